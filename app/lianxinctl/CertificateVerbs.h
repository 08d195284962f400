// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Invocation.h"
#include <QJsonValue>

namespace lianxin::ctl {

//! `engine certificate`: makes door.crt and door.key in a folder, or tells of those that are there. Errors:
//! ctl.certificate_there (Conflict), ctl.file (BadInput), crypto.certificate_names (Usage).
Expected<QJsonValue> doorCertificate(const Invocation &invocation);

} // namespace lianxin::ctl
