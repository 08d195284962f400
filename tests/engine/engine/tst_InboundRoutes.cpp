// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/InboundRoutes.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_InboundRoutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void route_ownNumberFirst_thenStar_thenTheShippedFlow_data() { StoreFixture::addBackendColumn(); }
    void route_ownNumberFirst_thenStar_thenTheShippedFlow() {
        STORE_FIXTURE(fixture, inboundSchema());
        InboundRoutes routes(fixture.store());
        QCOMPARE(routes.route(u"12345"_s).flowId, u"inbound"_s);
        QVERIFY(routes.set({u"*"_s, {}, u"general"_s}, u"u1"_s));
        QVERIFY(routes.route(u"12345"_s).flowId.isEmpty());
        QCOMPARE(routes.route(u"12345"_s).skill, u"general"_s);
        QVERIFY(routes.set({u"12345"_s, u"greeting"_s, {}}, u"u1"_s));
        QVERIFY(routes.set({u"12345"_s, u"other"_s, u"tax"_s}, u"u1"_s)); // replaces
        QCOMPARE(routes.route(u"12345"_s).flowId, u"other"_s);
        QCOMPARE(routes.route(u"12345"_s).skill, u"tax"_s);
        QCOMPARE(routes.route(u"12366"_s).skill, u"general"_s);
        QCOMPARE(routes.list()->size(), size_t(2));
        QVERIFY(routes.remove(u"12345"_s, u"u1"_s));
        QCOMPARE(routes.route(u"12345"_s).skill, u"general"_s);
        QCOMPARE(routes.remove(u"12345"_s, u"u1"_s).error().code, u"inbound.not_found"_s);
    }

    void set_noNumber_isRefused() {
        StoreFixture fixture(u"intl"_s, inboundSchema());
        InboundRoutes routes(fixture.store());
        for (const auto &number : {u""_s, u"12"_s, u"12a45"_s, u"**"_s, u"1234567890123456789012"_s, u"+"_s, u"12345 "_s})
            QCOMPARE(routes.set({number, {}, {}}, u"u1"_s).error().code, u"inbound.bad_number"_s);
        QVERIFY(routes.set({u"+861012345"_s, {}, {}}, u"u1"_s));
        QVERIFY(routes.list()->size() == 1);
    }

    void change_isAnEvent() {
        StoreFixture fixture(u"intl"_s, inboundSchema());
        InboundRoutes routes(fixture.store());
        QVERIFY(routes.set({u"12345"_s, u"greeting"_s, {}}, u"u1"_s));
        const auto events = fixture.store().eventsAfter(0, 10);
        QVERIFY(events && events->size() == 1);
        QCOMPARE(events->front().type, u"inbound.changed"_s);
        QCOMPARE(events->front().actor, u"u1"_s);
    }
};

LIANXIN_TEST(tst_InboundRoutes);
#include "tst_InboundRoutes.moc"
