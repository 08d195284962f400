// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Error.h"

namespace lianxin::sheets {

inline Error badSheet(const QString &code, const QString &message, const QString &remedy, const QString &place = {}) {
    return {ErrorKind::BadInput, code, message, remedy, place};
}

inline Error damagedXml(const QString &part, const QString &what) {
    return badSheet(u"sheet.xml_damaged"_s, what, u"Open the file in a spreadsheet program and save it anew as .xlsx"_s, part);
}

inline Error limitReached(const QString &which, const QString &message, const QString &place = {}) {
    return badSheet(u"sheet.limit_"_s + which, message, u"Split the file, or save it anew without what is not needed"_s,
                    place);
}

//! Thrown from deep inside a scan and turned into a value by the reader that started it; never leaves the module.
struct SheetFailure {
    Error error;
};

} // namespace lianxin::sheets
