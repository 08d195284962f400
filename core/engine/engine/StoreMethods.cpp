// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/StoreMethods.h"
#include "engine/engine/Services.h"
#include "platform/storage/Maintenance.h"
#include <QJsonArray>

namespace lianxin {
namespace {

QJsonObject toJson(const CheckReport &report) {
    QJsonObject tableRows;
    for (auto i = report.tableRows.constBegin(); i != report.tableRows.constEnd(); ++i)
        tableRows.insert(i.key(), i.value());
    QJsonArray findings;
    for (const auto &f : report.findings)
        findings.append(QJsonObject{{u"code"_s, f.code}, {u"text"_s, f.text}});
    return {{u"ok"_s, report.ok()}, {u"findings"_s, findings}, {u"pages"_s, report.pages}, {u"tables"_s, report.tables},
            {u"rows"_s, report.rows}, {u"tableRows"_s, tableRows}};
}

} // namespace

void registerStoreMethods(Registry &registry, Services &services) {
    Method check;
    check.name = u"store.check"_s;
    check.summary = u"Authenticate every page, check structure, references and events"_s;
    check.permission = Permission::SystemManage;
    check.result = u"job; its result is {ok, findings [{code, text}], pages, tables, rows, tableRows: {table: n}}"_s;
    check.noPersonalData = true;
    check.audit = Audit::Security;
    check.handler = [&services](const Caller &caller, const QJsonObject &) -> Expected<QJsonValue> {
        LX_TRY(const Id job, services.access->jobs.start(u"store.check"_s, caller, [&services](JobControl &) -> Expected<QJsonValue> {
            LX_TRY(const CheckReport report, checkStore(*services.store));
            return QJsonValue(toJson(report));
        }));
        return QJsonValue(QJsonObject{{u"job"_s, job}});
    };
    registry.add(std::move(check));

    Method backup;
    backup.name = u"store.backup"_s;
    backup.summary = u"Write a consistent, encrypted copy of the store while it is in use"_s;
    backup.permission = Permission::SystemManage;
    backup.params = {{u"path"_s, Param::Type::String, true, u"file to write on the engine's machine; must not exist"_s}};
    backup.result = u"job; its result is {path, bytes, rows}"_s;
    backup.noPersonalData = true;
    backup.audit = Audit::Security;
    backup.writes = true;
    backup.handler = [&services](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        const QString path = p.value("path"_L1).toString();
        LX_TRY(const Id job, services.access->jobs.start(u"store.backup"_s, caller, [&services, path](JobControl &) -> Expected<QJsonValue> {
            LX_TRY(const BackupReport report, backupStore(*services.store, services.storeConfig(), path));
            return QJsonValue(QJsonObject{{u"path"_s, report.path}, {u"bytes"_s, report.bytes}, {u"rows"_s, report.rows}});
        }));
        return QJsonValue(QJsonObject{{u"job"_s, job}});
    };
    registry.add(std::move(backup));
}

} // namespace lianxin
