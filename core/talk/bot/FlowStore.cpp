// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/FlowStore.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <algorithm>

namespace lianxin {
namespace {

const QString columns =
    u"v.flow_id, v.version, v.title, v.direction, v.imported_at, v.imported_by, v.sha256"_s;

FlowInfo infoFrom(const Row &row) {
    FlowInfo info;
    info.id = row.text(0);
    info.version = int(row.integer(1));
    info.title = row.text(2);
    info.direction = row.text(3) == u"inbound" ? Flow::Direction::Inbound : Flow::Direction::Outbound;
    info.importedAt = row.integer(4);
    info.importedBy = row.text(5);
    info.sha256 = row.text(6);
    return info;
}

Error notFound(const QString &id, int version) {
    return {ErrorKind::NotFound,
            u"flow.not_found"_s,
            version > 0 ? u"There is no version %1 of the flow '%2'."_s.arg(version).arg(id)
                        : u"There is no flow '%1'."_s.arg(id),
            u"flows.list names those that there are."_s,
            {}};
}

} // namespace

QJsonObject FlowInfo::toJson() const {
    return {{u"id"_s, id},
            {u"version"_s, version},
            {u"title"_s, title},
            {u"direction"_s, nameOf(direction)},
            {u"importedAt"_s, importedAt},
            {u"importedBy"_s, importedBy},
            {u"inForce"_s, inForce},
            {u"sha256"_s, sha256}};
}

FlowStore::FlowStore(Store &store, const Clock &clock)
    : m_store(store)
    , m_clock(clock) {}

Expected<FlowInfo> FlowStore::import(const QByteArray &yaml, const QString &actor) {
    const auto check = checkFlow(yaml);
    if (!check.isSound()) {
        const auto first = std::find_if(check.issues.begin(), check.issues.end(), [](const FlowIssue &issue) {
            return issue.severity == FlowIssue::Severity::Error;
        });
        return Error{ErrorKind::BadInput, u"flow.invalid"_s, first->message, first->remedy,
                     u"line %1, column %2"_s.arg(first->line).arg(first->column)};
    }
    FlowInfo info;
    info.id = check.flow->id;
    info.title = check.flow->title;
    info.direction = check.flow->direction;
    info.importedAt = m_clock.now();
    info.importedBy = actor;
    info.sha256 = QString::fromLatin1(QCryptographicHash::hash(yaml, QCryptographicHash::Sha256).toHex());
    return m_store.writeReturning<FlowInfo>([&](Transaction &t) {
        const auto latest =
            t.first(u"SELECT "_s + columns +
                        u" FROM flow f JOIN flow_version v ON v.flow_id = f.id AND v.version = f.latest "
                        "WHERE f.id = $1"_s,
                    {info.id});
        if (latest && infoFrom(*latest).sha256 == info.sha256)
            return infoFrom(*latest);
        // After the newest that was ever kept, which may have been taken back.
        info.version = int(t.first(u"SELECT COALESCE(MAX(version), 0) FROM flow_version WHERE flow_id = $1", {info.id})->integer(0)) + 1;
        if (latest)
            t.execute(u"UPDATE flow SET latest = $2 WHERE id = $1", {info.id, qint64(info.version)});
        else
            t.execute(u"INSERT INTO flow (id, latest) VALUES ($1, $2)", {info.id, qint64(info.version)});
        t.execute(u"INSERT INTO flow_version (flow_id, version, title, direction, yaml, sha256, imported_at, "
                  u"imported_by) "
                  "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                  {info.id, qint64(info.version), info.title, nameOf(info.direction), QString::fromUtf8(yaml),
                   info.sha256, info.importedAt, info.importedBy});
        t.emitEvent(u"flow.imported"_s, info.id, {{u"version"_s, info.version}, {u"title"_s, info.title}},
                    actor);
        return info;
    });
}

Expected<void> FlowStore::importShipped() {
    const auto shipped = shippedFlows();
    for (auto it = shipped.begin(); it != shipped.end(); ++it) {
        const auto there = info(it.key());
        if (there)
            continue;
        if (there.error().kind != ErrorKind::NotFound)
            return there.error();
        LX_CHECK(import(it.value(), u"engine"_s));
    }
    return {};
}

