// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/TicketDrawer.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/models/TicketSteps.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/audio/CallPlayer.h"
#include "ui/tickets/DerivationCalendar.h"
#include "ui/tickets/TicketDrawerParts.h"
#include "ui/tickets/TicketTimeline.h"
#include "ui/widgets/RevealDialog.h"
#include "ui/widgets/DialButton.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/TextLine.h"
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QMenu>
#include <QTimeZone>

namespace lianxin {
namespace {

// The legend of the calendar: today outlined, 班 boxed, 休.
class LegendBox final : public QWidget {
public:
    explicit LegendBox(bool makeUp)
        : m_makeUp(makeUp) {
        setFixedSize(makeUp ? qMax(px(16), lianxin::lineWidth(DerivationCalendar::tr("on"), 12) + px(6)) : px(16), px(18));
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const Tokens &t = tokens();
        if (!m_makeUp) {
            painter.setPen(QPen(t.accent, 2));
            painter.drawRect(QRect(px(2), px(4), px(11), px(11)));
            return;
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.accentFill);
        painter.drawRoundedRect(QRect(0, px(1), width(), px(16)), 3, 3);
        painter.setPen(t.onAccent);
        painter.setFont(Theme::current().font(12));
        painter.drawText(QRect(0, px(1), width(), px(16)), Qt::AlignCenter, DerivationCalendar::tr("on"));
    }

private:
    bool m_makeUp;
};

} // namespace

TicketDrawer::TicketDrawer(Door &door, bool mayWrite, QWidget *parent)
    : QFrame(parent)
    , m_door(door)
    , m_mayWrite(mayWrite)
    , m_dial(new DialButton(door))
    , m_number(text({}, "small"))
    , m_title(text({}, "h20"))
    , m_chips(column(4))
    , m_error(new ErrorBanner)
    , m_dueIcon(new IconLabel(u"clock"_s, 18, Tone::Warn))
    , m_left(text({}, "h16"))
    , m_due(text({}))
    , m_calendar(new DerivationCalendar)
    , m_legend(new QWidget)
    , m_how(text({}, "small"))
    , m_contactLine(new QWidget)
    , m_contact(text({}))
    , m_reveal(new Button(tr("Show the number"), Button::Kind::Quiet, u"eye"_s))
    , m_content(text({}))
    , m_supervision(new SupervisionPanel)
    , m_timeline(new TicketTimeline(door))
    , m_related(new RelatedPanel(door))
    , m_player(new CallPlayer(door))
    , m_actions(row(8)) {
    setProperty("box", u"lineLeft"_s);
    Theme::current().holdSize(this, 456, 0);
    auto *outer = column(0);
    outer->addLayout(makeHead());
    outer->addWidget(hline());
    outer->addWidget(new ScrollColumn(makeBody()), 1);
    outer->addWidget(m_player);
    outer->addWidget(hline());
    auto *foot = new QWidget;
    setMargins(m_actions, 16, 0, 16, 0);
    foot->setLayout(m_actions);
    Theme::current().holdSize(foot, 0, 56);
    outer->addWidget(foot);
    setLayout(outer);
    connect(m_error, &ErrorBanner::retried, this, [this] { open(m_id); });
    connect(m_timeline, &TicketTimeline::listenWanted, m_player, &CallPlayer::play);
    connect(m_timeline, &TicketTimeline::failed, m_error, &ErrorBanner::show);
    connect(m_player, &CallPlayer::failed, m_error, &ErrorBanner::show);
    connect(m_related, &RelatedPanel::opened, this, &TicketDrawer::otherWanted);
    connect(m_related, &RelatedPanel::mergeWanted, this, &TicketDrawer::merge);
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (isVisible() && !m_id.isEmpty() && event.type.startsWith("ticket."_L1) &&
            event.entity == m_ticket["id"_L1].toString())
            open(m_id);
    });
}

