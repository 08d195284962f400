// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/CampaignMonitor.h"
#include "platform/base/Literals.h"
#include "ui/campaigns/LoadCharts.h"
#include "ui/campaigns/OutcomeChart.h"
#include "ui/campaigns/TracePanel.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/Table.h"
#include <QMenu>
#include <QScrollArea>

namespace lianxin {
namespace {

constexpr int everySeconds = 5; // figures are asked for at least this often while the page is seen

Cell holderCell(const QJsonObject &call) {
    const QString state = call["state"_L1].toString();
    const QString seat = call["seatNumber"_L1].toString();
    if (!seat.isEmpty())
        return {CampaignMonitor::tr("Seat %1").arg(seat), u"headphones"_s};
    if (state == "queued"_L1)
        return {CampaignMonitor::tr("Queue"), u"phone-forwarded"_s};
    if (state == "dialling"_L1 || state == "ringing"_L1)
        return {CampaignMonitor::tr("Dialler"), u"phone-outgoing"_s};
    return {CampaignMonitor::tr("Robot"), u"bot"_s};
}

QList<RecordColumn> callColumns() {
    return {{CampaignMonitor::tr("Number"), 136, false,
             [](const QJsonObject &c) { return Cell{c["phone"_L1].toString()}; }},
            {CampaignMonitor::tr("Name"), 90, false,
             [](const QJsonObject &c) { return Cell{c["name"_L1].toString()}; }},
            {CampaignMonitor::tr("Held by"), 140, false, holderCell},
            {CampaignMonitor::tr("State"), 140, false,
             [](const QJsonObject &c) {
                 const Word word = callWord(c["state"_L1].toString());
                 return Cell{word.text, {}, word.tone, true};
             }},
            {CampaignMonitor::tr("Duration"), 90, true,
             [](const QJsonObject &c) {
                 const qint64 from =
                     whole(c, "answeredAt"_L1) > 0 ? whole(c, "answeredAt"_L1) : whole(c, "startedAt"_L1);
                 return Cell{from > 0 ? shortTimerText(engineNow() - from) : u"?"_s};
             }},
            {CampaignMonitor::tr("Remark"), 0, false, [](const QJsonObject &c) {
                 QString why =
                     c["why"_L1].isObject() ? handoverText(c["why"_L1].toObject()) : c["why"_L1].toString();
                 return Cell{.text = why, .dim = true};
             }}};
}

} // namespace

CampaignMonitor::CampaignMonitor(Door &door, bool mayManage, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_mayManage(mayManage)
    , m_name(text({}, "h20"))
    , m_state(new Chip)
    , m_since(text({}, "secondary"))
    , m_pace(new Chip)
    , m_notice(box("warn"))
    , m_noticeWhat(text({}, "strong"))
    , m_noticeRemedy(text({}))
    , m_main(new Button(tr("Pause campaign"), Button::Kind::Outline, u"pause"_s))
    , m_more(new Button({}, Button::Kind::Outline, u"ellipsis"_s))
    , m_menu(new QMenu(this))
    , m_error(new ErrorBanner)
    , m_progress(new Figure(tr("Progress")))
    , m_connect(new Figure(tr("Connect rate")))
    , m_satisfied(new Figure(tr("Satisfied")))
    , m_wait(new Figure(tr("Wait for a person")))
    , m_chartCard(new Card(tr("Outcomes by hour")))
    , m_faces(new QStackedWidget)
    , m_chart(new OutcomeChart)
    , m_lines(new LinesChart)
    , m_paceWords(text({}))
    , m_retries(new RetryChart)
    , m_calls(new RecordModel(callColumns(), u"id"_s, this))
    , m_callTable(new Table(u"liveCalls"_s))
    , m_callChips(row(8))
    , m_noCalls(new EmptyState(u"phone-off"_s, tr("No call at this moment"),
                               tr("Calls appear here while they last.")))
    , m_trace(new TracePanel(door)) {
    auto *lines = column(8);
    setMargins(lines, 12, 8, 12, 8);
    auto *head = row(10);
    auto *back = new Button(tr("All campaigns"), Button::Kind::Link, u"undo-2"_s);
    back->setButtonSize(Button::Size::Small);
    head->addWidget(m_name);
    head->addWidget(m_state);
    head->addWidget(m_since);
    head->addStretch(1);
    head->addWidget(m_pace);
    head->addWidget(back);
    head->addWidget(m_main);
    head->addWidget(m_more);
    auto *headBox = new QWidget;
    headBox->setLayout(head);
    Theme::current().holdSize(headBox, 0, 40);
    lines->addWidget(headBox);
    lines->addWidget(m_error);
    lines->addWidget(makeNotice());
    m_figureGrid = new QGridLayout;
    m_figureGrid->setSpacing(px(8));
    for (Figure *figure : {m_progress, m_connect, m_satisfied, m_wait})
        Theme::current().holdSize(figure, 0, 84);
    lines->addLayout(m_figureGrid);
    m_lower = new QBoxLayout(QBoxLayout::LeftToRight);
    m_lower->setSpacing(px(8));
    auto *left = column(8);
    makeFaces();
    auto *updated = text({}, "small");
    updated->setObjectName(u"updated"_s);
    m_chartCard->addTrailing(updated);
    Theme::current().holdSize(m_chartCard, 0, 318);
    left->addWidget(m_chartCard);
    m_callCard = makeCalls();
    left->addWidget(m_callCard, 1);
    m_lower->addLayout(left, 1);
    m_lower->addWidget(m_trace);
    lines->addLayout(m_lower, 1);
    auto *page = new QWidget;
    page->setLayout(lines);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    auto *outer = column(0);
    outer->addWidget(scroll);
    setLayout(outer);
    arrange();
    connect(&Theme::current(), &Theme::changed, this, &CampaignMonitor::arrange);

    m_pace->hide();
    m_main->setVisible(mayManage);
    makeMenu();
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_menu->popup(
            m_more->mapToGlobal(QPoint(m_more->width() - m_menu->sizeHint().width(), m_more->height())));
    });
    connect(back, &QPushButton::clicked, this, &CampaignMonitor::backWanted);
    connect(m_main, &QPushButton::clicked, this, [this] {
        if (m_campaign["state"_L1].toString() == "running"_L1)
            askPause();
        else
            act(u"start"_s, {});
    });
    connect(m_error, &ErrorBanner::retried, this, &CampaignMonitor::load);
    connect(m_chart, &OutcomeChart::picked, this, &CampaignMonitor::showAttempts);
    connect(m_lines, &LinesChart::picked, this, &CampaignMonitor::showHour);
    connect(m_retries, &RetryChart::picked, this, &CampaignMonitor::showDue);
    m_soon.setSingleShot(true);
    m_soon.setInterval(1000);
    connect(&m_soon, &QTimer::timeout, this, &CampaignMonitor::load);
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        const bool mine = event.entity == m_id || event.payload["campaignId"_L1].toString() == m_id;
        if (isVisible() && !m_soon.isActive() &&
            (event.type.startsWith("call."_L1) || (mine && event.type.startsWith("campaign."_L1))))
            m_soon.start();
    });
    m_chartPause.setSingleShot(true);
    m_chartPause.setInterval(2000);
    connect(&m_chartPause, &QTimer::timeout, this, [this] {
        if (m_chartsDue)
            drawCharts();
    });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (!isVisible())
            return;
        m_calls->tick(4);
        if (++m_ticks % everySeconds == 0)
            load();
    });
    m_second.start();
}

