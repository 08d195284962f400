// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/TranscriptMethods.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallGuests.h"
#include "engine/engine/CallMethods.h"
#include "engine/engine/CallTranscripts.h"
#include "hotline/records/CallRecords.h"
#include "hotline/records/Recordings.h"
#include "platform/access/Transfers.h"
#include "platform/base/Wav.h"
#include "platform/storage/Store.h"
#include <QJsonArray>
#include <algorithm>

namespace lianxin {
namespace {

using T = Param::Type;

constexpr qint64 kWavHead = 44;
constexpr qint64 kBytesPerMs = 32; // 8 kHz, stereo, 16 bit
constexpr qint64 kUsualClipMs = 8'000;
constexpr qint64 kLongestClipMs = 60'000;
constexpr qint64 kLeadMs = 300; // before a word, so that its beginning is heard

Error notTheirCall(const QString &remedy) {
    return {ErrorKind::Refused, u"calls.not_yours"_s, u"This call is not at your seat."_s, remedy, {}};
}

Expected<void> mayReadTranscript(const TranscriptMethodParts &parts, const Caller &caller, const Id &callId) {
    LX_TRY(const QJsonObject call, parts.desk.parts().records.summary(callId));
    if (isCallOf(parts.desk, caller, call) || parts.guests.isOn(callId, caller.seatNumber) || caller.may(Permission::CallsSupervise)
        || caller.may(Permission::RecordsRead))
        return {};
    return notTheirCall(u"A supervisor may look at other seats' calls."_s);
}

// The part of the recording that was running at that moment, as a WAV of its own.
Expected<QJsonValue> soundOf(const TranscriptMethodParts &parts, const Caller &caller, const QJsonObject &p) {
    const Id callId = p.value("id"_L1).toString();
    LX_TRY(const QJsonObject call, parts.desk.parts().records.summary(callId));
    if (!isCallOf(parts.desk, caller, call) && !parts.guests.isOn(callId, caller.seatNumber))
        return notTheirCall(u"Open the recording, and say what for."_s);
    const qint64 at = p.value("at"_L1).toInteger();
    LX_TRY(const QJsonObject page, parts.recordings.list({callId, {}}, {}, 20));
    QJsonObject chosen;
    for (const auto &item : page.value("items"_L1).toArray()) // newest first
        if (chosen.isEmpty() && item[u"state"_s].toString() != u"erased" && item[u"startedAt"_s].toInteger() <= at)
            chosen = item.toObject();
    const Error notThere{ErrorKind::NotFound, u"records.not_recorded_yet"_s, u"That second is not in the recording, or not yet."_s,
                         u"Try again in some seconds."_s, callId};
    if (chosen.isEmpty())
        return notThere;
    LX_TRY(const auto reader, parts.recordings.open(chosen.value("id"_L1).toString()));
    const qint64 offset = std::max<qint64>(0, at - chosen.value("startedAt"_L1).toInteger() - kLeadMs);
    if (offset >= reader->durationMs())
        return notThere;
    const qint64 length = std::clamp<qint64>(p.value("lengthMs"_L1).toInteger(kUsualClipMs) + kLeadMs, 500, kLongestClipMs);
    LX_TRY(const QByteArray sound, reader->read(kWavHead + offset * kBytesPerMs, length * kBytesPerMs));
    LX_TRY(QJsonObject offer, parts.transfers.offer(caller, memorySource(wavHeader(sound.size() / 4, 8'000, 2) + sound)));
    offer[u"offsetMs"_s] = offset;
    offer[u"durationMs"_s] = sound.size() / kBytesPerMs;
    return QJsonValue(offer);
}

} // namespace

void registerTranscriptMethods(Registry &registry, const TranscriptMethodParts &parts) {
    const std::vector<MaskedField> masks{{u"text"_s, Mask::Text}, {u"original"_s, Mask::Text}};

    Method get;
    get.name = u"transcripts.get"_s;
    get.summary = u"What was said in a call, and what is being said now"_s;
    get.permission = Permission::Self; // of calls that one may see: at one's own seat, or of others by role
    get.params = {{u"id"_s, T::String, true, u"id of the call"_s},
                  {u"after"_s, T::Integer, false, u"rev of the last answer: only what changed since; 0, and without: all"_s}};
    get.result = u"{rev, lines:[{seq, rev, at, endedAt, speaker, seatNumber, text, key, meaning, confidence, utterance, original, correctedBy, "
                 "correctedAt, facts:[{kind, from, length, text}], emotion}], live:[{utterance, revision, speaker, at, endedAt, text, stable, partial}]}: "
                 "names and numbers masked"_s;
    get.masks = masks;
    get.audit = Audit::Read;
    get.handler = [parts](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const Id id = p.value("id"_L1).toString();
        LX_CHECK(mayReadTranscript(parts, caller, id));
        LX_TRY(const QJsonObject transcript, parts.transcripts.read(id, p.value("after"_L1).toInteger()));
        return QJsonValue(transcript);
    };
    registry.add(std::move(get));

    Method correct;
    correct.name = u"transcripts.correct"_s;
    correct.summary = u"Put a line right that was recognised wrongly; what was recognised is kept"_s;
    correct.permission = Permission::CallsHandle;
    correct.params = {{u"id"_s, T::String, true, u"id of the call"_s},
                      {u"seq"_s, T::Integer, true, u"number of the line"_s},
                      {u"text"_s, T::String, true, u"what was really said; 1 to 2,000 characters"_s}};
    correct.result = u"the line, as transcripts.get gives it"_s;
    correct.masks = masks;
    correct.audit = Audit::Write;
    correct.writes = true;
    correct.handler = [parts](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const Id id = p.value("id"_L1).toString();
        LX_TRY(const QJsonObject call, parts.desk.parts().records.summary(id));
        if (!isCallOf(parts.desk, caller, call) && !caller.may(Permission::CallsSupervise))
            return notTheirCall(u"A supervisor may correct other seats' calls."_s);
        LX_TRY(const QJsonObject line, parts.transcripts.correct(id, p.value("seq"_L1).toInteger(), p.value("text"_L1).toString(), caller.userId));
        return QJsonValue(line);
    };
    registry.add(std::move(correct));

    Method sound;
    sound.name = u"transcripts.sound"_s;
    sound.summary = u"Some seconds of one's own call, also while it goes on, as far as it is recorded"_s;
    sound.permission = Permission::CallsHandle;
    sound.params = {{u"id"_s, T::String, true, u"id of the call"_s},
                    {u"at"_s, T::Integer, true, u"UTC ms at which the words began"_s},
                    {u"lengthMs"_s, T::Integer, false, u"how long, 60,000 at most; 8,000 by default"_s}};
    sound.result = u"{transfer, bytes, sha256, offsetMs, durationMs}: a WAV (stereo, left: citizen), by binary transfer"_s;
    sound.noPersonalData = true;
    sound.audit = Audit::Read;
    sound.handler = [parts](const Caller &caller, const QJsonObject &p) { return soundOf(parts, caller, p); };
    registry.add(std::move(sound));

    Method reveal;
    reveal.name = u"transcripts.reveal"_s;
    reveal.summary = u"A transcript with the names and numbers in it"_s;
    reveal.permission = Permission::PersonalReveal;
    reveal.params = {{u"id"_s, T::String, true, u"id of the call"_s},
                     {u"purpose"_s, T::String, true, u"what it is needed for; kept in the audit trail"_s}};
    reveal.result = u"{rev, lines}, as transcripts.get, unmasked and without facts"_s;
    reveal.audit = Audit::Security;
    reveal.handler = [parts](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const Id id = p.value("id"_L1).toString();
        LX_CHECK(mayReadTranscript(parts, caller, id));
        LX_TRY(const QJsonObject transcript, parts.transcripts.unmasked(id));
        return QJsonValue(transcript);
    };
    registry.add(std::move(reveal));

    registry.addEvent({u"transcript.said"_s, Permission::CallsHandle, masks, false,
                       u"Words of a call at one's own seat, as they are recognised: told, not kept (seq 0). line as in transcripts.get; each "
                       "replaces the one before it with the same utterance; with gone: nothing came of it."_s,
                       [guests = &parts.guests](const Caller &caller, const Event &event) -> std::optional<QJsonObject> {
                           if (caller.seatNumber.isEmpty())
                               return std::nullopt;
                           if (event.payload.value("seatNumber"_L1).toString() != caller.seatNumber && !guests->isOn(event.entity, caller.seatNumber))
                               return std::nullopt;
                           return event.payload;
                       }});
}

} // namespace lianxin
