// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"
#include "ui/admin/AdminPage.h"
#include "ui/admin/WishesPage.h"
#include "ui/campaigns/CampaignsPage.h"
#include "ui/knowledge/KnowledgePage.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/shell/CloseGuard.h"
#include "ui/shell/ConsoleLock.h"
#include "ui/shell/LoginPage.h"
#include "ui/shell/NavBar.h"
#include "ui/shell/PasswordDialog.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/TopBar.h"
#include "ui/softphone/CallbacksPage.h"
#include "ui/softphone/CallerCard.h"
#include "ui/softphone/Keypad.h"
#include "ui/softphone/SeatPage.h"
#include "ui/softphone/TransferDialog.h"
#include "ui/supervision/HelpToast.h"
#include "ui/supervision/LivePage.h"
#include "ui/supervision/RecordingsPage.h"
#include "ui/supervision/WallPage.h"
#include "ui/tickets/AppealsPage.h"
#include "ui/tickets/DispatchPage.h"
#include "ui/tickets/ReviewsPage.h"
#include "ui/tickets/TicketsPage.h"
#include "ui/widgets/Keyboard.h"
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

MainWindow::MainWindow(Door &door, Handset &handset, SeatDesk &desk, EngineWatch &engine, QWidget *parent)
    : QMainWindow(parent)
    , m_door(door)
    , m_handset(handset)
    , m_desk(desk)
    , m_engine(engine)
    , m_root(new QStackedWidget)
    , m_login(new LoginPage(door, handset))
    , m_lock(new ConsoleLock(desk, engine, *m_root, this)) {
    setWindowTitle(tr("Lianxin 12345"));
    resize(1440, 900);
    setMinimumSize(1024, 680);
    m_root->addWidget(m_login);
    m_root->setCurrentWidget(m_login);
    setCentralWidget(m_root);
    new CloseGuard(*this, desk.drafts());
    connect(m_login, &LoginPage::loggedIn, this, &MainWindow::begin);
    connect(m_login, &LoginPage::lookWanted, this, &MainWindow::applyLook);
    connect(m_login, &LoginPage::devicesWanted, this, &MainWindow::devicesWanted);
    connect(&door, &Door::sessionLost, this, [this](const Error &error) {
        leave();
        if (m_changesPassword)
            m_login->setBusy(tr("Your password is changed. Log in with the new one."));
        else
            m_login->showError(error);
    });
    connect(m_lock, &ConsoleLock::logOutWanted, this, &MainWindow::logOut);
    connect(&door, &Door::event, this, &MainWindow::onEvent);
    auto *palette = new QShortcut(QKeySequence(u"Ctrl+K"_s), this);
    connect(palette, &QShortcut::activated, this, &MainWindow::showPalette);
    auto *lock = new QShortcut(QKeySequence(u"Ctrl+Shift+L"_s), this);
    lock->setContext(Qt::ApplicationShortcut); // from a dialog, too
    connect(lock, &QShortcut::activated, m_lock, &ConsoleLock::lock);
    m_minute.setInterval(30'000);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (m_watermark)
            m_watermark->setWords(u"%1 %2  %3"_s.arg(m_session.displayName, m_session.seatNumber,
                                                     dayTimeText(engineNow())));
    });
}

void MainWindow::begin(const QJsonObject &json) {
    leave();
    m_session = Session::fromJson(json, m_door.engineInfo());
    build(m_session);
    m_root->setCurrentWidget(m_work);
    m_engine.start();
    m_door.subscribe();
    m_desk.begin(m_session);
    m_lock->begin(m_work);
    Q_EMIT sessionBegan(m_session);
}

