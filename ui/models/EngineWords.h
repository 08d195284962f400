// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace lianxin {

//! \brief What the engine words itself about a ticket, deadline (“剩 2 个工作日”) or badge (“催办 3”), in the console's language;
//! as it came where this console does not know it.
QString engineWords(const QString &words);

} // namespace lianxin
