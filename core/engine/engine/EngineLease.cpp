// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/EngineLease.h"
#include <QSysInfo>
#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace lianxin {
namespace {

// UTC ms of the database.
QString nowSql(const Snapshot &s) {
    return s.isPostgres() ? u"CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"_s
                          : u"CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"_s;
}

// A process of this machine that is no more.
bool isGone(const QString &holder) {
    if (holder.section(u'/', 0, 0) != EngineLease::thisProcess().section(u'/', 0, 0))
        return false;
    bool ok = false;
    const qlonglong pid = holder.section(u'/', 1, 1).toLongLong(&ok);
    return ok && pid > 0 && ::kill(pid_t(pid), 0) != 0 && errno == ESRCH;
}

} // namespace

std::vector<Migration> leaseSchema() {
    return {{u"lease"_s, 1, u"CREATE TABLE engine_lease (engine TEXT PRIMARY KEY, holder TEXT NOT NULL, renewed_at BIGINT NOT NULL)"_s}};
}

QString EngineLease::thisProcess() {
    return QString::fromLatin1(QSysInfo::machineUniqueId()) + QSysInfo::machineHostName() + u'/' + QString::number(::getpid());
}

Expected<void> EngineLease::take() {
    return m_store.write([&](Transaction &t) {
        const QString now = nowSql(t);
        const auto held = t.first(u"SELECT holder, %1 - renewed_at FROM engine_lease WHERE engine = $1"_s.arg(now), {m_store.engineId()});
        if (held && held->text(0) != m_holder && held->integer(1) < m_expiryMs && !isGone(held->text(0)))
            throw StoreFailure(Error{ErrorKind::Conflict, u"engine.id_in_use"_s,
                                     u"Another engine runs under the id \"%1\", or ended moments ago."_s.arg(m_store.engineId()),
                                     u"Give each engine a store.engine_id of its own; after a crash try again in %1 s."_s.arg(m_expiryMs / 1000),
                                     m_store.engineId()});
        t.execute(u"INSERT INTO engine_lease (engine, holder, renewed_at) VALUES ($1, $2, %1) "
                  "ON CONFLICT (engine) DO UPDATE SET holder = excluded.holder, renewed_at = excluded.renewed_at"_s.arg(now),
                  {m_store.engineId(), m_holder});
    });
}

Expected<void> EngineLease::renew() {
    return m_store.write([&](Transaction &t) {
        if (t.execute(u"UPDATE engine_lease SET renewed_at = %1 WHERE engine = $1 AND holder = $2"_s.arg(nowSql(t)),
                      {m_store.engineId(), m_holder}) == 0)
            throw StoreFailure(Error{ErrorKind::Conflict, u"engine.lease_lost"_s,
                                     u"Other engines took this one for dead and have settled its calls."_s,
                                     u"Start it again; look at why it stood still."_s, m_store.engineId()});
    });
}

Expected<void> EngineLease::release() {
    return m_store.write([&](Transaction &t) {
        t.execute(u"DELETE FROM engine_lease WHERE engine = $1 AND holder = $2", {m_store.engineId(), m_holder});
    });
}

Expected<QStringList> EngineLease::expired() {
    return m_store.readReturning<QStringList>([&](Snapshot &s) {
        QStringList engines;
        for (const Row &row : s.query(u"SELECT engine FROM engine_lease WHERE engine <> $1 AND renewed_at <= %1 - $2 ORDER BY engine"_s.arg(nowSql(s)),
                                      {m_store.engineId(), m_expiryMs}))
            engines << row.text(0);
        return engines;
    });
}

Expected<std::vector<EngineLease::Holder>> EngineLease::holders() {
    return m_store.readReturning<std::vector<Holder>>([&](Snapshot &s) {
        std::vector<Holder> out;
        for (const Row &row : s.query(u"SELECT engine, %1 - renewed_at, holder FROM engine_lease ORDER BY engine"_s.arg(nowSql(s))))
            out.push_back({row.text(0), row.integer(1), row.text(2).startsWith(u"recovery by "_s)});
        return out;
    });
}

Expected<bool> EngineLease::beginRecovery(const QString &engine) {
    return m_store.writeReturning<bool>([&](Transaction &t) {
        // The one whose statement finds the lease still expired has it.
        return t.execute(u"UPDATE engine_lease SET holder = $1, renewed_at = %1 WHERE engine = $2 AND renewed_at <= %1 - $3"_s.arg(nowSql(t)),
                         {u"recovery by "_s + m_holder, engine, m_expiryMs}) == 1;
    });
}

Expected<void> EngineLease::endRecovery(const QString &engine) {
    return m_store.write([&](Transaction &t) {
        t.execute(u"DELETE FROM engine_lease WHERE engine = $1 AND holder = $2", {engine, u"recovery by "_s + m_holder});
    });
}

} // namespace lianxin
