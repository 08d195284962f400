// SPDX-License-Identifier: GPL-3.0-or-later
// What units, citizens and the hotline's own people do in a simulated year. A deed that the engine's death interrupts is
// done again: it acts first, then looks, then plans what follows.
#include "engine/year/TicketYear.h"
#include "engine/year/TicketYearScripted.h"
#include "platform/access/Caller.h"
#include <QJsonArray>

namespace lianxin::test {
namespace {

constexpr qint64 kDeedMinute = 60'000, kDeedHour = 60 * kDeedMinute, kDeedDay = 24 * kDeedHour;

} // namespace

TicketYear::Facts TicketYear::facts(int number) {
    return must(m_fixture.store().readReturning<Facts>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT state, deadline, paused, review_pending, appeal_open FROM ticket WHERE id = $1", {m_scripted[size_t(number)].id});
        if (!row)
            return Facts();
        return Facts{row->text(0), row->integer(1), row->boolean(2), row->boolean(3), row->boolean(4)};
    }));
}

void TicketYear::act(int number, const QString &verb, const QJsonObject &params, bool asLead) {
    const auto &one = m_scripted[size_t(number)];
    // What is not possible (any more) is refused; the script looks afterwards.
    (void)m_tickets->act(one.id, verb, params, asLead ? TicketActor(u"liaison"_s, Party::Lead, one.unit) : TicketActor(u"desk"_s));
}

void TicketYear::born(int number) {
    auto &one = m_scripted[size_t(number)];
    const QString source = u"SIM-%1"_s.arg(number);
    const auto known = [&] {
        return must(m_fixture.store().readReturning<Id>([&](Snapshot &s) {
            const auto row = s.first(u"SELECT id FROM ticket WHERE source_number = $1", {source});
            return row ? row->text(0) : Id();
        }));
    };
    one.id = known();
    const bool atOnce = chance(0.8);
    if (one.id.isEmpty()) {
        one.unit = m_units[size_t(between(0, double(m_units.size())))];
        TicketDraft draft;
        draft.title = u"模拟诉求 %1"_s.arg(number);
        draft.content = u"小区设施损坏，请尽快处理"_s;
        draft.category = one.category;
        draft.contactName = u"张小敏"_s;
        draft.contactPhone = one.phone;
        draft.source = u"call"_s;
        draft.sourceNumber = source;
        if (atOnce)
            draft.unitId = one.unit;
        one.id = must(m_tickets->create(draft, u"seat"_s))[u"id"_s].toString();
    }
    m_numberOf[one.id.toStdString()] = number;
    if (facts(number).state == u"pending_sign")
        after(0, [this, number] { dispatched(number); });
    else
        after(between(10, 300) * kDeedMinute, [this, number] { dispatch(number); });
}

void TicketYear::dispatch(int number) {
    auto &one = m_scripted[size_t(number)];
    one.unit = m_units[size_t(between(0, double(m_units.size())))];
    act(number, u"dispatch"_s, {{u"unitId"_s, one.unit}});
    if (facts(number).state == u"pending_sign")
        after(0, [this, number] { dispatched(number); });
}

void TicketYear::dispatched(int number) {
    auto &one = m_scripted[size_t(number)];
    const auto now = facts(number);
    if (now.state != u"pending_sign")
        return;
    one.unit = must(m_fixture.store().readReturning<Id>([&](Snapshot &s) { return s.first(u"SELECT unit_id FROM ticket WHERE id = $1", {one.id})->text(0); }));
    const double p = double(between(0, 100));
    if (p < 4) { // not theirs: goes back, and to somebody else
        after(between(30, 600) * kDeedMinute, [this, number] {
            act(number, u"return"_s, {{u"reason"_s, u"不属于职责范围"_s}});
            if (facts(number).state == u"pending_dispatch")
                after(between(10, 300) * kDeedMinute, [this, number] { dispatch(number); });
        });
    } else if (p < 6) {
        after(between(30, 2000) * kDeedMinute, [this, number] {
            const Id other = m_units[size_t(between(0, double(m_units.size())))];
            act(number, u"reassign"_s, {{u"unitId"_s, other}, {u"reason"_s, u"辖区调整"_s}});
            dispatched(number);
        });
    } else if (p < 7) { // never signed: the ladder climbs
        after(between(15, 30) * kDeedDay, [this, number] { signedUp(number); });
    } else {
        after(between(5, one.category == u"危急" ? 60 : 400) * kDeedMinute, [this, number] { signedUp(number); });
    }
}

