// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/CallRecords.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/base/Text.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/Store.h"
#include <QJsonDocument>

namespace lianxin {
namespace {

const char *const kPhone = "call.phone";
const char *const kName = "call.name";
const char *const kAnswers = "call.answers";
const char *const kSummary = "call.summary";
const char *const kNextStep = "call.next_step";
constexpr qsizetype kLongestSummary = 2'000;
constexpr qsizetype kLongestNextStep = 500;
constexpr qsizetype kLongestModel = 100;
const char *const kWords = "dialogue_step.text";
const char *const kMeaning = "dialogue_step.meaning";

QString compact(const QJsonObject &json) {
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

SqlValue sealedOrNull(const FieldSealer &sealer, const QString &text, const char *column) {
    if (text.isEmpty())
        return nullptr;
    return sealer.seal(text, column);
}

Error unknownCall(const Id &id) {
    return {ErrorKind::NotFound, u"records.unknown_call"_s, u"There is no such call."_s, {}, id};
}

// One row as events carry it: what a list of live calls needs, masked.
QJsonObject eventOf(Snapshot &s, const Id &callId) {
    const auto row = s.first(
        u"SELECT direction, phase, phone_masked, name_masked, source, source_id, flow_id, seat_number, "
        "started_at, answered_at, ended_at, outcome, result FROM call WHERE id = $1",
        {callId});
    if (!row)
        throw StoreFailure(unknownCall(callId));
    const bool campaign = row->text(4) == u"campaign";
    return {{u"id"_s, callId},
            {u"direction"_s, row->text(0)},
            {u"state"_s, row->text(1)},
            {u"phone"_s, row->text(2)},
            {u"name"_s, row->text(3)},
            {u"source"_s, row->text(4)},
            {u"sourceId"_s, row->text(5)},
            {u"campaignId"_s, campaign ? row->text(5) : QString()},
            {u"flow"_s, row->text(6)},
            {u"seatNumber"_s, row->text(7)},
            {u"startedAt"_s, row->integer(8)},
            {u"answeredAt"_s, row->integer(9)},
            {u"endedAt"_s, row->integer(10)},
            {u"outcome"_s, row->text(11)},
            {u"result"_s, row->text(12)}};
}

} // namespace

CallRecords::CallRecords(Store &store, const FieldSealer &sealer, const BlindIndex &index, const Clock &clock)
    : m_store(store)
    , m_sealer(sealer)
    , m_index(index)
    , m_clock(clock) {}

Expected<Id> CallRecords::begin(const CallBegin &call) {
    return m_store.writeReturning<Id>([&](Transaction &t) {
        const Id id = call.id.isEmpty() ? newId() : call.id;
        t.execute(
            u"INSERT INTO call (id, engine, direction, phase, phone_sealed, phone_index, phone_masked, "
            u"name_sealed, "
            "name_masked, source, source_id, source_name, order_id, attempt_id, contact_id, flow_id, "
            "trunk_id, seat_number, "
            "why, verify_code, started_at, answered_at, ended_at, outcome, result, sip_status, hung_up_by, "
            "wrapped_at, "
            "ticket_id) VALUES "
            "($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,'',$18,$19,$20,0,0,'','',0,'',0,'')",
            {id,
             m_store.engineId(),
             nameOf(call.direction),
             nameOf(call.direction == CallDirection::Outbound ? CallPhase::Dialling : CallPhase::Ringing),
             sealedOrNull(m_sealer, call.phone, kPhone),
             call.phone.isEmpty() ? SqlValue(nullptr) : SqlValue(m_index.of(call.phone)),
             maskedPhoneOrEmpty(call.phone),
             sealedOrNull(m_sealer, call.name, kName),
             maskedName(call.name),
             call.source,
             call.sourceId,
             call.sourceName,
             call.orderId,
             call.attemptId,
             call.contactId,
             call.flowId,
             call.trunkId,
             call.why,
             call.verifyCode,
             call.startedAt ? call.startedAt : m_clock.now()});
        t.emitEvent(u"call.started"_s, id, eventOf(t, id));
        return id;
    });
}

QString CallRecords::maskedPhoneOrEmpty(const QString &phone) {
    return phone.isEmpty() ? QString() : maskedPhone(phone);
}

Expected<void> CallRecords::setPhase(const Id &callId, CallPhase phase, const QString &seatNumber) {
    return m_store.write([&](Transaction &t) {
        const auto before = t.first(u"SELECT phase, ended_at FROM call WHERE id = $1", {callId});
        if (!before)
            throw StoreFailure(unknownCall(callId));
        if (before->integer(1) != 0)
            return; // the call is over: a late word changes nothing
        t.execute(u"UPDATE call SET phase = $1, seat_number = CASE WHEN $2 = '' THEN seat_number ELSE $2 END "
                  u"WHERE id = $3",
                  {nameOf(phase), seatNumber, callId});
        if (before->text(0) == nameOf(phase))
            return;
        // call.queued and call.offered are routing's.
        if (phase == CallPhase::Talking || phase == CallPhase::Held)
            t.emitEvent(phase == CallPhase::Talking ? u"call.talking"_s : u"call.held"_s, callId,
                        eventOf(t, callId));
        else if (phase != CallPhase::Queued && phase != CallPhase::Offered)
            t.emitEvent(u"call.changed"_s, callId, eventOf(t, callId));
    });
}

Expected<void> CallRecords::answered(const Id &callId, qint64 at) {
    return m_store.write([&](Transaction &t) {
        if (t.execute(u"UPDATE call SET answered_at = $1 WHERE id = $2 AND answered_at = 0",
                      {at ? at : m_clock.now(), callId}) == 1)
            t.emitEvent(u"call.answered"_s, callId, eventOf(t, callId));
        else if (!t.first(u"SELECT 1 FROM call WHERE id = $1", {callId}))
            throw StoreFailure(unknownCall(callId));
    });
}

Expected<void> CallRecords::setHandOver(const Id &callId, const QString &reason, const QString &key,
                                        const QString &detail) {
    return m_store.write([&](Transaction &t) {
        const QJsonObject handOver{
            {u"reason"_s, reason}, {u"key"_s, key}, {u"detail"_s, detail}, {u"at"_s, m_clock.now()}};
        if (t.execute(u"UPDATE call SET handover = $1 WHERE id = $2", {compact(handOver), callId}) == 0)
            throw StoreFailure(unknownCall(callId));
    });
}

Expected<void> CallRecords::setAnswers(const Id &callId, const QJsonObject &answers) {
    return m_store.write([&](Transaction &t) {
        const auto row = t.first(u"SELECT answers_sealed FROM call WHERE id = $1", {callId});
        if (!row)
            throw StoreFailure(unknownCall(callId));
        auto all = opened(*row, 0, kAnswers);
        for (auto it = answers.begin(); it != answers.end(); ++it)
            all[it.key()] = it.value();
        t.execute(u"UPDATE call SET answers_sealed = $1 WHERE id = $2",
                  {m_sealer.seal(compact(all), kAnswers), callId});
    });
}

Expected<StepPlace> CallRecords::addStep(const Id &callId, Speaker speaker, const QString &text,
                                    const QString &key, const SpokenStep &spoken) {
    return m_store.writeReturning<StepPlace>([&](Transaction &t) {
        if (!spoken.utterance.isEmpty())
            if (const auto kept = t.first(u"SELECT seq, rev FROM dialogue_step WHERE call_id = $1 AND utterance = $2", {callId, spoken.utterance}))
                return StepPlace{kept->integer(0), kept->integer(1)};
        const qint64 at = spoken.at ? spoken.at : m_clock.now();
        const auto last = t.first(u"SELECT COALESCE(MAX(seq), 0), COALESCE(MAX(rev), 0) FROM dialogue_step WHERE call_id = $1", {callId});
        const qint64 seq = last->integer(0) + 1, rev = last->integer(1) + 1;
        t.execute(u"INSERT INTO dialogue_step (call_id, seq, at, speaker, text_sealed, key_pressed, meaning_sealed, confidence, rev, "
                  "utterance, ended_at, seat_number, mood) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)",
                  {callId, seq, at, nameOf(speaker), m_sealer.seal(text, kWords), key,
                   spoken.meaning.isEmpty() ? SqlValue() : SqlValue(m_sealer.seal(spoken.meaning, kMeaning)),
                   spoken.confidence ? SqlValue(*spoken.confidence) : SqlValue(), rev, spoken.utterance, spoken.endedAt, spoken.seatNumber, spoken.mood});
        // The words are not in the event: events are kept in the clear. Whoever may read them asks calls.get.
        QJsonObject payload{{u"seq"_s, seq}, {u"rev"_s, rev}, {u"at"_s, at}, {u"speaker"_s, nameOf(speaker)}};
        if (!key.isEmpty())
            payload[u"key"_s] = key;
        if (speaker == Speaker::Bot || speaker == Speaker::System)
            payload[u"text"_s] = text;
        if (speaker == Speaker::System && !spoken.meaning.isEmpty())
            payload[u"meaning"_s] = spoken.meaning;
        t.emitEvent(u"dialogue.step"_s, callId, payload);
        return StepPlace{seq, rev};
    });
}

Expected<void> CallRecords::end(const Id &callId, const CallEnd &end) {
    return m_store.write([&](Transaction &t) {
        const qint64 at = end.endedAt ? end.endedAt : m_clock.now();
        if (t.execute(u"UPDATE call SET phase = 'ended', ended_at = $1, outcome = $2, result = $3, "
                      u"sip_status = $4, "
                      "hung_up_by = $5 WHERE id = $6 AND ended_at = 0",
                      {at, end.outcome, end.result, qint64(end.sipStatus), end.hungUpBy, callId}) == 0) {
            if (!t.first(u"SELECT 1 FROM call WHERE id = $1", {callId}))
                throw StoreFailure(unknownCall(callId));
            return; // told twice
        }
        t.execute(u"UPDATE leg SET ended_at = $1 WHERE call_id = $2 AND ended_at = 0", {at, callId});
        t.emitEvent(u"call.ended"_s, callId, eventOf(t, callId));
    });
}

Expected<void> CallRecords::wrapUp(const Id &callId, const WrapUp &filed) {
    const bool longSummary = filed.summary.size() > kLongestSummary;
    if (longSummary || filed.nextStep.size() > kLongestNextStep)
        return Error{ErrorKind::Usage, u"records.too_long"_s, u"A summary has at most 2,000 characters, a next step 500."_s, u"Say it in fewer words."_s,
                     longSummary ? u"summary"_s : u"nextStep"_s};
    // Of no words there is no source.
    const QString source = filed.summary.isEmpty() ? QString() : nameOf(filed.source);
    const QString model = source.isEmpty() || filed.source != SummarySource::Model ? QString() : filed.model.left(kLongestModel);
    return m_store.write([&](Transaction &t) {
        if (t.execute(
                u"UPDATE call SET result = CASE WHEN $1 = '' THEN result ELSE $1 END, summary_sealed = $2, "
                "ticket_id = CASE WHEN $3 = '' THEN ticket_id ELSE $3 END, wrapped_at = $4, "
                "seat_number = CASE WHEN $5 = '' THEN seat_number ELSE $5 END, next_step_sealed = $7, summary_source = $8, "
                "summary_model = $9 WHERE id = $6",
                {filed.result, sealedOrNull(m_sealer, filed.summary, kSummary), filed.ticketId, m_clock.now(), filed.seatNumber,
                 callId, sealedOrNull(m_sealer, filed.nextStep, kNextStep), source, model}) == 0)
            throw StoreFailure(unknownCall(callId));
        t.emitEvent(u"call.wrapped_up"_s, callId, eventOf(t, callId));
    });
}

Expected<void> CallRecords::linkTicket(const Id &callId, const Id &ticketId) {
    return m_store.write([&](Transaction &t) {
        if (t.execute(u"UPDATE call SET ticket_id = $1 WHERE id = $2", {ticketId, callId}) == 0)
            throw StoreFailure(unknownCall(callId));
    });
}

Expected<Id> CallRecords::legStarted(const LegRecord &leg) {
    return m_store.writeReturning<Id>([&](Transaction &t) {
        const Id id = leg.id.isEmpty() ? newId() : leg.id;
        t.execute(u"INSERT INTO leg (id, call_id, kind, seat_number, started_at, answered_at, ended_at, "
                  u"sip_status, codec, party) "
                  "VALUES ($1,$2,$3,$4,$5,$6,0,0,$7,$8)",
                  {id, leg.callId, leg.kind, leg.seatNumber, leg.startedAt ? leg.startedAt : m_clock.now(),
                   leg.answeredAt, leg.codec, leg.party});
        return id;
    });
}

Expected<void> CallRecords::legAnswered(const Id &legId, const QString &codec) {
    return m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE leg SET answered_at = $1, codec = $2 WHERE id = $3 AND answered_at = 0",
                  {m_clock.now(), codec, legId});
    });
}

