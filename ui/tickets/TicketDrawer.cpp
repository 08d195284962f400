// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/TicketDrawer.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/tickets/DerivationCalendar.h"
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QScrollArea>
#include <QTimeZone>

namespace lianxin {
namespace {

QString eventText(const QJsonObject &event) {
    const QString action = event["action"_L1].toString();
    const QJsonObject data = event["data"_L1].toObject();
    static const QHash<QString, const char *> words{
        {u"created"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Accepted")},
        {u"dispatched"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Dispatched")},
        {u"signed"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Signed")},
        {u"processed"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Handled")},
        {u"noted"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Note")},
        {u"returned"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Returned")},
        {u"finished"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Finished")},
        {u"visited"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Return visit")},
        {u"closed"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Closed")},
        {u"archived"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Archived")},
        {u"supervised"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Supervision order")},
        {u"supervision_lifted"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Supervision lifted")},
        {u"urged"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Urged")},
        {u"reminded"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Unit reminded by call")},
        {u"edited"_s, QT_TRANSLATE_NOOP("lianxin::TicketDrawer", "Edited")}};
    const char *found = words.value(action);
    QString said = found ? TicketDrawer::tr(found) : action;
    QStringList more;
    for (const QString &key : {u"unitName"_s, u"opinion"_s, u"text"_s, u"reason"_s}) {
        if (const QString value = data[key].toString(); !value.isEmpty())
            more << value;
    }
    if (const QString result = data["result"_L1].toString(); !result.isEmpty())
        more << resultWord(result).text;
    return more.isEmpty() ? said : u"%1：%2"_s.arg(said, more.join(u"，"_s));
}

//! A dot on a line: the newest accent, the others grey.
class TimelineDot final : public QWidget {
public:
    TimelineDot(bool newest, bool last)
        : m_newest(newest)
        , m_last(last) {
        setFixedWidth(px(14));
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.fillRect(QRect(px(5), px(m_newest ? 12 : 0), 1, m_last ? px(12) : height()), tokens().line);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_newest ? tokens().accent : tokens().s3);
        painter.drawEllipse(QRectF(px(1) + 0.5, px(8), px(9), px(9)));
    }

private:
    bool m_newest;
    bool m_last;
};

} // namespace

TicketDrawer::TicketDrawer(Door &door, bool mayWrite, QWidget *parent)
    : QFrame(parent)
    , m_door(door)
    , m_mayWrite(mayWrite)
    , m_number(text({}, "small"))
    , m_title(text({}, "h20"))
    , m_chips(row(4))
    , m_error(new ErrorBanner)
    , m_dueIcon(new IconLabel(u"clock"_s, 18, Tone::Warn))
    , m_left(text({}, "h16"))
    , m_due(text({}))
    , m_calendar(new DerivationCalendar)
    , m_legend(new QWidget)
    , m_how(text({}, "small"))
    , m_content(text({}))
    , m_timelineCount(text({}, "small"))
    , m_timeline(column(0))
    , m_actions(row(8)) {
    setProperty("box", u"lineLeft"_s);
    Theme::current().holdSize(this, 456, 0);
    auto *outer = column(0);
    auto *head = column(4);
    setMargins(head, 16, 10, 12, 12);
    auto *first = row(4);
    first->addWidget(m_number);
    auto *copy = new Button({}, Button::Kind::Quiet, u"copy"_s);
    copy->setButtonSize(Button::Size::Small);
    copy->setAccessibleName(tr("Copy the number"));
    first->addWidget(copy);
    first->addStretch(1);
    auto *close = new Button({}, Button::Kind::Quiet, u"x"_s);
    close->setButtonSize(Button::Size::Small);
    close->setAccessibleName(tr("Close"));
    first->addWidget(close);
    head->addLayout(first);
    m_title->setWordWrap(true);
    head->addWidget(m_title);
    head->addLayout(m_chips);
    head->addWidget(m_error);
    outer->addLayout(head);
    outer->addWidget(hline());

    auto *inner = new QWidget;
    auto *lines = column(0);
    auto *due = column(6);
    setMargins(due, 16, 12, 16, 12);
    auto *left = row(8);
    left->addWidget(m_dueIcon);
    left->addWidget(m_left);
    left->addStretch(1);
    left->addWidget(m_due);
    due->addLayout(left);
    due->addWidget(m_calendar);
    auto *legend = row(12);
    legend->addWidget(text(tr("□ today   [work] make-up day, counts   off: does not count"), "small"));
    legend->addStretch(1);
    m_legend->setLayout(legend);
    due->addWidget(m_legend);
    m_how->setWordWrap(true);
    due->addWidget(m_how);
    lines->addLayout(due);
    lines->addWidget(hline());
    auto *content = column(4);
    setMargins(content, 16, 12, 16, 12);
    content->addWidget(text(tr("Request"), "small"));
    m_content->setWordWrap(true);
    m_content->setTextInteractionFlags(Qt::TextSelectableByMouse);
    content->addWidget(m_content);
    lines->addLayout(content);
    lines->addWidget(hline());
    auto *time = column(6);
    setMargins(time, 16, 12, 16, 12);
    auto *timeHead = row(8);
    timeHead->addWidget(text(tr("Time line"), "h16"));
    timeHead->addWidget(m_timelineCount);
    timeHead->addStretch(1);
    time->addLayout(timeHead);
    time->addLayout(m_timeline);
    lines->addLayout(time);
    lines->addStretch(1);
    inner->setLayout(lines);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inner);
    outer->addWidget(scroll, 1);
    outer->addWidget(hline());
    auto *foot = new QWidget;
    setMargins(m_actions, 16, 0, 16, 0);
    foot->setLayout(m_actions);
    Theme::current().holdSize(foot, 0, 56);
    outer->addWidget(foot);
    setLayout(outer);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_number->text()); });
    connect(close, &QPushButton::clicked, this, &TicketDrawer::closed);
    connect(m_error, &ErrorBanner::retried, this, [this] { open(m_id); });
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (isVisible() && !m_id.isEmpty() && event.type.startsWith("ticket."_L1) &&
            event.entity == m_ticket["id"_L1].toString())
            open(m_id);
    });
}

void TicketDrawer::open(const QString &id) {
    m_id = id;
    m_door.call(u"tickets.get"_s, {{u"id"_s, id}}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (id != m_id)
            return;
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        m_ticket = reply->toObject();
        fill();
    });
}

void TicketDrawer::fill() {
    m_number->setText(m_ticket["number"_L1].toString());
    m_title->setText(m_ticket["title"_L1].toString());
    clearLayout(m_chips);
    m_chips->addWidget(new Chip(ticketWord(m_ticket["state"_L1].toString())));
    const auto marks = ticketMarks(m_ticket);
    for (const Word &mark : marks.mid(1))
        m_chips->addWidget(new Chip(mark));
    if (const QString unit = m_ticket["unitName"_L1].toString(); !unit.isEmpty())
        m_chips->addWidget(new Chip({unit, {}, Tone::Mute}));
    m_chips->addStretch(1);
    const Word left = marks.constFirst();
    m_dueIcon->setIcon(left.icon, left.tone);
    m_left->setText(left.text);
    const auto deadline = static_cast<qint64>(m_ticket["deadline"_L1].toDouble());
    m_due->setText(deadline > 0 ? tr("due %1 %2").arg(dayText(deadline), minuteText(deadline)) : QString());
    m_content->setText(m_ticket["content"_L1].toString());
    loadDerivation();
    fillTimeline();
    fillActions();
}

void TicketDrawer::loadDerivation() {
    const auto show = [this](const QJsonObject &derivation) {
        const QJsonArray days = derivation["days"_L1].toArray();
        static const QTimeZone zone("Asia/Shanghai");
        m_calendar->setDays(days, QDateTime::fromMSecsSinceEpoch(businessNow(), zone).date());
        m_legend->setVisible(!days.isEmpty());
        QString how = derivation["sentence"_L1].toString();
        if (how.isEmpty() && !days.isEmpty()) {
            QStringList off;
            for (const auto &value : days) {
                const QJsonObject day = value.toObject();
                const QString why = day["why"_L1].toString();
                if ((day["kind"_L1].toString() == "holiday"_L1 ||
                     day["kind"_L1].toString() == "make_up_day"_L1) &&
                    !why.isEmpty() && !off.contains(why))
                    off << why;
            }
            how = tr("The day of acceptance does not count; %1 working days follow.")
                      .arg(days.last().toObject()["number"_L1].toInt()) +
                  (off.isEmpty() ? QString() : u" "_s + off.join(u"；"_s));
        }
        if (const QString source = derivation["source"_L1].toString(m_ticket["limitSource"_L1].toString());
            !source.isEmpty())
            how += u"\n"_s + tr("By: %1").arg(source);
        m_how->setText(how);
        m_how->setVisible(!how.isEmpty());
    };
    if (m_ticket.contains("derivation"_L1)) {
        show(m_ticket["derivation"_L1].toObject());
        return;
    }
    show({});
    const auto accepted =
        static_cast<qint64>(m_ticket["acceptedAt"_L1].toDouble(m_ticket["createdAt"_L1].toDouble()));
    const QString category = m_ticket["category"_L1].toString();
    if (accepted == 0)
        return;
    static const QTimeZone zone("Asia/Shanghai");
    const QString iso = QDateTime::fromMSecsSinceEpoch(accepted, zone).toString(Qt::ISODate);
    m_door.call(u"tickets.deadline"_s, {{u"accepted"_s, iso}, {u"category"_s, category}}, this,
                [this, show, id = m_id](const Expected<QJsonValue> &reply) {
                    if (reply && id == m_id)
                        show(reply->toObject());
                });
}

void TicketDrawer::fillTimeline() {
    clearLayout(m_timeline);
    const QJsonArray events = m_ticket["events"_L1].toArray();
    m_timelineCount->setText(tr("%1 entries, newest first").arg(events.size()));
    for (qsizetype i = events.size() - 1; i >= 0; --i) {
        const QJsonObject event = events.at(i).toObject();
        auto *line = row(8);
        line->addWidget(new TimelineDot(i == events.size() - 1, i == 0));
        auto *at = text(dayTimeText(static_cast<qint64>(event["at"_L1].toDouble())), "small");
        Theme::current().holdSize(at, 78, 0);
        at->setContentsMargins(0, px(3), 0, 0);
        line->addWidget(at, 0, Qt::AlignTop);
        auto *words = text(eventText(event));
        words->setWordWrap(true);
        words->setContentsMargins(0, px(2), 0, px(3));
        line->addWidget(words, 1);
        m_timeline->addLayout(line);
    }
}

void TicketDrawer::fillActions() {
    clearLayout(m_actions);
    if (!m_mayWrite)
        return;
    const QString state = m_ticket["state"_L1].toString();
    const QString unit = m_ticket["unitName"_L1].toString();
    const auto add = [this](const QString &label, Button::Kind kind, const QString &icon, auto slot) {
        auto *button = new Button(label, kind, icon);
        connect(button, &QPushButton::clicked, this, slot);
        m_actions->addWidget(button);
    };
    if (state == "pending_dispatch"_L1) {
        add(tr("Dispatch …"), Button::Kind::Primary, u"arrow-right"_s, [this] { askDispatch(); });
    } else if (state == "pending_sign"_L1 || state == "processing"_L1) {
        add(unit.isEmpty() ? tr("Urge the unit") : tr("Urge %1").arg(unit), Button::Kind::Primary,
            u"megaphone"_s, [this] {
                askAndAct(u"urge"_s, tr("Urge the handling unit?"),
                          tr("The urging is noted in the ticket and the unit is told."), tr("Urge the unit"),
                          Button::Kind::Primary, u"text"_s);
            });
        add(tr("Dispatch anew"), Button::Kind::Outline, {}, [this] { askDispatch(); });
    } else if (state == "closed"_L1) {
        add(tr("Archive"), Button::Kind::Outline, {}, [this] { act(u"archive"_s, {}); });
    }
    add(tr("Note"), Button::Kind::Outline, {}, [this] {
        askAndAct(u"note"_s, tr("Add a note"), tr("Notes stay in the time line and can’t be removed."),
                  tr("Add the note"), Button::Kind::Primary, u"text"_s);
    });
    m_actions->addStretch(1);
    if (state != "archived"_L1 && !m_ticket["supervised"_L1].toBool()) {
        add(tr("Supervise"), Button::Kind::Danger, u"gavel"_s, [this] {
            askAndAct(u"supervise"_s, tr("Make a supervision order?"),
                      tr("The unit’s superior is told and a deadline of its own begins."), tr("Supervise"),
                      Button::Kind::Danger, u"reason"_s);
        });
    }
}

void TicketDrawer::askAndAct(const QString &action, const QString &title, const QString &consequence,
                             const QString &verb, Button::Kind kind, const QString &reasonKey) {
    auto *dialog = new VerbDialog(title, consequence, verb, kind, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->askReason(tr("Words that are kept"),
                      action == "urge"_L1 ? QStringList{tr("Citizen called again"), tr("Deadline near")}
                                          : QStringList{});
    connect(dialog, &QDialog::accepted, this, [this, dialog, action, reasonKey] {
        act(action, {{reasonKey, dialog->reason()}});
    });
    dialog->open();
}

void TicketDrawer::askDispatch() {
    auto *dialog = new VerbDialog(tr("Dispatch to which unit?"),
                                  tr("The unit becomes responsible and its deadline begins."), tr("Dispatch"),
                                  Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *units = new Choice;
    units->setPlaceholderText(tr("Choose a unit"));
    dialog->body()->addWidget(units);
    dialog->verb()->setEnabled(false);
    connect(units, &QComboBox::activated, dialog, [dialog] { dialog->verb()->setEnabled(true); });
    m_door.call(u"units.list"_s, {}, units, [units](const Expected<QJsonValue> &reply) {
        const QJsonArray items = itemsOf(reply);
        for (const auto &unit : items)
            units->addChoice(unit.toObject()["name"_L1].toString(), unit.toObject()["id"_L1].toString());
        units->setCurrentIndex(-1);
    });
    connect(dialog, &QDialog::accepted, this, [this, units] {
        act(u"dispatch"_s, {{u"unitId"_s, units->value()}});
    });
    dialog->open();
}

void TicketDrawer::act(const QString &action, const QJsonObject &params) {
    m_door.call(u"tickets.act"_s,
                {{u"id"_s, m_ticket["id"_L1].toString()}, {u"action"_s, action}, {u"params"_s, params}}, this,
                [this](const Expected<QJsonValue> &reply) {
                    if (!reply) {
                        m_error->show(reply.error());
                        return;
                    }
                    m_error->clear();
                    open(m_id);
                    Q_EMIT changed();
                });
}

} // namespace lianxin
