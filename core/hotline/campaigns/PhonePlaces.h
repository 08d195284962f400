// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QByteArray>
#include <QString>
#include <QtGlobal>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lianxin {

//! Where a number was given out, and by whom; as it was then: numbers are ported.
struct PhonePlace {
    std::string_view place;   //!< "北京", "河北 石家庄"; empty where it is not known
    std::string_view carrier; //!< china_mobile, china_unicom, china_telecom, china_broadnet, each also with _mvno; empty: not known, landline
};

//! \brief Place and carrier of Chinese numbers by their first seven digits, and of landlines by area code. The table is
//! `phone/phone.dat` of the resources (GPL-3.0, see NOTICE). Immutable: any thread.
class LIANXIN_EXPORT PhonePlaces {
public:
    //! The table that is shipped; knows nothing when the file is missing or damaged. Loaded at the first call, 5 ms.
    static const PhonePlaces &shipped();
    //! From the content of a table; damaged ones give an empty one.
    explicit PhonePlaces(const QByteArray &table);

    //! \a digits in national form (PhoneNumber::digits).
    PhonePlace of(std::string_view digits) const;
    bool isEmpty() const { return m_places.empty(); }

private:
    std::vector<std::string> m_places;
    std::vector<quint16> m_prefixes; // from 1300000: place + 1, carrier in the low four bits; 0 = not known. Small: caches hold it
    std::unordered_map<std::string, quint32> m_areas; // area code → place
};

} // namespace lianxin
