// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

namespace lianxin {

// The engine's names around a ticket draft and the wrap-up in the reader's words. A name not known here is shown as it came.

//! What a field of a draft is called: address, category …
QString draftFieldText(const QString &field);
//! What a seat asks to get it, by the name of the question: ask_address …; empty for one not known.
QString draftQuestionText(const QString &question);
//! What makes a matter urgent, by the name of its rule: gas_leak …
QString urgencyRuleText(const QString &rule);
//! Why a wrap-up was extended; a person's own words stay.
QString extensionReasonText(const QString &reason);
//! Names of the usual reasons.
QStringList extensionReasons();

} // namespace lianxin