void MainWindow::leave() {
    if (m_work == nullptr)
        return;
    m_lock->finish();
    setWallAlone(false);
    m_minute.stop();
    m_engine.stop();
    m_desk.finish();
    Q_EMIT sessionEnded();
    m_root->setCurrentWidget(m_login);
    setWindowTitle(tr("Lianxin 12345"));
    m_root->removeWidget(m_work);
    m_work->deleteLater();
    m_work = nullptr;
    m_nav = nullptr;
    m_top = nullptr;
    m_status = nullptr;
    m_leaveWall = nullptr;
    m_pages = nullptr;
    m_watermark = nullptr;
    m_seat = nullptr;
    m_tickets = nullptr;
    m_campaigns = nullptr;
    m_wall = nullptr;
    m_recordings = nullptr;
    m_admin = nullptr;
    m_byKey.clear();
    m_entries.clear();
    m_page.clear();
    giveKeyboard(*m_login); // it was with what is gone
}

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

void MainWindow::go(const QString &key) {
    QWidget *page = m_byKey.value(key);
    if (page == nullptr)
        return;
    if (key != "wall"_L1)
        setWallAlone(false);
    m_page = key;
    for (const auto &[entry, icon, words] : std::as_const(m_entries)) {
        if (entry == key)
            setWindowTitle(tr("%1 – Lianxin 12345").arg(words)); // what a screen reader says first
    }
    m_pages->setCurrentWidget(page);
    m_nav->setCurrent(key);
    if (!m_nav->hasFocus()) // whoever walks through the navigation stays in it
        giveKeyboard(*page);
    if (m_watermark) {
        m_watermark->setVisible(key != "wall"_L1 && key != "admin"_L1);
        m_watermark->raise();
    }
}

void MainWindow::setWallAlone(bool alone) {
    if (alone == m_wallAlone || m_wall == nullptr)
        return;
    m_wallAlone = alone;
    m_lock->setLookedAt(alone);
    m_leaveWall->setEnabled(alone);
    m_nav->setVisible(!alone);
    m_top->setVisible(!alone);
    m_status->setVisible(!alone);
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, alone));
}

QStringList MainWindow::pages() const {
    return m_nav ? m_nav->keys() : QStringList();
}

void MainWindow::applyLook(bool dark, int percent) {
    Theme::current().apply(dark ? Theme::Mode::Dark : Theme::Mode::Light, percent);
    QSettings settings;
    settings.setValue(u"look/dark"_s, dark);
    settings.setValue(u"look/percent"_s, percent);
}

