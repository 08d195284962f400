// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/InboundRoutes.h"
#include "platform/base/Log.h"
#include <QRegularExpression>

namespace lianxin {

std::vector<Migration> inboundSchema() {
    return {{u"inbound"_s, 1, u"CREATE TABLE inbound_route (number TEXT PRIMARY KEY, flow_id TEXT NOT NULL, skill TEXT NOT NULL)"_s}};
}

InboundRoute InboundRoutes::route(const QString &calledNumber) {
    auto found = m_store.readReturning<std::optional<InboundRoute>>([&](Snapshot &s) -> std::optional<InboundRoute> {
        const auto row = s.first(u"SELECT number, flow_id, skill FROM inbound_route WHERE number IN ($1, '*') "
                                 "ORDER BY CASE WHEN number = '*' THEN 1 ELSE 0 END LIMIT 1", {calledNumber});
        if (!row)
            return std::nullopt;
        return InboundRoute{row->text(0), row->text(1), row->text(2)};
    });
    if (!found)
        qCWarning(lcHotline).noquote() << "inbound routes:" << found.error().toString();
    else if (*found)
        return **found;
    return {u"*"_s, u"inbound"_s, {}};
}

Expected<void> InboundRoutes::set(const InboundRoute &route, const QString &actor) {
    static const QRegularExpression valid(u"^(\\*|\\+?[0-9]{3,20})$"_s);
    if (!valid.match(route.number).hasMatch())
        return Error{ErrorKind::Usage, u"inbound.bad_number"_s, u"This is not a number that can be called."_s,
                     u"Give 3 to 20 digits, or * for every other number."_s, u"number"_s};
    return m_store.write([&](Transaction &t) {
        t.execute(u"INSERT INTO inbound_route (number, flow_id, skill) VALUES ($1, $2, $3) "
                  "ON CONFLICT (number) DO UPDATE SET flow_id = excluded.flow_id, skill = excluded.skill",
                  {route.number, route.flowId, route.skill});
        t.emitEvent(u"inbound.changed"_s, route.number, {{u"flowId"_s, route.flowId}, {u"skill"_s, route.skill}}, actor);
    });
}

Expected<void> InboundRoutes::remove(const QString &number, const QString &actor) {
    return m_store.write([&](Transaction &t) {
        if (t.execute(u"DELETE FROM inbound_route WHERE number = $1", {number}) == 0)
            throw StoreFailure(Error{ErrorKind::NotFound, u"inbound.not_found"_s, u"There is no route for that number."_s,
                                     u"inbound.list shows all routes."_s, number});
        t.emitEvent(u"inbound.changed"_s, number, {{u"removed"_s, true}}, actor);
    });
}

Expected<std::vector<InboundRoute>> InboundRoutes::list() {
    return m_store.readReturning<std::vector<InboundRoute>>([](Snapshot &s) {
        std::vector<InboundRoute> routes;
        for (const Row &row : s.query(u"SELECT number, flow_id, skill FROM inbound_route ORDER BY number"))
            routes.push_back({row.text(0), row.text(1), row.text(2)});
        return routes;
    });
}

void registerInboundMethods(Registry &registry, InboundRoutes &routes) {
    const auto routeParams = std::vector<Param>{
        {u"number"_s, Param::Type::String, true, u"number of the hotline as the trunk gives it; * for every other"_s},
        {u"flowId"_s, Param::Type::String, false, u"flow that answers; empty: straight to the seats' queue"_s},
        {u"skill"_s, Param::Type::String, false, u"skill of the seats; empty: any"_s}};

    Method list;
    list.name = u"inbound.list"_s;
    list.summary = u"Which flow or queue answers each of the hotline's numbers"_s;
    list.permission = Permission::CampaignsRead;
    list.result = u"items [{number, flowId, skill}]"_s;
    list.noPersonalData = true;
    list.handler = [&routes](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
        LX_TRY(const auto all, routes.list());
        QJsonArray items;
        for (const auto &r : all)
            items.append(QJsonObject{{u"number"_s, r.number}, {u"flowId"_s, r.flowId}, {u"skill"_s, r.skill}});
        return QJsonValue(QJsonObject{{u"items"_s, items}});
    };
    registry.add(std::move(list));

    Method set;
    set.name = u"inbound.set"_s;
    set.summary = u"Say what answers one of the hotline's numbers"_s;
    set.permission = Permission::CampaignsManage;
    set.params = routeParams;
    set.result = u"nothing"_s;
    set.noPersonalData = true;
    set.audit = Audit::Write;
    set.writes = true;
    set.handler = [&routes](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        LX_CHECK(routes.set({p.value("number"_L1).toString(), p.value("flowId"_L1).toString(), p.value("skill"_L1).toString()},
                            caller.userId));
        return QJsonValue(QJsonObject());
    };
    registry.add(std::move(set));

    Method remove;
    remove.name = u"inbound.remove"_s;
    remove.summary = u"Forget the route of a number"_s;
    remove.permission = Permission::CampaignsManage;
    remove.params = {routeParams.front()};
    remove.result = u"nothing"_s;
    remove.noPersonalData = true;
    remove.audit = Audit::Write;
    remove.writes = true;
    remove.handler = [&routes](const Caller &caller, const QJsonObject &p) -> Expected<QJsonValue> {
        LX_CHECK(routes.remove(p.value("number"_L1).toString(), caller.userId));
        return QJsonValue(QJsonObject());
    };
    registry.add(std::move(remove));

    registry.addEvent({u"inbound.changed"_s, Permission::CampaignsRead, {}, true, u"a route was set or removed"_s});
}

} // namespace lianxin
