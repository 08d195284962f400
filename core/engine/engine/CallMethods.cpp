// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallMethods.h"
#include "engine/engine/CallGuests.h"
#include "engine/engine/CallSession.h"
#include "engine/engine/CallTranscripts.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/records/CallRecords.h"
#include "hotline/records/SeatDrafts.h"
#include "hotline/routing/Seats.h"
#include "hotline/tickets/Tickets.h"
#include "platform/base/Log.h"
#include <QJsonArray>

namespace lianxin {
namespace {

const std::vector<MaskedField> kPersonal{{u"phone"_s, Mask::Phone},        {u"name"_s, Mask::Name},
                                         {u"contactPhone"_s, Mask::Phone}, {u"contactName"_s, Mask::Name},
                                         {u"text"_s, Mask::Text},          {u"summary"_s, Mask::Text},
                                         {u"nextStep"_s, Mask::Text},
                                         {u"original"_s, Mask::Text}};

Method actOnCall(const QString &name, const QString &summary, CallDesk &desk,
                 std::function<Expected<void>(const Id &)> act) {
    Method m;
    m.name = name;
    m.summary = summary;
    m.permission = Permission::CallsHandle;
    m.params = {{u"id"_s, Param::Type::String, true, u"id of the call"_s}};
    m.result = u"nothing"_s;
    m.noPersonalData = true;
    m.audit = Audit::Write;
    m.writes = true;
    m.handler = [&desk, act = std::move(act)](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const Id id = p.value("id"_L1).toString();
        LX_CHECK(mayTouchCall(desk, caller, id));
        LX_CHECK(act(id));
        return QJsonValue(QJsonObject());
    };
    return m;
}

// What is known of the person beside the call: the row of the list that they came from.
QJsonObject contactOf(CallDesk &desk, ContactLists &lists, const QJsonObject &call) {
    const Id contactId = call.value("contactId"_L1).toString();
    Q_UNUSED(desk)
    if (contactId.isEmpty())
        return {};
    const auto contact = lists.contact(contactId);
    if (!contact)
        return {};
    const auto revealed = lists.reveal(*contact);
    return revealed ? *revealed : QJsonObject();
}

} // namespace

Expected<void> mayTouchCall(CallDesk &desk, const Caller &caller, const Id &callId) {
    if (caller.may(Permission::CallsSupervise))
        return {};
    const QString seat = desk.parts().router.seatOf(callId);
    if (!seat.isEmpty() && seat == caller.seatNumber)
        return {};
    return Error{ErrorKind::Refused, u"calls.not_yours"_s, u"This call is not at your seat."_s,
                 u"A supervisor may act on other seats' calls."_s, {}};
}

bool isCallOf(CallDesk &desk, const Caller &caller, const QJsonObject &call) {
    if (caller.seatNumber.isEmpty())
        return false;
    if (call.value("seatNumber"_L1).toString() == caller.seatNumber)
        return true;
    const auto seat = desk.parts().seats.seat(caller.seatNumber);
    return seat && seat->callId == call.value("id"_L1).toString();
}

void registerCallMethods(Registry &registry, CallDesk &desk, CallGuests &guests, CallTranscripts &transcripts, ContactLists &lists, Tickets &tickets, SeatDrafts &drafts) {
    Method list;
    list.name = u"calls.list"_s;
    list.summary = u"Calls that are going on, oldest first"_s;
    list.permission = Permission::Self; // everybody gets what their role may see: nothing, their own, or all
    list.result = u"items: see calls.get, without dialogue"_s;
    list.masks = kPersonal;
    list.audit = Audit::None;
    list.handler = [&desk, &guests](const Caller &caller, const QJsonObject &) -> Expected<QJsonValue> {
        LX_TRY(const QJsonArray running, desk.parts().records.running());
        QJsonArray items;
        const bool all = caller.may(Permission::CallsSupervise) || caller.may(Permission::CampaignsRead);
        for (const auto &value : running) {
            const bool own = !caller.seatNumber.isEmpty() && value[u"seatNumber"_s].toString() == caller.seatNumber;
            QJsonObject call = value.toObject();
            guests.describe(call, caller);
            const bool parked = call.value("parked"_L1).toBool() && caller.may(Permission::CallsHandle); // anybody may take it
            if (all || own || parked || guests.isOn(call.value("id"_L1).toString(), caller.seatNumber))
                items.append(call);
        }
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(list));

    Method get;
    get.name = u"calls.get"_s;
    get.summary = u"One call: who, why, what was said, what is known of the person"_s;
    get.permission = Permission::CallsHandle;
    get.params = {{u"id"_s, Param::Type::String, true, u"id of the call"_s}};
    get.result = u"the call with handover, dialogue (lines as in transcripts.get), transcript {rev, live}, answers, summary, summarySource (rules, model, person; empty: none), summaryModel, nextStep, wrapUpUntil (of one's "
                 "own seat, UTC ms; 0: it does not end by itself), contact, tickets, history, verifyCode"_s;
    get.masks = kPersonal;
    get.audit = Audit::Read;
    get.handler = [&desk, &guests, &transcripts, &lists, &tickets](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const Id id = p.value("id"_L1).toString();
        LX_TRY(QJsonObject call, desk.parts().records.detail(id));
        const bool own = isCallOf(desk, caller, call) || guests.isOn(id, caller.seatNumber);
        if (!own && !caller.may(Permission::CallsSupervise) && !caller.may(Permission::RecordsRead))
            return Error{ErrorKind::Refused, u"calls.not_yours"_s, u"This call is not at your seat."_s,
                         u"A supervisor may look at other seats' calls."_s, {}};
        guests.describe(call, caller);
        if (const auto seat = desk.parts().seats.seat(caller.seatNumber); seat && seat->state == SeatState::Wrapup && seat->callId == id)
            call.insert(u"wrapUpUntil"_s, seat->wrapUpUntil);
        call.insert(u"contact"_s, contactOf(desk, lists, call));
        LX_TRY(const QJsonObject transcript, transcripts.read(id, 0));
        call.insert(u"dialogue"_s, transcript.value("lines"_L1));
        call.insert(u"transcript"_s, QJsonObject{{u"rev"_s, transcript.value("rev"_L1)}, {u"live"_s, transcript.value("live"_L1)}});
        if (auto history = desk.parts().records.sameNumber(id, 10))
            call.insert(u"history"_s, *history);
        if (auto own = tickets.ofCall(id))
            call.insert(u"tickets"_s, *own);
        return QJsonValue(call);
    };
    registry.add(std::move(get));

    Telephony &telephony = desk.parts().telephony;
    registry.add(actOnCall(u"calls.hangup"_s, u"End a call for everybody"_s, desk,
                           [&telephony](const Id &id) { return telephony.hangUp(id); }));
    registry.add(actOnCall(u"calls.hold"_s, u"The citizen hears comfort audio"_s, desk,
                           [&telephony](const Id &id) { return telephony.hold(id); }));
    registry.add(actOnCall(u"calls.resume"_s, u"Back from hold"_s, desk,
                           [&telephony](const Id &id) { return telephony.resume(id); }));

    Method wrapUp;
    wrapUp.name = u"calls.wrapUp"_s;
    wrapUp.summary = u"File what came of a talk; the seat is ready for the next"_s;
    wrapUp.permission = Permission::CallsHandle;
    wrapUp.params = {{u"id"_s, Param::Type::String, true, u"id of the call"_s},
                     {u"result"_s, Param::Type::String, true, u"what came of it, e.g. answered, ticket, call_again"_s},
                     {u"summary"_s, Param::Type::String, true, u"in words"_s},
                     {u"ticketId"_s, Param::Type::String, false, u"ticket made of it"_s},
                     {u"nextStep"_s, Param::Type::String, false, u"what is to be done next, 500 characters at most"_s},
                     {u"summarySource"_s, Param::Type::String, false, u"who wrote the summary: rules, model (both as assistant.summary gave it), person (typed or changed); person"_s},
                     {u"summaryModel"_s, Param::Type::String, false, u"which language model, as assistant.summary named it"_s}};
    wrapUp.result = u"nothing"_s;
    wrapUp.noPersonalData = true;
    wrapUp.audit = Audit::Write;
    wrapUp.writes = true;
    wrapUp.handler = [&desk, &drafts](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const Id id = p.value("id"_L1).toString();
        LX_TRY(const QJsonObject call, desk.parts().records.summary(id));
        if (!isCallOf(desk, caller, call) && !caller.may(Permission::CallsSupervise))
            return Error{ErrorKind::Refused, u"calls.not_yours"_s, u"This call was not at your seat."_s, {}, {}};
        const auto source = summarySourceFromName(p.value("summarySource"_L1).toString(u"person"_s));
        if (!source)
            return Error{ErrorKind::Usage, u"calls.bad_summary_source"_s, u"A summary is by rules, by a model or by a person."_s,
                         u"Say rules, model or person."_s, u"summarySource"_s};
        WrapUp filed;
        filed.result = p.value("result"_L1).toString();
        filed.summary = p.value("summary"_L1).toString();
        filed.source = *source;
        filed.model = p.value("summaryModel"_L1).toString();
        filed.nextStep = p.value("nextStep"_L1).toString();
        filed.ticketId = p.value("ticketId"_L1).toString();
        filed.seatNumber = caller.seatNumber;
        LX_CHECK(desk.parts().records.wrapUp(id, filed));
        if (const auto dropped = drafts.wrapUpFiled(caller.userId, id); !dropped)
            qCWarning(lcHotline).noquote() << "the draft of a filed wrap-up stays for some hours:" << dropped.error().toString();
        // Wrap-up may be filed after its time ran out and the seat is ready again: that is no failure.
        (void)desk.parts().router.wrappedUp(id, caller.seatNumber);
        return QJsonValue(QJsonObject());
    };
    registry.add(std::move(wrapUp));
}

} // namespace lianxin
