// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/ContactLists.h"
#include "hotline/campaigns/CampaignRows.h"
#include "hotline/campaigns/ColumnGuess.h"
#include "hotline/campaigns/ListErrors.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/Store.h"
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace lianxin {

using campaignrows::sql;
using listerrors::listError;
using listerrors::notFound;

namespace {

constexpr char16_t kListColumns[] =
    u"SELECT id, name, state, file_name, sheet, summary, fields, roles, created_by, created_at, "
    "(SELECT COALESCE(SUM(t.number), 0) FROM campaign c JOIN campaign_tally t ON t.campaign_id = c.id AND t.kind = 'dialled' "
    "WHERE c.list_id = contact_list.id), source, "
    "CASE WHEN state IN ('undone', 'failed') THEN (SELECT MIN(row_number) FROM contact WHERE list_id = contact_list.id) END FROM contact_list ";

ImportSummary summaryFrom(const QJsonObject &json, const Id &id) {
    ImportSummary summary;
    summary.listId = id;
    summary.rows = json.value("rows"_L1).toInteger();
    summary.imported = json.value("imported"_L1).toInteger();
    summary.invalid = json.value("invalid"_L1).toInteger();
    summary.duplicates = json.value("duplicates"_L1).toInteger();
    summary.doNotCall = json.value("doNotCall"_L1).toInteger();
    summary.inRunning = json.value("inRunning"_L1).toInteger();
    summary.skipped = json.value("skipped"_L1).toInteger();
    summary.hidden = json.value("hidden"_L1).toInteger();
    summary.others = json.value("others"_L1).toInteger();
    summary.othersLeft = json.value("othersLeft"_L1).toObject();
    summary.replaced = json.value("replaced"_L1).toInteger();
    summary.encoding = json.value("encoding"_L1).toString();
    summary.sheet = json.value("sheet"_L1).toString();
    summary.errorsPath = json.value("errorsPath"_L1).toString();
    summary.mappingName = json.value("template"_L1).toString();
    summary.reasons = json.value("reasons"_L1).toObject();
    return summary;
}

ContactList listOf(const Row &row) {
    ContactList list;
    list.id = row.text(0);
    list.name = row.text(1);
    list.state = row.text(2);
    list.fileName = row.text(3);
    list.sheet = row.text(4);
    list.summary = summaryFrom(row.json(5), list.id);
    list.fields = row.text(6).split(u'\n', Qt::SkipEmptyParts);
    list.roles = row.text(7).split(u'\n');
    list.createdBy = row.text(8);
    list.createdAt = row.integer(9);
    list.dialled = row.integer(10);
    list.source = row.json(11);
    if (!row.isNull(12))
        list.clearedTo = row.integer(12);
    return list;
}

} // namespace

QJsonObject ImportSummary::toJson() const {
    return {{u"listId"_s, listId},         {u"rows"_s, rows},           {u"imported"_s, imported}, {u"invalid"_s, invalid},
            {u"duplicates"_s, duplicates}, {u"doNotCall"_s, doNotCall}, {u"replaced"_s, replaced}, {u"encoding"_s, encoding},
            {u"sheet"_s, sheet},           {u"errorsPath"_s, errorsPath}, {u"reasons"_s, reasons},   {u"inRunning"_s, inRunning},
            {u"skipped"_s, skipped},       {u"hidden"_s, hidden},       {u"template"_s, mappingName}, {u"others"_s, others},     {u"othersLeft"_s, othersLeft}};
}

QJsonObject ContactList::toJson() const {
    QJsonObject json = summary.toJson();
    json.remove(u"listId"_s);
    json.insert(u"id"_s, id);
    json.insert(u"name"_s, name);
    json.insert(u"state"_s, state);
    json.insert(u"fileName"_s, fileName);
    json.insert(u"sheet"_s, sheet);
    QJsonArray shown; // what flows may use
    for (qsizetype i = 0; i < fields.size(); ++i)
        if (placeOfRole(roles.value(i)) == 0)
            shown.append(fields[i]);
    json.insert(u"fields"_s, shown);
    json.insert(u"createdBy"_s, createdBy);
    json.insert(u"createdAt"_s, createdAt);
    json.insert(u"dialled"_s, dialled);
    json.insert(u"mayUndo"_s, state == "ready"_L1 && dialled == 0);
    json.insert(u"source"_s, source.value("kind"_L1).toString(u"file"_s));
    if (!source.isEmpty())
        json.insert(u"query"_s, source.value("query"_L1));
    if (clearedTo)
        json.insert(u"cleared"_s, summary.rows > 0 ? std::clamp(double(*clearedTo - 1) / double(summary.rows), 0.0, 1.0) : 0.0);
    return json;
}

ContactLists::ContactLists(Store &store, const FieldSealer &sealer, const BlindIndex &index, const Clock &clock, QString folder,
                           QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_sealer(sealer)
    , m_index(index)
    , m_clock(clock)
    , m_folder(std::move(folder)) {}

QByteArray ContactLists::phoneIndexOf(const QString &digits) const { return m_index.of(digits); }

ContactLists::~ContactLists() {
    m_ending = true;
}

Expected<Id> ContactLists::begin(const ImportRequest &request, const QString &actor) {
    if (request.name.trimmed().isEmpty())
        return listError(ErrorKind::Usage, u"name_missing"_s, u"The list needs a name"_s, u"Give it one"_s);
    const Id id = newId();
    if (request.dryRun)
        return id;
    LX_CHECK(m_store.write([&](Transaction &t) {
        const QJsonObject source = request.query.isEmpty() ? QJsonObject() : QJsonObject{{u"kind"_s, u"query"_s}, {u"query"_s, request.query}, {u"at"_s, m_clock.now()}};
        t.execute(u"INSERT INTO contact_list (id, name, state, file_name, sheet, summary, fields, created_by, created_at, source) "
                  "VALUES ($1, $2, 'importing', $3, $4, $8, '', $5, $6, $7)",
                  {id, request.name.trimmed(), QFileInfo(request.path).fileName(), request.sheet, actor, m_clock.now(),
                   QString::fromUtf8(QJsonDocument(source).toJson(QJsonDocument::Compact)), unnumbered()});
    }));
    return id;
}

Expected<std::vector<ContactList>> ContactLists::lists() {
    return m_store.readReturning<std::vector<ContactList>>([](Snapshot &s) {
        std::vector<ContactList> out;
        for (const Row &row : s.query(sql(kListColumns, u"ORDER BY created_at DESC, id DESC LIMIT 1000")))
            out.push_back(listOf(row));
        return out;
    });
}

Expected<ContactLists::ListPage> ContactLists::lists(const QString &cursor, int limit) {
    const int wanted = std::clamp(limit, 1, 1000);
    qint64 at = std::numeric_limits<qint64>::max();
    QString before;
    if (!cursor.isEmpty()) {
        bool ok = false;
        at = cursor.section(u':', 0, 0).toLongLong(&ok);
        before = cursor.section(u':', 1);
        if (!ok || before.isEmpty())
            return listError(ErrorKind::Usage, u"bad_cursor"_s, u"This is no cursor of lists.list"_s, u"Give next of the page before"_s);
    }
    return m_store.readReturning<ListPage>([&](Snapshot &s) {
        ListPage page;
        page.total = s.first(u"SELECT COUNT(*) FROM contact_list")->integer(0);
        for (const Row &row : s.query(sql(kListColumns, u"WHERE (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC LIMIT $3"),
                                      {at, before, qint64(wanted + 1)})) {
            if (int(page.items.size()) == wanted) {
                page.next = u"%1:%2"_s.arg(page.items.back().createdAt).arg(page.items.back().id);
                break;
            }
            page.items.push_back(listOf(row));
        }
        return page;
    });
}

Expected<QJsonObject> ContactLists::usage(const Id &id) {
    LX_TRY(const ContactList known, list(id));
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        QJsonArray users;
        QJsonArray excluding;
        for (const Row &row : s.query(u"SELECT id, name, state, list_id, spec FROM campaign WHERE list_id = $1 OR state NOT IN ('stopped', 'completed') "
                                      "ORDER BY created_at DESC, id DESC",
                                      {id})) {
            const QJsonObject campaign{{u"id"_s, row.text(0)}, {u"name"_s, row.text(1)}, {u"state"_s, row.text(2)}};
            if (row.text(3) == id)
                users.append(campaign);
            else if (row.json(4).value("rules"_L1)[u"excludeLists"_s].toArray().contains(id))
                excluding.append(campaign);
        }
        return QJsonObject{{u"doNotCall"_s, known.state == "ready"_L1 ? Directory::countDoNotCall(s, listedNumbers(), id, m_clock.now()) : 0},
                           {u"campaigns"_s, users},
                           {u"excludedBy"_s, excluding}};
    });
}

