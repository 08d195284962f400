// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketReviewMethods.h"
#include "hotline/tickets/TicketRules.h"
#include "hotline/tickets/Tickets.h"
#include "platform/access/Access.h"
#include "platform/access/Caller.h"

namespace lianxin {
namespace {

using T = Param::Type;

const std::vector<MaskedField> kReviewMasks{{u"contactPhone"_s, Mask::Phone}, {u"contactName"_s, Mask::Name}, {u"title"_s, Mask::Text},
                                            {u"content"_s, Mask::Text},       {u"address"_s, Mask::Drop},     {u"opinion"_s, Mask::Text},
                                            {u"text"_s, Mask::Text},          {u"reason"_s, Mask::Text},      {u"decision"_s, Mask::Text},
                                            {u"note"_s, Mask::Text}};
const std::vector<Param> kPage{{u"cursor"_s, T::String, false, u"From the last page."_s},
                               {u"limit"_s, T::Integer, false, u"1…500, 100 by default."_s}};

std::vector<Param> paged(std::vector<Param> params) {
    params.insert(params.end(), kPage.begin(), kPage.end());
    return params;
}

//! A person's name; who is none (the engine), or is gone, stays as written.
QString personName(const Access &access, const QString &actor) {
    const auto user = actor.isEmpty() ? Expected<User>(User()) : access.users.find(actor);
    return user ? user->displayName : actor;
}

Expected<QJsonValue> appeal(Tickets &tickets, const Caller &caller, const QJsonObject &p) {
    LX_TRY(const auto before, tickets.get(p[u"id"_s].toString()));
    const Id id = before[u"id"_s].toString();
    LX_TRY(const auto ticket, tickets.act(id, u"appeal"_s, {{u"reason"_s, p[u"reason"_s]}, {u"evidence"_s, p[u"evidence"_s].toArray()}}, caller));
    LX_TRY(const auto open, tickets.openAppeal(id));
    return QJsonValue(QJsonObject{{u"appealId"_s, open ? (*open)[u"id"_s] : QJsonValue()}, {u"ticket"_s, ticket}});
}

Expected<QJsonValue> decideAppeal(Tickets &tickets, const Caller &caller, const QJsonObject &p) {
    LX_TRY(const auto decided, tickets.decideAppeal(p[u"id"_s].toString(), p[u"uphold"_s].toBool(), p[u"reason"_s].toString(), caller));
    LX_TRY(const auto ticket, tickets.get(decided[u"ticketId"_s].toString()));
    return QJsonValue(QJsonObject{{u"id"_s, decided[u"id"_s]}, {u"state"_s, decided[u"state"_s]}, {u"ticket"_s, ticket}});
}

} // namespace

void registerTicketReviewMethods(Registry &registry, Tickets &tickets, Access &access) {
    registry.add({u"tickets.reviews.list"_s,
                  u"Return visits in doubt: a person listens before anything follows. None for a liaison."_s,
                  Permission::TicketsWrite,
                  kPage,
                  u"{items:[{ticketId, number, title, unitId, unitName, category, contactName, contactPhone, reason, result, outcome, attitude, "
                  "outOfScope, confidence, callId, attemptId, at, finishedAt}], next, total}"_s,
                  kReviewMasks,
                  false,
                  Audit::Read,
                  false,
                  [&tickets](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      if (isLiaison(c)) // judged by it, and no judge of it
                          return QJsonValue(QJsonObject{{u"items"_s, QJsonArray()}, {u"next"_s, QJsonValue()}, {u"total"_s, 0}});
                      LX_TRY(const auto page, tickets.reviews(p[u"cursor"_s].toString(), p[u"limit"_s].toInt(100)));
                      return QJsonValue(page);
                  }});
    registry.add({u"tickets.reviews.decide"_s,
                  u"What the person heard; a dissatisfied citizen brings the supervision order now."_s,
                  Permission::TicketsWrite,
                  {{u"id"_s, T::String, true, u"Ticket."_s},
                   {u"result"_s, T::String, true, u"satisfied, dissatisfied, wrong_person, minor, voicemail, refused, no_answer, unclear."_s},
                   {u"outcome"_s, T::String, false, u"resolved, partly, unresolved."_s},
                   {u"attitude"_s, T::String, false, u"good, poor."_s},
                   {u"outOfScope"_s, T::Boolean, false, u"What was asked for lies outside what the unit may do."_s},
                   {u"note"_s, T::String, false, u"Of the person."_s}},
                  u"ticket"_s,
                  kReviewMasks,
                  false,
                  Audit::Write,
                  true,
                  [&tickets](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto before, tickets.get(p[u"id"_s].toString()));
                      LX_CHECK(tickets.decideReview(before[u"id"_s].toString(), p, c));
                      LX_TRY(const auto ticket, tickets.get(before[u"id"_s].toString()));
                      return QJsonValue(ticket);
                  }});
    registry.add({u"tickets.appeal"_s,
                  u"A unit appeals against a visit or a supervision order, with evidence."_s,
                  Permission::TicketsRead,
                  {{u"id"_s, T::String, true, u"Id or spoken number."_s},
                   {u"reason"_s, T::String, true, u"Why it should not stand."_s},
                   {u"evidence"_s, T::Array, false, u"[{callId?, at?, note?}]"_s}},
                  u"{appealId, ticket}"_s,
                  kReviewMasks,
                  false,
                  Audit::Write,
                  true,
                  [&tickets](const Caller &c, const QJsonObject &p) { return appeal(tickets, c, p); }});
    registry.add({u"tickets.appeals.list"_s,
                  u"Appeals, newest first; a liaison sees the own unit's."_s,
                  Permission::TicketsRead,
                  paged({{u"state"_s, T::String, false, u"open, upheld, rejected or void; all without."_s},
                         {u"unitId"_s, T::String, false, u"One unit."_s}}),
                  u"{items:[{id, ticketId, number, title, unitId, unitName, against, supervisionId, callId, reason, evidence, at, by, byName, "
                  "state, decidedAt, decidedBy, decidedByName, decision}], next, total}"_s,
                  kReviewMasks,
                  false,
                  Audit::Read,
                  false,
                  [&tickets, &access](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(auto page, tickets.appeals(p[u"state"_s].toString(), isLiaison(c) ? c.unitId : p[u"unitId"_s].toString(),
                                                              p[u"cursor"_s].toString(), p[u"limit"_s].toInt(100)));
                      QJsonArray named;
                      for (const auto &value : page[u"items"_s].toArray()) {
                          QJsonObject item = value.toObject();
                          item[u"byName"_s] = personName(access, item[u"by"_s].toString());
                          item[u"decidedByName"_s] = personName(access, item[u"decidedBy"_s].toString());
                          named.append(item);
                      }
                      page[u"items"_s] = named;
                      return QJsonValue(page);
                  }});
    registry.add({u"tickets.appeals.decide"_s,
                  u"Upheld: what was held against the unit leaves its figures; rejected: it stands."_s,
                  Permission::TicketsWrite,
                  {{u"id"_s, T::String, true, u"Appeal."_s},
                   {u"uphold"_s, T::Boolean, true, u"Or reject."_s},
                   {u"reason"_s, T::String, true, u"The unit reads it."_s}},
                  u"{id, state, ticket}"_s,
                  kReviewMasks,
                  false,
                  Audit::Write,
                  true,
                  [&tickets](const Caller &c, const QJsonObject &p) { return decideAppeal(tickets, c, p); }});
}

