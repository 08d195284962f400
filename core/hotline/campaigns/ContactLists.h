// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/dialling/CallOrder.h"
#include "platform/access/Jobs.h"
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <atomic>
#include <future>
#include <optional>
#include <vector>

namespace lianxin {

class BlindIndex;
class Clock;
class FieldSealer;
class Row;
class Snapshot;
class Store;
class Transaction;
struct ColumnPlan;
struct SheetLayout;

//! How one file of several is read where that differs from the first.
struct FileReading {
    std::optional<QString> sheet = {};
    std::optional<QString> encoding = {};
    std::optional<int> headerRow = {};
    std::optional<QJsonObject> mapping = {}; //!< in place of the request's, its phoneColumn included
};

struct ImportRequest {
    QString name;
    QString path;
    QStringList more;     //!< further files with people of the same list; read after the first, their rows counted on
    std::vector<FileReading> moreAs; //!< how they are read, in order; those that are left out as the first
    QString sheet;        //!< name or number; empty = first visible
    QString encoding;     //!< CSV; empty or "auto" = guess
    QString areaCode;     //!< of the city, for bare landlines
    QString password;     //!< of a protected workbook; never kept, logged or shown
    int headerRow = -1;   //!< row of the titles as the spreadsheet program numbers it, 0 = none, -1 = guess
    QString phoneColumn;  //!< title, letter or number from 1; empty = guess. Short for mapping.phone
    QJsonObject mapping;  //!< as applyMapping()
    QString errorsPath;   //!< where the error workbook goes; empty = in the engine's folder under the list's id
    QString templateName; //!< keeps the uses of the columns under this name for the next file of the same shape
    bool skipRunning = false;   //!< leaves out numbers that a running campaign's list has
    bool skipDoNotCall = false; //!< leaves out numbers that are not to be called, in place of leaving them to the dialler
    bool skipHidden = false; //!< leaves out rows that are hidden in the file
    bool dryRun = false;  //!< everything except writing to the store
    QJsonObject query;    //!< people picked from citizens and tickets in place of a file: see PeopleQuery. Kept with the list as
                          //!< evidence. There is no error workbook then: it would show numbers that nobody brought

    //! How the file \a at is read, 0 the first, 1 the first of the further ones: as if it were the only one.
    ImportRequest ofFile(qsizetype at) const;
};

//! What happened to the rows of an import; `reasons` by code, e.g. {"phone.digits_lost":3,"duplicate":12}.
struct ImportSummary {
    Id listId;
    qint64 rows = 0;        //!< data rows read, blank ones not counted
    qint64 imported = 0;
    qint64 invalid = 0;
    qint64 duplicates = 0;
    qint64 doNotCall = 0;   //!< imported all the same: the dialler holds them back and says why
    qint64 inRunning = 0;   //!< numbers that a running campaign's list has too; imported all the same unless they were to be skipped
    qint64 skipped = 0;     //!< left out because of that, because they are not to be called or because they are hidden
    qint64 hidden = 0;      //!< rows hidden in the file, read all the same unless they were to be skipped
    qint64 others = 0;      //!< further numbers of people, imported with them
    QJsonObject othersLeft; //!< further numbers that were left out, by code: no number, the same as before, somebody else's of the list
    qint64 replaced = 0;    //!< byte sequences that were not valid in the file's encoding
    QString encoding;
    QString sheet;
    QString errorsPath;     //!< empty when there were none
    QString mappingName;    //!< of the template that told the uses of the columns; empty: none did
    QJsonArray sample;      //!< of a query: the first people, masked; not kept with the list
    QJsonObject reasons;
    QJsonObject toJson() const;
};

//! \brief The uses of the columns of one shape of sheet, kept under a name. The next file with the same titles is read by
//! it, unless the person who imports says otherwise.
struct ListTemplate {
    Id id;
    QString name;
    QJsonObject mapping; //!< as applyMapping(), by title
    QString areaCode;
    qint64 createdAt = 0;
    qint64 usedAt = 0;
    QJsonObject toJson() const;
};

struct ContactList {
    Id id;
    QString name;
    QString state;       //!< importing, ready, undone, failed
    QString fileName;    //!< without folders
    QString sheet;
    ImportSummary summary;
    QStringList fields;  //!< titles of the further columns, as flows name them
    QStringList roles;   //!< of each field, empty where it has none
    QString createdBy;
    qint64 createdAt = 0;
    qint64 dialled = 0;  //!< contacts with an attempt; undo is possible while 0
    QJsonObject source;  //!< where the people come from: {} of a file, else {"kind":"query","query":{…},"at":ms}
    std::optional<qint64> clearedTo; //!< of one that was taken back or cut off: rows before this one are gone; nothing: all are
    QJsonObject toJson() const;
};

//! \brief One person to call. Name, number and fields are sealed at rest and opened only by reveal().
struct Contact {
    Id id;
    Id listId;
    qint64 row = 0;
    QByteArray phoneIndex;
    QString phoneMasked;
    QString phoneKind;    //!< mobile, landline
    QString phonePlace;   //!< as PhonePlace
    QString phoneCarrier;
    QString nameMasked;
    QByteArray cardSealed;  //!< ContactCard
    QByteArray phoneSealed; //!< empty: the number is in the card
    QStringList fields;     //!< of the list
    QStringList roles;
    QStringList others;   //!< further numbers, masked; only of contacts()
    QJsonObject toJson() const; //!< masked; without fields
};

//! \brief Lists of contacts: preview, import, undo. Everything on the engine's main thread except runImport(), which
//! runs on any thread (a job's). Errors: lists.* below, sheet.*, storage.*.
class LIANXIN_EXPORT ContactLists : public QObject {
    Q_OBJECT
public:
    //! \a folder holds error workbooks until their list is undone.
    ContactLists(Store &store, const FieldSealer &sealer, const BlindIndex &index, const Clock &clock, QString folder,
                 QObject *parent = nullptr);
    ~ContactLists() override;

