// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketDeadlineMethods.h"
#include "hotline/tickets/TicketClock.h"
#include "platform/access/Access.h"
#include "platform/access/Method.h"

namespace lianxin {

void registerTicketDeadlineMethods(Registry &registry, TicketClock &clock, Access &access) {
    registry.add({u"tickets.redeadline"_s,
                  u"Open tickets follow the limits of now, too, which otherwise hold for new ones only; first see what that means. The "
                  "calendar needs no asking: open tickets follow it by themselves."_s,
                  Permission::DirectoryManage,
                  {{u"dryRun"_s, Param::Type::Boolean, false, u"Only counts: how many tickets would get another deadline."_s}},
                  u"{plan, openTickets}: they are moved in slices from now on, each with an event; dry run: {job}, its result "
                  "{open, changed, earlier, later, kept, items:[{category, from, to, count}]}, kept being those whose new deadline would "
                  "lie in the past"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&clock, &access](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      if (!p[u"dryRun"_s].toBool()) {
                          LX_TRY(const auto asked, clock.followLimits(c.userId));
                          return QJsonValue(asked);
                      }
                      LX_TRY(const auto job, access.jobs.start(u"tickets.redeadline"_s, c, [&clock](JobControl &control) -> Expected<QJsonValue> {
                          LX_TRY(const auto effect, clock.tickets().limitsEffect([&](qint64 done) {
                              control.setDone(done);
                              return !control.isCancelled();
                          }));
                          return QJsonValue(effect);
                      }));
                      return QJsonValue(QJsonObject{{u"job"_s, job}});
                  }});
}

} // namespace lianxin