void registerTicketLadderMethods(Registry &registry, TicketClock &clock, Access &access) {
    registry.add({u"tickets.ladders.get"_s,
                  u"What the ticket clock does when: the ladders by category, the hours for calls, and return visits."_s,
                  Permission::TicketsRead,
                  {},
                  u"{ladders:{windows, ladders:[{categories, rungs}], visits}, version, shipped, savedAt, savedBy, savedByName, categories, openTickets, "
                  "stillToPlan}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&clock, &access](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      LX_TRY(auto ladders, clock.ladders());
                      ladders[u"savedByName"_s] = personName(access, ladders[u"savedBy"_s].toString());
                      return QJsonValue(ladders);
                  }});
    registry.add({u"tickets.ladders.versions"_s,
                  u"The ladders that were in force, newest first, and who saved them; tickets.ladders.save brings one back."_s,
                  Permission::TicketsRead,
                  {{u"limit"_s, T::Integer, false, u"1…100, 20 by default."_s}},
                  u"{items:[{version, savedAt, savedBy, savedByName, ladders}]}; version 0 is as shipped"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&clock, &access](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto versions, clock.ladderVersions(p[u"limit"_s].toInt(20)));
                      QJsonArray items;
                      for (const auto &value : versions) {
                          QJsonObject item = value.toObject();
                          item[u"savedByName"_s] = personName(access, item[u"savedBy"_s].toString());
                          items.append(item);
                      }
                      return QJsonValue(QJsonObject{{u"items"_s, items}});
                  }});
    registry.add({u"tickets.ladders.check"_s,
                  u"Whether ladders can be used, and what saving them would mean for open tickets; keeps nothing."_s,
                  Permission::DirectoryManage,
                  {{u"ladders"_s, T::Object, true, u"{windows, ladders, visits} as tickets.ladders.get gives them."_s}},
                  u"{version, saved:false, openTickets, changes:[{categories, rung, what}], effect:[text]}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&clock](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto checked, clock.saveLadders(p[u"ladders"_s].toObject(), 0, true, c.userId));
                      return QJsonValue(checked);
                  }});
    registry.add({u"tickets.ladders.save"_s,
                  u"Keeps other ladders; says what that means for open tickets."_s,
                  Permission::DirectoryManage,
                  {{u"ladders"_s, T::Object, true, u"{windows, ladders, visits} as tickets.ladders.get gives them."_s},
                   {u"version"_s, T::Integer, false, u"Of what was read; refused when somebody saved meanwhile."_s},
                   {u"dryRun"_s, T::Boolean, false, u"Only checks, and says what it would mean."_s}},
                  u"{version, saved, openTickets, changes:[{categories, rung, what}], effect:[text]}"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&clock](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto saved, clock.saveLadders(p[u"ladders"_s].toObject(), p[u"version"_s].toInteger(), p[u"dryRun"_s].toBool(),
                                                                 c.userId));
                      return QJsonValue(saved);
                  }});
}

} // namespace lianxin
