// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/SeatPage.h"
#include "ui/knowledge/KnowledgeCard.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/softphone/CallerCard.h"
#include "ui/softphone/RingingCard.h"
#include "ui/softphone/TicketForm.h"
#include "ui/softphone/TranscriptCard.h"
#include "ui/softphone/TranscriptView.h"
#include "ui/softphone/WrapUpPanel.h"
#include "ui/widgets/Keyboard.h"
#include "ui/widgets/Table.h"
#include <QApplication>
#include <QShortcut>
#include <algorithm>

namespace lianxin {
SeatPage::SeatPage(SeatDesk &desk, EngineWatch &engine, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_engine(engine)
    , m_error(new ErrorBanner)
    , m_views(new QStackedWidget)
    , m_waitingTop(new QStackedWidget)
    , m_answered(new Figure(tr("Answered by me today"), false))
    , m_rate(new Figure(tr("Answered within 15 s"), false))
    , m_average(new Figure(tr("Average talk"), false))
    , m_queue(new Figure(tr("In the queue"), false))
    , m_tickets(new RecordModel(
          {{tr("Number"), 168, false, [](const QJsonObject &t) { return Cell{t["number"_L1].toString()}; }},
           {tr("Title"), 0, false, [](const QJsonObject &t) { return Cell{t["title"_L1].toString()}; }},
           {tr("State"), 150, false,
            [](const QJsonObject &t) {
                const Word word = ticketWord(t["state"_L1].toString());
                return Cell{word.text, {}, word.tone};
            }},
           {tr("Time left"), 190, false,
            [](const QJsonObject &t) {
                const Word word = deadlineWord(t, businessNow());
                return Cell{word.text, word.icon, word.tone, true};
            }}},
          u"id"_s, this))
    , m_ticketTable(new Table(u"seatTickets"_s)) {
    auto *lines = column(8);
    setMargins(lines, 8, 8, 8, 8);
    lines->addWidget(m_error);
    lines->addWidget(m_views, 1);
    setLayout(lines);
    m_views->addWidget(makeWaiting());
    m_views->addWidget(makeTalking());
    connect(&desk, &SeatDesk::changed, this, &SeatPage::fill);
    for (const QKeySequence &key : {QKeySequence(Qt::Key_F9), QKeySequence(u"Ctrl+Return"_s), QKeySequence(u"Ctrl+Enter"_s)})
        connect(new QShortcut(key, this), &QShortcut::activated, this, &SeatPage::saveOrFinish);
    auto *draft = new QShortcut(QKeySequence(u"Ctrl+T"_s), this);
    connect(draft, &QShortcut::activated, this, [this] {
        if (!isWaiting())
            showMiddle(Middle::Draft);
        if (QWidget *first = m_form->isVisible() ? firstByTab(*m_form) : nullptr)
            first->setFocus(Qt::ShortcutFocusReason);
    });
    connect(&desk, &SeatDesk::failed, m_error, &ErrorBanner::show);
    connect(m_error, &ErrorBanner::retried, this, [this] {
        m_error->clear();
        m_desk.refresh();
    });
    connect(&engine, &EngineWatch::changed, this, &SeatPage::fillFigures);
    connect(&Theme::current(), &Theme::changed, this, &SeatPage::fit);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *left) {
        if (left && isAncestorOf(left))
            m_desk.drafts().send(); // whoever leaves a field has written it
    });
    connect(&desk, &SeatDesk::wrappedUp, this, &SeatPage::loadWaiting);
    connect(m_form, &TicketForm::placeWanted, this, &SeatPage::hear);
    connect(m_form, &TicketForm::discarded, this, [this] {
        placeForm(true);
        takeUnfiled();
    });
    connect(&desk, &SeatDesk::callArrived, m_error, &ErrorBanner::clear);
    fill();
}

