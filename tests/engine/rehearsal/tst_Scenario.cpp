// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/CarrierSounds.h"
#include "engine/rehearsal/Scenario.h"
#include "engine/rehearsal/SpokenPeople.h"
#include "hotline/dialling/Outcome.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QSet>
#include <QTest>
#include <algorithm>

using namespace lianxin;

class tst_Scenario : public QObject {
    Q_OBJECT

    static QStringList numbers(int count, const QString &prefix = u"199000"_s) {
        QStringList list;
        for (int i = 0; i < count; ++i)
            list << prefix + u"%1"_s.arg(i, 5, 10, QChar(u'0'));
        return list;
    }

private Q_SLOTS:
    void draw_sameSeed_sameScenario_anotherSeed_another() {
        const auto a = Scenario::draw(numbers(40), numbers(6, u"199111"_s), 3, 7, 20);
        const auto b = Scenario::draw(numbers(40), numbers(6, u"199111"_s), 3, 7, 20);
        const auto c = Scenario::draw(numbers(40), numbers(6, u"199111"_s), 3, 8, 20);
        QCOMPARE(a.toJson(), b.toJson());
        QVERIFY(a.toJson() != c.toJson());
        QCOMPARE(a.citizens.size(), size_t(46));
        QCOMPARE(a.seats.size(), size_t(3));
        QCOMPARE(a.seed, 7u);
    }

    void draw_longEnough_hasEveryBehaviour_andThreeWhoReachASeat() {
        for (quint32 seed = 0; seed < 50; ++seed) {
            const auto s = Scenario::draw(numbers(int(noticeBehaviours().size()) + 2), {}, 1, seed, 1);
            QSet<QString> seen;
            int talkers = 0;
            for (const auto &c : s.citizens) {
                seen.insert(c.behaviour);
                talkers += findBehaviour(c.behaviour)->reachesSeat;
            }
            QCOMPARE(size_t(seen.size()), noticeBehaviours().size());
            QVERIFY(talkers >= 3);
        }
    }

    void draw_fewPeople_noPeople() {
        QCOMPARE(Scenario::draw(numbers(1), {}, 1, 1, 1).citizens.size(), size_t(1));
        QVERIFY(Scenario::draw({}, {}, 2, 1, 1).citizens.empty());
    }

    void tones_ofCitizensAndSeats_differ() {
        const auto s = Scenario::draw(numbers(60), numbers(9, u"199111"_s), 9, 3, 1);
        QSet<double> seats;
        for (const auto &seat : s.seats)
            seats.insert(seat.toneHz);
        for (const auto &c : s.citizens)
            QVERIFY(!seats.contains(c.toneHz));
    }

    void behaviours_areWellFormed() {
        for (const auto *table : {&noticeBehaviours(), &visitBehaviours(), &spokenBehaviours()}) {
            for (const auto &b : *table) {
                QVERIFY2(!b.calls.empty() && !b.inWords.isEmpty() && b.weight > 0, qPrintable(b.name));
                QVERIFY2(outcomeFromName(b.expectedOutcome), qPrintable(b.name));
                QVERIFY2(b.expectedHeard.isEmpty() || numberStateFromName(b.expectedHeard), qPrintable(b.name));
                for (const auto &plan : b.calls)
                    for (const QString &sound : {plan.early, plan.says})
                        QVERIFY2(sound.isEmpty() || std::any_of(carrierSounds().begin(), carrierSounds().end(), [&](const auto &s) { return s.name == sound; }),
                                 qPrintable(b.name));
                QCOMPARE(findBehaviour(b.name), &b);
                if (b.reachesSeat)
                    QVERIFY2(b.calls.back().talks, qPrintable(b.name));
            }
        }
        QVERIFY(!findBehaviour(u"none"_s));
    }

    void json_andBack_isTheSame() {
        auto s = Scenario::draw(numbers(20), numbers(4, u"199111"_s), 2, 5, 12.5, numbers(16, u"199222"_s));
        s.waves = u"/tmp/waves"_s;
        const auto again = Scenario::fromJson(s.toJson());
        QVERIFY(again);
        QCOMPARE(again->toJson(), s.toJson());
        QCOMPARE(again->citizen(s.citizens.front().number)->behaviour, s.citizens.front().behaviour);
        QVERIFY(!again->citizen(u"1"_s));
    }

    void json_damaged_isRefused() {
        const auto whole = Scenario::draw(numbers(3), {}, 1, 5, 1).toJson();
        const auto without = [&](const QString &list, const QString &key, const QJsonValue &value) {
            auto json = whole;
            auto items = json.value(list).toArray();
            auto first = items.first().toObject();
            first.insert(key, value);
            items[0] = first;
            json.insert(list, items);
            return Scenario::fromJson(json);
        };
        for (const auto &damaged : {without(u"citizens"_s, u"number"_s, u""_s), without(u"citizens"_s, u"behaviour"_s, u"flies"_s),
                                    without(u"citizens"_s, u"toneHz"_s, 0), without(u"seats"_s, u"login"_s, u""_s),
                                    without(u"seats"_s, u"toneHz"_s, -1)}) {
            QVERIFY(!damaged);
            QCOMPARE(damaged.error().code, u"rehearsal.scenario"_s);
        }
        // A test may give somebody calls of their own instead of a behaviour.
        const QJsonArray calls{QJsonObject{{u"keys"_s, QJsonArray{QJsonObject{{u"afterMs"_s, 9'000}, {u"key"_s, u"2"_s}}}}, {u"talks"_s, true}}};
        const auto own = without(u"citizens"_s, u"calls"_s, calls);
        QVERIFY(own);
        QCOMPARE(own->citizens[0].calls.size(), size_t(1));
        QCOMPARE(own->citizens[0].calls[0].keys[0].key, '2');
        QVERIFY(own->citizens[0].calls[0].talks);
        QVERIFY(!without(u"citizens"_s, u"calls"_s, QJsonArray{QJsonObject{{u"keys"_s, QJsonArray{QJsonObject{{u"key"_s, u"x"_s}}}}}}));
        auto still = whole;
        still.insert(u"speed"_s, 0);
        QVERIFY(!Scenario::fromJson(still));
    }
};

LIANXIN_TEST(tst_Scenario);
#include "tst_Scenario.moc"
