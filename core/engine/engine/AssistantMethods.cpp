// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/AssistantMethods.h"
#include "engine/engine/CallAssistant.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallGuests.h"
#include "engine/engine/CallMethods.h"
#include "hotline/records/CallRecords.h"
#include "platform/storage/Store.h"

namespace lianxin {
namespace {

using T = Param::Type;

//! Words of the talk are in what these give: the same people may see it who may see the transcript.
Expected<void> maySeeDraft(CallDesk &desk, CallGuests &guests, const Caller &caller, const Id &callId, bool toRead) {
    LX_TRY(const QJsonObject call, desk.parts().records.summary(callId));
    if (isCallOf(desk, caller, call) || caller.may(Permission::CallsSupervise))
        return {};
    if (toRead && (guests.isOn(callId, caller.seatNumber) || caller.may(Permission::RecordsRead)))
        return {};
    return Error{ErrorKind::Refused, u"calls.not_yours"_s, u"This call is not at your seat."_s, u"A supervisor may look at other seats' calls."_s, {}};
}

} // namespace

void registerAssistantMethods(Registry &registry, CallDesk &desk, CallGuests &guests, CallAssistant &assistant) {
    // What has an id for its value would lose it to a mask; of the others the draft itself has masked the value as it did the label.
    const std::vector<MaskedField> masks{{u"text"_s, Mask::Text}, {u"label"_s, Mask::Text}, {u"words"_s, Mask::Text},
                                         {u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}, {u"nextStep"_s, Mask::Text}};

    Method draft;
    draft.name = u"assistant.draft"_s;
    draft.summary = u"The ticket that a talk gives so far: each field with the words it comes from, and what is missing"_s;
    draft.permission = Permission::Self; // of calls that one may see: at one's own seat, or of others by role
    draft.params = {{u"id"_s, T::String, true, u"id of the call"_s}};
    draft.result = u"{callId, rev, fields:{request, title, category, unit, district, address, time, visit, contact, urgency: {value, label, confidence, "
                   "source (said, confirmed, derived, call), corrected, evidence:[{seq, utterance, at, endedAt, speaker, text, from, length}], "
                   "alternatives:[{value, label, confidence}], code, reasons, street, at, date, name, phone, rules:[{key, words}]}}, required, filled, "
                   "missing:[{field, question}], alerts}: names and numbers masked; a field that nobody spoke of is not there"_s;
    draft.masks = masks;
    draft.audit = Audit::Read;
    draft.handler = [&desk, &guests, &assistant](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const Id id = p.value("id"_L1).toString();
        LX_CHECK(maySeeDraft(desk, guests, caller, id, true));
        LX_TRY(const QJsonObject made, assistant.draft(id));
        return QJsonValue(made);
    };
    registry.add(std::move(draft));

    Method summary;
    summary.name = u"assistant.summary"_s;
    summary.summary = u"A talk in two or three sentences, by rules, or by a language model where one is configured and its answer holds"_s;
    summary.permission = Permission::CallsHandle;
    summary.params = {{u"id"_s, T::String, true, u"id of the call"_s},
                      {u"rulesOnly"_s, T::Boolean, false, u"do not ask the language model"_s}};
    summary.result = u"{callId, rev, text (200 characters at most), nextStep, source (rules, model), model, reason (why not the model: off, asked, nothing_said, "
                     "deadline, unreachable, status, too_large, not_json, schema, content, busy), evidence:[{seq, at, endedAt, speaker, utterance, part}]}"_s;
    summary.masks = {{u"text"_s, Mask::Text}, {u"nextStep"_s, Mask::Text}};
    summary.audit = Audit::Read;
    summary.asyncHandler = [&desk, &guests, &assistant](const Caller &caller, const QJsonObject &p, MethodDone done) {
        const Id id = p.value("id"_L1).toString();
        if (const auto may = maySeeDraft(desk, guests, caller, id, false); !may)
            return done(may.error());
        assistant.summary(id, p.value("rulesOnly"_L1).toBool(), std::move(done));
    };
    registry.add(std::move(summary));

    registry.addEvent({u"assistant.draft_changed"_s, Permission::CallsHandle, masks, false,
                       u"The ticket draft of a call at one's own seat changed: told, not kept (seq 0). draft as in assistant.draft; one of a lower rev "
                       "than is there already is older."_s,
                       [&guests](const Caller &caller, const Event &event) -> std::optional<QJsonObject> {
                           if (caller.seatNumber.isEmpty())
                               return std::nullopt;
                           if (event.payload.value("seatNumber"_L1).toString() != caller.seatNumber && !guests.isOn(event.entity, caller.seatNumber))
                               return std::nullopt;
                           return event.payload;
                       }});
}

} // namespace lianxin
