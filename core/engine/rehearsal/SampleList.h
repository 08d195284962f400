// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"

namespace lianxin {

//! Writes an .xlsx list of \a people invented citizens with numbers of the rehearsal range 199000xxxxx, names and districts
//! drawn from \a seed. Errors: sheet.write_failed.
Expected<void> writeSampleList(const QString &path, int people, quint32 seed);

} // namespace lianxin
