// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/door/EventFeed.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using lianxin::test::StoreFixture;

class tst_EventFeed : public QObject {
    Q_OBJECT
    static void emitEvents(Store &store, int count) {
        QVERIFY(store.write([&](Transaction &t) {
            for (int i = 0; i < count; ++i)
                t.emitEvent(u"ticket.created"_s, u"t"_s, {}, u"engine"_s);
        }));
    }
    static qint64 drain(EventFeed &feed, qint64 cursor, int limit) {
        for (;;) {
            const auto events = feed.after(cursor, limit);
            if (!events || events->empty())
                return cursor;
            for (const auto &event : *events) {
                if (event.seq != cursor + 1)
                    return -event.seq;
                cursor = event.seq;
            }
        }
    }

private Q_SLOTS:
    void after_anyCursor_isGapless_data() { StoreFixture::addBackendColumn(); }
    void after_anyCursor_isGapless() {
        STORE_FIXTURE(fixture, std::vector<Migration>{});
        emitEvents(fixture.store(), 30);
        EventFeed feed(fixture.store(), 16); // keeps fewer than there are
        QCOMPARE(drain(feed, 0, 7), 30);
        QCOMPARE(drain(feed, 20, 7), 30);
        emitEvents(fixture.store(), 5);
        QCOMPARE(drain(feed, 30, 7), 30); // not told yet
        feed.wake();
        QCOMPARE(drain(feed, 30, 7), 35);
        QCOMPARE(drain(feed, 0, 1000), 35);
    }

    void after_startedLate_readsTheRecentOnesOnce() {
        StoreFixture fixture(u"intl"_s, {});
        emitEvents(fixture.store(), 1500);
        EventFeed feed(fixture.store());
        QCOMPARE(drain(feed, 1400, 50), 1500);
        QCOMPARE(drain(feed, 100, 200), 1500);
    }
};

LIANXIN_TEST(tst_EventFeed);
#include "tst_EventFeed.moc"
