// SPDX-License-Identifier: GPL-3.0-or-later
// Random actions by random people: no state is reached that should not be, and the events alone rebuild every ticket.
#include "hotline/tickets/TicketRules.h"
#include "hotline/tickets/TicketWorld.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

const QStringList kUnits{u"unit-a"_s, u"unit-b"_s, u"unit-c"_s};

//! What must hold of every ticket at any time; the first that does not, or nothing.
const char *broken(const TicketFold &t) {
    using S = TicketState;
    const bool withUnit = t.state == S::PendingSign || t.state == S::Processing;
    const bool over = t.state == S::Closed || t.state == S::Archived;
    if (withUnit && t.unitId.isEmpty())
        return "with a unit that is none";
    if (t.state == S::PendingVisit && t.unitId.isEmpty())
        return "finished by nobody";
    if (t.isPaused() && t.state != S::Processing)
        return "paused outside processing";
    if (t.supervised && over)
        return "supervised though over";
    if (t.returnAsked && !withUnit)
        return "a return is asked for what the unit does not have";
    if (t.extensionAsked && !withUnit)
        return "an extension is asked for what the unit does not have";
    if (!t.mergedInto.isEmpty() && !over)
        return "merged and alive";
    if (!t.mergedInto.isEmpty() && t.absorbed > 0)
        return "a chain of merges";
    if (t.reviewPending && t.state != S::PendingVisit && t.state != S::Closed)
        return "a visit to listen to before the finish";
    if (t.appealOpen && (t.state == S::Archived || t.unitId.isEmpty()))
        return "an appeal of nobody";
    if (t.absorbed < 0 || t.returnRefusals < 0 || t.returnRefusals > 2 || t.appeals > 1)
        return "a count out of range";
    for (size_t i = 0; i + 1 < t.pauses.size(); ++i)
        if (t.pauses[i].second < t.pauses[i].first || t.pauses[i].second > t.pauses[i + 1].first)
            return "pauses out of order";
    for (const auto &unit : t.assisting)
        if (unit.unitId == t.unitId)
            return "the lead assists itself";
    return nullptr;
}

struct Person {
    const char *name;
    Parties parties;
};
const Person kPeople[] = {{"seat", Party::Seat},
                          {"dispatcher", Party::Seat | Party::Dispatcher},
                          {"supervisor", Party::Seat | Party::Dispatcher | Party::Supervisor},
                          {"lead", Party::Lead},
                          {"assisting", Party::Assisting},
                          {"engine", Party::Engine},
                          {"stranger", Parties()}};

QJsonObject dataFor(QRandomGenerator &random, TicketAction action) {
    QJsonObject data{{u"reason"_s, u"因由"_s}};
    static const QStringList results{u"satisfied"_s, u"dissatisfied"_s, u"wrong_person"_s, u"minor"_s};
    switch (action) {
    case TicketAction::Dispatched:
    case TicketAction::Reassigned:
    case TicketAction::AssistAdded:
    case TicketAction::AssistRemoved:
    case TicketAction::AssistReported:
        data[u"unitId"_s] = kUnits[random.bounded(kUnits.size())];
        data[u"unitName"_s] = data[u"unitId"_s];
        break;
    case TicketAction::Visited:
        data[u"result"_s] = results[random.bounded(results.size())];
        data[u"outOfScope"_s] = random.bounded(5) == 0;
        break;
    case TicketAction::Merged:
        data[u"intoId"_s] = u"other"_s;
        break;
    case TicketAction::ExtensionAsked:
    case TicketAction::ExtensionGranted:
        data[u"amount"_s] = random.bounded(1, 5);
        data[u"deadline"_s] = qint64(random.bounded(1, 1'000'000));
        break;
    case TicketAction::Supervised:
    case TicketAction::Resumed:
    case TicketAction::Reopened:
        data[u"deadline"_s] = qint64(random.bounded(1, 1'000'000));
        break;
    default:
        break;
    }
    return data;
}

} // namespace

