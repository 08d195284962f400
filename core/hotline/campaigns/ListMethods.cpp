// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CampaignsMethods.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/campaigns/PeopleQuery.h"
#include "platform/access/Access.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include <QJsonArray>

namespace lianxin {

namespace {

const std::vector<MaskedField> kPersonal{{u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}};

Method listMethod(const QString &name, const QString &summary, Permission permission, std::vector<Param> params, const QString &result) {
    Method m;
    m.name = name;
    m.summary = summary;
    m.permission = permission;
    m.params = std::move(params);
    m.result = result;
    return m;
}

const Param kListId{u"id"_s, Param::Type::String, true, u"of the list"_s};
const Param kSheet{u"sheet"_s, Param::Type::String, false, u"name or number; left out: the first visible one"_s};
const Param kEncoding{u"encoding"_s, Param::Type::String, false, u"auto, utf-8, gb18030, utf-16le; CSV only"_s};
const Param kAreaCode{u"areaCode"_s, Param::Type::String, false, u"put before bare landlines, e.g. 010"_s};
const Param kMapping{u"mapping"_s, Param::Type::Object, false, u"role → title, letter or number of the column"_s};
const Param kPath{u"path"_s, Param::Type::String, false, u"file on the engine's machine"_s};
const Param kTransfer{u"transfer"_s, Param::Type::String, false, u"a finished upload, in place of path"_s};

// A client on another machine sends the file first.
Expected<QString> fileOf(Access &access, const Caller &caller, const QJsonObject &params) {
    if (const QString transfer = params.value("transfer"_L1).toString(); !transfer.isEmpty())
        return access.transfers.pathOf(caller, transfer);
    const QString path = params.value("path"_L1).toString();
    if (path.isEmpty())
        return Error{ErrorKind::Usage, u"lists.file_missing"_s, u"Neither path nor transfer was given"_s, u"Say which file to read"_s, u"path"_s};
    return path;
}

QJsonObject listShown(const ContactList &list, const Access &access) {
    QJsonObject json = list.toJson();
    const auto user = access.users.find(list.createdBy);
    json.insert(u"createdByName"_s, user ? user->displayName : list.createdBy);
    return json;
}

const Param kPassword{u"password"_s, Param::Type::String, false, u"of a protected workbook; neither kept nor recorded"_s};
const Param kSkipHidden{u"skipHidden"_s, Param::Type::Boolean, false, u"leave out rows that are hidden in the file"_s};
const Param kHeaderRow{u"headerRow"_s, Param::Type::Integer, false, u"row of the titles; 0: there is none; left out: guessed"_s};

//! What preview and import have in common: which file, and how it is read.
Expected<ImportRequest> requestOf(Access &access, const Caller &caller, const QJsonObject &params) {
    ImportRequest request;
    LX_TRY(request.path, fileOf(access, caller, params));
    request.sheet = params.value("sheet"_L1).toString();
    request.encoding = params.value("encoding"_L1).toString();
    request.password = params.value("password"_L1).toString();
    request.skipHidden = params.value("skipHidden"_L1).toBool();
    request.headerRow = params.value("headerRow"_L1).toInt(-1);
    request.areaCode = params.value("areaCode"_L1).toString();
    request.phoneColumn = params.value("phoneColumn"_L1).toString();
    request.mapping = params.value("mapping"_L1).toObject();
    return request;
}

Expected<std::vector<FileReading>> readingsOf(const QJsonArray &given, qsizetype files) {
    if (given.size() > files)
        return Error{ErrorKind::Usage, u"lists.bad_reading"_s, u"moreAs names more files than more"_s, u"Give one object for each further file, in order"_s, u"moreAs"_s};
    std::vector<FileReading> out;
    for (const QJsonValue &value : given) {
        if (!value.isObject())
            return Error{ErrorKind::Usage, u"lists.bad_reading"_s, u"What says how a file is read must be an object"_s, u"Give {} where it is read as the first"_s, u"moreAs"_s};
        const QJsonObject as = value.toObject();
        FileReading reading;
        if (as.value("sheet"_L1).isString())
            reading.sheet = as.value("sheet"_L1).toString();
        if (as.value("encoding"_L1).isString())
            reading.encoding = as.value("encoding"_L1).toString();
        if (as.value("headerRow"_L1).isDouble())
            reading.headerRow = as.value("headerRow"_L1).toInt();
        if (as.value("mapping"_L1).isObject())
            reading.mapping = as.value("mapping"_L1).toObject();
        out.push_back(std::move(reading));
    }
    return out;
}

// Runs as a job of its own; what was cut off leaves nothing behind. A query's first people go with the answer to a dry run.
Expected<QJsonValue> startImport(ContactLists &lists, Access &access, const Caller &caller, const ImportRequest &request, const QString &kind) {
    LX_TRY(const Id listId, lists.begin(request, caller.userId));
    const QString actor = caller.userId;
    LX_TRY(const Id job, access.jobs.start(kind, caller, [&lists, listId, request, actor](JobControl &control) -> Expected<QJsonValue> {
        LX_TRY(const ImportSummary summary, lists.runImport(listId, request, control, actor));
        QJsonObject result = summary.toJson();
        if (request.dryRun && !request.query.isEmpty())
            result.insert(u"sample"_s, summary.sample);
        return QJsonValue(result);
    }, [&lists, listId](const JobInfo &info) {
        if (info.state == JobState::Done)
            return;
        if (const auto gone = lists.abandon(listId); !gone)
            qCWarning(lcHotline, "%s", qPrintable(gone.error().toString()));
    }));
    return QJsonValue(QJsonObject{{u"job"_s, job}, {u"listId"_s, listId}});
}

void addImport(Registry &registry, ContactLists &lists, Access &access) {
    Method preview = listMethod(u"lists.preview"_s, u"First rows of a file with the guessed use of each column"_s, Permission::CampaignsManage,
                            {kPath, kTransfer, kSheet, kEncoding, kPassword, kHeaderRow, {u"rows"_s, Param::Type::Integer, false, u"1 to 5000, 20"_s}, kMapping, kAreaCode, kSkipHidden},
                            u"{sheets, sheet, encoding, headerRow, hidden, columns:[{column,letter,title,role,score}], template, areaCode, rows, numbers, "
                            "places:[{place,carrier}], checked, valid, reasons, problems:[{row,code,reason}]}"_s);
    preview.masks = {{u"rows"_s, Mask::Text}};
    preview.audit = Audit::Read;
    preview.handler = [&lists, &access](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const ImportRequest request, requestOf(access, caller, params));
        LX_TRY(const QJsonObject out, lists.preview(request, params.value("rows"_L1).toInt(20)));
        return QJsonValue(out);
    };
    registry.add(std::move(preview));

