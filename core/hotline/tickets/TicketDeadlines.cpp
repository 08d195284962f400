// SPDX-License-Identifier: GPL-3.0-or-later
// Deadlines that are set already follow the calendar.
#include "hotline/calendar/Deadline.h"
#include "hotline/tickets/Tickets.h"
#include "platform/access/Jobs.h"
#include "platform/base/Clock.h"
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kMostDaysTold = 60;
constexpr int kTicketsAtOnce = 500;

bool countsHours(LimitKind kind) { return kind == LimitKind::ClockHours || kind == LimitKind::WorkingHours; }

bool isOpenState(TicketState state) {
    return state == TicketState::PendingDispatch || state == TicketState::PendingSign || state == TicketState::Processing;
}

// Promised before the hotline wished so, and not by a supervision order.
bool mayTakeNewLimit(Snapshot &s, const Id &id, qint64 wishedAt) {
    const auto promise = s.first(u"SELECT action, at FROM ticket_event WHERE ticket_id = $1 AND data LIKE '%\"limit\":{%' ORDER BY seq DESC LIMIT 1",
                                 {id});
    return promise && promise->text(0) != nameOf(TicketAction::Supervised) && promise->integer(1) <= wishedAt;
}

} // namespace

void Tickets::followUnitHours(const std::map<QString, QJsonObject> &hours) {
    for (const auto &[name, before] : std::exchange(m_hoursOfLimits, {})) {
        UnitLimits &unit = m_limits.units[name];
        unit.shifts = before;
        if (unit.shifts.isEmpty() && unit.categories.empty())
            m_limits.units.erase(name);
    }
    for (const auto &[name, own] : hours) {
        UnitLimits &unit = m_limits.units[name];
        m_hoursOfLimits[name] = std::exchange(unit.shifts, own);
    }
}

std::optional<WorkShifts> Tickets::hoursOf(const QString &unitName) const {
    const QJsonObject own = m_limits.shiftsOf(unitName);
    if (own.isEmpty())
        return {};
    const auto shifts = WorkShifts::fromJson(own);
    return shifts ? std::optional(*shifts) : std::nullopt; // checked where it was saved
}

// Those of a supervision order belong to the unit that it was made for.
bool Tickets::hasHoursOfItsUnit(Snapshot &s, const Id &id, const TicketFold &ticket) const {
    if (ticket.unitName.isEmpty())
        return false;
    if (!ticket.supervised)
        return true;
    const auto order = s.first(u"SELECT unit_id FROM supervision_order WHERE ticket_id = $1 AND state = 'open' ORDER BY id DESC LIMIT 1", {id});
    return order && order->text(0) == ticket.unitId;
}

