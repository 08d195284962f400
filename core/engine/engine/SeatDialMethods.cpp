// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/SeatDialMethods.h"
#include "engine/engine/CallDesk.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/directory/Directory.h"
#include "hotline/records/CallRecords.h"
#include "hotline/routing/Seats.h"
#include "hotline/tickets/Tickets.h"
#include "platform/base/Clock.h"
#include "platform/base/PhoneNumber.h"
#include "platform/base/Text.h"

namespace lianxin {
namespace {

using T = Param::Type;

constexpr qint64 kWaitMs = 30'000; // an order that could not be dialled by then is no longer wanted

Expected<void> seatIsReady(CallDesk &desk, const Caller &caller) {
    const Error notReady{ErrorKind::Conflict, u"calls.not_ready"_s, u"Only a seat that is ready can call somebody."_s,
                         u"Finish the wrap-up, or come back from the pause."_s, caller.seatNumber};
    if (caller.seatNumber.isEmpty())
        return Error{ErrorKind::Refused, u"calls.no_seat"_s, u"Your account has no seat to call from."_s, u"Ask an administrator for a seat number."_s, {}};
    const auto seat = desk.parts().seats.seat(caller.seatNumber);
    if (!seat || seat->state != SeatState::Ready || !seat->registered)
        return notReady;
    return {};
}

Expected<void> takeNumber(CallDesk &desk, CallOrder &order, const QString &phone, const QString &name) {
    LX_TRY(const PhoneNumber number, parsePhoneNumber(phone));
    const SealedPhone sealed = desk.parts().directory.seal(number.digits);
    order.callee = {{}, sealed.sealed, sealed.index, sealed.masked, maskedName(name)};
    return {};
}

//! Whom the parameters name.
Expected<CallOrder> orderFor(CallDesk &desk, ContactLists &lists, const QJsonObject &p) {
    CallOrder order;
    order.source = OrderSourceKind::Manual;
    const QString contactId = p.value("contactId"_L1).toString();
    const QString ticketId = p.value("ticketId"_L1).toString();
    const QString callId = p.value("callId"_L1).toString();
    const QString callbackId = p.value("callbackId"_L1).toString();
    const QString orderId = p.value("orderId"_L1).toString();
    if (int(!contactId.isEmpty()) + !ticketId.isEmpty() + !callId.isEmpty() + !callbackId.isEmpty() + !orderId.isEmpty() != 1)
        return Error{ErrorKind::Usage, u"calls.dial_whom"_s, u"Exactly one of contactId, ticketId, callId, callbackId and orderId is needed"_s,
                     u"Give the id of what is known of the person"_s, {}};
    order.sourceId = contactId + ticketId + callId + callbackId + orderId;
    if (!contactId.isEmpty()) {
        LX_TRY(const Contact contact, lists.contact(contactId));
        LX_TRY(QByteArray phone, lists.sealedPhone(contact));
        order.callee = {contact.id, std::move(phone), contact.phoneIndex, contact.phoneMasked, contact.nameMasked};
    } else if (!ticketId.isEmpty()) {
        LX_TRY(const QJsonObject ticket, desk.parts().tickets.contactInClear(ticketId));
        LX_CHECK(takeNumber(desk, order, ticket.value("contactPhone"_L1).toString(), ticket.value("contactName"_L1).toString()));
        order.variables.insert(u"ticket"_s, ticket.value("number"_L1));
    } else if (!callId.isEmpty()) {
        LX_TRY(const QJsonObject call, desk.parts().records.detail(callId));
        LX_CHECK(takeNumber(desk, order, call.value("phone"_L1).toString(), call.value("name"_L1).toString()));
    } else if (!orderId.isEmpty()) {
        LX_TRY(const auto known, desk.parts().dialler.order(orderId));
        if (!known || known->callee.phoneSealed.isEmpty())
            return Error{ErrorKind::NotFound, u"dialling.not_found"_s, u"There is no such order."_s, {}, orderId};
        order.callee = known->callee;
    } else {
        LX_TRY(const Callback callback, desk.parts().callbacks.callback(callbackId));
        order.callee = {callback.id, callback.phoneSealed, callback.phoneIndex, callback.phoneMasked, callback.nameMasked};
        order.source = OrderSourceKind::Callback;
        order.sourceId.clear(); // not placed yet: asked about as one of its kind
    }
    return order;
}

Expected<QJsonValue> dial(CallDesk &desk, ContactLists &lists, const Caller &caller, const QJsonObject &p) {
    LX_CHECK(seatIsReady(desk, caller));
    LX_TRY(CallOrder order, orderFor(desk, lists, p));
    Dialler &dialler = desk.parts().dialler;
    order.attempts.max = 1;
    order.attempts.perDay = 1;
    order.priority = 9;
    LX_TRY(const DialDecision decision, dialler.explain(order));
    if (!decision.mayDial)
        return Error{ErrorKind::Refused, u"calls.dial_refused"_s, u"The rules of dialling do not allow this call now: %1."_s.arg(nameOf(decision.obstacle()->rule)),
                     u"Look at the rule; some let the call through later."_s, nameOf(decision.obstacle()->rule)};
    Id id;
    if (order.source == OrderSourceKind::Callback) {
        LX_TRY(id, desk.parts().callbacks.call(p.value("callbackId"_L1).toString(), caller.userId));
    } else {
        order.expires = desk.parts().businessClock.now() + kWaitMs;
        LX_TRY(id, dialler.place(std::move(order)));
    }
    desk.callForSeat(id, caller.seatNumber);
    return QJsonValue(QJsonObject{{u"orderId"_s, id}});
}

} // namespace

void registerSeatDialMethods(Registry &registry, CallDesk &desk, ContactLists &lists) {
    Method method;
    method.name = u"calls.dial"_s;
    method.summary = u"Call a person by what is known of them; the caller's telephone rings meanwhile"_s;
    method.permission = Permission::CallsHandle;
    method.params = {{u"contactId"_s, T::String, false, u"of a list"_s},
                     {u"ticketId"_s, T::String, false, u"whose person is called"_s},
                     {u"callId"_s, T::String, false, u"of an earlier call"_s},
                     {u"callbackId"_s, T::String, false, u"booked"_s},
                     {u"orderId"_s, T::String, false, u"of a campaign's row"_s}};
    method.result = u"{orderId}; refused (calls.dial_refused) with the rule as place"_s;
    method.noPersonalData = true;
    method.audit = Audit::Write;
    method.writes = true;
    method.handler = [&desk, &lists](const Caller &caller, const QJsonObject &p) { return dial(desk, lists, caller, p); };
    registry.add(std::move(method));
}

} // namespace lianxin