QWidget *SeatPage::makeWaiting() {
    auto *page = new QWidget;
    auto *middle = row(0);
    auto *lines = column(8);
    auto *narrow = new QWidget;
    narrow->setMaximumWidth(px(960));
    narrow->setLayout(lines);
    middle->addStretch(1);
    middle->addWidget(narrow, 1000);
    middle->addStretch(1);
    page->setLayout(middle);

    auto *idle = new Card;
    auto *calm = new EmptyState(u"headphones"_s, tr("No call at present"),
                                tr("The next call is assigned to you by itself as soon as you are ready. Who "
                                   "it is, why, and what was said appears here before you answer."));
    idle->body()->addWidget(calm);
    m_ringing = new RingingCard(m_desk);
    m_waitingTop->addWidget(idle);
    m_waitingTop->addWidget(m_ringing);
    lines->addWidget(m_waitingTop, 1);
    auto *figures = row(8);
    m_figures = new QWidget;
    m_figures->setLayout(figures);
    for (Figure *figure : {m_answered, m_rate, m_average, m_queue})
        figures->addWidget(figure, 1);
    lines->addWidget(m_figures);
    m_ticketCard = new Card(tr("Closest to their deadline"));
    m_ticketTable->setRecords(m_tickets);
    m_ticketTable->setAccessibleName(tr("Closest to their deadline"));
    m_ticketTable->setEmptyWords(tr("No open ticket has a deadline near. New ones appear here."));
    Theme::current().holdSize(m_ticketCard, 0, 194);
    m_ticketCard->body()->addWidget(m_ticketTable);
    connect(m_ticketTable, &Table::opened, this,
            [this](const QJsonObject &t) { Q_EMIT ticketWanted(t["id"_L1].toString()); });
    lines->addWidget(m_ticketCard);
    auto *lost = row(8);
    m_lost = new QWidget;
    m_lost->setLayout(lost);
    m_lostWords = text({}, "small");
    m_lostWords->setWordWrap(true);
    auto *remove = new Button(tr("Remove"));
    remove->setAccessibleName(tr("Remove the drafts that can’t be read"));
    lost->addWidget(new IconLabel(u"circle-alert"_s, 16, Tone::Warn));
    lost->addWidget(m_lostWords, 1);
    lost->addWidget(remove);
    lines->addWidget(m_lost);
    m_lost->hide();
    connect(remove, &QPushButton::clicked, this, [this] { m_desk.drafts().removeUnreadable(); });
    connect(&m_desk.drafts(), &DraftKeeper::changed, this, &SeatPage::showUnreadable);
    m_waitLines = lines;
    return page;
}

QWidget *SeatPage::makeTalking() {
    auto *page = new QWidget;
    auto *lines = column(8);
    m_upper = row(8);
    m_caller = new CallerCard(m_desk);
    connect(m_caller, &CallerCard::wishesWanted, this, &SeatPage::wishesWanted);
    m_upper->addWidget(m_caller);
    m_dialogue = new TranscriptCard(m_desk, m_engine);
    m_transcript = m_dialogue->view();
    connect(m_dialogue, &TranscriptCard::failed, m_error, &ErrorBanner::show);
    auto *middle = column(8);
    m_shared = row(8);
    middle->addWidget(makeTabs());
    middle->addLayout(m_shared, 1);
    m_upper->addLayout(middle, 1);
    m_shared->addWidget(m_dialogue, 1);
    m_right = new QStackedWidget;
    Theme::current().holdSize(m_right, kRightWidth, 0);
    m_wrapUp = new WrapUpPanel(m_desk);
    m_knowledge = new KnowledgeCard(m_desk.door());
    m_right->addWidget(m_knowledge);
    connect(m_desk.transcript(), &TranscriptModel::citizenSaid, m_knowledge, &KnowledgeCard::onCitizenSentence);
    m_right->addWidget(m_wrapUp);
    m_shared->addWidget(m_right, 1);
    lines->addLayout(m_upper, 1);
    m_form = new TicketForm(m_desk);
    lines->addWidget(m_form);
    m_talkLines = lines;
    page->setLayout(lines);
    connect(m_form, &TicketForm::failed, m_error, &ErrorBanner::show);
    connect(m_form, &TicketForm::saved, this, [this](const QString &id, const QString &number) {
        m_error->clear();
        if (isWaiting()) { // of an earlier call
            placeForm(true);
            loadWaiting();
            takeUnfiled();
            return;
        }
        m_wrapUp->setTicket(id, number);
        m_wrapUp->suggestSummary(m_form->content());
        showWhatF9Does();
    });
    connect(m_form, &TicketForm::edited, this, &SeatPage::showWhatF9Does);
    return page;
}

void SeatPage::fill() {
    const SeatDesk::View view = m_desk.view() == SeatDesk::View::Unknown ? m_desk.lastView() : m_desk.view();
    const bool waiting = view == SeatDesk::View::Idle || view == SeatDesk::View::Ringing;
    if (view == SeatDesk::View::Ringing)
        m_ringing->fill();
    if (!waiting) {
        if (m_knowledge->setCall(m_desk.callId()))
            suggestForTheLast();
        m_caller->fill();
        m_form->fill();
        m_wrapUp->fill();
    } else {
        m_wrapUp->leave();
    }
    placeForm(waiting);
    const bool opens = isWaiting() && !waiting;
    m_waitingTop->setCurrentIndex(view == SeatDesk::View::Ringing ? 1 : 0);
    m_views->setCurrentIndex(waiting ? 0 : 1);
    const bool wrapsUp = view == SeatDesk::View::WrapUp;
    m_tab[Middle::Right]->setText(wrapsUp ? tr("Wrap-up") : tr("Knowledge"));
    m_right->setCurrentIndex(wrapsUp ? 1 : 0);
    if (view != m_shown)
        showMiddle(wrapsUp ? Middle::Right : Middle::Talk);
    if (opens && isVisible())
        m_transcript->setFocus(Qt::OtherFocusReason); // writes nothing: / searches, Tab goes on to the draft
    showWhatF9Does();
    const bool wanted = waiting && m_desk.hasSeat();
    if (wanted && (view != m_shown || m_loadedFor != m_desk.seatNumber())) {
        m_loadedFor = m_desk.seatNumber();
        loadWaiting();
        takeUnfiled();
    }
    m_shown = view;
}

