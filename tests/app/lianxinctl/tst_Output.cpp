// SPDX-License-Identifier: GPL-3.0-or-later
#include "Output.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace lianxin;

class tst_Output : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void board_showsTheTicketsOfEachColumn_timesInTheHotlinesZone() {
        const QJsonObject ticket{{u"number"_s, u"202603110001"_s}, {u"title"_s, u"路灯不亮"_s}, {u"badges"_s, QJsonArray{u"督办"_s, u"超期"_s}},
                                 {u"id"_s, u"x"_s}};
        const QString text = ctl::textOf(
            QJsonObject{{u"columns"_s, QJsonArray{QJsonObject{{u"state"_s, u"processing"_s}, {u"total"_s, 1}, {u"items"_s, QJsonArray{ticket}}},
                                                  QJsonObject{{u"state"_s, u"closed"_s}, {u"total"_s, 0}, {u"items"_s, QJsonArray()}}}},
                        {u"overdue"_s, 1}},
            {u"number"_s, u"title"_s, u"badges"_s});
        QCOMPARE(text, u"columns:\n"
                       "  state processing, total 1\n"
                       "number        title     badges\n"
                       "202603110001  路灯不亮  督办, 超期\n"
                       "  state closed, total 0\n"
                       "overdue: 1\n"_s);
        QVERIFY(ctl::textOf(QJsonObject{{u"deadline"_s, qint64(1'796'140'799'000)}}, {}).contains(u"2026-12-01 23:59:59"));
    }
};
LIANXIN_TEST(tst_Output);
#include "tst_Output.moc"
