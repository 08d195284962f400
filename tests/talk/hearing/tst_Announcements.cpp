// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../call/callprogress/SoundSet.h"
#include "hotline/dialling/DialWorld.h"
#include "hotline/records/Recordings.h"
#include "hotline/records/RecordsSchema.h"
#include "platform/access/AccessSchema.h"
#include "platform/access/Jobs.h"
#include "platform/base/Wav.h"
#include "support/TestRegistry.h"
#include "talk/hearing/Announcements.h"
#include "talk/hearing/HearingSchema.h"
#include "talk/hearing/Rejudging.h"
#include "talk/hearing/SoundPart.h"
#include <QTest>
#include <QThread>

using namespace lianxin;
using namespace lianxin::test;

namespace {

std::vector<Migration> hearingWorldSchema() {
    auto all = dialSchema();
    for (const auto &more : {accessSchema(), recordsSchema(), hearingSchema()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

struct HearingWorld : DialWorld {
    HearingWorld(StoreFixture &fixture_, ManualClock &clock_)
        : DialWorld(fixture_, clock_)
        , recordings(fixture.store(), fixture.keys(), clock, fixture.directory() + u"/rec"_s)
        , announcements(fixture.store(), fixture.sealer(), recordings, *dialler, clock) {}

    //! An attempt on whose line this was heard and kept.
    Id heard(const QString &phone, const Pcm &sound, Outcome outcome = Outcome::NoAnswer) {
        place(phone);
        dialler->tick();
        const Id id = originator.calls.back().attemptId;
        auto writer = recordings.start(u"call"_s, u"early_media"_s);
        std::vector<std::int16_t> stereo(sound.size() * 2);
        for (std::size_t i = 0; i < sound.size(); ++i)
            stereo[2 * i] = sound[i];
        AttemptEnd end;
        end.outcome = outcome;
        end.cause.status = 480;
        end.heard = {{u"state"_s, u"unknown"_s}, {u"sound"_s, QJsonObject{{u"recordingId"_s, (*writer)->id()}, {u"fromMs"_s, 2'000}}}};
        (*writer)->write(stereo.data(), sound.size());
        (*writer)->finish();
        QCoreApplication::processEvents();
        dialler->attemptEnded(id, end);
        return id;
    }

    Recordings recordings;
    Announcements announcements;
};

} // namespace

class tst_Announcements_store : public QObject {
    Q_OBJECT
    Pcm m_off, m_vacant;

private Q_SLOTS:
    void initTestCase() {
        if (spoken(u"您好"_s).empty())
            QSKIP("espeak-ng has no data here");
        m_off = joined({spoken(u"您好，您拨打的电话已关机，请稍后再拨。"_s), silence(500)});
        m_vacant = joined({spoken(u"对不起，号码不存在，请查证后再拨。"_s, u"+f2"_s), silence(500)});
    }

    void learn_list_example_andAnotherEngineKnowsIt_data() { StoreFixture::addBackendColumn(); }
    void learn_list_example_andAnotherEngineKnowsIt() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, hearingWorldSchema(), &clock);
        HearingWorld w(fixture, clock);
        QVERIFY(w.announcements.library()->announcements().empty());
        const auto learned = w.announcements.learn(m_off, NumberState::PoweredOff, {}, {}, u"linjing"_s);
        QVERIFY2(learned, learned ? "" : qPrintable(learned.error().toString()));
        QCOMPARE(learned->value("title"_L1).toString(), u"关机 1"_s);
        QCOMPARE(w.announcements.learn(m_off, NumberState::PoweredOff, {}, {}, u"linjing"_s).error().code, u"progress.already_known"_s);
        QVERIFY(w.announcements.learn(m_vacant, NumberState::Vacant, u"移动 空号"_s, {}, u"linjing"_s));
        QCOMPARE(w.announcements.version(), 2);

        Announcements other(fixture.store(), fixture.sealer(), w.recordings, *w.dialler, clock);
        QCOMPARE(other.library()->announcements().size(), std::size_t(2));
        other.noteHits({u"关机 1"_s, u"关机 1"_s, u"nobody's"_s});
        const auto list = w.announcements.list();
        QVERIFY(list);
        QCOMPARE(list->value("items"_L1).toArray().size(), 2);
        int hits = 0;
        for (const auto &item : list->value("items"_L1).toArray())
            hits += item["hits"_L1].toInt();
        QCOMPARE(hits, 1);

        const auto wav = w.announcements.example(learned->value("id"_L1).toString());
        QVERIFY(wav);
        const auto sound = wavDecode(*wav);
        QVERIFY(sound);
        QCOMPARE(sound->rate, 8000);
        QVERIFY(std::abs(sound->durationMs() - durationMs(m_off)) < 30);
    }

    void keptSound_isErasedAfterItsDays_andNobodyIsAskedAnyMore_data() { StoreFixture::addBackendColumn(); }
    void keptSound_isErasedAfterItsDays_andNobodyIsAskedAnyMore() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, hearingWorldSchema(), &clock);
        HearingWorld w(fixture, clock);
        QCOMPARE(w.announcements.settings().keepDays, 90);
        QCOMPARE(w.announcements.setSettings({{u"keepDays"_s, 30}, {u"listen"_s, u"no"_s}}, u"linjing"_s)->keepDays, 30);
        QVERIFY(w.announcements.settings().listen); // no truth value
        const auto unknown = [&](const QString &phone) {
            const Id id = w.heard(phone, m_off);
            return fixture.store().write([&](Transaction &t) { t.execute(u"UPDATE attempt SET heard_state = 'unknown' WHERE id = $1", {id}); }) ? id : Id();
        };
        const Id first = unknown(u"13800000001"_s);
        clock.advance(20 * kDay);
        const Id second = unknown(u"13800000002"_s);
        QCOMPARE(w.announcements.expireSound().valueOr(-1), 0);
        QCOMPARE(w.announcements.unrecognised()->size(), 2u);
        clock.advance(11 * kDay);
        QCOMPARE(w.announcements.expireSound().valueOr(-1), 1);
        QCOMPARE(w.announcements.expireSound().valueOr(-1), 0);
        QCOMPARE(*w.announcements.unrecognised(), std::vector<Id>{second});
        QCOMPARE(w.announcements.classifyAttempt(first, false, u"linjing"_s).error().code, u"records.recording_erased"_s);
        QVERIFY(w.announcements.classifyAttempt(second, false, u"linjing"_s));
        // What was said on a talk is not touched.
        auto talk = w.recordings.start(u"talk"_s);
        QVERIFY(talk);
        const Id talkId = (*talk)->id();
        std::vector<std::int16_t> frames(1600);
        (*talk)->write(frames.data(), 800);
        (*talk)->finish();
        QTRY_COMPARE_WITH_TIMEOUT(w.recordings.info(talkId)->state, u"finished"_s, 30'000);
        clock.advance(400 * kDay);
        QCOMPARE(w.announcements.expireSound().valueOr(-1), 1);
        QCOMPARE(w.recordings.info(talkId)->state, u"finished"_s);
    }

    //! As a job; its end.
    static JobInfo rejudged(HearingWorld &w, Jobs &jobs, bool cancel) {
        const auto attempts = w.announcements.unrecognised();
        const Caller caller;
        std::optional<JobInfo> info;
        const auto job = jobs.start(u"announcements.rejudge"_s, caller, [&, attempts](JobControl &control) -> Expected<QJsonValue> {
            while (cancel && !control.isCancelled())
                QThread::msleep(1);
            return rejudge(w.announcements, *attempts, jobs, control, u"linjing"_s);
        }, [&info](const JobInfo &ended) { info = ended; });
        if (cancel && job)
            std::ignore = jobs.cancel(*job);
        return job && QTest::qWaitFor([&info] { return info.has_value(); }, 60'000) ? *info : JobInfo();
    }

    void unknownAttempts_areJudgedAnewByAJob_thatCanBeCancelled() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, hearingWorldSchema(), &clock);
        HearingWorld w(fixture, clock);
        std::vector<Id> off;
        for (int i = 0; i < 3; ++i)
            off.push_back(w.heard(u"1380000010%1"_s.arg(i), m_off));
        const Id vacant = w.heard(u"13800000200"_s, m_vacant);
        QVERIFY(fixture.store().write([](Transaction &t) { t.execute(u"UPDATE attempt SET heard_state = 'unknown'"); }));
        QVERIFY(w.announcements.learn(m_off, NumberState::PoweredOff, {}, {}, u"linjing"_s));
        Jobs jobs(fixture.store(), clock);
        QCOMPARE(rejudged(w, jobs, true).state, JobState::Cancelled);
        QCOMPARE(w.announcements.unrecognised()->size(), 4u);
        const JobInfo done = rejudged(w, jobs, false);
        QCOMPARE(done.state, JobState::Done);
        QCOMPARE(done.total, 4);
        QCOMPARE(done.done, 4);
        QCOMPARE(done.result["understood"_L1].toInt(), 3);
        QCOMPARE(done.result["changed"_L1].toInt(), 3);
        QCOMPARE(done.result["looked"_L1].toInt(), 4);
        for (const Id &id : off)
            QCOMPARE(w.attempt(id).outcome, std::optional(Outcome::PoweredOff));
        QCOMPARE(w.attempt(vacant).outcome, std::optional(Outcome::NoAnswer));
        QCOMPARE(*w.announcements.unrecognised(), std::vector<Id>{vacant});
    }

    void relabel_andForget_makeNewVersions_oldRowsStay() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"gm"_s, hearingWorldSchema(), &clock);
        HearingWorld w(fixture, clock);
        const Id id = w.announcements.learn(m_off, NumberState::Suspended, {}, {}, u"linjing"_s)->value("id"_L1).toString();
        const auto renamed = w.announcements.relabel(id, NumberState::PoweredOff, u"移动 关机"_s, u"linjing"_s);
        QVERIFY2(renamed, renamed ? "" : qPrintable(renamed.error().toString()));
        QCOMPARE(renamed->value("state"_L1).toString(), u"powered_off"_s);
        QVERIFY(renamed->value("id"_L1).toString() != id);
        QCOMPARE(w.announcements.relabel(id, {}, u"x"_s, u"linjing"_s).error().code, u"hearing.unknown_announcement"_s);
        QCOMPARE(w.announcements.classify(m_off, {}).value().value("state"_L1).toString(), u"powered_off"_s);
        QVERIFY(w.announcements.forget(renamed->value("id"_L1).toString(), u"linjing"_s));
        QCOMPARE(w.announcements.forget(renamed->value("id"_L1).toString(), u"linjing"_s).error().code, u"hearing.unknown_announcement"_s);
        QCOMPARE(w.announcements.version(), 3);
        QVERIFY(w.announcements.library()->announcements().empty());
        QCOMPARE(w.announcements.classify(m_off, {}).value().value("state"_L1).toString(), u"unknown"_s);
        QVERIFY(w.announcements.example(id)); // what an old attempt was judged by can still be heard
    }

    void nothingOfIt_liesInTheStoreReadably() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, hearingWorldSchema(), &clock);
        HearingWorld w(fixture, clock);
        QVERIFY(w.announcements.learn(m_off, NumberState::PoweredOff, {}, {}, u"linjing"_s));
        QVERIFY(fixture.store().read([&](Snapshot &s) {
            const auto row = s.first(u"SELECT prints_sealed, example_sealed FROM announcement");
            QVERIFY(row);
            QVERIFY(!row->blob(0).contains("LXPL"));
            QVERIFY(!row->blob(1).contains(alawOf(m_off).mid(4'000, 64)));
        }));
    }

    void learnFromAttempt_judgesItAnew_andTheOrderFollows_data() { StoreFixture::addBackendColumn(); }
    void learnFromAttempt_judgesItAnew_andTheOrderFollows() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, hearingWorldSchema(), &clock);
        HearingWorld w(fixture, clock);
        const Pcm line = joined({toneSignal(ToneKind::RingBack, 6'000), m_vacant, m_vacant});
        const Id first = w.heard(u"13812341234"_s, line);
        const Id second = w.heard(u"13812341235"_s, joined({m_vacant, silence(300), m_vacant}));
        const auto learned = w.announcements.learnFromAttempt(first, NumberState::Vacant, {}, -1, -1, u"linjing"_s);
        QVERIFY2(learned, learned ? "" : qPrintable(learned.error().toString()));
        QCOMPARE(learned->value("attemptId"_L1).toString(), first);
        QVERIFY(learned->value("lengthMs"_L1).toInt() < durationMs(line) - 4'000); // without the ringing
        QCOMPARE(learned->value("verdict"_L1)["outcome"_L1].toString(), u"empty_number"_s);
        QCOMPARE(w.attempt(first).outcome, std::optional(Outcome::EmptyNumber));
        QCOMPARE(w.order(w.attempt(first).orderId).state, OrderState::Done);
        QCOMPARE(w.attempt(first).heard.value("library"_L1).toInt(), 1);

        // Others are judged by it when they are asked about, and noted when that is wanted.
        const auto shown = w.announcements.classifyAttempt(second, false, u"linjing"_s);
        QVERIFY(shown);
        QCOMPARE(shown->value("outcome"_L1).toString(), u"empty_number"_s);
        QCOMPARE(w.attempt(second).outcome, std::optional(Outcome::NoAnswer));
        QVERIFY(w.announcements.classifyAttempt(second, true, u"linjing"_s));
        QCOMPARE(w.attempt(second).outcome, std::optional(Outcome::EmptyNumber));
    }

    void attemptWithoutSound_andUnknownOnes_areRefused() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, hearingWorldSchema(), &clock);
        HearingWorld w(fixture, clock);
        w.place(u"13812341234"_s);
        w.dialler->tick();
        const Id id = w.originator.calls.back().attemptId;
        w.end(id, Outcome::NoAnswer);
        QCOMPARE(w.announcements.classifyAttempt(id, true, u"x"_s).error().code, u"hearing.no_sound"_s);
        QCOMPARE(w.announcements.learnFromAttempt(u"nobody"_s, NumberState::Busy, {}, -1, -1, u"x"_s).error().code, u"dialling.not_found"_s);
        QCOMPARE(w.announcements.learn(silence(5'000), NumberState::Busy, {}, {}, u"x"_s).error().code, u"progress.too_short"_s);
    }

    void settings_areKept_forEveryEngine() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, hearingWorldSchema(), &clock);
        HearingWorld w(fixture, clock);
        QCOMPARE(w.announcements.settings(), HearingSettings());
        QVERIFY(w.announcements.setSettings({{u"endEarly"_s, false}, {u"listen"_s, u"nonsense"_s}}, u"linjing"_s));
        Announcements other(fixture.store(), fixture.sealer(), w.recordings, *w.dialler, clock);
        QVERIFY(!other.settings().endEarly && other.settings().listen && other.settings().keepSound);
    }

    void announcementIn_leavesRingingAndBusyOut() {
        const Pcm line = joined({toneSignal(ToneKind::RingBack, 9'000), silence(300), m_off, toneSignal(ToneKind::Busy, 4'000)});
        const auto part = announcementIn(line);
        const qint64 ms = qint64(part.size()) / 8;
        QVERIFY2(ms > durationMs(m_off) - 1'500 && ms < durationMs(m_off) + 1'500, qPrintable(QString::number(ms)));
        QVERIFY(announcementIn({}).empty());
        QVERIFY(announcementIn(silence(2'000)).empty());
    }
};
LIANXIN_TEST(tst_Announcements_store);
#include "tst_Announcements.moc"