Expected<void> CallRecords::legEnded(const Id &legId, int sipStatus) {
    return m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE leg SET ended_at = $1, sip_status = $2 WHERE id = $3 AND ended_at = 0",
                  {m_clock.now(), qint64(sipStatus), legId});
    });
}

Expected<int> CallRecords::recover(const QString &engine) {
    const QString whose = engine.isEmpty() ? m_store.engineId() : engine;
    std::vector<Id> left;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        for (const auto &row :
             s.query(u"SELECT id FROM call WHERE engine = $1 AND ended_at = 0", {whose}))
            left.push_back(row.text(0));
    }));
    for (const auto &id : left)
        LX_CHECK(end(id, {u"engine_stopped"_s, {}, 0, u"engine"_s, 0}));
    return int(left.size());
}

std::vector<Id> CallRecords::erase(Transaction &t, const QByteArray &phoneIndex) {
    std::vector<Id> calls;
    for (const auto &row : t.query(u"SELECT id FROM call WHERE phone_index = $1", {phoneIndex}))
        calls.push_back(row.text(0));
    for (const auto &id : calls) {
        t.execute(
            u"UPDATE call SET phone_sealed = NULL, phone_index = NULL, phone_masked = '', name_sealed = "
            u"NULL, "
            "name_masked = '', answers_sealed = NULL, summary_sealed = NULL, summary_source = '', summary_model = '', next_step_sealed = NULL, contact_id = '' WHERE id = $1",
            {id});
        t.execute(u"DELETE FROM dialogue_step WHERE call_id = $1", {id});
        t.execute(u"DELETE FROM seat_draft WHERE call_id = $1", {id}); // what somebody had begun to write of them
    }
    return calls;
}

} // namespace lianxin
