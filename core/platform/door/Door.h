// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Access.h"
#include "platform/access/Method.h"
#include "platform/storage/Store.h"
#include <QObject>

namespace lianxin {

//! \brief What is known of a call beside its caller.
struct CallContext {
    QString idempotencyKey; //!< also taken from the reserved parameter "idempotencyKey"
};

//! \brief The one way in: finds the method, checks permission and parameters, runs the handler, masks, audits. Knows
//! no transport: DoorServer puts sockets before it, lianxinctl calls it directly when no engine runs.
//! Engine's main thread.
class LIANXIN_EXPORT Door : public QObject {
    Q_OBJECT
public:
    struct Identity {
        QString version = {}; //!< softwareVersion() when empty
        QString profile = QStringLiteral("rehearsal"); //!< "rehearsal" | "production"
        //! Clock of business rules, where it runs otherwise than that of conversations (Access::clock): in a rehearsal.
        const Clock *businessClock = nullptr;
        double businessSpeed = 1; //!< how many times as fast as real time it runs
        qint64 confirmationMs = 5 * 60'000; //!< how long a password that was given once more lets its session reveal
    };
    //! Registers engine.hello, api.describe and events.* of its own.
    Door(Registry &registry, Access &access, QObject *parent = nullptr);
    Door(Registry &registry, Access &access, Identity identity, QObject *parent);

    //! \a done comes once, on this thread, maybe before call() returns. Errors: door.unknown_method, door.param_missing,
    //! door.param_type, door.param_unknown, door.key_not_taken (Usage); door.login_first, door.forbidden (Refused);
    //! door.purpose_missing (Usage) and door.confirm_first (Refused), where personal data is to be revealed;
    //! door.audit_failed (Store): the answer is withheld because it could not be recorded; those of the method.
    void call(const Caller &caller, const QString &method, const QJsonObject &params, const CallContext &context,
              MethodDone done);
    //! For methods that answer at once; others give door.asynchronous (Usage).
    Expected<QJsonValue> call(const Caller &caller, const QString &method, const QJsonObject &params,
                              const CallContext &context = {});

    const Registry &registry() const { return m_registry; }
    Access &access() { return m_access; }
    const Identity &identity() const { return m_identity; }

    //! An event as \a caller may see it; nothing if they may not. Every event that leaves by the door passes here: permission,
    //! the module's view of it (EventType::view), masks.
    std::optional<QJsonObject> eventFor(const Caller &caller, const Event &event) const;

    //! Tells something that is worth nothing later, like words while they are being spoken: to whoever is there and subscribed,
    //! under the rules of eventFor(). It is kept nowhere and has no number: what must not be missed is an event besides.
    void tell(const Event &event) { Q_EMIT told(event); }

Q_SIGNALS:
    void told(const lianxin::Event &event);

private:
    struct Running; // a call between its check and its end
    Expected<QJsonObject> checked(const Caller &caller, const Method &method, QJsonObject params) const;
    //! Nothing is revealed without a purpose and a password that was given a short while ago.
    Expected<void> mayReveal(const Caller &caller, const Method &method, const QJsonObject &params) const;
    void confirm(const Caller &caller, const QString &password, const MethodDone &done);
    std::optional<Expected<QJsonValue>> begin(Running &run, const QString &name, const QJsonObject &params,
                                              const CallContext &context);
    Expected<QJsonValue> conclude(const Running &run, Expected<QJsonValue> result);
    Expected<void> record(const Running &run, const Expected<QJsonValue> &result);
    void registerOwn(Registry &registry);
    void registerConfirmation(Registry &registry);

    const Registry &m_registry;
    Access &m_access;
    Identity m_identity;
    QHash<QString, qint64> m_confirmed; //!< session → when its password was given once more, by the access clock
};

//! Patterns "*", "call.*" or whole names.
LIANXIN_EXPORT bool matchesEventType(const QStringList &patterns, const QString &type);

} // namespace lianxin
