// SPDX-License-Identifier: GPL-3.0-or-later
// What CallRecords reads.
#include "hotline/records/CallRecords.h"
#include "hotline/records/Transcripts.h"
#include "platform/base/Log.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/Store.h"
#include <QJsonDocument>

namespace lianxin {
namespace {

const QString kCallColumns =
    u"id, direction, phase, phone_masked, name_masked, source, source_id, source_name, flow_id, seat_number, "
    u"why, started_at, "
    "answered_at, ended_at, outcome, result, hung_up_by, sip_status, ticket_id, order_id, attempt_id, contact_id, wrapped_at"_s;

} // namespace

QJsonObject CallRecords::opened(const Row &row, int column, const char *name) const {
    if (row.isNull(column))
        return {};
    const auto text = m_sealer.open(row.blob(column), name);
    if (!text) {
        qCWarning(lcHotline) << "a sealed column can't be opened:" << name << text.error().code;
        return {};
    }
    return QJsonDocument::fromJson(text->toUtf8()).object();
}

QString CallRecords::openedText(const Row &row, int column, const char *name) const {
    if (row.isNull(column))
        return {};
    const auto text = m_sealer.open(row.blob(column), name);
    if (!text)
        qCWarning(lcHotline) << "a sealed column can't be opened:" << name << text.error().code;
    return text.valueOr({});
}

QJsonObject CallRecords::row(const Row &row) const {
    const bool campaign = row.text(5) == u"campaign";
    QJsonObject json{{u"id"_s, row.text(0)},
                     {u"direction"_s, row.text(1)},
                     {u"state"_s, row.text(2)},
                     {u"phone"_s, row.text(3)},
                     {u"name"_s, row.text(4)},
                     {u"source"_s, row.text(5)},
                     {u"sourceId"_s, row.text(6)},
                     {u"campaignId"_s, campaign ? row.text(6) : QString()},
                     {u"campaignName"_s, campaign ? row.text(7) : QString()},
                     {u"flow"_s, row.text(8)},
                     {u"seatNumber"_s, row.text(9)},
                     {u"why"_s, row.text(10)},
                     {u"startedAt"_s, row.integer(11)},
                     {u"answeredAt"_s, row.integer(12)},
                     {u"endedAt"_s, row.integer(13)},
                     {u"outcome"_s, row.text(14)},
                     {u"result"_s, row.text(15)},
                     {u"hungUpBy"_s, row.text(16)},
                     {u"sipStatus"_s, row.integer(17)},
                     {u"ticketId"_s, row.text(18)},
                     {u"orderId"_s, row.text(19)},
                     {u"attemptId"_s, row.text(20)},
                     {u"contactId"_s, row.text(21)},
                     {u"wrappedAt"_s, row.integer(22)}};
    return json;
}

Expected<QJsonObject> CallRecords::summary(const Id &callId) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const auto found = s.first(u"SELECT %1 FROM call WHERE id = $1"_s.arg(kCallColumns), {callId});
        if (!found)
            throw StoreFailure(
                {ErrorKind::NotFound, u"records.unknown_call"_s, u"There is no such call."_s, {}, callId});
        return row(*found);
    });
}

Expected<QJsonArray> CallRecords::dialogue(const Id &callId) {
    LX_TRY(const auto transcript, Transcripts(m_store, m_sealer, m_clock).lines(callId));
    return transcript.value("lines"_L1).toArray();
}

Expected<QString> CallRecords::citizenName(const Id &callId) {
    return m_store.readReturning<QString>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT name_sealed FROM call WHERE id = $1", {callId});
        return row ? openedText(*row, 0, "call.name") : QString();
    });
}

Expected<QString> CallRecords::citizenPhone(const Id &callId) {
    return m_store.readReturning<QString>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT phone_sealed FROM call WHERE id = $1", {callId});
        return row ? openedText(*row, 0, "call.phone") : QString();
    });
}

