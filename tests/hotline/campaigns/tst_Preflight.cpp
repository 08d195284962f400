// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/Preflight.h"
#include "CampaignWorld.h"
#include "platform/access/Jobs.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QTest>
#include <QThread>
#include <cmath>

using namespace lianxin;
using namespace lianxin::test;

class tst_Preflight : public QObject {
    Q_OBJECT

    ManualClock m_clock{kWednesdayTen};
    Calendar m_calendar;

    PreflightInput input(qint64 people) {
        PreflightInput in;
        in.from = kWednesdayTen;
        in.people = people;
        in.lines = 10;
        in.cps = 100;
        in.attempts.max = 1;
        in.attempts.perDay = 1;
        return in;
    }
    static PreflightAssumptions simple() {
        PreflightAssumptions is;
        is.answerRate = 0.5;
        is.ringSeconds = 20;
        is.talkSeconds = 40;
        is.handOverShare = 0.1;
        is.seatSeconds = 180;
        return is;
    }
    Expected<QJsonObject> preflight(CampaignWorld &w, const Id &id, const QJsonObject &assumptions = {}) {
        auto question = w.campaigns->preflightQuestion(id);
        if (!question)
            return question.error();
        question->assumptions = assumptions;
        JobControl control;
        return w.campaigns->preflight(*question, control);
    }

private Q_SLOTS:
    void init() { m_clock.set(kWednesdayTen); }

