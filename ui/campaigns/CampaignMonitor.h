// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

class QMenu;

namespace lianxin {

class OutcomeChart;
class Table;
class TracePanel;

//! \brief One campaign while it runs: four figures, outcomes by hour, live calls, and why a number is (not)
//! called. Pause, resume and stop ask for a reason with a verb.
class CampaignMonitor final : public QWidget {
    Q_OBJECT
public:
    CampaignMonitor(Door &door, bool mayManage, QWidget *parent = nullptr);
    void open(const QString &id);
    TracePanel *trace() const { return m_trace; }

Q_SIGNALS:
    void backWanted();

private:
    void load();
    void loadCalls();
    void fill();
    void act(const QString &verb, const QString &reason);
    void askPause();
    void askStop();
    void showAttempts(qint64 hourAt, const QStringList &outcomes, bool handedOver);
    QWidget *makeCalls();

    Door &m_door;
    bool m_mayManage;
    QString m_id;
    QJsonObject m_campaign;
    QJsonObject m_figures;
    QLabel *m_name;
    Chip *m_state;
    QLabel *m_since;
    Chip *m_brake;
    Button *m_main;
    Button *m_more;
    QMenu *m_menu;
    ErrorBanner *m_error;
    Figure *m_progress;
    Figure *m_connect;
    Figure *m_satisfied;
    Figure *m_wait;
    Card *m_chartCard;
    OutcomeChart *m_chart;
    RecordModel *m_calls;
    Table *m_callTable;
    QHBoxLayout *m_callChips;
    QWidget *m_noCalls;
    QWidget *m_forbidden = nullptr;
    TracePanel *m_trace;
    QTimer m_soon;
    QTimer m_second;
    int m_ticks = 0;
};

} // namespace lianxin
