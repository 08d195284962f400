// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Jobs.h"
#include "platform/access/Method.h"
#include "platform/storage/OpenStore.h"
#include <QObject>
#include <QTimer>

namespace lianxin {

//! \brief When backups are made by themselves, where they lie, and how many of them are kept.
struct BackupSettings {
    QString folder;  //!< on the engine's machine; empty: the one beside the store
    QString dailyAt; //!< "02:30", Asia/Shanghai; empty: only when somebody asks
    int keep = 14;   //!< of those made by themselves, 1…365; the older ones are deleted
    QJsonObject toJson() const;
};

//! \brief One backup that was made.
struct BackupRecord {
    Id id;
    QString path;
    qint64 madeAt = 0; //!< UTC ms
    qint64 bytes = 0;
    qint64 rows = 0;
    QString sha256;        //!< of the file, hex
    qint64 verifiedAt = 0; //!< UTC ms; 0: never since it was made
    bool sound = true;     //!< as that found it
    bool scheduled = false;
    QString madeBy;
    QJsonObject toJson() const; //!< with present and readable: the file, by the engine's user; keysPresent: the key ring beside it
};

//! \brief Backups of the store: made when somebody asks or daily, listed with size, hash and the day of the last check,
//! verified by opening a copy, and cleared away by age. Engines that share a store make one a day among them.
//! Engine main thread. Errors: backup.* below, storage.*.
class Backups : public QObject {
    Q_OBJECT
public:
    //! \a config gives the store's keys and schema, \a folder the place where nothing else was chosen; \a clock is the people's.
    Backups(Store &store, std::function<StoreConfig()> config, Jobs &jobs, const Clock &clock, QString folder, QObject *parent = nullptr);

    //! Looks every minute whether one is due.
    void start();
    void stop() { m_timer.stop(); }

    Expected<BackupSettings> settings();
    //! Errors (Usage): backup.bad_time, backup.bad_keep; backup.bad_folder (BadInput).
    Expected<void> setSettings(const BackupSettings &settings, const QString &actor);
    //! Newest first.
    Expected<std::vector<BackupRecord>> list();
    //! A job whose result is the backup; cancelled, it leaves nothing behind.
    Expected<Id> make(const Caller &caller, bool scheduled = false);
    //! A job whose result is {ok, findings, sha256Ok}; it counts bytes, and cancelled leaves the record as it was. A backup of
    //! another store is not sound: the keys of this one do not open it. Errors: backup.unknown (NotFound), backup.gone (Conflict).
    Expected<Id> verify(const Caller &caller, const Id &id);
    //! Makes the backup of today, if it is due and no other engine does; whether it does.
    Expected<bool> makeIfDue();

private:
    Expected<void> keepRecord(const BackupRecord &record);
    void clearOld();

    Store &m_store;
    std::function<StoreConfig()> m_config;
    Jobs &m_jobs;
    const Clock &m_clock;
    QString m_folder;
    QTimer m_timer;
};

//! Tables backup, backup_settings, backup_day.
std::vector<Migration> backupSchema();

//! store.backups, store.makeBackup, store.verifyBackup, store.setBackups; event backup.changed.
void registerBackupMethods(Registry &registry, Backups &backups);

} // namespace lianxin
