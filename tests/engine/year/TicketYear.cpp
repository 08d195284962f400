// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/year/TicketYear.h"
#include "engine/year/TicketYearScripted.h"
#include "hotline/dialling/DiallingSchema.h"
#include "hotline/directory/DirectorySchema.h"
#include "hotline/tickets/TicketsSchema.h"
#include "platform/base/Resources.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace lianxin::test {
namespace {

constexpr qint64 kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
constexpr qint64 kLongestWait = 10 * kDay; // of a call for its hours and its line

std::vector<Migration> yearSchema() {
    auto all = directorySchema();
    for (const auto &schema : {diallingSchema, ticketsSchema})
        for (const auto &migration : schema())
            all.push_back(migration);
    return all;
}

QJsonObject jsonFile(const QString &name) {
    QFile file(resourcePath(name));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + name.toStdString());
    return QJsonDocument::fromJson(file.readAll()).object();
}

std::vector<QJsonObject> holidayFiles(int from, int to) {
    std::vector<QJsonObject> files;
    for (int year = from; year <= to; ++year)
        files.push_back(jsonFile(u"calendar/%1.json"_s.arg(year)));
    return files;
}

qint64 onTheMinute(qint64 at) { return at - at % kMinute; }

QString phoneOf(int number) { return u"138%1"_s.arg(number, 8, 10, QChar(u'0')); }

} // namespace

TicketYear::TicketYear(const Plan &plan)
    : m_plan(plan)
    , m_random(plan.seed)
    , m_fixture(plan.backend, yearSchema(), &m_storeClock)
    , m_calendar(must(Calendar::load()))
    , m_oracle(jsonFile(u"tickets/ladders.json"_s), holidayFiles(plan.from.year() - 1, plan.from.year() + 1))
    , m_line(m_clock, m_oracle, DiallingSettings().numberCap) {
    m_clock.at = civil::at(plan.from, QTime(0, 0));
    m_end = m_clock.at + plan.days * kDay;
    m_line.onOriginate = [this](const OriginateRequest &request) { noteDialled(request); };
    m_line.personOf = [this](const OriginateRequest &request) {
        return request.source == OrderSourceKind::ReturnVisit || request.flowId == u"ticket-progress" ? citizen(request) : unit(request);
    };
    build();
    makeUnits();
    makeTickets();
}

TicketYear::~TicketYear() = default;

void TicketYear::build() {
    m_calls.reset();
    m_dialler.reset();
    m_tickets.reset();
    m_directory = std::make_unique<Directory>(m_fixture.store(), m_fixture.sealer(), m_fixture.blindIndex(), m_clock);
    m_tickets = std::make_unique<Tickets>(m_fixture.store(), m_fixture.sealer(), *m_directory, m_calendar, m_clock, m_limits);
    DiallingSettings settings;
    settings.batch = 500;
    m_dialler = std::make_unique<Dialler>(m_fixture.store(), m_fixture.sealer(), *m_directory, m_calendar, m_clock, settings);
    m_dialler->setOriginator(&m_line);
    TicketCalls::Settings calls;
    calls.visitFlow = u"return-visit-full"_s;
    m_calls = std::make_unique<TicketCalls>(m_fixture.store(), *m_tickets, *m_dialler, *m_directory, m_calendar, m_fixture.sealer(), m_clock, calls);
    mustDo(m_calls->clock().replanIfChanged());
    must(m_dialler->recover());
}