Expected<ContactList> ContactLists::list(const Id &id) {
    LX_TRY(const auto row, m_store.readReturning<std::optional<Row>>([&](Snapshot &s) { return s.first(sql(kListColumns, u"WHERE id = $1"), {id}); }));
    if (!row)
        return notFound();
    return listOf(*row);
}

Expected<ContactList> ContactLists::find(const QString &idOrName) {
    LX_TRY(const auto row, m_store.readReturning<std::optional<Row>>([&](Snapshot &s) {
        return s.first(sql(kListColumns, u"WHERE id = $1 OR (name = $1 AND state = 'ready') ORDER BY created_at DESC, id DESC LIMIT 1"), {idOrName});
    }));
    if (!row)
        return notFound();
    return listOf(*row);
}

Expected<int> ContactLists::expireErrorWorkbooks() {
    constexpr qint64 kKeptMs = qint64(7) * 24 * 3'600'000;
    LX_TRY(const auto all, lists());
    int gone = 0;
    for (const ContactList &list : all) {
        const QString &path = list.summary.errorsPath;
        // A workbook that somebody had written elsewhere (list import --errors) is theirs.
        if (path.isEmpty() || !path.startsWith(m_folder) || m_clock.now() - list.createdAt < kKeptMs)
            continue;
        gone += QFile::exists(path) && QFile::remove(path);
    }
    return gone;
}

