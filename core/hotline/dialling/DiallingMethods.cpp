// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DiallingMethods.h"
#include "hotline/dialling/Dialler.h"
#include <QJsonArray>

namespace lianxin {
namespace {

const std::vector<MaskedField> kMasks{{u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}};

Expected<QJsonValue> trace(Dialler &dialler, const QJsonObject &params) {
    const auto orderId = params[u"orderId"_s].toString();
    const auto number = params[u"number"_s].toString();
    if (orderId.isEmpty() == number.isEmpty())
        return Error{ErrorKind::Usage,
                     u"dialling.trace_what"_s,
                     u"Exactly one of number and orderId is needed."_s,
                     u"Give the number or the order's id."_s,
                     {}};
    if (number.isEmpty()) {
        LX_TRY(const auto one, dialler.traceOrder(orderId));
        return QJsonValue(QJsonObject{{u"orders"_s, QJsonArray{one}}});
    }
    LX_TRY(const auto all, dialler.trace(number, params[u"sourceId"_s].toString()));
    return QJsonValue(all);
}

Expected<QJsonValue> resolve(Dialler &dialler, const Caller &caller, const QJsonObject &params) {
    const bool redial = params[u"redial"_s].toBool();
    auto outcome = Outcome::Cancelled;
    if (const auto name = params[u"outcome"_s].toString(); !name.isEmpty()) {
        const auto known = outcomeFromName(name);
        if (!known || *known == Outcome::Ambiguous)
            return Error{ErrorKind::Usage, u"dialling.bad_outcome"_s, u"%1 is not an outcome."_s.arg(name),
                         u"Use answered, no_answer, busy …"_s, u"outcome"_s};
        outcome = *known;
    } else if (!redial) {
        return Error{ErrorKind::Usage, u"dialling.bad_outcome"_s, u"What became of the call is missing."_s,
                     u"Give redial: true, or an outcome."_s, u"outcome"_s};
    }
    LX_CHECK(dialler.resolve(params[u"id"_s].toString(), redial, outcome, caller.userId));
    return QJsonValue(QJsonObject{});
}

Expected<QJsonValue> listAttempts(Dialler &dialler, const QJsonObject &params) {
    Dialler::AttemptFilter filter;
    filter.orderId = params[u"orderId"_s].toString();
    filter.sourceId = params[u"sourceId"_s].toString();
    if (const auto name = params[u"outcome"_s].toString(); !name.isEmpty()) {
        filter.outcome = outcomeFromName(name);
        if (!filter.outcome)
            return Error{ErrorKind::Usage,
                         u"dialling.bad_outcome"_s,
                         u"%1 is not an outcome."_s.arg(name),
                         {},
                         u"outcome"_s};
    }
    filter.unrecognised = params[u"unrecognised"_s].toBool();
    LX_TRY(const auto page,
           dialler.attempts(filter, params[u"cursor"_s].toString(), params[u"limit"_s].toInt(100)));
    QJsonArray items;
    for (const auto &attempt : page.items)
        items.append(attempt.toJson());
    return QJsonValue(QJsonObject{{u"items"_s, items},
                                  {u"next"_s, page.next.isEmpty() ? QJsonValue() : QJsonValue(page.next)}});
}

} // namespace

void registerDiallingMethods(Registry &registry, Dialler &dialler) {
    using T = Param::Type;
    registry.add(
        {u"dialling.trace"_s,
         u"Every rule that lets a number be dialled or holds it back, at this instant."_s,
         Permission::CampaignsRead,
         {{u"number"_s, T::String, false, u"Telephone number in any spelling."_s},
          {u"orderId"_s, T::String, false, u"One order."_s},
          {u"sourceId"_s, T::String, false, u"Only orders of this campaign or ticket."_s}},
         u"{orders:[{order, decision:{mayDial,obstacle?,retryAt?,rules:[{rule,verdict,textKey,values}]}, attempts}]}"_s,
         kMasks,
         false,
         Audit::Read,
         false,
         [&dialler](const Caller &, const QJsonObject &p) { return trace(dialler, p); }});
    registry.add({u"dialling.ambiguous"_s,
                  u"Attempts whose result nobody knows: a person decides."_s,
                  Permission::CampaignsRead,
                  {},
                  u"{items:[attempt]}"_s,
                  kMasks,
                  false,
                  Audit::Read,
                  false,
                  [&dialler](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      LX_TRY(const auto list, dialler.ambiguous());
                      QJsonArray items;
                      for (const auto &attempt : list)
                          items.append(attempt.toJson());
                      return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue()}});
                  }});
    registry.add(
        {u"dialling.resolve"_s,
         u"Says what became of an ambiguous attempt, or has it dialled again."_s,
         Permission::CampaignsManage,
         {{u"id"_s, T::String, true, u"Attempt."_s},
          {u"redial"_s, T::Boolean, false, u"Put the order back; the policy applies."_s},
          {u"outcome"_s, T::String, false, u"What became of it, when it is not to be dialled again."_s}},
         u"{}"_s,
         {},
         true,
         Audit::Write,
         true,
         [&dialler](const Caller &c, const QJsonObject &p) { return resolve(dialler, c, p); }});
    registry.add({u"dialling.backlog"_s,
                  u"How many call orders are still to be dealt with."_s,
                  Permission::CampaignsRead,
                  {},
                  u"{waiting, dialling, ambiguous}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&dialler](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      LX_TRY(const auto backlog, dialler.backlog());
                      return QJsonValue(QJsonObject{{u"waiting"_s, backlog.waiting},
                                                    {u"dialling"_s, backlog.dialling},
                                                    {u"ambiguous"_s, backlog.ambiguous}});
                  }});
    registry.add({u"dialling.settings"_s,
                  u"The rules of dialling that hold over all campaigns, reminders and call-backs."_s,
                  Permission::CampaignsRead,
                  {},
                  u"{numberCap, adultFrom, elderlyFrom, elderlyHours}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&dialler](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      LX_TRY(const DiallingSettings now, dialler.readSettings());
                      return QJsonValue(now.toJson());
                  }});
    registry.add({u"dialling.setSettings"_s,
                  u"Changes those rules, for every engine and from now on."_s,
                  Permission::CampaignsManage,
                  {{u"numberCap"_s, T::Integer, false, u"Calls a day to one number over everything, 1 to 20."_s},
                   {u"adultFrom"_s, T::Integer, false, u"Younger people are called by no campaign, 14 to 25."_s},
                   {u"elderlyFrom"_s, T::Integer, false, u"From this age on people are called in gentle hours only, 50 to 100."_s},
                   {u"elderlyHours"_s, T::Array, false, u"Those hours, of every day: [\"09:00-11:30\", …]."_s}},
                  u"{numberCap, adultFrom, elderlyFrom, elderlyHours}"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&dialler](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const DiallingSettings now, dialler.changeSettings(p, c.userId));
                      return QJsonValue(now.toJson());
                  }});
    registry.add({u"attempts.list"_s,
                  u"Attempts, newest first."_s,
                  Permission::CampaignsRead,
                  {{u"orderId"_s, T::String, false, u"Of one order."_s},
                   {u"sourceId"_s, T::String, false, u"Of one campaign or ticket."_s},
                   {u"outcome"_s, T::String, false, u"With this outcome."_s},
                   {u"unrecognised"_s, T::Boolean, false, u"On whose line something was said that nobody understood."_s},
                   {u"cursor"_s, T::String, false, u"From the last page."_s},
                   {u"limit"_s, T::Integer, false, u"1…1000, 100 by default."_s}},
                  u"{items:[attempt], next}"_s,
                  kMasks,
                  false,
                  Audit::Read,
                  false,
                  [&dialler](const Caller &, const QJsonObject &p) { return listAttempts(dialler, p); }});
    registry.addEvent({u"attempt.started"_s, Permission::CampaignsRead, kMasks, false,
                       u"An attempt's intent is written; the call follows."_s});
    registry.addEvent({u"dialling.settings"_s, Permission::CampaignsRead, {}, true, u"{numberCap, adultFrom, elderlyFrom, elderlyHours}"_s});
    registry.addEvent({u"attempt.ended"_s, Permission::CampaignsRead, kMasks, false,
                       u"An attempt has its outcome; orderState says what follows."_s});
}

} // namespace lianxin