    Method import = listMethod(u"lists.import"_s, u"Imports a list of contacts as a job"_s, Permission::CampaignsManage,
                           {{u"name"_s, Param::Type::String, true, u"of the list"_s}, kPath, kTransfer,
                            {u"more"_s, Param::Type::Array, false, u"further files with people of the same list: paths, or finished uploads"_s},
                            {u"moreAs"_s, Param::Type::Array, false, u"how each of them is read, in order, where that differs from the first file: "
                                                                     "{sheet, encoding, headerRow, mapping}, headerRow -1: guessed; {}: as the first"_s}, kSheet, kEncoding, kPassword, kHeaderRow, kAreaCode,
                            {u"phoneColumn"_s, Param::Type::String, false, u"title, letter or number of the column with the numbers"_s}, kMapping,
                            {u"template"_s, Param::Type::String, false, u"keeps the uses of the columns under this name for files with the same titles"_s},
                            {u"skipRunning"_s, Param::Type::Boolean, false, u"leave out numbers that a running campaign's list has"_s},
                            {u"skipDoNotCall"_s, Param::Type::Boolean, false, u"leave out numbers that are not to be called"_s},
                            {u"errors"_s, Param::Type::String, false, u"where the workbook with the rows not imported goes, on the engine's machine"_s},
                            kSkipHidden, {u"dryRun"_s, Param::Type::Boolean, false, u"check only"_s}},
                           u"{job, listId}; the job's result: {listId, rows, imported, invalid, duplicates, doNotCall, inRunning, skipped, hidden, reasons, "
                           "errorsPath, encoding, template}"_s);
    import.noPersonalData = true;
    import.audit = Audit::Write;
    import.writes = true;
    import.handler = [&lists, &access](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(ImportRequest request, requestOf(access, caller, params));
        for (const QJsonValue &more : params.value("more"_L1).toArray()) {
            LX_TRY(const QString file, fileOf(access, caller, {{isId(more.toString()) ? u"transfer"_s : u"path"_s, more}}));
            request.more << file;
        }
        LX_TRY(request.moreAs, readingsOf(params.value("moreAs"_L1).toArray(), request.more.size()));
        request.name = params.value("name"_L1).toString();
        request.templateName = params.value("template"_L1).toString();
        request.skipRunning = params.value("skipRunning"_L1).toBool();
        request.skipDoNotCall = params.value("skipDoNotCall"_L1).toBool();
        request.errorsPath = params.value("errors"_L1).toString();
        request.dryRun = params.value("dryRun"_L1).toBool();
        return startImport(lists, access, caller, request, u"lists.import"_s);
    };
    registry.add(std::move(import));