    void forecast_ofOneRound_isLinesTimesTime() {
        // 40 s a call, 10 lines: a call every 4 s, so 900 take an hour.
        const Forecast course = forecast(input(900), simple(), m_calendar);
        QCOMPARE(course.opensAt, kWednesdayTen);
        QVERIFY(std::abs(course.finishAt - (kWednesdayTen + kHour)) < 1000);
        QCOMPARE(course.halfHours.size(), 2u);
        QVERIFY(std::abs(course.calls - 900) < 1e-6);
        QVERIFY(std::abs(course.lineHours - 10) < 1e-6);
        QVERIFY(std::abs(course.halfHours[0].lines - 10) < 1e-6);
        QVERIFY(std::abs(course.halfHours[0].handOvers - 22.5) < 1e-6);
    }
    void forecast_withRetries_waitsForTheirPause() {
        PreflightInput in = input(90);
        in.attempts.max = 3;
        in.attempts.perDay = 3;
        for (const Outcome outcome : {Outcome::NoAnswer, Outcome::Busy, Outcome::Unreachable})
            in.attempts.intervalMinutes[outcome] = 60;
        const Forecast course = forecast(in, simple(), m_calendar);
        QVERIFY(std::abs(course.calls - 90 * 1.75) < 1e-6); // 1 + 0.5 + 0.25
        QVERIFY(course.finishAt > kWednesdayTen + 2 * kHour);
        QVERIFY(course.finishAt < kWednesdayTen + 3 * kHour);
    }
    void forecast_withAttemptsADay_goesOnTomorrow() {
        PreflightInput in = input(10);
        in.attempts.max = 2;
        in.attempts.perDay = 1;
        const Forecast course = forecast(in, simple(), m_calendar);
        QCOMPARE(civil::dateOf(course.finishAt), civil::dateOf(kWednesdayTen).addDays(1));
    }
    void forecast_keepsTheHours() {
        PreflightInput in = input(100'000);
        in.windows = CallWindow::fromJson({{u"workday"_s, QJsonArray{u"09:00-11:30"_s, u"14:15-20:00"_s}}}).value();
        const Forecast course = forecast(in, simple(), m_calendar);
        for (const HalfHour &h : course.halfHours) {
            QVERIFY(h.calls > 0);
            QVERIFY(in.windows.openDuration(m_calendar, h.at, h.at + 30 * kMinute) > 0);
            QVERIFY(h.lines <= 10 + 1e-6);
        }
        // 8.25 h a day of 900 calls an hour, on working days only.
        QVERIFY(std::abs(course.calls - 100'000) < 1);
        QVERIFY(course.halfHours.size() > 13 * 16);
    }
    void forecast_withoutHours_saysSo() {
        PreflightInput in = input(10);
        in.windows = CallWindow::fromJson({{u"holiday"_s, QJsonArray{u"09:00-10:00"_s}}}).value(); // no holiday is known
        const Forecast course = forecast(in, simple(), m_calendar);
        QCOMPARE(course.opensAt, 0);
        QCOMPARE(course.finishAt, 0);
        QVERIFY(course.halfHours.empty());
    }
    void forecast_cancelled_ends() {
        int asked = 0;
        PreflightInput in = input(10'000'000);
        in.lines = 1;
        const Forecast course = forecast(in, simple(), m_calendar, [&asked] { return ++asked > 5; });
        QVERIFY(course.halfHours.size() <= 6);
        QCOMPARE(course.finishAt, 0);
    }
    void seats_forALoad_followErlang() {
        QCOMPARE(seatsFor(0, 180), 0);
        QVERIFY(seatsFor(0.1, 180) >= 1);
        // Erlang C, 10 E, 180 s: 14 seats answer 87 % in 15 s, 16 97 % (tables of the field).
        QCOMPARE(seatsFor(10, 180, 0.95), 16);
        int before = 0;
        for (int e = 1; e < 200; ++e) {
            const int now = seatsFor(e, 180);
            QVERIFY(now > e && now >= before);
            before = now;
        }
    }
    void assumptions_outOfRange_areRefused() {
        PreflightAssumptions is;
        QCOMPARE(is.take({{u"answerRate"_s, 1.2}}).error().place, u"answerRate"_s);
        QCOMPARE(is.take({{u"luck"_s, 1}}).error().code, u"campaigns.bad_assumption"_s);
        QVERIFY(is.take({{u"answerRate"_s, 0.3}}));
        QCOMPARE(is.toJson().value("sources"_L1).toObject().value("answerRate"_L1).toString(), u"given"_s);
    }

    void campaign_heldBackRows_areNamedByRule_data() { StoreFixture::addBackendColumn(); }
    void campaign_heldBackRows_areNamedByRule() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        QVERIFY(w.directory.addDoNotCall(u"19910000000"_s, {}, 0, u"person"_s, {}));
        QVERIFY(w.directory.addDoNotCall(u"19910000001"_s, {}, m_clock.now() + 1000, u"person"_s, {})); // is over when dialling begins
        QVERIFY(w.directory.addDoNotCall(u"19990000000"_s, {}, 0, u"person"_s, {}));                 // not of the list
        const auto index = [&](const QString &phone) { return w.directory.seal(phone).index; };
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.execute(u"INSERT INTO number_state (phone_index, active, empty, last_at) VALUES ($1, NULL, 1, 0), ($2, 'a', 0, 0)",
                      {index(u"19910000002"_s), index(u"19910000003"_s)});
            t.execute(u"INSERT INTO number_day (phone_index, day, calls) VALUES ($1, '2026-03-11', 5), ($2, '2026-03-11', 1), ($3, '2026-03-10', 9)",
                      {index(u"19910000004"_s), index(u"19910000005"_s), index(u"19910000006"_s)});
        }));
        const Id id = w.campaignOf(w.importPeople(100), [](CampaignSpec &spec) { spec.handOverSeats = 1; });
        m_clock.advance(1000);
        const auto out = preflight(w, id);
        QVERIFY2(out, out ? "" : qPrintable(out.error().toString()));
        QCOMPARE(out->value("blocked"_L1).toObject(), QJsonObject({{u"do_not_call"_s, 1}, {u"empty_number"_s, 1}}));
        QCOMPARE(out->value("delayed"_L1).toObject(), QJsonObject({{u"number_today"_s, 1}}));
        QCOMPARE(out->value("callable"_L1).toInt(), 98);
        // The rule is what dialling itself says.
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        for (int i = 0; i < 8; ++i) {
            w.dialler->tick();
            m_clock.advance(1000);
        }
        const auto trace = w.campaigns->trace(id, u"19910000002"_s);
        QCOMPARE(trace->value("contact"_L1).toObject().value("outcome"_L1).toString(), u"blocked"_s);
        QCOMPARE(w.originator.calls.size(), 96u); // 98, less one that has to wait for tomorrow, less one in a call
    }
    void campaign_ofPeopleWithWishes_keepsToThem_data() { StoreFixture::addBackendColumn(); }
    void campaign_ofPeopleWithWishes_keepsToThem() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        QVERIFY(w.directory.rememberCitizen(u"19910000000"_s, {}, {{u"automaticCalls"_s, false}}));
        QVERIFY(w.directory.rememberCitizen(u"19910000001"_s, {}, {{u"automaticCalls"_s, true}}));
        QVERIFY(w.directory.rememberCitizen(u"19910000002"_s, {}, {{u"minor"_s, true}}));
        const Id list = w.importPeople(20);
        const auto blockedOf = [&](const std::function<void(CampaignSpec &)> &change) {
            const auto out = preflight(w, w.campaignOf(list, change));
            return out ? out->value("blocked"_L1).toObject() : QJsonObject();
        };
        QCOMPARE(blockedOf({}), QJsonObject({{u"consent"_s, 1}, {u"minor"_s, 1}}));
        QCOMPARE(blockedOf([](CampaignSpec &spec) { spec.rules.urgent = true; }), QJsonObject({{u"consent"_s, 1}}));
        QCOMPARE(blockedOf([](CampaignSpec &spec) { spec.rules.needsConsent = true; }), QJsonObject({{u"consent"_s, 19}}));
    }
    void campaign_besideOthers_isExcludedFromTheirs_data() { StoreFixture::addBackendColumn(); }
    void campaign_besideOthers_isExcludedFromTheirs() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id few = w.importPeople(7);
        const Id many = w.importPeople(20);
        const auto group = [](CampaignSpec &spec) { spec.rules.exclusionGroup = u"民生"_s; };
        const Id first = w.campaignOf(few, group);
        QVERIFY(w.campaigns->start(first, u"zhou"_s));
        QVERIFY(w.dialler->tick() > 0);
        QCOMPARE(w.originator.calls.size(), 7u);
        const Id second = w.campaignOf(many, group);
        QCOMPARE(preflight(w, second)->value("blocked"_L1).toObject(), QJsonObject({{u"list_exclusion"_s, 7}}));
        const Id third = w.campaignOf(many, [&](CampaignSpec &spec) { spec.rules.excludeLists = {few}; });
        QCOMPARE(preflight(w, third)->value("callable"_L1).toInt(), 13);
    }
    void campaign_whoseExcludedListIsGone_isToldSo_andLeavesNobodyOut_data() { StoreFixture::addBackendColumn(); }
    void campaign_whoseExcludedListIsGone_isToldSo_andLeavesNobodyOut() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id few = w.importPeople(7);
        const Id id = w.campaignOf(w.importPeople(20), [&](CampaignSpec &spec) { spec.rules.excludeLists = {u"never-was"_s, few}; });
        const auto before = preflight(w, id);
        QVERIFY2(before, before ? "" : qPrintable(before.error().toString()));
        QCOMPARE(before->value("callable"_L1).toInt(), 13);
        QCOMPARE(before->value("remarks"_L1).toArray(), (QJsonArray{QJsonObject{{u"code"_s, u"excluded_list_gone"_s}, {u"name"_s, QString()}}}));
        const auto name = w.lists->list(few)->name;
        QVERIFY(w.lists->undo(few, u"zhou"_s)); // its rows are still there, to be cleared away by and by
        const auto after = preflight(w, id);
        QVERIFY2(after, after ? "" : qPrintable(after.error().toString()));
        QCOMPARE(after->value("callable"_L1).toInt(), 20);
        QCOMPARE(after->value("remarks"_L1).toArray().size(), 2);
        QCOMPARE(after->value("remarks"_L1)[1][u"name"_s].toString(), name);
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        w.dialler->tick();
        QCOMPARE(w.originator.calls.size(), 20u);
    }
    void campaign_ofALargeList_isCountedInSlices_andCanBeCancelled_data() { StoreFixture::addBackendColumn(); }
    void campaign_ofALargeList_isCountedInSlices_andCanBeCancelled() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        for (int i = 0; i < 60; ++i)
            QVERIFY(w.directory.addDoNotCall(u"199%1"_s.arg(10'000'000 + i * 400), {}, 0, u"person"_s, {}));
        for (int i = 0; i < 30; ++i)
            QVERIFY(w.directory.rememberCitizen(u"199%1"_s.arg(10'000'001 + i * 800), {}, {{u"automaticCalls"_s, false}}));
        const Id few = w.importPeople(500); // two of them are not to be called, one wishes no such calls
        const Id many = w.importPeople(24'000);
        Jobs jobs(fixture.store(), m_clock);
        const auto run = [&](const Id &id, bool cancel) {
            const auto question = w.campaigns->preflightQuestion(id);
            std::optional<JobInfo> ended;
            const auto job = jobs.start(u"campaigns.preflight"_s, {}, [&](JobControl &control) -> Expected<QJsonValue> {
                while (cancel && !control.isCancelled())
                    QThread::usleep(100);
                LX_TRY(const QJsonObject out, w.campaigns->preflight(*question, control));
                return QJsonValue(out);
            }, [&](const JobInfo &info) { ended = info; });
            if (cancel && job)
                std::ignore = jobs.cancel(*job);
            return QTest::qWaitFor([&] { return ended.has_value(); }, 60'000) ? *ended : JobInfo();
        };
        const auto exclude = [&](CampaignSpec &spec) { spec.rules.excludeLists = {few}; };
        const JobInfo whole = run(w.campaignOf(many, exclude), false);
        QCOMPARE(whole.done, whole.total);
        QCOMPARE(whole.total, 6); // three slices
        const QJsonObject out = whole.result.toObject();
        QCOMPARE(out.value("blocked"_L1).toObject(), QJsonObject({{u"do_not_call"_s, 60}, {u"consent"_s, 30}, {u"list_exclusion"_s, 497}}));
        QCOMPARE(out.value("callable"_L1).toInt(), 24'000 - 587);
        // The other way round the own list is the shorter one.
        const JobInfo small = run(w.campaignOf(few, [&](CampaignSpec &spec) { spec.rules.excludeLists = {many}; }), false);
        QCOMPARE(small.result.toObject().value("blocked"_L1).toObject(), QJsonObject({{u"do_not_call"_s, 2}, {u"consent"_s, 1}, {u"list_exclusion"_s, 497}}));
        const JobInfo cancelled = run(w.campaignOf(many, exclude), true);
        QCOMPARE(cancelled.state, JobState::Cancelled);
    }
    void campaign_startingTomorrow_isNotHeldBackByToday_data() { StoreFixture::addBackendColumn(); }
    void campaign_startingTomorrow_isNotHeldBackByToday() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.execute(u"INSERT INTO number_day (phone_index, day, calls) VALUES ($1, '2026-03-11', 5)", {w.directory.seal(u"19910000004"_s).index});
        }));
        const Id id = w.campaignOf(w.importPeople(10), [](CampaignSpec &spec) { spec.startAt = kWednesdayTen + kDay; });
        QVERIFY(preflight(w, id)->value("delayed"_L1).toObject().isEmpty());
    }
    void campaign_thatHasRun_countsWhatIsLeft_data() { StoreFixture::addBackendColumn(); }
    void campaign_thatHasRun_countsWhatIsLeft() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(20), [](CampaignSpec &spec) { spec.lines = 5; });
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        w.dialler->tick();
        w.endCalls([](const OriginateRequest &) { return Outcome::Answered; });
        const auto out = preflight(w, id);
        QCOMPARE(out->value("remaining"_L1).toInt(), 15);
        QCOMPARE(out->value("assumptions"_L1).toObject().value("sources"_L1).toObject().value("answerRate"_L1).toString(), u"default"_s);
    }
    void assumptions_comeFromHistoryWhereThereIsSome_data() { StoreFixture::addBackendColumn(); }
    void assumptions_comeFromHistoryWhereThereIsSome() {
        STORE_FIXTURE(fixture, campaignSchema());
        CampaignWorld w(fixture, m_clock);
        const Id id = w.campaignOf(w.importPeople(240), [](CampaignSpec &spec) {
            spec.lines = 1000;
            spec.attempts.max = 1;
            spec.attempts.perDay = 1;
        });
        QVERIFY(w.campaigns->start(id, u"zhou"_s));
        for (int i = 0; i < 20; ++i) {
            w.campaigns->tick();
            w.dialler->tick();
            m_clock.advance(2000);
        }
        const auto calls = std::exchange(w.originator.calls, {});
        QCOMPARE(calls.size(), 240u);
        for (size_t i = 0; i < calls.size(); i += 4) // every fourth answers
            w.dialler->attemptAnswered(calls[i].attemptId, u"call"_s);
        m_clock.advance(30'000);
        for (size_t i = 0; i < calls.size(); ++i)
            w.end(calls[i].attemptId, i % 4 == 0 ? Outcome::Answered : Outcome::NoAnswer);
        const QJsonObject is = preflight(w, id)->value("assumptions"_L1).toObject();
        QCOMPARE(is.value("answerRate"_L1).toDouble(), 0.25);
        QCOMPARE(is.value("talkSeconds"_L1).toDouble(), 30.0);
        QCOMPARE(is.value("sources"_L1).toObject().value("answerRate"_L1).toString(), u"history"_s);
        QCOMPARE(is.value("sources"_L1).toObject().value("seatSeconds"_L1).toString(), u"default"_s);
        QCOMPARE(preflight(w, id, {{u"answerRate"_s, 0.7}})->value("assumptions"_L1).toObject().value("answerRate"_L1).toDouble(), 0.7);
    }
};
LIANXIN_TEST(tst_Preflight);
#include "tst_Preflight.moc"
