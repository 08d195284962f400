// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/TicketTimeline.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/TicketSteps.h"
#include "ui/models/Words.h"
#include <QKeyEvent>
#include <QMouseEvent>

namespace lianxin {
namespace {

//! A dot on a line: the newest accent, what stands out in its tone, the others grey.
class TimelineDot final : public QWidget {
public:
    TimelineDot(bool newest, bool last, const Word &mark)
        : m_newest(newest)
        , m_last(last)
        , m_mark(mark) {
        setFixedWidth(px(14));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.fillRect(QRect(px(5), px(m_newest ? 12 : 0), 1, m_last ? px(12) : height()), tokens().line);
        if (!m_mark.icon.isEmpty()) {
            painter.fillRect(QRect(0, px(5), px(12), px(14)), tokens().surface);
            paintIcon(painter, QRect(0, px(6), px(12), px(12)), m_mark.icon, tokens().ink(m_mark.tone));
            return;
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_newest ? tokens().accent : tokens().s3);
        painter.drawEllipse(QRectF(px(1) + 0.5, px(8), px(9), px(9)));
    }

private:
    bool m_newest;
    bool m_last;
    Word m_mark;
};

//! A line that knows a moment of a call: a click or Return on it plays from there.
class PlayableLine final : public QWidget {
public:
    explicit PlayableLine(std::function<void()> play)
        : m_play(std::move(play)) {
        if (!m_play)
            return;
        setObjectName(u"playable"_s);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
    }

protected:
    void mouseReleaseEvent(QMouseEvent *event) override {
        if (m_play && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
            m_play();
        else
            QWidget::mouseReleaseEvent(event);
    }
    void keyPressEvent(QKeyEvent *event) override {
        if (m_play && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space))
            m_play();
        else
            QWidget::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent *) override {
        if (!hasFocus())
            return;
        QPainter painter(this);
        painter.setPen(QPen(tokens().accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }

private:
    std::function<void()> m_play;
};

QString momentText(qint64 at) {
    const QString today = dayTimeText(engineNow()).left(5);
    const QString moment = dayTimeText(at);
    return moment.startsWith(today) ? TicketTimeline::tr("today %1").arg(moment.mid(6)) : moment;
}

} // namespace

QString callOf(const QJsonObject &event) {
    return event["data"_L1].toObject()["callId"_L1].toString();
}

qint64 offsetOf(const QJsonObject &event) {
    const QJsonObject data = event["data"_L1].toObject();
    const QJsonValue message = data["evidence"_L1].toArray().at(0); // of a message that was left: the place in the recording
    return data["offsetMs"_L1].toInteger(message["callId"_L1] == data["callId"_L1] ? message["offsetMs"_L1].toInteger(-1) : -1);
}

TicketTimeline::TicketTimeline(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_all(new Button(tr("All")))
    , m_calls(new Button(tr("Calls only")))
    , m_lines(column(0)) {
    auto *lines = column(6);
    auto *head = row(8);
    head->addWidget(text(tr("Time line"), "h16"));
    auto *choice = row(0);
    auto *group = new QButtonGroup(this);
    m_all->setSegment(true, false);
    m_calls->setSegment(false, true);
    for (Button *button : {m_all, m_calls}) {
        button->setButtonSize(Button::Size::Small);
        group->addButton(button);
        choice->addWidget(button);
        connect(button, &QPushButton::clicked, this, &TicketTimeline::fill);
    }
    m_all->setChecked(true);
    head->addLayout(choice);
    head->addStretch(1);
    lines->addLayout(head);
    lines->addLayout(m_lines);
    setLayout(lines);
}

void TicketTimeline::setEvents(const QJsonArray &events) {
    m_events = events;
    const auto withCall = std::count_if(events.begin(), events.end(),
                                        [](const QJsonValue &event) { return !callOf(event.toObject()).isEmpty(); });
    m_all->setText(tr("All %1").arg(events.size()));
    m_calls->setText(tr("Calls only %1").arg(withCall));
    m_all->updateGeometry();
    m_calls->updateGeometry();
    fill();
}

void TicketTimeline::forget() {
    m_dialogues.clear();
    m_all->setChecked(true);
}

void TicketTimeline::fill() {
    clearLayout(m_lines);
    QList<QJsonObject> shown;
    for (qsizetype i = m_events.size() - 1; i >= 0; --i) {
        const QJsonObject event = m_events.at(i).toObject();
        if (m_all->isChecked() || !callOf(event).isEmpty())
            shown << event;
    }
    for (qsizetype i = 0; i < shown.size(); ++i)
        m_lines->addWidget(makeLine(shown.at(i), i == 0, i + 1 == shown.size()));
}

QWidget *TicketTimeline::makeLine(const QJsonObject &event, bool newest, bool last) {
    const QString call = callOf(event);
    const qint64 offset = offsetOf(event);
    const auto listenTo = [this, call, offset, at = event["at"_L1].toInteger()] { Q_EMIT listenWanted(call, at, offset); };
    auto *box = new PlayableLine(m_mayListen && !call.isEmpty() && offset >= 0 ? std::function<void()>(listenTo) : nullptr);
    auto *line = row(8);
    line->addWidget(new TimelineDot(newest, last, ticketEventMark(event["action"_L1].toString())));
    auto *at = text(momentText(event["at"_L1].toInteger()), "small");
    Theme::current().holdSize(at, 78, 0);
    at->setContentsMargins(0, px(3), 0, 0);
    line->addWidget(at, 0, Qt::AlignTop);
    auto *lines = column(2);
    auto *words = text(ticketEventText(event));
    words->setWordWrap(true);
    words->setContentsMargins(0, px(2), 0, px(3));
    lines->addWidget(words);
    if (offset >= 0)
        box->setAccessibleName(tr("%1. Plays from %2.").arg(words->text(), shortTimerText(offset)));
    if (!call.isEmpty() && m_dialogues.contains(call))
        addDialogue(lines, call);
    line->addLayout(lines, 1);
    line->setSpacing(px(4));
    if (!call.isEmpty()) {
        auto *said = new Button({}, Button::Kind::Link, u"message-square-text"_s);
        said->setButtonSize(Button::Size::Small);
        said->setToolTip(tr("What was said"));
        said->setAccessibleName(tr("What was said"));
        said->setObjectName(u"dialogue"_s);
        said->setFixedWidth(px(28));
        connect(said, &QPushButton::clicked, this, [this, call] { toggleDialogue(call); });
        line->addWidget(said, 0, Qt::AlignTop);
        if (m_mayListen) {
            auto *listen = new Button({}, Button::Kind::Link, u"play"_s);
            listen->setButtonSize(Button::Size::Small);
            listen->setToolTip(tr("Listen from this moment"));
            listen->setAccessibleName(tr("Listen from this moment"));
            listen->setObjectName(u"listen"_s);
            listen->setFixedWidth(px(28));
            connect(listen, &QPushButton::clicked, this, listenTo);
            line->addWidget(listen, 0, Qt::AlignTop);
        }
    }
    box->setLayout(line);
    return box;
}

// Who wrote it is said beside it: words that nobody looked over are read with other eyes.
QString TicketTimeline::summaryText(const QJsonObject &call) {
    const QString words = call["summary"_L1].toString();
    const QString source = call["summarySource"_L1].toString();
    if (words.isEmpty())
        return {};
    if (source == "rules"_L1)
        return tr("Summary, by rules from the transcript: %1").arg(words);
    if (source == "model"_L1)
        return tr("Summary, by model %1: %2").arg(call["summaryModel"_L1].toString(), words);
    if (source == "person"_L1)
        return tr("Summary, written by the seat: %1").arg(words);
    return tr("Summary: %1").arg(words); // filed before this was kept
}

void TicketTimeline::addDialogue(QVBoxLayout *lines, const QString &callId) {
    auto *frame = box("sunken");
    auto *inner = column(4);
    setMargins(inner, 8, 6, 8, 6);
    const QJsonObject call = m_dialogues.value(callId);
    const QJsonArray dialogue = call["dialogue"_L1].toArray();
    if (const QString summary = summaryText(call); !summary.isEmpty()) {
        auto *words = text(summary, "small");
        words->setObjectName(u"callSummary"_s);
        words->setWordWrap(true);
        inner->addWidget(words);
        inner->addWidget(hline());
    }
    if (dialogue.isEmpty())
        inner->addWidget(text(tr("Nothing of it is written down."), "small"));
    for (const auto &value : dialogue) {
        const QJsonObject turn = value.toObject();
        const qint64 at = turn["at"_L1].toInteger();
        auto *words = text(u"%1  %2"_s.arg(clockText(at), saidText(speakerWord(turn["speaker"_L1].toString()).text, turn["text"_L1].toString())),
                           "small");
        words->setWordWrap(true);
        auto *line = row(4);
        line->addWidget(words, 1);
        if (m_mayListen) {
            auto *listen = new Button({}, Button::Kind::Link, u"play"_s);
            listen->setButtonSize(Button::Size::Small);
            listen->setAccessibleName(tr("Listen from %1").arg(clockText(at)));
            connect(listen, &QPushButton::clicked, this, [this, callId, at] { Q_EMIT listenWanted(callId, at, -1); });
            line->addWidget(listen, 0, Qt::AlignTop);
        }
        inner->addLayout(line);
    }
    frame->setLayout(inner);
    lines->addWidget(frame);
}

void TicketTimeline::toggleDialogue(const QString &callId) {
    if (m_dialogues.remove(callId)) {
        fill();
        return;
    }
    m_door.call(u"calls.get"_s, {{u"id"_s, callId}}, this, [this, callId](const Expected<QJsonValue> &reply) {
        if (!reply) {
            Q_EMIT failed(reply.error());
            return;
        }
        m_dialogues.insert(callId, reply->toObject());
        fill();
    });
}

} // namespace lianxin
