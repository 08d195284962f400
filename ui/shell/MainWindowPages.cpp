// SPDX-License-Identifier: GPL-3.0-or-later
// What the window is made of for a person: the pages that the roles allow, and the menu under the name.
#include "ui/admin/AdminPage.h"
#include "ui/campaigns/CampaignsPage.h"
#include "ui/knowledge/KnowledgePage.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/shell/ConsoleLock.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NavBar.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/TopBar.h"
#include "ui/softphone/CallbacksPage.h"
#include "ui/softphone/Keypad.h"
#include "ui/softphone/SeatPage.h"
#include "ui/softphone/TransferDialog.h"
#include "ui/supervision/LivePage.h"
#include "ui/supervision/RecordingsPage.h"
#include "ui/supervision/WallPage.h"
#include "ui/tickets/AppealsPage.h"
#include "ui/tickets/DispatchPage.h"
#include "ui/tickets/ReviewsPage.h"
#include "ui/tickets/TicketsPage.h"
#include <QSettings>
#include <QShortcut>

namespace lianxin {
namespace {

// Seats write tickets, too; deciding who is responsible is not theirs.
bool dispatches(const Session &session) {
    return session.roles.contains(u"dispatcher"_s) || session.roles.contains(u"supervisor"_s) ||
           session.roles.contains(u"business_admin"_s);
}

} // namespace

void MainWindow::addPage(const QString &key, QWidget *page, const QString &icon, const QString &words) {
    m_pages->addWidget(page);
    m_byKey.insert(key, page);
    m_entries.append({key, icon, words});
}

void MainWindow::build(const Session &session) {
    m_work = new QWidget;
    m_nav = new NavBar;
    m_top = new TopBar(m_desk);
    m_pages = new QStackedWidget;
    m_status = new StatusLine(m_desk, m_engine);
    auto *parts = row(0);
    parts->addWidget(m_nav);
    auto *right = column(0);
    right->addWidget(m_top);
    right->addWidget(m_pages, 1);
    right->addWidget(m_status);
    parts->addLayout(right, 1);
    m_work->setLayout(parts);
    m_root->addWidget(m_work);

    if (!session.seatNumber.isEmpty() && session.can(u"CallsHandle"_s)) {
        m_seat = new SeatPage(m_desk, m_engine);
        addPage(u"seat"_s, m_seat, u"headphones"_s, tr("Work"));
        connect(m_seat, &SeatPage::ticketWanted, this, [this](const QString &id) {
            if (m_tickets) {
                go(u"tickets"_s);
                m_tickets->openTicket(id);
            }
        });
    }
    if (m_seat) {
        connect(m_seat, &SeatPage::wishesWanted, this, &MainWindow::showWishes);
        auto *callbacks = new CallbacksPage(m_desk);
        addPage(u"callbacks"_s, callbacks, u"phone-incoming"_s, tr("Missed"));
        connect(callbacks, &CallbacksPage::waiting, this, [this](int count) { m_nav->setBadge(u"callbacks"_s, count); });
        connect(&m_desk, &SeatDesk::wrappedUp, callbacks, &CallbacksPage::load);
    }
    if (session.can(u"CampaignsRead"_s) || session.can(u"CampaignsManage"_s)) {
        m_campaigns = new CampaignsPage(m_door, session.can(u"CampaignsManage"_s));
        m_campaigns->setMayDial(m_desk.hasSeat() && session.can(u"CallsHandle"_s));
        addPage(u"campaigns"_s, m_campaigns, u"megaphone"_s, tr("Campaigns"));
    }
    if (session.can(u"TicketsRead"_s) || session.can(u"TicketsWrite"_s)) {
        m_tickets = new TicketsPage(m_door, session.can(u"TicketsWrite"_s));
        m_tickets->setUser(session.userId, session.can(u"RecordsRead"_s), session.can(u"PersonalReveal"_s));
        m_tickets->setMayDial(m_desk.hasSeat() && session.can(u"CallsHandle"_s));
        addPage(u"tickets"_s, m_tickets, u"clipboard-list"_s, tr("Tickets"));
        connect(m_tickets, &TicketsPage::attention, this,
                [this](int count) { m_nav->setBadge(u"tickets"_s, count); });
    }
    if (session.can(u"TicketsWrite"_s) && session.can(u"TicketsRead"_s) && dispatches(session)) {
        auto *desk = new DispatchPage(m_door, session.can(u"DirectoryManage"_s));
        addPage(u"dispatch"_s, desk, u"inbox"_s, tr("Dispatch"));
        connect(desk, &DispatchPage::waiting, this, [this](int count) { m_nav->setBadge(u"dispatch"_s, count); });
        const auto openTicket = [this](const QString &id) {
            go(u"tickets"_s);
            m_tickets->openTicket(id);
        };
        connect(desk, &DispatchPage::ticketWanted, this, openTicket);
        auto *reviews = new ReviewsPage(m_door, session.can(u"RecordsRead"_s));
        addPage(u"reviews"_s, reviews, u"ear"_s, tr("Listening"));
        connect(reviews, &ReviewsPage::waiting, this, [this](int count) { m_nav->setBadge(u"reviews"_s, count); });
        connect(reviews, &ReviewsPage::ticketWanted, this, openTicket);
        auto *appeals = new AppealsPage(m_door, session.roles.contains(u"supervisor"_s), session.can(u"RecordsRead"_s));
        addPage(u"appeals"_s, appeals, u"gavel"_s, tr("Appeals"));
        connect(appeals, &AppealsPage::waiting, this, [this](int count) { m_nav->setBadge(u"appeals"_s, count); });
        connect(appeals, &AppealsPage::ticketWanted, this, openTicket);
    }
    if (session.can(u"KnowledgeRead"_s) || session.can(u"KnowledgeManage"_s)) {
        auto *knowledge = new KnowledgePage(m_door, session.can(u"KnowledgeManage"_s), session.userId);
        addPage(u"knowledge"_s, knowledge, u"book-open"_s, tr("Knowledge"));
        connect(knowledge, &KnowledgePage::waiting, this, [this](int count) { m_nav->setBadge(u"knowledge"_s, count); });
    }
    if (session.can(u"CallsSupervise"_s)) {
        auto *live = new LivePage(m_desk);
        addPage(u"live"_s, live, u"gauge"_s, tr("Live"));
        connect(live, &LivePage::wanted, this, [this](int count) { m_nav->setBadge(u"live"_s, count); });
        m_wall = new WallPage(m_door, m_engine);
        addPage(u"wall"_s, m_wall, u"activity"_s, tr("Monitor"));
        connect(m_wall, &WallPage::fullScreenWanted, this, [this] { setWallAlone(!m_wallAlone); });
        auto *alone = new QShortcut(QKeySequence(u"F11"_s), m_work);
        connect(alone, &QShortcut::activated, this, [this] {
            go(u"wall"_s);
            setWallAlone(!m_wallAlone);
        });
        m_leaveWall = new QShortcut(QKeySequence(u"Esc"_s), m_work);
        m_leaveWall->setEnabled(false);
        connect(m_leaveWall, &QShortcut::activated, this, [this] { setWallAlone(false); });
    }
    if (session.can(u"RecordsRead"_s)) {
        m_recordings = new RecordingsPage(m_door);
        m_recordings->setMayReveal(session.can(u"PersonalReveal"_s));
        addPage(u"recordings"_s, m_recordings, u"audio-lines"_s, tr("Recordings"));
    }
    m_admin = new AdminPage(m_door, session);
    if (!m_admin->keys().isEmpty()) {
        addPage(u"admin"_s, m_admin, u"settings"_s, tr("System"));
        connect(m_admin, &AdminPage::ticketWanted, this, [this](const QString &id) {
            if (m_tickets == nullptr)
                return;
            go(u"tickets"_s);
            m_tickets->openTicket(id);
        });
    } else {
        delete m_admin;
        m_admin = nullptr;
    }
    if (m_entries.isEmpty())
        addPage(u"none"_s,
                new EmptyState(u"lock"_s, tr("Nothing is open to this account"),
                               tr("Ask the security administrator for a role.")),
                u"lock"_s, tr("No role"));
    m_nav->setEntries(m_entries);
    connect(m_nav, &NavBar::chosen, this, &MainWindow::go);
    connect(m_nav, &NavBar::paletteWanted, this, &MainWindow::showPalette);
    fillUserMenu(session);
    connect(m_top->callBar(), &CallBar::devicesWanted, this, &MainWindow::devicesWanted);
    connect(m_top->callBar(), &CallBar::reconnectWanted, this, &MainWindow::reconnectWanted);
    connect(m_top->callBar(), &CallBar::keypadWanted, this, [this] {
        auto *keypad = new Keypad(m_handset, this);
        keypad->setAttribute(Qt::WA_DeleteOnClose);
        keypad->show();
    });
    connect(m_top->callBar(), &CallBar::transferWanted, this, [this] {
        auto *dialog = new TransferDialog(m_desk, TransferDialog::Purpose::Transfer, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(m_top->callBar(), &CallBar::consultWanted, this, [this] {
        auto *dialog = new TransferDialog(m_desk, TransferDialog::Purpose::Consult, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    connect(&m_desk, &SeatDesk::callArrived, m_top, [this] {
        if (m_seat && m_desk.view() == SeatDesk::View::Ringing && m_desk.part() != SeatDesk::Part::Supervisor) {
            go(u"seat"_s);
            if (!isActiveWindow())
                QApplication::alert(this);
        }
    });
    for (qsizetype i = 0; i < m_entries.size() && i < 9; ++i) {
        auto *jump = new QShortcut(QKeySequence(u"Alt+%1"_s.arg(i + 1)), m_work);
        connect(jump, &QShortcut::activated, this, [this, key = std::get<0>(m_entries.at(i))] { go(key); });
    }
    m_watermark = new Watermark(m_pages);
    m_watermark->setWords(u"%1 %2  %3"_s.arg(session.displayName, session.seatNumber,
                                             dayTimeText(engineNow())));
    m_minute.start();
    go(std::get<0>(m_entries.constFirst()));
}

void MainWindow::fillUserMenu(const Session &session) {
    QStringList roles;
    for (const QString &role : session.roles)
        roles << roleText(role);
    const bool seated = !session.seatNumber.isEmpty();
    m_top->setUser(session.displayName, seated ? session.seatNumber : roles.value(0));
    QMenu *menu = m_top->userMenu();
    menu->addAction(listText(roles))->setEnabled(false);
    menu->addSeparator();
    menu->addAction(tr("Headset and microphone …"), this, &MainWindow::devicesWanted);
    menu->addAction(tr("Light or dark"), this, [this] {
        applyLook(Theme::current().mode() == Theme::Mode::Light, Theme::current().textPercent());
    });
    for (const int percent : {100, 125, 150})
        menu->addAction(tr("Text %1%").arg(percent), this, [this, percent] {
            applyLook(Theme::current().mode() == Theme::Mode::Dark, percent);
        });
    const bool english = QSettings().value(u"look/language"_s) == u"en"_s;
    menu->addAction(english ? u"中文（重新启动后生效）"_s : u"English (after a restart)"_s, this, [english] {
        QSettings().setValue(u"look/language"_s, english ? u"zh_CN"_s : u"en"_s);
    });
    menu->addSeparator();
    menu->addAction(tr("Change my password …"), this, &MainWindow::askPassword);
    menu->addAction(tr("Lock") + u"\tCtrl+Shift+L"_s, m_lock, &ConsoleLock::lock);
    menu->addAction(tr("Log off"), this, &MainWindow::logOut);
}

} // namespace lianxin