std::optional<Tickets::DeadlineMove> Tickets::deadlineMove(Snapshot &s, const Id &id, const DeadlineCauses &causes, qint64 since) const {
    const auto current = currentOf(s, id);
    if (!current || !current->fold.basis || current->fold.isPaused() || current->fold.deadline == 0 || !isOpenState(current->fold.state))
        return {};
    const TicketFold &ticket = current->fold;
    DeadlineBasis basis = *ticket.basis;
    QStringList why;
    DeadlineMove move;
    move.before = ticket.deadline;
    if (causes.limits.plan > since) {
        const auto &now = m_limits.of(current->category, ticket.unitName);
        const bool fits = ticket.extension == 0 || countsHours(now.limit.kind) == countsHours(basis.limit.kind);
        if (now.limit != basis.limit && fits && mayTakeNewLimit(s, id, causes.limits.at)) {
            move.limitBefore = basis.limit.text();
            basis.limit = now.limit;
            basis.source = now.source;
            why << u"办理时限由%1改为%2"_s.arg(move.limitBefore, now.limit.text());
        }
    }
    if (basis.limit.kind == LimitKind::ClockHours && move.limitBefore.isEmpty())
        return {};
    if (const auto own = m_limits.shiftsOf(ticket.unitName); own != basis.shifts && hasHoursOfItsUnit(s, id, ticket)) {
        basis.shifts = own;
        why << u"%1作息时间调整"_s.arg(ticket.unitName);
    }
    TicketFold moved = ticket;
    moved.basis = basis;
    const qint64 at = derivation(moved, false)->at;
    if (at == ticket.deadline)
        return {};
    move.due = {at, basis};
    move.kept = at < m_clock.now() && ticket.deadline >= m_clock.now();
    if (move.kept)
        return move;
    // Which notices, and which of their days: those that came since, on the way to the later of both deadlines.
    const QDate first = civil::dateOf(basis.from), last = civil::dateOf(std::max(at, ticket.deadline));
    QStringList years;
    for (const auto &[year, cause] : causes.years) {
        if (cause.plan <= since || year < first.year() || year > last.year())
            continue;
        const auto days = m_calendar.announcedDays(year);
        if (!days)
            continue;
        bool met = false;
        for (const auto &day : *days) {
            if (day.date <= first || day.date > last)
                continue;
            met = true;
            if (move.days.size() < kMostDaysTold)
                move.days.append(QJsonObject{{u"date"_s, day.date.toString(Qt::ISODate)}, {u"name"_s, day.name}, {u"kind"_s, nameOf(day.kind)}});
        }
        if (met)
            years << QString::number(year);
    }
    if (!years.isEmpty())
        why << u"%1年放假安排"_s.arg(years.join(u"、"_s));
    move.reason = why.isEmpty() ? u"工作日历调整"_s : why.join(u"，"_s);
    return move;
}

std::optional<TicketFold> Tickets::moveDeadline(Transaction &t, const Id &id, const DeadlineCauses &causes, qint64 since) {
    const auto move = deadlineMove(t, id, causes, since);
    if (!move || move->kept)
        return {};
    QJsonObject data = move->due.data();
    data[u"before"_s] = move->before;
    data[u"reason"_s] = move->reason;
    if (!move->days.isEmpty())
        data[u"days"_s] = move->days;
    if (!move->limitBefore.isEmpty())
        data[u"wishedBy"_s] = causes.limits.by;
    const auto after = append(t, id, TicketAction::DeadlineMoved, data, TicketActor(u"calendar"_s, Party::Engine));
    t.execute(u"UPDATE supervision_order SET deadline = $1 WHERE ticket_id = $2 AND state = 'open' AND deadline = $3",
              {after.deadline, id, move->before});
    return after;
}

Expected<QJsonObject> Tickets::limitsEffect(const std::function<bool(qint64 done)> &progress) const {
    std::map<std::tuple<QString, QString, QString>, int> changes; // category, from, to
    DeadlineCauses wish;
    wish.limits = {1, m_clock.now(), {}};
    qint64 open = 0, earlier = 0, later = 0, kept = 0;
    for (Id last;;) {
        const qint64 before = open;
        LX_CHECK(m_store.read([&](Snapshot &s) {
            for (const auto &row : s.query(u"SELECT id, category FROM ticket WHERE plan > 0 AND id > $1 ORDER BY id LIMIT %1"_s.arg(kTicketsAtOnce), {last})) {
                last = row.text(0);
                ++open;
                const auto move = deadlineMove(s, last, wish, 0);
                if (!move || move->limitBefore.isEmpty())
                    continue;
                if (move->kept) {
                    ++kept;
                    continue;
                }
                ++(move->due.at < move->before ? earlier : later);
                ++changes[{row.text(1), move->limitBefore, move->due.basis.limit.text()}];
            }
        }));
        if (open == before)
            break;
        if (progress && !progress(open))
            return jobCancelled();
    }
    QJsonArray items;
    for (const auto &[change, count] : changes)
        items.append(QJsonObject{
            {u"category"_s, std::get<0>(change)}, {u"from"_s, std::get<1>(change)}, {u"to"_s, std::get<2>(change)}, {u"count"_s, count}});
    return QJsonObject{{u"open"_s, open},   {u"changed"_s, earlier + later}, {u"earlier"_s, earlier}, {u"later"_s, later},
                       {u"kept"_s, kept}, {u"items"_s, items}};
}

} // namespace lianxin
