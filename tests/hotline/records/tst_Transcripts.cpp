// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/CallRecords.h"
#include "hotline/records/RecordsSchema.h"
#include "hotline/records/Transcripts.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_Transcripts : public QObject {
    Q_OBJECT

    struct House {
        explicit House(StoreFixture &fixture, ManualClock &clock)
            : fixture(fixture)
            , clock(clock)
            , calls(fixture.store(), fixture.sealer(), fixture.blindIndex(), clock)
            , transcripts(fixture.store(), fixture.sealer(), clock) {}
        Id call() {
            CallBegin begin;
            begin.phone = u"13812341234"_s;
            begin.source = u"inbound"_s;
            return calls.begin(begin).value();
        }
        StepPlace say(const Id &call, Speaker who, const QString &text, const QString &utterance = {}) {
            clock.advance(1'000);
            SpokenStep spoken;
            spoken.utterance = utterance;
            spoken.endedAt = clock.now() + 800;
            if (who == Speaker::Seat)
                spoken.seatNumber = u"0801"_s;
            return calls.addStep(call, who, text, {}, spoken).value();
        }
        QStringList found(const Transcripts::Search &search) {
            QStringList texts;
            QString cursor;
            do {
                const auto page = transcripts.search(search, cursor, 2);
                if (!page)
                    return {page.error().code};
                for (const auto &item : (*page)[u"items"_s].toArray())
                    texts << item[u"text"_s].toString();
                cursor = (*page)[u"next"_s].toString();
            } while (!cursor.isEmpty());
            return texts;
        }
        StoreFixture &fixture;
        ManualClock &clock;
        CallRecords calls;
        Transcripts transcripts;
    };

private Q_SLOTS:
    void lines_goOnFromARevision_withoutDoubles_data() { StoreFixture::addBackendColumn(); }
    void lines_goOnFromARevision_withoutDoubles() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        House house(fixture, clock);
        const Id call = house.call();
        QCOMPARE(house.transcripts.lines(call)->value(u"rev"_s).toInteger(), 0);
        QCOMPARE(house.say(call, Speaker::Bot, u"您好"_s).seq, 1);
        const auto first = house.say(call, Speaker::Citizen, u"路灯不良。"_s, u"1-0"_s);
        QCOMPARE(first.seq, 2);
        QCOMPARE(first.rev, 2);
        const auto again = house.say(call, Speaker::Citizen, u"路灯不良。"_s, u"1-0"_s);
        QCOMPARE(again.seq, 2); // a final that comes twice is one line
        QCOMPARE(house.say(call, Speaker::Seat, u"在哪里？"_s, u"2-0"_s).seq, 3);

        const auto all = house.transcripts.lines(call).value();
        QCOMPARE(all[u"rev"_s].toInteger(), 3);
        const auto lines = all[u"lines"_s].toArray();
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[1][u"utterance"_s].toString(), u"1-0"_s);
        QVERIFY(lines[1][u"endedAt"_s].toInteger() > lines[1][u"at"_s].toInteger());
        QCOMPARE(lines[2][u"seatNumber"_s].toString(), u"0801"_s);

        const auto corrected = house.transcripts.correct(call, 2, u"  路灯不亮。 "_s, u"user"_s);
        QVERIFY2(corrected, corrected ? "" : qPrintable(corrected.error().toString()));
        QCOMPARE((*corrected)[u"rev"_s].toInteger(), 4);
        const auto news = house.transcripts.lines(call, 3).value();
        QCOMPARE(news[u"rev"_s].toInteger(), 4);
        QCOMPARE(news[u"lines"_s].toArray().size(), 1);
        const auto line = news[u"lines"_s].toArray()[0].toObject();
        QCOMPARE(line[u"text"_s].toString(), u"路灯不亮。"_s);
        QCOMPARE(line[u"original"_s].toString(), u"路灯不良。"_s);
        QCOMPARE(line[u"correctedBy"_s].toString(), u"user"_s);
        QVERIFY(line[u"correctedAt"_s].toInteger() > 0);
        QCOMPARE(house.transcripts.lines(call, 4)->value(u"lines"_s).toArray().size(), 0);
        QCOMPARE(house.say(call, Speaker::Citizen, u"对"_s).rev, 5);

        fixture.reopen();
        Transcripts later(fixture.store(), fixture.sealer(), clock);
        QCOMPARE(later.lines(call)->value(u"lines"_s).toArray()[1][u"text"_s].toString(), u"路灯不亮。"_s);
    }

    void correct_whatNobodySaid_isRefused() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, recordsSchema(), &clock);
        House house(fixture, clock);
        const Id call = house.call();
        house.say(call, Speaker::Bot, u"您好"_s);
        QVERIFY(house.calls.addStep(call, Speaker::Citizen, u"满意"_s, u"1"_s));
        house.say(call, Speaker::Citizen, u"好的"_s);
        const auto code = [&](qint64 seq, const QString &text) { return house.transcripts.correct(call, seq, text, u"u"_s).error().code; };
        QCOMPARE(code(1, u"你好"_s), u"records.not_correctable"_s);
        QCOMPARE(code(2, u"不满意"_s), u"records.not_correctable"_s);
        QCOMPARE(code(9, u"好"_s), u"records.unknown_line"_s);
        QCOMPARE(code(3, u"  "_s), u"records.correction_text"_s);
        QCOMPARE(code(3, QString(2'001, u'好')), u"records.correction_text"_s);
        QVERIFY(house.transcripts.correct(call, 3, QString(2'000, u'好'), u"u"_s));
    }

    void words_areSealed_andInNoEvent_data() { StoreFixture::addBackendColumn(); }
    void words_areSealed_andInNoEvent() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        House house(fixture, clock);
        const Id call = house.call();
        house.say(call, Speaker::Citizen, u"我叫张小敏"_s, u"1-0"_s);
        QVERIFY(house.transcripts.correct(call, 1, u"我叫章小民"_s, u"u"_s));
        for (const auto &event : fixture.store().eventsAfter(0, 100).value()) {
            const auto text = QString::fromUtf8(QJsonDocument(event.payload).toJson());
            QVERIFY2(!text.contains(u"小敏") && !text.contains(u"小民"), qPrintable(text));
        }
        QVERIFY(fixture.store().read([&](Snapshot &s) {
            for (const auto &row : s.query(u"SELECT * FROM dialogue_step"_s))
                for (int c = 0; c < row.size(); ++c) {
                    const QByteArray bytes = row.blob(c) + row.text(c).toUtf8();
                    QVERIFY(!bytes.contains("小敏") && !bytes.contains("小民"));
                }
        }));
        QVERIFY(fixture.store().write([&](Transaction &t) { (void)house.calls.erase(t, fixture.blindIndex().of(u"13812341234"_s)); }));
        QCOMPARE(house.transcripts.lines(call)->value(u"lines"_s).toArray().size(), 0);
        QVERIFY(house.found({u"小敏"_s, {}, 0, 0}).isEmpty());
    }

    void search_findsLines_newestFirst_pageByPage_data() { StoreFixture::addBackendColumn(); }
    void search_findsLines_newestFirst_pageByPage() {
        ManualClock clock(1'000'000);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        House house(fixture, clock);
        const Id a = house.call();
        house.say(a, Speaker::Bot, u"您好，请问路灯有什么问题"_s);
        house.say(a, Speaker::Citizen, u"春江路的路灯，不亮了。"_s);
        const qint64 between = clock.now() + 500;
        const Id b = house.call();
        house.say(b, Speaker::Citizen, u"路灯不良"_s);
        QVERIFY(house.transcripts.correct(b, 1, u"路灯不亮"_s, u"u"_s));
        house.say(b, Speaker::Seat, u"ＡＢＣ大厦旁边的路灯吗？"_s);
        house.say(b, Speaker::Citizen, u"我的电话是幺三八一二三四一二三四"_s);

        QCOMPARE(house.found({u"路灯"_s, {}, 0, 0}), (QStringList{u"ＡＢＣ大厦旁边的路灯吗？"_s, u"路灯不亮"_s, u"春江路的路灯，不亮了。"_s, u"您好，请问路灯有什么问题"_s}));
        QCOMPARE(house.found({u"路灯不亮"_s, {}, 0, 0}), (QStringList{u"路灯不亮"_s, u"春江路的路灯，不亮了。"_s})); // over punctuation
        QCOMPARE(house.found({u"不亮 春江"_s, {}, 0, 0}), QStringList{u"春江路的路灯，不亮了。"_s});
        QCOMPARE(house.found({u"abc"_s, {}, 0, 0}), QStringList{u"ＡＢＣ大厦旁边的路灯吗？"_s});
        QVERIFY(house.found({u"不良"_s, {}, 0, 0}).isEmpty()); // what was put right counts
        QCOMPARE(house.found({u"路灯"_s, u"citizen"_s, 0, 0}).size(), 2);
        QCOMPARE(house.found({u"路灯"_s, {}, 0, between}).size(), 2);
        QCOMPARE(house.found({u"路灯"_s, {}, between, 0}).size(), 2);
        QVERIFY(house.found({u"一二三四"_s, {}, 0, 0}).isEmpty()); // a number can't be tried out
        QCOMPARE(house.found({u"我的电话"_s, {}, 0, 0}).size(), 1);
        QCOMPARE(house.found({u"灯"_s, {}, 0, 0}), QStringList{u"records.search_words"_s});
        QCOMPARE(house.found({u"，。！"_s, {}, 0, 0}), QStringList{u"records.search_words"_s});
        QCOMPARE(house.found({QString(101, u'好'), {}, 0, 0}), QStringList{u"records.search_words"_s});
    }

    void search_looksAtSoManyLinesAtOnce_andSaysHowFarItGot() {
        ManualClock clock(1'000'000);
        StoreFixture fixture(u"intl"_s, recordsSchema(), &clock);
        House house(fixture, clock);
        const Id call = house.call();
        house.say(call, Speaker::Citizen, u"第一句话"_s);
        const qint64 firstAt = clock.now();
        QVERIFY(fixture.store().write([&](Transaction &t) { // a long day
            std::vector<Params> rows;
            for (qint64 i = 0; i < Transcripts::kLinesAtOnce + 10; ++i)
                rows.push_back({call, 10 + i, firstAt + 1 + i, u"citizen"_s, fixture.sealer().seal(u"别的"_s, "dialogue_step.text")});
            t.executeMany(u"INSERT INTO dialogue_step (call_id, seq, at, speaker, text_sealed, key_pressed) VALUES ($1,$2,$3,$4,$5,'')", rows);
        }));
        const auto first = house.transcripts.search({u"第一句"_s, {}, 0, 0}, {}, 50).value();
        QVERIFY(first[u"items"_s].toArray().isEmpty());
        QVERIFY(!first[u"next"_s].toString().isEmpty());
        QCOMPARE(first[u"searchedTo"_s].toInteger(), firstAt + 11);
        const auto second = house.transcripts.search({u"第一句"_s, {}, 0, 0}, first[u"next"_s].toString(), 50).value();
        QCOMPARE(second[u"items"_s].toArray().size(), 1);
        QVERIFY(second[u"next"_s].isNull());
    }
};

LIANXIN_TEST(tst_Transcripts);
#include "tst_Transcripts.moc"
