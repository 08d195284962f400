// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/WrapUpPanel.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include <QApplication>
#include <QGridLayout>

namespace lianxin {

WrapUpPanel::WrapUpPanel(SeatDesk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_results(new QButtonGroup(this))
    , m_summary(new QPlainTextEdit)
    , m_ticket(text(tr("No ticket for this call."), "secondary"))
    , m_left(text({}, "small"))
    , m_finish(new Button(tr("Finish wrap-up"), Button::Kind::Primary)) {
    auto *card = new Card(tr("Wrap-up"));
    card->addTrailing(m_left);
    auto *outer = column(0);
    outer->addWidget(card);
    setLayout(outer);
    auto *lines = column(8);
    setMargins(lines, 12, 12, 12, 12);
    lines->addWidget(text(tr("Result of the call"), "small"));
    auto *grid = new QGridLayout;
    grid->setSpacing(px(8));
    const QStringList results = callResults();
    for (qsizetype i = 0; i < results.size(); ++i) {
        auto *choice =
            new Button(resultWord(results.at(i)).text, Button::Kind::Outline, resultWord(results.at(i)).icon);
        choice->setCheckable(true);
        choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        choice->setProperty("result", results.at(i));
        m_results->addButton(choice);
        grid->addWidget(choice, static_cast<int>(i) / 2, static_cast<int>(i) % 2);
    }
    lines->addLayout(grid);
    lines->addSpacing(px(4));
    m_summaryField = new Field(tr("Summary"), m_summary);
    m_summary->setTabChangesFocus(true);
    m_summary->setPlaceholderText(tr("Two sentences: what the citizen wanted, what was agreed."));
    lines->addWidget(m_summaryField, 1);
    lines->addWidget(hline());
    auto *ticket = row(8);
    ticket->addWidget(new IconLabel(u"clipboard-list"_s, 16));
    ticket->addWidget(m_ticket, 1);
    lines->addLayout(ticket);
    lines->addWidget(hline());
    m_finish->setKeyHint(u"F9"_s);
    m_finish->setObjectName(u"finishWrapUp"_s);
    lines->addWidget(m_finish, 0, Qt::AlignRight);
    card->body()->addLayout(lines);
    connect(m_finish, &QPushButton::clicked, this, &WrapUpPanel::finish);
    connect(m_results, &QButtonGroup::buttonToggled, this,
            [this] { m_finish->setEnabled(m_results->checkedButton() != nullptr); });
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &WrapUpPanel::fill);
    m_finish->setEnabled(false);
}

void WrapUpPanel::fill() {
    const bool now = m_desk.view() == SeatDesk::View::WrapUp;
    if (now && !m_timer.isActive()) {
        m_timer.start();
        QTimer::singleShot(0, this, &WrapUpPanel::takeKeyboard);
    } else if (!now) {
        m_timer.stop();
    }
    const qint64 until = static_cast<qint64>(m_desk.call()["wrapUpUntil"_L1].toDouble());
    const qint64 present = engineNow();
    m_left->setText(until > present ? tr("%1 left").arg(shortTimerText(until - present))
                                    : tr("for %1").arg(shortTimerText(present - m_desk.callSince())));
    if (m_callId == m_desk.callId())
        return;
    m_callId = m_desk.callId();
    m_results->setExclusive(false);
    const auto buttons = m_results->buttons();
    for (QAbstractButton *button : buttons)
        button->setChecked(false);
    m_results->setExclusive(true);
    m_summary->clear();
    setTicket({}, {});
}

void WrapUpPanel::takeKeyboard() {
    // Somebody who is still writing goes on writing.
    const QWidget *writing = QApplication::focusWidget();
    const auto *line = qobject_cast<const QLineEdit *>(writing);
    const auto *page = qobject_cast<const QPlainTextEdit *>(writing);
    if ((line && !line->text().isEmpty()) || (page && !page->document()->isEmpty()) || !isVisible())
        return;
    m_results->buttons().constFirst()->setFocus(Qt::OtherFocusReason);
}

void WrapUpPanel::setTicket(const QString &id, const QString &number) {
    m_ticketId = id;
    m_ticket->setText(number.isEmpty() ? tr("No ticket for this call.") : tr("Ticket %1").arg(number));
    if (id.isEmpty())
        return;
    const auto buttons = m_results->buttons();
    for (QAbstractButton *button : buttons) {
        if (button->property("result").toString() == "ticket"_L1 && m_results->checkedButton() == nullptr)
            button->setChecked(true);
    }
}

void WrapUpPanel::suggestSummary(const QString &summary) {
    if (m_summary->toPlainText().isEmpty())
        m_summary->setPlainText(summary);
}

void WrapUpPanel::setLeading(bool leading) {
    m_finish->setKind(leading ? Button::Kind::Primary : Button::Kind::Outline);
    m_finish->setKeyHint(leading ? u"F9"_s : QString());
}

void WrapUpPanel::finish() {
    const QAbstractButton *chosen = m_results->checkedButton();
    if (chosen == nullptr || m_desk.view() != SeatDesk::View::WrapUp)
        return;
    m_desk.wrapUp(chosen->property("result").toString(), m_summary->toPlainText().trimmed(), m_ticketId);
}

} // namespace lianxin
