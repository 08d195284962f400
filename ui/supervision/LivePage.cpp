// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/LivePage.h"
#include "platform/base/Literals.h"
#include "ui/models/DraftWords.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/supervision/DayFace.h"
#include "ui/supervision/SeatCare.h"
#include "ui/widgets/RevealButton.h"
#include "ui/widgets/Table.h"
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kRefreshMs = 2000;
constexpr qint64 kStaleMs = 8000;

bool wantsSupervisor(const QJsonObject &row) {
    return row["helpSince"_L1].toInteger() > 0 || row["abuseSince"_L1].toInteger() > 0;
}

Cell supervisionCell(const QJsonObject &row) {
    const QJsonObject supervision = row["supervision"_L1].toObject();
    const QString who = supervision["displayName"_L1].toString();
    const QString mode = supervision["mode"_L1].toString();
    if (who.isEmpty() && supervision.isEmpty())
        return {};
    if (!supervision["joined"_L1].toBool())
        return {LivePage::tr("%1 is being rung").arg(who), u"phone-incoming"_s, Tone::Warn, true};
    return {mode == "barge"_L1     ? LivePage::tr("%1 is in on it").arg(who)
            : mode == "whisper"_L1 ? LivePage::tr("%1 whispers").arg(who)
                                   : LivePage::tr("%1 listens").arg(who),
            u"ear"_s, Tone::Accent, true};
}

Cell wishCell(const QJsonObject &row) {
    if (const qint64 since = row["abuseSince"_L1].toInteger(); since > 0)
        return {LivePage::tr("Abuse, %1").arg(spanText(engineNow() - since)), u"siren"_s, Tone::Bad, true};
    if (const qint64 since = row["helpSince"_L1].toInteger(); since > 0)
        return {LivePage::tr("Wants help, %1").arg(spanText(engineNow() - since)), u"life-buoy"_s, Tone::Warn, true};
    if (const qint64 more = row["wrapUpExtendedMs"_L1].toInteger(); more > 0 && row["state"_L1].toString() == "wrapup"_L1)
        return {LivePage::tr("Wrap-up extended by %1: %2").arg(spanText(more), extensionReasonText(row["wrapUpReason"_L1].toString())), u"timer"_s, Tone::Warn, true};
    if (const qint64 until = row["coolUntil"_L1].toInteger(); until > engineNow())
        return {LivePage::tr("Rests for %1").arg(spanText(until - engineNow())), u"coffee"_s, Tone::Mute, true};
    return {};
}

} // namespace