// What the citizen said last before the seat came, or the console was started again.
void SeatPage::suggestForTheLast() {
    const auto &lines = m_desk.transcript()->lines();
    const auto last = std::find_if(lines.crbegin(), lines.crend(), [](const TranscriptModel::Line &line) {
        return line.speaker == "citizen"_L1 && !line.partial && line.key.isEmpty();
    });
    if (last != lines.crend())
        m_knowledge->onCitizenSentence(last->text);
}

bool SeatPage::finishesWrapUp() const {
    const bool unsaved = m_form->isDirty() && m_form->ticketId().isEmpty();
    return m_desk.view() == SeatDesk::View::WrapUp && !unsaved;
}

void SeatPage::showWhatF9Does() {
    m_form->setLeading(!finishesWrapUp());
    m_wrapUp->setLeading(finishesWrapUp());
}

void SeatPage::saveOrFinish() {
    if (isWaiting()) {
        if (m_form->isVisible())
            m_form->save();
        return;
    }
    if (finishesWrapUp()) {
        m_wrapUp->finish();
        return;
    }
    if (!m_form->isComplete())
        showMiddle(Middle::Draft); // what is missing is shown there
    m_form->save();
}

// What was begun in an earlier call, in this console or one before it, and not saved.
void SeatPage::takeUnfiled() {
    m_desk.drafts().loadUnfiled(m_desk.callId(), this, [this](const QJsonObject &kept) {
        const bool waits = isWaiting() && m_desk.view() == SeatDesk::View::Idle;
        const bool writes = m_form->isResumed() && m_form->isDirty();
        if (!kept.isEmpty() && waits && !writes)
            m_form->resume(kept);
        placeForm(isWaiting());
    });
}

void SeatPage::showUnreadable() {
    const qsizetype count = m_desk.drafts().unreadable().size();
    m_lost->setVisible(count > 0);
    m_lostWords->setText(tr("Kept drafts that can’t be read any more: %1. What was written in them has to be written again.").arg(count));
}

void SeatPage::hear(qint64 at, qint64 lengthMs) {
    if (m_form->isResumed())
        return; // that talk is not on this page any more
    showMiddle(Middle::Talk);
    m_transcript->goTo(at);
    m_dialogue->play(at, lengthMs);
}

void SeatPage::loadWaiting() {
    if (!m_desk.hasSeat())
        return;
    Door &door = m_desk.door();
    door.call(u"tickets.list"_s, {{u"limit"_s, 3}, {u"sort"_s, u"deadline"_s}}, this,
              [this](const Expected<QJsonValue> &reply) {
                  m_tickets->setRecords(itemsOf(reply));
                  const int total = objectOf(reply)["total"_L1].toInt(m_tickets->rowCount());
                  m_ticketCard->setAside(reply ? tr("%1 items; kept when a call comes").arg(total)
                                               : headingOf(reply.error()));
              });
    const qint64 now = engineNow();
    const qint64 today = now - (now + 8LL * 3600 * 1000) % (24LL * 3600 * 1000); // midnight in China
    door.call(u"calls.history"_s,
              {{u"limit"_s, 1000},
               {u"filter"_s, QJsonObject{{u"seatNumber"_s, m_desk.seatNumber()},
                                         {u"from"_s, static_cast<double>(today)}}}},
              this, [this](const Expected<QJsonValue> &reply) {
                  const QJsonArray calls = itemsOf(reply);
                  qint64 talk = 0;
                  int counted = 0;
                  for (const auto &value : calls) {
                      const QJsonObject call = value.toObject();
                      const qint64 answered = call["answeredAt"_L1].toInteger();
                      const qint64 ms =
                          answered > 0 ? qMax<qint64>(0, call["endedAt"_L1].toInteger() - answered) : 0;
                      talk += ms;
                      counted += ms > 0;
                  }
                  m_answered->setFigure(reply ? tr("%1 calls").arg(calls.size()) : u"?"_s);
                  m_average->setFigure(counted > 0 ? shortTimerText(talk / counted) : u"–"_s);
              });
    fillFigures();
}

void SeatPage::fillFigures() {
    const QJsonObject queue = m_engine.status()["queue"_L1].toObject();
    if (!m_engine.isKnown()) {
        m_queue->setFigure(u"?"_s, tr("unknown"));
        m_rate->setFigure(u"?"_s);
        return;
    }
    const auto longest = static_cast<qint64>(queue["longestMs"_L1].toDouble());
    m_queue->setFigure(tr("%1 people").arg(queue["waiting"_L1].toInt()),
                       longest > 0 ? tr("longest %1").arg(spanText(longest)) : QString());
    const double rate = queue["serviceLevel15"_L1].toDouble(-1);
    m_rate->setFigure(percentText(rate),
                      rate < 0       ? tr("no calls yet")
                      : rate >= 0.95 ? tr("target 95%, met")
                                     : tr("target 95%, missed"),
                      rate < 0       ? Tone::Mute
                      : rate >= 0.95 ? Tone::Good
                                     : Tone::Warn);
}

} // namespace lianxin
