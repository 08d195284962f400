// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <map>
#include <optional>
#include <vector>

namespace lianxin {

class Clock;
class BlindIndex;
class FieldSealer;
class Snapshot;
class Store;
class Transaction;

//! \brief A number as the store keeps it: sealed, with a blind index to find it by, and masked to show it.
struct SealedPhone {
    QByteArray sealed;
    QByteArray index;
    QString masked;
    bool isEmpty() const { return sealed.isEmpty(); }
};

//! \brief A handling unit 承办单位.
struct Unit {
    Id id;
    QString code;       //!< of the import file; unique when not empty
    QString name;       //!< unique
    Id superiorId;      //!< empty at the top
    QString superiorName;
    QString district;
    SealedPhone phone;  //!< duty phone
    QJsonObject hours;  //!< of work, as WorkShifts reads it; empty: none of its own
    int liaisons = 0;
    int level = 0;      //!< 0 at the top
    QJsonObject toJson() const; //!< as units.list shows it; the phone masked
};

//! \brief A person of a unit who is called with reminders.
struct Liaison {
    Id id;
    Id unitId;
    QByteArray nameSealed;
    QString nameMasked;
    SealedPhone phone;
    int rank = 1; //!< 1 is called first
    QJsonObject toJson() const;
};

//! \brief What is known of a citizen beside single calls.
struct Citizen {
    Id id;
    SealedPhone phone;
    QByteArray nameSealed;
    QString nameMasked;
    //! {"speechRate":"slow","dialect":"yue","hours":["09:00-11:00"],"language":"zh","birthYear":1950,"minor":false,
    //! "elderly":true,"automaticCalls":false}; every key optional. Dialling keeps to hours, age and automaticCalls.
    QJsonObject preferences;
    qint64 updatedAt = 0;
};

//! \brief A number that is not to be called.
struct DncEntry {
    Id id;
    SealedPhone phone;
    QString reason;
    QString source;     //!< "person", "import", "call" (said so on a call)
    qint64 until = 0;   //!< UTC ms; 0 = for good
    qint64 addedAt = 0;
    QString addedBy;
    QJsonObject toJson() const;
};

//! \brief What an import of units or of do-not-call numbers did.
struct DirectoryImport {
    int added = 0;
    int updated = 0;
    int unchanged = 0;
    struct Rejected {
        qint64 row = 0;
        QString reason; //!< Chinese, for the person who imports
    };
    std::vector<Rejected> rejected; //!< at most 1,000 are named
    int rejectedRows = 0;
    bool kept = true;                 //!< false: nothing was written, this is what would have been
    QStringList titles;               //!< of the file's columns
    QHash<QString, QString> columns;  //!< what is read → title of the column that is taken for it
    QJsonArray sample;                //!< the first rows as they were read, numbers and names masked
    QJsonObject toJson() const;
};

//! \brief How a file is imported into the directory.
struct DirectoryImportOptions {
    QString areaCode;                //!< put before bare landlines
    QHash<QString, QString> columns; //!< what is read → title of its column, where the title does not say it
    bool dryRun = false;             //!< reads and checks everything, keeps nothing
};

//! \brief Units with superiors and liaisons, citizens and their preferences, the do-not-call list.
//! Engine main thread, except where noted. Errors: directory.* below, storage.*, phone.*.
class LIANXIN_EXPORT Directory : public QObject {
    Q_OBJECT
public:
    Directory(Store &store, const FieldSealer &sealer, const BlindIndex &index, const Clock &clock,
              QObject *parent = nullptr);

    //! Seals a number in national form (column "phone"). Any thread.
    SealedPhone seal(const QString &digits) const;

    //! \name Units
    //! @{
    //! The whole tree, superiors before their units.
    Expected<std::vector<Unit>> units();
    //! By id, code or name. Errors (NotFound): directory.unit_not_found.
    Expected<Unit> unit(const QString &idOrName);
    //! Hours of work of the units that have their own, by name.
    Expected<std::map<QString, QJsonObject>> unitHours();
    //! Next level up; nullopt at the top.
    Expected<std::optional<Unit>> superior(const Id &unitId);
    //! In the order in which they are called.
    Expected<std::vector<Liaison>> liaisons(const Id &unitId);
    //! Adds, or updates when id or name is known. Errors: directory.unit_invalid, directory.unit_cycle, calendar.bad_window.
    Expected<Id> saveUnit(const Unit &unit, const QString &phone, const QString &actor);
    Expected<Id> addLiaison(const Id &unitId, const QString &name, const QString &phone, int rank, const QString &actor);
    //! Reads a spreadsheet with the columns 单位名称 [编码 上级单位 区县 值班电话 联系人 联系人电话 作息时间]; all or nothing per file,
    //! rows that can't be used are reported. A masked number (as an export shows it) keeps the one that is known.
    //! Errors: sheet.*, directory.columns_missing, directory.unit_cycle.
    Expected<DirectoryImport> importUnits(const QString &path, const DirectoryImportOptions &options, const QString &actor);
    //! Errors: directory.liaison_not_found (NotFound).
    Expected<void> removeLiaison(const Id &id, const QString &actor);
    //! Everything as a workbook that importUnits() reads again; numbers and names masked. Errors: sheet.write_failed.
    Expected<void> exportUnits(const QString &path);
    //! @}