QLayout *TicketDrawer::makeHead() {
    auto *head = column(4);
    setMargins(head, 16, 10, 12, 12);
    auto *first = row(4);
    first->addWidget(m_number);
    auto *copy = new Button({}, Button::Kind::Quiet, u"copy"_s);
    copy->setButtonSize(Button::Size::Small);
    copy->setAccessibleName(tr("Copy the number"));
    first->addWidget(copy);
    first->addStretch(1);
    first->addWidget(m_dial);
    connect(m_dial, &DialButton::refused, m_error, &ErrorBanner::show);
    auto *close = new Button({}, Button::Kind::Quiet, u"x"_s);
    close->setButtonSize(Button::Size::Small);
    close->setAccessibleName(tr("Close"));
    first->addWidget(close);
    head->addLayout(first);
    m_title->setWordWrap(true);
    head->addWidget(m_title);
    head->addLayout(m_chips);
    head->addWidget(m_error);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_number->text()); });
    connect(close, &QPushButton::clicked, this, &TicketDrawer::closed);
    return head;
}

QWidget *TicketDrawer::makeBody() {
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
    auto *legend = row(6);
    legend->addWidget(new LegendBox(false));
    legend->addWidget(text(tr("today"), "small"));
    legend->addSpacing(px(8));
    legend->addWidget(new LegendBox(true));
    legend->addWidget(text(tr("make-up day, counts"), "small"));
    legend->addSpacing(px(8));
    legend->addWidget(text(tr("off: holiday, does not count"), "small"));
    legend->addStretch(1);
    m_legend->setLayout(legend);
    due->addWidget(m_legend);
    m_how->setWordWrap(true);
    due->addWidget(m_how);
    lines->addLayout(due);
    lines->addWidget(hline());
    lines->addWidget(m_supervision);
    auto *contact = row(8);
    setMargins(contact, 16, 8, 12, 8);
    contact->addWidget(new IconLabel(u"user"_s, 16));
    contact->addWidget(m_contact, 1);
    m_reveal->setButtonSize(Button::Size::Small);
    m_reveal->setObjectName(u"reveal"_s);
    m_reveal->hide();
    connect(m_reveal, &QPushButton::clicked, this, [this] {
        auto *dialog = new RevealDialog(m_door, u"tickets.reveal"_s, m_ticket["id"_L1].toString(),
                                        u"%1  %2"_s.arg(m_ticket["number"_L1].toString(), m_ticket["title"_L1].toString()), this);
        dialog->open();
    });
    contact->addWidget(m_reveal);
    auto *whom = column(0);
    setMargins(whom, 0, 0, 0, 0);
    whom->addLayout(contact);
    whom->addWidget(hline());
    m_contactLine->setLayout(whom);
    lines->addWidget(m_contactLine);
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
    time->addWidget(m_timeline);
    lines->addLayout(time);
    lines->addWidget(m_related);
    lines->addStretch(1);
    inner->setLayout(lines);
    return inner;
}

void TicketDrawer::setMayListen(bool may) {
    m_timeline->setMayListen(may);
}

void TicketDrawer::setMayReveal(bool may) {
    m_mayReveal = may;
}

