// SPDX-License-Identifier: GPL-3.0-or-later
// What of the seat's page stands where, by the room that there is.
#include "ui/knowledge/KnowledgeCard.h"
#include "ui/softphone/CallerCard.h"
#include "ui/softphone/RingingCard.h"
#include "ui/softphone/SeatPage.h"
#include "ui/softphone/TicketForm.h"
#include "ui/softphone/TranscriptCard.h"
#include "ui/softphone/WrapUpPanel.h"
#include "ui/widgets/Keyboard.h"
#include <QShortcut>

namespace lianxin {
namespace {

// Pixels at 100 %: what three columns and two need across, and what the talk over its draft and who rings over the tickets need upwards.
constexpr int kThreeColumns = 1200;
constexpr int kTwoColumns = 760;
constexpr int kTalkOverDraft = 540;
constexpr int kRingingOverTickets = 780;
constexpr int kCallerWidth = 272;

} // namespace

void SeatPage::placeForm(bool waiting) {
    QBoxLayout *to = waiting ? m_waitLines : m_low ? static_cast<QBoxLayout *>(m_shared) : m_talkLines;
    for (QBoxLayout *other : std::initializer_list<QBoxLayout *>{m_waitLines, m_shared, m_talkLines})
        if (other != to)
            other->removeWidget(m_form);
    if (to->indexOf(m_form) < 0)
        to->addWidget(m_form, to == m_shared ? 1 : 0);
    // Where there is no room for all of it, who rings goes before what waits.
    const bool rings = m_desk.lastView() == SeatDesk::View::Ringing;
    const bool open = waiting && !rings;
    if (to == m_waitLines)
        m_waitLines->setStretchFactor(m_form, open ? 2 : 0);
    m_form->setShape(open             ? TicketForm::Shape::Open
                     : !m_narrow      ? TicketForm::Shape::Wide
                     : to == m_shared ? TicketForm::Shape::Page
                                      : TicketForm::Shape::Folded);
    const bool unfiled = waiting && m_form->isDirty();
    m_form->setVisible(waiting ? unfiled : !m_low || m_middle == Middle::Draft);
    m_ticketCard->setVisible(!unfiled && !(rings && m_short));
    m_figures->setVisible(!(rings && m_low) && !(unfiled && m_short));
    m_waitingTop->setVisible(rings || !(unfiled && m_short)); // the call bar says, too, that nobody calls
}

QWidget *SeatPage::makeTabs() {
    m_tabs = new QWidget;
    auto *tabs = row(0);
    auto *choice = new QButtonGroup(this);
    for (const auto &[which, words] : {std::pair{Middle::Caller, tr("Caller")}, {Middle::Talk, tr("Live transcript")}, {Middle::Right, tr("Knowledge")},
                                       {Middle::Draft, tr("Ticket draft")}}) {
        auto *tab = new Button(words);
        m_tab.insert(which, tab);
        tab->setCheckable(true);
        tab->setButtonSize(Button::Size::Small);
        choice->addButton(tab);
        tabs->addWidget(tab);
        connect(tab, &QPushButton::clicked, this, [this, which = which] { showMiddle(which); });
    }
    tabs->addStretch(1);
    m_tabs->setLayout(tabs);
    m_tabs->hide();
    // The column's own keys sleep while it is hidden.
    m_toKnowledge = new QShortcut(QKeySequence(u"Ctrl+/"_s), this);
    m_toKnowledge->setEnabled(false);
    connect(m_toKnowledge, &QShortcut::activated, this, [this] {
        showMiddle(Middle::Right);
        if (QWidget *first = firstByTab(*m_right))
            first->setFocus(Qt::ShortcutFocusReason);
    });
    return m_tabs;
}

void SeatPage::showMiddle(Middle wanted) {
    if ((wanted == Middle::Draft && !m_low) || (wanted == Middle::Caller && !m_slim))
        wanted = m_middle == wanted ? Middle::Talk : m_middle; // it stands beside
    m_middle = wanted;
    m_tab[wanted]->setChecked(true);
    m_tab[Middle::Caller]->setVisible(m_slim);
    m_tab[Middle::Draft]->setVisible(m_low);
    for (const auto &[which, tab] : m_tab.asKeyValueRange())
        tab->setSegment(which == (m_slim ? Middle::Caller : Middle::Talk), which == (m_low ? Middle::Draft : Middle::Right));
    m_tabs->setVisible(m_narrow);
    m_caller->setVisible(!m_slim || wanted == Middle::Caller);
    m_dialogue->setVisible(!m_narrow || wanted == Middle::Talk);
    m_right->setVisible(!m_narrow || wanted == Middle::Right);
    m_toKnowledge->setEnabled(m_narrow && wanted != Middle::Right);
    placeForm(isWaiting());
}

void SeatPage::putCaller(bool inTheMiddle) {
    (inTheMiddle ? m_upper : m_shared)->removeWidget(m_caller);
    m_caller->setMinimumWidth(0);
    m_caller->setMaximumWidth(QWIDGETSIZE_MAX);
    Theme::current().holdSize(m_caller, inTheMiddle ? 0 : kCallerWidth, 0);
    if (inTheMiddle)
        m_shared->insertWidget(0, m_caller, 1);
    else
        m_upper->insertWidget(0, m_caller);
}

void SeatPage::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    fit();
}

void SeatPage::fit() {
    const bool narrow = width() < px(kThreeColumns);
    const bool low = narrow && height() < px(kTalkOverDraft);
    const bool slim = width() < px(kTwoColumns);
    const bool brief = height() < px(kRingingOverTickets);
    if (narrow == m_narrow && low == m_low && slim == m_slim && brief == m_short)
        return;
    m_short = brief;
    m_narrow = narrow;
    m_low = low;
    m_slim = slim;
    m_right->setMinimumWidth(0);
    m_right->setMaximumWidth(QWIDGETSIZE_MAX);
    Theme::current().holdSize(m_right, narrow ? 0 : kRightWidth, 0);
    putCaller(slim);
    showMiddle(m_middle);
}

} // namespace lianxin
