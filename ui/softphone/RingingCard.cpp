// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/RingingCard.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/TextLine.h"

namespace lianxin {
namespace {

constexpr int answerWithinMs = 15'000; // the service level that the hotline is measured by

//! The ring time as a bar: amber part over a soft track.
class RingBar final : public QFrame {
public:
    using QFrame::QFrame;
    void setShare(double share) {
        m_share = share;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF track = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setPen(tokens().muteLine);
        painter.setBrush(tokens().muteSoft);
        painter.drawRoundedRect(track, 3, 3);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens().warnMark);
        painter.drawRoundedRect(QRectF(0, 0, width() * qMin(1.0, m_share), height()), 3, 3);
    }

private:
    double m_share = 0;
};

} // namespace

QWidget *spokenLine(const TranscriptModel::Line &line) {
    auto *widget = new QWidget;
    auto *parts = row(0);
    auto *at = text(clockText(line.at), "small");
    Theme::current().holdSize(at, 66, 0);
    const bool citizen = line.speaker == "citizen"_L1;
    auto *who = text(speakerWord(line.speaker).text, citizen ? "strong" : "small");
    Theme::current().holdSize(who, 60, 0);
    auto *words = text(line.text, citizen ? "" : "secondary");
    words->setWordWrap(true);
    parts->addWidget(at, 0, Qt::AlignTop);
    parts->addWidget(who, 0, Qt::AlignTop);
    parts->addWidget(words, 1);
    widget->setLayout(parts);
    return widget;
}

QWidget *factLine(const QString &label, const QString &value, bool wide) {
    auto *widget = new QWidget;
    auto *parts = row(0);
    auto *name = new ElidedLabel(label, "small");
    // As wide as the longest of the usual names in this language; where there is room, as the longest of all.
    const int longest = lineWidth(slotText(wide ? u"callback"_s : u"employment"_s), 12) * 100 / Theme::current().textPercent() + 8;
    Theme::current().holdSize(name, qMax(wide ? 72 : 64, longest), 26);
    const bool known = !value.isEmpty();
    auto *words = new ElidedLabel(known ? value : RingingCard::tr("not asked"), known ? "" : "secondary");
    parts->addWidget(name);
    parts->addWidget(words, 1);
    parts->addWidget(
        new IconLabel(known ? u"check"_s : u"circle-dashed"_s, 14, known ? Tone::Good : Tone::Mute));
    widget->setLayout(parts);
    return widget;
}

QList<Word> callerMarks(const QJsonObject &call) {
    QList<Word> marks;
    const QJsonObject fields = call["contact"_L1].toObject()["fields"_L1].toObject();
    for (const auto &[keys, icon, tone] :
         {std::tuple{QStringList{u"district"_s, u"区县"_s, u"community"_s, u"社区"_s, u"现住社区"_s},
                     u"map-pin"_s, Tone::Mute},
          std::tuple{QStringList{u"dialect"_s, u"方言"_s, u"language"_s}, QString(), Tone::Mute},
          std::tuple{QStringList{u"preference"_s, u"沟通偏好"_s, u"备注"_s}, u"gauge"_s, Tone::Accent}}) {
        for (const QString &key : keys) {
            if (const QString value = fields[key].toString(); !value.isEmpty()) {
                marks.append({value, icon, tone});
                break;
            }
        }
    }
    return marks;
}

QStringList answerOrder(const QJsonObject &answers) {
    static const QStringList first{u"name"_s,      u"identity"_s, u"place"_s, u"community"_s,
                                   u"district"_s,  u"address"_s,  u"time"_s,  u"employment"_s,
                                   u"household"_s, u"wish"_s};
    QStringList order;
    for (const QString &key : first) {
        if (answers.contains(key))
            order << key;
    }
    const QStringList keys = answers.keys();
    for (const QString &key : keys) {
        if (!order.contains(key))
            order << key;
    }
    return order;
}

QString callSource(const QJsonObject &call) {
    const QString campaign = call["campaignName"_L1].toString();
    if (call["direction"_L1].toString() == "inbound"_L1)
        return RingingCard::tr("Inbound");
    return campaign.isEmpty() ? RingingCard::tr("Outbound call")
                              : RingingCard::tr("Campaign: %1").arg(campaign);
}

