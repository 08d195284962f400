// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Invocation.h"
#include <QJsonValue>

namespace lianxin::ctl {

//! lianxinctl dialogue train: the classifier behind the lexicon (docs/understanding.md). Errors: text.*, dialogue.meaning_label.
Expected<QJsonValue> trainDialogue(const Invocation &invocation);
//! lianxinctl dialogue evaluate: what becomes of labelled utterances, by rules alone and with the classifier.
//! Errors: those, dialogue.meaning_model.
Expected<QJsonValue> evaluateDialogue(const Invocation &invocation);

} // namespace lianxin::ctl
