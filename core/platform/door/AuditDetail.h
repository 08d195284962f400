// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

//! What the audit trail keeps of the parameters of a call: secrets left out, personal data masked, long texts cut.
QJsonObject auditDetail(const Method &method, const QJsonObject &params);

//! The id of what a call is about, if a parameter says so: "id", else the first "…Id", "transfer".
QString auditTarget(const QJsonObject &params);

} // namespace lianxin
