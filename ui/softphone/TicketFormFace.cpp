// SPDX-License-Identifier: GPL-3.0-or-later
// How the ticket form looks: its head with what is missing and what to ask, and its grid of fields.
#include "ui/models/DraftWords.h"
#include "ui/models/Format.h"
#include "ui/softphone/DraftField.h"
#include "ui/softphone/TicketForm.h"

namespace lianxin {
namespace {

constexpr int contentLimit = 500; // characters; what handling units accept

} // namespace

void TicketForm::makeHead() {
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How complete the ticket is"));
    Theme::current().holdSize(m_bar, 80, 0);
    m_ask->setObjectName(u"ask"_s);
    m_count->setObjectName(u"complete"_s);
    m_alert->setObjectName(u"alert"_s);
    auto *head = m_card->head();
    int at = 1;
    for (QWidget *part : std::initializer_list<QWidget *>{m_bar, m_count, m_askIcon})
        head->insertWidget(at++, part, 0, Qt::AlignVCenter);
    head->insertWidget(at, m_ask, 1000, Qt::AlignVCenter);
    m_alert->hide();
    m_discard->hide();
    m_discard->setButtonSize(Button::Size::Small);
    m_discard->setObjectName(u"discard"_s);
    connect(m_discard, &QPushButton::clicked, this, &TicketForm::askDiscard);
    m_save->setKeyHint(u"F9"_s);
    m_save->setToolTip(tr("F9 or Ctrl+Enter"));
    m_save->setObjectName(u"saveTicket"_s);
    for (QWidget *trailing : std::initializer_list<QWidget *>{m_alert, m_missing, m_discard, m_save})
        m_card->addTrailing(trailing);
    connect(m_save, &QPushButton::clicked, this, &TicketForm::save);
}

void TicketForm::makeGrid() {
    m_grid = new QGridLayout;
    setMargins(m_grid, 12, 8, 12, 10);
    m_grid->setHorizontalSpacing(px(12));
    m_grid->setVerticalSpacing(px(6));
    add(u"title"_s, tr("Title"), m_title);
    add(u"category"_s, tr("Category"), m_category);
    add(u"district"_s, tr("District"), m_district);
    add(u"address"_s, tr("Address"), m_address);
    add(u"contact"_s, tr("Contact"), m_contact);
    add(u"visit"_s, tr("Expects"), m_wish);
    add(u"time"_s, tr("Time"), m_time);
    add(u"unit"_s, tr("Handling unit"), m_unit);
    add(u"urgency"_s, tr("Urgency"), m_urgency);
    m_due = new Field(tr("Due"), m_deadline);
    add(u"request"_s, tr("Request"), m_content);
    m_card->body()->addLayout(m_grid);
    place();
}

void TicketForm::setShape(Shape shape) {
    if (shape == m_shape)
        return;
    m_shape = shape;
    place();
}

void TicketForm::place() {
    setMinimumHeight(0);
    setMaximumHeight(QWIDGETSIZE_MAX);
    Theme::current().holdSize(this, 0, m_shape == Shape::Wide ? 186 : m_shape == Shape::Folded ? 250 : 0);
    const auto put = [this](QWidget *widget, int row, int column, int rows, int columns) {
        m_grid->removeWidget(widget);
        const bool grows = rows > 1 || columns == 12;
        m_grid->addWidget(widget, row, column, rows, columns, grows ? Qt::Alignment() : Qt::AlignTop);
    };
    const auto field = [this](const QString &key) { return m_fields[key]->field(); };
    m_due->setVisible(m_shape == Shape::Wide); // it says little before the ticket is saved
    for (int i = 0; i < 12; ++i)
        m_grid->setColumnStretch(i, 0);
    for (int i = 0; i < 4; ++i)
        m_grid->setRowStretch(i, 0);
    if (m_shape == Shape::Wide) {
        const QStringList above{u"title"_s, u"category"_s, u"district"_s, u"address"_s, u"contact"_s};
        const QStringList below{u"visit"_s, u"time"_s, u"unit"_s, u"urgency"_s};
        // Row by row: Tab goes through them as they were put here first.
        for (int i = 0; i < 5; ++i) {
            put(field(above.at(i)), 0, i, 1, 1);
            m_grid->setColumnStretch(i, 10);
        }
        for (int i = 0; i < 5; ++i)
            put(i < 4 ? field(below.at(i)) : m_due, 1, i, 1, 1);
        put(field(u"request"_s), 0, 5, 2, 1);
        m_grid->setColumnStretch(5, 26);
        return;
    }
    for (int i = 0; i < 12; ++i)
        m_grid->setColumnStretch(i, 1);
    if (m_shape == Shape::Open) {
        put(field(u"title"_s), 0, 0, 1, 6);
        put(field(u"category"_s), 0, 6, 1, 6);
        put(field(u"district"_s), 1, 0, 1, 4);
        put(field(u"address"_s), 1, 4, 1, 4);
        put(field(u"contact"_s), 1, 8, 1, 4);
        int at = 0;
        for (const QString &key : {u"visit"_s, u"time"_s, u"unit"_s, u"urgency"_s})
            put(field(key), 2, 3 * at++, 1, 3);
        put(field(u"request"_s), 3, 0, 1, 12);
        m_grid->setRowStretch(3, 1);
        return;
    }
    // Three columns, of which the short fields share one.
    put(field(u"title"_s), 0, 0, 1, 4);
    put(field(u"category"_s), 0, 4, 1, 4);
    put(field(u"district"_s), 1, 0, 1, 2);
    put(field(u"address"_s), 1, 2, 1, 3);
    put(field(u"contact"_s), 1, 5, 1, 3);
    put(field(u"visit"_s), 2, 0, 1, 2);
    put(field(u"time"_s), 2, 2, 1, 2);
    put(field(u"unit"_s), 2, 4, 1, 2);
    put(field(u"urgency"_s), 2, 6, 1, 2);
    put(field(u"request"_s), 0, 8, 3, 4);
    m_grid->setRowStretch(2, 1);
}

void TicketForm::check() {
    const QStringList lacks = missing();
    const QStringList blocking{u"title"_s, u"category"_s, u"request"_s};
    bool blocked = false;
    for (DraftField *field : std::as_const(m_fields)) {
        const bool empty = lacks.contains(field->key()) && blocking.contains(field->key());
        blocked = blocked || empty;
        field->setClosed(!m_ticketId.isEmpty());
        field->show(empty && m_tried);
    }
    const auto length = m_content->toPlainText().size();
    m_fields[u"request"_s]->field()->setMark(u"%1 / %2"_s.arg(length).arg(contentLimit), length > contentLimit ? Tone::Bad : Tone::Mute);
    showHead(lacks, blocked);
    m_save->setEnabled(m_ticketId.isEmpty() && length <= contentLimit);
}

void TicketForm::showHead(const QStringList &lacks, bool blocked) {
    const bool saved = !m_ticketNumber.isEmpty();
    const auto whole = static_cast<int>(m_draft.required().size()) + (m_draft.required().contains(u"title"_s) ? 0 : 1);
    const int filled = whole - static_cast<int>(lacks.size());
    m_bar->setRange(0, whole);
    m_bar->setValue(filled);
    restyle(m_bar, "tone", blocked ? u"warn"_s : QString());
    m_count->setText(u"%1 / %2"_s.arg(filled).arg(whole));
    QStringList names;
    for (const QString &key : lacks)
        names << draftFieldText(key);
    if (saved) {
        m_missing->setWord({tr("Saved as %1").arg(m_ticketNumber), u"circle-check"_s, Tone::Good});
    } else {
        m_missing->setWord({tr("%1 still missing: %2").arg(names.size()).arg(listText(names)), u"circle-alert"_s,
                            blocked && m_tried ? Tone::Bad : Tone::Warn});
    }
    m_missing->setVisible(saved || !names.isEmpty());
    for (QWidget *part : std::initializer_list<QWidget *>{m_bar, m_count})
        part->setVisible(!saved);
    QStringList alerts;
    for (const QString &rule : m_draft.alerts())
        alerts << urgencyRuleText(rule);
    m_alert->setVisible(!alerts.isEmpty() && !saved);
    m_alert->setWord({tr("Urgent: %1").arg(listText(alerts)), u"siren"_s, Tone::Bad});

    const auto link = m_desk.door().link();
    const bool lost = link == Door::Link::Lost || link == Door::Link::Connecting;
    QString question;
    for (const QString &key : lacks)
        if (question.isEmpty())
            question = draftQuestionText(DraftedTicket::questionOf(key));
    QString words = tr("What is said fills in by itself; F1 in a field plays where it was said");
    QString icon = u"info"_s;
    Tone tone = Tone::Mute;
    if (lost) {
        words = tr("The engine is away. What you write is kept here and can be saved when it is back.");
        icon = u"unplug"_s;
        tone = Tone::Warn;
    } else if (saved) {
        words.clear();
    } else if (const auto &trouble = m_desk.drafts().trouble()) {
        words = tr("What you write could not be kept for later: %1. Save it before you close the console.").arg(headingOf(*trouble));
        icon = u"circle-alert"_s;
        tone = Tone::Warn;
    } else if (m_resumed) {
        words = tr("Save or discard it.");
    } else if (!m_noDraft.isEmpty()) {
        words = tr("Nothing is proposed: %1. Fill it in by hand.").arg(m_noDraft);
        tone = Tone::Warn;
    } else if (!question.isEmpty() && m_desk.view() != SeatDesk::View::WrapUp) {
        words = tr("Ask: “%1”").arg(question);
        icon = u"circle-help"_s;
        tone = Tone::Accent;
    }
    m_ask->setText(words);
    setTone(m_ask, toneProperty(tone));
    m_askIcon->setIcon(icon, tone);
    m_askIcon->setVisible(!words.isEmpty());
}

} // namespace lianxin