class tst_TicketProperty : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMillionRandomActions_reachNoIllegalState_andCanBeReplayed() {
        const int actions = qEnvironmentVariableIntValue("LIANXIN_PROPERTY_ACTIONS") > 0
                                ? qEnvironmentVariableIntValue("LIANXIN_PROPERTY_ACTIONS")
                                : 1'000'000;
        QRandomGenerator random(20261121);
        std::vector<TicketEvent> events;
        TicketFold ticket;
        std::array<int, kTicketActions> taken{};
        std::array<int, 6> seen{};
        int refused = 0, tickets = 0, life = 0;
        const auto finish = [&] {
            // The stored form in between: what has no column goes through its JSON.
            TicketFold replayed;
            for (const auto &event : events) {
                replayed = applied(std::move(replayed), event);
                TicketFold stored = replayed;
                TicketFold plain;
                plain.readMore(stored.moreJson());
                QCOMPARE(plain.moreJson(), stored.moreJson());
            }
            QCOMPARE(replayed, ticket);
            QCOMPARE(folded(events), ticket);
            ++tickets;
        };
        for (int i = 0; i < actions; ++i) {
            if (life == 0) {
                if (!events.empty())
                    finish();
                events.clear();
                TicketEvent created;
                created.data = {{u"deadline"_s, 500'000}};
                created.at = random.bounded(1, 1000);
                events.push_back(created);
                ticket = applied({}, created);
                life = random.bounded(10, 120);
            }
            --life;
            const auto &person = kPeople[random.bounded(int(std::size(kPeople)))];
            TicketEvent event;
            event.action = TicketAction(random.bounded(1, kTicketActions));
            event.at = events.back().at + random.bounded(0, 20'000);
            event.actor = QLatin1StringView(person.name);
            event.data = dataFor(random, event.action);
            const TicketActor actor(event.actor, person.parties, ticket.unitId);
            if (refusalOf(event.action, {ticket, actor, event.at, &event.data})) {
                ++refused;
                const auto before = ticket;
                if (refusalOf(event.action, {ticket, TicketActor::everybody(), event.at, &event.data}))
                    QCOMPARE(applied(ticket, event), before); // nobody may: the fold does nothing either
                continue;
            }
            QVERIFY2(person.parties & ruleOf(event.action).who, person.name);
            ticket = applied(ticket, event);
            events.push_back(event);
            ++taken[size_t(event.action)];
            ++seen[size_t(ticket.state)];
            if (const char *what = broken(ticket))
                QFAIL(qPrintable(u"after %1 in %2: %3"_s.arg(nameOf(event.action), nameOf(ticket.state), QLatin1StringView(what))));
        }
        finish();
        QVERIFY(refused > 0 && tickets > 1000 * (actions / 1'000'000));
        if (actions >= 1'000'000) { // nothing is out of reach
            for (int a = 1; a < kTicketActions; ++a)
                QVERIFY2(taken[size_t(a)] > 0, qPrintable(nameOf(TicketAction(a))));
            for (int s = 0; s < 6; ++s)
                QVERIFY2(seen[size_t(s)] > 0, qPrintable(nameOf(TicketState(s))));
        }
    }

    // The same through the service, with its rows, orders and merges.
    void serviceUnderRandomPeople_keepsRowsAndEventsTheSame_data() { StoreFixture::addBackendColumn(); }
    void serviceUnderRandomPeople_keepsRowsAndEventsTheSame() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, ticketWorldSchema(), &clock);
        TicketWorld w(fixture, clock);
        std::vector<Id> units{w.unit};
        for (const auto &name : {u"城管局"_s, u"环卫所"_s}) {
            Unit unit;
            unit.name = name;
            units.push_back(w.directory.saveUnit(unit, u"01088880001"_s, u"u"_s).value());
        }
        QRandomGenerator random(7);
        std::vector<Id> ids;
        for (int i = 0; i < 6; ++i)
            ids.push_back(w.make()[u"id"_s].toString());
        int done = 0;
        const auto &rules = ticketRules();
        const int actions = std::max(400, qEnvironmentVariableIntValue("LIANXIN_PROPERTY_SERVICE_ACTIONS"));
        const auto oneOfThese = [&] { return ids[ids.size() - 1 - size_t(random.bounded(6))]; };
        for (int i = 0; i < actions; ++i) {
            if (i > 400 && i % 60 == 0)
                ids.push_back(w.make()[u"id"_s].toString()); // most of the others have come to their end by now
            const Id id = oneOfThese();
            const auto &rule = rules[size_t(random.bounded(int(rules.size())))];
            if (!*rule.verb || (rule.action == TicketAction::Archived && random.bounded(4)))
                continue;
            const auto fold = w.tickets.fold(id).value();
            const auto &person = kPeople[random.bounded(int(std::size(kPeople)))];
            QJsonObject params = dataFor(random, rule.action);
            params.remove(u"deadline"_s);
            params[u"unitId"_s] = units[size_t(random.bounded(int(units.size())))];
            params[u"opinion"_s] = params[u"text"_s] = u"已处理"_s;
            if (!params.contains(u"result"_s))
                params[u"result"_s] = u"satisfied"_s;
            params[u"into"_s] = oneOfThese();
            const auto result = w.tickets.act(id, QLatin1StringView(rule.verb), params, TicketActor(u"p"_s, person.parties, fold.unitId));
            done += bool(result);
            if (!result)
                QVERIFY2(result.error().kind != ErrorKind::Store, qPrintable(result.error().toString()));
            clock.advance(random.bounded(1, 8) * kHour);
        }
        QVERIFY2(done > actions / 20, qPrintable(QString::number(done)));
        for (const Id &id : ids) {
            const auto events = w.tickets.events(id).value();
            for (size_t i = 0; i < events.size(); ++i)
                QCOMPARE(events[i].seq, int(i) + 1);
            const auto fold = w.tickets.fold(id).value();
            QCOMPARE(folded(events), fold);
            QVERIFY2(!broken(fold), broken(fold) ? broken(fold) : "");
            QVERIFY(fixture.store().read([&](Snapshot &s) {
                const auto orders = s.first(u"SELECT COUNT(*) FROM supervision_order WHERE ticket_id = $1 AND state = 'open'", {id});
                QCOMPARE(orders->integer(0) > 0, fold.supervised);
                const auto assisting = s.first(u"SELECT COUNT(*) FROM ticket_assist WHERE ticket_id = $1", {id});
                QCOMPARE(assisting->integer(0), qint64(fold.assisting.size()));
                const auto merged = s.first(u"SELECT COUNT(*) FROM ticket WHERE merged_into = $1", {id});
                QCOMPARE(merged->integer(0), qint64(fold.absorbed));
            }));
        }
    }
};
LIANXIN_TEST(tst_TicketProperty);
#include "tst_TicketProperty.moc"
