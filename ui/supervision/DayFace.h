// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/supervision/DayWatch.h"
#include "ui/widgets/Parts.h"
#include <QStackedWidget>

class QGridLayout;

namespace lianxin {

class DayPlot;

//! \brief The day in figures and charts for supervisors: 15-second answer rate, waits, talk and wrap-up, occupancy by the half
//! hour, beside yesterday's. Asks anew every 15 s while it is seen.
class DayFace final : public QWidget {
    Q_OBJECT
public:
    explicit DayFace(Door &door, QWidget *parent = nullptr);
    void load();

Q_SIGNALS:
    //! Somebody wants to see why there is nothing.
    void liveWanted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    DayPlot *addPlot(QGridLayout *grid, int place, const QString &title, const QString &unit);
    void showDays();
    void fillFigures(const DayFigures &today, const DayFigures *yesterday);
    void fillPlots(const DayFigures &today, const DayFigures *yesterday);
    void setLegend(DayPlot *plot, const QList<std::pair<QColor, QString>> &entries);
    DayWatch *m_days;
    ErrorBanner *m_error;
    Figure *m_rate;
    Figure *m_offered;
    Figure *m_abandoned;
    Figure *m_wait;
    Figure *m_talk;
    Figure *m_wrapUp;
    Figure *m_occupied;
    QStackedWidget *m_pages;
    QHash<DayPlot *, QLabel *> m_legends;
    DayPlot *m_ratePlot;
    DayPlot *m_waitPlot;
    DayPlot *m_callPlot;
    DayPlot *m_occupiedPlot;
};

} // namespace lianxin
