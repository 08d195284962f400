// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/CallerCard.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/softphone/RingingCard.h"
#include "ui/widgets/RevealButton.h"
#include "ui/widgets/ScrollColumn.h"
#include <QJsonDocument>

namespace lianxin {
namespace {

//! What whoever talks to the citizen should know of their wishes, shortly.
QStringList wishWords(const QJsonObject &answer) {
    const QJsonObject wishes = answer["wishes"_L1].toObject();
    QStringList words;
    if (answer["slow"_L1].toBool())
        words << CallerCard::tr("speak slowly");
    const QString dialect = wishes["dialect"_L1].toString();
    for (const auto &[name, text] : {std::pair{u"yue"_s, CallerCard::tr("Cantonese")}, {u"sichuan"_s, CallerCard::tr("Sichuanese")}, {u"wu"_s, CallerCard::tr("Wu")},
                                     {u"min"_s, CallerCard::tr("Min")}})
        if (dialect == name)
            words << text;
    if (wishes["minor"_L1].toBool())
        words << CallerCard::tr("a child’s number");
    if (wishes["automaticCalls"_L1].isBool() && !wishes["automaticCalls"_L1].toBool())
        words << CallerCard::tr("no automatic calls");
    for (const auto &hours : wishes["hours"_L1].toArray())
        words << hours.toString();
    return words;
}

} // namespace

CallerCard::CallerCard(SeatDesk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_lines(column(0))
    , m_top(column(0))
    , m_code(text({}, "strong"))
    , m_name(text({}, "h16"))
    , m_phone(text({}, "t16"))
    , m_reveal(new RevealButton(desk.door(), u"calls.reveal"_s))
    , m_wishWords(new ElidedLabel({}, "small"))
    , m_wishLine(new QWidget) {
    auto *card = new Card(tr("Caller"));
    Theme::current().holdSize(this, 272, 0);
    auto *outer = column(0);
    outer->addWidget(card);
    setLayout(outer);
    auto *who = column(4);
    setMargins(who, 12, 10, 12, 0);
    who->addWidget(m_name);
    auto *number = row(4);
    number->addWidget(m_phone, 1);
    number->addWidget(m_reveal);
    who->addLayout(number);
    auto *wishes = row(4);
    setMargins(wishes, 0, 0, 0, 0);
    auto *note = new Button(tr("Wishes …"), Button::Kind::Link);
    note->setButtonSize(Button::Size::Small);
    note->setObjectName(u"wishes"_s);
    wishes->addWidget(m_wishWords, 1);
    wishes->addWidget(note);
    m_wishLine->setLayout(wishes);
    who->addWidget(m_wishLine);
    connect(note, &QPushButton::clicked, this, [this] { Q_EMIT wishesWanted(m_desk.callId(), m_name->text()); });
    card->body()->addLayout(who);
    auto *inner = new QWidget;
    auto *rest = column(0);
    rest->addLayout(m_top);
    rest->addLayout(m_lines);
    rest->addStretch(1);
    inner->setLayout(rest);
    card->body()->addWidget(new ScrollColumn(inner), 1);
    card->body()->addWidget(hline());
    auto *foot = row(8);
    setMargins(foot, 12, 10, 12, 10);
    foot->addWidget(new IconLabel(u"shield-check"_s, 16, Tone::Good));
    foot->addWidget(text(tr("Check code"), "small"));
    foot->addWidget(m_code);
    foot->addStretch(1);
    foot->addWidget(text(tr("verify at 12345"), "small"));
    card->body()->addLayout(foot);
}

void CallerCard::readWishes() {
    const QString call = m_desk.callId();
    m_wishesOf = call;
    m_desk.door().call(u"calls.wishes"_s, {{u"id"_s, call}}, this, [this, call](const Expected<QJsonValue> &reply) {
        if (call != m_wishesOf || !reply) // withheld numbers have none; what stands there is no trouble of the talk
            return;
        m_wishes = objectOf(reply);
        fillWishes();
    });
}

void CallerCard::fillWishes() {
    const QStringList words = wishWords(m_wishes);
    m_wishWords->setText(words.isEmpty() ? tr("No wishes noted") : listText(words));
    m_wishLine->setVisible(!m_wishes.isEmpty());
}

void CallerCard::fill() {
    if (m_desk.callId() != m_wishesOf) {
        m_wishes = {};
        fillWishes();
        if (m_desk.part() == SeatDesk::Part::Seat)
            readWishes();
        else
            m_wishesOf = m_desk.callId();
    }
    const QJsonObject &call = m_desk.call();
    QJsonObject seen = call;
    seen.remove("dialogue"_L1);
    const QString fingerprint = QString::fromUtf8(QJsonDocument(seen).toJson(QJsonDocument::Compact));
    if (fingerprint == m_shown)
        return;
    m_shown = fingerprint;
    clearLayout(m_top);
    clearLayout(m_lines);

    const QString name = call["name"_L1].toString();
    m_name->setText(name.isEmpty() ? tr("Caller unknown") : name);
    const QString phone = call["phone"_L1].toString();
    m_phone->setText(phone.isEmpty() ? tr("Number withheld") : phone);
    m_reveal->setMay(m_desk.session().mayRevealCalls());
    m_reveal->setWhose(phone.isEmpty() ? QString() : m_desk.callId(), u"%1  %2"_s.arg(name, phone));
    auto *who = column(0);
    setMargins(who, 12, 4, 12, 10);
    auto *chips = row(4);
    const auto marks = callerMarks(call);
    for (const Word &word : marks)
        chips->addWidget(new Chip(word));
    chips->addStretch(1);
    if (!marks.isEmpty())
        who->addLayout(chips);
    m_top->addLayout(who);

    auto *why = box("why");
    auto *reason = column(0);
    setMargins(reason, 10, 8, 12, 8);
    auto *title = row(4);
    title->addWidget(new IconLabel(u"triangle-alert"_s, 14, Tone::Warn));
    auto *words = text(tr("Why it comes to you"), "small");
    setTone(words, "warn");
    title->addWidget(words, 1);
    reason->addLayout(title);
    const QJsonObject handover = call["handover"_L1].toObject();
    auto *main = text(handoverText(handover));
    main->setWordWrap(true);
    reason->addWidget(main);
    if (const QString detail = handover["detail"_L1].toString(); !detail.isEmpty()) {
        auto *note = text(detail, "small");
        note->setWordWrap(true);
        reason->addWidget(note);
    }
    why->setLayout(reason);
    m_top->addWidget(why);

    auto *known = column(0);
    setMargins(known, 12, 12, 12, 8);
    auto *confirmed = text(tr("Confirmed by the robot (no need to ask again)"), "small");
    confirmed->setWordWrap(true);
    known->addWidget(confirmed);
    const QJsonObject answers = call["answers"_L1].toObject();
    if (answers.isEmpty())
        known->addWidget(text(tr("Nothing confirmed yet."), "secondary"));
    const QStringList order = answerOrder(answers);
    for (const QString &key : order)
        known->addWidget(factLine(slotText(key), answerText(answers[key].toVariant().toString())));
    const QJsonObject fields = call["contact"_L1].toObject()["fields"_L1].toObject();
    int shown = 0;
    for (auto it = fields.begin(); it != fields.end() && shown < 3; ++it) {
        const QString value = it.value().toString();
        const bool isMark = std::any_of(marks.begin(), marks.end(),
                                        [&value](const Word &mark) { return mark.text == value; });
        if (answers.contains(it.key()) || value.isEmpty() || isMark)
            continue;
        known->addWidget(factLine(slotText(it.key()), it.value().toString()));
        ++shown;
    }
    m_lines->addLayout(known);
    m_lines->addWidget(hline());

    auto *past = column(0);
    setMargins(past, 12, 12, 12, 8);
    const QJsonArray history = call["history"_L1].toArray();
    const QJsonArray tickets = call["tickets"_L1].toArray();
    past->addWidget(
        text(tr("Calls before: %1, tickets: %2").arg(history.size()).arg(tickets.size()), "small"));
    for (qsizetype i = 0; i < qMin<qsizetype>(4, history.size()); ++i) {
        const QJsonObject item = history.at(i).toObject();
        auto *line = row(0);
        auto *at = text(dayTimeText(item["startedAt"_L1].toInteger()).left(5), "small");
        Theme::current().holdSize(at, 64, 26);
        line->addWidget(at);
        const QString result = item["result"_L1].toString();
        const QString came =
            result.isEmpty() ? outcomeWord(item["outcome"_L1].toString()).text : resultWord(result).text;
        const QString what = tr("%1 (%2)").arg(callSource(item), came);
        line->addWidget(new ElidedLabel(what), 1);
        past->addLayout(line);
    }
    if (history.isEmpty() && tickets.isEmpty())
        past->addWidget(text(tr("First contact."), "secondary"));
    m_lines->addLayout(past);
    const QString code = call["verifyCode"_L1].toString();
    m_code->setText(code.isEmpty() ? u"–"_s : code);
}

} // namespace lianxin
