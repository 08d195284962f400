// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/MissedMethods.h"
#include "engine/engine/CallDesk.h"
#include "hotline/records/CallRecords.h"
#include "hotline/records/MissedCalls.h"
#include "hotline/routing/Callbacks.h"
#include "platform/base/Clock.h"

namespace lianxin {
namespace {

constexpr qint64 kShiftMs = 16LL * 3600 * 1000;

Error seatIsMissing() {
    return {ErrorKind::Refused, u"routing.no_seat"_s, u"You have no seat."_s, u"Ask the security administrator for a seat number."_s, {}};
}

//! What has become of a call that somebody did not answer.
QString fateOf(const QJsonObject &call, const std::optional<Callback> &callback) {
    if (callback)
        return u"callback_"_s + callback->state;
    if (!call.value("answeredBy"_L1).toString().isEmpty())
        return u"answered"_s;
    return call.value("endedAt"_L1).toInteger() > 0 ? u"lost"_s : u"waiting"_s;
}

} // namespace

void registerMissedMethods(Registry &registry, CallDesk &desk, Callbacks &callbacks, Store &store) {
    const std::vector<MaskedField> masks{{u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}};
    Method missed;
    missed.name = u"calls.missed"_s;
    missed.summary = u"Calls that rang at one's own seat during the last 16 hours and were not answered, newest first"_s;
    missed.permission = Permission::CallsHandle;
    missed.params = {{u"limit"_s, Param::Type::Integer, false, u"1…1000, 100 by default"_s}};
    missed.result = u"items: id, missedAt, rang, state, phone, name, direction, endedAt, answeredBy, fate (waiting, answered, lost, callback_open, "
                    "callback_placed, callback_done, callback_failed, callback_cancelled)"_s;
    missed.masks = masks;
    missed.audit = Audit::Read;
    missed.handler = [&desk, &callbacks, &store](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        if (caller.seatNumber.isEmpty())
            return seatIsMissing();
        LX_TRY(const QJsonArray calls, MissedCalls(store).atSeat(caller.seatNumber, desk.parts().clock.now() - kShiftMs, p.value("limit"_L1).toInt(100)));
        QJsonArray items;
        for (const auto &value : calls) {
            QJsonObject call = value.toObject();
            LX_TRY(const auto callback, callbacks.ofCall(call.value("id"_L1).toString()));
            call.insert(u"fate"_s, fateOf(call, callback));
            items.append(call);
        }
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(missed));

    Method book;
    book.name = u"callbacks.book"_s;
    book.summary = u"Has a citizen called back whose call rang at one's own seat in vain"_s;
    book.permission = Permission::CallsHandle;
    book.params = {{u"callId"_s, Param::Type::String, true, u"the call that was missed"_s}};
    book.result = u"nothing; as soon as a seat is free the citizen is called"_s;
    book.noPersonalData = true;
    book.audit = Audit::Write;
    book.writes = true;
    book.handler = [&desk, &store](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const Id id = p.value("callId"_L1).toString();
        LX_TRY(const bool theirs, MissedCalls(store).wasAt(caller.seatNumber, id));
        if (!theirs && !caller.may(Permission::CallsSupervise))
            return Error{ErrorKind::Refused, u"calls.not_yours"_s, u"This call was not at your seat."_s, {}, {}};
        LX_TRY(const QJsonObject call, desk.parts().records.summary(id));
        if (call.value("endedAt"_L1).toInteger() == 0)
            return Error{ErrorKind::Conflict, u"calls.still_on"_s, u"The citizen is still on the line."_s,
                         u"Set yourself ready; the call may come to you."_s, {}};
        LX_CHECK(desk.bookCallBack(id, {}));
        return QJsonValue(QJsonObject());
    };
    registry.add(std::move(book));
}

} // namespace lianxin
