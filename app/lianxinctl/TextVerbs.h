// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Invocation.h"
#include <QJsonValue>

namespace lianxin::ctl {

//! lianxinctl text train, eval, crossvalidate: need no store. Errors: text.* of the classifier.
Expected<QJsonValue> trainText(const Invocation &invocation);
Expected<QJsonValue> evaluateText(const Invocation &invocation);
Expected<QJsonValue> crossValidateText(const Invocation &invocation);
//! lianxinctl text classify: a line of standard input becomes a line {"label","p"}; the exit status.
int classifyText(const Invocation &invocation);

} // namespace lianxin::ctl
