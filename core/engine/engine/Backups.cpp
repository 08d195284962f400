// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/Backups.h"
#include "hotline/calendar/Calendar.h"
#include "platform/base/Log.h"
#include "platform/storage/Maintenance.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace lianxin {
namespace {

constexpr int kLookMs = 60'000;
constexpr int kMostKept = 365;
constexpr qint64 kHashBlock = 1 << 20;

BackupRecord backupOf(const Row &row) {
    return {row.text(0), row.text(1), row.integer(2), row.integer(3), row.integer(4), row.text(5), row.integer(6), row.boolean(7), row.boolean(8), row.text(9)};
}

const QString kBackupColumns = u"id, path, made_at, bytes, row_count, sha256, verified_at, sound, scheduled, made_by"_s;

// Hex. \a counted is told how many bytes are read. Errors: backup.gone, jobs.cancelled.
Expected<QString> hashOf(const QString &path, JobControl &control, const std::function<void(qint64)> &counted = {}) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, u"backup.gone"_s, u"The backup is not where it was written"_s, u"Look whether somebody moved it"_s, path};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!file.atEnd()) {
        if (control.isCancelled())
            return jobCancelled();
        hash.addData(file.read(kHashBlock));
        if (counted)
            counted(file.pos());
    }
    return QString::fromLatin1(hash.result().toHex());
}

void removeBackup(const QString &path) {
    QFile::remove(path);
    QFile::remove(path + u".keys.json"_s);
}

} // namespace

std::vector<Migration> backupSchema() {
    return {{u"backup"_s, 1, uR"(
CREATE TABLE backup (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    row_count BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    verified_at BIGINT NOT NULL,
    sound BIGINT NOT NULL,
    scheduled BIGINT NOT NULL,
    made_by TEXT NOT NULL
);
CREATE TABLE backup_settings (
    id BIGINT PRIMARY KEY,
    folder TEXT NOT NULL,
    daily_at TEXT NOT NULL,
    keep BIGINT NOT NULL
);
CREATE TABLE backup_day (day TEXT PRIMARY KEY, engine TEXT NOT NULL)
)"_s}};
}

QJsonObject BackupSettings::toJson() const { return {{u"folder"_s, folder}, {u"dailyAt"_s, dailyAt}, {u"keep"_s, keep}}; }

QJsonObject BackupRecord::toJson() const {
    return {{u"id"_s, id},         {u"path"_s, path},         {u"madeAt"_s, madeAt}, {u"bytes"_s, bytes},         {u"rows"_s, rows},
            {u"sha256"_s, sha256}, {u"verifiedAt"_s, verifiedAt}, {u"sound"_s, sound},   {u"scheduled"_s, scheduled}, {u"madeBy"_s, madeBy},
            {u"present"_s, QFileInfo::exists(path)}, {u"readable"_s, QFileInfo(path).isReadable()},
            {u"keysPresent"_s, QFileInfo::exists(path + u".keys.json"_s)}};
}

Backups::Backups(Store &store, std::function<StoreConfig()> config, Jobs &jobs, const Clock &clock, QString folder, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_config(std::move(config))
    , m_jobs(jobs)
    , m_clock(clock)
    , m_folder(std::move(folder)) {
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (const auto made = makeIfDue(); !made)
            qCWarning(lcStorage).noquote() << "no backup was made:" << made.error().toString();
    });
}

void Backups::start() { m_timer.start(kLookMs); }

Expected<BackupSettings> Backups::settings() {
    LX_TRY(auto found, m_store.readReturning<BackupSettings>([](Snapshot &s) {
        BackupSettings out;
        if (const auto row = s.first(u"SELECT folder, daily_at, keep FROM backup_settings WHERE id = 1"))
            out = {row->text(0), row->text(1), int(row->integer(2))};
        return out;
    }));
    if (found.folder.isEmpty())
        found.folder = m_folder;
    return found;
}

Expected<void> Backups::setSettings(const BackupSettings &settings, const QString &actor) {
    if (!settings.dailyAt.isEmpty() && !QTime::fromString(settings.dailyAt, u"HH:mm"_s).isValid())
        return Error{ErrorKind::Usage, u"backup.bad_time"_s, u"This is not a time of the day"_s, u"Write it as 02:30, or leave it out"_s, u"dailyAt"_s};
    if (settings.keep < 1 || settings.keep > kMostKept)
        return Error{ErrorKind::Usage, u"backup.bad_keep"_s, u"Between 1 and 365 backups can be kept"_s, u"Name such a number"_s, u"keep"_s};
    if (!settings.folder.isEmpty() && (!QDir::isAbsolutePath(settings.folder) || !QDir().mkpath(settings.folder) || !QFileInfo(settings.folder).isWritable()))
        return Error{ErrorKind::BadInput, u"backup.bad_folder"_s, u"Backups can't be written into that folder"_s,
                     u"Name an absolute path that the engine's user may write to"_s, u"folder"_s};
    return m_store.write([&](Transaction &t) {
        t.execute(u"INSERT INTO backup_settings (id, folder, daily_at, keep) VALUES (1, $1, $2, $3) "
                  "ON CONFLICT (id) DO UPDATE SET folder = excluded.folder, daily_at = excluded.daily_at, keep = excluded.keep",
                  {settings.folder == m_folder ? QString() : settings.folder, settings.dailyAt, qint64(settings.keep)});
        t.emitEvent(u"backup.changed"_s, u"settings"_s, {}, actor);
    });
}

