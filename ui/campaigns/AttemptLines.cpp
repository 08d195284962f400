// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/AttemptLines.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include <QMenu>

namespace lianxin {
namespace {

//! What an announcement can be said to be by one click, the commonest first.
const QStringList &teachable() {
    static const QStringList states{u"powered_off"_s, u"suspended"_s, u"vacant"_s, u"unreachable"_s, u"busy"_s, u"no_answer"_s, u"ring_back_tune"_s};
    return states;
}

} // namespace

qint64 heardOffset(const QJsonObject &heard) {
    const QJsonObject sound = heard["sound"_L1].toObject();
    const qint64 begins = sound.isEmpty() ? heard["answeredAtMs"_L1].toInteger(-1) : sound["fromMs"_L1].toInteger();
    if (begins < 0)
        return -1;
    for (const auto &evidence : heard["evidence"_L1].toArray())
        if (evidence["fromMs"_L1].toInteger(-1) >= 0)
            return qMax<qint64>(0, evidence["fromMs"_L1].toInteger() - begins);
    return sound.isEmpty() ? -1 : 0; // nothing decided: from where it begins
}

QString heardText(const QJsonObject &heard) {
    const QJsonObject first = heard["evidence"_L1].toArray().at(0).toObject();
    const bool named = first["source"_L1].toString() == "announcement"_L1;
    const QString sure = u"%1%"_s.arg(qRound(heard["confidence"_L1].toDouble() * 100));
    return named ? first["detail"_L1].toString() + u" · "_s + sure : sure;
}

QString causeText(const QJsonObject &cause) {
    QStringList parts;
    if (const int status = cause["status"_L1].toInt(); status > 0)
        parts << u"SIP %1"_s.arg(status);
    if (const int q850 = cause["q850"_L1].toInt(); q850 > 0)
        parts << u"Q.850 %1"_s.arg(q850);
    if (cause["heardEnough"_L1].toBool())
        parts << AttemptLines::tr("given up after the announcement");
    else if (cause["ringTimeout"_L1].toBool())
        parts << AttemptLines::tr("rang too long");
    return parts.join(u" · "_s);
}

AttemptLines::AttemptLines(Door &door, const QJsonArray &attempts, QWidget *parent)
    : QFrame(parent)
    , m_door(door)
    , m_error(new ErrorBanner) {
    auto *lines = column(0);
    auto *head = row(6);
    setMargins(head, 12, 8, 12, 6);
    head->addWidget(text(tr("Attempts"), "strong"), 1);
    head->addWidget(text(tr("What was heard decides before the network’s cause"), "small"));
    lines->addLayout(head);
    lines->addWidget(m_error);
    for (const auto &value : attempts) {
        const QJsonObject attempt = value.toObject();
        lines->addWidget(hline());
        lines->addLayout(lineOf(attempt));
        if (attempt["heard"_L1].isObject())
            lines->addLayout(heardOf(attempt));
        if (attempt["outcome"_L1].toString() == "ambiguous"_L1 && attempt["detail"_L1].toString() != "resolved_by_person"_L1)
            lines->addLayout(decisionOf(attempt["id"_L1].toString()));
    }
    setLayout(lines);
}

QLayout *AttemptLines::lineOf(const QJsonObject &attempt) {
    const Word outcome = outcomeWord(attempt["outcome"_L1].toString(u"pending"_s));
    auto *line = row(6);
    setMargins(line, 12, 5, 12, 3);
    line->addWidget(new IconLabel(outcome.icon, 16, outcome.tone));
    line->addWidget(text(outcome.text));
    if (attempt["place"_L1].toInt(1) > 1)
        line->addWidget(text(tr("number %1").arg(attempt["place"_L1].toInt()), "small"));
    line->addWidget(new ElidedLabel(causeText(attempt["cause"_L1].toObject())), 1);
    line->addWidget(text(dayTimeText(attempt["intentAt"_L1].toInteger()), "small"));
    return line;
}

QLayout *AttemptLines::heardOf(const QJsonObject &attempt) {
    const QJsonObject heard = attempt["heard"_L1].toObject();
    const Word state = numberStateWord(heard["state"_L1].toString());
    auto *line = row(6);
    setMargins(line, 34, 0, 12, 5);
    line->addWidget(text(tr("Heard: %1").arg(state.text), "small"));
    line->addWidget(new ElidedLabel(heardText(heard)), 1);
    if (const qint64 offset = heardOffset(heard); offset >= 0) {
        auto *play = new Button(shortTimerText(offset), Button::Kind::Outline, u"play"_s);
        play->setButtonSize(Button::Size::Small);
        play->setObjectName(u"playHeard"_s);
        play->setAccessibleName(tr("Play what was heard"));
        connect(play, &QPushButton::clicked, this, [this, callId = attempt["callId"_L1].toString(), offset] { Q_EMIT listenWanted(callId, offset); });
        line->addWidget(play);
    }
    if (heard["unrecognised"_L1].toBool() && heard["sound"_L1].isObject()) {
        auto *teaches = new Button(tr("This is …"), Button::Kind::Outline, u"ear"_s);
        teaches->setButtonSize(Button::Size::Small);
        teaches->setObjectName(u"teach"_s);
        auto *menu = new QMenu(teaches);
        for (const QString &name : teachable())
            connect(menu->addAction(numberStateWord(name).text), &QAction::triggered, this,
                    [this, id = attempt["id"_L1].toString(), name] { teach(id, name); });
        teaches->setMenu(menu);
        line->addWidget(teaches);
    }
    return line;
}

QLayout *AttemptLines::decisionOf(const QString &attemptId) {
    auto *line = row(6);
    setMargins(line, 34, 0, 12, 5);
    line->addWidget(new ElidedLabel(tr("It may have rung there; a person decides"), "small"), 1);
    for (const bool again : {true, false}) {
        auto *button = new Button(again ? tr("Call again …") : tr("Let it be …"), Button::Kind::Outline);
        button->setButtonSize(Button::Size::Small);
        button->setObjectName(again ? u"callAgain"_s : u"letBe"_s);
        connect(button, &QPushButton::clicked, this, [this, attemptId, again] { askDecision(attemptId, again); });
        line->addWidget(button);
    }
    return line;
}

void AttemptLines::askDecision(const QString &attemptId, bool again) {
    auto *dialog = new VerbDialog(again ? tr("Call this person again?") : tr("Let it be?"),
                                  again ? tr("The engine died over the call, after it was sent out: it may have been heard. It is called again as soon as the rules of dialling allow.")
                                        : tr("The person is not called again by this campaign. The call stays in the records as one whose end nobody knows."),
                                  again ? tr("Call again") : tr("Let it be"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, attemptId, again] {
        QJsonObject params{{u"id"_s, attemptId}};
        if (again)
            params.insert(u"redial"_s, true);
        else
            params.insert(u"outcome"_s, u"cancelled"_s);
        m_door.call(u"dialling.resolve"_s, params, this, [this](const Expected<QJsonValue> &reply) {
            if (reply)
                Q_EMIT decided();
            else
                m_error->show(reply.error());
        });
    });
    dialog->open();
}

void AttemptLines::teach(const QString &attemptId, const QString &state) {
    m_door.call(u"announcements.learn"_s, {{u"attemptId"_s, attemptId}, {u"state"_s, state}}, this, [this](const Expected<QJsonValue> &reply) {
        if (reply)
            Q_EMIT taught();
        else
            m_error->show(reply.error());
    });
}

} // namespace lianxin