LivePage::LivePage(SeatDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_rows(new RecordModel(
          {{tr("Seat"), 90, false, [](const QJsonObject &r) { return Cell{r["seatNumber"_L1].toString()}; }},
           {tr("Name"), 110, false, [](const QJsonObject &r) { return Cell{r["displayName"_L1].toString()}; }},
           {tr("State"), 120, false,
            [](const QJsonObject &r) {
                const QString outside = r["outsideParty"_L1].toString();
                const Word word = !outside.isEmpty()        ? Word{tr("With %1").arg(outside), u"phone-forwarded"_s, Tone::Accent}
                                  : r["parked"_L1].toBool() ? Word{tr("Parked"), u"circle-pause"_s, Tone::Warn}
                                                            : seatWord(r["state"_L1].toString());
                return Cell{word.text, word.icon, word.tone, true};
            }},
           {tr("For"), 90, true,
            [](const QJsonObject &r) {
                const qint64 since = r["since"_L1].toInteger();
                return Cell{since > 0 ? timerText(qMax<qint64>(0, engineNow() - since)) : u"?"_s};
            }},
           {tr("Citizen"), 200, false,
            [](const QJsonObject &r) { return Cell{u"%1  %2"_s.arg(r["name"_L1].toString(), r["phone"_L1].toString()).trimmed()}; }},
           {tr("Consults"), 130, false,
            [](const QJsonObject &r) {
                const QString seat = r["consult"_L1]["seatNumber"_L1].toString();
                return Cell{seat.isEmpty() ? QString() : tr("seat %1").arg(seat)};
            }},
           {tr("Supervisor"), 170, false, supervisionCell},
           {tr("Wish"), 0, false, wishCell}},
          u"rowId"_s, this))
    , m_table(new Table(u"live"_s))
    , m_day(new DayFace(desk.door()))
    , m_faces(new QStackedWidget)
    , m_reveal(new RevealButton(desk.door(), u"calls.reveal"_s))
    , m_age(text({}, "secondary"))
    , m_welfare(text({}, "small"))
    , m_care(new SeatCare(desk.door()))
    , m_error(new ErrorBanner) {
    auto *lines = column(12);
    setMargins(lines, 16, 14, 16, 12);
    m_head = new QBoxLayout(QBoxLayout::LeftToRight);
    m_head->setContentsMargins(0, 0, 0, 0);
    m_head->setSpacing(px(10));
    auto *what = row(10);
    what->addWidget(text(tr("Live seats and calls"), "h20"));
    what->addWidget(makeFaces());
    what->addWidget(m_age);
    what->addStretch(1);
    auto *head = row(10);
    head->addStretch(1);
    head->addWidget(m_reveal);
    m_head->addLayout(what, 1);
    m_head->addLayout(head);
    const auto verb = [&](const QString &name, const QString &label, const QString &icon, Button::Kind kind, const QString &key) {
        auto *button = new Button(label, kind, icon);
        button->setObjectName(name);
        button->setKey(key);
        button->setEnabled(false);
        m_verbs.insert(name, button);
        head->addWidget(button);
        return button;
    };
    for (const auto &[name, label, icon, key] :
         {std::tuple{u"listen"_s, tr("Listen"), u"ear"_s, u"Alt+L"_s}, {u"whisper"_s, tr("Whisper"), u"message-square-text"_s, u"Alt+W"_s},
          {u"barge"_s, tr("Barge in"), u"users"_s, u"Alt+B"_s}})
        connect(verb(name, label, icon, name == "listen"_L1 ? Button::Kind::Primary : Button::Kind::Outline, key), &QPushButton::clicked, this,
                [this, mode = name] { supervise(mode); });
    connect(verb(u"takeOver"_s, tr("Take over"), u"user-round"_s, Button::Kind::Outline, u"Alt+O"_s), &QPushButton::clicked, this,
            [this] { m_desk.act(u"calls.takeOver"_s); });
    connect(verb(u"leave"_s, tr("Leave the call"), u"x"_s, Button::Kind::Outline, u"Alt+X"_s), &QPushButton::clicked, this,
            [this] { m_desk.act(u"calls.superviseEnd"_s); });
    lines->addLayout(m_head);
    lines->addWidget(m_error);
    lines->addWidget(m_faces, 1);
    setLayout(lines);
    showFace(Face::Live);
    m_table->setRecords(m_rows);
    m_table->setAccessibleName(tr("Live seats and calls"));
    m_table->setEmptyWords(tr("No seat is signed on, and no call is parked."));
    connect(m_table, &Table::picked, this, &LivePage::showWhatFits);
    connect(m_table, &Table::opened, this, [this] { supervise(u"listen"_s); });
    connect(m_error, &ErrorBanner::retried, this, &LivePage::load);
    connect(&desk, &SeatDesk::failed, m_error, [this](const Error &error) {
        if (isVisible())
            m_error->show(error);
    });
    connect(&desk, &SeatDesk::changed, this, &LivePage::showWhatFits);
    connect(&desk.door(), &Door::event, this, [this](const EventMessage &event) {
        if (event.type.startsWith("live."_L1))
            load();
    });
    connect(&Theme::current(), &Theme::changed, this, &LivePage::arrangeHead);
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (isVisible())
            load();
    });
    m_refresh.start();
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &LivePage::showAge);
    m_tick.start();
    showAge();
}

