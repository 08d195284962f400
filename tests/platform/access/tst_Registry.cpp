// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Method.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;

namespace {

Expected<QJsonValue> nothing(const Caller &, const QJsonObject &) { return QJsonValue(); }

Method good() {
    return {.name = u"tickets.list"_s,
            .summary = u"Lists tickets"_s,
            .permission = Permission::TicketsRead,
            .masks = {{u"contactPhone"_s, Mask::Phone}},
            .handler = nothing};
}

} // namespace

class tst_Registry : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void good_isAccepted() { QVERIFY(!declarationFault(good())); }

    void neitherMasksNorNoPersonalData_isAFault() {
        Method method = good();
        method.masks.clear();
        QVERIFY(declarationFault(method));
        method.noPersonalData = true;
        QVERIFY(!declarationFault(method));
    }

    void masksAndNoPersonalData_isAFault() {
        Method method = good();
        method.noPersonalData = true;
        QVERIFY(declarationFault(method));
    }

    void name_mustBeDotted() {
        for (const QString &name : {u"tickets"_s, u"Tickets.list"_s, u"tickets."_s, u".list"_s, u"tickets list"_s, QString()}) {
            Method method = good();
            method.name = name;
            QVERIFY2(declarationFault(method), qPrintable(name));
        }
    }

    void handler_exactlyOne() {
        Method method = good();
        method.asyncHandler = [](const Caller &, const QJsonObject &, const MethodDone &) {};
        QVERIFY(declarationFault(method));
        method.handler = nullptr;
        QVERIFY(!declarationFault(method));
        method.asyncHandler = nullptr;
        QVERIFY(declarationFault(method));
    }

    void summary_isNeeded() {
        Method method = good();
        method.summary.clear();
        QVERIFY(declarationFault(method));
    }

    void params_twiceOrReserved_areAFault() {
        Method method = good();
        method.params = {{u"id"_s}, {u"id"_s}};
        QVERIFY(declarationFault(method));
        method.params = {{u"idempotencyKey"_s}};
        QVERIFY(declarationFault(method));
    }

    void writes_withoutAudit_isAFault() {
        Method method = good();
        method.writes = true;
        QVERIFY(declarationFault(method));
        method.audit = Audit::Write;
        QVERIFY(!declarationFault(method));
    }

    void reveal_needsAPurposeAndTheSecurityAudit() {
        Method method = good();
        method.masks.clear();
        method.permission = Permission::PersonalReveal;
        QVERIFY(declarationFault(method)); // not audited as security
        method.audit = Audit::Security;
        QVERIFY(declarationFault(method)); // no purpose
        method.params = {{u"purpose"_s, Param::Type::String, false}};
        QVERIFY(declarationFault(method)); // optional purpose
        method.params = {{u"purpose"_s}};
        QVERIFY(!declarationFault(method));
    }

    void event_needsANameAndMasks() {
        QVERIFY(!declarationFault(EventType{u"call.*"_s, Permission::CallsHandle, {{u"phone"_s, Mask::Phone}}}));
        QVERIFY(declarationFault(EventType{u"call.ended"_s, Permission::CallsHandle}));
        QVERIFY(declarationFault(EventType{u"*"_s, Permission::CallsHandle, {}, true}));
    }

    void findEvent_prefersTheLongestFamily() {
        Registry registry;
        registry.addEvent({u"call.*"_s, Permission::CallsHandle, {}, true});
        registry.addEvent({u"call.leg.*"_s, Permission::CallsSupervise, {}, true});
        registry.addEvent({u"call.ended"_s, Permission::RecordsRead, {}, true});
        QCOMPARE(registry.findEvent(u"call.ended")->permission, Permission::RecordsRead);
        QCOMPARE(registry.findEvent(u"call.leg.up")->permission, Permission::CallsSupervise);
        QCOMPARE(registry.findEvent(u"call.up")->permission, Permission::CallsHandle);
        QVERIFY(!registry.findEvent(u"calls.up"));
        QVERIFY(!registry.findEvent(u"ticket.up"));
    }

    void describe_isOpenRpc() {
        Registry registry;
        Method method = good();
        method.params = {{u"limit"_s, Param::Type::Integer, false, u"rows"_s}, {u"what"_s, Param::Type::Any}};
        method.writes = true;
        method.audit = Audit::Write;
        registry.add(method);
        registry.addEvent({u"ticket.*"_s, Permission::TicketsRead, {{u"phone"_s, Mask::Phone}}});
        const auto json = registry.describe();
        QCOMPARE(json.value("openrpc"_L1).toString(), u"1.2.6"_s);
        QVERIFY(!json.value("info"_L1).toObject().value("version"_L1).toString().isEmpty());
        const auto described = json.value("methods"_L1)[0].toObject();
        QCOMPARE(described.value("name"_L1).toString(), u"tickets.list"_s);
        const auto params = described.value("params"_L1).toArray();
        QCOMPARE(params.size(), 3);
        QCOMPARE(params[0]["schema"_L1]["type"_L1].toString(), u"integer"_s);
        QCOMPARE(params[0]["required"_L1].toBool(true), false);
        QVERIFY(params[1]["schema"_L1].toObject().isEmpty());
        QCOMPARE(params[2]["name"_L1].toString(), u"idempotencyKey"_s);
        QCOMPARE(described.value("x-permission"_L1).toString(), u"tickets_read"_s);
        QCOMPARE(described.value("x-masks"_L1)[0]["mask"_L1].toString(), u"phone"_s);
        QCOMPARE(json.value("x-events"_L1)[0]["type"_L1].toString(), u"ticket.*"_s);
    }

    void permissionNames_roundTrip() {
        QSet<QString> names;
        for (const Permission permission : allPermissions()) {
            QCOMPARE(permissionFromName(nameOf(permission)), permission);
            names.insert(nameOf(permission));
        }
        QCOMPARE(names.size(), qsizetype(allPermissions().size()));
        QCOMPARE(int(allPermissions().back()), int(allPermissions().size()) - 1); // none forgotten
        QVERIFY(!permissionFromName(u"root"));
    }
};

LIANXIN_TEST(tst_Registry);
#include "tst_Registry.moc"
