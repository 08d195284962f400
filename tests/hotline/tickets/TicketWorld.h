// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/Calendar.h"
#include "hotline/dialling/DialWorld.h"
#include "hotline/tickets/TicketCalls.h"
#include "hotline/tickets/Tickets.h"
#include "hotline/tickets/TicketsSchema.h"

namespace lianxin::test {

inline std::vector<Migration> ticketWorldSchema() {
    auto all = dialSchema();
    for (const auto &migration : ticketsSchema())
        all.push_back(migration);
    return all;
}

inline TicketLimits testLimits() {
    TicketLimits limits;
    limits.categories = {{u"普通"_s, {{LimitKind::WorkingDays, 7}, u"一般诉求"_s}}, {u"危急"_s, {{LimitKind::ClockHours, 2}, u"两小时"_s}}};
    limits.fallback = u"普通"_s;
    limits.supervision = {{LimitKind::WorkingDays, 3}, {}};
    limits.remindWorkingDays = 2;
    return limits;
}

//! Tickets with a unit (and its liaison), the dialler and the calls that tickets make.
struct TicketWorld : DialWorld {
    explicit TicketWorld(StoreFixture &fixture_, ManualClock &clock_)
        : DialWorld(fixture_, clock_)
        , tickets(fixture.store(), fixture.sealer(), directory, calendar, clock, testLimits())
        , calls(std::make_unique<TicketCalls>(fixture.store(), tickets, *dialler, directory, calendar,
                                              fixture.sealer(), clock)) {
        Unit street;
        street.name = u"春和里街道"_s;
        unit = directory.saveUnit(street, u"01088880000"_s, u"u"_s).valueOr({});
    }
    TicketDraft draft(const QString &title = u"小区垃圾堆积"_s) const {
        TicketDraft d;
        d.title = title;
        d.content = u"楼下垃圾三天没有清运，联系电话13812341234"_s;
        d.category = u"普通"_s;
        d.contactName = u"张小敏"_s;
        d.contactPhone = u"138 1234 1234"_s;
        d.source = u"call"_s;
        return d;
    }
    QJsonObject make(const QString &title = u"小区垃圾堆积"_s) {
        return tickets.create(draft(title), u"u"_s).value();
    }
    QString act(const QString &id, const QString &action, const QJsonObject &params = {}) {
        const auto done = tickets.act(id, action, params, u"u"_s);
        return done ? (*done)[u"state"_s].toString() : done.error().code;
    }
    //! Dispatched, signed, finished.
    QString finished() {
        const auto id = make()[u"id"_s].toString();
        act(id, u"dispatch"_s, {{u"unitId"_s, unit}});
        act(id, u"sign"_s);
        act(id, u"finish"_s, {{u"opinion"_s, u"已清运"_s}});
        return id;
    }
    Id unit;
    Tickets tickets;
    std::unique_ptr<TicketCalls> calls;
};

} // namespace lianxin::test
