// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketWorld.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <atomic>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

namespace {

struct Killed {};

//! Kills the engine that looks at it for the n-th time from now: before, inside and between transactions.
class FatalClock final : public Clock {
public:
    explicit FatalClock(qint64 now)
        : m_now(now) {}
    qint64 now() const override {
        ++looks;
        if (armed > 0 && --armed == 0)
            throw Killed{};
        return m_now;
    }
    mutable qint64 looks = 0;
    mutable int armed = 0;
    qint64 m_now;
};

constexpr const char *kLastOnly = R"([{"id":"last","do":"remind_unit","minutesBefore":60}])";
constexpr const char *kFirstAndLast = R"([{"id":"first","do":"remind_unit","workingDaysBefore":2},
                                          {"id":"last","do":"remind_unit","minutesBefore":60}])";

qint64 at(int month, int day, int hour, int minute = 0) { return civil::at(QDate(2026, month, day), QTime(hour, minute)); }

//! The world of a clock: a district over two streets, with liaisons.
struct ClockWorld : TicketWorld {
    ClockWorld(StoreFixture &fixture, ManualClock &clock)
        : TicketWorld(fixture, clock) {
        calendar = Calendar::load().value();
        Unit district;
        district.name = u"海淀区"_s;
        superior = directory.saveUnit(district, u"01088880009"_s, u"u"_s).value();
        for (const auto &[name, phone] : {std::pair{u"春和里街道"_s, u"13900000001"_s}, std::pair{u"秋实路街道"_s, u"13900000002"_s}}) {
            Unit street;
            street.name = name;
            street.superiorId = superior;
            const Id id = directory.saveUnit(street, u"01088880000"_s, u"u"_s).value();
            (void)directory.addLiaison(id, u"孙工"_s, phone, 1, u"u"_s);
            units.push_back(id);
        }
    }
    Id ticket(qint64 deadline, size_t unitIndex = 0, const QString &phone = {}) {
        auto d = draft();
        d.contactPhone = phone;
        d.deadline = deadline;
        d.unitId = units[unitIndex];
        const auto made = tickets.create(d, u"u"_s);
        return made ? (*made)[u"id"_s].toString() : QString();
    }
    int scanAt(qint64 now) {
        clock.set(now);
        return calls->scan().valueOr(-1);
    }
    //! Dials what waits and lets everybody acknowledge; what was called: "flow phone count".
    QStringList dial(const QString &result = u"acknowledged"_s) {
        const size_t from = originator.calls.size();
        dialler->tick();
        QStringList told;
        for (size_t i = from; i < originator.calls.size(); ++i) {
            const auto call = originator.calls[i];
            told << u"%1 %2 %3"_s.arg(call.flowId, call.phone, call.variables[u"count"_s].toVariant().toString());
            dialler->attemptEnded(call.attemptId, {Outcome::Answered, {}, result, {{u"acknowledgement"_s, u"1"_s}}, 0});
        }
        told.sort();
        return told;
    }
    QStringList steps(const Id &id, const QString &state = {}) {
        QStringList out;
        for (const auto &step : calls->clock().stepsOf(id).value())
            if (step[u"state"_s].toString() != u"planned" && (state.isEmpty() || step[u"state"_s].toString() == state))
                out << step[u"rung"_s].toString() + u':' + step[u"state"_s].toString();
        return out;
    }
    Id superior;
    std::vector<Id> units;
};

} // namespace

