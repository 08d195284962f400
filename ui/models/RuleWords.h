// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace lianxin {

//! What a rule of dialling asks, as a line of a check list that is passed or failed: "Not on the do-not-call list".
QString ruleText(const QString &rule);
//! Why a row is held back by it: "On the do-not-call list".
QString heldText(const QString &rule);

} // namespace lianxin