Expected<std::vector<BackupRecord>> Backups::list() {
    return m_store.readReturning<std::vector<BackupRecord>>([](Snapshot &s) {
        std::vector<BackupRecord> out;
        for (const Row &row : s.query(u"SELECT %1 FROM backup ORDER BY made_at DESC, id DESC LIMIT 500"_s.arg(kBackupColumns)))
            out.push_back(backupOf(row));
        return out;
    });
}

Expected<void> Backups::keepRecord(const BackupRecord &r) {
    return m_store.write([&](Transaction &t) {
        t.execute(u"INSERT INTO backup (%1) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"_s.arg(kBackupColumns),
                  {r.id, r.path, r.madeAt, r.bytes, r.rows, r.sha256, r.verifiedAt, qint64(r.sound), qint64(r.scheduled), r.madeBy});
        t.emitEvent(u"backup.changed"_s, r.id, {{u"bytes"_s, r.bytes}}, r.madeBy);
    });
}

Expected<Id> Backups::make(const Caller &caller, bool scheduled) {
    LX_TRY(const BackupSettings chosen, settings());
    if (!QDir().mkpath(chosen.folder))
        return Error{ErrorKind::BadInput, u"backup.bad_folder"_s, u"Backups can't be written into that folder"_s,
                     u"Name an absolute path that the engine's user may write to"_s, chosen.folder};
    BackupRecord record;
    record.id = newId();
    record.madeAt = m_clock.now();
    record.scheduled = scheduled;
    record.madeBy = caller.login;
    const QString stamp = civil::isoOf(record.madeAt).left(19).remove(u'-').remove(u':');
    record.path = QDir(chosen.folder).filePath(u"lianxin-%1-%2.db"_s.arg(stamp, record.id.right(4)));
    const auto work = [this, record, config = m_config()](JobControl &control) mutable -> Expected<QJsonValue> {
        control.setTotal(3); // written and checked, hashed, noted
        LX_TRY(const BackupReport report, backupStore(m_store, config, record.path));
        control.setDone(1);
        const auto hash = hashOf(record.path, control);
        if (!hash || control.isCancelled()) {
            removeBackup(record.path);
            return hash ? jobCancelled() : hash.error();
        }
        control.setDone(2);
        record.sha256 = *hash;
        record.bytes = report.bytes;
        record.rows = report.rows;
        LX_CHECK(keepRecord(record));
        control.setDone(3);
        return QJsonValue(record.toJson());
    };
    return m_jobs.start(u"store.backup"_s, caller, work, [this, scheduled](const JobInfo &) {
        if (scheduled)
            clearOld();
    });
}

Expected<Id> Backups::verify(const Caller &caller, const Id &id) {
    LX_TRY(const auto all, list());
    const auto found = std::find_if(all.begin(), all.end(), [&](const BackupRecord &r) { return r.id == id; });
    if (found == all.end())
        return Error{ErrorKind::NotFound, u"backup.unknown"_s, u"There is no such backup"_s, u"Look at the list again"_s, {}};
    if (!QFileInfo::exists(found->path))
        return Error{ErrorKind::Conflict, u"backup.gone"_s, u"The backup is not where it was written"_s, u"Look whether somebody moved it"_s, found->path};
    const auto work = [this, record = *found, config = m_config(), actor = caller.login](JobControl &control) -> Expected<QJsonValue> {
        const qint64 size = QFileInfo(record.path).size();
        control.setTotal(3 * size); // it is read, copied, and the copy read
        LX_TRY(const QString hash, hashOf(record.path, control, [&](qint64 read) { control.setDone(read); }));
        const bool same = hash == record.sha256;
        const auto report = verifyBackup(record.path, config, [&](qint64 copied) {
            control.setDone(size + copied);
            return !control.isCancelled();
        });
        if (control.isCancelled())
            return jobCancelled();
        QJsonArray findings;
        if (!report)
            findings.append(QJsonObject{{u"code"_s, report.error().code}, {u"text"_s, report.error().message}});
        else
            for (const auto &finding : report->findings)
                findings.append(QJsonObject{{u"code"_s, finding.code}, {u"text"_s, finding.text}});
        const bool sound = same && findings.isEmpty();
        LX_CHECK(m_store.write([&](Transaction &t) {
            t.execute(u"UPDATE backup SET verified_at = $2, sound = $3 WHERE id = $1", {record.id, m_clock.now(), qint64(sound)});
            t.emitEvent(u"backup.changed"_s, record.id, {{u"sound"_s, sound}}, actor);
        }));
        control.setDone(3 * size);
        return QJsonValue(QJsonObject{{u"ok"_s, sound}, {u"sha256Ok"_s, same}, {u"findings"_s, findings}});
    };
    return m_jobs.start(u"store.verifyBackup"_s, caller, work);
}