QWidget *CampaignMonitor::makeCalls() {
    auto *card = new Card(tr("Calls now"));
    card->head()->insertLayout(2, m_callChips);
    card->addTrailing(text(tr("longest first"), "small"));
    m_callTable->setObjectName(u"liveCalls"_s);
    m_callTable->setRecords(m_calls);
    m_callTable->setAccessibleName(tr("Calls now"));
    card->body()->addWidget(m_callTable, 1);
    card->body()->addWidget(m_noCalls, 1);
    m_forbidden = new EmptyState(u"lock"_s, tr("Live calls are shown to team leaders"),
                                 tr("The figures and the hours above hold all calls of this campaign."));
    m_forbidden->hide();
    card->body()->addWidget(m_forbidden, 1);
    return card;
}

void CampaignMonitor::open(const QString &id) {
    if (m_id != id) {
        m_id = id;
        m_campaign = {};
        m_figures = {};
        m_calls->setRecords({});
        m_trace->setCampaign(id);
        m_error->clear();
        m_chartPause.stop();
    }
    load();
}

void CampaignMonitor::load() {
    if (m_id.isEmpty())
        return;
    const QString id = m_id;
    m_door.call(u"campaigns.get"_s, {{u"id"_s, id}}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (id != m_id)
            return;
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        if (const QJsonObject campaign = reply->toObject(); campaign != m_campaign) {
            m_campaign = campaign;
            fill();
        }
    });
    QJsonObject wanted{{u"id"_s, id}, {u"byHour"_s, true}};
    if (m_faces->currentIndex() == static_cast<int>(Face::Retries))
        wanted.insert(u"retries"_s, true); // counted only where somebody looks
    m_door.call(u"campaigns.figures"_s, wanted, this,
                [this, id](const Expected<QJsonValue> &reply) {
                    if (id != m_id || !reply)
                        return;
                    m_figures = reply->toObject();
                    fill();
                });
    loadCalls();
}

