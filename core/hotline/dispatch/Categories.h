// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <vector>

namespace lianxin {

//! \brief What a matter is about, on one of three levels. The code says where it hangs: two digits a level.
struct DispatchCategory {
    QString code;        //!< "01", "0102", "010203"
    QString name;             //!< unique among its brothers
    QString description = {}; //!< what belongs here
    QString limit = {};       //!< category of the limits (resources/tickets/limits.json); empty: the superior's
    bool active = true;  //!< no longer given to new tickets, but known

    int level() const { return int(code.size()) / 2; }
    QString parent() const { return code.chopped(2); }
    bool operator==(const DispatchCategory &) const = default;
};

//! \brief The three-level tree of categories, as a value. Any thread.
class LIANXIN_EXPORT CategoryTree {
public:
    CategoryTree() = default;
    //! Those without a superior are left out. \a all in any order.
    explicit CategoryTree(std::vector<DispatchCategory> all);

    //! What the project ships (resources/dispatch/categories.txt: a line "code name [limit] [# description]").
    //! Errors (BadInput): dispatch.bad_categories with the line in place.
    static Expected<CategoryTree> shipped();
    static Expected<CategoryTree> fromText(const QString &text);

    const std::vector<DispatchCategory> &all() const { return m_all; } //!< by code
    const DispatchCategory *find(const QString &code) const;
    //! "市政设施 / 路灯照明 / 路灯不亮"; empty for what is not there.
    QString path(const QString &code) const;
    //! What is written in a ticket: the name where it is unique, else names with slashes.
    QString textOf(const QString &code) const;
    //! Code of what a ticket says: a code, a path (with / or >), or a name that only one category has. Empty: none.
    QString codeOf(const QString &text) const;
    //! Category of the limits, the superiors' where it has none of its own; empty: none.
    QString limitOf(const QString &code) const;
    //! Is \a code the same as or below \a ancestor?
    static bool isWithin(const QString &code, const QString &ancestor) { return code.startsWith(ancestor); }
    QString nextCode(const QString &parent) const; //!< free, below \a parent; empty when there is none left

private:
    std::vector<DispatchCategory> m_all;
    QHash<QString, int> m_byCode, m_byPath;
    QHash<QString, int> m_byName; //!< -1: several have it
};

//! What is wrong with a category, as dispatch.bad_category (BadInput).
LIANXIN_EXPORT Expected<void> checkCategory(const DispatchCategory &category, const CategoryTree &tree);

} // namespace lianxin
