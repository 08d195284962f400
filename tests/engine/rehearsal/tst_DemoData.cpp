// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/Services.h"
#include "engine/rehearsal/DemoData.h"
#include "platform/storage/Maintenance.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

class tst_DemoData : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void emptyStore_isFilled_asIfPeopleHadWorkedThere_onlyOnce() {
        QTemporaryDir dir;
        EngineConfig config;
        config.storePath = dir.filePath(u"hotline.db"_s);
        config.keyRing = config.storePath + u".keys.json"_s;
        config.keyFile = config.storePath + u".key"_s;
        QVERIFY(Services::create(config, CryptoSuite::Intl));
        const auto made = writeDemoData(config);
        QVERIFY2(made, made ? "" : qPrintable(made.error().toString()));
        QVERIFY(made->value("password"_L1).toString().size() >= 12);
        QCOMPARE(made->value("logins"_L1).toArray().size(), 8);

        {
            const auto opened = Services::open(config);
            QVERIFY(opened);
            Services &s = **opened;
            QVERIFY(s.access->users.findByLogin(u"linjing"_s) && s.access->users.findByLogin(u"wuhao"_s));
            const auto board = s.tickets->board({});
            QVERIFY(board);
            int stages = 0;
            for (const auto &column : board->value("columns"_L1).toArray())
                stages += column.toObject().value("total"_L1).toInteger() > 0;
            QVERIFY2(stages >= 4, qPrintable(QString::number(stages)));
            const auto desk = s.dispatch->desk({}, {}, 50);
            QVERIFY(desk);
            QVERIFY(desk->value("items"_L1).toArray().size() >= 4);
            QVERIFY(!desk->value("items"_L1).toArray().first()["suggestion"_L1]["units"_L1].toArray().isEmpty());
            QVERIFY(made->value("dispatchedByItself"_L1).toInt() >= 3);
            QCOMPARE(s.dispatch->figures(0, 0)->value("byPerson"_L1).toInt(), 2);
            QVERIFY(s.dispatch->activeModel()->toObject()["macroF1"_L1].toDouble() > 0.8);
            const auto figures = s.campaigns->figures(made->value("campaignId"_L1).toString(), true);
            QVERIFY(figures);
            QCOMPARE(figures->value("total"_L1).toInteger(), made->value("contacts"_L1).toInteger());
            QCOMPARE(figures->value("done"_L1).toInteger(), figures->value("total"_L1).toInteger());
            QVERIFY(figures->value("outcomes"_L1).toObject().size() >= 4);
            QVERIFY(figures->value("handOvers"_L1).toObject().value("answered"_L1).toInteger() >= 3);
            const auto calls = s.records->history({}, {}, 200);
            QCOMPARE(calls->value("items"_L1).toArray().size(), qsizetype(std::min<qint64>(200, made->value("calls"_L1).toInteger())));
            for (const auto &value : calls->value("items"_L1).toArray())
                QVERIFY(value.toObject().value("endedAt"_L1).toInteger() < SystemClock().now()); // nothing lies ahead
            QVERIFY(checkStore(*s.store)->ok());
        }
        const auto again = writeDemoData(config);
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"demo.not_empty"_s);
    }
};

LIANXIN_TEST(tst_DemoData);
#include "tst_DemoData.moc"