// Six districts over streets; most have liaisons, some a duty telephone only, one of them nothing at all.
void TicketYear::makeUnits() {
    int phone = 0;
    for (int d = 0; d < 6; ++d) {
        Unit district;
        district.name = u"第%1区"_s.arg(d + 1);
        const QString duty = d == 5 ? QString() : u"0108888%1"_s.arg(d, 4, 10, QChar(u'0'));
        const Id top = must(m_directory->saveUnit(district, duty, u"u"_s));
        for (int i = 0; i < 8; ++i) {
            Unit street;
            street.name = u"第%1区%2街道"_s.arg(d + 1).arg(i + 1);
            street.superiorId = top;
            const bool mute = d == 0 && i == 0;
            const Id id = must(m_directory->saveUnit(street, mute ? QString() : u"0107777%1"_s.arg(++phone, 4, 10, QChar(u'0')), u"u"_s));
            if (!mute && i != 1)
                must(m_directory->addLiaison(id, u"联络员"_s, u"139%1"_s.arg(++phone, 8, 10, QChar(u'0')), 1, u"u"_s));
            m_units.push_back(id);
            m_unitFacts[id] = {true, !mute, d != 5};
        }
        if (d == 0) { // nobody above it
            m_units.push_back(top);
            m_unitFacts[top] = {false, true, false};
        }
    }
    m_oracle.setUnits(m_unitFacts);
}

void TicketYear::makeTickets() {
    m_scripted.resize(size_t(m_plan.tickets));
    for (int number = 0; number < m_plan.tickets; ++number) {
        auto &one = m_scripted[size_t(number)];
        const double kind = double(between(0, 100));
        one.category = kind < 68 ? u"普通"_s : kind < 80 ? u"咨询"_s : kind < 91 ? u"公用事业"_s : kind < 97 ? u"复杂"_s : u"危急"_s;
        one.phone = chance(0.05) ? QString() : phoneOf(int(between(0, m_plan.tickets * 0.7)));
        // Most of the day, some at night; fewer in the last weeks, so that most stories end.
        const qint64 day = between(0, m_plan.days - 0.2);
        const qint64 minuteOfDay = chance(0.93) ? between(7 * 60, 22 * 60) : between(0, 24 * 60);
        const qint64 when = civil::startOf(m_plan.from.addDays(day)) + minuteOfDay * kMinute;
        at(when, [this, number] { born(number); });
    }
    for (int i = 0; i < m_plan.tickets / 400; ++i) {
        const QString phone = phoneOf(int(between(0, m_plan.tickets * 0.7)));
        must(m_directory->addDoNotCall(phone, u"市民要求"_s, 0, u"person"_s, u"u"_s));
        m_line.doNotCall.insert(phone);
    }
    // Kills: most in the busiest minutes, the others whenever; each after a random number of looks at the clock.
    for (int i = 0; i < m_plan.crashes; ++i) {
        const qint64 day = between(1 + double(i) * (m_plan.days - 3) / m_plan.crashes, 1 + double(i + 1) * (m_plan.days - 3) / m_plan.crashes);
        static const std::array hours{9 * 60, 10 * 60, 18 * 60, 8 * 60 + 30, 14 * 60};
        const qint64 minuteOfDay = i % 3 == 0 ? between(0, 24 * 60) : hours[size_t(i) % hours.size()];
        const int looks = int(between(1, 90));
        at(civil::startOf(m_plan.from.addDays(day)) + minuteOfDay * kMinute, [this, looks] { m_clock.armed = looks; });
    }
}

void TicketYear::at(qint64 when, Deed deed) { m_script.emplace(std::max(onTheMinute(when), m_clock.at), std::move(deed)); }

void TicketYear::die() {
    ++m_deaths;
    m_clock.armed = 0;
    m_line.fallSilent();
    m_calls.reset(); // nothing is closed in order: what was not committed never was
    m_dialler.reset();
    m_tickets.reset();
    m_directory.reset();
    m_fixture.reopen();
    build();
}

void TicketYear::survive(const Deed &deed) {
    for (;;)
        try {
            deed();
            return;
        } catch (const EngineKilled &) {
            die();
        }
}

