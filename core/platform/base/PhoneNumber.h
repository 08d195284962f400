// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QString>

namespace lianxin {

//! \brief A Chinese telephone number in its national form: what lists, the do-not-call list, caps and the
//! blind index compare.
struct PhoneNumber {
    enum class Kind {
        Mobile,   //!< 11 digits, 1[3-9]…
        Landline, //!< area code with its 0, then 7 or 8 digits
        Service,  //!< 95xxx, 96xxx, 12345, 400…: never dialled by a campaign
    };
    QString digits; //!< national form, e.g. "13812341234", "01012345678"
    Kind kind = Kind::Mobile;
    bool operator==(const PhoneNumber &) const = default;
};

//! \brief Reads a number however a spreadsheet stored it: +86, 0086, full-width digits, spaces, dashes, brackets,
//! a leading apostrophe, 1.38E+10, a trailing ".0".
//! \param areaCode of the hotline's city ("010"), put before a bare 7–8-digit landline; without it such a number
//! is an error.
//! Errors (BadInput): phone.empty, phone.not_a_number, phone.digits_lost (scientific notation with fewer digits
//! than the number had), phone.length, phone.prefix, phone.area_code_missing.
LIANXIN_EXPORT Expected<PhoneNumber> parsePhoneNumber(QStringView text, QStringView areaCode = {});

LIANXIN_EXPORT QString nameOf(PhoneNumber::Kind kind);

} // namespace lianxin
