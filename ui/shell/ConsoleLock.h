// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include <QElapsedTimer>
#include <QPointer>
#include <QStackedWidget>

namespace lianxin {

class LockPage;

//! \brief Locks the console: by hand, after a time without a key or the mouse, or because the engine locked the session. The screen is
//! covered at once, dialogs too; the engine is told, which from then on refuses everything until it has the password. A seat that was
//! ready is away meanwhile, with that reason, and ready again afterwards; a citizen who is talked to is put on hold; what rings is given
//! to the next seat. The telephone stays registered, and nothing that was written is lost.
class ConsoleLock final : public QObject {
    Q_OBJECT
public:
    //! \a root shows the work of a session, or the cover.
    ConsoleLock(SeatDesk &desk, EngineWatch &engine, QStackedWidget &root, QObject *parent = nullptr);

    //! A session began; \a work is what is covered.
    void begin(QWidget *work);
    //! The session is over.
    void finish();
    void lock();
    bool isLocked() const { return m_locked; }
    //! Without a key or the mouse for so long it locks by itself, unless there is a call; 0: never.
    void setIdleLimit(qint64 ms);
    //! A wall that stands alone is looked at by people who touch nothing: it locks when it is left.
    void setLookedAt(bool lookedAt);
    LockPage *page() const { return m_page; }

Q_SIGNALS:
    void locked();
    void unlocked();
    void logOutWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void cover(bool byItself);
    void uncover();
    void lockByItself();
    //! What a call needs before nobody sits there; then the session.
    void leaveDesk();
    void lockSession();
    void mute();
    void unlock(const QString &password);

    SeatDesk &m_desk;
    EngineWatch &m_engine;
    QStackedWidget &m_root;
    LockPage *m_page;
    QPointer<QWidget> m_work;
    QList<QPointer<QWidget>> m_hidden; //!< dialogs, back when it is unlocked
    QString m_title;
    QTimer m_look;
    QElapsedTimer m_idle;
    qint64 m_idleLimit = 0;
    bool m_locked = false;
    bool m_told = false;     //!< the engine has locked the session
    bool m_wasReady = false; //!< and is again
    bool m_wasHeard = false; //!< muted by us
    bool m_lookedAt = false;
    bool m_overdue = false; //!< locks when nobody looks at it any more
};

} // namespace lianxin