    static constexpr int purgedAtOnce = 2'000;
    static constexpr int purgedAtUndo = 400; //!< on the engine's main thread
    //! Summary of a list that is being imported and of whose numbers none is in the look-up yet.
    static QString unnumbered();
    //! What an import left behind that was cut off (state importing) is no list; purge() clears its rows away. At engine start.
    Expected<int> recover();

    //! First \a rows rows (at most 5,000) with the guessed use of each column; the file is read no further than that:
    //! {"sheets":[{name,state}],"sheet","encoding","headerRow","columns":[{column,letter,title,role,score}],"template":name,
    //!  "rows":[[…]],"numbers":[row…],"places":[{place,carrier}…],"checked":n,"valid":n,"reasons":{code:n},
    //!  "problems":[{row,code,reason}]}. Numbers and names in it are masked. Takes from \a request what says how to read.
    Expected<QJsonObject> preview(const ImportRequest &request, int rows);

    //! Makes the list row in state importing. Errors: lists.name_missing (Usage).
    Expected<Id> begin(const ImportRequest &request, const QString &actor);
    //! \brief Reads, checks, stages in chunks and merges all at once. Blocks. When it fails, is cancelled or dies at any
    //! instant, the list is gone (now, or at recover()); when it succeeds, all rows are there.
    //! Errors: lists.no_phone_column, lists.mapping_unknown, lists.no_header_row, lists.nothing_valid (BadInput);
    //! jobs.cancelled.
    Expected<ImportSummary> runImport(const Id &listId, const ImportRequest &request, JobControl &control,
                                      const QString &actor);

    //! Ends an import that will not go on, e.g. because its job was cancelled before it began. Nothing when it is over.
    //! Its rows are out of sight then; those of a large list are cleared away beside, see purgeBeside().
    Expected<void> abandon(const Id &listId);