Expected<QJsonObject> CallRecords::detail(const Id &callId) {
    LX_TRY(QJsonObject json, summary(callId));
    LX_TRY(const auto steps, dialogue(callId));
    json[u"dialogue"_s] = steps;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        const auto more = s.first(
            u"SELECT phone_sealed, name_sealed, answers_sealed, summary_sealed, handover, verify_code, next_step_sealed, summary_source, summary_model "
            "FROM call WHERE id = $1",
            {callId});
        if (!more)
            return;
        if (!more->isNull(0))
            json[u"phone"_s] = openedText(*more, 0, "call.phone");
        if (!more->isNull(1))
            json[u"name"_s] = openedText(*more, 1, "call.name");
        json[u"answers"_s] = opened(*more, 2, "call.answers");
        json[u"summary"_s] = openedText(*more, 3, "call.summary");
        json[u"summarySource"_s] = more->text(7);
        json[u"summaryModel"_s] = more->text(8);
        json[u"nextStep"_s] = openedText(*more, 6, "call.next_step");
        json[u"handover"_s] = more->isNull(4) ? QJsonValue() : QJsonValue(more->json(4));
        json[u"verifyCode"_s] = more->text(5);
        QJsonArray legs;
        for (const auto &leg :
             s.query(u"SELECT id, kind, seat_number, started_at, answered_at, ended_at, sip_status, codec, party "
                     "FROM leg WHERE call_id = $1 ORDER BY started_at, id",
                     {callId}))
            legs.append(QJsonObject{{u"id"_s, leg.text(0)},
                                    {u"kind"_s, leg.text(1)},
                                    {u"seatNumber"_s, leg.text(2)},
                                    {u"startedAt"_s, leg.integer(3)},
                                    {u"answeredAt"_s, leg.integer(4)},
                                    {u"endedAt"_s, leg.integer(5)},
                                    {u"sipStatus"_s, leg.integer(6)},
                                    {u"codec"_s, leg.text(7)},
                                    {u"party"_s, leg.text(8)}});
        json[u"legs"_s] = legs;
        QJsonArray recordings;
        for (const auto &recording :
             s.query(u"SELECT id, state, frames FROM recording WHERE call_id = $1 ORDER BY id", {callId}))
            recordings.append(QJsonObject{{u"id"_s, recording.text(0)},
                                          {u"state"_s, recording.text(1)},
                                          {u"durationMs"_s, recording.integer(2) / 8}});
        json[u"recordings"_s] = recordings;
    }));
    return json;
}

Expected<QJsonArray> CallRecords::running() {
    return m_store.readReturning<QJsonArray>([&](Snapshot &s) {
        QJsonArray items;
        for (const auto &found :
             s.query(u"SELECT %1 FROM call WHERE ended_at = 0 ORDER BY id LIMIT 5000"_s.arg(kCallColumns)))
            items.append(row(found));
        return items;
    });
}

Expected<QJsonObject> CallRecords::history(const Filter &filter, const QString &cursor, int limit) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        Params params;
        QStringList where{u"1 = 1"_s};
        const auto add = [&](const QString &condition, const SqlValue &value) {
            params.push_back(value);
            where << u"%1 $%2"_s.arg(condition).arg(params.size());
        };
        if (!filter.direction.isEmpty())
            add(u"direction ="_s, filter.direction);
        if (!filter.source.isEmpty())
            add(u"source ="_s, filter.source);
        if (!filter.sourceId.isEmpty())
            add(u"source_id ="_s, filter.sourceId);
        if (!filter.outcome.isEmpty())
            add(u"outcome ="_s, filter.outcome);
        if (!filter.seatNumber.isEmpty())
            add(u"seat_number ="_s, filter.seatNumber);
        if (filter.from)
            add(u"started_at >="_s, filter.from);
        if (filter.to)
            add(u"started_at <"_s, filter.to);
        if (!filter.phoneIndex.isEmpty())
            add(u"phone_index ="_s, filter.phoneIndex);
        if (!cursor.isEmpty())
            add(u"id <"_s, cursor);
        const int most = std::clamp(limit, 1, 1000);
        QJsonArray items;
        QJsonValue next;
        s.forEach(u"SELECT %1 FROM call WHERE %2 ORDER BY id DESC LIMIT %3"_s.arg(
                      kCallColumns, where.join(u" AND "_s), QString::number(most + 1)),
                  params, [&](const Row &found) {
                      if (items.size() == most) {
                          next = items.last().toObject()[u"id"_s];
                          return false;
                      }
                      items.append(row(found));
                      return true;
                  });
        return QJsonObject{{u"items"_s, items}, {u"next"_s, next}};
    });
}

Expected<QJsonArray> CallRecords::sameNumber(const Id &callId, int limit) {
    return m_store.readReturning<QJsonArray>([&](Snapshot &s) {
        QJsonArray items;
        const auto own = s.first(u"SELECT phone_index FROM call WHERE id = $1", {callId});
        if (!own || own->isNull(0))
            return items;
        for (const auto &found : s.query(
                 u"SELECT %1 FROM call WHERE phone_index = $1 AND id <> $2 ORDER BY id DESC LIMIT $3"_s.arg(
                     kCallColumns),
                 {own->blob(0), callId, qint64(std::clamp(limit, 1, 100))}))
            items.append(row(found));
        return items;
    });
}

} // namespace lianxin