QList<CommandPalette::Command> MainWindow::commands() {
    QList<CommandPalette::Command> list;
    if (m_work == nullptr)
        return list;
    for (const auto &[key, icon, words] : std::as_const(m_entries))
        list.append({words, tr("page"), icon, [this, k = key] { go(k); }});
    if (m_campaigns) {
        list.append({tr("All campaigns"), tr("Campaigns"), u"megaphone"_s, [this] {
                         go(u"campaigns"_s);
                         m_campaigns->showList();
                     }});
        if (m_session.can(u"CampaignsManage"_s))
            list.append({tr("New campaign"), tr("Campaigns"), u"plus"_s, [this] {
                             go(u"campaigns"_s);
                             m_campaigns->showWizard();
                         }});
    }
    if (m_tickets) {
        list.append({tr("Ticket board"), tr("Tickets"), u"columns-3"_s, [this] {
                         go(u"tickets"_s);
                         m_tickets->showTable(false);
                     }});
        list.append({tr("Ticket table"), tr("Tickets"), u"list"_s, [this] {
                         go(u"tickets"_s);
                         m_tickets->showTable(true);
                     }});
    }
    if (m_admin) {
        static const QHash<QString, const char *> names{{u"users"_s, QT_TR_NOOP("Users")},
                                                        {u"trunks"_s, QT_TR_NOOP("Trunks")},
                                                        {u"engines"_s, QT_TR_NOOP("Engines")},
                                                        {u"backups"_s, QT_TR_NOOP("Backups")},
                                                        {u"flows"_s, QT_TR_NOOP("Flows")},
                                                        {u"units"_s, QT_TR_NOOP("Handling units")},
                                                        {u"calendar"_s, QT_TR_NOOP("Working days")},
                                                        {u"dnc"_s, QT_TR_NOOP("Do-not-call list")},
                                                        {u"announcements"_s, QT_TR_NOOP("Announcements of carriers")},
                                                        {u"categories"_s, QT_TR_NOOP("Categories")},
                                                        {u"responsibilities"_s, QT_TR_NOOP("Responsibilities")},
                                                        {u"ladders"_s, QT_TR_NOOP("Reminder ladders")},
                                                        {u"models"_s, QT_TR_NOOP("Dispatch model")},
                                                        {u"audit"_s, QT_TR_NOOP("Audit trail")}};
        const QStringList keys = m_admin->keys();
        for (const QString &key : keys)
            list.append({tr(names.value(key)), tr("System"), u"settings"_s, [this, key] {
                             go(u"admin"_s);
                             m_admin->showList(key);
                         }});
    }
    if (m_desk.hasSeat()) {
        list.append(
            {tr("Ready for calls"), tr("Seat"), u"circle"_s, [this] { m_desk.setState(u"ready"_s); }});
        list.append({tr("Short break"), tr("Seat"), u"coffee"_s,
                     [this] { m_desk.setState(u"away"_s, tr("Break")); }});
        list.append({tr("Meal"), tr("Seat"), u"coffee"_s, [this] { m_desk.setState(u"away"_s, tr("Meal")); }});
        list.append({tr("Training"), tr("Seat"), u"book-open"_s, [this] { m_desk.setState(u"away"_s, tr("Training")); }});
        const auto view = m_desk.view();
        list.append({tr("Retrieve the parked call"), tr("Seat"), u"circle-pause"_s, [this] { m_desk.retrieveParked(); }});
        if (view == SeatDesk::View::Ringing)
            list.append({tr("Answer"), u"F2"_s, u"phone"_s, [this] { m_desk.answer(); }});
        if (view == SeatDesk::View::Talking || view == SeatDesk::View::Held) {
            list.append({view == SeatDesk::View::Held ? tr("Take the call back") : tr("Hold the call"),
                         u"F3"_s, u"pause"_s, [this] { m_desk.toggleHold(); }});
            list.append({tr("Transfer the call"), u"F4"_s, u"phone-forwarded"_s,
                         [this] { m_top->callBar()->button(u"transfer"_s)->click(); }});
            list.append({tr("More with this call"), u"F5"_s, u"ellipsis"_s,
                         [this] { m_top->callBar()->button(u"more"_s)->click(); }});
            const auto press = [this](const QString &button) { return [this, button] { m_top->callBar()->button(button)->click(); }; };
            list.append({m_handset.muted() ? tr("Be heard again") : tr("Mute"), u"F10"_s, u"mic-off"_s, press(u"mute"_s)});
            list.append({tr("Keypad"), u"Ctrl+P"_s, u"grid-3x3"_s, press(u"keypad"_s)});
            list.append({tr("Hang up"), u"F12"_s, u"phone-off"_s, [this] { m_desk.hangUp(); }});
        }
    }
    if (m_session.can(u"TicketsWrite"_s) && (m_desk.hasSeat() || m_session.can(u"CallsSupervise"_s)))
        list.append({tr("Wishes of a citizen …"), tr("Tickets"), u"user"_s, [this] { showWishes(); }});
    list.append({tr("Notifications"), {}, u"bell"_s, [this] { m_top->showNotices(); }});
    for (const int percent : {100, 125, 150}) {
        if (percent != Theme::current().textPercent())
            list.append({tr("Text %1%").arg(percent), {}, u"gauge"_s, [this, percent] { applyLook(Theme::current().mode() == Theme::Mode::Dark, percent); }});
    }
    list.append({tr("Headset and microphone …"), {}, u"headphones"_s, [this] { Q_EMIT devicesWanted(); }});
    list.append({tr("Light or dark"), {}, u"moon"_s, [this] {
                     applyLook(Theme::current().mode() == Theme::Mode::Light, Theme::current().textPercent());
                 }});
    list.append({tr("Change my password …"), {}, u"key-round"_s, [this] { askPassword(); }});
    list.append({tr("Lock"), u"Ctrl+Shift+L"_s, u"lock"_s, [this] { m_lock->lock(); }});
    list.append({tr("Log off"), {}, u"log-out"_s, [this] { logOut(); }});
    return list;
}

