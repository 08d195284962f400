// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QByteArray>
#include <QJsonObject>

namespace lianxin::ctl {

//! A YAML map as JSON: plain scalars become numbers, booleans or null where they read as such, quoted ones stay text.
//! Errors (BadInput, place file:line): ctl.yaml.
Expected<QJsonObject> yamlToJson(const QByteArray &yaml, const QString &place);

} // namespace lianxin::ctl