Expected<std::vector<FlowInfo>> FlowStore::list() {
    return m_store.readReturning<std::vector<FlowInfo>>([](Snapshot &s) {
        std::vector<FlowInfo> infos;
        for (const auto &row :
             s.query(u"SELECT "_s + columns +
                     u" FROM flow f JOIN flow_version v ON v.flow_id = f.id AND v.version = f.latest "
                     "ORDER BY v.flow_id"_s))
            infos.push_back(infoFrom(row));
        return infos;
    });
}

Expected<std::vector<FlowInfo>> FlowStore::versions(const QString &id) {
    LX_TRY(const FlowInfo current, info(id));
    return m_store.readReturning<std::vector<FlowInfo>>([&](Snapshot &s) {
        std::vector<FlowInfo> infos;
        for (const auto &row : s.query(u"SELECT "_s + columns + u" FROM flow_version v WHERE v.flow_id = $1 ORDER BY v.version DESC"_s, {id})) {
            infos.push_back(infoFrom(row));
            infos.back().inForce = infos.back().version == current.version;
        }
        return infos;
    });
}

Expected<FlowInfo> FlowStore::use(const QString &id, int version, const QString &actor) {
    LX_TRY(const FlowInfo wanted, info(id, version));
    LX_CHECK(flow(id, wanted.version)); // it has to pass the checks of today
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE flow SET latest = $2 WHERE id = $1", {id, qint64(wanted.version)});
        t.emitEvent(u"flow.imported"_s, id, {{u"version"_s, wanted.version}, {u"title"_s, wanted.title}}, actor);
    }));
    return wanted;
}

Expected<FlowInfo> FlowStore::info(const QString &id, int version) {
    LX_TRY(const auto row, m_store.readReturning<std::optional<Row>>([&](Snapshot &s) {
        return version > 0
                   ? s.first(u"SELECT "_s + columns +
                                 u" FROM flow_version v WHERE v.flow_id = $1 AND v.version = $2"_s,
                             {id, qint64(version)})
                   : s.first(
                         u"SELECT "_s + columns +
                             u" FROM flow f JOIN flow_version v ON v.flow_id = f.id AND v.version = f.latest WHERE f.id = $1"_s,
                         {id});
    }));
    if (!row)
        return notFound(id, version);
    return infoFrom(*row);
}

Expected<QByteArray> FlowStore::yaml(const QString &id, int version) {
    LX_TRY(const auto found, info(id, version));
    LX_TRY(const auto row, m_store.readReturning<std::optional<Row>>([&](Snapshot &s) {
        return s.first(u"SELECT yaml FROM flow_version WHERE flow_id = $1 AND version = $2",
                       {id, qint64(found.version)});
    }));
    if (!row)
        return notFound(id, version);
    return row->text(0).toUtf8();
}

Expected<std::shared_ptr<const Flow>> FlowStore::flow(const QString &id, int version) {
    LX_TRY(const auto found, info(id, version));
    const QString key = id + u'/' + QString::number(found.version);
    if (const auto parsed = m_parsed.value(key))
        return parsed;
    LX_TRY(const QByteArray file, yaml(id, found.version));
    auto check = checkFlow(file);
    if (!check.isSound()) // the rules have become stricter since it was imported
        return Error{ErrorKind::BadInput,
                     u"flow.invalid"_s,
                     u"The flow '%1' does not pass the checks any more."_s.arg(id),
                     u"Check it with flows.check and import it again."_s,
                     {}};
    auto parsed = std::make_shared<const Flow>(std::move(*check.flow));
    m_parsed.insert(key, parsed);
    return std::shared_ptr<const Flow>(parsed);
}

QMap<QString, QByteArray> shippedFlows() {
    QMap<QString, QByteArray> flows;
    const QDir folder(resourcePath(u"flows"));
    for (const auto &name : folder.entryList({u"*.yaml"_s}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            flows.insert(name.chopped(5), file.readAll());
        else
            qCWarning(lcBot).noquote() << "a shipped flow can't be read:" << name;
    }
    return flows;
}

} // namespace lianxin
