// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Session.h"
#include <QElapsedTimer>
#include <QJsonArray>
#include <QWidget>

namespace lianxin {

class DayWatch;
class WallPainter;

//! \brief The wall: readable at five metres, always dark. 15-second answer rate against 95 %, seats as a
//! plan, the queue, the rate over the day, and what wants attention. What is not known is shown as “?”.
class WallPage final : public QWidget {
    Q_OBJECT
public:
    WallPage(Door &door, EngineWatch &engine, QWidget *parent = nullptr);
    void load();

Q_SIGNALS:
    void fullScreenWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void paintRate(WallPainter &p, const QRectF &area) const;
    void paintSeats(WallPainter &p, const QRectF &area) const;
    void paintQueue(WallPainter &p, const QRectF &area) const;
    void loadSlowly(); //!< what does not change by the second
    Door &m_door;
    EngineWatch &m_engine;
    QJsonArray m_seats;
    QJsonArray m_supervisions;
    QJsonArray m_callbacks;
    QJsonArray m_calls;
    QJsonArray m_trunks;
    DayWatch *m_days;
    bool m_mayCalls = true; //!< false: the engine refused, and is not asked every time again
    bool m_mayTrunks = true;
    QElapsedTimer m_loaded; //!< invalid until the seats were read
};

} // namespace lianxin
