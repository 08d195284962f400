// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoorHouse.h"
#include "support/RegistryWalk.h"
#include "support/TestRegistry.h"

using namespace lianxin;
using lianxin::test::DoorHouse;
using lianxin::test::registryFaults;

class tst_RegistryWalk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyDeclaration_saysEnough() {
        DoorHouse house;
        QVERIFY(house.registry.methods().size() > 25);
        const auto faults = registryFaults(house.registry);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void contract_ofThisFloor_isThere() {
        DoorHouse house;
        for (const char *name : {"session.login", "session.resume", "session.logout", "session.whoami", "engine.hello",
                                 "events.subscribe", "users.list", "users.add", "users.update", "users.lock", "audit.list",
                                 "audit.verify", "jobs.get", "jobs.cancel", "api.describe", "transfers.read"})
            QVERIFY2(house.registry.find(QString::fromLatin1(name)), name);
    }

    void describe_listsThemAll() {
        DoorHouse house;
        const auto document = house.door.call(Caller(), u"api.describe"_s, {});
        QVERIFY(document);
        QCOMPARE(document->toObject().value("methods"_L1).toArray().size(), qsizetype(house.registry.methods().size()));
    }
};

LIANXIN_TEST(tst_RegistryWalk);
#include "tst_RegistryWalk.moc"
