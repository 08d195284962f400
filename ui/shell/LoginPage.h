// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/Handset.h"
#include "ui/widgets/Parts.h"
#include <QStackedWidget>
#include <QTimer>

namespace lianxin {

class SetUpPage;

//! \brief Before work: log in at the left; at the right whether this machine is fit for it, or, while no
//! engine is known, the three ways to begin.
class LoginPage final : public QWidget {
    Q_OBJECT
public:
    LoginPage(Door &door, Handset &handset, QWidget *parent = nullptr);
    //! True shows the three beginnings instead of the checks.
    void setFirstRun(bool firstRun);
    //! Shown as the login of a rehearsal, ready to be used.
    void setDemoLogin(const QString &login, const QString &password);
    void showError(const Error &error);
    void setBusy(const QString &what);
    //! "Begin here" on a machine that has no engine yet: the steps that set one up. Made when first asked for.
    SetUpPage *showSetUp();
    QLineEdit *login() const { return m_login; }
    QLineEdit *password() const { return m_password; }
    void submit();

Q_SIGNALS:
    void loggedIn(const QJsonObject &session);
    void rehearsalWanted();
    void localWanted();
    //! \a fingerprint may be empty: what was trusted for that address before.
    void serverWanted(const QString &url, const QString &fingerprint);
    //! The certificate just shown is the right one, somebody compared it.
    void trustWanted(const QString &fingerprint);
    void devicesWanted();
    void lookWanted(bool dark, int percent);

protected:
    //! The keyboard begins where something is to be typed.
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeLeft();
    QWidget *makeChecks();
    QWidget *makeBeginnings();
    QWidget *makeCards();
    void fillChecks();
    void askServer();
    //! The first time at an engine of another machine: its fingerprint is compared by a person.
    void askTrust(const QString &fingerprint);
    struct Check {
        IconLabel *icon;
        QLabel *words;
        QLabel *verdict;
    };
    Check addCheck(QVBoxLayout *lines, const QString &name, Button *action = nullptr);
    static void set(const Check &check, const Word &verdict, const QString &words);

    Door &m_door;
    Handset &m_handset;
    QLabel *m_place;
    QLineEdit *m_login;
    QLineEdit *m_password;
    Button *m_submit;
    ErrorBanner *m_error;
    QFrame *m_demo;
    QLabel *m_demoWords;
    QString m_demoLogin;
    QString m_demoPassword;
    QStackedWidget *m_right;
    SetUpPage *m_setUp = nullptr;
    QWidget *m_practice = nullptr;
    QLabel *m_heading;
    QLabel *m_summary;
    Check m_engine;
    Check m_clock;
    Check m_store;
    Check m_headset;
    Check m_microphone;
    Check m_keys;
    LevelMeter *m_level;
    QLabel *m_foot;
    QTimer m_timer;
};

} // namespace lianxin