RingingCard::RingingCard(SeatDesk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_source(text({}, "small"))
    , m_name(text({}, "h20"))
    , m_phone(text({}, "t16"))
    , m_marks(row(8))
    , m_answer(new Button(tr("Answer"), Button::Kind::Primary, u"phone"_s))
    , m_bar(new RingBar)
    , m_rung(text({}, "strong"))
    , m_why(column(8))
    , m_said(column(4))
    , m_facts(column(0))
    , m_code(text({}, "small")) {
    setProperty("box", u"ringing"_s);
    auto *lines = column(0);
    lines->setContentsMargins(2, 2, 2, 2);

    auto *head = row(12);
    setMargins(head, 20, 14, 18, 14);
    auto *who = column(2);
    auto *first = row(4);
    first->addWidget(new Chip({tr("Waiting to be answered"), u"phone-incoming"_s, Tone::Warn}));
    first->addWidget(m_source);
    first->addStretch(1);
    who->addLayout(first);
    auto *second = row(16);
    second->addWidget(m_name);
    second->addWidget(m_phone);
    second->addLayout(m_marks);
    second->addStretch(1);
    who->addLayout(second);
    head->addLayout(who, 1);
    auto *reject = new Button(tr("Send back to the queue"), Button::Kind::Quiet);
    connect(reject, &QPushButton::clicked, this, [this] { m_desk.reject(); });
    head->addWidget(reject);
    m_answer->setButtonSize(Button::Size::Big);
    m_answer->setKeyHint(u"F2"_s);
    m_answer->setObjectName(u"answer"_s);
    connect(m_answer, &QPushButton::clicked, this, [this] { m_desk.answer(); });
    head->addWidget(m_answer);
    lines->addLayout(head);
    lines->addWidget(hline());

    auto *ring = row(14);
    setMargins(ring, 20, 9, 20, 9);
    ring->addWidget(text(tr("Answer within 15 s"), "small"));
    Theme::current().holdSize(m_bar, 0, 7);
    ring->addWidget(m_bar, 1);
    ring->addWidget(m_rung);
    lines->addLayout(ring);
    lines->addWidget(hline());

    auto *halves = row(0);
    auto *left = column(0);
    setMargins(m_why, 20, 12, 20, 12);
    left->addLayout(m_why);
    left->addWidget(hline());
    setMargins(m_said, 20, 12, 20, 12);
    left->addLayout(m_said);
    left->addStretch(1);
    // In a low window what was said and what is known scroll; who rings and how to answer stay.
    auto *told = new QWidget;
    told->setLayout(left);
    halves->addWidget(new ScrollColumn(told), 5);
    halves->addWidget(vline());
    auto *facts = new QWidget;
    facts->setLayout(m_facts);
    halves->addWidget(new ScrollColumn(facts), 3);
    lines->addLayout(halves, 1);
    auto *foot = box("sunken");
    auto *notes = row(8);
    setMargins(notes, 20, 8, 20, 8);
    Theme::current().holdSize(foot, 0, 44);
    notes->addWidget(new IconLabel(u"shield-check"_s, 16, Tone::Good));
    notes->addWidget(m_code);
    notes->addStretch(1);
    notes->addWidget(text(tr("Esc never ends a call"), "small"));
    foot->setLayout(notes);
    lines->addWidget(hline());
    lines->addWidget(foot);
    setLayout(lines);
    m_timer.setInterval(200);
    connect(&m_timer, &QTimer::timeout, this, &RingingCard::tick);
}

void RingingCard::fill() {
    const QJsonObject &call = m_desk.call();
    const QString name = call["name"_L1].toString();
    m_name->setText(name.isEmpty() ? tr("Caller unknown") : name);
    m_phone->setText(call["phone"_L1].toString());
    m_source->setText(callSource(call));
    clearLayout(m_marks);
    const auto marks = callerMarks(call);
    for (const Word &word : marks)
        m_marks->addWidget(new Chip(word));
    fillWhy(call);
    fillFacts(call);
    const QString code = call["verifyCode"_L1].toString();
    m_code->setText(code.isEmpty()
                        ? tr("This call is recorded; the citizen has been told")
                        : tr("Check code %1 | this call is recorded; the citizen has been told").arg(code));
    if (std::exchange(m_callId, m_desk.callId()) != m_desk.callId()) // once: whoever walks on by Tab is not called back
        m_answer->setFocus(Qt::OtherFocusReason);
    if (m_desk.view() == SeatDesk::View::Ringing)
        m_timer.start();
    else
        m_timer.stop();
    tick();
}

void RingingCard::fillWhy(const QJsonObject &call) {
    clearLayout(m_why);
    auto *title = row(6);
    title->addWidget(new IconLabel(u"triangle-alert"_s, 14, Tone::Warn));
    auto *words = text(tr("Why it comes to you"), "strong");
    setTone(words, "warn");
    title->addWidget(words);
    title->addStretch(1);
    m_why->addLayout(title);
    const QJsonObject handover = call["handover"_L1].toObject();
    auto *chips = row(4);
    chips->addWidget(new Chip({handoverText(handover), {}, Tone::Warn}));
    if (const auto answered = static_cast<qint64>(call["answeredAt"_L1].toDouble()); answered > 0)
        chips->addWidget(
            new Chip({tr("With the robot for %1")
                          .arg(spanText(static_cast<qint64>(handover["at"_L1].toDouble()) - answered)),
                      u"bot"_s, Tone::Mute}));
    chips->addStretch(1);
    m_why->addLayout(chips);
    if (const QString detail = handover["detail"_L1].toString(); !detail.isEmpty()) {
        auto *note = text(detail, "t16");
        note->setWordWrap(true);
        m_why->addWidget(note);
    }
    clearLayout(m_said);
    m_said->addWidget(text(tr("What was said last"), "small"));
    const auto said = m_desk.transcript()->lastSpoken(5);
    if (said.isEmpty())
        m_said->addWidget(text(tr("Nothing has been said yet."), "secondary"));
    for (const auto &line : said)
        m_said->addWidget(spokenLine(line));
}

void RingingCard::fillFacts(const QJsonObject &call) {
    clearLayout(m_facts);
    auto *confirmed = column(0);
    setMargins(confirmed, 20, 12, 20, 10);
    confirmed->addWidget(text(tr("Confirmed (no need to ask again)"), "small"));
    const QJsonObject answers = call["answers"_L1].toObject();
    if (answers.isEmpty())
        confirmed->addWidget(text(tr("Nothing confirmed yet."), "secondary"));
    const QStringList order = answerOrder(answers);
    for (const QString &key : order)
        confirmed->addWidget(factLine(slotText(key), answerText(answers[key].toVariant().toString()), true));
    m_facts->addLayout(confirmed);
    m_facts->addWidget(hline());
    auto *tickets = column(4);
    setMargins(tickets, 20, 12, 20, 12);
    tickets->addWidget(text(tr("Tickets of this citizen"), "small"));
    const QJsonArray list = call["tickets"_L1].toArray();
    if (list.isEmpty())
        tickets->addWidget(text(tr("No open ticket."), "secondary"));
    for (qsizetype i = 0; i < qMin<qsizetype>(2, list.size()); ++i) {
        const QJsonObject ticket = list.at(i).toObject();
        tickets->addWidget(text(ticket["number"_L1].toString(), "strong"));
        tickets->addWidget(new ElidedLabel(ticket["title"_L1].toString()));
        auto *state = row(8);
        state->addWidget(new Chip(deadlineWord(ticket, businessNow())));
        state->addWidget(new ElidedLabel(ticket["unitName"_L1].toString() + u' ' +
                                             ticketWord(ticket["state"_L1].toString()).text,
                                         "small"),
                         1);
        tickets->addLayout(state);
    }
    m_facts->addLayout(tickets);
    m_facts->addWidget(hline());
    auto *after = column(6);
    setMargins(after, 20, 12, 20, 12);
    after->addWidget(text(tr("Opens when you answer"), "small"));
    auto *chips = row(4);
    chips->addWidget(new Chip({tr("Dialogue so far"), u"message-square-text"_s, Tone::Mute}));
    chips->addWidget(new Chip({tr("Ticket draft"), u"clipboard-list"_s, Tone::Mute}));
    chips->addStretch(1);
    after->addLayout(chips);
    m_facts->addLayout(after);
    m_facts->addStretch(1);
}

void RingingCard::tick() {
    const qint64 rung = engineNow() - m_desk.callSince();
    static_cast<RingBar *>(m_bar)->setShare(static_cast<double>(rung) / answerWithinMs);
    const qint64 left = answerWithinMs - rung;
    m_rung->setText(left > 0 ? tr("Rung for %1 s, %2 s left").arg(rung / 1000).arg((left + 999) / 1000)
                             : tr("Rung for %1 s, later than 15 s").arg(rung / 1000));
    setTone(m_rung, left > 0 ? "" : "bad");
}

} // namespace lianxin
