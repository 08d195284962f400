// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/WishMethods.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallMethods.h"
#include "hotline/directory/Directory.h"
#include "hotline/records/CallRecords.h"
#include "platform/base/PhoneNumber.h"

namespace lianxin {
namespace {

//! The citizen's number of a call that the caller may look at.
Expected<QString> numberOf(CallDesk &desk, const Caller &caller, const Id &callId) {
    LX_TRY(const QJsonObject call, desk.parts().records.summary(callId));
    if (!isCallOf(desk, caller, call) && !caller.may(Permission::CallsSupervise))
        return Error{ErrorKind::Refused, u"calls.not_yours"_s, u"This call is not at your seat."_s, u"A supervisor may look at other seats' calls."_s, {}};
    LX_TRY(const QString phone, desk.parts().records.citizenPhone(callId));
    if (!parsePhoneNumber(phone))
        return Error{ErrorKind::NotFound, u"calls.no_number"_s, u"The call has no number of a citizen."_s, u"It was withheld, or it has been erased."_s, callId};
    return phone;
}

} // namespace

void registerWishMethods(Registry &registry, CallDesk &desk) {
    const Param call{u"id"_s, Param::Type::String, true, u"id of the call"_s};
    Method get;
    get.name = u"calls.wishes"_s;
    get.summary = u"What the citizen of a call asked for: hours, no automatic calls, how to speak"_s;
    get.permission = Permission::CallsHandle;
    get.params = {call};
    get.result = u"{known, wishes} as in citizens.wishes; slow: bots speak slowly to them"_s;
    get.noPersonalData = true;
    get.audit = Audit::Read;
    get.handler = [&desk](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const Id id = p.value("id"_L1).toString();
        LX_TRY(const QString number, numberOf(desk, caller, id));
        LX_TRY(const auto wishes, desk.parts().directory.wishes(number));
        return QJsonValue(QJsonObject{{u"known"_s, wishes.has_value()}, {u"wishes"_s, wishes.value_or(QJsonObject())}, {u"slow"_s, desk.wantsSlowSpeech(id)}});
    };
    registry.add(std::move(get));

    Method set;
    set.name = u"calls.setWishes"_s;
    set.summary = u"Notes what the citizen of a call asked for; dialling and bots keep to it from then on"_s;
    set.permission = Permission::CallsHandle;
    set.params = {call, {u"wishes"_s, Param::Type::Object, true, u"as citizens.setWishes takes them; null takes one back"_s}};
    set.result = u"{}"_s;
    set.noPersonalData = true;
    set.audit = Audit::Write;
    set.writes = true;
    set.handler = [&desk](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        LX_TRY(const QString number, numberOf(desk, caller, p.value("id"_L1).toString()));
        LX_CHECK(desk.parts().directory.rememberCitizen(number, {}, p.value("wishes"_L1).toObject()));
        return QJsonValue(QJsonObject());
    };
    registry.add(std::move(set));
}

} // namespace lianxin