Expected<bool> Backups::makeIfDue() {
    LX_TRY(const BackupSettings chosen, settings());
    const qint64 now = m_clock.now();
    if (chosen.dailyAt.isEmpty() || civil::timeOf(now) < QTime::fromString(chosen.dailyAt, u"HH:mm"_s))
        return false;
    const QString day = civil::dateOf(now).toString(Qt::ISODate);
    LX_TRY(const bool ours, m_store.writeReturning<bool>([&](Transaction &t) {
        return t.execute(u"INSERT INTO backup_day (day, engine) VALUES ($1, $2) ON CONFLICT (day) DO NOTHING", {day, m_store.engineId()}) == 1;
    }));
    if (!ours)
        return false;
    LX_CHECK(make(Caller::engine(), true));
    return true;
}

// The newest ones that made themselves stay; what a person made, only a person deletes.
void Backups::clearOld() {
    const auto chosen = settings();
    const auto all = list();
    if (!chosen || !all)
        return;
    int kept = 0;
    for (const BackupRecord &record : *all) {
        if (!record.scheduled || ++kept <= chosen->keep)
            continue;
        removeBackup(record.path);
        const auto done = m_store.write([&](Transaction &t) { t.execute(u"DELETE FROM backup WHERE id = $1", {record.id}); });
        if (!done)
            qCWarning(lcStorage).noquote() << "an old backup stays in the list:" << done.error().toString();
    }
}

void registerBackupMethods(Registry &registry, Backups &backups) {
    const auto method = [](const QString &name, const QString &summary, std::vector<Param> params, const QString &result, Audit audit, MethodHandler handler) {
        Method m;
        m.name = name;
        m.summary = summary;
        m.permission = Permission::SystemManage;
        m.params = std::move(params);
        m.result = result;
        m.noPersonalData = true;
        m.audit = audit;
        m.writes = audit != Audit::None;
        m.handler = std::move(handler);
        return m;
    };
    registry.add(method(u"store.backups"_s, u"Backups that were made, newest first, and how they are made by themselves"_s, {},
                        u"{items:[{id, path, madeAt, bytes, rows, sha256, verifiedAt, sound, scheduled, madeBy, present, readable, keysPresent}], settings:{folder, dailyAt, keep}, next: null}"_s,
                        Audit::None, [&backups](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                            LX_TRY(const auto all, backups.list());
                            LX_TRY(const auto chosen, backups.settings());
                            QJsonArray items;
                            for (const BackupRecord &record : all)
                                items.append(record.toJson());
                            return QJsonValue(QJsonObject{{u"items"_s, items}, {u"settings"_s, chosen.toJson()}, {u"next"_s, QJsonValue::Null}});
                        }));
    registry.add(method(u"store.makeBackup"_s, u"Makes a backup now, where backups lie"_s, {}, u"job; its result is an item of store.backups"_s, Audit::Security,
                        [&backups](const Caller &caller, const QJsonObject &) -> Expected<QJsonValue> {
                            LX_TRY(const Id job, backups.make(caller));
                            return QJsonValue(QJsonObject{{u"job"_s, job}});
                        }));
    registry.add(method(u"store.verifyBackup"_s, u"Opens a copy of a backup and checks it, and its hash"_s, {{u"id"_s, Param::Type::String, true, u"of the backup"_s}},
                        u"job; its result is {ok, sha256Ok, findings:[{code, text}]}"_s, Audit::Security,
                        [&backups](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                            LX_TRY(const Id job, backups.verify(caller, p.value("id"_L1).toString()));
                            return QJsonValue(QJsonObject{{u"job"_s, job}});
                        }));
    registry.add(method(u"store.setBackups"_s, u"Says where backups lie, when one is made by itself, and how many of those are kept"_s,
                        {{u"folder"_s, Param::Type::String, false, u"absolute; empty: beside the store"_s},
                         {u"dailyAt"_s, Param::Type::String, false, u"02:30, Asia/Shanghai; empty: never"_s},
                         {u"keep"_s, Param::Type::Integer, false, u"1 to 365"_s}},
                        u"{folder, dailyAt, keep}"_s, Audit::Security, [&backups](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
                            LX_TRY(BackupSettings chosen, backups.settings());
                            chosen.folder = p.value("folder"_L1).toString(chosen.folder);
                            chosen.dailyAt = p.value("dailyAt"_L1).toString(chosen.dailyAt);
                            chosen.keep = p.value("keep"_L1).toInt(chosen.keep);
                            LX_CHECK(backups.setSettings(chosen, caller.login));
                            LX_TRY(const BackupSettings now, backups.settings());
                            return QJsonValue(now.toJson());
                        }));
    registry.addEvent({u"backup.changed"_s, Permission::SystemManage, {}, true, u"A backup was made or checked, or how they are made changed."_s});
}

} // namespace lianxin