    Method undo = listMethod(u"lists.undo"_s, u"Takes an import back, as long as nobody of it was called"_s, Permission::CampaignsManage, {kListId}, u"{}"_s);
    undo.noPersonalData = true;
    undo.audit = Audit::Write;
    undo.writes = true;
    undo.handler = [&lists](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_CHECK(lists.undo(params.value("id"_L1).toString(), caller.userId));
        return QJsonValue(QJsonObject());
    };
    registry.add(std::move(undo));

    Method errors = listMethod(u"lists.errors"_s, u"The workbook with the rows that were not imported, for their owner"_s, Permission::CampaignsManage, {kListId},
                           u"{transfer, bytes, sha256}; the bytes follow on the transfer"_s);
    errors.noPersonalData = true;
    errors.audit = Audit::Security;
    errors.handler = [&lists, &access](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        const Id id = params.value("id"_L1).toString();
        LX_TRY(const ContactList list, lists.list(id));
        if (list.createdBy != caller.userId)
            return Error{ErrorKind::Refused, u"lists.not_owner"_s, u"The workbook belongs to the person who imported the list"_s, u"Ask that person"_s, {}};
        LX_TRY(const QString path, lists.errorWorkbook(id));
        LX_TRY(auto source, fileSource(path, false));
        LX_TRY(const QJsonObject offer, access.transfers.offer(caller, std::move(source)));
        return QJsonValue(offer);
    };
    registry.add(std::move(errors));
}

void addQuery(Registry &registry, ContactLists &lists, Access &access) {
    Method pick = listMethod(u"lists.fromQuery"_s, u"A list of people picked from tickets or citizens, checked as those of a file are; as a job"_s, Permission::CampaignsManage,
                             {{u"name"_s, Param::Type::String, true, u"of the list"_s},
                              {u"people"_s, Param::Type::String, false, u"tickets or citizens; tickets"_s},
                              {u"states"_s, Param::Type::Array, false, u"of tickets: closed, pending_visit …"_s},
                              {u"category"_s, Param::Type::String, false, u"of tickets"_s},
                              {u"unitId"_s, Param::Type::String, false, u"of tickets: the responsible one"_s},
                              {u"district"_s, Param::Type::String, false, u"of the ticket; of citizens: of a ticket of theirs"_s},
                              {u"by"_s, Param::Type::String, false, u"accepted or finished: what from and to are of; accepted. Of citizens: their last contact"_s},
                              {u"from"_s, Param::Type::Any, false, u"UTC ms or ISO time in Asia/Shanghai"_s},
                              {u"to"_s, Param::Type::Any, false, u"same; not included"_s},
                              {u"withoutVisit"_s, Param::Type::Boolean, false, u"of tickets: nobody was called back about it"_s},
                              {u"satisfaction"_s, Param::Type::String, false, u"of tickets: satisfied or dissatisfied"_s},
                              {u"language"_s, Param::Type::String, false, u"of citizens"_s},
                              {u"dialect"_s, Param::Type::String, false, u"of citizens"_s},
                              {u"elderly"_s, Param::Type::Boolean, false, u"of citizens"_s},
                              {u"agreed"_s, Param::Type::Boolean, false, u"of citizens: to automatic calls"_s},
                              {u"skipRunning"_s, Param::Type::Boolean, false, u"leaves out numbers that a running campaign's list has"_s},
                              {u"skipDoNotCall"_s, Param::Type::Boolean, false, u"leaves out numbers that are not to be called"_s},
                              {u"dryRun"_s, Param::Type::Boolean, false, u"only counts, and shows the first people"_s}},
                             u"{job, listId}; the job's result as that of lists.import; of a dry run with sample:[{phone,name,ticket,district,category,language}], masked"_s);
    pick.noPersonalData = true;
    pick.audit = Audit::Write;
    pick.writes = true;
    pick.handler = [&lists, &access](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        // Who may not look at tickets learns nothing about them this way either.
        if (!caller.may(Permission::TicketsRead))
            return Error{ErrorKind::Refused, u"lists.query_refused"_s, u"Picking people from tickets and citizens needs the right to read tickets"_s, u"Ask an administrator"_s, {}};
        LX_TRY(const PeopleQuery query, PeopleQuery::fromJson(params));
        ImportRequest request;
        request.name = params.value("name"_L1).toString();
        request.query = query.toJson();
        request.mapping = PeopleReader::mapping(query.people);
        request.headerRow = 1;
        request.skipRunning = params.value("skipRunning"_L1).toBool();
        request.skipDoNotCall = params.value("skipDoNotCall"_L1).toBool();
        request.dryRun = params.value("dryRun"_L1).toBool();
        return startImport(lists, access, caller, request, u"lists.fromQuery"_s);
    };
    registry.add(std::move(pick));
}

} // namespace

