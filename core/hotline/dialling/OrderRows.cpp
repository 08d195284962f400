// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/OrderRows.h"
#include "hotline/calendar/Calendar.h"
#include "platform/base/Log.h"
#include "platform/crypto/FieldSealer.h"
#include <QJsonDocument>

namespace lianxin::rows {
namespace {

QString textOf(const QJsonObject &json) {
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QJsonObject openJson(const Row &row, int column, const char *name, const FieldSealer &sealer) {
    if (row.isNull(column))
        return {};
    const auto text = sealer.open(row.blob(column), name);
    if (!text) {
        qCWarning(lcDialling) << "a sealed column can't be opened:" << name << text.error().code;
        return {};
    }
    return QJsonDocument::fromJson(text->toUtf8()).object();
}

} // namespace

const QString kOrderColumns = u"id, contact_id, phone_sealed, phone_index, phone_masked, name_masked, "
                              u"source, source_id, flow_id, variables_sealed, "
                              "trunk_id, caller_id, skill, priority, earliest, expires, attempts, state, "
                              "attempts_made, due_at, outcome, result, "
                              "held_by, created_at, ended_at, place"_s;

const QString kAttemptColumns = u"id, order_id, source, source_id, contact_id, phone_masked, number, engine, "
                                u"trunk_id, call_id, intent_at, sent_at, "
                                "answered_at, ended_at, outcome, cause, result, answers_sealed, detail, heard, place"_s;

SqlValue sealedJson(const QJsonObject &json, const char *column, const FieldSealer &sealer) {
    if (json.isEmpty())
        return nullptr;
    return sealer.seal(textOf(json), column);
}

QString heardText(const QJsonObject &heard) {
    return heard.isEmpty() ? QString() : textOf(heard);
}

QString heardState(const QJsonObject &heard) {
    if (!heard.value("sound"_L1).isObject())
        return {};
    return heard.value("unrecognised"_L1).toBool() ? u"unknown"_s : heard.value("state"_L1).toString();
}

QString dayOf(qint64 at) {
    return civil::dateOf(at).toString(Qt::ISODate);
}

CallOrder orderOf(const Row &row, const FieldSealer &sealer) {
    CallOrder o;
    int c = 0;
    o.id = row.text(c++);
    o.callee.contactId = row.text(c++);
    o.callee.phoneSealed = row.blob(c++);
    o.callee.phoneIndex = row.blob(c++);
    o.callee.phoneMasked = row.text(c++);
    o.callee.nameMasked = row.text(c++);
    o.source = orderSourceKindFromName(row.text(c++)).value_or(OrderSourceKind::Manual);
    o.sourceId = row.text(c++);
    o.flowId = row.text(c++);
    o.variables = openJson(row, c++, "order.variables", sealer);
    o.trunkId = row.text(c++);
    o.callerId = row.text(c++);
    o.handOverSkill = row.text(c++);
    o.priority = int(row.integer(c++));
    o.earliest = row.integer(c++);
    o.expires = row.integer(c++);
    if (auto policy = AttemptPolicy::fromJson(row.json(c++)))
        o.attempts = *policy;
    else
        o.attempts.max = 0; // can't be read: never dialled
    // An unknown state is one that must not be dialled.
    o.state = orderStateFromName(row.text(c++)).value_or(OrderState::Ambiguous);
    o.attemptsMade = int(row.integer(c++));
    o.dueAt = row.integer(c++);
    o.outcome = outcomeFromName(row.text(c++));
    o.result = row.text(c++);
    o.heldBy = row.text(c++);
    o.createdAt = row.integer(c++);
    o.endedAt = row.integer(c++);
    o.place = int(row.integer(c++));
    return o;
}

Attempt attemptOf(const Row &row, const FieldSealer &sealer) {
    Attempt a;
    int c = 0;
    a.id = row.text(c++);
    a.orderId = row.text(c++);
    a.source = orderSourceKindFromName(row.text(c++)).value_or(OrderSourceKind::Manual);
    a.sourceId = row.text(c++);
    a.contactId = row.text(c++);
    a.phoneMasked = row.text(c++);
    a.number = int(row.integer(c++));
    a.engine = row.text(c++);
    a.trunkId = row.text(c++);
    a.callId = row.text(c++);
    a.intentAt = row.integer(c++);
    a.sentAt = row.integer(c++);
    a.answeredAt = row.integer(c++);
    a.endedAt = row.integer(c++);
    a.outcome = outcomeFromName(row.text(c++));
    a.cause = SipCause::fromJson(row.json(c++));
    a.result = row.text(c++);
    a.answers = openJson(row, c++, "attempt.answers", sealer);
    a.detail = row.text(c++);
    a.heard = row.text(c).isEmpty() ? QJsonObject() : row.json(c);
    a.place = int(row.integer(++c));
    return a;
}

void insertOrders(Transaction &t, const std::vector<CallOrder> &orders, const FieldSealer &sealer) {
    std::vector<Params> values;
    values.reserve(orders.size());
    for (const auto &o : orders)
        values.push_back({o.id,
                          o.callee.contactId,
                          o.callee.phoneSealed,
                          o.callee.phoneIndex,
                          o.callee.phoneMasked,
                          o.callee.nameMasked,
                          nameOf(o.source),
                          o.sourceId,
                          o.lane(),
                          o.flowId,
                          sealedJson(o.variables, "order.variables", sealer),
                          o.trunkId,
                          o.callerId,
                          o.handOverSkill,
                          qint64(o.priority),
                          o.earliest,
                          o.expires,
                          textOf(o.attempts.toJson()),
                          nameOf(o.state),
                          qint64(o.attemptsMade),
                          o.dueAt,
                          o.result,
                          o.heldBy,
                          o.createdAt,
                          o.endedAt});
    t.executeMany(
        u"INSERT INTO call_order (id, contact_id, phone_sealed, phone_index, phone_masked, name_masked, "
        u"source, "
        "source_id, lane, flow_id, variables_sealed, trunk_id, caller_id, skill, priority, earliest, "
        "expires, "
        "attempts, state, attempts_made, due_at, result, held_by, created_at, ended_at, cancel_asked) "
        "VALUES "
        "($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,0)",
        values);
    std::vector<Params> numbers;
    for (const auto &o : orders) {
        if (o.callee.others.empty())
            continue;
        qint64 place = 1;
        numbers.push_back({o.id, place, o.callee.phoneSealed, o.callee.phoneIndex, o.callee.phoneMasked});
        for (const auto &other : o.callee.others)
            numbers.push_back({o.id, ++place, other.phoneSealed, other.phoneIndex, other.phoneMasked});
    }
    if (!numbers.empty())
        t.executeMany(u"INSERT INTO order_number (order_id, place, phone_sealed, phone_index, phone_masked) VALUES ($1,$2,$3,$4,$5)", numbers);
}

void insertAttempt(Transaction &t, const Attempt &a, const CallOrder &order, const QString &day) {
    t.execute(u"INSERT INTO attempt (id, order_id, source, source_id, lane, contact_id, phone_index, "
              u"phone_masked, number, "
              "engine, trunk_id, call_id, day, intent_at, sent_at, answered_at, ended_at, cause, result, "
              "detail, resolved_by, place) "
              "VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,'',$12,$13,0,0,0,'{}','','','',$14)",
              {a.id, a.orderId, nameOf(a.source), a.sourceId, order.lane(), a.contactId,
               order.callee.phoneIndex, a.phoneMasked, qint64(a.number), a.engine, a.trunkId, day,
               a.intentAt, qint64(a.place)});
}

std::optional<CallOrder> order(Snapshot &s, const Id &id, const FieldSealer &sealer) {
    const auto row = s.first(u"SELECT "_s + kOrderColumns + u" FROM call_order WHERE id = $1"_s, {id});
    if (!row)
        return {};
    return orderOf(*row, sealer);
}

std::optional<Attempt> attempt(Snapshot &s, const Id &id, const FieldSealer &sealer) {
    const auto row = s.first(u"SELECT "_s + kAttemptColumns + u" FROM attempt WHERE id = $1"_s, {id});
    if (!row)
        return {};
    return attemptOf(*row, sealer);
}

} // namespace lianxin::rows