    Expected<std::vector<ContactList>> lists();
    struct ListPage {
        std::vector<ContactList> items;
        QString next;
        qint64 total = 0;
    };
    //! Newest first. Errors (Usage): lists.bad_cursor.
    Expected<ListPage> lists(const QString &cursor, int limit);
    //! Who uses a list, and what holds its people back as things stand: {doNotCall, campaigns:[{id,name,state}],
    //! excludedBy:[{id,name,state}]}; excludedBy: campaigns that leave its people out.
    Expected<QJsonObject> usage(const Id &id);
    Expected<ContactList> list(const Id &id); //!< lists.not_found
    //! The newest list that is ready, by id or name. Errors: lists.not_found.
    Expected<ContactList> find(const QString &idOrName);
    struct ContactPage {
        std::vector<Contact> items;
        QString next;
        qint64 total = 0;
    };
    //! \a filter: {"phone": any spelling}, {"row": n} or {"rows":[n…]}, at most 1,000 of them. In order of row.
    Expected<ContactPage> contacts(const Id &listId, const QString &cursor, int limit, const QJsonObject &filter = {});
    Expected<Contact> contact(const Id &contactId); //!< lists.contact_not_found
    //! What the flow may use: the fields by title and by role ("district"), and "name"; never the number.
    Expected<QJsonObject> variables(const Contact &contact) const;
    //! {"name","phone","fields":{…}} in the clear: for the flow's variables and the seat's card, not for clients.
    Expected<QJsonObject> reveal(const Contact &contact) const;
    //! The number, sealed as orders of dialling keep it.
    Expected<QByteArray> sealedPhone(const Contact &contact) const;
    //! Further numbers of the person in their order, sealed so too.
    Expected<std::vector<OtherNumber>> otherNumbers(const Contact &contact) const;
    //! Deletes rows of lists that were taken back or cut off, at most \a rows of them; returns how many. In small
    //! transactions, because whoever waits for the store's one writer, a telephone call among them, waits for one. Any thread.
    Expected<int> purge(int rows);
    //! Lets a thread of its own purge() all there is, unless it is at it already. Called now and then.
    void purgeBeside();
    //! Error workbooks hold what could not be imported, personal data among it: they are deleted a week after the import.
    //! Returns how many were. Called now and then.
    Expected<int> expireErrorWorkbooks();
    //! The error workbook of a list. Errors (NotFound): lists.no_errors.
    Expected<QString> errorWorkbook(const Id &id);
    //! Takes the whole import back. Errors (Conflict): lists.already_dialled, lists.in_use, lists.importing.
    Expected<void> undo(const Id &id, const QString &actor);

    //! \name Templates, the last used first. See ImportRequest::templateName.
    //! @{
    Expected<std::vector<ListTemplate>> templates();
    Expected<void> removeTemplate(const Id &id); //!< lists.template_not_found (NotFound)
    //! @}

    //! \name For Campaigns, inside its transactions
    //! @{
    static std::vector<Contact> contactsAfter(Snapshot &s, const Id &listId, qint64 row, int limit);
    //! What Directory::countDoNotCall() takes for a list: one probe for each number that is not to be called, since they
    //! are fewer than a list's contacts.
    static QString listedNumbers();
    static void addOthers(Snapshot &s, const Id &listId, std::vector<Contact> &contacts); //!< their further numbers, masked
    //! Whose number it is; else whose further number.
    static std::optional<Contact> contactWithPhone(Snapshot &s, const Id &listId, const QByteArray &phoneIndex);
    //! @}
    QByteArray phoneIndexOf(const QString &digits) const;

private:
    friend class ListImport;
    Expected<std::optional<Id>> toPurge(); //!< a list with rows to clear away
    Expected<std::optional<ListTemplate>> templateFor(const QString &shape);
    void keepTemplate(Transaction &t, const QString &name, const SheetLayout &layout, const QString &areaCode, const QString &actor) const;
    Expected<ColumnPlan> planFor(const ImportRequest &request, const std::vector<QStringList> &sample, const std::vector<qint64> &numbers);
    Expected<ImportSummary> importRows(const Id &listId, const ImportRequest &request, JobControl &control, const QString &actor);
    Store &m_store;
    const FieldSealer &m_sealer;
    const BlindIndex &m_index;
    const Clock &m_clock;
    QString m_folder;
    std::atomic<bool> m_ending = false;
    std::future<void> m_purging; // last: ends before the rest goes
};

} // namespace lianxin