QWidget *LivePage::makeFaces() {
    auto *live = new QWidget;
    auto *rows = column(12);
    auto *card = new Card;
    card->body()->addWidget(m_table);
    rows->addWidget(card, 1);
    auto *foot = row(8);
    foot->addWidget(m_welfare, 1);
    foot->addWidget(m_care);
    rows->addLayout(foot);
    connect(m_care, &SeatCare::done, this, &LivePage::load);
    connect(m_care, &SeatCare::failed, m_error, &ErrorBanner::show);
    live->setLayout(rows);
    m_faces->addWidget(live);
    m_faces->addWidget(m_day);
    connect(m_day, &DayFace::liveWanted, this, [this] { showFace(Face::Live); });
    auto *tabs = row(0);
    auto *group = new QButtonGroup(this);
    const QStringList names{tr("Live"), tr("Today")};
    for (qsizetype i = 0; i < names.size(); ++i) {
        auto *tab = new Button(names.at(i));
        tab->setSegment(i == 0, i + 1 == names.size());
        tab->setObjectName(u"face.%1"_s.arg(i));
        tab->setButtonSize(Button::Size::Small);
        group->addButton(tab);
        tabs->addWidget(tab);
        m_faceButtons << tab;
        connect(tab, &QPushButton::clicked, this, [this, i] { showFace(static_cast<Face>(i)); });
    }
    auto *box = new QWidget;
    box->setLayout(tabs);
    return box;
}

// What is done to a call belongs to the seats; beside the charts its keys would act on a row that is not seen.
void LivePage::showFace(Face face) {
    m_faceButtons.at(static_cast<int>(face))->setChecked(true);
    m_faces->setCurrentIndex(static_cast<int>(face));
    m_age->setVisible(face == Face::Live);
    for (Button *verb : std::as_const(m_verbs))
        verb->setVisible(face == Face::Live);
    showWhatFits();
    arrangeHead();
}

// What can be done to a call stands beside the heading, or below it where the text is too large for both.
void LivePage::arrangeHead() {
    const int needed = m_head->itemAt(0)->sizeHint().width() + m_head->spacing() + m_head->itemAt(1)->sizeHint().width();
    const QMargins margins = layout()->contentsMargins();
    m_head->setDirection(needed > width() - margins.left() - margins.right() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void LivePage::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrangeHead();
}

void LivePage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
}

void LivePage::load() {
    Door &door = m_desk.door();
    door.call(u"seats.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            return; // the age tells
        m_seats = itemsOf(reply);
        m_loaded.start();
        take();
    });
    door.call(u"calls.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            return;
        m_calls = itemsOf(reply);
        take();
    });
    loadFigures();
}

void LivePage::loadFigures() {
    Door &door = m_desk.door();
    const qint64 now = engineNow();
    const qint64 today = now - (now + 8LL * 3600 * 1000) % (24LL * 3600 * 1000); // midnight in China
    door.call(u"seats.welfare"_s, {{u"from"_s, today}}, this, [this](const Expected<QJsonValue> &reply) {
        const QJsonObject welfare = objectOf(reply);
        m_abuse = reply ? tr("Abusive calls today: %1, ended by the hotline: %2").arg(welfare["presses"_L1].toInt()).arg(welfare["closed"_L1].toInt())
                        : QString();
        showFigures();
    });
    door.call(u"seats.extensions"_s, {{u"from"_s, today}}, this, [this](const Expected<QJsonValue> &reply) {
        const QJsonObject extended = objectOf(reply);
        m_extended = reply ? tr("Wrap-ups extended today: %1, by %2 min in all").arg(extended["count"_L1].toInt()).arg(extended["minutes"_L1].toInt()) : QString();
        showFigures();
    });
}

void LivePage::showFigures() {
    QStringList words{m_abuse, m_extended};
    words.removeAll(QString());
    m_welfare->setText(words.join(u"  ·  "_s));
}

