// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/year/SimulatedLine.h"
#include "hotline/calendar/Calendar.h"
#include "hotline/directory/Directory.h"
#include "hotline/tickets/TicketCalls.h"
#include "hotline/tickets/Tickets.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"
#include <QElapsedTimer>
#include <unordered_map>

namespace lianxin::test {

//! Thrown out of whatever the engine is doing: it is dead, its objects are gone, the store is what it was.
struct EngineKilled {};

//! \brief The clock of the simulation. An armed one kills the engine at the n-th look from now.
class YearClock final : public Clock {
public:
    qint64 now() const override {
        if (armed > 0 && --armed == 0)
            throw EngineKilled{};
        return at;
    }
    qint64 at = 0;
    mutable int armed = 0;
};

//! \brief The same time for the store, which is part of no engine's death.
class StoreClock final : public Clock {
public:
    explicit StoreClock(const YearClock &clock)
        : m_clock(clock) {}
    qint64 now() const override { return m_clock.at; }

private:
    const YearClock &m_clock;
};

//! \brief Tickets of a year (or less): an engine over an encrypted store, minute by minute; scripted units and citizens;
//! an engine that is killed at random. Afterwards the oracle says what should have happened.
class TicketYear {
public:
    struct Plan {
        QDate from;
        int days = 365;
        int tickets = 20'000;
        int crashes = 30;
        unsigned seed = 12345;
        QString backend = u"intl"_s;
    };
    explicit TicketYear(const Plan &plan);
    ~TicketYear();
    void run();

    //! What does not agree, at most \a most; empty: every step once, none late, none for what had changed.
    QStringList disagreements(int most);
    QStringList policyComplaints() const { return m_line.complaints; }
    //! A Markdown table.
    QString table() const;
    int crashes() const { return m_deaths; }
    int stepsFired() const { return m_fired; }

private:
    struct Scripted; //!< what the script keeps of a ticket
    struct Facts;    //!< how it stands
    using Deed = std::function<void()>;
    struct Placed {
        Id ticket;
        StepOracle::Key key;
        Id notice;
        qint64 at;
    };

    void build();
    void makeUnits();
    void makeTickets();
    void die();
    //! Runs \a deed, again after a death, as somebody at a console would.
    void survive(const Deed &deed);
    void noteTakenBack();
    void notePlaced();
    void noteDialled(const OriginateRequest &request);
    void callsEnd();
    void at(qint64 when, Deed deed);
    void after(qint64 span, Deed deed) { at(m_clock.at + span, std::move(deed)); }
    bool chance(double probability) { return std::uniform_real_distribution<double>(0, 1)(m_random) < probability; }
    qint64 between(double from, double to) { return qint64(std::uniform_real_distribution<double>(from, to)(m_random)); }
    // The script (TicketYearScript.cpp).
    void born(int number);
    void dispatch(int number);
    void dispatched(int number);
    void signedUp(int number);
    void finish(int number);
    void visited(int number);
    Facts facts(int number);
    void act(int number, const QString &verb, const QJsonObject &params = {}, bool asLead = false);
    SimulatedLine::Person citizen(const OriginateRequest &request);
    SimulatedLine::Person unit(const OriginateRequest &request);
    void people();
    QStringList visitDisagreements();

    Plan m_plan;
    YearClock m_clock;
    StoreClock m_storeClock{m_clock};
    std::mt19937 m_random;
    StoreFixture m_fixture;
    Calendar m_calendar;
    TicketLimits m_limits = TicketLimits::shipped();
    StepOracle m_oracle;
    SimulatedLine m_line;
    std::unique_ptr<Directory> m_directory;
    std::unique_ptr<Tickets> m_tickets;
    std::unique_ptr<Dialler> m_dialler;
    std::unique_ptr<TicketCalls> m_calls;
    std::multimap<qint64, Deed> m_script;
    std::vector<Scripted> m_scripted;
    std::unordered_map<std::string, int> m_numberOf; //!< ticket id → its place in the script
    std::vector<Id> m_units;
    std::map<QString, StepOracle::Unit> m_unitFacts;
    std::vector<Placed> m_placed;
    size_t m_firstRecent = 0;       //!< of those placed, that may still wait to be dialled
    std::set<Id> m_backBeforeLook; //!< notices taken back before the clock looked in that minute
    std::set<Id> m_answered; //!< notices whose call was answered
    QStringList m_changedMeanwhile;
    qint64 m_end = 0;
    int m_deaths = 0, m_visits = 0, m_fired = 0, m_late = 0, m_tookBack = 0, m_told = 0, m_people = 0, m_expected = 0;
    qint64 m_longestLate = 0;
    std::map<QString, int> m_byRung, m_byOutcome, m_orders, m_appeals;
    std::map<QString, qint64> m_spent; //!< what took how long, ns
    QElapsedTimer m_wall;
    qint64 m_wallMs = 0;
};

} // namespace lianxin::test
