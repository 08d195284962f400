// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/directory/DirectoryMethods.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Literals.h"
#include <QJsonArray>

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

void addUnits(Registry &registry, Directory &directory) {
    Method list = method(u"units.list"_s, u"All handling units, superiors before their units"_s, Permission::TicketsRead, {},
                         u"{items:[{id,code,name,superiorId,superiorName,district,phone,liaisons,level}], next:null}"_s);
    list.masks = {{u"phone"_s, Mask::Phone}};
    list.handler = [&directory](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
        LX_TRY(const auto units, directory.units());
        QJsonArray items;
        for (const Unit &unit : units)
            items.append(unit.toJson());
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue::Null}});
    };
    registry.add(std::move(list));

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
                           {{u"path"_s, Param::Type::String, true, u"file on the engine's machine"_s},
                            {u"areaCode"_s, Param::Type::String, false, u"put before bare landlines, e.g. 010"_s}},
                           u"{added, updated, unchanged, rejectedRows, rejected:[{row,reason}]}"_s);
    import.noPersonalData = true;
    import.audit = Audit::Write;
    import.writes = true;
    import.handler = [&directory](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto result, directory.importUnits(params.value("path"_L1).toString(), params.value("areaCode"_L1).toString(), caller.userId));
        return QJsonValue(result.toJson());
    };
    registry.add(std::move(import));
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

void addDoNotCall(Registry &registry, Directory &directory) {
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
                         {{u"cursor"_s, Param::Type::String, false, u"next of the page before"_s}, {u"limit"_s, Param::Type::Integer, false, u"1 to 500, 100"_s}},
                         u"{items:[{id,number,reason,source,until,addedAt,addedBy}], next, total}"_s);
    list.masks = {{u"number"_s, Mask::Phone}};
    list.handler = [&directory](const Caller &, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto page, directory.doNotCallList(params.value("cursor"_L1).toString(), params.value("limit"_L1).toInt(100)));
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
                           {{u"path"_s, Param::Type::String, true, u"file on the engine's machine"_s},
                            {u"areaCode"_s, Param::Type::String, false, u"put before bare landlines, e.g. 010"_s}},
                           u"{added, updated, unchanged, rejectedRows, rejected:[{row,reason}]}"_s);
    import.noPersonalData = true;
    import.audit = Audit::Write;
    import.writes = true;
    import.handler = [&directory](const Caller &caller, const QJsonObject &params) -> Expected<QJsonValue> {
        LX_TRY(const auto result, directory.importDoNotCall(params.value("path"_L1).toString(), params.value("areaCode"_L1).toString(), caller.userId));
        return QJsonValue(result.toJson());
    };
    registry.add(std::move(import));
}

} // namespace

void registerDirectoryMethods(Registry &registry, Directory &directory) {
    addUnits(registry, directory);
    addCitizens(registry, directory);
    addDoNotCall(registry, directory);
}

} // namespace lianxin
