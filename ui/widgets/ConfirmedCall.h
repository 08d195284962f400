// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include <QWidget>

namespace lianxin {

//! \brief Calls a method that shows personal data in the clear. Where the engine wants the password once more, it is asked for
//! over \a parent, and the method called again. \a reply comes once, unless \a parent dies first; door.confirm_first when nobody
//! gave a password.
void callConfirmed(Door &door, const QString &method, const QJsonObject &params, QWidget *parent, Door::Reply reply);

} // namespace lianxin
