// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/CallbacksPage.h"
#include "ui/models/Format.h"
#include "ui/widgets/DialButton.h"
#include "ui/widgets/RevealButton.h"
#include "ui/widgets/Table.h"

namespace lianxin {
namespace {

constexpr int kSoonMs = 300;

Word callbackWord(const QString &state) {
    if (state == "open"_L1)
        return {CallbacksPage::tr("to be called back"), u"clock"_s, Tone::Warn};
    if (state == "placed"_L1)
        return {CallbacksPage::tr("being called back"), u"phone"_s, Tone::Accent};
    if (state == "done"_L1)
        return {CallbacksPage::tr("called back"), u"circle-check"_s, Tone::Good};
    if (state == "failed"_L1)
        return {CallbacksPage::tr("not reached"), u"triangle-alert"_s, Tone::Bad};
    return {CallbacksPage::tr("no longer wanted"), u"circle-x"_s, Tone::Mute};
}

} // namespace

Word CallbacksPage::fateWord(const QJsonObject &call) {
    const QString fate = call["fate"_L1].toString();
    if (fate.startsWith("callback_"_L1))
        return callbackWord(fate.mid(9));
    if (fate == "answered"_L1)
        return {tr("answered by seat %1").arg(call["answeredBy"_L1].toString()), u"circle-check"_s, Tone::Good};
    if (fate == "waiting"_L1)
        return {tr("still waits for somebody"), u"clock"_s, Tone::Warn};
    return {tr("hung up, nobody has called back"), u"triangle-alert"_s, Tone::Bad};
}

CallbacksPage::CallbacksPage(SeatDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_error(new ErrorBanner)
    , m_missed(new RecordModel(
          {{tr("Rang at"), 110, false, [](const QJsonObject &c) { return Cell{dayTimeText(c["missedAt"_L1].toInteger())}; }},
           {tr("Citizen"), 150, false, [](const QJsonObject &c) { return Cell{c["name"_L1].toString()}; }},
           {tr("Number"), 150, false, [](const QJsonObject &c) { return Cell{c["phone"_L1].toString()}; }},
           {tr("Times"), 70, true, [](const QJsonObject &c) { return Cell{QString::number(c["rang"_L1].toInteger())}; }},
           {tr("Since then"), 0, false,
            [](const QJsonObject &c) {
                const Word word = fateWord(c);
                return Cell{word.text, word.icon, word.tone, true};
            }}},
          u"id"_s, this))
    , m_booked(new RecordModel(
          {{tr("Booked"), 110, false, [](const QJsonObject &c) { return Cell{dayTimeText(c["bookedAt"_L1].toInteger())}; }},
           {tr("Citizen"), 150, false, [](const QJsonObject &c) { return Cell{c["name"_L1].toString()}; }},
           {tr("Number"), 150, false, [](const QJsonObject &c) { return Cell{c["phone"_L1].toString()}; }},
           {tr("Skill"), 110, false, [](const QJsonObject &c) { return Cell{c["skill"_L1].toString()}; }},
           {tr("State"), 0, false,
            [](const QJsonObject &c) {
                const Word word = callbackWord(c["state"_L1].toString());
                return Cell{word.text, word.icon, word.tone, true};
            }}},
          u"id"_s, this))
    , m_missedTable(new Table(u"missedCalls"_s))
    , m_bookedTable(new Table(u"callbacks"_s))
    , m_missedCard(new Card(tr("Missed at my seat")))
    , m_bookedCard(new Card(tr("To be called back")))
    , m_book(new Button(tr("Book a call-back"), Button::Kind::Outline, u"phone"_s))
    , m_call(new DialButton(desk.door()))
    , m_reveal(new RevealButton(desk.door(), u"calls.reveal"_s))
    , m_done(new Button(tr("Done already"), Button::Kind::Quiet))
    , m_cancel(new Button(tr("No longer wanted"), Button::Kind::Quiet)) {
    auto *lines = column(8);
    setMargins(lines, 16, 10, 16, 12);
    lines->addWidget(text(tr("Missed calls and call-backs"), "h20"));
    lines->addWidget(m_error);
    m_missedTable->setRecords(m_missed);
    m_missedTable->setAccessibleName(tr("Missed at my seat"));
    m_missedTable->setEmptyWords(tr("No call was missed at your seat."));
    m_missedCard->addTrailing(m_reveal);
    m_missedCard->addTrailing(m_book);
    m_missedCard->body()->addWidget(m_missedTable);
    lines->addWidget(m_missedCard, 1);
    m_bookedTable->setRecords(m_booked);
    m_bookedTable->setAccessibleName(tr("To be called back"));
    m_bookedTable->setEmptyWords(tr("Nobody waits to be called back. Book one from a missed call above."));
    m_call->setText(tr("Call back now"));
    for (Button *button : std::initializer_list<Button *>{m_cancel, m_done, m_call})
        m_bookedCard->addTrailing(button);
    m_bookedCard->body()->addWidget(m_bookedTable);
    lines->addWidget(m_bookedCard, 1);
    setLayout(lines);
    for (Button *button : {m_book, m_done, m_cancel})
        button->setButtonSize(Button::Size::Small);
    m_book->setObjectName(u"book"_s);
    m_call->setObjectName(u"callBack"_s);

    const auto settle = [this](const QString &state) {
        act(u"callbacks.settle"_s, {{u"id"_s, m_bookedTable->currentRecord()["id"_L1]}, {u"state"_s, state}});
    };
    const auto book = [this] {
        if (m_book->isEnabled())
            act(u"callbacks.book"_s, {{u"callId"_s, m_missedTable->currentRecord()["id"_L1]}});
    };
    connect(m_book, &QPushButton::clicked, this, book);
    connect(m_missedTable, &Table::opened, this, book);
    connect(m_bookedTable, &Table::opened, m_call, &QPushButton::click);
    connect(m_call, &DialButton::refused, this, &CallbacksPage::fail);
    connect(m_call, &DialButton::placed, this, [this] {
        m_stepFailed = false;
        load();
    });
    connect(m_done, &QPushButton::clicked, this, [settle] { settle(u"done"_s); });
    connect(m_cancel, &QPushButton::clicked, this, [settle] { settle(u"cancelled"_s); });
    for (Table *table : {m_missedTable, m_bookedTable})
        connect(table, &Table::picked, this, &CallbacksPage::pick);
    connect(m_error, &ErrorBanner::retried, this, [this] {
        m_stepFailed = false;
        load();
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &CallbacksPage::load);
    connect(&desk.door(), &Door::event, this, [this](const EventMessage &event) {
        if (event.type.startsWith("callback."_L1) || event.type == "call.ended"_L1 || event.type == "seat.state"_L1)
            m_soon.start();
    });
    pick();
}

void CallbacksPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
}

void CallbacksPage::load() {
    if (!m_desk.hasSeat())
        return;
    const auto take = [this](RecordModel *model, Card *card, Table *table) {
        return [this, model, card, table](const Expected<QJsonValue> &reply) {
            if (!reply) {
                m_stepFailed = false;
                m_error->show(reply.error());
                return;
            }
            if (!m_stepFailed)
                m_error->clear();
            const int row = table->currentIndex().row();
            model->setRecords(itemsOf(reply));
            card->setAside(model->rowCount() == 0 ? tr("none") : tr("%1 calls").arg(model->rowCount()));
            if (model->rowCount() > 0)
                table->selectRow(qBound(0, row, model->rowCount() - 1));
            pick();
            tell();
        };
    };
    m_desk.door().call(u"calls.missed"_s, {{u"limit"_s, 200}}, this, take(m_missed, m_missedCard, m_missedTable));
    m_desk.door().call(u"callbacks.list"_s, {{u"limit"_s, 200}}, this, take(m_booked, m_bookedCard, m_bookedTable));
}

void CallbacksPage::tell() {
    int count = 0;
    for (int i = 0; i < m_missed->rowCount(); ++i)
        count += m_missed->recordAt(i)["fate"_L1].toString() == "lost"_L1;
    for (int i = 0; i < m_booked->rowCount(); ++i) {
        const QString state = m_booked->recordAt(i)["state"_L1].toString();
        count += state == "open"_L1 || state == "failed"_L1;
    }
    Q_EMIT waiting(count);
}

void CallbacksPage::pick() {
    m_book->setEnabled(m_missedTable->currentRecord()["fate"_L1].toString() == "lost"_L1);
    const QJsonObject missed = m_missedTable->currentRecord();
    m_reveal->setMay(m_desk.session().mayRevealCalls());
    m_reveal->setWhose(missed["phone"_L1].toString().isEmpty() ? QString() : missed["id"_L1].toString(),
                       u"%1  %2"_s.arg(dayTimeText(missed["missedAt"_L1].toInteger()), missed["name"_L1].toString()));
    const QString state = m_bookedTable->currentRecord()["state"_L1].toString();
    m_call->setWhom(state == "open"_L1 ? QJsonObject{{u"callbackId"_s, m_bookedTable->currentRecord()["id"_L1]}} : QJsonObject());
    m_done->setEnabled(state == "open"_L1 || state == "placed"_L1);
    m_cancel->setEnabled(state == "open"_L1);
}

void CallbacksPage::act(const QString &method, const QJsonObject &params) {
    m_desk.door().call(method, params, this, [this](const Expected<QJsonValue> &reply) {
        m_stepFailed = false;
        if (!reply)
            fail(reply.error());
        load();
    });
}

void CallbacksPage::fail(const Error &error) {
    m_stepFailed = true;
    m_error->show(error);
}

} // namespace lianxin
