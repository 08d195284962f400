// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Tone.h"
#include "ui/supervision/DayFigures.h"
#include <QJsonArray>
#include <QRectF>

namespace lianxin {

class WallPainter;

//! \brief One thing that wants somebody's attention: a line and a dimmer one below it. Tone Mute: worth knowing only.
struct WallAlert {
    QString icon;
    Tone tone = Tone::Warn;
    QString title;
    QString detail;
};

//! \brief What the wall knows; empty arrays: nothing, or not known.
struct WallFacts {
    QJsonArray seats;        //!< seats.list
    QJsonArray calls;        //!< calls.list
    QJsonArray supervisions; //!< supervision.list, open ones
    QJsonArray trunks;       //!< trunks.list
    const DayFigures *today = nullptr;
    qint64 now = 0;         //!< engineNow(), of calls and seats
    qint64 businessNow = 0; //!< of deadlines
};

//! Numbers of the seats that ask for help or are abused now.
QStringList seatsInNeed(const QJsonArray &calls);
//! What is the matter, the gravest first.
QList<WallAlert> wallAlerts(const WallFacts &facts);
//! Paints the card of alerts; \a known: whether the seats were heard of at all.
void paintWallAlerts(WallPainter &p, const QRectF &area, const QList<WallAlert> &alerts, bool known);

} // namespace lianxin