QJsonArray LivePage::rowsOf(const QJsonArray &seats, const QJsonArray &calls) {
    QHash<QString, QJsonObject> byId;
    for (const auto &value : calls)
        byId.insert(value["id"_L1].toString(), value.toObject());
    QList<QJsonObject> rows;
    for (const auto &value : seats) {
        const QJsonObject seat = value.toObject();
        if (seat["state"_L1].toString() == "offline"_L1)
            continue;
        QJsonObject row = seat;
        const QJsonObject call = byId.value(seat["callId"_L1].toString());
        const bool own = call["seatNumber"_L1] == seat["seatNumber"_L1];
        for (const QString &key : {u"name"_s, u"phone"_s})
            row.insert(key, call[key]);
        if (own && !call["parked"_L1].toBool())
            for (const QString &key : {u"supervision"_s, u"consult"_s, u"helpSince"_s, u"abuseSince"_s})
                if (call.contains(key))
                    row.insert(key, call[key]);
        row.insert(u"rowId"_s, seat["seatNumber"_L1]);
        rows << row;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const QJsonObject &a, const QJsonObject &b) { return wantsSupervisor(a) > wantsSupervisor(b); });
    QJsonArray out;
    for (const QJsonObject &row : std::as_const(rows))
        out << row;
    for (const auto &value : calls) { // what no seat has, or has any more
        const QJsonObject call = value.toObject();
        const QJsonObject outside = call["outside"_L1].toObject();
        if (outside["hasCitizen"_L1].toBool())
            out << QJsonObject{{u"rowId"_s, call["id"_L1]}, {u"callId"_s, call["id"_L1]}, {u"outsideParty"_s, outside["party"_L1]},
                               {u"since"_s, outside["since"_L1]}, {u"name"_s, call["name"_L1]}, {u"phone"_s, call["phone"_L1]},
                               {u"supervision"_s, call["supervision"_L1].toObject()}};
        if (call["parked"_L1].toBool())
            out << QJsonObject{{u"rowId"_s, call["id"_L1]}, {u"callId"_s, call["id"_L1]}, {u"parked"_s, true},
                               {u"since"_s, call["answeredAt"_L1]}, {u"name"_s, call["name"_L1]}, {u"phone"_s, call["phone"_L1]}};
    }
    return out;
}

void LivePage::take() {
    const QString current = m_table->currentRecord()["rowId"_L1].toString();
    const QJsonArray rows = rowsOf(m_seats, m_calls);
    m_rows->setRecords(rows);
    int count = 0;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QJsonObject record = m_rows->recordAt(row);
        count += wantsSupervisor(record) && !record["supervision"_L1]["joined"_L1].toBool();
        if (record["rowId"_L1].toString() == current)
            m_table->selectRow(row);
    }
    Q_EMIT wanted(count);
    showAge();
    showWhatFits();
}

void LivePage::showAge() {
    const qint64 age = m_loaded.isValid() ? m_loaded.elapsed() : -1;
    const bool live = age >= 0 && age < kStaleMs && m_desk.door().link() == Door::Link::Live;
    m_age->setText(age < 0 ? tr("unknown") : live ? tr("live") : tr("old, from %1").arg(ageText(age)));
}

void LivePage::showWhatFits() {
    const QJsonObject row = m_table->currentRecord();
    const QString state = row["state"_L1].toString();
    const bool outside = row.contains("outsideParty"_L1); // the seat has left them alone: nobody can be whispered to
    const bool talks = state == "talking"_L1 || state == "hold"_L1 || outside;
    const bool own = m_desk.part() == SeatDesk::Part::Supervisor;
    const bool here = own && row["callId"_L1].toString() == m_desk.callId();
    const bool free = row["supervision"_L1].toObject().isEmpty();
    for (const QString &name : {u"listen"_s, u"whisper"_s, u"barge"_s})
        m_verbs[name]->setEnabled(m_desk.hasSeat() && !(outside && name == "whisper"_L1) && (here || (talks && free && !own && row["seatNumber"_L1].toString() != m_desk.seatNumber())));
    const QString phone = row["phone"_L1].toString();
    m_reveal->setMay(m_faces->currentIndex() == static_cast<int>(Face::Live) && m_desk.session().mayRevealCalls());
    m_reveal->setWhose(phone.isEmpty() ? QString() : row["callId"_L1].toString(), u"%1  %2"_s.arg(row["name"_L1].toString(), phone));
    m_care->setSeat(row);
    m_verbs[u"takeOver"_s]->setEnabled(own);
    m_verbs[u"leave"_s]->setEnabled(own);
}

void LivePage::supervise(const QString &mode) {
    const QString call = m_table->currentRecord()["callId"_L1].toString();
    if (m_verbs[mode]->isEnabled() && !call.isEmpty())
        m_desk.supervise(call, mode);
}

} // namespace lianxin
