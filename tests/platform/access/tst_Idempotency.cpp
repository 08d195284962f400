// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/AccessSchema.h"
#include "platform/access/Idempotency.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using lianxin::test::StoreFixture;

class tst_Idempotency : public QObject {
    Q_OBJECT
    ManualClock m_clock{1'700'000'000'000};

private Q_SLOTS:
    void sameKey_givesTheFirstAnswer_data() { StoreFixture::addBackendColumn(); }
    void sameKey_givesTheFirstAnswer() {
        STORE_FIXTURE(fixture, accessSchema());
        Idempotency keys(fixture.store(), m_clock);
        Caller caller;
        caller.userId = u"u1"_s;
        const QJsonObject params{{u"name"_s, u"夏"_s}};
        const QString key = u"key-00001"_s;
        const auto first = keys.begin(caller, key, u"a.b"_s, params);
        QVERIFY2(first, first ? "" : qPrintable(first.error().toString()));
        QVERIFY(!*first);
        // A second one while the first is at it, or after an engine died over it.
        QCOMPARE(keys.begin(caller, key, u"a.b"_s, params).error().code, u"access.key_unfinished"_s);
        QVERIFY(keys.finish(caller, key, QJsonObject{{u"id"_s, u"x"_s}}));
        const auto second = keys.begin(caller, key, u"a.b"_s, params);
        QVERIFY(second && *second);
        QCOMPARE((**second)["id"_L1].toString(), u"x"_s);
        QCOMPARE(keys.begin(caller, key, u"a.c"_s, params).error().code, u"access.key_reused"_s);
        QCOMPARE(keys.begin(caller, key, u"a.b"_s, {}).error().code, u"access.key_reused"_s);
        Caller other;
        other.userId = u"u2"_s;
        QVERIFY(!keys.begin(other, key, u"a.c"_s, {})->has_value()); // somebody else's key
    }

    void abandoned_isFreeAgain() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        Idempotency keys(fixture.store(), m_clock);
        QVERIFY(!keys.begin({}, u"key-00001"_s, u"a.b"_s, {})->has_value());
        QVERIFY(keys.abandon({}, u"key-00001"_s));
        QVERIFY(!keys.begin({}, u"key-00001"_s, u"a.b"_s, {})->has_value());
    }

    void purge_forgetsAfterADay() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        Idempotency keys(fixture.store(), m_clock);
        QVERIFY(keys.begin({}, u"key-00001"_s, u"a.b"_s, {}));
        QVERIFY(keys.finish({}, u"key-00001"_s, 5));
        m_clock.advance(24 * 3600'000);
        QVERIFY(keys.purge());
        QVERIFY(keys.begin({}, u"key-00001"_s, u"a.b"_s, {})->has_value());
        m_clock.advance(1);
        QVERIFY(keys.purge());
        QVERIFY(!keys.begin({}, u"key-00001"_s, u"a.b"_s, {})->has_value());
    }

    void badKeys_areRefused() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        Idempotency keys(fixture.store(), m_clock);
        for (const QString &key : {u"short"_s, QString(65, u'x'), u"with space"_s, u"中文中文中文中文"_s})
            QCOMPARE(keys.begin({}, key, u"a.b"_s, {}).error().code, u"access.key_invalid"_s);
    }
};

LIANXIN_TEST(tst_Idempotency);
#include "tst_Idempotency.moc"
