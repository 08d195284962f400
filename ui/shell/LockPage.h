// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

//! \brief What covers the console while whoever works there is away: who it belongs to, whether a citizen is kept, and the password
//! that goes on. Nothing of a citizen stands here.
class LockPage final : public QWidget {
    Q_OBJECT
public:
    explicit LockPage(SeatDesk &desk, QWidget *parent = nullptr);
    //! \a byItself: after a time without use.
    void begin(bool byItself);
    //! The citizen has been put on hold; the engine tells a locked session of nothing.
    void setHeld();
    void showError(const Error &error);
    QLineEdit *password() const { return m_password; }

Q_SIGNALS:
    void passwordGiven(const QString &password);
    void logOutWanted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void tell();
    void submit();

    SeatDesk &m_desk;
    QLabel *m_who;
    QLabel *m_why;
    IconLabel *m_callIcon;
    QLabel *m_call;
    QLineEdit *m_password;
    Button *m_unlock;
    Button *m_logOut;
    ErrorBanner *m_error;
    QTimer m_clock;
    qint64 m_heldSince = 0; //!< UTC ms; 0: not held
    bool m_hadCall = false; //!< when it was locked
};

} // namespace lianxin
