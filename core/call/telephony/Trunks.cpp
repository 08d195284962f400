// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/Trunks.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/crypto/FieldSealer.h"
#include <QJsonArray>

namespace lianxin {
namespace {

constexpr QByteArrayView kPasswordColumn("trunk.password");

QJsonArray toJson(const std::vector<NumberRule> &rules) {
    QJsonArray array;
    for (const auto &rule : rules)
        array.append(QJsonObject{{u"pattern"_s, rule.pattern},
                                 {u"replacement"_s, rule.replacement},
                                 {u"outOfTown"_s, rule.outOfTown}});
    return array;
}

QString settingsOf(const Trunk &trunk) {
    const QJsonObject json{{u"callerIds"_s, QJsonArray::fromStringList(trunk.callerIds)},
                           {u"rules"_s, toJson(trunk.rules)},
                           {u"channels"_s, trunk.channels},
                           {u"callsPerSecond"_s, trunk.callsPerSecond},
                           {u"codecs"_s, QJsonArray::fromStringList(trunk.codecs)},
                           {u"earlyMedia"_s, trunk.earlyMedia}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QStringList texts(const QJsonValue &value) {
    QStringList list;
    for (const auto &item : value.toArray())
        list << item.toString();
    return list;
}

void readSettings(Trunk &trunk, const QJsonObject &json) {
    trunk.callerIds = texts(json[u"callerIds"_s]);
    for (const auto &item : json[u"rules"_s].toArray()) {
        const auto rule = item.toObject();
        trunk.rules.push_back({rule[u"pattern"_s].toString(), rule[u"replacement"_s].toString(),
                               rule[u"outOfTown"_s].toBool()});
    }
    trunk.channels = json[u"channels"_s].toInt(30);
    trunk.callsPerSecond = json[u"callsPerSecond"_s].toDouble(5);
    trunk.codecs = texts(json[u"codecs"_s]);
    trunk.earlyMedia = json[u"earlyMedia"_s].toBool(true);
}

constexpr QStringView kColumns = u"id, name, kind, host, port, username, password_sealed, settings, rehearsal, enabled, fail_over";

Error unknown() {
    return {ErrorKind::NotFound, u"trunk.unknown"_s, u"There is no such trunk"_s, u"See trunk list"_s, {}};
}

} // namespace

std::vector<Migration> telephonySchema() {
    return {{u"telephony"_s, 1, uR"(
CREATE TABLE trunk (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  host TEXT NOT NULL,
  port BIGINT NOT NULL,
  username TEXT NOT NULL,
  password_sealed BLOB,
  settings TEXT NOT NULL,
  rehearsal BIGINT NOT NULL,
  enabled BIGINT NOT NULL,
  fail_over BIGINT NOT NULL,
  changed_at BIGINT NOT NULL)
)"_s}};
}

Trunks::Trunks(Store &store, const Clock &clock, const FieldSealer *sealer, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_sealer(sealer) {}

Expected<Trunk> Trunks::save(Trunk trunk, const QString &actor) {
    if (!trunk.password.isEmpty() && !m_sealer)
        return Error{ErrorKind::Refused, u"trunk.no_sealer"_s, u"A trunk's password can't be kept here"_s,
                     u"Unlock the store's field keys first"_s, {}};
    auto saved = m_store.write([&](Transaction &t) {
        const auto old = t.first(u"SELECT id FROM trunk WHERE name = $1", {trunk.name});
        trunk.id = old ? old->text(0) : newId();
        const SqlValue password = trunk.password.isEmpty()
            ? SqlValue(nullptr)
            : SqlValue(m_sealer->seal(trunk.password, kPasswordColumn));
        if (old)
            t.execute(u"UPDATE trunk SET kind = $2, host = $3, port = $4, username = $5, password_sealed = $6, "
                      "settings = $7, rehearsal = $8, enabled = $9, fail_over = $10, changed_at = $11 WHERE id = $1",
                      {trunk.id, nameOf(trunk.kind), trunk.host, qint64(trunk.port), trunk.user, password,
                       settingsOf(trunk), qint64(trunk.rehearsal), qint64(trunk.enabled), qint64(trunk.failOver),
                       m_clock.now()});
        else
            t.execute(u"INSERT INTO trunk (id, name, kind, host, port, username, password_sealed, settings, rehearsal, "
                      "enabled, fail_over, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                      {trunk.id, trunk.name, nameOf(trunk.kind), trunk.host, qint64(trunk.port), trunk.user, password,
                       settingsOf(trunk), qint64(trunk.rehearsal), qint64(trunk.enabled), qint64(trunk.failOver),
                       m_clock.now()});
        t.emitEvent(u"trunk.changed"_s, trunk.id, {{u"name"_s, trunk.name}}, actor);
    });
    if (!saved)
        return saved.error();
    Q_EMIT trunkChanged(trunk.id);
    return trunk;
}

Expected<std::vector<Trunk>> Trunks::list() {
    std::optional<Error> damaged;
    LX_TRY(auto trunks, m_store.readReturning<std::vector<Trunk>>([&](Snapshot &s) {
        std::vector<Trunk> found;
        for (const auto &row : s.query(u"SELECT %1 FROM trunk ORDER BY fail_over, id"_s.arg(kColumns))) {
            Trunk trunk;
            trunk.id = row.text(0);
            trunk.name = row.text(1);
            trunk.kind = trunkKindFromName(row.text(2)).value_or(TrunkKind::Static);
            trunk.host = row.text(3);
            trunk.port = int(row.integer(4));
            trunk.user = row.text(5);
            if (!row.isNull(6) && m_sealer) {
                const auto password = m_sealer->open(row.blob(6), kPasswordColumn);
                if (password)
                    trunk.password = *password;
                else
                    damaged = password.error();
            }
            readSettings(trunk, row.json(7));
            trunk.rehearsal = row.boolean(8);
            trunk.enabled = row.boolean(9);
            trunk.failOver = int(row.integer(10));
            found.push_back(std::move(trunk));
        }
        return found;
    }));
    if (damaged)
        return *damaged;
    return trunks;
}

Expected<Trunk> Trunks::find(const Id &id) {
    LX_TRY(const auto all, list());
    for (const auto &trunk : all)
        if (trunk.id == id)
            return trunk;
    return unknown();
}

Expected<Trunk> Trunks::preferred() {
    LX_TRY(const auto all, list());
    for (const auto &trunk : all)
        if (trunk.enabled)
            return trunk;
    return unknown();
}

void Trunks::recordHealth(const Id &id, bool alive, const QString &detail) {
    const auto done = m_store.write([&](Transaction &t) {
        t.emitEvent(u"trunk.health"_s, id, {{u"alive"_s, alive}, {u"detail"_s, detail}});
    });
    if (!done)
        qCWarning(lcTelephony) << "trunk health not recorded:" << done.error().toString();
}

} // namespace lianxin
