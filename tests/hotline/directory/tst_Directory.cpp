// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/directory/Directory.h"
#include "hotline/directory/DirectoryMethods.h"
#include "hotline/directory/DirectorySchema.h"
#include "platform/access/Method.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_Directory : public QObject {
    Q_OBJECT

    ManualClock m_clock{1'773'194'400'000};

    struct World {
        explicit World(StoreFixture &fixture, const Clock &clock)
            : directory(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock) {}
        Directory directory;
        Id unit(const QString &name, const Id &superior = {}) {
            Unit u;
            u.name = name;
            u.superiorId = superior;
            return directory.saveUnit(u, {}, u"t"_s).valueOr({});
        }
    };

private Q_SLOTS:
    void units_saved_comeInTreeOrder_data() { StoreFixture::addBackendColumn(); }
    void units_saved_comeInTreeOrder() {
        STORE_FIXTURE(fixture, directorySchema());
        World w(fixture, m_clock);
        const Id city = w.unit(u"市人社局"_s);
        const Id district = w.unit(u"东城区人社局"_s, city);
        const Id station = w.unit(u"春和里社区"_s, district);
        w.unit(u"市城管局"_s);
        const auto units = w.directory.units();
        QVERIFY(units);
        QCOMPARE(units->size(), 4u);
        for (size_t i = 0; i < units->size(); ++i)
            if ((*units)[i].id == station) {
                QCOMPARE((*units)[i].level, 2);
                QCOMPARE((*units)[i - 1].id, district);
                QCOMPARE((*units)[i].superiorName, u"东城区人社局"_s);
            }
        QCOMPARE((*w.directory.superior(station))->id, district);
        QVERIFY(!*w.directory.superior(city));
        QCOMPARE(w.directory.unit(u"市人社局"_s)->id, city);
        QCOMPARE(w.directory.unit(u"无此单位"_s).error().code, u"directory.unit_not_found"_s);
    }
    void saveUnit_circle_isRefused_data() { StoreFixture::addBackendColumn(); }
    void saveUnit_circle_isRefused() {
        STORE_FIXTURE(fixture, directorySchema());
        World w(fixture, m_clock);
        const Id top = w.unit(u"上"_s);
        const Id below = w.unit(u"下"_s, top);
        Unit circle = *w.directory.unit(top);
        circle.superiorId = below;
        QCOMPARE(w.directory.saveUnit(circle, {}, u"t"_s).error().code, u"directory.unit_cycle"_s);
        circle.superiorId = u"nobody"_s;
        QCOMPARE(w.directory.saveUnit(circle, {}, u"t"_s).error().code, u"directory.unit_not_found"_s);
        QCOMPARE(w.directory.saveUnit({}, {}, u"t"_s).error().code, u"directory.unit_invalid"_s);
    }
    void saveUnit_again_keepsTheNumberThatIsNotGiven_data() { StoreFixture::addBackendColumn(); }
    void saveUnit_again_keepsTheNumberThatIsNotGiven() {
        STORE_FIXTURE(fixture, directorySchema());
        World w(fixture, m_clock);
        Unit unit;
        unit.name = u"甲"_s;
        QVERIFY(w.directory.saveUnit(unit, u"010-62345678"_s, u"t"_s));
        unit.district = u"东城区"_s;
        QVERIFY(w.directory.saveUnit(unit, {}, u"t"_s));
        const Unit known = *w.directory.unit(u"甲"_s);
        QCOMPARE(known.district, u"东城区"_s);
        QCOMPARE(known.phone.masked, u"010****78"_s);
        QCOMPARE(*fixture.sealer().open(known.phone.sealed, "phone"), u"01062345678"_s);
        QCOMPARE(w.directory.saveUnit(unit, u"12"_s, u"t"_s).error().code, u"phone.length"_s);
    }
    void liaisons_comeInRank_data() { StoreFixture::addBackendColumn(); }
    void liaisons_comeInRank() {
        STORE_FIXTURE(fixture, directorySchema());
        World w(fixture, m_clock);
        const Id unit = w.unit(u"甲"_s);
        QVERIFY(w.directory.addLiaison(unit, u"李副"_s, u"13900000002"_s, 2, u"t"_s));
        const auto first = w.directory.addLiaison(unit, u"王正"_s, u"13900000001"_s, 1, u"t"_s);
        QCOMPARE(*w.directory.addLiaison(unit, u"王正正"_s, u"139-0000-0001"_s, 1, u"t"_s), *first); // the same number is the same person
        const auto liaisons = w.directory.liaisons(unit);
        QCOMPARE(liaisons->size(), 2u);
        QCOMPARE((*liaisons)[0].nameMasked, u"王**"_s);
        QCOMPARE((*liaisons)[1].phone.masked, u"139****0002"_s);
        QCOMPARE(w.directory.addLiaison(u"nobody"_s, u"x"_s, u"13900000001"_s, 1, u"t"_s).error().code, u"directory.unit_not_found"_s);
    }
    void rememberCitizen_mergesPreferences_data() { StoreFixture::addBackendColumn(); }
    void rememberCitizen_mergesPreferences() {
        STORE_FIXTURE(fixture, directorySchema());
        World w(fixture, m_clock);
        const auto id = w.directory.rememberCitizen(u"13812341234"_s, u"张三"_s, {{u"speechRate"_s, u"slow"_s}, {u"dialect"_s, u"yue"_s}});
        QVERIFY(id);
        QCOMPARE(*w.directory.rememberCitizen(u"+86 138 1234 1234"_s, {}, {{u"language"_s, u"zh"_s}, {u"dialect"_s, QJsonValue::Null}}), *id);
        const auto citizen = *w.directory.citizen(w.directory.seal(u"13812341234"_s).index);
        QVERIFY(citizen);
        QCOMPARE(citizen->nameMasked, u"张*"_s);
        QCOMPARE(*fixture.sealer().open(citizen->nameSealed, "name"), u"张三"_s);
        QCOMPARE(citizen->preferences, QJsonObject({{u"speechRate"_s, u"slow"_s}, {u"language"_s, u"zh"_s}}));
        QVERIFY(!*w.directory.citizen(w.directory.seal(u"13900000000"_s).index));
    }
    void doNotCall_holdsUntilItsEnd_data() { StoreFixture::addBackendColumn(); }
    void doNotCall_holdsUntilItsEnd() {
        STORE_FIXTURE(fixture, directorySchema());
        World w(fixture, m_clock);
        const auto id = w.directory.addDoNotCall(u"138 1234 1234"_s, u"本人要求"_s, m_clock.now() + 1000, u"person"_s, u"zhou"_s);
        QVERIFY(id);
        QVERIFY(*w.directory.contains(u"+8613812341234"_s));
        QVERIFY(!*w.directory.contains(u"13812341235"_s));
        const QByteArray index = w.directory.seal(u"13812341234"_s).index;
        QCOMPARE((*w.directory.doNotCall(index, m_clock.now()))->reason, u"本人要求"_s);
        QVERIFY(!*w.directory.doNotCall(index, m_clock.now() + 1000));
        QCOMPARE(*w.directory.addDoNotCall(u"13812341234"_s, u"投诉"_s, 0, u"call"_s, u"zhou"_s), *id); // replaces
        QCOMPARE((*w.directory.doNotCall(index, m_clock.now() + 100000))->reason, u"投诉"_s);
        QCOMPARE(w.directory.addDoNotCall(u"13812341234"_s, {}, 1, u"person"_s, {}).error().code, u"directory.dnc_past"_s);
        QVERIFY(w.directory.removeDoNotCall(*id, u"zhou"_s));
        QVERIFY(!*w.directory.contains(u"13812341234"_s));
        QCOMPARE(w.directory.removeDoNotCall(*id, u"zhou"_s).error().code, u"directory.dnc_not_found"_s);
    }
    void doNotCallList_pages_data() { StoreFixture::addBackendColumn(); }
    void doNotCallList_pages() {
        STORE_FIXTURE(fixture, directorySchema());
        World w(fixture, m_clock);
        for (int i = 0; i < 7; ++i)
            QVERIFY(w.directory.addDoNotCall(u"1381234000%1"_s.arg(i), {}, 0, u"person"_s, {}));
        QStringList seen;
        QString cursor;
        do {
            const auto page = w.directory.doNotCallList(cursor, 3);
            QVERIFY(page);
            QCOMPARE(page->total, 7);
            for (const DncEntry &entry : page->items)
                seen << entry.id;
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), 7);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 7);
    }
    void methods_neverShowANumberWhole_data() { StoreFixture::addBackendColumn(); }
    void methods_neverShowANumberWhole() {
        STORE_FIXTURE(fixture, directorySchema());
        World w(fixture, m_clock);
        Registry registry;
        registerDirectoryMethods(registry, w.directory);
        const auto call = [&](const QString &method, const QJsonObject &params) { return registry.find(method)->handler({}, params); };
        QVERIFY(call(u"dnc.add"_s, {{u"number"_s, u"13812341234"_s}, {u"reason"_s, u"本人要求"_s}}));
        const auto list = call(u"dnc.list"_s, {});
        const QJsonObject entry = list->toObject().value("items"_L1).toArray().at(0).toObject();
        QCOMPARE(entry.value("number"_L1).toString(), u"138****1234"_s);
        QVERIFY(call(u"dnc.check"_s, {{u"number"_s, u"13812341234"_s}})->toObject().value("listed"_L1).toBool());
        QVERIFY(call(u"dnc.remove"_s, {{u"id"_s, entry.value("id"_L1)}}));
        QCOMPARE(call(u"dnc.list"_s, {})->toObject().value("total"_L1).toInt(), 0);
        QCOMPARE(call(u"units.list"_s, {})->toObject().value("items"_L1).toArray().size(), 0);
    }
    void slowSpeech_isAskedForByWishAgeAndNote_data() {
        QTest::addColumn<QJsonObject>("wishes");
        QTest::addColumn<bool>("slow");
        QTest::newRow("nothing noted") << QJsonObject() << false;
        QTest::newRow("said so") << QJsonObject{{u"speechRate"_s, u"slow"_s}} << true;
        QTest::newRow("old") << QJsonObject{{u"elderly"_s, true}} << true;
        QTest::newRow("70 this year") << QJsonObject{{u"birthYear"_s, 1956}} << true;
        QTest::newRow("69 this year") << QJsonObject{{u"birthYear"_s, 1957}} << false;
        QTest::newRow("old by the year, said not to be") << QJsonObject{{u"birthYear"_s, 1940}, {u"elderly"_s, false}} << false;
        QTest::newRow("said not to be, and wants it slow") << QJsonObject{{u"elderly"_s, false}, {u"speechRate"_s, u"slow"_s}} << true;
    }
    void slowSpeech_isAskedForByWishAgeAndNote() {
        QFETCH(QJsonObject, wishes);
        QTEST(Directory::wantSlowSpeech(wishes, 2026, 70), "slow");
    }
    void dncList_isNarrowedByNumberAndSource_data() { StoreFixture::addBackendColumn(); }
    void dncList_isNarrowedByNumberAndSource() {
        STORE_FIXTURE(fixture, directorySchema());
        World w(fixture, m_clock);
        for (int i = 0; i < 5; ++i)
            QVERIFY(w.directory.addDoNotCall(u"1381234000%1"_s.arg(i), {}, 0, i % 2 ? u"call"_s : u"person"_s, u"t"_s));
        QCOMPARE(w.directory.doNotCallList({}, 100, {}, u"call"_s)->items.size(), 2u);
        QCOMPARE(w.directory.doNotCallList({}, 100, u"138 1234 0003"_s)->items.size(), 1u);
        QCOMPARE(w.directory.doNotCallList({}, 100, u"13812340009"_s)->total, 0);
        QVERIFY(!w.directory.doNotCallList({}, 100, u"x"_s));
        const auto first = w.directory.doNotCallList({}, 2, {}, u"person"_s);
        QCOMPARE(first->total, 3);
        QCOMPARE(w.directory.doNotCallList(first->next, 2, {}, u"person"_s)->items.size(), 1u);
    }
    void units_overTheMethods_areAddedChangedAndTheirPeopleToo_data() { StoreFixture::addBackendColumn(); }
    void units_overTheMethods_areAddedChangedAndTheirPeopleToo() {
        STORE_FIXTURE(fixture, directorySchema());
        World w(fixture, m_clock);
        Registry registry;
        registerDirectoryMethods(registry, w.directory);
        const auto call = [&](const QString &method, const QJsonObject &params) { return registry.find(method)->handler({}, params); };
        const auto city = call(u"units.save"_s, {{u"name"_s, u"市人社局"_s}, {u"phone"_s, u"010-62345678"_s}, {u"district"_s, u"市辖区"_s}});
        QVERIFY2(city, city ? "" : qPrintable(city.error().toString()));
        const QString id = city->toObject()[u"id"_s].toString();
        QCOMPARE(call(u"units.save"_s, {{u"name"_s, u"市人社局"_s}}).error().code, u"directory.unit_exists"_s);
        // What is not named stays.
        QVERIFY(call(u"units.save"_s, {{u"id"_s, id}, {u"name"_s, u"市人力资源局"_s}}));
        const auto renamed = call(u"units.get"_s, {{u"id"_s, id}})->toObject();
        QCOMPARE(renamed[u"name"_s].toString(), u"市人力资源局"_s);
        QCOMPARE(renamed[u"district"_s].toString(), u"市辖区"_s);
        QVERIFY(renamed[u"phone"_s].toString().contains(u'*'));
        const auto names = call(u"units.names"_s, {})->toObject()[u"items"_s].toArray(); // nothing but what they are called
        QCOMPARE(names.size(), 1);
        QCOMPARE(names.at(0).toObject(), (QJsonObject{{u"id"_s, id}, {u"name"_s, u"市人力资源局"_s}, {u"district"_s, u"市辖区"_s}}));
        // A name or code of another unit is not taken from it.
        const auto other = call(u"units.save"_s, {{u"name"_s, u"区人社局"_s}, {u"code"_s, u"Q1"_s}});
        QVERIFY(other);
        QCOMPARE(call(u"units.save"_s, {{u"id"_s, id}, {u"name"_s, u"区人社局"_s}}).error().code, u"directory.unit_exists"_s);
        QCOMPARE(call(u"units.save"_s, {{u"id"_s, id}, {u"name"_s, u"市人力资源局"_s}, {u"code"_s, u"Q1"_s}}).error().place, u"code"_s);
        QCOMPARE(call(u"units.save"_s, {{u"name"_s, u"新局"_s}, {u"code"_s, u"Q1"_s}}).error().code, u"directory.unit_exists"_s);
        QCOMPARE(call(u"units.list"_s, {})->toObject()[u"items"_s].toArray().size(), 2);
        const auto person = call(u"units.saveContact"_s, {{u"unitId"_s, id}, {u"name"_s, u"王正"_s}, {u"phone"_s, u"13900000001"_s}});
        QVERIFY(person);
        QCOMPARE(call(u"units.get"_s, {{u"id"_s, id}})->toObject()[u"contacts"_s].toArray().size(), 1);
        QVERIFY(call(u"units.removeContact"_s, {{u"id"_s, person->toObject()[u"id"_s]}}));
        QCOMPARE(call(u"units.get"_s, {{u"id"_s, id}})->toObject()[u"contacts"_s].toArray().size(), 0);
        QCOMPARE(call(u"units.import"_s, {}).error().code, u"directory.no_file"_s);
        QVERIFY(!registry.find(u"units.export"_s)); // needs somewhere to put the file
    }
    void wishes_overTheMethods_areNotedChangedAndTakenBack_data() { StoreFixture::addBackendColumn(); }
    void wishes_overTheMethods_areNotedChangedAndTakenBack() {
        STORE_FIXTURE(fixture, directorySchema());
        World w(fixture, m_clock);
        Registry registry;
        registerDirectoryMethods(registry, w.directory);
        const auto call = [&](const QString &method, const QJsonObject &params) { return registry.find(method)->handler({}, params); };
        const auto wishes = [&](const QString &number) { return call(u"citizens.wishes"_s, {{u"number"_s, number}})->toObject(); };
        const auto set = [&](const QString &number, const QJsonObject &wanted) { return call(u"citizens.setWishes"_s, {{u"number"_s, number}, {u"wishes"_s, wanted}}); };

        QVERIFY(!wishes(u"19900000001"_s).value("known"_L1).toBool());
        QCOMPARE(call(u"citizens.wishes"_s, {{u"number"_s, u"nobody"_s}}).error().kind, ErrorKind::BadInput);
        const QJsonObject all{{u"hours"_s, QJsonArray{u"09:00-11:00"_s, u"14:00-18:00"_s}}, {u"automaticCalls"_s, false}, {u"birthYear"_s, 1950},
                              {u"minor"_s, false}, {u"elderly"_s, true}, {u"speechRate"_s, u"slow"_s}, {u"dialect"_s, u"yue"_s}, {u"language"_s, u"zh"_s}};
        const auto noted = set(u"199 0000 0001"_s, all);
        QVERIFY2(noted, noted ? "" : qPrintable(noted.error().toString()));
        QCOMPARE(wishes(u"+86 199-0000-0001"_s).value("wishes"_L1).toObject(), all); // however the number is written
        // One is changed, one taken back, the others stay; it is the same citizen.
        const auto again = set(u"19900000001"_s, {{u"automaticCalls"_s, true}, {u"hours"_s, QJsonValue()}});
        QCOMPARE(*again, *noted);
        const QJsonObject now = wishes(u"19900000001"_s).value("wishes"_L1).toObject();
        QCOMPARE(now.value("automaticCalls"_L1), QJsonValue(true));
        QVERIFY(!now.contains(u"hours"_s));
        QCOMPARE(now.value("dialect"_L1).toString(), u"yue"_s);
        // What can't be kept to is refused, and changes nothing.
        for (const QJsonObject &bad : {QJsonObject{{u"hours"_s, QJsonArray{u"18:00-14:00"_s}}}, QJsonObject{{u"hours"_s, QJsonArray()}}, QJsonObject{{u"hours"_s, u"evening"_s}},
                                       QJsonObject{{u"automaticCalls"_s, u"no"_s}}, QJsonObject{{u"birthYear"_s, 19}}, QJsonObject{{u"elderly"_s, 1}},
                                       QJsonObject{{u"dialect"_s, u"min"_s}, {u"minor"_s, u"x"_s}}, QJsonObject{{u"dialect"_s, 7}},
                                       QJsonObject{{u"language"_s, QString(21, u'x')}}, QJsonObject{{u"speechRate"_s, u"13812341234"_s}},
                                       QJsonObject{{u"note"_s, u"刘建国，住春江路88号"_s}}}) {
            const auto refused = set(u"19900000001"_s, bad);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, u"directory.bad_wish"_s);
        }
        QCOMPARE(wishes(u"19900000001"_s).value("wishes"_L1).toObject(), now);
        QVERIFY(registry.find(u"citizens.setWishes")->permission == Permission::TicketsWrite);
        QVERIFY(registry.find(u"citizens.setWishes")->audit == Audit::Write);
        QVERIFY(registry.find(u"citizens.wishes")->audit == Audit::Read);
    }
};
LIANXIN_TEST(tst_Directory);
#include "tst_Directory.moc"
