// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/telephony/Telephony.h"
#include "hotline/dialling/CallOrder.h"
#include "hotline/dialling/Ports.h"
#include "platform/access/Caller.h"
#include <QJsonObject>
#include <QObject>
#include <map>

namespace lianxin {

class CallDesk;
class CallSession;
class Store;

//! \brief Whom a seat asks, or gives the citizen to, outside: a handling unit's duty telephone, or a number. The call is an order
//! of dialling like every other (policy, intent row, attempt); its telephone is a leg of the call that goes on. Consoles follow
//! by call.guests. Main thread.
class CallOutside : public QObject {
    Q_OBJECT
public:
    struct Policy {
        QString areaCode = {};     //!< put before bare landlines
        bool typedNumbers = false; //!< seats may type a number; supervisors may always, an emergency number everybody
        int ringSeconds = 30;      //!< 10…120
    };
    //! All outlive it.
    struct Parts {
        CallDesk &desk;
        Telephony &telephony;
        Store &store;
    };
    CallOutside(Parts parts, Policy policy, QObject *parent = nullptr);
    ~CallOutside() override;

    //! Whether the parameters of a method name somebody outside: unitId or number; or nobody, which is told here.
    static bool isNamed(const QJsonObject &params);
    //! Holds the citizen and calls whom \a params name. Errors: calls.over, calls.not_talking, calls.transferring (Conflict),
    //! telephony.consulting (Conflict), calls.outside_whom (Usage), calls.number_not_allowed (Refused), calls.unit_no_phone
    //! (Conflict), directory.unit_not_found, phone.*, calls.dial_refused (Refused: names the rule).
    Expected<void> consult(const Id &callId, const QJsonObject &params, const Caller &who);
    //! Gives them the citizen as soon as they answer; until then, and when they don't, the seat keeps the call. Errors: same.
    Expected<void> transfer(const Id &callId, const QJsonObject &params, const Caller &who);
    //! Takes a call back that has not been placed yet; false: there is none such.
    bool withdraw(const Id &callId);

    //! Who can be called by this caller: {units:[{id, party, district}], emergency:[number], mayType}.
    Expected<QJsonObject> directory(const Caller &who) const;
    //! Adds consult, outside {party, kind, as, state, hasCitizen, since} and outsideLast {party, kind, as, outcome, at} to a call.
    void describe(QJsonObject &call) const;

    //! \name For the desk, as Originator
    //! @{
    Expected<void> originate(const OriginateRequest &request);
    bool abort(const Id &attemptId);
    //! @}

private:
    enum class As { Consult, Transfer };
    struct Party {
        Id callId;
        Id attemptId;  //!< empty: not placed yet
        Id leg;
        QString seat;  //!< that asked
        QString name;  //!< the unit's, or the masked number
        QString shows; //!< caller id, where the trunk may show it
        OutsideKind kind = OutsideKind::Unit;
        As as = As::Consult;
        bool rings = false;
        bool answered = false;
        bool hasCitizen = false;
        qint64 since = 0;
    };
    //! What became of the last one of a call that was not reached.
    struct Missed {
        QString name;
        OutsideKind kind = OutsideKind::Unit;
        As as = As::Consult;
        QString outcome;
        qint64 at = 0;
    };
    struct Whom {
        CallOrder order;
        QString name;
    };
    //! The trunk that the citizen's call is placed by, as long as it takes another; empty: the engine's first.
    Id lineOf(const CallSession &session) const;
    Expected<Whom> resolve(const QJsonObject &params, const Caller &who) const;
    Expected<void> begin(const Id &callId, const QJsonObject &params, const Caller &who, As as);
    void onRinging(const Id &orderId);
    void onAnswered(const Id &orderId);
    void onEnded(const OutsideEnded &ended);
    void onTook(const Id &orderId);
    void onCallEnded(const Id &callId);
    //! It never came to a call.
    void giveUp(const Id &orderId, const QString &outcome);
    const std::pair<const Id, Party> *partyOf(const Id &callId) const;
    void tell(const Party &party);
    qint64 now() const;

    Parts m_parts;
    const Policy m_policy;
    std::map<Id, Party> m_parties; //!< by order
    std::map<Id, Missed> m_missed; //!< by call
};

} // namespace lianxin
