// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"
#include <QMenu>
#include <QTimer>

class QShortcut;

namespace lianxin {

//! \brief The call that is or is not: 4 px edge, icon, timer, who and why, and the actions. Always there;
//! buttons keep their place and are grey when they can't be used. Unknown shows “?” and the age of what was
//! known.
class CallBar final : public QFrame {
    Q_OBJECT
public:
    explicit CallBar(SeatDesk &desk, QWidget *parent = nullptr);
    void fill();
    QMenu *moreMenu() const { return m_more; }
    //! Test access by name: answer, mute, hold, transfer, more, abuse, listen, whisper, barge, takeOver, keypad, end.
    CallButton *button(const QString &name) const { return m_buttons.value(name); }

Q_SIGNALS:
    void transferWanted();
    void consultWanted();
    void keypadWanted();
    void devicesWanted();
    void reconnectWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tick();
    //! Gives the words of who calls the room that they need: first the keys' names go, then the buttons' words, then what F5 has too
    //! and what is grey, at last the large timer. What is folded away keeps its key.
    void fit();
    int widthNeeded(bool roomy) const; //!< \a roomy: with all of why the call came
    CallButton *add(const QString &name, const QString &label, const QString &icon, const QString &key,
                    bool danger = false);
    //! What a seat can do with its call besides the everyday, and what it is called just now.
    void fillMore();
    void fillGuests(QString &who, QString &why) const;
    SeatDesk &m_desk;
    QMenu *m_more;
    IconLabel *m_icon;
    QLabel *m_timer;
    ElidedLabel *m_who;
    ElidedLabel *m_why;
    QHBoxLayout *m_actions;
    bool m_folded = false; //!< abuse and keypad are in the menu of F5
    bool m_small = false;  //!< the timer stands before why
    QString m_whyWords;
    QString m_whyOfCall; //!< which way, of which campaign, why it was handed over: the same all along, so that the buttons stand still
    QHash<QString, CallButton *> m_buttons;
    QHash<QString, QShortcut *> m_keys;
    QTimer m_clock;
};

//! \brief Seat state with its timer and a menu to change it; call bar; bell; user menu.
class TopBar final : public QFrame {
    Q_OBJECT
public:
    explicit TopBar(SeatDesk &desk, QWidget *parent = nullptr);
    void setUser(const QString &name, const QString &role);
    CallBar *callBar() const { return m_call; }
    QMenu *userMenu() const { return m_userMenu; }
    //! Puts a line into the bell's list; newest first, 50 kept.
    void notify(const QString &words, Tone tone);
    //! Opens the bell's list.
    void showNotices();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void openStateMenu();
    void fit();
    SeatDesk &m_desk;
    CallBar *m_call;
    QPushButton *m_state;
    QPushButton *m_bell;
    Button *m_user;
    QMenu *m_stateMenu;
    QMenu *m_bellMenu;
    QMenu *m_userMenu;
    QTimer m_clock;
    QString m_name;
    QString m_role;
    int m_unread = 0;
};

} // namespace lianxin
