// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace lianxin {

//! Why a row of a list was not imported, in Chinese, for the error workbook; \a code is a phone.* code or "duplicate".
QString importReason(const QString &code, qint64 firstRow = 0);

} // namespace lianxin
