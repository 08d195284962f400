// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/RecogniserLeg.h"
#include "Listening.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_RecogniserLeg : public QObject {
    Q_OBJECT

    static constexpr qint64 everything = 1'000'000;
    static QJsonObject event(bool final, const QString &text, qint64 first, qint64 last) {
        return {{u"final"_s, final}, {u"text"_s, text}, {u"tokens"_s, QJsonArray{QJsonArray{text.left(1), first}, QJsonArray{text.right(1), last}}}};
    }
    static QJsonObject answer(const QJsonArray &events, qint64 base, qint64 to, bool finished = false) {
        return {{u"events"_s, events}, {u"base"_s, base}, {u"to"_s, to}, {u"finished"_s, finished}};
    }

private Q_SLOTS:
    void sound_isTakenInPieces_inOrder() {
        RecogniserLeg leg(7, {});
        leg.push(Pcm{1, 2, 3, 4, 5, 6, 7, 8}, 0);
        QByteArray body;
        const QJsonObject first = leg.take(5, body);
        const QJsonObject second = leg.take(everything, body);
        QCOMPARE(first.value("id"_L1).toInteger(), 7);
        QCOMPARE(first.value("count"_L1).toInteger(), 5);
        QCOMPARE(second.value("from"_L1).toInteger(), 5);
        QCOMPARE(second.value("count"_L1).toInteger(), 3);
        QCOMPARE(body, QByteArray("\1\0\2\0\3\0\4\0\5\0\6\0\7\0\10\0", 16));
        QVERIFY(!leg.hasMore());
        QVERIFY(!second.contains("finish"_L1));
        leg.finishing = true;
        QVERIFY(leg.hasMore());
        QVERIFY(leg.take(everything, body).value("finish"_L1).toBool());
        QVERIFY(!leg.hasMore());
    }
    void segments_replaceThemselves_thenCountOn() {
        Told told;
        RecogniserLeg leg(1, told.events());
        leg.push(Pcm(16'000, 1), 5'000);
        QByteArray body;
        leg.take(everything, body);
        leg.handle(answer({event(false, u"我要"_s, 800, 1'600)}, 0, 4'000));
        leg.handle(answer({event(false, u"我要投诉"_s, 800, 3'200)}, 0, 8'000));
        leg.handle(answer({event(true, u"我要投诉"_s, 800, 3'200), event(false, u"停水"_s, 9'600, 10'400)}, 8'000, 12'000));
        QCOMPARE(told.partials.size(), size_t(3));
        QCOMPARE(told.partials[0].segment, 0);
        QCOMPARE(told.partials[0].stableLength, 0);
        QCOMPARE(told.partials[1].segment, 0);
        QCOMPARE(told.partials[1].stableLength, 2);
        QCOMPARE(told.partials[2].segment, 1);
        QCOMPARE(told.partials[2].stableLength, 0);
        QCOMPARE(told.finals.size(), size_t(1));
        QCOMPARE(told.finals[0].startMs, 5'100);
        QCOMPARE(told.finals[0].endMs, 5'400);
        QCOMPARE(told.finals[0].stableLength, 4);
        QVERIFY(!told.finals[0].confidence);
        QCOMPARE(leg.behindMs(), 500);
    }
    void rewind_givesOnceMore_whatNoFinalAnswered() {
        Told told;
        RecogniserLeg leg(1, told.events());
        Pcm sound(8'000);
        for (size_t i = 0; i < sound.size(); ++i)
            sound[i] = qint16(i);
        leg.push(sound, 0);
        QByteArray body;
        leg.take(everything, body);
        leg.handle(answer({event(true, u"满意"_s, 100, 900)}, 4'000, 6'000));
        leg.rewind();
        body.clear();
        const QJsonObject again = leg.take(everything, body);
        QCOMPARE(again.value("base"_L1).toInteger(), 4'000);
        QCOMPARE(again.value("from"_L1).toInteger(), 4'000);
        QCOMPARE(again.value("count"_L1).toInteger(), 4'000);
        QCOMPARE(body.first(2), QByteArray("\xa0\x0f", 2)); // sample 4,000
        leg.handle({{u"id"_s, 1}, {u"lost"_s, true}});
        QVERIFY(leg.hasMore());
        QCOMPARE(told.troubles.size(), size_t(1));
        QVERIFY(told.troubles[0].first == RecogniserTrouble::Retry);
        QCOMPARE(told.finals.size(), size_t(1));
    }
    void gaps_areSilence_longOnesAreCutShort_timesStayRight() {
        Told told;
        RecogniserLeg leg(1, told.events());
        leg.push(Pcm(800, 1), 0);
        leg.push(Pcm(800, 1), 200);      // 100 ms are missing
        leg.push(Pcm(800, 1), 3'600'000); // an hour on hold
        QByteArray body;
        QCOMPARE(leg.take(everything, body).value("count"_L1).toInteger(), 800 + 800 + 800 + 12'000 + 800);
        leg.handle(answer({event(true, u"您好"_s, 0, 14'400)}, 15'200, 15'200));
        QCOMPARE(told.finals[0].startMs, 0);
        QCOMPARE(told.finals[0].endMs, 3'600'000);
    }
    void overlap_isDropped() {
        RecogniserLeg leg(1, {});
        leg.push(Pcm(1'600, 1), 0);
        leg.push(Pcm(1'600, 2), 100);
        leg.push(Pcm(160, 3), 0); // a packet once more
        QByteArray body;
        QCOMPARE(leg.take(everything, body).value("count"_L1).toInteger(), 2'400);
        QCOMPARE(body.last(1'600), Pcm(800, 2).empty() ? QByteArray() : QByteArray("\2\0", 2).repeated(800));
    }
    void nonsenseOfAWorker_doesNoHarm() {
        Told told;
        RecogniserLeg leg(1, told.events());
        leg.push(Pcm(800, 1), 0);
        QByteArray body;
        leg.take(everything, body);
        leg.handle(answer({QJsonArray{}, event(true, u"好"_s, -900'000, 900'000)}, 5'000'000, -3));
        leg.handle(answer({}, -1, 9'000'000));
        leg.handle({});
        leg.push(Pcm(800, 1), 100);
        QVERIFY(leg.hasMore());
    }
    void finished_isToldOnce_andClosedLegsAreSilent() {
        Told told;
        RecogniserLeg leg(1, told.events());
        leg.handle(answer({}, 0, 0, true));
        leg.handle(answer({event(true, u"好"_s, 0, 0)}, 0, 0, true));
        QVERIFY(told.finished);
        QCOMPARE(told.finals.size(), size_t(0));
    }
};
LIANXIN_TEST(tst_RecogniserLeg);
#include "tst_RecogniserLeg.moc"
