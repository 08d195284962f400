// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace lianxin {

//! What a method of the door does, in the reader's words, for the audit trail; a method not known here by its name.
QString methodText(const QString &method);

} // namespace lianxin
