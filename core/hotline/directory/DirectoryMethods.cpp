// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/directory/DirectoryMethods.h"
#include "hotline/calendar/WorkShifts.h"
#include "hotline/directory/Directory.h"
#include "platform/access/Transfers.h"
#include "platform/base/Literals.h"
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

namespace lianxin {

namespace {

Method method(const QString &name, const QString &summary, Permission permission, std::vector<Param> params, const QString &result) {
    Method m;
    m.name = name;
    m.summary = summary;
    m.permission = permission;
    m.params = std::move(params);
    m.result = result;
    return m;
}

// What every import of the directory takes; a file of this machine, or one that was sent over.
std::vector<Param> importParams(const QString &keys) {
    return {{u"path"_s, Param::Type::String, false, u"file on the engine's machine"_s},
            {u"transfer"_s, Param::Type::String, false, u"of an upload, in place of path"_s},
            {u"areaCode"_s, Param::Type::String, false, u"put before bare landlines, e.g. 010"_s},
            {u"columns"_s, Param::Type::Object, false, u"{key: title in the file} where the title does not say it; keys: "_s + keys},
            {u"dryRun"_s, Param::Type::Boolean, false, u"reads and checks everything, keeps nothing"_s}};
}

const QString kImportResult = u"{added, updated, unchanged, rejectedRows, rejected:[{row,reason}], kept, titles, columns:{key:title}, sample:[{row, …}]}"_s;

DirectoryImportOptions importOptions(const QJsonObject &params) {
    DirectoryImportOptions options;
    options.areaCode = params.value("areaCode"_L1).toString();
    options.dryRun = params.value("dryRun"_L1).toBool();
    const QJsonObject columns = params.value("columns"_L1).toObject();
    for (auto i = columns.begin(); i != columns.end(); ++i)
        options.columns.insert(i.key(), i.value().toString());
    return options;
}

Expected<QString> importPath(const Transfers *transfers, const Caller &caller, const QJsonObject &params) {
    const QString path = params.value("path"_L1).toString();
    const QString transfer = params.value("transfer"_L1).toString();
    if (path.isEmpty() == transfer.isEmpty() || (path.isEmpty() && !transfers))
        return Error{ErrorKind::Usage, u"directory.no_file"_s, u"There is no file to import"_s, u"Name path or transfer"_s, u"path"_s};
    if (!path.isEmpty())
        return path;
    return transfers->pathOf(caller, transfer);
}

void addUnits(Registry &registry, Directory &directory, Transfers *transfers) {
    Method list = method(u"units.list"_s, u"All handling units, superiors before their units"_s, Permission::TicketsRead, {},
                         u"{items:[{id,code,name,superiorId,superiorName,district,phone,hours,liaisons,level}], next:null}; hours as calendar.week takes shifts, {}: none of its own"_s);
    list.masks = {{u"phone"_s, Mask::Phone}};
    list.handler = [&directory](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
        LX_TRY(const auto units, directory.units());
        QJsonArray items;
        for (const Unit &unit : units)
            items.append(unit.toJson());
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(list));

    Method names = method(u"units.names"_s, u"What the handling units are called, for whoever gives their liaisons accounts"_s, Permission::SecurityManage, {},
                          u"{items:[{id,name,district}], next:null}, superiors before their units"_s);
    names.noPersonalData = true;
    names.handler = [&directory](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
        LX_TRY(const auto units, directory.units());
        QJsonArray items;
        for (const Unit &unit : units)
            items.append(QJsonObject{{u"id"_s, unit.id}, {u"name"_s, unit.name}, {u"district"_s, unit.district}});
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(names));

    Method get = method(u"units.get"_s, u"One unit with its liaisons"_s, Permission::TicketsRead, {{u"id"_s, Param::Type::String, true, u"id, code or name"_s}},
                        u"the unit as in units.list, with contacts:[{id,name,phone,rank}]"_s);
    get.masks = {{u"phone"_s, Mask::Phone}};
    get.handler = [&directory](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const Unit unit, directory.unit(params.value("id"_L1).toString()));
        LX_TRY(const auto liaisons, directory.liaisons(unit.id));
        QJsonArray contacts;
        for (const Liaison &liaison : liaisons)
            contacts.append(liaison.toJson());
        QJsonObject out = unit.toJson();
        out.insert(u"contacts"_s, contacts);
        return QJsonValue(out);
    };
    registry.add(std::move(get));