void TicketYear::run() {
    m_wall.start();
    const auto timed = [this](const char *what, const auto &work) {
        QElapsedTimer timer;
        timer.start();
        survive(work);
        m_spent[QString::fromLatin1(what)] += timer.nsecsElapsed();
    };
    for (; m_clock.at < m_end; m_clock.at += kMinute) {
        timed("the script", [this] {
            callsEnd();
            while (!m_script.empty() && m_script.begin()->first <= m_clock.at) {
                // Taken out when it is done: a deed that the engine's death interrupts is done again.
                const auto deed = m_script.begin()->second;
                const auto node = m_script.begin();
                deed();
                m_script.erase(node);
            }
        });
        if (m_clock.at % kHour == 0) // before the ticket clock: the oracle takes what happens in a minute as seen in it
            timed("people", [this] { people(); });
        timed("notes for the oracle", [this] { noteTakenBack(); });
        timed("the ticket clock", [this] { (void)must(m_calls->scan()); });
        timed("notes for the oracle", [this] { notePlaced(); });
        timed("the dialler", [this] { (void)m_dialler->tick(); });
    }
    m_clock.armed = 0;
    m_wallMs = m_wall.elapsed();
}

// Calls that this minute took back already, by what people did or by an engine that came back: the clock looks at their tickets
// in the same minute.
void TicketYear::noteTakenBack() {
    while (m_firstRecent < m_placed.size() && m_placed[m_firstRecent].at < m_clock.at - kLongestWait)
        ++m_firstRecent;
    if (m_firstRecent == m_placed.size())
        return;
    mustDo(m_fixture.store().read([&](Snapshot &s) {
        for (const auto &row : s.query(u"SELECT id FROM ticket_notice WHERE state = 'void' AND id >= $1 AND settled_at = $2",
                                       {m_placed[m_firstRecent].notice, m_clock.at}))
            m_backBeforeLook.insert(row.text(0));
    }));
}

// What this minute's scan claimed, as the store says; it may be taken back later.
void TicketYear::notePlaced() {
    mustDo(m_fixture.store().read([&](Snapshot &s) {
        for (const auto &row : s.query(u"SELECT s.ticket_id, s.rung, s.deadline, s.unit_id, s.notice_id FROM ticket_notice n JOIN ticket_step s ON "
                                       "s.notice_id = n.id WHERE n.state = 'placed' AND n.placed_at = $1",
                                       {m_clock.at}))
            m_placed.push_back({row.text(0), {row.text(1), row.integer(2), row.text(3)}, row.text(4), m_clock.at});
    }));
}

// Asked of the store at the very moment of dialling: is every ticket of this call still what the call says?
void TicketYear::noteDialled(const OriginateRequest &request) {
    if (request.source != OrderSourceKind::Reminder)
        return;
    mustDo(m_fixture.store().read([&](Snapshot &s) {
        for (const auto &row : s.query(u"SELECT t.number, t.state, t.deadline, s.deadline, t.unit_id, s.unit_id, t.paused, s.rung FROM ticket_step s JOIN "
                                       "ticket t ON t.id = s.ticket_id WHERE s.notice_id = $1",
                                       {request.sourceId})) {
            const bool withUnit = row.text(1) == u"pending_sign" || row.text(1) == u"processing";
            const bool open = withUnit || (row.text(5).isEmpty() && row.text(1) == u"pending_dispatch");
            if (!open || row.integer(2) != row.integer(3) || (!row.text(5).isEmpty() && row.text(4) != row.text(5)) || row.boolean(6))
                m_changedMeanwhile << u"%1 %2 was dialled though its ticket had changed"_s.arg(row.text(0), row.text(7));
        }
    }));
}

void TicketYear::callsEnd() {
    for (const auto &call : m_line.takeEnded()) {
        if (call.answered && call.request.source == OrderSourceKind::Reminder)
            m_answered.insert(call.request.sourceId);
        if (call.answered) {
            m_dialler->attemptAnswered(call.attemptId, newId());
            m_dialler->noteResult(call.attemptId, call.end.result, call.end.answers);
        }
        m_dialler->attemptEnded(call.attemptId, call.end);
        if (call.request.source == OrderSourceKind::ReturnVisit)
            if (const auto found = m_numberOf.find(call.request.sourceId.toStdString()); found != m_numberOf.end())
                at(m_clock.at, [this, number = found->second] { visited(number); });
    }
}

} // namespace lianxin::test
