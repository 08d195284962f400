// SPDX-License-Identifier: GPL-3.0-or-later
// Afterwards: what the store says happened, against what the oracle says should have.
#include "engine/year/TicketYear.h"
#include "engine/year/TicketYearScripted.h"
#include "hotline/dialling/Outcome.h"
#include <QDateTime>

namespace lianxin::test {
namespace {

constexpr qint64 kTolerance = 60'000;
constexpr qint64 kNextLook = 60'000;

QString when(qint64 at) {
    return at ? QDateTime::fromMSecsSinceEpoch(at, Qt::OffsetFromUTC, 8 * 3600).toString(u"MM-dd HH:mm:ss"_s) : u"–"_s;
}

QString textOf(const StepOracle::Key &key) {
    return u"%1 (deadline %2%3)"_s.arg(std::get<0>(key).left(20), when(std::get<1>(key)), std::get<2>(key).isEmpty() ? u", citizen"_s : QString());
}

struct Told {
    QString number, category;
    bool hasPhone = false;
    std::vector<StepOracle::Happening> life;
    std::vector<StepOracle::TakenBack> back;
    std::map<StepOracle::Key, StepOracle::Step> steps;
};

QString lifeOf(const Told &ticket) {
    QStringList lines{ticket.category};
    for (const auto &it : ticket.life) {
        QString deadline = it.data.contains(u"deadline"_s) ? u" → "_s + when(it.data[u"deadline"_s].toInteger()) : QString();
        lines << u"%1 %2%3 %4"_s.arg(when(it.at), it.action, deadline, it.data[u"reason"_s].toString() + it.data[u"result"_s].toString());
    }
    for (const auto &one : ticket.back)
        lines << u"taken back: %1 placed %2, looked at again %3"_s.arg(textOf(one.key), when(one.placed), when(one.again));
    for (const auto &[key, step] : ticket.steps)
        lines << u"step: %1 %2 %3"_s.arg(textOf(key), step.how, when(step.at));
    return u"    "_s + lines.join(u"\n    "_s);
}

} // namespace

QStringList TicketYear::disagreements(int most) {
    std::map<Id, Told> tickets;
    std::map<Id, std::pair<QString, qint64>> notices; // → state, settled
    mustDo(m_fixture.store().read([&](Snapshot &s) {
        for (const auto &row : s.query(u"SELECT id, number, category, CASE WHEN phone_index IS NULL THEN 0 ELSE 1 END FROM ticket"))
            tickets[row.text(0)] = {row.text(1), row.text(2), row.boolean(3), {}, {}, {}};
        s.forEach(u"SELECT ticket_id, at, action, data FROM ticket_event ORDER BY ticket_id, seq", {}, [&](const Row &row) {
            tickets[row.text(0)].life.push_back({row.integer(1), row.text(2), row.json(3)});
            return true;
        });
        s.forEach(u"SELECT ticket_id, rung, deadline, unit_id, state, placed_at, settled_at FROM ticket_step", {}, [&](const Row &row) {
            const QString state = row.text(4);
            const QString how = state == u"placed" || state == u"done" ? u"fired"_s : state;
            tickets[row.text(0)].steps[{row.text(1), row.integer(2), row.text(3)}] = {how == u"too_late" ? row.integer(6) : row.integer(5), how};
            return true;
        });
        for (const auto &row : s.query(u"SELECT id, state, settled_at FROM ticket_notice"))
            notices[row.text(0)] = {row.text(1), row.integer(2)};
    }));
    std::map<std::pair<Id, StepOracle::Key>, std::set<Id>> toldBy;
    for (const auto &placed : m_placed) {
        if (m_answered.contains(placed.notice))
            toldBy[{placed.ticket, placed.key}].insert(placed.notice);
        if (const auto &[state, settled] = notices[placed.notice]; state == u"void") {
            tickets[placed.ticket].back.push_back({placed.key, placed.at, m_backBeforeLook.contains(placed.notice) ? settled : settled + kNextLook});
            ++m_tookBack;
        }
    }
    QStringList out = m_changedMeanwhile;
    for (const auto &[key, by] : toldBy)
        if (by.size() > 1)
            out << u"%1 %2 was told %3 times"_s.arg(tickets[key.first].number, textOf(key.second)).arg(by.size());
    m_fired = m_late = m_expected = 0;
    m_byRung.clear();
    int shown = 0;
    for (const auto &[id, ticket] : tickets) {
        const auto before = out.size();
        const auto expected = m_oracle.stepsOf(ticket.category, ticket.hasPhone, ticket.life, ticket.back, m_end - 1);
        m_expected += int(expected.size());
        for (const auto &[key, step] : ticket.steps) {
            m_fired += step.how == u"fired" || step.how == u"supervised";
            const QString rung = std::get<0>(key);
            ++m_byRung[(rung.startsWith(u"supervision:"_s) ? u"supervision order told to the unit"_s : rung) + u" · "_s + step.how];
            const auto should = expected.find(key);
            if (should == expected.end()) {
                out << u"%1 %2: %3 at %4, which the oracle does not know"_s.arg(ticket.number, textOf(key), step.how, when(step.at));
                continue;
            }
            if (should->second.how != step.how)
                out << u"%1 %2: %3 at %4, the oracle says %5 at %6"_s.arg(ticket.number, textOf(key), step.how, when(step.at), should->second.how,
                                                                          when(should->second.at));
            const qint64 late = step.at - should->second.at;
            m_longestLate = std::max(m_longestLate, late);
            if (late > kTolerance || late < 0) {
                ++m_late;
                out << u"%1 %2: at %3, the oracle says %4"_s.arg(ticket.number, textOf(key), when(step.at), when(should->second.at));
            }
        }
        for (const auto &[key, step] : expected)
            if (!ticket.steps.contains(key))
                out << u"%1 %2: never happened; the oracle says %3 at %4"_s.arg(ticket.number, textOf(key), step.how, when(step.at));
        if (out.size() > before && ++shown <= 3)
            out << lifeOf(ticket);
    }
    out << visitDisagreements();
    m_told = int(toldBy.size());
    return out.mid(0, most);
}

// Every finish of a ticket with a number: one visit, half an hour later.
QStringList TicketYear::visitDisagreements() {
    QStringList out;
    mustDo(m_fixture.store().read([&](Snapshot &s) {
        m_visits = 0;
        s.forEach(u"SELECT t.number, e.at, COUNT(c.order_id), MIN(c.placed_at) FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id LEFT JOIN "
                  "ticket_call c ON c.ticket_id = e.ticket_id AND c.kind = 'return_visit' AND c.occasion = 'finish:' || e.seq WHERE e.action = "
                  "'finished' AND t.phone_index IS NOT NULL GROUP BY t.number, e.ticket_id, e.seq, e.at",
                  {}, [&](const Row &row) {
                      const qint64 wanted = row.integer(1) + 30 * 60'000;
                      if (wanted >= m_end)
                          return true;
                      ++m_visits;
                      if (row.integer(2) != 1 || row.integer(3) < wanted || row.integer(3) > wanted + kTolerance)
                          out << u"%1: finished %2, %3 visits, the first placed %4"_s.arg(row.text(0), when(row.integer(1))).arg(row.integer(2)).arg(when(row.integer(3)));
                      return true;
                  });
        for (const auto &row : s.query(u"SELECT outcome, COUNT(*) FROM attempt WHERE outcome IS NOT NULL GROUP BY outcome"))
            m_byOutcome[row.text(0)] = int(row.integer(1));
        for (const auto &row : s.query(u"SELECT state, COUNT(*) FROM supervision_order GROUP BY state"))
            m_orders[row.text(0)] = int(row.integer(1));
        for (const auto &row : s.query(u"SELECT state, COUNT(*) FROM ticket_appeal GROUP BY state"))
            m_appeals[row.text(0)] = int(row.integer(1));
    }));
    return out;
}

QString TicketYear::table() const {
    QString out;
    const auto row = [&](const QString &what, const QString &value) { out += u"| %1 | %2 |\n"_s.arg(what, value); };
    const auto counts = [](const std::map<QString, int> &all) {
        QStringList parts;
        for (const auto &[name, count] : all)
            parts << u"%1 %2"_s.arg(name).arg(count);
        return parts.join(u", "_s);
    };
    out += u"| | |\n| --- | --- |\n"_s;
    row(u"simulated"_s, u"%1 days from %2, every minute looked at"_s.arg(m_plan.days).arg(m_plan.from.toString(Qt::ISODate)));
    row(u"tickets"_s, QString::number(m_plan.tickets));
    row(u"engine killed"_s, u"%1 times (%2 planned)"_s.arg(m_deaths).arg(m_plan.crashes));
    row(u"steps: store / oracle"_s, u"%1 / %2"_s.arg([&] {
                                                     int all = 0;
                                                     for (const auto &[name, count] : m_byRung)
                                                         all += count;
                                                     return all;
                                                 }())
                                        .arg(m_expected));
    row(u"steps that called or supervised"_s, QString::number(m_fired));
    row(u"late by more than a minute"_s, QString::number(m_late));
    row(u"latest"_s, u"%1 s"_s.arg(m_longestLate / 1000));
    row(u"prepared, then taken back since the ticket had changed"_s, QString::number(m_tookBack));
    row(u"calls on the simulated line"_s, u"%1, %2 dialogues, %3 keys"_s.arg(m_line.calls).arg(m_line.dialogues).arg(m_line.keysPressed));
    row(u"calls that policy forbids"_s, QString::number(m_line.complaints.size()));
    row(u"outcomes"_s, counts(m_byOutcome));
    row(u"return visits placed"_s, QString::number(m_visits));
    row(u"decided by people (in doubt, ambiguous)"_s, QString::number(m_people));
    row(u"supervision orders"_s, counts(m_orders));
    row(u"appeals"_s, counts(m_appeals));
    for (const auto &[rung, count] : m_byRung)
        row(u"· "_s + rung, QString::number(count));
    row(u"wall clock"_s, u"%1 s"_s.arg(double(m_wallMs) / 1000, 0, 'f', 1));
    for (const auto &[what, ns] : m_spent)
        row(u"· "_s + what, u"%1 s"_s.arg(double(ns) / 1e9, 0, 'f', 1));
    return out;
}

} // namespace lianxin::test
