// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketFigureMethods.h"
#include "hotline/calendar/Calendar.h"
#include "hotline/tickets/TicketRules.h"
#include "platform/access/Method.h"

namespace lianxin {
namespace {

struct Period {
    qint64 from = 0, to = 0;
    Id unitId;
};

// Days of the hotline: "2026-03-01" to "2026-03-31", both included. A liaison sees the own unit.
Expected<Period> periodOf(const Caller &caller, const QJsonObject &params) {
    Period period;
    LX_TRY(period.from, civil::parse(params[u"from"_s].toString()));
    LX_TRY(const qint64 last, civil::parse(params[u"to"_s].toString()));
    period.to = civil::startOf(civil::dateOf(last).addDays(1));
    period.unitId = isLiaison(caller) ? caller.unitId : params[u"unitId"_s].toString();
    return period;
}

} // namespace

void registerTicketFigureMethods(Registry &registry, UnitPerformance &performance) {
    using T = Param::Type;
    const std::vector<Param> params{{u"from"_s, T::String, true, u"First day, ISO; Asia/Shanghai."_s},
                                    {u"to"_s, T::String, true, u"Last day, included."_s},
                                    {u"unitId"_s, T::String, false, u"One unit; a liaison gets the own one."_s}};
    registry.add({u"tickets.performance"_s,
                  u"What units are judged by; every figure opens its tickets by tickets.list filter.figure."_s,
                  Permission::TicketsRead,
                  params,
                  u"{from, to, items:[{unitId, unitName, figures…, rates, score, grade}]}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&performance](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto period, periodOf(c, p));
                      LX_TRY(const auto figures, performance.figures(period.from, period.to, period.unitId));
                      return QJsonValue(figures);
                  }});
    registry.add({u"tickets.coverage"_s,
                  u"How many finished tickets were visited, and why the others were not."_s,
                  Permission::TicketsRead,
                  params,
                  u"{finished, visited, coverage, target, reviewPending, reasons:{…}, satisfied, dissatisfied, units:[{unitId, unitName, finished, "
                  "visited, coverage}]}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&performance](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto period, periodOf(c, p));
                      LX_TRY(const auto coverage, performance.coverage(period.from, period.to, period.unitId));
                      return QJsonValue(coverage);
                  }});
}

} // namespace lianxin
