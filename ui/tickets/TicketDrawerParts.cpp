// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/TicketDrawerParts.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/TicketSteps.h"
#include "ui/models/Words.h"

namespace lianxin {
namespace {

struct Order {
    QJsonObject event;
    QList<QJsonObject> trail; //!< what followed, oldest first
    QString ended;            //!< action that ended it; empty: open
};

QList<Order> ordersOf(const QJsonObject &ticket) {
    static const QStringList follow{u"reminded"_s, u"escalated"_s,   u"signed"_s, u"processed"_s, u"finished"_s,
                                    u"visited"_s,  u"visit_unclear"_s, u"appealed"_s, u"appeal_rejected"_s, u"reassigned"_s};
    QList<Order> orders;
    for (const auto &value : ticket["events"_L1].toArray()) {
        const QJsonObject event = value.toObject();
        const QString action = event["action"_L1].toString();
        if (action == "supervised"_L1) {
            orders.append({event, {}, {}});
            continue;
        }
        if (orders.isEmpty() || !orders.constLast().ended.isEmpty())
            continue;
        const bool over = action == "supervision_lifted"_L1 || action == "appeal_upheld"_L1 || action == "closed"_L1 ||
                          (action == "visited"_L1 && event["data"_L1].toObject()["result"_L1].toString() == "satisfied"_L1);
        if (over || follow.contains(action))
            orders.last().trail << event;
        if (over)
            orders.last().ended = action;
    }
    return orders;
}

} // namespace

SupervisionPanel::SupervisionPanel(QWidget *parent)
    : QFrame(parent)
    , m_lines(column(8)) {
    setProperty("box", u"lineBottom"_s);
    setMargins(m_lines, 16, 12, 16, 16);
    setLayout(m_lines);
    hide();
}

void SupervisionPanel::setTicket(const QJsonObject &ticket) {
    clearLayout(m_lines);
    const QList<Order> orders = ordersOf(ticket);
    setVisible(!orders.isEmpty());
    if (orders.isEmpty())
        return;
    auto *head = row(8);
    head->addWidget(text(tr("Supervision order"), "h16"));
    if (orders.size() > 1)
        head->addWidget(text(tr("%1 in all, newest first").arg(orders.size()), "small"));
    head->addStretch(1);
    m_lines->addLayout(head);
    for (auto order = orders.crbegin(); order != orders.crend(); ++order) {
        const QJsonObject data = order->event["data"_L1].toObject();
        const bool open = order->ended.isEmpty();
        auto *frame = box(open ? "bad" : "sunken");
        auto *lines = column(4);
        setMargins(lines, 12, 8, 12, 10);
        auto *first = row(8);
        first->addWidget(new Chip(open ? Word{tr("open"), u"gavel"_s, Tone::Bad}
                                       : order->ended == "appeal_upheld"_L1 ? Word{tr("withdrawn"), u"undo-2"_s, Tone::Mute}
                                                                           : Word{tr("settled"), u"circle-check"_s, Tone::Good}));
        const qint64 due = data["deadline"_L1].toInteger();
        if (due > 0)
            first->addWidget(text(tr("due %1 %2").arg(dayText(due), minuteText(due)), "strong"));
        first->addStretch(1);
        if (open && due > 0) {
            const qint64 left = due - businessNow();
            const bool same = due == ticket["deadline"_L1].toInteger(); // in the words that stand above, too
            first->addWidget(new Chip(same       ? deadlineWord(ticket, businessNow())
                                      : left < 0 ? Word{tr("overdue by %1").arg(spanText(-left)), u"triangle-alert"_s, Tone::Bad}
                                                 : Word{tr("%1 left").arg(spanText(left)), u"clock"_s, Tone::Warn}));
        }
        lines->addLayout(first);
        QJsonObject why = order->event;
        QJsonObject plain = data;
        plain.remove(u"deadline"_s);
        why.insert(u"data"_s, plain);
        auto *reason = text(ticketEventText(why));
        reason->setWordWrap(true);
        lines->addWidget(reason);
        lines->addWidget(text(tr("made %1").arg(dayTimeText(order->event["at"_L1].toInteger())), "small"));
        for (const QJsonObject &event : order->trail) {
            auto *line = row(6);
            line->addWidget(new IconLabel(u"check"_s, 12, Tone::Good), 0, Qt::AlignTop);
            auto *words = text(u"%1  %2"_s.arg(dayTimeText(event["at"_L1].toInteger()), ticketEventText(event)), "small");
            words->setWordWrap(true);
            line->addWidget(words, 1);
            lines->addLayout(line);
        }
        if (open) {
            auto *line = row(6);
            line->addWidget(new IconLabel(u"circle-dashed"_s, 12, Tone::Mute), 0, Qt::AlignTop);
            line->addWidget(text(tr("Until a second visit finds the citizen satisfied"), "small"), 1);
            lines->addLayout(line);
        }
        frame->setLayout(lines);
        m_lines->addWidget(frame);
    }
}

RelatedPanel::RelatedPanel(Door &door, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_count(text({}, "small"))
    , m_lines(column(6)) {
    auto *lines = column(6);
    setMargins(lines, 16, 12, 16, 12);
    auto *head = row(8);
    head->addWidget(text(tr("Possibly the same matter"), "h16"));
    head->addWidget(m_count);
    head->addStretch(1);
    lines->addLayout(head);
    lines->addLayout(m_lines);
    setLayout(lines);
    hide();
}

void RelatedPanel::load(const QString &ticketId, bool mayMerge) {
    if (ticketId != m_id)
        hide();
    m_id = ticketId;
    m_door.call(u"tickets.related"_s, {{u"id"_s, ticketId}}, this,
                [this, ticketId, mayMerge](const Expected<QJsonValue> &reply) {
                    if (ticketId == m_id)
                        fill(itemsOf(reply), mayMerge);
                });
}

void RelatedPanel::fill(const QJsonArray &items, bool mayMerge) {
    clearLayout(m_lines);
    setVisible(!items.isEmpty());
    m_count->setText(QString::number(items.size()));
    for (const auto &value : items) {
        const QJsonObject ticket = value.toObject();
        const QString why = ticket["why"_L1].toString();
        auto *words = column(0);
        auto *title = new ElidedLabel(ticket["title"_L1].toString());
        words->addWidget(title);
        auto *second = row(8);
        second->addWidget(text(u"%1  %2"_s.arg(ticket["number"_L1].toString(), ticketWord(ticket["state"_L1].toString()).text),
                               "small"));
        second->addStretch(1);
        words->addLayout(second);
        auto *line = row(8);
        line->addLayout(words, 1);
        const int percent = qRound(ticket["likeness"_L1].toDouble() * 100);
        line->addWidget(new Chip(why == "merged"_L1         ? Word{tr("merged"), u"repeat-2"_s, Tone::Mute}
                                 : why == "same_citizen"_L1 ? Word{tr("same citizen"), u"user-round"_s, Tone::Accent}
                                                            : Word{tr("alike %1%").arg(percent), u"copy"_s, Tone::Mute}));
        auto *open = new Button(tr("Open"), Button::Kind::Link);
        open->setButtonSize(Button::Size::Small);
        connect(open, &QPushButton::clicked, this, [this, id = ticket["id"_L1].toString()] { Q_EMIT opened(id); });
        line->addWidget(open);
        if (mayMerge && why != "merged"_L1) {
            auto *merge = new Button(tr("Merge …"), Button::Kind::Link);
            merge->setButtonSize(Button::Size::Small);
            connect(merge, &QPushButton::clicked, this, [this, ticket] { Q_EMIT mergeWanted(ticket); });
            line->addWidget(merge);
        }
        m_lines->addLayout(line);
    }
}

} // namespace lianxin
