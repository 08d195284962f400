// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Roles.h"
#include "platform/access/Users.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

namespace {

//! Who may what, written out a second time: a change of the roles is a decision, not an accident.
struct Expectation {
    Role role;
    QString allowed;
};
const std::vector<Expectation> &table() {
    static const std::vector<Expectation> rows{
        {Role::Seat, u"none self calls_handle tickets_read tickets_write knowledge_read"_s},
        {Role::Dispatcher, u"none self tickets_read tickets_write personal_reveal knowledge_read"_s},
        {Role::UnitLiaison, u"none self tickets_read tickets_write"_s},
        {Role::Supervisor, u"none self calls_handle calls_supervise records_read personal_reveal tickets_read "
                           "tickets_write campaigns_read knowledge_read"_s},
        {Role::BusinessAdmin, u"none self records_read tickets_read tickets_write campaigns_read campaigns_manage "
                              "directory_manage knowledge_read knowledge_manage"_s},
        {Role::SystemAdmin, u"none self system_manage"_s},
        {Role::SecurityAdmin, u"none self security_manage"_s},
        {Role::AuditAdmin, u"none self audit_read"_s},
    };
    return rows;
}

} // namespace

class tst_Roles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPermission_ofEveryRole_data() {
        QTest::addColumn<int>("role");
        QTest::addColumn<int>("permission");
        QTest::addColumn<bool>("allowed");
        for (const auto &[role, allowed] : table())
            for (const Permission permission : allPermissions())
                QTest::addRow("%s %s", qPrintable(nameOf(role)), qPrintable(nameOf(permission)))
                    << int(role) << int(permission) << allowed.split(u' ').contains(nameOf(permission));
    }
    void everyPermission_ofEveryRole() {
        QFETCH(int, role);
        QFETCH(int, permission);
        QFETCH(bool, allowed);
        User user;
        user.id = newId();
        user.roles = {nameOf(Role(role))};
        QCOMPARE(Users::callerOf(user).may(Permission(permission)), allowed);
    }

    void liaisonWithoutUnit_isOfNone() {
        User user;
        user.roles = {u"unit_liaison"_s};
        QCOMPARE(Users::callerOf(user).unitId, u"none"_s);
        user.unitId = u"u1"_s;
        QCOMPARE(Users::callerOf(user).unitId, u"u1"_s);
        user.unitId.clear();
        user.roles << u"seat"_s; // sees all tickets anyway
        QCOMPARE(Users::callerOf(user).unitId, QString());
    }

    void table_knowsEveryRole() {
        QCOMPARE(table().size(), allRoles().size());
        for (const Role role : allRoles())
            QCOMPARE(roleFromName(nameOf(role)), role);
    }

    void officers_excludeEachOther() {
        int officers = 0;
        for (const Role one : allRoles()) {
            officers += isOfficer(one) ? 1 : 0;
            for (const Role other : allRoles()) {
                const auto checked = checkedRoles({nameOf(one), nameOf(other)});
                if (one != other && isOfficer(one) && isOfficer(other)) {
                    QVERIFY(!checked);
                    QCOMPARE(checked.error().code, u"access.officers_exclude_each_other"_s);
                } else {
                    QVERIFY(checked);
                }
            }
        }
        QCOMPARE(officers, 3);
    }

    void officersPermissions_belongToNobodyElse() {
        for (const Role officer : allRoles())
            for (const Role other : allRoles())
                if (isOfficer(officer) && officer != other)
                    QVERIFY(!permissionsOf(other).intersects(permissionsOf(officer)));
    }

    void unknownOrNoRole_isRefused() {
        QCOMPARE(checkedRoles({u"root"_s}).error().code, u"access.role_unknown"_s);
        QCOMPARE(checkedRoles({}).error().code, u"access.role_missing"_s);
    }

    void stranger_mayNothingButNone() {
        const Caller stranger;
        for (const Permission permission : allPermissions())
            QCOMPARE(stranger.may(permission), permission == Permission::None);
    }

    void engineAndKeyHolder_mayEverything() {
        for (const Permission permission : allPermissions()) {
            QVERIFY(Caller::engine().may(permission));
            QVERIFY(Caller::keyHolder().may(permission));
        }
        QCOMPARE(Caller::engine().login, u"engine"_s);
        QCOMPARE(Caller::keyHolder().login, u"keyfile"_s);
    }
};

LIANXIN_TEST(tst_Roles);
#include "tst_Roles.moc"