Expected<QString> ContactLists::errorWorkbook(const Id &id) {
    LX_TRY(const ContactList known, list(id));
    if (known.summary.errorsPath.isEmpty() || !QFile::exists(known.summary.errorsPath))
        return listError(ErrorKind::NotFound, u"no_errors"_s, u"The list has no error workbook"_s, u"Every row was imported, or the workbook has expired"_s);
    return known.summary.errorsPath;
}

Expected<void> ContactLists::undo(const Id &id, const QString &actor) {
    LX_TRY(const ContactList known, list(id));
    if (known.state == "importing"_L1)
        return listError(ErrorKind::Conflict, u"importing"_s, u"The list is still being imported"_s, u"Cancel the job instead"_s);
    if (known.state != "ready"_L1)
        return notFound();
    if (known.dialled > 0)
        return listError(ErrorKind::Conflict, u"already_dialled"_s, u"%1 people of the list have been called"_s.arg(known.dialled),
                         u"Stop the campaign; the list stays as evidence of whom it called"_s);
    LX_CHECK(m_store.write([&](Transaction &t) {
        const auto user = t.first(u"SELECT name FROM campaign WHERE list_id = $1 AND state NOT IN ('draft', 'ready', 'stopped', 'completed') LIMIT 1", {id});
        if (user)
            throw StoreFailure(listError(ErrorKind::Conflict, u"in_use"_s, u"The campaign \"%1\" uses the list"_s.arg(user->text(0)), u"Stop the campaign first"_s));
        if (t.execute(u"UPDATE contact_list SET state = 'undone' WHERE id = $1 AND state = 'ready'", {id}) == 0)
            throw StoreFailure(notFound());
        t.emitEvent(u"list.undone"_s, id, {{u"name"_s, known.name}, {u"imported"_s, known.summary.imported}}, actor);
    }));
    if (!known.summary.errorsPath.isEmpty() && known.summary.errorsPath.startsWith(m_folder))
        QFile::remove(known.summary.errorsPath);
    // Nobody sees the rows any more; a large list is cleared away bit by bit.
    LX_CHECK(purge(purgedAtUndo));
    return {};
}

} // namespace lianxin