void TicketYear::signedUp(int number) {
    act(number, u"sign"_s);
    const auto now = facts(number);
    if (now.state != u"processing")
        return;
    const double left = std::max<double>(kDeedHour, double(now.deadline - m_clock.at));
    const double p = double(between(0, 100));
    const qint64 done = p < 52   ? qint64(left * std::uniform_real_distribution<double>(0.05, 0.7)(m_random))
                        : p < 74 ? qint64(left * std::uniform_real_distribution<double>(0.7, 0.99)(m_random))
                        : p < 92 ? qint64(left) + between(1, 72) * kDeedHour
                                 : qint64(left) + between(5, 14) * kDeedDay;
    after(done, [this, number] { finish(number); });
    if (chance(0.5))
        after(qint64(double(done) * std::uniform_real_distribution<double>(0.2, 0.95)(m_random)),
              [this, number] { act(number, u"process"_s, {{u"opinion"_s, u"已安排现场处理"_s}}); });
    if (chance(0.05)) {
        const qint64 stop = qint64(double(done) * std::uniform_real_distribution<double>(0.1, 0.8)(m_random));
        after(stop, [this, number] { act(number, u"pause"_s, {{u"reason"_s, u"等待市民补充材料"_s}}); });
        after(stop + between(4, 100) * kDeedHour, [this, number] { act(number, u"resume"_s); });
    }
    if (chance(0.06)) {
        const qint64 ask = qint64(left * std::uniform_real_distribution<double>(0.3, 0.9)(m_random));
        const bool granted = chance(0.8);
        after(ask, [this, number] { act(number, u"ask_extension"_s, {{u"reason"_s, u"需协调"_s}, {u"amount"_s, 2}}, true); });
        after(ask + between(10, 240) * kDeedMinute,
              [this, number, granted] { act(number, granted ? u"grant_extension"_s : u"refuse_extension"_s, {{u"reason"_s, u"已核"_s}}); });
    }
    if (chance(0.01))
        after(qint64(left * 0.5), [this, number] { act(number, u"supervise"_s, {{u"reason"_s, u"领导批示"_s}}); });
}

void TicketYear::finish(int number) {
    auto &one = m_scripted[size_t(number)];
    const auto before = facts(number);
    if (before.paused || (before.appealOpen && before.state == u"processing")) {
        after(kDeedDay, [this, number] { finish(number); });
        return;
    }
    act(number, u"finish"_s, {{u"opinion"_s, u"已办结"_s}});
    if (facts(number).state != u"pending_visit")
        return;
    ++one.rounds;
    one.reworking = false;
}

// What became of a visit: nothing to do, or the unit does it again, or appeals.
void TicketYear::visited(int number) {
    auto &one = m_scripted[size_t(number)];
    const auto now = facts(number);
    if (now.state != u"processing" || one.reworking || one.rounds == 0)
        return;
    one.reworking = true;
    if (chance(0.25)) {
        after(between(1, 30) * kDeedHour, [this, number] {
            act(number, u"appeal"_s, {{u"reason"_s, u"诉求超出政策"_s}, {u"evidence"_s, QJsonArray{QJsonObject{{u"note"_s, u"现场照片"_s}}}}}, true);
        });
        const bool uphold = chance(0.5);
        after(between(31, 90) * kDeedHour, [this, number, uphold] { act(number, uphold ? u"uphold_appeal"_s : u"reject_appeal"_s, {{u"reason"_s, u"经核查"_s}}); });
    }
    after(between(10, 130) * kDeedHour, [this, number] { finish(number); });
}

// The hotline's people, once an hour: attempts of which nobody knows, visits in doubt.
void TicketYear::people() {
    for (const auto &attempt : must(m_dialler->ambiguous())) {
        ++m_people;
        (void)m_dialler->resolve(attempt.id, attempt.source == OrderSourceKind::ReturnVisit && chance(0.5), Outcome::Answered, u"desk"_s);
    }
    static const QStringList heard{u"dissatisfied"_s, u"dissatisfied"_s, u"satisfied"_s, u"unclear"_s};
    Caller desk = Caller::engine();
    desk.userId = u"desk"_s;
    for (const auto &item : must(m_tickets->reviews({}, 100))[u"items"_s].toArray()) {
        if (!chance(0.3))
            continue;
        ++m_people;
        const Id id = item[u"ticketId"_s].toString();
        (void)m_tickets->decideReview(id, {{u"result"_s, heard[int(between(0, 4))]}, {u"attitude"_s, u"good"_s}}, desk);
        after(0, [this, number = m_numberOf.at(id.toStdString())] { visited(number); });
    }
}

SimulatedLine::Person TicketYear::citizen(const OriginateRequest &request) {
    const double line = double(between(0, 1000)) / 10;
    if (line >= 62)
        return {line < 86 ? Outcome::NoAnswer : line < 91 ? Outcome::Busy : line < 95 ? Outcome::Machine : line < 98 ? Outcome::PoweredOff
                : line < 99.7 ? Outcome::Rejected : Outcome::EmptyNumber, {}};
    const double p = double(between(0, 100));
    if (request.flowId == u"ticket-progress")
        return {Outcome::Answered, p < 85 ? u"1"_s : p < 92 ? u"3"_s : u"..."_s};
    const auto found = m_numberOf.find(request.sourceId.toStdString());
    const bool again = found != m_numberOf.end() && m_scripted[size_t(found->second)].rounds > 1;
    const double content = again ? 80 : 62;
    if (p < content)
        return {Outcome::Answered, chance(0.9) ? u"11"_s : u"1x"_s};
    static const QStringList others{u"212"_s, u"212"_s, u"211"_s, u"221"_s, u"212"_s, u"2x"_s, u"231"_s, u"24121"_s, u"3"_s, u"4"_s, u"..."_s, u"0"_s};
    return {Outcome::Answered, others[int(between(0, double(others.size())))]};
}

SimulatedLine::Person TicketYear::unit(const OriginateRequest &) {
    const double p = double(between(0, 100));
    if (p < 12)
        return {p < 8 ? Outcome::NoAnswer : Outcome::Busy, {}};
    return {Outcome::Answered, p < 88 ? u"1"_s : p < 93 ? u"3"_s : u"..."_s};
}

} // namespace lianxin::test
