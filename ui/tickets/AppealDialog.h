// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/widgets/Parts.h"
#include <QJsonObject>
#include <functional>

namespace lianxin {

//! A unit appeals against what is held against it in \a ticket: why, and what speaks for it – calls and steps of the ticket's
//! own life, and what lies elsewhere. \a done gets {reason, evidence} as tickets.appeal takes them.
VerbDialog *askAppeal(const QJsonObject &ticket, QWidget *parent, std::function<void(const QJsonObject &params)> done);

} // namespace lianxin
