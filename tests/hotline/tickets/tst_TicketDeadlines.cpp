// SPDX-License-Identifier: GPL-3.0-or-later
// Deadlines that are set already follow the calendar, and limits only where the hotline wishes it.
#include "hotline/tickets/TicketWorld.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

struct Dead {};

//! Kills whoever looks at it for the n-th time from now.
class DeadlyClock final : public Clock {
public:
    qint64 now() const override {
        if (armed > 0 && --armed == 0)
            throw Dead{};
        return at;
    }
    mutable int armed = 0;
    qint64 at = 0;
};

qint64 on(int year, int month, int day, int hour = 10) { return civil::at(QDate(year, month, day), QTime(hour, 0)); }
qint64 endOf(int year, int month, int day) { return civil::at(QDate(year, month, day), QTime(23, 59, 59)); }

//! 29, 30, 31 December, 1, 4, 5, 6 January: seven working days while nobody knows of 元旦.
const qint64 kAccepted = on(2026, 12, 28);
const qint64 kBefore = endOf(2027, 1, 6), kAfter = endOf(2027, 1, 7);

std::vector<CalendarDay> newYear() { return {{QDate(2027, 1, 1), DayKind::Holiday, u"元旦"_s}}; }

struct DeadlineWorld : TicketWorld {
    DeadlineWorld(StoreFixture &fixture, ManualClock &clock)
        : TicketWorld(fixture, clock) {
        calendar = Calendar::load().value();
        calendar.adopt(2027, {});
        (void)calls->clock().replanIfChanged();
    }
    Id dispatched(const QString &category = u"普通"_s, const Id &to = {}) {
        auto d = draft();
        d.category = category;
        d.unitId = to.isEmpty() ? unit : to;
        return tickets.create(d, u"u"_s).value()[u"id"_s].toString();
    }
    //! As calendar.load does.
    void load(int year, const std::vector<CalendarDay> &days) {
        calendar.adopt(year, days);
        QVERIFY(calls->clock().replan());
    }
    qint64 deadline(const Id &id) { return tickets.fold(id).value().deadline; }
    std::vector<TicketEvent> moves(const Id &id) {
        auto events = tickets.events(id).value();
        std::erase_if(events, [](const auto &event) { return event.action != TicketAction::DeadlineMoved; });
        return events;
    }
};

} // namespace