    Method import = method(u"units.import"_s, u"Imports units and liaisons from a spreadsheet"_s, Permission::DirectoryManage,
                           importParams(u"name, code, superior, district, phone, liaison, liaisonPhone, hours"_s), kImportResult);
    import.noPersonalData = true;
    import.audit = Audit::Write;
    import.writes = true;
    import.handler = [&directory, transfers](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const QString path, importPath(transfers, caller, params));
        LX_TRY(const auto result, directory.importUnits(path, importOptions(params), caller.userId));
        return QJsonValue(result.toJson());
    };
    registry.add(std::move(import));
}

// Changes of single units: what a person does at the desk.
void addUnitChanges(Registry &registry, Directory &directory, Transfers *transfers) {
    Method save = method(u"units.save"_s, u"Adds a unit, or changes one"_s, Permission::DirectoryManage,
                         {{u"id"_s, Param::Type::String, false, u"left out: a new one"_s},
                          {u"name"_s, Param::Type::String, true, u"unique"_s},
                          {u"code"_s, Param::Type::String, false, u"of import files; unique"_s},
                          {u"superiorId"_s, Param::Type::String, false, u"the unit above; empty at the top"_s},
                          {u"district"_s, Param::Type::String, false, u"in words"_s},
                          {u"phone"_s, Param::Type::String, false, u"duty phone; left out: as it is"_s},
                          {u"hours"_s, Param::Type::Any, false, u"of work, as calendar.week takes shifts; {}: none of its own; left out: as they are"_s}},
                         u"{id}"_s);
    save.noPersonalData = true;
    save.audit = Audit::Write;
    save.writes = true;
    save.handler = [&directory](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        Unit unit;
        unit.id = params.value("id"_L1).toString();
        if (!unit.id.isEmpty()) {
            LX_TRY(unit, directory.unit(unit.id));
        }
        const auto take = [&params](QString &into, const QString &key) {
            if (params.contains(key))
                into = params.value(key).toString().trimmed();
        };
        take(unit.name, u"name"_s);
        take(unit.code, u"code"_s);
        take(unit.superiorId, u"superiorId"_s);
        take(unit.district, u"district"_s);
        if (params.contains(u"hours"_s)) {
            const QJsonValue hours = params.value("hours"_L1);
            unit.hours = {};
            if (!hours.toObject().isEmpty() || !hours.toString().trimmed().isEmpty()) {
                LX_TRY(const WorkShifts shifts, WorkShifts::fromAny(hours));
                unit.hours = shifts.toJson();
            }
        }
        for (const QString &known : {unit.name, unit.code})
            if (const auto other = directory.unit(known); !known.isEmpty() && other && other->id != unit.id)
                return Error{ErrorKind::Conflict, u"directory.unit_exists"_s, u"There is a unit of that name or code already"_s,
                             u"Change that one, or give this another name"_s, known == unit.name ? u"name"_s : u"code"_s};
        LX_TRY(const Id id, directory.saveUnit(unit, params.value("phone"_L1).toString(), caller.userId));
        return QJsonValue(QJsonObject{{u"id"_s, id}});
    };
    registry.add(std::move(save));

    Method contact = method(u"units.saveContact"_s, u"Adds a liaison to a unit; one with the same number is replaced"_s, Permission::DirectoryManage,
                            {{u"unitId"_s, Param::Type::String, true, u"of the unit"_s},
                             {u"name"_s, Param::Type::String, true, u"of the person"_s},
                             {u"phone"_s, Param::Type::String, true, u"in any spelling"_s},
                             {u"rank"_s, Param::Type::Integer, false, u"1 is called first"_s}},
                            u"{id}"_s);
    contact.noPersonalData = true;
    contact.audit = Audit::Write;
    contact.writes = true;
    contact.handler = [&directory](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const Id id, directory.addLiaison(params.value("unitId"_L1).toString(), params.value("name"_L1).toString().trimmed(),
                                                 params.value("phone"_L1).toString(), params.value("rank"_L1).toInt(1), caller.userId));
        return QJsonValue(QJsonObject{{u"id"_s, id}});
    };
    registry.add(std::move(contact));

    Method remove = method(u"units.removeContact"_s, u"Takes a liaison out of a unit"_s, Permission::DirectoryManage,
                           {{u"id"_s, Param::Type::String, true, u"of the liaison"_s}}, u"{}"_s);
    remove.noPersonalData = true;
    remove.audit = Audit::Write;
    remove.writes = true;
    remove.handler = [&directory](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_CHECK(directory.removeLiaison(params.value("id"_L1).toString(), caller.userId));
        return QJsonValue(QJsonObject());
    };
    registry.add(std::move(remove));

    if (!transfers)
        return;
    Method write = method(u"units.export"_s, u"All units and liaisons as a workbook that units.import reads again; numbers and names masked"_s,
                          Permission::DirectoryManage, {}, u"{transfer, bytes, sha256}"_s);
    write.noPersonalData = true;
    write.audit = Audit::Security;
    write.handler = [&directory, transfers](const Caller &caller, const QJsonObject &) -> Expected<QJsonValue> {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"units.xlsx"_s);
        LX_CHECK(directory.exportUnits(path));
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorKind::Store, u"directory.export_failed"_s, u"The workbook can't be written"_s, u"Look whether the engine's disk is full"_s, {}};
        LX_TRY(const QJsonObject offer, transfers->offer(caller, memorySource(file.readAll())));
        return QJsonValue(offer);
    };
    registry.add(std::move(write));
}

