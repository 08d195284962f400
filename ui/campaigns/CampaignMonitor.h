// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QStackedWidget>
#include <QTimer>

class QAction;
class QMenu;

namespace lianxin {

class LinesChart;
class OutcomeChart;
class RetryChart;
class Table;
class TracePanel;

//! \brief One campaign while it runs: what holds it back and what helps, four figures, outcomes, lines and retries by the hour,
//! live calls, and why a number is (not) called. Pause, resume and stop ask for a reason with a verb; preflight and export.
class CampaignMonitor final : public QWidget {
    Q_OBJECT
public:
    CampaignMonitor(Door &door, bool mayManage, QWidget *parent = nullptr);
    void open(const QString &id);
    TracePanel *trace() const { return m_trace; }
    //! What the upper card shows.
    enum class Face { Outcomes, Lines, Retries };
    void showFace(Face face);
    void showPreflight();
    //! Asks where to, then exports.
    void askExport();
    void exportTo(const QString &path);

Q_SIGNALS:
    void backWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void load();
    void loadCalls();
    void fill();
    void act(const QString &verb, const QString &reason);
    void askPause();
    void askStop();
    void showAttempts(qint64 hourAt, const QStringList &outcomes, std::optional<bool> handedOver);
    void showHour(qint64 hourAt);
    void showDue(qint64 from, qint64 to);
    void arrange();
    QWidget *makeCalls();
    QWidget *makeNotice();
    void makeFaces();
    void makeMenu();
    void fillPace();
    void drawCharts();

    Door &m_door;
    bool m_mayManage;
    QString m_id;
    QJsonObject m_campaign;
    QJsonObject m_figures;
    QLabel *m_name;
    Chip *m_state;
    QLabel *m_since;
    Chip *m_pace;
    QFrame *m_notice;
    QLabel *m_noticeWhat;
    QLabel *m_noticeRemedy;
    Button *m_main;
    Button *m_more;
    QMenu *m_menu;
    QAction *m_stop = nullptr;
    ErrorBanner *m_error;
    Figure *m_progress;
    Figure *m_connect;
    Figure *m_satisfied;
    Figure *m_wait;
    Card *m_chartCard;
    QStackedWidget *m_faces;
    QList<Button *> m_faceButtons;
    OutcomeChart *m_chart;
    LinesChart *m_lines;
    QLabel *m_paceWords;
    RetryChart *m_retries;
    RecordModel *m_calls;
    Table *m_callTable;
    QHBoxLayout *m_callChips;
    QWidget *m_noCalls;
    QWidget *m_forbidden = nullptr;
    TracePanel *m_trace;
    QTimer m_soon;
    QTimer m_chartPause; // until charts may be drawn again
    bool m_chartsDue = false;
    QTimer m_second;
    int m_ticks = 0;
    QGridLayout *m_figureGrid = nullptr;
    QBoxLayout *m_lower = nullptr;
    QWidget *m_callCard = nullptr;
    std::optional<bool> m_narrow; //!< one below the other; nothing: not arranged yet
};

} // namespace lianxin
