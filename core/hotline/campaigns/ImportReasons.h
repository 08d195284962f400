// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace lianxin {

//! Why a row of a list was not imported, in Chinese, for the error workbook; \a code is a phone.* code, "duplicate",
//! "do_not_call" or "in_running_list".
//! \a first: where the number stands that is there twice.
QString importReason(const QString &code, const QString &first = {});

} // namespace lianxin