void addCitizens(Registry &registry, Directory &directory) {
    const Param number{u"number"_s, Param::Type::String, true, u"in any spelling"_s};
    Method get = method(u"citizens.wishes"_s, u"What a citizen asked for: hours, no automatic calls, how to speak"_s, Permission::TicketsRead, {number},
                        u"{known, wishes:{hours, automaticCalls, birthYear, minor, elderly, speechRate, dialect, language}}"_s);
    get.noPersonalData = true;
    get.audit = Audit::Read;
    get.handler = [&directory](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto wishes, directory.wishes(params.value("number"_L1).toString()));
        return QJsonValue(QJsonObject{{u"known"_s, wishes.has_value()}, {u"wishes"_s, wishes.value_or(QJsonObject())}});
    };
    registry.add(std::move(get));

    Method set = method(u"citizens.setWishes"_s, u"Notes what a citizen asked for; dialling keeps to it from then on"_s, Permission::TicketsWrite,
                        {number,
                         {u"wishes"_s, Param::Type::Object, true,
                          u"{hours:[\"14:00-18:00\"], automaticCalls, birthYear, minor, elderly, speechRate, dialect, language}; null takes one back"_s}},
                        u"{id}"_s);
    set.noPersonalData = true;
    set.audit = Audit::Write;
    set.writes = true;
    set.handler = [&directory](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const Id id, directory.rememberCitizen(params.value("number"_L1).toString(), {}, params.value("wishes"_L1).toObject()));
        return QJsonValue(QJsonObject{{u"id"_s, id}});
    };
    registry.add(std::move(set));
}