class tst_TicketClock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shippedLadders_canBeRead_badOnesNameThePlace() {
        const auto ladder = TicketLadder::shipped();
        QVERIFY(ladder.of(u"普通"_s).size() >= 5);
        QVERIFY(ladder.of(u"危急"_s).front().anyHour);
        const auto bad = [](const char *rungs) {
            const auto read = TicketLadder::fromJson(
                QJsonDocument::fromJson(QByteArray(R"({"ladders":[{"categories":["*"],"rungs":[)") + rungs + "]}]}").object());
            return read ? QString() : read.error().place;
        };
        QCOMPARE(bad(R"({"id":"a","do":"remind_unit","workingDaysBefore":1})"), QString());
        QCOMPARE(bad(R"({"id":"a","do":"sing","workingDaysBefore":1})"), u"ladders[0].rungs[0].do"_s);
        QCOMPARE(bad(R"({"do":"remind_unit","workingDaysBefore":1})"), u"ladders[0].rungs[0].id"_s);
        QCOMPARE(bad(R"({"id":"a","do":"push_supervision","minutesAfter":1})"), u"ladders[0].rungs[0].do"_s);
        QCOMPARE(bad(R"({"id":"a","do":"remind_unit","minutesBefore":1,"at":"nine"})"), u"ladders[0].rungs[0].at"_s);
        QCOMPARE(bad(R"({"id":"a","do":"remind_unit","minutesBefore":1,"hours":"night"})"), u"ladders[0].rungs[0].hours"_s);
        QCOMPARE(bad(R"({"id":"a","do":"remind_unit","minutesBefore":1,"minute":1})"), u"ladders[0].rungs[0].minute"_s);
        QCOMPARE(bad(R"({"id":"a","do":"remind_unit"})"), u"ladders[0].rungs[0]"_s);
        QCOMPARE(bad(R"({"id":"a","do":"remind_unit","minutesBefore":-1})"), u"ladders[0].rungs[0].minutesBefore"_s);
        QCOMPARE(bad(R"({"id":"a","do":"escalate","after":"b"})"), u"ladders[0].rungs[0].after"_s);
        QCOMPARE(bad(R"({"id":"a","do":"remind_unit","workingDaysBefore":1},{"id":"b","do":"escalate","after":"a"})"),
                 u"ladders[0].rungs[1].after"_s);
        const auto place = [](const char *json) {
            const auto read = TicketLadder::fromJson(QJsonDocument::fromJson(json).object());
            return read || read.error().remedy.isEmpty() ? QString() : read.error().place;
        };
        QCOMPARE(place("{}"), u"ladders"_s);
        QCOMPARE(place(R"({"ladders":[{"categories":["a"],"rungs":[]},{"categories":["a"],"rungs":[]}]})"), u"ladders[1].categories"_s);
        QCOMPARE(place(R"({"ladders":[],"windows":{"unit":{"workday":["9-8"]}}})"), u"windows.unit.workday"_s);
        QCOMPARE(place(R"({"ladders":[],"windows":{"citizen":{"weekend":["09:00-12:00"]}}})"), u"windows.citizen.workday"_s);
        QCOMPARE(place(R"({"ladders":[],"visits":{"attempts":0}})"), u"visits.attempts"_s);
        QCOMPARE(place(R"({"ladders":[],"visits":{"leastConfidence":2}})"), u"visits.leastConfidence"_s);
    }

    void fortyDueTickets_areOneCall_eachWithItsProof_data() { StoreFixture::addBackendColumn(); }
    void fortyDueTickets_areOneCall_eachWithItsProof() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        std::vector<Id> ids;
        for (int i = 0; i < 40; ++i)
            ids.push_back(w.ticket(at(3, 20, 18)));
        const Id other = w.ticket(at(3, 20, 18), 1);
        QCOMPARE(w.scanAt(at(3, 18, 8, 59)), 0);
        QCOMPARE(w.scanAt(at(3, 18, 9)), 2);
        QCOMPARE(w.scanAt(at(3, 18, 9)), 0);
        QCOMPARE(w.dial(), (QStringList{u"unit-reminder 13900000002 1"_s, u"unit-reminder-many 13900000001 40"_s}));
        for (const Id &id : ids) {
            const auto event = w.tickets.events(id)->back();
            QCOMPARE(event.action, TicketAction::Reminded);
            QVERIFY(event.data[u"acknowledged"_s].toBool());
            QCOMPARE(event.data[u"together"_s].toInt(), 40);
            QVERIFY(!event.data[u"attemptId"_s].toString().isEmpty());
            QCOMPARE(event.data[u"answer"_s].toString(), u"1"_s);
        }
        QCOMPARE(w.steps(other), QStringList{u"due_soon:done"_s});
        const QJsonObject proof = w.calls->clock().stepsOf(other).value().at(0).toObject();
        QCOMPARE(proof[u"result"_s].toString(), u"acknowledged"_s);
        QCOMPARE(proof[u"acknowledgedAt"_s].toInteger(), at(3, 18, 9));
        QCOMPARE(w.scanAt(at(3, 18, 17, 59)), 0);
    }

    void noFeedbackByTheHour_escalates_feedbackDoesNot_data() { StoreFixture::addBackendColumn(); }
    void noFeedbackByTheHour_escalates_feedbackDoesNot() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        const Id silent = w.ticket(at(3, 20, 18)), busy = w.ticket(at(3, 20, 18));
        QCOMPARE(w.act(busy, u"sign"_s), u"processing"_s);
        QCOMPARE(w.scanAt(at(3, 18, 9)), 1);
        const auto variables = [&] {
            w.dialler->tick();
            return w.originator.calls.back().variables;
        }();
        QCOMPARE(variables[u"feedback"_s].toString(), u"2026-03-18T18:00:00+08:00"_s); // 请于今天下午六点前反馈
        QCOMPARE(variables[u"workingDaysLeft"_s].toInt(), 2);
        w.end(w.originator.calls.back().attemptId, Outcome::Answered, u"acknowledged"_s);
        clock.set(at(3, 18, 15));
        QCOMPARE(w.act(busy, u"process"_s, {{u"opinion"_s, u"明日清运"_s}}), u"processing"_s);
        QCOMPARE(w.scanAt(at(3, 18, 18)), 1);
        QCOMPARE(w.dial(), QStringList{u"unit-escalation 01088880009 1"_s});
        QCOMPARE(w.tickets.events(silent)->back().action, TicketAction::Escalated);
        QCOMPARE(w.steps(silent), (QStringList{u"due_soon:done"_s, u"no_feedback:done"_s}));
        QCOMPARE(w.steps(busy), (QStringList{u"due_soon:done"_s, u"no_feedback:not_needed"_s}));
    }
    void unitWithoutSuperior_isSupervisedInstead() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        auto draft = w.draft();
        draft.contactPhone.clear();
        draft.deadline = at(3, 20, 18);
        draft.unitId = w.superior;
        const Id id = w.tickets.create(draft, u"u"_s).value()[u"id"_s].toString();
        QCOMPARE(w.scanAt(at(3, 18, 9)), 1);
        w.dial();
        QCOMPARE(w.scanAt(at(3, 18, 18)), 1); // nobody to escalate to; the unit is told of the order
        QCOMPARE(w.dial(), QStringList{u"unit-supervision 01088880009 1"_s});
        QCOMPARE(w.originator.calls.back().variables[u"reason"_s].toString(), u"经提醒仍未反馈"_s);
        const auto ticket = w.tickets.get(id).value();
        QVERIFY(ticket[u"supervised"_s].toBool());
        QCOMPARE(w.tickets.supervisions({}, {}, {}, 5).value()[u"items"_s][0][u"reason"_s].toString(), u"no_feedback"_s);
    }

    void wholeLadder_eachStepOnce_atItsTime() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        const Id id = w.ticket(at(3, 20, 18), 0, u"13812341234"_s);
        QStringList told;
        for (qint64 now = at(3, 17, 0); now < at(3, 28, 0); now += 10 * kMinute) {
            QVERIFY(w.scanAt(now) >= 0);
            for (const auto &call : w.dial())
                told << civil::isoOf(now).mid(5, 11) + u' ' + call.section(u' ', 0, 0);
        }
        // The supervision order's own deadline (three working days) has a ladder of its own from the 27th on.
        QCOMPARE(told.mid(0, 6),
                 (QStringList{u"03-18T09:00 unit-reminder"_s, u"03-18T10:00 ticket-progress"_s, u"03-18T18:00 unit-escalation"_s,
                              u"03-20T09:00 unit-reminder"_s, u"03-23T09:00 unit-reminder"_s, u"03-23T18:00 unit-escalation"_s}));
        const auto ticket = w.tickets.get(id).value();
        QVERIFY(ticket[u"supervised"_s].toBool());
        QCOMPARE(w.tickets.supervisions({}, {}, {}, 5).value()[u"items"_s][0][u"reason"_s].toString(), u"overdue"_s);
        QCOMPARE(QDate(2026, 3, 27), civil::dateOf(w.tickets.supervisions({}, {}, {}, 5).value()[u"items"_s][0][u"createdAt"_s].toInteger()));
    }

    void ticketsThatChangedMeanwhile_areNotCalled_theOthersAre_data() { StoreFixture::addBackendColumn(); }
    void ticketsThatChangedMeanwhile_areNotCalled_theOthersAre() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        const Id a = w.ticket(at(3, 20, 18)), b = w.ticket(at(3, 20, 18)), c = w.ticket(at(3, 20, 18));
        QCOMPARE(w.scanAt(at(3, 18, 9)), 1); // three together
        QCOMPARE(w.act(b, u"sign"_s), u"processing"_s);
        QCOMPARE(w.act(b, u"finish"_s, {{u"opinion"_s, u"已清运"_s}}), u"pending_visit"_s);
        QCOMPARE(w.act(c, u"reassign"_s, {{u"unitId"_s, w.units[1]}, {u"reason"_s, u"辖区"_s}}), u"pending_sign"_s);
        QCOMPARE(w.dial(), QStringList()); // the call that was prepared says three: it is taken back
        QCOMPARE(w.scanAt(at(3, 18, 9, 1)), 2);
        QCOMPARE(w.dial(), (QStringList{u"unit-reminder 13900000001 1"_s, u"unit-reminder 13900000002 1"_s}));
        QCOMPARE(w.steps(a), QStringList{u"due_soon:done"_s});
        QCOMPARE(w.steps(b), QStringList());
        QCOMPARE(w.steps(c), QStringList{u"due_soon:done"_s});
    }
    void pausedTicket_isLeftAlone_extensionBeginsTheLadderAnew_data() { StoreFixture::addBackendColumn(); }
    void pausedTicket_isLeftAlone_extensionBeginsTheLadderAnew() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        auto draft = w.draft();
        draft.contactPhone.clear();
        draft.unitId = w.units[0];
        const Id id = w.tickets.create(draft, u"u"_s).value()[u"id"_s].toString(); // 7 working days: the 20th
        QCOMPARE(w.act(id, u"sign"_s), u"processing"_s);
        clock.set(at(3, 16, 10));
        QCOMPARE(w.act(id, u"pause"_s, {{u"reason"_s, u"等待市民补充材料"_s}}), u"processing"_s);
        QCOMPARE(w.scanAt(at(3, 18, 9)), 0);
        QCOMPARE(w.tickets.get(id).value()[u"deadlineText"_s].toString(), u"暂停计时"_s);
        QCOMPARE(w.act(id, u"resume"_s), u"processing"_s); // the 16th and 17th did not count
        auto ticket = w.tickets.get(id).value();
        QCOMPARE(civil::dateOf(ticket[u"deadline"_s].toInteger()), QDate(2026, 3, 24));
        const auto days = ticket[u"derivation"_s][u"days"_s].toArray();
        QCOMPARE(days[5][u"reason"_s].toString(), u"paused"_s);
        QCOMPARE(w.scanAt(at(3, 20, 9)), 1);
        QCOMPARE(w.dial().size(), 1);
        const TicketActor lead(u"liaison"_s, Party::Lead, w.units[0]);
        QVERIFY(w.tickets.act(id, u"ask_extension"_s, {{u"reason"_s, u"需协调"_s}, {u"amount"_s, 3}}, lead));
        QCOMPARE(w.tickets.act(id, u"grant_extension"_s, {}, lead).error().code, u"tickets.not_your_step"_s);
        QCOMPARE(w.act(id, u"grant_extension"_s), u"processing"_s);
        ticket = w.tickets.get(id).value();
        QCOMPARE(civil::dateOf(ticket[u"deadline"_s].toInteger()), QDate(2026, 3, 27));
        QVERIFY(ticket[u"derivation"_s][u"days"_s].toArray().last()[u"extended"_s].toBool());
        QCOMPARE(w.tickets.act(id, u"ask_extension"_s, {{u"reason"_s, u"再延"_s}}, lead).error().code, u"tickets.extension_limit"_s);
        QCOMPARE(w.scanAt(at(3, 23, 9)), 0); // what was due for the old deadline is not
        QCOMPARE(w.scanAt(at(3, 25, 9)), 1);
        QCOMPARE(w.dial(), QStringList{u"unit-reminder 13900000001 1"_s});
    }

    void nightAndHolidays_areKept_exceptForWhatCannotWait() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        const auto ladder = TicketLadder::shipped();
        const auto rung = [&](const QString &category, const QString &id) {
            for (const auto &one : ladder.of(category))
                if (one.id == id)
                    return one;
            return LadderRung();
        };
        // 2026: 15–23 February is off, 14 and 28 February are worked. Due on the 25th: two working days before is the 14th.
        QCOMPARE(civil::isoOf(ladder.dueAt(w.calendar, rung(u"普通"_s, u"due_soon"_s), at(2, 25, 18))).left(16), u"2026-02-14T09:00"_s);
        // A deadline at 9 in the evening: four hours before is open; at 2 at night the call comes the evening before.
        QCOMPARE(civil::isoOf(ladder.dueAt(w.calendar, rung(u"公用事业"_s, u"tell_citizen"_s), at(3, 12, 4))).left(16), u"2026-03-11T19:00"_s);
        QCOMPARE(civil::isoOf(ladder.dueAt(w.calendar, rung(u"公用事业"_s, u"due_soon"_s), at(3, 12, 4))).left(16), u"2026-03-12T00:00"_s);
        QCOMPARE(civil::isoOf(ladder.dueAt(w.calendar, rung(u"公用事业"_s, u"overdue_escalate"_s), at(2, 14, 18))).left(16), u"2026-02-24T08:30"_s);
        auto draft = w.draft();
        draft.contactPhone.clear();
        draft.category = u"危急"_s;
        draft.unitId = w.units[0];
        clock.set(at(2, 17, 23, 30)); // New Year's night
        const Id id = w.tickets.create(draft, u"u"_s).value()[u"id"_s].toString();
        QCOMPARE(w.scanAt(at(2, 18, 0, 30)), 1);
        QCOMPARE(w.dial(), QStringList{u"unit-reminder 13900000001 1"_s});
        QCOMPARE(w.steps(id), QStringList{u"due_soon:done"_s});
    }

    void hoursOfAUnit_areKeptByRemindersAndAtTheInstantOfDialling() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        const auto ladder = TicketLadder::shipped();
        const auto shifts = WorkShifts::fromJson({{u"workday"_s, QJsonArray{u"10:30-12:00"_s, u"14:00-17:00"_s}}, {u"thursday"_s, QJsonArray()}}).value();
        LadderRung rung;
        for (const auto &one : ladder.of(u"普通"_s))
            if (one.id == u"due_soon")
                rung = one;
        // Two working days before Friday the 27th is a Wednesday: at nine, or when the unit is there. Before Monday it is a Thursday.
        QCOMPARE(civil::isoOf(ladder.dueAt(w.calendar, rung, at(3, 27, 18))).left(16), u"2026-03-25T09:00"_s);
        QCOMPARE(civil::isoOf(ladder.dueAt(w.calendar, rung, at(3, 27, 18), 0, shifts)).left(16), u"2026-03-25T10:30"_s);
        QCOMPARE(civil::isoOf(ladder.dueAt(w.calendar, rung, at(3, 30, 18), 0, shifts)).left(16), u"2026-03-27T10:30"_s);

        Unit unit = w.directory.unit(w.units[0]).value();
        unit.hours = shifts.toJson();
        QVERIFY(w.directory.saveUnit(unit, {}, u"u"_s));
        w.tickets.followUnitHours(w.directory.unitHours().value());
        QVERIFY(w.calls->clock().replanIfChanged());
        const Id id = w.ticket(at(3, 27, 18));
        QCOMPARE(w.scanAt(at(3, 25, 9)), 0);
        QCOMPARE(w.scanAt(at(3, 25, 10, 30)), 1);
        clock.set(at(3, 25, 13)); // the lunch of the unit, though nobody else's
        QCOMPARE(w.dial(), QStringList());
        clock.set(at(3, 25, 14, 1));
        QCOMPARE(w.dial(), QStringList{u"unit-reminder 13900000001 1"_s});
        QCOMPARE(w.steps(id), QStringList{u"due_soon:done"_s});
    }

    void engineAwayForDays_doesTheLatestOnly() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        const Id id = w.ticket(at(3, 20, 18), 0, u"13812341234"_s);
        QCOMPARE(w.scanAt(at(3, 23, 10)), 1);
        QCOMPARE(w.dial(), QStringList{u"unit-reminder 13900000001 1"_s});
        const auto steps = w.steps(id);
        for (const auto &step : {u"due_soon:too_late"_s, u"due_today:too_late"_s, u"tell_citizen:too_late"_s, u"overdue:done"_s})
            QVERIFY2(steps.contains(step), qPrintable(steps.join(u' ')));
    }
    void savedLadders_planOpenTicketsAnew_inSlices_whatWasDoneStaysDone_data() { StoreFixture::addBackendColumn(); }
    void savedLadders_planOpenTicketsAnew_inSlices_whatWasDoneStaysDone() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        TicketClock::Settings small;
        small.batch = 4;
        TicketCalls::Settings settings;
        settings.clock = small;
        const auto build = [&] {
            w.calls.reset();
            w.calls = std::make_unique<TicketCalls>(fixture.store(), w.tickets, *w.dialler, w.directory, w.calendar, fixture.sealer(), clock, settings);
        };
        build();
        std::vector<Id> early, late;
        for (int i = 0; i < 6; ++i) {
            early.push_back(w.ticket(at(3, 20, 18)));
            late.push_back(w.ticket(at(3, 31, 18)));
        }
        QVERIFY(w.scanAt(at(3, 18, 9)) > 0); // due_soon of the early ones
        w.dial();
        auto &ticketClock = w.calls->clock();
        auto read = ticketClock.ladders().value();
        QVERIFY(read[u"shipped"_s].toBool());
        QCOMPARE(read[u"openTickets"_s].toInt(), 12);
        QCOMPARE(read[u"stillToPlan"_s].toInt(), 0);
        // Reminded a day later, and once more a week before.
        auto ladders = read[u"ladders"_s].toObject();
        auto all = ladders[u"ladders"_s].toArray();
        auto general = all.last().toObject();
        auto rungs = general[u"rungs"_s].toArray();
        auto soon = rungs[0].toObject();
        soon[u"workingDaysBefore"_s] = 1;
        rungs[0] = soon;
        rungs.prepend(QJsonObject{{u"id"_s, u"a_week_before"_s}, {u"do"_s, u"remind_unit"_s}, {u"workingDaysBefore"_s, 5}});
        general[u"rungs"_s] = rungs;
        all[all.size() - 1] = general;
        ladders[u"ladders"_s] = all;
        clock.set(at(3, 18, 11));
        auto wrong = ladders;
        wrong[u"windows"_s] = QJsonObject{{u"unit"_s, QJsonObject{{u"workday"_s, u"25:00-26:00"_s}}}};
        QCOMPARE(ticketClock.saveLadders(wrong, 0, false, u"u"_s).error().place, u"windows.unit.workday"_s);
        const auto tried = ticketClock.saveLadders(ladders, 0, true, u"u"_s).value();
        QVERIFY(!tried[u"saved"_s].toBool());
        QCOMPARE(tried[u"changes"_s].toArray().size(), 2);
        QCOMPARE(tried[u"changes"_s][0][u"what"_s].toString(), u"added"_s);
        QCOMPARE(tried[u"changes"_s][1][u"what"_s].toString(), u"moved"_s);
        QVERIFY(tried[u"effect"_s].toArray().size() >= 3);
        auto asked = read[u"ladders"_s].toObject();
        QVERIFY(ticketClock.saveLadders(asked, 0, true, u"u"_s).value()[u"effect"_s][0].toString().contains(u"没有改动"));
        asked[u"visits"_s] = QJsonObject{{u"attempts"_s, 5}, {u"perDay"_s, 2}};
        const auto visits = ticketClock.saveLadders(asked, 0, true, u"u"_s).value();
        QVERIFY(visits[u"changes"_s].toArray().isEmpty());
        QVERIFY(visits[u"effect"_s][0].toString().contains(u"回访"));
        QCOMPARE(visits[u"effect"_s].toArray().size(), 1); // no ticket is planned anew for it
        QVERIFY(ticketClock.ladders().value()[u"shipped"_s].toBool());
        QVERIFY(ticketClock.saveLadders(ladders, 0, false, u"u"_s).value()[u"saved"_s].toBool());
        read = ticketClock.ladders().value();
        QCOMPARE(read[u"version"_s].toInt(), 1);
        QCOMPARE(read[u"stillToPlan"_s].toInt(), 12);
        QVERIFY(ticketClock.scan(1));
        QVERIFY(ticketClock.hasMore());
        QCOMPARE(ticketClock.ladders().value()[u"stillToPlan"_s].toInt(), 8);
        QCOMPARE(ticketClock.saveLadders(ladders, 7, false, u"u"_s).error().code, u"tickets.ladders_changed"_s);
        QCOMPARE(ticketClock.ladderVersions().value().size(), 2); // the new ones, and as shipped
        // Dies in the middle; the next engine reads what was saved and goes on.
        build();
        QVERIFY(w.calls->clock().replanIfChanged());
        QCOMPARE(w.calls->clock().ladders().value()[u"stillToPlan"_s].toInt(), 8);
        QCOMPARE(w.scanAt(at(3, 18, 11)), 0);
        QVERIFY(!w.calls->clock().hasMore());
        QCOMPARE(w.calls->clock().ladders().value()[u"stillToPlan"_s].toInt(), 0);
        QVERIFY(w.calls->clock().replanIfChanged()); // nothing changed: nothing to look at
        QCOMPARE(w.calls->clock().ladders().value()[u"stillToPlan"_s].toInt(), 0);
        // What had been due before it was added is not made up for where the unit was reminded already …
        QCOMPARE(w.steps(early[0]), (QStringList{u"a_week_before:too_late"_s, u"due_soon:done"_s}));
        QCOMPARE(w.scanAt(at(3, 18, 18)), 1); // nobody gave feedback: one call, however many slices
        QCOMPARE(w.dial(), QStringList{u"unit-escalation 01088880009 6"_s});
        QCOMPARE(w.scanAt(at(3, 19, 9)), 0); // … and what was done is not done again at its new hour
        QVERIFY(w.scanAt(at(3, 24, 9)) > 0);
        w.dial();
        QCOMPARE(w.steps(late[0]), QStringList{u"a_week_before:done"_s});
        QVERIFY(w.scanAt(at(3, 27, 9)) >= 0);
        QCOMPARE(w.steps(late[0]), QStringList{u"a_week_before:done"_s});
        QVERIFY(w.scanAt(at(3, 30, 9)) > 0);
        QCOMPARE(w.steps(late[0]), (QStringList{u"a_week_before:done"_s, u"due_soon:placed"_s}));
    }
    void addedRungWhoseHourHasPassed_isMadeUpFor_whereNothingOfItsKindWasDone() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        const Id id = w.ticket(at(3, 20, 18));
        const auto only = [](const char *rungs) {
            return QJsonObject{{u"windows"_s, QJsonObject{{u"unit"_s, QJsonObject{{u"workday"_s, u"08:30-20:00"_s}}}}},
                               {u"ladders"_s, QJsonArray{QJsonObject{{u"categories"_s, QJsonArray{u"*"_s}},
                                                                     {u"rungs"_s, QJsonDocument::fromJson(rungs).array()}}}}};
        };
        QVERIFY(w.calls->clock().saveLadders(only(kLastOnly), 0, false, u"u"_s));
        QCOMPARE(w.scanAt(at(3, 18, 12)), 0);
        QVERIFY(w.calls->clock().saveLadders(only(kFirstAndLast), 1, false, u"u"_s));
        QCOMPARE(w.scanAt(at(3, 18, 12)), 1);
        QCOMPARE(w.dial(), QStringList{u"unit-reminder 13900000001 1"_s});
        QCOMPARE(w.steps(id), QStringList{u"first:done"_s});
    }
    void otherCalendar_movesWhatIsStillToCome() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        (void)w.ticket(at(3, 20, 18)); // reminded on the 18th
        QVERIFY(w.calls->clock().replanIfChanged());
        QCOMPARE(w.scanAt(at(3, 16, 9)), 0);
        auto days = w.calendar.announcedDays(2026).value();
        days.push_back({QDate(2026, 3, 19), DayKind::Holiday, u"临时放假"_s});
        w.calendar.adopt(2026, days);
        QVERIFY(w.calls->clock().replan());
        QCOMPARE(w.scanAt(at(3, 17, 8, 59)), 0);
        QCOMPARE(w.scanAt(at(3, 17, 9)), 1); // a day earlier
    }
    void oneTicketThatCannotBeClimbed_doesNotStopTheOthers() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        const Id bad = w.ticket(at(3, 20, 18)), good = w.ticket(at(3, 20, 18), 1);
        QVERIFY(fixture.store().write([&](Transaction &t) { t.execute(u"UPDATE ticket SET unit_id = 'nobody' WHERE id = $1", {bad}); }));
        QVERIFY(fixture.store().write([&](Transaction &t) {
            t.execute(u"CREATE TRIGGER stubborn BEFORE INSERT ON ticket_step WHEN NEW.unit_id = 'nobody' BEGIN SELECT RAISE(ABORT, 'no'); END");
        }));
        QCOMPARE(w.scanAt(at(3, 18, 9)), 1);
        QCOMPARE(w.dial(), QStringList{u"unit-reminder 13900000002 1"_s});
        QCOMPARE(w.steps(good), QStringList{u"due_soon:done"_s});
        QVERIFY(fixture.store().write([](Transaction &t) { t.execute(u"DROP TRIGGER stubborn"); }));
        QCOMPARE(w.scanAt(at(3, 18, 9, 30)), 0);
        QCOMPARE(w.scanAt(at(3, 18, 10)), 0); // tried again: nobody to call
        QCOMPARE(w.steps(bad), QStringList{u"due_soon:nobody"_s});
    }
    void supervisionOrder_isToldToTheUnit_onceInItsHours_unlessWithdrawn() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        const Id id = w.ticket(at(3, 31, 18)), other = w.ticket(at(3, 31, 18));
        clock.set(at(3, 13, 21)); // a Friday night
        QCOMPARE(w.act(id, u"supervise"_s, {{u"reason"_s, u"dissatisfied"_s}}), u"pending_sign"_s);
        QCOMPARE(w.act(other, u"supervise"_s, {{u"reason"_s, u"领导批示"_s}}), u"pending_sign"_s);
        QCOMPARE(w.scanAt(at(3, 13, 21)), 0);
        QCOMPARE(w.scanAt(at(3, 16, 8, 30)), 1); // both in one call
        QCOMPARE(w.act(other, u"lift"_s, {{u"reason"_s, u"撤销"_s}}), u"pending_sign"_s);
        QCOMPARE(w.dial(), QStringList());
        QCOMPARE(w.scanAt(at(3, 16, 8, 31)), 1);
        QCOMPARE(w.dial(), QStringList{u"unit-supervision 13900000001 1"_s});
        const auto step = w.calls->clock().stepsOf(id).value()[0].toObject();
        QCOMPARE(step[u"do"_s].toString(), u"push_supervision"_s);
        QCOMPARE(step[u"result"_s].toString(), u"acknowledged"_s);
        QVERIFY(step[u"acknowledgedAt"_s].toInteger() > 0);
        QCOMPARE(w.scanAt(at(3, 16, 8, 45)), 0);
    }
    void twoEngines_doEachStepOnce() {
        if (const auto reason = StoreFixture::whyNot(u"postgresql"_s); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"postgresql"_s, ticketWorldSchema(), &clock);
        ClockWorld w(fixture, clock);
        for (int i = 0; i < 20; ++i)
            (void)w.ticket(at(3, 20, 18), size_t(i % 2), u"1380000%1"_s.arg(i, 4, 10, QChar(u'0')));
        clock.set(at(3, 18, 10));
        auto config = fixture.config();
        config.engineId = u"other"_s;
        auto store = openStore(config);
        QVERIFY(store);
        Directory directory(**store, fixture.sealer(), fixture.blindIndex(), clock);
        Dialler dialler(**store, fixture.sealer(), directory, w.calendar, clock);
        Tickets tickets(**store, fixture.sealer(), directory, w.calendar, clock, testLimits());
        TicketClock other(**store, tickets, dialler, directory, w.calendar, clock, TicketLadder::shipped(), {});
        std::atomic<int> placed = 0;
        const auto work = [&](TicketClock &one) {
            for (int i = 0; i < 5; ++i)
                if (const auto done = one.scan())
                    placed += *done;
        };
        std::thread a([&] { work(w.calls->clock()); });
        std::thread b([&] { work(other); });
        a.join();
        b.join();
        QVERIFY(fixture.store().read([&](Snapshot &s) {
            QCOMPARE(s.first(u"SELECT COUNT(*) FROM ticket_step WHERE state = 'placed'")->integer(0), 40);
            QCOMPARE(s.first(u"SELECT COUNT(*) FROM ticket_notice")->integer(0), qint64(placed));
            QCOMPARE(s.first(u"SELECT SUM(tickets) FROM ticket_notice")->integer(0), 40);
            QCOMPARE(s.first(u"SELECT COUNT(*) FROM call_order")->integer(0), qint64(placed));
        }));
    }

    // The service dies at every instant at which it looks at the clock, and comes again over the same store.
    void killedAnywhere_everyStepHappensOnce_data() {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<int>("every");
        const int wanted = qEnvironmentVariableIntValue("LIANXIN_CRASH_EVERY"); // tests/long: at every look
        QTest::newRow("intl") << u"intl"_s << (wanted > 0 ? wanted : 11);
        QTest::newRow("gm") << u"gm"_s << 41;
        QTest::newRow("postgresql") << u"postgresql"_s << 41;
    }
    void killedAnywhere_everyStepHappensOnce() {
        QFETCH(int, every);
        QStringList expected;
        qint64 looks = 0;
        int deaths = 0;
        for (qint64 kill = 0; kill == 0 || kill <= looks; kill += every) {
            ManualClock clock(kWednesdayTen);
            STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
            ClockWorld w(fixture, clock);
            for (int i = 0; i < 6; ++i)
                (void)w.ticket(at(3, 20, 18), size_t(i % 2), i % 3 ? QString() : u"1380000000%1"_s.arg(i));
            FatalClock fatal(kWednesdayTen);
            w.calls.reset();
            std::unique_ptr<Tickets> tickets;
            std::unique_ptr<TicketCalls> calls;
            const auto build = [&] {
                calls.reset();
                tickets = std::make_unique<Tickets>(fixture.store(), fixture.sealer(), w.directory, w.calendar, fatal, testLimits());
                calls = std::make_unique<TicketCalls>(fixture.store(), *tickets, *w.dialler, w.directory, w.calendar, fixture.sealer(), fatal);
            };
            build();
            fatal.armed = int(kill);
            QStringList told;
            for (qint64 now = at(3, 18, 8); now < at(3, 28, 0); now += now < at(3, 24, 0) ? kHour : 6 * kHour) {
                clock.set(now);
                fatal.m_now = now;
                bool done = false;
                while (!done) {
                    try {
                        const auto scanned = calls->scan();
                        QVERIFY2(scanned, scanned ? "" : qPrintable(scanned.error().toString()));
                        done = true;
                    } catch (const Killed &) {
                        ++deaths;
                        build();
                    }
                }
                const int armed = std::exchange(fatal.armed, 0); // the dialler has crash tests of its own
                for (const auto &call : w.dial())
                    told << civil::isoOf(now).mid(5, 8) + u' ' + call;
                fatal.armed = armed;
            }
            if (kill == 0) {
                expected = told;
                looks = fatal.looks;
                QVERIFY2(expected.size() >= 9, qPrintable(expected.join(u'\n')));
                continue;
            }
            QCOMPARE(told, expected);
            QVERIFY(fixture.store().read([&](Snapshot &s) {
                QCOMPARE(s.first(u"SELECT COUNT(*) FROM supervision_order WHERE reason = 'overdue'")->integer(0), 6);
                QCOMPARE(s.first(u"SELECT COUNT(*) FROM ticket_step WHERE state = 'placed'")->integer(0), 0);
            }));
        }
        QVERIFY2(deaths > 5, qPrintable(QString::number(deaths)));
        qInfo() << deaths << "deaths," << expected.size() << "calls";
    }
};
LIANXIN_TEST(tst_TicketClock);
#include "tst_TicketClock.moc"
