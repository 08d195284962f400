// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/shell/CommandPalette.h"
#include "ui/widgets/Parts.h"
#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>

class QShortcut;

namespace lianxin {

class AdminPage;
class CampaignsPage;
class ConsoleLock;
class LoginPage;
class NavBar;
class RecordingsPage;
class SeatPage;
class StatusLine;
class TicketsPage;
class TopBar;
class WallPage;

//! \brief The console's window: login, then navigation, call bar, pages and status line. Builds only the
//! pages that the roles allow. Everything it knows comes from the door, the handset and the models given.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Door &door, Handset &handset, SeatDesk &desk, EngineWatch &engine, QWidget *parent = nullptr);

    LoginPage *loginPage() const { return m_login; }
    //! Opens the workspace for what session.login answered.
    void begin(const QJsonObject &session);
    void leave();
    void go(const QString &page);
    QString page() const { return m_page; }
    QStringList pages() const;
    QList<CommandPalette::Command> commands();
    void showPalette();
    //! What a citizen asked for: to look up and to note.
    //! Of the citizen of that call, or with no call of a number that is asked for.
    void showWishes(const QString &callId = {}, const QString &who = {});
    void askPassword();
    //! The wall without the shell, over the whole screen: F11 or a double click on it, Esc ends it.
    void setWallAlone(bool alone);
    bool isWallAlone() const { return m_wallAlone; }
    //! Light or dark, 100/125/150; remembered.
    void applyLook(bool dark, int percent);

    ConsoleLock *consoleLock() const { return m_lock; }
    TopBar *topBar() const { return m_top; }
    CampaignsPage *campaigns() const { return m_campaigns; }
    TicketsPage *tickets() const { return m_tickets; }
    AdminPage *admin() const { return m_admin; }

Q_SIGNALS:
    void sessionBegan(const lianxin::Session &session);
    void sessionEnded();
    void devicesWanted();
    void reconnectWanted();

private:
    void build(const Session &session);
    void addPage(const QString &key, QWidget *page, const QString &icon, const QString &words);
    void fillUserMenu(const Session &session);
    void onEvent(const EventMessage &event);
    void logOut();

    Door &m_door;
    Handset &m_handset;
    SeatDesk &m_desk;
    EngineWatch &m_engine;
    Session m_session;
    QStackedWidget *m_root;
    LoginPage *m_login;
    ConsoleLock *m_lock;
    QWidget *m_work = nullptr;
    NavBar *m_nav = nullptr;
    TopBar *m_top = nullptr;
    StatusLine *m_status = nullptr;
    QStackedWidget *m_pages = nullptr;
    Watermark *m_watermark = nullptr;
    QHash<QString, QWidget *> m_byKey;
    QList<std::tuple<QString, QString, QString>> m_entries;
    SeatPage *m_seat = nullptr;
    TicketsPage *m_tickets = nullptr;
    CampaignsPage *m_campaigns = nullptr;
    WallPage *m_wall = nullptr;
    bool m_wallAlone = false;
    bool m_changesPassword = false; //!< with the engine's consent the session ends
    QShortcut *m_leaveWall = nullptr; //!< Esc, only while the wall stands alone
    RecordingsPage *m_recordings = nullptr;
    AdminPage *m_admin = nullptr;
    QString m_page;
    QTimer m_minute;
};

} // namespace lianxin
