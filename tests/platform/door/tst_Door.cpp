// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoorHouse.h"
#include "support/TestRegistry.h"

using namespace lianxin;
using lianxin::test::DoorHouse;

class tst_Door : public QObject {
    Q_OBJECT
    static QString code(const Expected<QJsonValue> &result) { return result ? u"ok"_s : result.error().code; }

private Q_SLOTS:
    void permission_isChecked() {
        DoorHouse house;
        const QJsonObject params{{u"id"_s, u"1"_s}};
        QCOMPARE(code(house.door.call(house.as(u"zhou"_s), u"sample.read"_s, params)), u"ok"_s);
        QCOMPARE(code(house.door.call(house.as(u"auditor"_s), u"sample.read"_s, params)), u"door.forbidden"_s);
        QCOMPARE(code(house.door.call(Caller(), u"sample.read"_s, params)), u"door.login_first"_s);
        QCOMPARE(code(house.door.call(Caller(), u"engine.hello"_s, {{u"client"_s, u"x"_s}, {u"version"_s, u"1"_s}, {u"protocol"_s, 1}})), u"ok"_s);
        QCOMPARE(code(house.door.call(house.as(u"zhou"_s), u"no.such"_s, {})), u"door.unknown_method"_s);
        // A refusal for want of permission is written down, even of a method that is not audited otherwise.
        QCOMPARE(code(house.door.call(house.as(u"zhou"_s), u"users.list"_s, {})), u"door.forbidden"_s);
        QCOMPARE(house.trail(u"users.list"_s).size(), 1u);
        QCOMPARE(house.trail(u"users.list"_s)[0].outcome, u"door.forbidden"_s);
    }

