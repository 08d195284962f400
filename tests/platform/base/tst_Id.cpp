// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Id.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QSet>
#include <QTest>
#include <QUuid>
#include <thread>

using namespace lianxin;

class tst_Id : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void newId_isVersion7AndSortsByAge() {
        Id last;
        for (int i = 0; i < 10'000; ++i) {
            const Id id = newId();
            QVERIFY(isId(id));
            QCOMPARE(id[14], QChar(u'7')); // QUuid::version() of Qt 6.4 knows 1–5 only
            QVERIFY2(id > last, qPrintable(id));
            last = id;
        }
    }
    void newId_fromManyThreads_isUnique() {
        std::vector<QSet<Id>> made(4);
        {
            std::vector<std::jthread> threads;
            for (auto &set : made)
                threads.emplace_back([&set] {
                    for (int i = 0; i < 5'000; ++i)
                        set.insert(newId());
                });
        }
        QSet<Id> all;
        for (const auto &set : made)
            all += set;
        QCOMPARE(all.size(), 20'000);
    }
    void isId_refusesOtherText() {
        QVERIFY(!isId(u""));
        QVERIFY(!isId(u"not-a-uuid"));
        QVERIFY(!isId(u"{0190b1c0-0000-7000-8000-000000000000}"));
    }
};
LIANXIN_TEST(tst_Id);
#include "tst_Id.moc"