void MainWindow::showWishes(const QString &callId, const QString &who) {
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"wishes"_s);
    dialog->setWindowTitle(tr("Wishes of a citizen"));
    auto *lines = column(0);
    setMargins(lines, 20, 16, 20, 16);
    auto *page = new WishesPage(m_door);
    lines->addWidget(page);
    dialog->setLayout(lines);
    if (!callId.isEmpty()) {
        page->ofCall(callId, who);
        if (auto *card = m_seat ? m_seat->findChild<CallerCard *>() : nullptr)
            connect(page, &WishesPage::noted, card, &CallerCard::readWishes);
    }
    dialog->open();
}

void MainWindow::askPassword() {
    const auto view = m_desk.view();
    if (view == SeatDesk::View::Talking || view == SeatDesk::View::Held || view == SeatDesk::View::Ringing) {
        m_top->notify(tr("Change your password when the call is over: it logs you off."), Tone::Warn);
        return;
    }
    auto *dialog = new PasswordDialog(m_door, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PasswordDialog::asked, this, [this] {
        m_desk.drafts().send(); // before the session ends
        m_changesPassword = true;
    });
    connect(dialog, &PasswordDialog::refused, this, [this] { m_changesPassword = false; });
    connect(dialog, &PasswordDialog::changed, this, [this] {
        leave(); // where the engine has not said so before
        m_login->setBusy(tr("Your password is changed. Log in with the new one."));
        m_changesPassword = false;
    });
    dialog->open();
}

void MainWindow::showPalette() {
    if (m_work == nullptr || m_lock->isLocked())
        return;
    auto *palette = new CommandPalette(commands(), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, px(80))));
    palette->show();
}

void MainWindow::logOut() {
    const auto view = m_desk.view();
    if (view == SeatDesk::View::Talking || view == SeatDesk::View::Held) {
        m_top->notify(tr("You are in a call; hang up or transfer it before you log off."), Tone::Warn);
        return;
    }
    m_desk.drafts().send(); // before the session ends
    m_door.logout(this, [this](const Expected<QJsonValue> &) { leave(); });
}

void MainWindow::onEvent(const EventMessage &event) {
    if (m_top == nullptr)
        return;
    const QJsonObject &payload = event.payload;
    if (event.type == "supervision.created"_L1)
        m_top->notify(tr("Supervision order for ticket %1").arg(payload["ticketNumber"_L1].toString()),
                      Tone::Bad);
    else if (event.type == "live.help"_L1 || event.type == "live.abuse"_L1) {
        const QString seat = payload["seatNumber"_L1].toString();
        const QString words = event.type == "live.help"_L1 ? tr("Seat %1 asks for a supervisor").arg(seat) : tr("Seat %1 pressed the abuse key").arg(seat);
        m_top->notify(words, Tone::Bad);
        const auto toasts = m_work->findChildren<HelpToast *>(Qt::FindDirectChildrenOnly);
        for (HelpToast *toast : toasts) // one at a time: the page Live has them all
            toast->deleteLater();
        new HelpToast(m_desk, payload["callId"_L1].toString(), words, m_work);
        if (!isActiveWindow())
            QApplication::alert(this);
    } else if (event.type == "callback.booked"_L1)
        m_top->notify(tr("A citizen booked a call-back"), Tone::Warn);
    else if (event.type == "campaign.state"_L1)
        m_top->notify(
            tr("Campaign %1: %2")
                .arg(payload["name"_L1].toString(), campaignWord(payload["state"_L1].toString()).text),
            Tone::Accent);
    else if (event.type == "trunk.health"_L1 && payload["state"_L1].toString() != "up"_L1)
        m_top->notify(tr("Trunk %1 has a problem").arg(payload["name"_L1].toString(event.entity)), Tone::Bad);
}

} // namespace lianxin