void addDoNotCall(Registry &registry, Directory &directory, Transfers *transfers) {
    Method add = method(u"dnc.add"_s, u"Puts a number on the do-not-call list"_s, Permission::DirectoryManage,
                        {{u"number"_s, Param::Type::String, true, u"in any spelling"_s},
                         {u"reason"_s, Param::Type::String, false, u"why it is not to be called"_s},
                         {u"until"_s, Param::Type::Integer, false, u"UTC ms; left out: for good"_s}},
                        u"{id}"_s);
    add.noPersonalData = true;
    add.audit = Audit::Write;
    add.writes = true;
    add.handler = [&directory](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const Id id, directory.addDoNotCall(params.value("number"_L1).toString(), params.value("reason"_L1).toString(),
                                                   params.value("until"_L1).toInteger(), u"person"_s, caller.userId));
        return QJsonValue(QJsonObject{{u"id"_s, id}});
    };
    registry.add(std::move(add));

    Method list = method(u"dnc.list"_s, u"The do-not-call list, newest first"_s, Permission::DirectoryManage,
                         {{u"cursor"_s, Param::Type::String, false, u"next of the page before"_s},
                          {u"limit"_s, Param::Type::Integer, false, u"1 to 500, 100"_s},
                          {u"number"_s, Param::Type::String, false, u"only the entry of this number, in any spelling"_s},
                          {u"source"_s, Param::Type::String, false, u"only entries from person, import or call"_s}},
                         u"{items:[{id,number,reason,source,until,addedAt,addedBy}], next, total}"_s);
    list.masks = {{u"number"_s, Mask::Phone}};
    list.handler = [&directory](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto page, directory.doNotCallList(params.value("cursor"_L1).toString(), params.value("limit"_L1).toInt(100),
                                                             params.value("number"_L1).toString(), params.value("source"_L1).toString()));
        QJsonArray items;
        for (const DncEntry &entry : page.items)
            items.append(entry.toJson());
        return QJsonValue(QJsonObject{{u"items"_s, items},
                                      {u"next"_s, page.next.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(page.next)},
                                      {u"total"_s, page.total}});
    };
    registry.add(std::move(list));

    Method check = method(u"dnc.check"_s, u"Whether a number is on the do-not-call list now"_s, Permission::CampaignsRead,
                          {{u"number"_s, Param::Type::String, true, u"in any spelling"_s}}, u"{listed}"_s);
    check.noPersonalData = true;
    check.audit = Audit::Read;
    check.handler = [&directory](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const bool listed, directory.contains(params.value("number"_L1).toString()));
        return QJsonValue(QJsonObject{{u"listed"_s, listed}});
    };
    registry.add(std::move(check));

    Method remove = method(u"dnc.remove"_s, u"Takes an entry off the do-not-call list"_s, Permission::DirectoryManage,
                           {{u"id"_s, Param::Type::String, true, u"of the entry"_s}}, u"{}"_s);
    remove.noPersonalData = true;
    remove.audit = Audit::Write;
    remove.writes = true;
    remove.handler = [&directory](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_CHECK(directory.removeDoNotCall(params.value("id"_L1).toString(), caller.userId));
        return QJsonValue(QJsonObject());
    };
    registry.add(std::move(remove));

    Method import = method(u"dnc.import"_s, u"Imports numbers that are not to be called from a spreadsheet"_s, Permission::DirectoryManage,
                           importParams(u"phone, reason, until"_s), kImportResult);
    import.noPersonalData = true;
    import.audit = Audit::Write;
    import.writes = true;
    import.handler = [&directory, transfers](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const QString path, importPath(transfers, caller, params));
        LX_TRY(const auto result, directory.importDoNotCall(path, importOptions(params), caller.userId));
        return QJsonValue(result.toJson());
    };
    registry.add(std::move(import));
}

} // namespace

void registerDirectoryMethods(Registry &registry, Directory &directory, Transfers *transfers) {
    addUnits(registry, directory, transfers);
    addUnitChanges(registry, directory, transfers);
    addCitizens(registry, directory);
    addDoNotCall(registry, directory, transfers);
}

} // namespace lianxin
