// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"
#include "ui/admin/WishesPage.h"
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
#include "ui/softphone/CallerCard.h"
#include "ui/softphone/SeatPage.h"
#include "ui/supervision/HelpToast.h"
#include "ui/tickets/TicketsPage.h"
#include "ui/widgets/Keyboard.h"
#include <QScreen>
#include <QSettings>
#include <QShortcut>

namespace lianxin {
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
    setMinimumSize(QSize(1024, 680).boundedTo(screen()->availableSize())); // where everything is larger, a screen holds less
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