class tst_TicketDeadlines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void notice_movesOpenDeadlines_sayingWhy_data() { StoreFixture::addBackendColumn(); }
    void notice_movesOpenDeadlines_sayingWhy() {
        ManualClock clock(kAccepted);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        DeadlineWorld w(fixture, clock);
        const Id plain = w.dispatched(), urgent = w.dispatched(u"危急"_s), extended = w.dispatched(), paused = w.dispatched(),
                 finished = w.finished(), undispatched = w.make()[u"id"_s].toString();
        auto byHand = w.draft();
        byHand.deadline = kBefore;
        const Id set = w.tickets.create(byHand, u"u"_s).value()[u"id"_s].toString();
        QCOMPARE(w.act(extended, u"ask_extension"_s, {{u"reason"_s, u"工程量大"_s}, {u"amount"_s, 2}}), u"pending_sign"_s);
        QCOMPARE(w.act(extended, u"grant_extension"_s), u"pending_sign"_s);
        QCOMPARE(w.act(paused, u"sign"_s), u"processing"_s);
        QCOMPARE(w.act(paused, u"pause"_s, {{u"reason"_s, u"等市民"_s}}), u"processing"_s);
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(plain), kBefore);
        QCOMPARE(w.deadline(extended), endOf(2027, 1, 8));
        QVERIFY(w.tickets.get(plain).value()[u"derivation"_s][u"provisional"_s].toBool());
        const qint64 closed = w.deadline(finished);
        const qint64 seq = fixture.store().lastEventSeq();

        clock.set(on(2026, 12, 29));
        w.load(2027, newYear());
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(plain), kAfter);
        QCOMPARE(w.deadline(undispatched), kAfter);
        QCOMPARE(w.deadline(extended), endOf(2027, 1, 11)); // the two days that were granted stay
        QCOMPARE(w.moves(urgent).size(), 0u); // supervised since, and not moved
        QCOMPARE(w.deadline(set), kBefore);
        QCOMPARE(w.deadline(finished), closed);
        QCOMPARE(w.moves(paused).size(), 0u);

        const auto moved = w.moves(plain);
        QCOMPARE(moved.size(), 1u);
        QCOMPARE(moved[0].actor, u"calendar"_s);
        QCOMPARE(moved[0].data[u"before"_s].toInteger(), kBefore);
        QCOMPARE(moved[0].data[u"deadline"_s].toInteger(), kAfter);
        QCOMPARE(moved[0].data[u"reason"_s].toString(), u"2027年放假安排"_s);
        QCOMPARE(moved[0].data[u"days"_s].toArray(),
                 (QJsonArray{QJsonObject{{u"date"_s, u"2027-01-01"_s}, {u"name"_s, u"元旦"_s}, {u"kind"_s, u"holiday"_s}}}));
        QCOMPARE(folded(w.tickets.events(plain).value()).deadline, kAfter);
        QCOMPARE(folded(w.tickets.events(extended).value()).extension, 2);
        const auto shown = w.tickets.get(plain).value()[u"derivation"_s].toObject();
        QCOMPARE(shown[u"deadlineAt"_s].toInteger(), kAfter);
        QVERIFY(!shown[u"provisional"_s].toBool());
        QCOMPARE(shown[u"moved"_s][u"before"_s].toInteger(), kBefore);
        QCOMPARE(shown[u"moved"_s][u"reason"_s].toString(), u"2027年放假安排"_s);
        QCOMPARE(w.tickets.get(extended).value()[u"derivation"_s][u"deadlineAt"_s].toInteger(), endOf(2027, 1, 11));
        const auto heard = fixture.store().eventsAfter(seq, 100).value();
        QCOMPARE(std::count_if(heard.begin(), heard.end(), [](const auto &e) { return e.payload[u"action"_s].toString() == u"deadline_moved"; }), 3);

        // Derived when the clock runs on, and once only.
        clock.set(on(2026, 12, 30));
        QCOMPARE(w.act(paused, u"resume"_s), u"processing"_s);
        QCOMPARE(w.deadline(paused), endOf(2027, 1, 8)); // one day stood still
        QVERIFY(w.calls->clock().replan());
        QVERIFY(w.calls->scan());
        QVERIFY(w.calls->scan());
        QCOMPARE(w.moves(paused).size(), 0u);
        QCOMPARE(w.moves(plain).size(), 1u);
        QCOMPARE(w.deadline(plain), kAfter);
    }

    void lateNotice_makesNobodyLate_andFreesWhoIs() {
        ManualClock clock(kAccepted);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        DeadlineWorld w(fixture, clock);
        const Id id = w.dispatched();
        w.load(2027, newYear());
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(id), kAfter);
        clock.set(on(2027, 1, 7)); // the day that it is due: now people work on the Saturday before, too
        auto days = newYear();
        days.push_back({QDate(2027, 1, 2), DayKind::MakeUp, u"元旦"_s});
        w.load(2027, days);
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(id), kAfter);
        QCOMPARE(w.moves(id).size(), 1u);
        clock.set(on(2027, 1, 8)); // late, and then the notice says that there were more days off
        w.load(2027, {{QDate(2027, 1, 1), DayKind::Holiday, u"元旦"_s}, {QDate(2027, 1, 4), DayKind::Holiday, u"元旦"_s},
                      {QDate(2027, 1, 5), DayKind::Holiday, u"元旦"_s}});
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(id), endOf(2027, 1, 11));
    }

    void supervisionOrder_sharesTheNewDeadline() {
        ManualClock clock(on(2026, 12, 30));
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        DeadlineWorld w(fixture, clock);
        const Id id = w.dispatched();
        QCOMPARE(w.act(id, u"supervise"_s, {{u"reason"_s, u"重复投诉"_s}}), u"pending_sign"_s);
        QCOMPARE(w.deadline(id), endOf(2027, 1, 4));
        QVERIFY(w.calls->scan());
        w.load(2027, newYear());
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(id), endOf(2027, 1, 5));
        const auto orders = w.tickets.supervisions(u"open"_s, {}, {}, 10).value()[u"items"_s].toArray();
        QCOMPARE(orders.size(), 1);
        QCOMPARE(orders[0][u"deadline"_s].toInteger(), endOf(2027, 1, 5));
    }

    void otherHoursOfAUnit_moveItsTickets() {
        ManualClock clock(kAccepted);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        DeadlineWorld w(fixture, clock);
        auto limits = testLimits();
        limits.units[u"春和里街道"_s].shifts = {{u"workday"_s, QJsonArray{u"09:00-12:00"_s, u"14:00-18:00"_s}}};
        w.tickets.setLimits(limits);
        QVERIFY(w.calls->clock().replanIfChanged());
        const Id id = w.dispatched(), undispatched = w.make()[u"id"_s].toString();
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(id), on(2027, 1, 6, 18));
        limits.units[u"春和里街道"_s].shifts = {{u"workday"_s, QJsonArray{u"09:00-17:00"_s}}};
        w.tickets.setLimits(limits);
        QVERIFY(w.calls->clock().replanIfChanged());
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(id), on(2027, 1, 6, 17));
        QCOMPARE(w.moves(id).at(0).data[u"reason"_s].toString(), u"春和里街道作息时间调整"_s);
        QCOMPARE(w.tickets.get(id).value()[u"derivation"_s][u"deadlineAt"_s].toInteger(), on(2027, 1, 6, 17));
        QCOMPARE(w.deadline(undispatched), kBefore);
    }

    void hoursOfTheUnitsPage_goBeforeTheLimits_andGoAgain() {
        ManualClock clock(kAccepted);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        DeadlineWorld w(fixture, clock);
        auto limits = testLimits();
        limits.units[u"春和里街道"_s].shifts = {{u"workday"_s, QJsonArray{u"09:00-12:00"_s, u"14:00-18:00"_s}}};
        w.tickets.setLimits(limits);
        const auto follow = [&](const QJsonObject &hours) {
            Unit unit = w.directory.unit(w.unit).value();
            unit.hours = hours;
            if (!w.directory.saveUnit(unit, {}, u"u"_s))
                return false;
            w.tickets.followUnitHours(w.directory.unitHours().value());
            return w.calls->clock().replanIfChanged() && w.calls->scan();
        };
        QVERIFY(follow({}));
        const Id id = w.dispatched();
        QCOMPARE(w.deadline(id), on(2027, 1, 6, 18));
        QVERIFY(follow({{u"workday"_s, QJsonArray{u"08:30-17:00"_s}}, {u"wednesday"_s, QJsonArray{u"08:30-12:00"_s}}}));
        QCOMPARE(w.deadline(id), on(2027, 1, 6, 12)); // a Wednesday
        QCOMPARE(w.moves(id).at(0).data[u"reason"_s].toString(), u"春和里街道作息时间调整"_s);
        QVERIFY(follow({}));
        QCOMPARE(w.deadline(id), on(2027, 1, 6, 18));
        QVERIFY(w.tickets.hoursOf(u"春和里街道"_s));
        QVERIFY(!w.tickets.hoursOf(u"另一单位"_s));
    }

    void changedLimit_isForNewTickets_untilTheHotlineWishes() {
        ManualClock clock(kAccepted);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        DeadlineWorld w(fixture, clock);
        w.load(2027, newYear());
        const Id old = w.dispatched(), supervised = w.dispatched(), urgent = w.dispatched(u"危急"_s);
        QCOMPARE(w.act(supervised, u"supervise"_s, {{u"reason"_s, u"重复投诉"_s}}), u"pending_sign"_s);
        const qint64 order = w.deadline(supervised), hours = w.deadline(urgent);
        QVERIFY(w.calls->scan());
        auto limits = testLimits();
        limits.categories[u"普通"_s].limit.amount = 10;
        w.tickets.setLimits(limits);
        QVERIFY(w.calls->clock().replan());
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(old), kAfter);
        const auto effect = w.tickets.limitsEffect({}).value();
        QCOMPARE(effect[u"open"_s].toInt(), 3);
        QCOMPARE(effect[u"changed"_s].toInt(), 1);
        QCOMPARE(effect[u"later"_s].toInt(), 1);
        QCOMPARE(effect[u"items"_s].toArray(), (QJsonArray{QJsonObject{
                                                   {u"category"_s, u"普通"_s}, {u"from"_s, u"7 个工作日"_s}, {u"to"_s, u"10 个工作日"_s}, {u"count"_s, 1}}}));
        QCOMPARE(w.tickets.limitsEffect([](qint64) { return false; }).error().code, u"jobs.cancelled"_s);
        QCOMPARE(w.deadline(old), kAfter); // it only counted

        clock.advance(kMinute);
        QCOMPARE(w.calls->clock().followLimits(u"boss"_s).value()[u"openTickets"_s].toInt(), 3);
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(old), endOf(2027, 1, 12));
        QCOMPARE(w.deadline(supervised), order);
        QCOMPARE(w.deadline(urgent), hours);
        const auto moved = w.moves(old).at(0);
        QCOMPARE(moved.data[u"reason"_s].toString(), u"办理时限由7 个工作日改为10 个工作日"_s);
        QCOMPARE(moved.data[u"wishedBy"_s].toString(), u"boss"_s);
        // What is promised after the wish is not touched by it.
        clock.advance(kMinute);
        const Id young = w.dispatched();
        w.tickets.setLimits(testLimits());
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(young), endOf(2027, 1, 12));
        QCOMPARE(w.deadline(old), endOf(2027, 1, 12));
        QCOMPARE(w.tickets.limitsEffect({}).value()[u"earlier"_s].toInt(), 2);
    }

    void whatWasDone_isNotDoneAgain_whatWaits_saysTheNewDate() {
        ManualClock clock(kAccepted);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        DeadlineWorld w(fixture, clock);
        const auto ladder = TicketLadder::fromJson(QJsonDocument::fromJson(R"({"windows":{"unit":{"workday":["08:30-20:00"]}},"ladders":[
            {"categories":["*"],"rungs":[{"id":"first","do":"remind_unit","workingDaysBefore":5,"at":"09:00"},
                                         {"id":"last","do":"remind_unit","workingDaysBefore":2,"at":"09:00"}]}]})").object());
        QVERIFY2(ladder, ladder ? "" : qPrintable(ladder.error().toString()));
        w.calls.reset();
        w.calls = std::make_unique<TicketCalls>(fixture.store(), w.tickets, *w.dialler, w.directory, w.calendar, fixture.sealer(), clock,
                                                TicketCalls::Settings(), *ladder);
        QVERIFY(w.calls->clock().replanIfChanged());
        const Id id = w.dispatched();
        clock.set(on(2026, 12, 30)); // five working days before 6 January
        QCOMPARE(w.calls->scan().value(), 1);
        w.dialler->tick();
        QCOMPARE(w.originator.calls.size(), 1u);
        QCOMPARE(w.originator.calls[0].variables[u"deadlineOn"_s].toString(), u"2027-01-06"_s);
        AttemptEnd end{Outcome::Answered, {}, u"acknowledged"_s, {{u"acknowledgement"_s, u"1"_s}}, 0};
        end.moments = {{u"acknowledgement"_s, QJsonObject{{u"offsetMs"_s, 21'000}, {u"key"_s, u"1"_s}}}};
        w.dialler->attemptEnded(w.originator.calls[0].attemptId, end);
        QCOMPARE(w.tickets.events(id).value().back().data[u"offsetMs"_s].toInteger(), 21'000);
        clock.set(on(2027, 1, 4)); // two before: placed, and not dialled yet, when the notice comes
        QCOMPARE(w.calls->scan().value(), 1);
        w.load(2027, newYear());
        clock.advance(kMinute);
        QCOMPARE(w.calls->scan().value(), 0);
        QCOMPARE(w.deadline(id), kAfter);
        w.dialler->tick();
        QCOMPARE(w.originator.calls.size(), 1u); // it said the old date
        QCOMPARE(w.calls->scan().value(), 0);    // the first one is done, for the last one it is too early
        clock.set(on(2027, 1, 5));
        QCOMPARE(w.calls->scan().value(), 1);
        w.dialler->tick();
        QCOMPARE(w.originator.calls.size(), 2u);
        QCOMPARE(w.originator.calls[1].variables[u"deadlineOn"_s].toString(), u"2027-01-07"_s);
        w.dialler->attemptEnded(w.originator.calls[1].attemptId, {Outcome::Answered, {}, u"acknowledged"_s, {}, 0});
        clock.set(on(2027, 1, 6));
        QCOMPARE(w.calls->scan().value(), 0);
        QVERIFY(fixture.store().read([&](Snapshot &s) {
            QCOMPARE(s.first(u"SELECT COUNT(*) FROM ticket_step WHERE state = 'done' AND deadline = $1", {kAfter})->integer(0), 2);
            QCOMPARE(s.first(u"SELECT COUNT(*) FROM ticket_step")->integer(0), 2);
        }));
    }

    // The engine dies at its n-th look at the clock, for every n, until it gets through.
    void deathAtAnyInstant_movesEachTicketOnce() {
        ManualClock clock(kAccepted);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        DeadlineWorld w(fixture, clock);
        std::vector<Id> ids;
        for (int i = 0; i < 6; ++i)
            ids.push_back(w.dispatched());
        QVERIFY(w.calls->scan());
        clock.set(on(2026, 12, 29));
        w.load(2027, newYear());
        DeadlyClock deadly;
        deadly.at = clock.now();
        TicketClock::Settings settings;
        settings.batch = 2;
        int deaths = 0;
        for (int look = 1;; ++look) {
            Tickets tickets(fixture.store(), fixture.sealer(), w.directory, w.calendar, deadly, testLimits());
            TicketClock engine(fixture.store(), tickets, *w.dialler, w.directory, w.calendar, deadly, TicketLadder::shipped(), settings);
            deadly.armed = look;
            try {
                QVERIFY(engine.scan());
                break;
            } catch (const Dead &) {
                ++deaths;
            }
        }
        deadly.armed = 0;
        QVERIFY(deaths > 6);
        for (const auto &id : ids) {
            QCOMPARE(w.deadline(id), kAfter);
            QCOMPARE(w.moves(id).size(), 1u);
        }
    }

    void engineThatDoesNotKnowTheYear_leavesItsTickets() {
        ManualClock clock(kAccepted);
        StoreFixture fixture(u"intl"_s, ticketWorldSchema(), &clock);
        DeadlineWorld w(fixture, clock);
        const Id id = w.dispatched();
        QVERIFY(w.calls->scan());
        Calendar older = w.calendar;
        w.load(2027, newYear());
        Tickets tickets(fixture.store(), fixture.sealer(), w.directory, older, clock, testLimits());
        TicketClock engine(fixture.store(), tickets, *w.dialler, w.directory, older, clock, TicketLadder::shipped(), {});
        QVERIFY(engine.replanIfChanged());
        QVERIFY(engine.scan());
        QCOMPARE(w.deadline(id), kBefore);
        QVERIFY(w.calls->scan());
        QCOMPARE(w.deadline(id), kAfter);
        QVERIFY(engine.scan());
        QCOMPARE(w.moves(id).size(), 1u);
    }
};
LIANXIN_TEST(tst_TicketDeadlines);
#include "tst_TicketDeadlines.moc"