void CampaignMonitor::loadCalls() {
    const QString id = m_id;
    m_door.call(u"calls.list"_s, {}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (id != m_id)
            return;
        m_forbidden->setVisible(!reply && reply.error().kind == ErrorKind::Refused);
        if (!reply) {
            m_callTable->setVisible(m_forbidden->isHidden());
            m_noCalls->hide();
            return;
        }
        QList<QJsonObject> calls;
        const QJsonArray items = itemsOf(reply);
        for (const auto &item : items) {
            const QJsonObject call = item.toObject();
            // A call stays its campaign's while it waits for a seat and at the seat; calls of the hotline have none.
            if (call["campaignId"_L1].toString() == id)
                calls << call;
        }
        std::stable_sort(calls.begin(), calls.end(), [](const QJsonObject &a, const QJsonObject &b) {
            return whole(a, "startedAt"_L1) < whole(b, "startedAt"_L1);
        });
        QJsonArray sorted;
        int robot = 0;
        int seats = 0;
        int queued = 0;
        int dialling = 0;
        for (const QJsonObject &call : std::as_const(calls)) {
            sorted << call;
            const QString state = call["state"_L1].toString();
            robot += state == "bot"_L1;
            seats += state == "talking"_L1 || state == "held"_L1 || state == "offered"_L1;
            queued += state == "queued"_L1;
            dialling += state == "dialling"_L1 || state == "ringing"_L1;
        }
        m_calls->setRecords(sorted);
        m_callTable->setVisible(!sorted.isEmpty());
        m_noCalls->setVisible(sorted.isEmpty());
        clearLayout(m_callChips);
        const int lines = m_campaign["lines"_L1].toInt(m_campaign["spec"_L1].toObject()["lines"_L1].toInt());
        m_callChips->addWidget(
            new Chip({tr("%1 calls / %2 lines").arg(sorted.size()).arg(lines), {}, Tone::Mute}));
        m_callChips->addWidget(new Chip({tr("Robot %1").arg(robot), {}, Tone::Mute}));
        m_callChips->addWidget(new Chip({tr("Seats %1").arg(seats), {}, Tone::Accent}));
        m_callChips->addWidget(
            new Chip({tr("Queue %1").arg(queued), {}, queued > 0 ? Tone::Warn : Tone::Mute}));
        m_callChips->addWidget(new Chip({tr("Dialling %1").arg(dialling), {}, Tone::Mute}));
    });
}

