// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QByteArrayView>
#include <QJsonObject>
#include <QStringList>
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace lianxin {

//! \brief What a list knows of a person, sealed as one piece: ["number","name","value of field 1",…], the fields in the
//! order of the list, which keeps their titles and roles once.
class ContactCardWriter {
public:
    void begin(std::string_view phone, std::string_view name);
    void add(std::string_view value);
    //! Valid until begin().
    std::string_view finish();

private:
    std::string m_text;
    size_t m_filled = 0;
};

//! An opened card.
struct ContactCard {
    QString phone;
    QString name;
    QJsonObject fields; //!< title → value, the empty ones left out
    QJsonObject roles;  //!< "district" → value
    std::array<QString, 2> others; //!< further numbers, of the columns phone2 and phone3; no fields, so that no flow and no card shows them
    //! {"name","phone","fields","roles"}
    QJsonObject toJson() const;
};

//! \a fields and \a roles as the list keeps them; of a field without a role it is empty. Cards of the first version,
//! which held titles and no number, are read too.
ContactCard contactCardFrom(QByteArrayView opened, const QStringList &fields, const QStringList &roles);

} // namespace lianxin