    //! \name Citizens
    //! @{
    Expected<std::optional<Citizen>> citizen(const QByteArray &phoneIndex);
    //! Wishes of the citizen with that number; empty: none, or nobody known. Any thread.
    static QJsonObject preferences(Snapshot &s, const QByteArray &phoneIndex);
    //! The same by number, in any spelling; nothing: nobody known.
    Expected<std::optional<QJsonObject>> wishes(const QString &phone);
    //! Whether those \a wishes ask for slow speech: said so, or old, by what was noted or by the year of birth. \a year: of now; \a oldAge in years.
    static bool wantSlowSpeech(const QJsonObject &wishes, int year, int oldAge);
    //! Makes or updates the citizen with that number; an empty name keeps what is known; preference keys are merged, null
    //! takes one away. Errors (Usage): directory.bad_wish with the key as place.
    Expected<Id> rememberCitizen(const QString &phone, const QString &name, const QJsonObject &preferences);
    //! @}

    //! \name Do-not-call list
    //! @{
    //! Any thread. The entry that forbids calling at \a at, if there is one.
    Expected<std::optional<DncEntry>> doNotCall(const QByteArray &phoneIndex, qint64 at);
    static std::optional<DncEntry> doNotCall(Snapshot &s, const QByteArray &phoneIndex, qint64 at);
    //! How many numbers of a sub-select of phone indexes ("SELECT phone_index FROM contact WHERE list_id = $1") are listed.
    static qint64 countDoNotCall(Snapshot &s, const QString &phoneIndexes, const Id &parameter, qint64 at);
    //! Every listed number for which \a among holds (SQL over "x", with \a parameter as $1), with its reason.
    static void forEachDoNotCall(Snapshot &s, const QString &among, const Id &parameter, qint64 at,
                                 const std::function<void(const QByteArray &phoneIndex, const QString &reason)> &visit);
    //! Every citizen with wishes for whom \a among holds.
    static void forEachPreference(Snapshot &s, const QString &among, const Id &parameter,
                                  const std::function<void(const QByteArray &phoneIndex, const QJsonObject &preferences)> &visit);
    //! The same by number, in any spelling.
    Expected<bool> contains(const QString &phone);
    //! Adding a number again replaces reason and end. Service numbers may be added too.
    Expected<Id> addDoNotCall(const QString &phone, const QString &reason, qint64 until, const QString &source,
                              const QString &actor);
    Expected<void> removeDoNotCall(const Id &id, const QString &actor); //!< directory.dnc_not_found
    struct DncPage {
        std::vector<DncEntry> items;
        QString next;
        qint64 total = 0;
    };
    //! Newest first. \a number (in any spelling) and \a source narrow it down; empty: everything.
    Expected<DncPage> doNotCallList(const QString &cursor, int limit, const QString &number = {}, const QString &source = {});
    //! Columns 电话 [原因 截止日期]; a single column of numbers without a title is accepted too.
    Expected<DirectoryImport> importDoNotCall(const QString &path, const DirectoryImportOptions &options, const QString &actor);
    //! @}

Q_SIGNALS:
    //! Deadlines and calls of some unit may be others now.
    void unitHoursChanged();

private:
    std::vector<Unit> allUnits(Snapshot &s) const;
    void tellWhetherHoursChanged(const std::map<QString, QJsonObject> &before);
    Id storeUnit(Transaction &t, const Unit &unit, const SealedPhone &phone) const;
    void storeLiaison(Transaction &t, const Id &unitId, const QString &name, const QString &digits, int rank) const;
    Id storeDoNotCall(Transaction &t, const QString &digits, const QString &reason, qint64 until, const QString &source,
                      const QString &actor, bool *isNew) const;

    Store &m_store;
    const FieldSealer &m_sealer;
    const BlindIndex &m_index;
    const Clock &m_clock;
};

} // namespace lianxin
