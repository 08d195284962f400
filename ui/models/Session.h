// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include <QSet>
#include <QStringList>

namespace lianxin {

//! \brief Who is logged in and what they may do: decides what the navigation shows. The engine checks again.
struct Session {
    QString userId;
    QString login;
    QString displayName;
    QString seatNumber; //!< empty without a seat
    QStringList roles;
    QSet<QString> permissions; //!< lower case letters only: "callshandle"
    bool rehearsal = false;
    int idleLockMinutes = 0;

    //! \param permission however it is written: "calls.handle", "CallsHandle".
    bool can(const QString &permission) const;
    //! Whether the citizen's number of a call may be asked for (calls.reveal), which is for whoever may look at all calls.
    bool mayRevealCalls() const { return can(QStringLiteral("PersonalReveal")) && (can(QStringLiteral("CallsSupervise")) || can(QStringLiteral("RecordsRead"))); }
    //! From the result of session.login, session.resume or session.whoami.
    static Session fromJson(const QJsonObject &json, const QJsonObject &engine);
};

//! \brief Asks engine.status and queue.figures while the door is open, and remembers how old the answer is.
class EngineWatch final : public QObject {
    Q_OBJECT
public:
    explicit EngineWatch(Door &door, QObject *parent = nullptr);
    void start();
    void stop();
    //! engine.status, with queue.serviceLevel15 (0…1) once a call was counted today.
    const QJsonObject &status() const { return m_status; }
    bool isKnown() const { return !m_status.isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void keepRate(double rate);
    Door &m_door;
    QJsonObject m_status;
    bool m_running = false;
    int m_timer = 0;

protected:
    void timerEvent(QTimerEvent *event) override;
};

} // namespace lianxin
