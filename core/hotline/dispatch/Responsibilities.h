// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dispatch/Categories.h"
#include "platform/base/Id.h"
#include <QJsonObject>
#include <vector>

namespace lianxin {

//! \brief What a unit is responsible for 职责.
struct Responsibility {
    Id id;
    Id unitId;
    QString unitName;
    QString category; //!< code; with everything below it; empty: whatever nobody else has there
    QString district; //!< county or street; empty: everywhere
    int unitDepth = 0; //!< in the tree of units; 0 at the top
};

//! \brief Where a matter lies, as far as it is known.
struct Place {
    QString district; //!< county, district; empty: unknown
    QString street;
    QString from = QStringLiteral("none"); //!< "ticket", "address", "text", "none"
    bool operator==(const Place &) const = default;
};

//! \brief All responsibilities, as a value. Any thread.
class LIANXIN_EXPORT Responsibilities {
public:
    Responsibilities() = default;
    explicit Responsibilities(std::vector<Responsibility> all)
        : m_all(std::move(all)) {}
    const std::vector<Responsibility> &all() const { return m_all; }
    //! The smallest responsible unit: one whose row names the category (or one above it) before one that takes the rest;
    //! then the smallest area (street, county, everywhere); then the narrowest category; then the unit lowest in the tree
    //! of units. nullptr: nobody is responsible.
    const Responsibility *of(const QString &category, const Place &place) const;

private:
    std::vector<Responsibility> m_all;
};

} // namespace lianxin
