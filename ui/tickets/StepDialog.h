// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/TicketSteps.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

//! \brief Asks for just what a step needs, before it is taken: nothing, a unit, a reason, an answer. Opened, it calls
//! \a done with the parameters when the verb is pressed.
VerbDialog *askStep(Door &door, const QString &verb, const QJsonArray &tickets, QWidget *parent,
                    std::function<void(const QJsonObject &params)> done);

} // namespace lianxin