void CampaignMonitor::fill() {
    m_name->setText(m_campaign["name"_L1].toString());
    const QString state = m_campaign["state"_L1].toString();
    m_state->setWord(campaignWord(state));
    QStringList since;
    if (const qint64 at = whole(m_campaign, "startedAt"_L1); at > 0)
        since << tr("started %1").arg(dayTimeText(at));
    if (const QString reason = m_campaign["stateReason"_L1].toString();
        !reason.isEmpty() && state != "running"_L1 && m_figures["pacing"_L1]["hold"_L1].isNull())
        since << reason;
    m_since->setText(factsText(since));
    const bool running = state == "running"_L1;
    const bool can = running || state == "ready"_L1 || state == "draft"_L1 || state == "paused"_L1 ||
                     state == "scheduled"_L1;
    m_main->setVisible(m_mayManage && can);
    m_main->setText(running                ? tr("Pause campaign")
                    : state == "paused"_L1 ? tr("Resume campaign")
                                           : tr("Start campaign"));
    m_main->setIconName(running ? u"pause"_s : u"play"_s);
    m_main->setKind(running ? Button::Kind::Outline : Button::Kind::Primary);
    if (m_stop)
        m_stop->setVisible(running || state == "paused"_L1 || state == "scheduled"_L1);

    const qint64 total = whole(m_figures, "total"_L1);
    const qint64 done = whole(m_figures, "done"_L1);
    const double share = total > 0 ? static_cast<double>(done) / static_cast<double>(total) : -1;
    m_progress->setFigure(percentText(share), tr("%1 of %2 done, %3 to retry")
                                                  .arg(numberText(done), numberText(total),
                                                       numberText(whole(m_figures, "retryDue"_L1))));
    m_progress->setShare(qMax(0.0, share));
    m_connect->setFigure(percentText(m_figures["connectRate"_L1].toDouble(-1)),
                         tr("%1 answered").arg(numberText(whole(m_figures, "answered"_L1))));
    const QJsonObject results = m_figures["results"_L1].toObject();
    const auto yes = static_cast<double>(whole(results, "satisfied"_L1));
    const auto rated = yes + static_cast<double>(whole(results, "dissatisfied"_L1));
    const double satisfied = rated > 0 ? yes / rated : -1;
    m_satisfied->setFigure(percentText(satisfied),
                           rated > 0 ? tr("target 85%, %1 rated").arg(numberText(static_cast<qint64>(rated)))
                                     : tr("nobody has rated yet"),
                           satisfied < 0       ? Tone::Mute
                           : satisfied >= 0.85 ? Tone::Good
                                               : Tone::Warn);
    const QJsonObject hand = m_figures["handOvers"_L1].toObject();
    const qint64 asked = whole(hand, "requested"_L1);
    const qint64 longest = whole(hand, "waitMsMax"_L1);
    m_wait->setFigure(asked > 0 ? spanText(whole(hand, "waitMsAvg"_L1)) : u"–"_s,
                      asked > 0 ? tr("longest %1, %2 lost").arg(spanText(longest)).arg(whole(hand, "lost"_L1))
                                : tr("nobody has asked yet"),
                      asked == 0                                         ? Tone::Mute
                      : longest <= 15'000 && whole(hand, "lost"_L1) == 0 ? Tone::Good
                                                                         : Tone::Warn);
    const qint64 now = businessNow();
    fillPace();
    drawCharts();
    findChild<QLabel *>(u"updated"_s)->setText(m_faces->currentIndex() == 0 ? tr("unit: calls | updated %1").arg(clockText(now)) : tr("updated %1").arg(clockText(now)));
}

// Side by side where there is room for it at this size of text; else one below the other, and the page scrolls.
void CampaignMonitor::arrange() {
    const bool narrow = width() < px(1180);
    if (m_narrow != narrow) {
        m_narrow = narrow;
        int at = 0;
        for (Figure *figure : {m_progress, m_connect, m_satisfied, m_wait}) {
            m_figureGrid->addWidget(figure, narrow ? at / 2 : 0, narrow ? at % 2 : at);
            ++at;
        }
        for (int c = 0; c < 4; ++c)
            m_figureGrid->setColumnStretch(c, narrow && c > 1 ? 0 : 1);
        m_lower->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    }
    m_trace->setMinimumSize(narrow ? 0 : px(372), px(narrow ? 460 : 0));
    m_trace->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : px(372));
    m_callCard->setMinimumHeight(px(narrow ? 280 : 0));
}

void CampaignMonitor::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace lianxin
