// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketMethods.h"
#include "hotline/calendar/Calendar.h"
#include "hotline/tickets/TicketCalls.h"
#include "hotline/tickets/TicketEventView.h"
#include "hotline/tickets/Tickets.h"
#include "platform/access/Access.h"

namespace lianxin {
namespace {

using T = Param::Type;

const std::vector<MaskedField> kMasks{{u"contactPhone"_s, Mask::Phone}, {u"contactName"_s, Mask::Name},
                                      {u"title"_s, Mask::Text},         {u"content"_s, Mask::Text},
                                      {u"address"_s, Mask::Drop},       {u"opinion"_s, Mask::Text},
                                      {u"text"_s, Mask::Text},          {u"reason"_s, Mask::Text}};

Error foreignTicket() {
    return {ErrorKind::Refused, u"tickets.foreign_unit"_s, u"This ticket belongs to another unit."_s, {}, {}};
}

// A liaison sees the own unit's tickets and those that it helps with; "mine" narrows others to what they had a hand in.
QJsonObject confined(const Caller &caller, QJsonObject filter) {
    filter.remove(u"handledBy"_s);
    filter.remove(u"ofUnit"_s);
    if (isLiaison(caller))
        filter[u"ofUnit"_s] = caller.unitId;
    else if (filter[u"mine"_s].toBool())
        filter[caller.unitId.isEmpty() ? u"handledBy"_s : u"ofUnit"_s] = caller.unitId.isEmpty() ? caller.userId : caller.unitId;
    return filter;
}

// With what the caller may do now; a ticket of another unit is refused.
Expected<QJsonObject> own(Tickets &tickets, const Caller &caller, const QString &id, qint64 now) {
    LX_TRY(auto ticket, tickets.get(id));
    LX_TRY(const auto fold, tickets.fold(ticket[u"id"_s].toString()));
    const auto actor = actorOf(caller, fold);
    if (isLiaison(caller) && !actor.parties)
        return foreignTicket();
    ticket[u"verbs"_s] = QJsonArray::fromStringList(verbsFor(fold, actor, now));
    return ticket;
}

// What the call that a ticket is made of tells: its citizen, whose number the console never had, and the sentences.
Expected<void> takeFromCall(TicketDraft &draft, TicketCallSource *source, const Caller &caller, const QJsonObject &p) {
    const bool contact = p[u"contactOfCall"_s].toBool();
    const QJsonArray evidence = p[u"evidence"_s].toArray();
    if (!contact && evidence.isEmpty())
        return {};
    if (draft.callId.isEmpty() || !source)
        return Error{ErrorKind::Usage, u"tickets.missing_field"_s, u"callId is missing."_s, u"Name the call that the ticket is made of."_s, u"callId"_s};
    if (contact) {
        const bool nameGiven = !draft.contactName.isEmpty() && !draft.contactName.contains(u'*');
        const bool phoneGiven = !draft.contactPhone.isEmpty() && !draft.contactPhone.contains(u'*');
        LX_TRY(const auto citizen, source->citizenOf(caller, draft.callId, draft.contactName, draft.contactPhone));
        if (!nameGiven)
            draft.contactName = citizen.name;
        if (!phoneGiven)
            draft.contactPhone = citizen.phone;
    }
    if (!evidence.isEmpty()) {
        LX_TRY(draft.evidence, source->evidenceOf(caller, draft.callId, evidence));
    }
    return {};
}

Expected<QJsonValue> create(Tickets &tickets, TicketCallSource *source, const Caller &caller, const QJsonObject &p) {
    TicketDraft draft;
    draft.title = p[u"title"_s].toString();
    draft.content = p[u"content"_s].toString();
    draft.category = p[u"category"_s].toString();
    draft.district = p[u"district"_s].toString();
    draft.address = p[u"address"_s].toString();
    draft.contactName = p[u"contactName"_s].toString();
    draft.contactPhone = p[u"contactPhone"_s].toString();
    draft.callId = p[u"callId"_s].toString();
    draft.contactId = p[u"contactId"_s].toString();
    draft.unitId = p[u"unitId"_s].toString();
    draft.urgency = p[u"urgency"_s].toString();
    draft.source = draft.callId.isEmpty() ? u"manual"_s : u"call"_s;
    LX_CHECK(takeFromCall(draft, source, caller, p));
    LX_TRY(const auto ticket, tickets.create(draft, caller.userId));
    if (source && !draft.callId.isEmpty())
        source->ticketFiled(caller, draft.callId, ticket);
    return QJsonValue(ticket);
}

Expected<QJsonValue> act(Tickets &tickets, const Caller &caller, const QJsonObject &p) {
    LX_TRY(const auto ticket, own(tickets, caller, p[u"id"_s].toString(), 0));
    const QString id = ticket[u"id"_s].toString();
    LX_CHECK(tickets.act(id, p[u"action"_s].toString(), p[u"params"_s].toObject(), caller));
    // A liaison who has given the ticket away sees nothing more of it.
    if (const auto after = own(tickets, caller, id, 0))
        return QJsonValue(*after);
    return QJsonValue(QJsonObject{{u"id"_s, id}, {u"number"_s, ticket[u"number"_s]}});
}

Expected<QJsonValue> import(Tickets &tickets, Access &access, const Caller &caller, const QJsonObject &p) {
    QString path = p[u"path"_s].toString();
    if (const auto transfer = p[u"transfer"_s].toString(); !transfer.isEmpty()) {
        LX_TRY(path, access.transfers.pathOf(caller, transfer));
    }
    if (path.isEmpty())
        return Error{ErrorKind::Usage,
                     u"tickets.missing_field"_s,
                     u"A path or a transfer is needed."_s,
                     {},
                     u"path"_s};
    const QString actor = caller.userId;
    LX_TRY(const auto job,
           access.jobs.start(u"tickets.import"_s, caller,
                             [&tickets, path, actor](JobControl &control) -> Expected<QJsonValue> {
                                 LX_TRY(const auto report, tickets.importFile(path, actor, [&](int done) {
                                     control.setDone(done);
                                     return !control.isCancelled();
                                 }));
                                 return QJsonValue(report.toJson());
                             }));
    return QJsonValue(QJsonObject{{u"job"_s, job}});
}

QJsonArray rulesJson() {
    QJsonArray items;
    for (const auto &rule : ticketRules()) {
        QJsonArray from, guards;
        for (const auto state : rule.from)
            from.append(nameOf(state));
        for (const auto &guard : rule.guards)
            guards.append(QString::fromLatin1(guard.name));
        items.append(QJsonObject{{u"verb"_s, QString::fromLatin1(rule.verb)},
                                 {u"action"_s, nameOf(rule.action)},
                                 {u"who"_s, nameOf(rule.who)},
                                 {u"from"_s, from},
                                 {u"to"_s, rule.to ? QJsonValue(nameOf(*rule.to)) : QJsonValue()},
                                 {u"needs"_s, QString::fromLatin1(rule.needs)},
                                 {u"rule"_s, QString::fromLatin1(rule.name)},
                                 {u"guards"_s, guards}});
    }
    return items;
}

} // namespace

void registerTicketMethods(Registry &registry, Tickets &tickets, TicketCalls &calls, Access &access, TicketCallSource *source) {
    registry.add(
        {u"tickets.list"_s,
         u"Tickets; a liaison sees the own unit's."_s,
         Permission::TicketsRead,
         {{u"filter"_s, T::Object, false,
           u"state, states, ids, unitId, district, category, urgency, source, callId, contactPhone, text, supervised, repeated, "
           "overdue, dueSoon, dueBefore, review, appeal, mergedInto, mine, figure."_s},
          {u"cursor"_s, T::String, false, u"From the last page."_s},
          {u"limit"_s, T::Integer, false, u"1…500, 100 by default."_s},
          {u"sort"_s, T::String, false, u"created (default) or deadline."_s}},
         u"{items:[ticket], next, total, totalIsMore}"_s,
         kMasks,
         false,
         Audit::Read,
         false,
         [&tickets](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
             LX_TRY(const auto page,
                    tickets.list(confined(c, p[u"filter"_s].toObject()), p[u"cursor"_s].toString(),
                                 p[u"limit"_s].toInt(100), p[u"sort"_s].toString()));
             return QJsonValue(page);
         }});
    registry.add({u"tickets.get"_s,
                  u"One ticket with its events."_s,
                  Permission::TicketsRead,
                  {{u"id"_s, T::String, true, u"Id or spoken number."_s}},
                  u"ticket"_s,
                  kMasks,
                  false,
                  Audit::Read,
                  false,
                  [&tickets](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto ticket, own(tickets, c, p[u"id"_s].toString(), 0));
                      return QJsonValue(ticket);
                  }});
    registry.add({u"tickets.reveal"_s,
                  u"The citizen's name and number of a ticket, in the clear"_s,
                  Permission::PersonalReveal,
                  {{u"id"_s, T::String, true, u"Id or spoken number."_s},
                   {u"purpose"_s, T::String, true, u"What it is for, 2 to 200 characters; kept in the audit trail."_s}},
                  u"{id, number, contactName, contactPhone}"_s,
                  {},
                  false,
                  Audit::Security,
                  false,
                  [&tickets](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      const QString id = p[u"id"_s].toString();
                      if (isLiaison(c)) // of another unit's tickets nothing
                          LX_CHECK(own(tickets, c, id, 0));
                      LX_TRY(const auto contact, tickets.contactInClear(id));
                      return QJsonValue(contact);
                  }});
    registry.add({u"tickets.create"_s,
                  u"A new ticket, also from a call."_s,
                  Permission::TicketsWrite,
                  {{u"title"_s, T::String, true, u"Up to 200 characters."_s},
                   {u"content"_s, T::String, false, u"What the citizen says."_s},
                   {u"category"_s, T::String, false, u"Decides the deadline."_s},
                   {u"district"_s, T::String, false, u"District or county."_s},
                   {u"address"_s, T::String, false, u"Where it happened."_s},
                   {u"contactName"_s, T::String, false, u"Sealed."_s},
                   {u"contactPhone"_s, T::String, false, u"Any spelling; sealed."_s},
                   {u"contactId"_s, T::String, false, u"Contact of a list."_s},
                   {u"callId"_s, T::String, false, u"Call that it comes from."_s},
                   {u"contactOfCall"_s, T::Boolean, false, u"Name and number are those of the call, or what was said in it where they are given masked."_s},
                   {u"evidence"_s, T::Array, false, u"[{field, seq}], at most 40: lines of the call from which fields came."_s},
                   {u"unitId"_s, T::String, false, u"Dispatched at once."_s},
                   {u"urgency"_s, T::String, false, u"normal, urgent or critical."_s}},
                  u"ticket"_s,
                  kMasks,
                  false,
                  Audit::Write,
                  true,
                  [&tickets, source](const Caller &c, const QJsonObject &p) { return create(tickets, source, c, p); }});
    registry.add({u"tickets.import"_s,
                  u"Tickets of another platform from a spreadsheet (known numbers are skipped) or JSON (they are updated)."_s,
                  Permission::TicketsWrite,
                  {{u"path"_s, T::String, false, u"File on the engine's machine."_s},
                   {u"transfer"_s, T::String, false, u"Or a finished upload."_s}},
                  u"{job}; its result is {created,updated,skipped,failed,errors:[{row,column,message}]}"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&tickets, &access](const Caller &c, const QJsonObject &p) {
                      return import(tickets, access, c, p);
                  }});
    registry.add(
        {u"tickets.act"_s,
         u"One step of a ticket's life; an illegal one is refused, naming the rule."_s,
         Permission::TicketsRead,
         {{u"id"_s, T::String, true, u"Id or spoken number."_s},
          {u"action"_s, T::String, true,
           u"A verb of the rules; tickets.get names those possible now. tickets.rules lists them all."_s},
          {u"params"_s, T::Object, false,
           u"What the step needs: unitId, opinion, reason, result, amount, into, evidence, deadline …"_s}},
         u"ticket"_s,
         kMasks,
         false,
         Audit::Write,
         true,
         [&tickets](const Caller &c, const QJsonObject &p) { return act(tickets, c, p); }});
    registry.add({u"tickets.board"_s,
                  u"The board: a column a state, with totals."_s,
                  Permission::TicketsRead,
                  {{u"filter"_s, T::Object, false, u"As tickets.list, without state."_s},
                   {u"perColumn"_s, T::Integer, false, u"1…200, 50 by default."_s}},
                  u"{columns:[{state,total,totalIsMore,items,next}],supervised,overdue,dueSoon,repeated}"_s,
                  kMasks,
                  false,
                  Audit::Read,
                  false,
                  [&tickets](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto board, tickets.board(confined(c, p[u"filter"_s].toObject()),
                                                             p[u"perColumn"_s].toInt(50)));
                      return QJsonValue(board);
                  }});
    registry.add({u"tickets.choices"_s,
                  u"Districts, categories and units that tickets have, for filters."_s,
                  Permission::TicketsRead,
                  {},
                  u"{districts, categories, units:[{id,name}]}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&tickets](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                      LX_TRY(const auto choices, tickets.choices());
                      return QJsonValue(choices);
                  }});
    registry.add({u"tickets.related"_s,
                  u"Other tickets that may be about the same matter, likeliest first."_s,
                  Permission::TicketsRead,
                  {{u"id"_s, T::String, true, u"Id or spoken number."_s}},
                  u"{items:[ticket with why (same_citizen, merged, similar) and likeness]}"_s,
                  kMasks,
                  false,
                  Audit::Read,
                  false,
                  [&tickets](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_CHECK(own(tickets, c, p[u"id"_s].toString(), 0));
                      LX_TRY(auto related, tickets.related(p[u"id"_s].toString()));
                      if (!isLiaison(c))
                          return QJsonValue(related);
                      QJsonArray mine; // of another unit's tickets a liaison hears nothing
                      for (const auto &item : related[u"items"_s].toArray())
                          if (item[u"unitId"_s].toString() == c.unitId)
                              mine.append(item);
                      related[u"items"_s] = mine;
                      return QJsonValue(related);
                  }});
    registry.add({u"tickets.deadline"_s,
                  u"The deadline of a category, with its derivation day by day."_s,
                  Permission::TicketsRead,
                  {{u"accepted"_s, T::String, true, u"ISO date-time; without offset Asia/Shanghai."_s},
                   {u"category"_s, T::String, true, u"Category of the limits."_s},
                   {u"unit"_s, T::String, false, u"Name of a unit with limits or hours of its own."_s}},
                  u"{due,dueAt,limit,source,spoken,provisional,days:[{date,kind,counts,why,reason}]}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&tickets](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto at, civil::parse(p[u"accepted"_s].toString()));
                      LX_TRY(const auto derivation, tickets.deadline(at, p[u"category"_s].toString(), p[u"unit"_s].toString()));
                      return QJsonValue(derivation);
                  }});
    registry.add({u"tickets.upsert"_s,
                  u"Tickets of another platform: new ones are made, known numbers changed where they differ."_s,
                  Permission::TicketsWrite,
                  {{u"items"_s, T::Array, true,
                    u"[{number, title, content, category, district, address, contactName, contactPhone, unit, acceptedAt}], at most 500."_s}},
                  u"{created, updated, skipped, failed, errors:[{row, column, message}], tickets:[{row, number, id, ticketNumber, did}]}: "
                  "row counts from 1; did is created, updated or skipped (nothing differed)"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&tickets](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      const auto items = p[u"items"_s].toArray();
                      if (items.size() > 500)
                          return Error{ErrorKind::Usage, u"tickets.too_many"_s, u"At most 500 tickets come at once."_s,
                                       u"Send them in parts, or import a file."_s, u"items"_s};
                      LX_TRY(const auto report, tickets.upsert(items, c.userId));
                      return QJsonValue(report.toJson());
                  }});
    registry.add({u"tickets.rules"_s,
                  u"Who may do what when."_s,
                  Permission::TicketsRead,
                  {},
                  u"{items:[{verb, action, who, from, to, needs, rule, guards}]}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [](const Caller &, const QJsonObject &) -> Expected<QJsonValue> { return QJsonValue(QJsonObject{{u"items"_s, rulesJson()}}); }});
    registry.add({u"tickets.steps"_s,
                  u"What the ticket clock did for a ticket, and what it will do."_s,
                  Permission::TicketsRead,
                  {{u"id"_s, T::String, true, u"Id or spoken number."_s}},
                  u"{items:[{rung, do, dueAt, placedAt, state, result, acknowledgedAt, callId, together}]}"_s,
                  {},
                  true,
                  Audit::None,
                  false,
                  [&tickets, &calls](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto ticket, own(tickets, c, p[u"id"_s].toString(), 0));
                      LX_TRY(const auto steps, calls.clock().stepsOf(ticket[u"id"_s].toString()));
                      return QJsonValue(QJsonObject{{u"items"_s, steps}});
                  }});
    registry.add({u"tickets.callVisit"_s,
                  u"Places a return visit call now."_s,
                  Permission::TicketsWrite,
                  {{u"id"_s, T::String, true, u"Ticket."_s}},
                  u"{orderId}"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&calls](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto order, calls.placeVisit(p[u"id"_s].toString(), c.userId));
                      return QJsonValue(QJsonObject{{u"orderId"_s, order}});
                  }});
    registry.add({u"tickets.callReminder"_s,
                  u"Places a reminder call to the unit now."_s,
                  Permission::TicketsWrite,
                  {{u"id"_s, T::String, true, u"Ticket."_s}},
                  u"{orderId}"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&calls](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto order, calls.placeReminder(p[u"id"_s].toString(), c.userId));
                      return QJsonValue(QJsonObject{{u"orderId"_s, order}});
                  }});
    registry.add(
        {u"supervision.list"_s,
         u"Supervision orders, newest first."_s,
         Permission::TicketsRead,
         {{u"state"_s, T::String, false, u"open or settled; all without."_s},
          {u"cursor"_s, T::String, false, u"From the last page."_s},
          {u"limit"_s, T::Integer, false, u"1…500, 100 by default."_s}},
         u"{items:[{id,ticketId,ticketNumber,unitId,unitName,reason,evidenceCallId,createdAt,deadline,state}], next}"_s,
         {{u"reason"_s, Mask::Text}},
         false,
         Audit::Read,
         false,
         [&tickets](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
             LX_TRY(const auto page,
                    tickets.supervisions(p[u"state"_s].toString(), isLiaison(c) ? c.unitId : QString(),
                                         p[u"cursor"_s].toString(), p[u"limit"_s].toInt(100)));
             return QJsonValue(page);
         }});
    registry.addEvent(
        {u"ticket.*"_s, Permission::TicketsRead, {}, true,
         u"created, changed, call_placed; ladders_saved, limits_followed. A unit hears of its own tickets."_s, ticketEventFor});
    registry.addEvent({u"supervision.created"_s,
                       Permission::TicketsRead,
                       {{u"reason"_s, Mask::Text}},
                       false,
                       u"A supervision order for a unit, with its evidence. A unit hears of its own."_s, ticketEventFor});
}

} // namespace lianxin
