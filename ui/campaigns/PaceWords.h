// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Tone.h"
#include <QJsonObject>
#include <QStringList>

namespace lianxin {

//! \name How a campaign is paced, in words; \a pacing as campaigns.figures tells it
//! @{
//! One chip: how it goes, or what holds it back.
Word paceWord(const QJsonObject &pacing);
//! Some sentences. \a lines, \a cps: what the campaign may use.
QStringList paceText(const QJsonObject &pacing, int lines, double cps);
//! What holds it back, and what helps; empty when nothing does.
struct HoldText {
    QString what;
    QString remedy;
};
HoldText holdText(const QJsonObject &pacing);
//! @}

} // namespace lianxin