void TicketDrawer::open(const QString &id) {
    if (id != m_id) {
        m_timeline->forget();
        m_player->forget();
    }
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
    const auto marks = ticketMarks(m_ticket);
    const QJsonArray assisting = m_ticket["assisting"_L1].toArray();
    QList<Word> chips{ticketWord(m_ticket["state"_L1].toString())};
    for (const Word &mark : marks.mid(1)) {
        if (assisting.isEmpty() || mark.text != u"协办") // who helps stands below by name
            chips << mark;
    }
    if (const QString unit = m_ticket["unitName"_L1].toString(); !unit.isEmpty())
        chips.append({assisting.isEmpty() ? unit : tr("%1 (lead)").arg(unit), {}, Tone::Mute});
    for (const auto &unit : assisting)
        chips.append({tr("%1 (assists)").arg(unit["unitName"_L1].toString()), {}, Tone::Mute});
    clearLayout(m_chips);
    QHBoxLayout *line = nullptr;
    int room = 0;
    for (const Word &chip : std::as_const(chips)) {
        const int width = qMin(px(420), Chip::widthOf(chip));
        if (line == nullptr || width > room) {
            if (line)
                line->addStretch(1);
            line = row(4);
            m_chips->addLayout(line);
            room = px(424);
        }
        line->addWidget(new Chip(chip));
        room -= width + px(4);
    }
    line->addStretch(1);
    const Word &left = marks.constFirst();
    m_dueIcon->setIcon(left.icon, left.tone);
    m_left->setText(left.text);
    const auto deadline = static_cast<qint64>(m_ticket["deadline"_L1].toDouble());
    m_due->setText(deadline > 0 ? tr("due %1 %2").arg(dayText(deadline), minuteText(deadline)) : QString());
    const QString phone = m_ticket["contactPhone"_L1].toString();
    m_contact->setText(u"%1  %2"_s.arg(m_ticket["contactName"_L1].toString(), phone).trimmed());
    m_contactLine->setVisible(!m_contact->text().isEmpty());
    m_reveal->setVisible(m_mayReveal && !phone.isEmpty());
    m_dial->setVisible(m_mayDial && !m_ticket["contactPhone"_L1].toString().isEmpty());
    m_dial->setWhom({{u"ticketId"_s, m_ticket["id"_L1]}});
    m_content->setText(m_ticket["content"_L1].toString());
    loadDerivation();
    m_supervision->setTicket(m_ticket);
    m_timeline->setEvents(m_ticket["events"_L1].toArray());
    m_related->load(m_ticket["id"_L1].toString(), m_mayWrite && verbs().contains(u"merge"_s));
    fillActions();
}

void TicketDrawer::showDerivation(const QJsonObject &derivation) {
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
            if ((day["kind"_L1].toString() == "holiday"_L1 || day["kind"_L1].toString() == "make_up_day"_L1) &&
                !why.isEmpty() && !off.contains(why))
                off << why;
        }
        how = tr("The day of acceptance does not count; %1 working days follow.")
                  .arg(days.last().toObject()["number"_L1].toInt()) +
              (off.isEmpty() ? QString() : tr(" %1.", "what is off, after the sentence before").arg(statementsText(off)));
    }
    if (const QJsonObject moved = derivation["moved"_L1].toObject(); !moved.isEmpty())
        how += u"\n"_s + tr("Was due %1 before: %2").arg(dayTimeText(moved["before"_L1].toInteger()), moved["reason"_L1].toString());
    if (const QString source = derivation["source"_L1].toString(m_ticket["limitSource"_L1].toString());
        !source.isEmpty())
        how += u"\n"_s + tr("By: %1").arg(source);
    m_how->setText(how);
    m_how->setVisible(!how.isEmpty());
}

void TicketDrawer::loadDerivation() {
    if (m_ticket.contains("derivation"_L1)) {
        showDerivation(m_ticket["derivation"_L1].toObject());
        return;
    }
    showDerivation({});
    const auto accepted =
        static_cast<qint64>(m_ticket["acceptedAt"_L1].toDouble(m_ticket["createdAt"_L1].toDouble()));
    const QString category = m_ticket["category"_L1].toString();
    if (accepted == 0)
        return;
    static const QTimeZone zone("Asia/Shanghai");
    const QString iso = QDateTime::fromMSecsSinceEpoch(accepted, zone).toString(Qt::ISODate);
    m_door.call(u"tickets.deadline"_s, {{u"accepted"_s, iso}, {u"category"_s, category}}, this,
                [this, id = m_id](const Expected<QJsonValue> &reply) {
                    if (reply && id == m_id)
                        showDerivation(reply->toObject());
                });
}

} // namespace lianxin