    void params_areChecked_data() {
        QTest::addColumn<QJsonObject>("params");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, QJsonObject params, const QString &expected, bool id = true) {
            if (id)
                params.insert(u"id"_s, u"1"_s);
            QTest::newRow(name) << params << expected;
        };
        row("all", {{u"limit"_s, 5}, {u"flag"_s, true}, {u"list"_s, QJsonArray()}, {u"map"_s, QJsonObject()}, {u"ratio"_s, 0.5}}, u"ok"_s);
        row("missing", {}, u"door.param_missing"_s, false);
        row("null for a required one", {{u"id"_s, QJsonValue::Null}}, u"door.param_missing"_s, false);
        row("null for an optional one", {{u"limit"_s, QJsonValue::Null}}, u"ok"_s);
        row("string for a number", {{u"limit"_s, u"5"_s}}, u"door.param_type"_s);
        row("fraction for an integer", {{u"limit"_s, 5.5}}, u"door.param_type"_s);
        row("huge for an integer", {{u"limit"_s, 1e300}}, u"door.param_type"_s);
        row("number for a boolean", {{u"flag"_s, 1}}, u"door.param_type"_s);
        row("object for an array", {{u"list"_s, QJsonObject()}}, u"door.param_type"_s);
        row("array for an object", {{u"map"_s, QJsonArray()}}, u"door.param_type"_s);
        row("number for a string", {{u"id"_s, 5}}, u"door.param_type"_s, false);
        row("unknown", {{u"extra"_s, 1}}, u"door.param_unknown"_s);
    }
    void params_areChecked() {
        QFETCH(QJsonObject, params);
        QFETCH(QString, expected);
        static DoorHouse *house = new DoorHouse; // one store for all rows
        QCOMPARE(code(house->door.call(house->as(u"zhou"_s), u"sample.read"_s, params)), expected);
        if (QByteArray(QTest::currentDataTag()) == "unknown")
            delete std::exchange(house, nullptr);
    }

    void result_isMasked_forEverybody() {
        DoorHouse house;
        for (const Caller &caller : {house.as(u"zhou"_s), house.as(u"boss"_s), Caller::engine()}) {
            const auto result = house.door.call(caller, u"sample.read"_s, {{u"id"_s, u"1"_s}})->toObject();
            QCOMPARE(result.value("phone"_L1).toString(), u"138****1234"_s);
            QCOMPARE(result.value("name"_L1).toString(), u"张**"_s);
        }
    }

    void reveal_needsPermissionAndPurpose_andIsAudited() {
        DoorHouse house;
        const QJsonObject params{{u"id"_s, u"c1"_s}, {u"purpose"_s, u"复核投诉"_s}};
        QCOMPARE(code(house.door.call(house.as(u"zhou"_s), u"sample.reveal"_s, params)), u"door.forbidden"_s);
        QCOMPARE(code(house.door.call(house.as(u"boss"_s), u"sample.reveal"_s, {{u"id"_s, u"c1"_s}})), u"door.param_missing"_s);
        const auto shown = house.door.call(house.as(u"boss"_s), u"sample.reveal"_s, params);
        QCOMPARE(shown->toObject().value("phone"_L1).toString(), u"13812341234"_s);
        const auto trail = house.trail(u"sample.reveal"_s);
        QCOMPARE(trail.size(), 2u);
        QCOMPARE(trail[1].login, u"boss"_s);
        QCOMPARE(trail[1].category, u"security"_s);
        QCOMPARE(trail[1].target, u"c1"_s);
        QCOMPARE(trail[1].detail.value("purpose"_L1).toString(), u"复核投诉"_s);
    }

    void audit_keepsNoPersonalDataAndNoSecrets() {
        DoorHouse house;
        QVERIFY(house.door.call(house.as(u"zhou"_s), u"sample.read"_s,
                                {{u"id"_s, u"打给13812341234"_s}, {u"phone"_s, u"13912341234"_s},
                                 {u"map"_s, QJsonObject{{u"password"_s, u"geheim"_s}, {u"long"_s, QString(5000, u'x')}}}}));
        const auto record = house.trail(u"sample.read"_s).at(0);
        const QByteArray text = QJsonDocument(record.toJson()).toJson();
        QVERIFY2(!text.contains("13812341234") && !text.contains("13912341234") && !text.contains("geheim"), text.constData());
        QVERIFY(text.size() < 1500);
        QCOMPARE(record.outcome, u"ok"_s);
        QCOMPARE(record.login, u"zhou"_s);
        QVERIFY(house.access.audit.verify()->intact);
    }

    void failures_areAuditedWithTheirCode() {
        DoorHouse house;
        QCOMPARE(code(house.door.call(house.as(u"zhou"_s), u"sample.read"_s, {{u"id"_s, u"none"_s}})), u"sample.unknown"_s);
        QCOMPARE(house.trail(u"sample.read"_s).at(0).outcome, u"sample.unknown"_s);
    }

    void auditUnwritable_withholdsTheAnswer() {
        DoorHouse house;
        QVERIFY(house.fixture.store().write([](Transaction &t) { t.execute(u"DROP TABLE audit"_s); }));
        const auto result = house.door.call(house.as(u"zhou"_s), u"sample.read"_s, {{u"id"_s, u"1"_s}});
        QCOMPARE(code(result), u"door.audit_failed"_s);
        QCOMPARE(int(result.error().kind), int(ErrorKind::Store));
    }

    void storeFailure_inAHandler_isAnAnswer() {
        DoorHouse house;
        QCOMPARE(code(house.door.call(house.as(u"zhou"_s), u"sample.throws"_s, {})), u"storage.disk_full"_s);
    }

    void idempotencyKey_doesItOnce_data() { lianxin::test::StoreFixture::addBackendColumn(); }
    void idempotencyKey_doesItOnce() {
        QFETCH(QString, backend);
        if (const auto reason = lianxin::test::StoreFixture::whyNot(backend); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        DoorHouse house(backend);
        const Caller zhou = house.as(u"zhou"_s);
        const QJsonObject keyed{{u"name"_s, u"a"_s}, {u"idempotencyKey"_s, u"key-00001"_s}};
        const auto first = house.door.call(zhou, u"sample.write"_s, keyed);
        const auto second = house.door.call(zhou, u"sample.write"_s, keyed);
        QVERIFY2(first, first ? "" : qPrintable(first.error().toString()));
        QCOMPARE(*second, *first);
        QCOMPARE(house.written, 1);
        QCOMPARE(house.trail(u"sample.write"_s).size(), 1u);
        QCOMPARE(code(house.door.call(zhou, u"sample.write"_s, {{u"name"_s, u"b"_s}}, {.idempotencyKey = u"key-00001"_s})), u"access.key_reused"_s);
        QCOMPARE(code(house.door.call(house.as(u"boss"_s), u"sample.write"_s, keyed)), u"ok"_s); // another person's key
        QCOMPARE(house.written, 2);
        // A failure changes nothing, so the key may be tried again.
        const QJsonObject bad{{u"name"_s, u"bad"_s}, {u"idempotencyKey"_s, u"key-00002"_s}};
        QCOMPARE(code(house.door.call(zhou, u"sample.write"_s, bad)), u"sample.bad"_s);
        QCOMPARE(code(house.door.call(zhou, u"sample.write"_s, bad)), u"sample.bad"_s);
        QCOMPARE(house.written, 4);
        QCOMPARE(code(house.door.call(zhou, u"sample.read"_s, {{u"id"_s, u"1"_s}, {u"idempotencyKey"_s, u"key-00003"_s}})), u"door.key_not_taken"_s);
    }

    void asyncMethod_answersLater_once() {
        DoorHouse house;
        QCOMPARE(code(house.door.call(house.as(u"zhou"_s), u"sample.later"_s, {})), u"door.asynchronous"_s);
        int answers = 0;
        house.door.call(house.as(u"zhou"_s), u"sample.later"_s, {}, {}, [&](const Expected<QJsonValue> &) { ++answers; });
        QCOMPARE(answers, 0);
        house.waiting.at(0)(QJsonValue(1));
        house.waiting.at(0)(QJsonValue(2));
        QCOMPARE(answers, 1);
    }

    void events_areMaskedAndFilteredByPermission() {
        DoorHouse house;
        Event event{1, u"engine"_s, u"ticket.created"_s, u"t1"_s, u"engine"_s, 5, {{u"phone"_s, u"13812341234"_s}}};
        const auto seen = house.door.eventFor(house.as(u"zhou"_s), event);
        QVERIFY(seen);
        QCOMPARE((*seen)["payload"_L1]["phone"_L1].toString(), u"138****1234"_s);
        QVERIFY(!house.door.eventFor(house.as(u"guard"_s), event));
        event.type = u"undeclared.thing"_s;
        QVERIFY(!house.door.eventFor(Caller::engine(), event));
        event.type = u"job.progress"_s;
        event.actor = house.as(u"zhou"_s).userId;
        QVERIFY(house.door.eventFor(house.as(u"zhou"_s), event));
        QVERIFY(!house.door.eventFor(house.as(u"boss"_s), event)); // somebody else's job
    }

    void users_methods_work() {
        DoorHouse house;
        const Caller guard = house.as(u"guard"_s);
        const auto added = house.door.call(guard, u"users.add"_s,
                                           {{u"login"_s, u"wang"_s}, {u"displayName"_s, u"王芳"_s}, {u"password"_s, u"long enough 1"_s}, {u"roles"_s, QJsonArray{u"seat"_s}}});
        QVERIFY2(added, added ? "" : qPrintable(added.error().toString()));
        QVERIFY(!QJsonDocument(house.trail(u"users.add"_s).at(0).toJson()).toJson().contains("long enough"));
        QCOMPARE(house.door.call(guard, u"users.list"_s, {})->toObject().value("items"_L1).toArray().size(), 5);
        QCOMPARE(code(house.door.call(guard, u"users.lock"_s, {{u"id"_s, u"wang"_s}})), u"ok"_s);
        QVERIFY(house.access.users.findByLogin(u"wang"_s)->locked);
        QCOMPARE(code(house.door.call(guard, u"users.unlock"_s, {{u"id"_s, added->toObject().value("id"_L1)}})), u"ok"_s);
        QCOMPARE(code(house.door.call(guard, u"users.update"_s, {{u"id"_s, added->toObject().value("id"_L1)}, {u"displayName"_s, u"王方"_s}})), u"ok"_s);
        QCOMPARE(house.access.users.findByLogin(u"wang"_s)->displayName, u"王方"_s);
        QCOMPARE(code(house.door.call(guard, u"users.lock"_s, {{u"id"_s, u"nobody"_s}})), u"access.user_unknown"_s);
        QCOMPARE(code(house.door.call(house.as(u"auditor"_s), u"audit.verify"_s, {})), u"ok"_s);
        const auto page = house.door.call(house.as(u"auditor"_s), u"audit.list"_s, {{u"limit"_s, 1}})->toObject();
        QCOMPARE(page.value("items"_L1).toArray().size(), 1);
        QCOMPARE(page.value("next"_L1).toInteger(), 1);
        const auto newest = house.door.call(house.as(u"auditor"_s), u"audit.list"_s,
                                            {{u"newestFirst"_s, true}, {u"filter"_s, QJsonObject{{u"outcome"_s, u"failed"_s}, {u"method"_s, u"users.*"_s}}}})->toObject();
        QCOMPARE(newest.value("items"_L1).toArray().size(), 1);
        QCOMPARE(newest.value("items"_L1)[0]["outcome"_L1].toString(), u"access.user_unknown"_s);
        QVERIFY(newest.value("next"_L1).isNull());
    }

    void jobs_belongToTheirOwner() {
        DoorHouse house;
        const auto id = house.access.jobs.start(u"a.b"_s, house.as(u"zhou"_s), [](JobControl &) -> Expected<QJsonValue> { return QJsonValue(); });
        QTRY_COMPARE(house.access.jobs.running(), 0);
        QCOMPARE(code(house.door.call(house.as(u"zhou"_s), u"jobs.get"_s, {{u"id"_s, *id}})), u"ok"_s);
        QCOMPARE(code(house.door.call(house.as(u"boss"_s), u"jobs.get"_s, {{u"id"_s, *id}})), u"jobs.unknown"_s);
        QCOMPARE(code(house.door.call(Caller::keyHolder(), u"jobs.get"_s, {{u"id"_s, *id}})), u"ok"_s);
        QCOMPARE(house.door.call(house.as(u"boss"_s), u"jobs.list"_s, {})->toObject().value("items"_L1).toArray().size(), 0);
        QCOMPARE(code(house.door.call(house.as(u"zhou"_s), u"jobs.cancel"_s, {{u"id"_s, *id}})), u"jobs.ended"_s);
    }
};

LIANXIN_TEST(tst_Door);
#include "tst_Door.moc"