void registerListMethods(Registry &registry, ContactLists &lists, Access &access) {
    addImport(registry, lists, access);
    addQuery(registry, lists, access);

    Method list = listMethod(u"lists.list"_s, u"Contact lists, newest first"_s, Permission::CampaignsRead,
                         {{u"cursor"_s, Param::Type::String, false, u"next of the page before"_s}, {u"limit"_s, Param::Type::Integer, false, u"1 to 1000, 1000"_s}},
                         u"{items:[list as in lists.get], next, total}"_s);
    list.noPersonalData = true;
    list.handler = [&lists, &access](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto page, lists.lists(params.value("cursor"_L1).toString(), params.value("limit"_L1).toInt(1000)));
        QJsonArray items;
        for (const ContactList &entry : page.items)
            items.append(listShown(entry, access));
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, page.next.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.next)}, {u"total"_s, page.total}});
    };
    registry.add(std::move(list));

    Method get = listMethod(u"lists.get"_s, u"One contact list"_s, Permission::CampaignsRead, {kListId},
                        u"{id,name,state,source,query,fileName,sheet,fields,rows,imported,invalid,duplicates,doNotCall,inRunning,skipped,reasons,createdBy,createdByName,"
                        "createdAt,dialled,mayUndo,cleared}; cleared: of a list that was taken back, the share of its rows that is gone, while there are some left"_s);
    get.noPersonalData = true;
    get.handler = [&lists, &access](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const ContactList entry, lists.list(params.value("id"_L1).toString()));
        return QJsonValue(listShown(entry, access));
    };
    registry.add(std::move(get));

    Method usage = listMethod(u"lists.usage"_s, u"Who uses a list, who excludes it, and how many of it are not to be called as things stand"_s, Permission::CampaignsRead,
                              {kListId}, u"{doNotCall, campaigns:[{id,name,state}], excludedBy:[{id,name,state}]}"_s);
    usage.noPersonalData = true;
    usage.handler = [&lists](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const QJsonObject out, lists.usage(params.value("id"_L1).toString()));
        return QJsonValue(out);
    };
    registry.add(std::move(usage));

    Method templates = listMethod(u"lists.templates"_s, u"Kept uses of columns, the last used first"_s, Permission::CampaignsRead, {},
                                  u"{items:[{id,name,mapping,areaCode,createdAt,usedAt}]}"_s);
    templates.noPersonalData = true;
    templates.handler = [&lists](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
        LX_TRY(const auto all, lists.templates());
        QJsonArray items;
        for (const ListTemplate &entry : all)
            items.append(entry.toJson());
        return QJsonValue(QJsonObject{{u"items"_s, items}});
    };
    registry.add(std::move(templates));

    Method forget = listMethod(u"lists.removeTemplate"_s, u"Forgets how the columns of one kind of file are used"_s, Permission::CampaignsManage,
                               {{u"id"_s, Param::Type::String, true, u"of the template"_s}}, u"{}"_s);
    forget.noPersonalData = true;
    forget.audit = Audit::Write;
    forget.writes = true;
    forget.handler = [&lists](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_CHECK(lists.removeTemplate(params.value("id"_L1).toString()));
        return QJsonValue(QJsonObject());
    };
    registry.add(std::move(forget));

    Method contacts = listMethod(u"lists.contacts"_s, u"Contacts of a list, masked, in order of row"_s, Permission::CampaignsRead,
                             {kListId, {u"cursor"_s, Param::Type::String, false, u"next of the page before"_s},
                              {u"limit"_s, Param::Type::Integer, false, u"1 to 1000, 100"_s},
                              {u"filter"_s, Param::Type::Object, false, u"{phone}, {row} or {rows:[row]}"_s}},
                             u"{items:[{id,row,phone,kind,name,place,carrier}], next, total}"_s);
    contacts.masks = kPersonal;
    contacts.audit = Audit::Read;
    contacts.handler = [&lists](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto page, lists.contacts(params.value("id"_L1).toString(), params.value("cursor"_L1).toString(), params.value("limit"_L1).toInt(100),
                                               params.value("filter"_L1).toObject()));
        QJsonArray items;
        for (const Contact &contact : page.items)
            items.append(contact.toJson());
        return QJsonValue(QJsonObject{{u"items"_s, items},
                                      {u"next"_s, page.next.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.next)},
                                      {u"total"_s, page.total}});
    };
    registry.add(std::move(contacts));

    registry.addEvent({u"list.imported"_s, Permission::CampaignsRead, {}, true, u"{imported, invalid, duplicates, doNotCall}"_s});
    registry.addEvent({u"list.undone"_s, Permission::CampaignsRead, {}, true, u"{name, imported}"_s});
}

} // namespace lianxin
