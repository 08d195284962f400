// SPDX-License-Identifier: GPL-3.0-or-later
#include "Command.h"

namespace lianxin::ctl {
namespace {

const Argument kId{u"ID"_s, u"id"_s, ArgKind::Text, true, u"id of the record"_s};
const Argument kLimit{u"--limit"_s, u"limit"_s, ArgKind::Integer, false, u"how many at most"_s};
const Argument kCursor{u"--cursor"_s, u"cursor"_s, ArgKind::Text, false, u"\"next\" of the page before"_s};

Argument path(const QString &name, const QString &doc) { return {name, u"path"_s, ArgKind::Path, true, doc}; }
Argument yaml(const QString &doc) { return {u"FILE"_s, u"yaml"_s, ArgKind::FileText, true, doc}; }
Argument option(const QString &name, const QString &param, const QString &doc, ArgKind kind = ArgKind::Text,
                bool required = false) {
    return {name, param, kind, required, doc};
}

std::vector<Command> storeCommands() {
    return {
        {.words = {u"store"_s, u"init"_s}, .summary = u"Makes key ring, key file and an empty store"_s,
         .arguments = {option(u"--suite"_s, {}, u"intl or gm"_s)}},
        {.words = {u"store"_s, u"check"_s}, .summary = u"Authenticates every page, checks structure, references and events"_s,
         .method = u"store.check"_s, .verdict = u"ok"_s},
        {.words = {u"store"_s, u"rekey"_s}, .summary = u"Writes the store anew under a new key; no engine may run"_s},
        {.words = {u"store"_s, u"backup"_s}, .summary = u"A consistent, encrypted copy"_s, .method = u"store.backup"_s,
         .arguments = {path(u"FILE"_s, u"file to write; must not exist"_s)}},
        {.words = {u"store"_s, u"restore"_s}, .summary = u"Makes the store from a backup; no engine may run"_s,
         .arguments = {{u"FILE"_s, {}, ArgKind::Path, true, u"the backup"_s},
                       option(u"--replace"_s, {}, u"put an existing store aside"_s, ArgKind::Switch)}},
        {.words = {u"store"_s, u"demo-data"_s},
         .summary = u"Fills an empty store: units, a user of every role, tickets, a campaign with history; no engine may run"_s},
        {.words = {u"user"_s, u"add"_s}, .summary = u"Makes a user; the password comes from LIANXIN_NEW_PASSWORD or standard input"_s,
         .method = u"users.add"_s,
         .arguments = {{u"LOGIN"_s, u"login"_s, ArgKind::Text, true, u"2 to 32 of a–z 0–9 . _ -"_s},
                       option(u"--name"_s, u"displayName"_s, u"name shown to colleagues"_s, ArgKind::Text, true),
                       option(u"--role"_s, u"roles"_s, u"repeatable: seat, dispatcher, unit_liaison, supervisor, business_admin, system_admin, security_admin, audit_admin"_s, ArgKind::List, true),
                       option(u"--seat"_s, u"seatNumber"_s, u"seat number"_s),
                       option(u"--unit"_s, u"unitId"_s, u"handling unit of a liaison"_s)}},
        {.words = {u"user"_s, u"list"_s}, .summary = u"All users"_s, .method = u"users.list"_s,
         .columns = {u"login"_s, u"displayName"_s, u"roles"_s, u"seatNumber"_s, u"locked"_s, u"id"_s}},
        {.words = {u"user"_s, u"lock"_s}, .summary = u"Locks a user out, by id or login"_s, .method = u"users.lock"_s, .arguments = {kId}},
        {.words = {u"user"_s, u"unlock"_s}, .summary = u"Lets a user in again"_s, .method = u"users.unlock"_s, .arguments = {kId}},
    };
}

std::vector<Command> setUpCommands() {
    const Argument area = option(u"--area-code"_s, u"areaCode"_s, u"put before bare landlines, e.g. 010"_s);
    return {
        {.words = {u"unit"_s, u"import"_s}, .summary = u"Handling units and liaisons from a spreadsheet"_s, .method = u"units.import"_s,
         .arguments = {path(u"FILE"_s, u".xlsx or .csv"_s), area}},
        {.words = {u"unit"_s, u"list"_s}, .summary = u"All handling units"_s, .method = u"units.list"_s,
         .columns = {u"code"_s, u"name"_s, u"superiorId"_s, u"id"_s}},
        {.words = {u"dnc"_s, u"add"_s}, .summary = u"Puts a number on the do-not-call list"_s, .method = u"dnc.add"_s,
         .arguments = {{u"NUMBER"_s, u"number"_s, ArgKind::Text, true, u"in any spelling"_s},
                       option(u"--reason"_s, u"reason"_s, u"why"_s), option(u"--until"_s, u"until"_s, u"ISO time; without it for good"_s, ArgKind::Millis)}},
        {.words = {u"dnc"_s, u"import"_s}, .summary = u"Numbers not to be called from a spreadsheet"_s, .method = u"dnc.import"_s,
         .arguments = {path(u"FILE"_s, u".xlsx or .csv"_s), area}},
        {.words = {u"dnc"_s, u"list"_s}, .summary = u"The do-not-call list"_s, .method = u"dnc.list"_s, .arguments = {kLimit, kCursor}},
        {.words = {u"trunk"_s, u"add"_s}, .summary = u"Adds or replaces a trunk"_s, .method = u"trunks.add"_s,
         .arguments = {yaml(u"trunk file"_s)}},
        {.words = {u"trunk"_s, u"list"_s}, .summary = u"All trunks with their health"_s, .method = u"trunks.list"_s,
         .columns = {u"name"_s, u"host"_s, u"state"_s, u"id"_s}},
        {.words = {u"trunk"_s, u"test"_s}, .summary = u"Places a test call"_s, .method = u"trunks.test"_s,
         .arguments = {kId, option(u"--number"_s, u"number"_s, u"number to call"_s)}},
        {.words = {u"flow"_s, u"check"_s}, .summary = u"Checks a flow file: line and remedy of every fault"_s,
         .arguments = {{u"FILE"_s, {}, ArgKind::Path, true, u"flow file"_s}}, .verdict = u"ok"_s, .needsStore = false},
        {.words = {u"flow"_s, u"import"_s}, .summary = u"Imports a flow file as a new version"_s, .method = u"flows.import"_s,
         .arguments = {yaml(u"flow file"_s)}},
        {.words = {u"flow"_s, u"list"_s}, .summary = u"All flows"_s, .method = u"flows.list"_s,
         .columns = {u"id"_s, u"title"_s, u"version"_s}},
        {.words = {u"engine"_s, u"status"_s}, .summary = u"How the engine is"_s, .method = u"engine.status"_s},
        {.words = {u"engine"_s, u"certificate"_s},
         .summary = u"Makes the certificate by which seats on other machines know the engine, or shows its fingerprint"_s,
         .arguments = {{u"--out"_s, {}, ArgKind::Path, true, u"folder of door.crt and door.key"_s},
                       option(u"--name"_s, {}, u"repeatable: host name or address that seats connect to"_s, ArgKind::List),
                       option(u"--days"_s, {}, u"how long it is valid, 3650 without"_s, ArgKind::Integer),
                       option(u"--renew"_s, {}, u"in place of the one that is there"_s, ArgKind::Switch)},
         .needsStore = false},
    };
}

std::vector<Command> listCommands() {
    return {
        {.words = {u"sheet"_s, u"cat"_s}, .summary = u"Every sheet of a workbook as JSON lines"_s,
         .arguments = {{u"FILE"_s, {}, ArgKind::Path, true, u".xlsx, .xls or .csv"_s},
                       option(u"--sheet"_s, {}, u"name or number from 1"_s), option(u"--password"_s, {}, u"of a protected workbook"_s),
                       option(u"--encoding"_s, {}, u"auto, utf-8 or gb18030; CSV only"_s)},
         .needsStore = false},
        {.words = {u"list"_s, u"import"_s}, .summary = u"Imports a list of contacts"_s, .method = u"lists.import"_s,
         .arguments = {path(u"FILE"_s, u".xlsx or .csv"_s), option(u"--name"_s, u"name"_s, u"of the list"_s, ArgKind::Text, true),
                       option(u"--more"_s, u"more"_s, u"a further file of the same list; repeatable"_s, ArgKind::List),
                       option(u"--sheet"_s, u"sheet"_s, u"name or number"_s),
                       option(u"--phone-column"_s, u"phoneColumn"_s, u"title, letter or number"_s),
                       option(u"--encoding"_s, u"encoding"_s, u"auto, utf-8 or gb18030"_s),
                       option(u"--area-code"_s, u"areaCode"_s, u"put before bare landlines"_s),
                       option(u"--header-row"_s, u"headerRow"_s, u"row of the titles, 0 = none; else guessed"_s, ArgKind::Integer),
                       option(u"--password"_s, u"password"_s, u"of a protected workbook; \"-\": from LIANXIN_SHEET_PASSWORD or standard input"_s),
                       option(u"--template"_s, u"template"_s, u"keep the uses of the columns under this name"_s),
                       option(u"--skip-running"_s, u"skipRunning"_s, u"leave out numbers that a running campaign has"_s, ArgKind::Switch),
                       option(u"--skip-dnc"_s, u"skipDoNotCall"_s, u"leave out numbers that are not to be called"_s, ArgKind::Switch),
                       option(u"--skip-hidden"_s, u"skipHidden"_s, u"leave out rows that are hidden in the file"_s, ArgKind::Switch),
                       option(u"--errors"_s, u"errors"_s, u"workbook for the rows not imported"_s, ArgKind::Path),
                       option(u"--dry-run"_s, u"dryRun"_s, u"check only"_s, ArgKind::Switch)}},
        {.words = {u"list"_s, u"from-query"_s}, .summary = u"A list of people picked from tickets or citizens"_s, .method = u"lists.fromQuery"_s,
         .arguments = {option(u"--name"_s, u"name"_s, u"of the list"_s, ArgKind::Text, true),
                       option(u"--people"_s, u"people"_s, u"tickets or citizens; tickets"_s),
                       option(u"--state"_s, u"states"_s, u"of the tickets: closed …; repeatable"_s, ArgKind::List),
                       option(u"--category"_s, u"category"_s, u"of the tickets"_s), option(u"--unit"_s, u"unitId"_s, u"responsible for the tickets"_s),
                       option(u"--district"_s, u"district"_s, u"of the tickets"_s),
                       option(u"--by"_s, u"by"_s, u"accepted or finished: what --from and --to are of"_s),
                       option(u"--from"_s, u"from"_s, u"ISO time"_s, ArgKind::Time), option(u"--to"_s, u"to"_s, u"ISO time, not included"_s, ArgKind::Time),
                       option(u"--without-visit"_s, u"withoutVisit"_s, u"nobody was called back about the ticket"_s, ArgKind::Switch),
                       option(u"--satisfaction"_s, u"satisfaction"_s, u"satisfied or dissatisfied"_s),
                       option(u"--language"_s, u"language"_s, u"of the citizens"_s), option(u"--dialect"_s, u"dialect"_s, u"of the citizens"_s),
                       option(u"--elderly"_s, u"elderly"_s, u"only the old"_s, ArgKind::Switch),
                       option(u"--agreed"_s, u"agreed"_s, u"only those who agreed to automatic calls"_s, ArgKind::Switch),
                       option(u"--skip-running"_s, u"skipRunning"_s, u"leave out numbers that a running campaign has"_s, ArgKind::Switch),
                       option(u"--skip-dnc"_s, u"skipDoNotCall"_s, u"leave out numbers that are not to be called"_s, ArgKind::Switch),
                       option(u"--dry-run"_s, u"dryRun"_s, u"count and show the first"_s, ArgKind::Switch)}},
        {.words = {u"list"_s, u"show"_s}, .summary = u"One list and its first contacts"_s, .method = u"lists.get"_s, .arguments = {kId}},
        {.words = {u"list"_s, u"list"_s}, .summary = u"All lists"_s, .method = u"lists.list"_s, .arguments = {kLimit, kCursor},
         .columns = {u"name"_s, u"state"_s, u"imported"_s, u"invalid"_s, u"id"_s}},
        {.words = {u"list"_s, u"undo"_s}, .summary = u"Takes an import back"_s, .method = u"lists.undo"_s, .arguments = {kId}},
    };
}

std::vector<Command> campaignCommands() {
    const Argument reason = option(u"--reason"_s, u"reason"_s, u"shown to everybody"_s);
    return {
        {.words = {u"campaign"_s, u"create"_s}, .summary = u"Makes a campaign from a file"_s, .method = u"campaigns.create"_s,
         .arguments = {{u"FILE"_s, u"*"_s, ArgKind::FileYaml, true, u"YAML: name, listId, flowId, lines, cps, windows, attempts …"_s}}},
        {.words = {u"campaign"_s, u"list"_s}, .summary = u"All campaigns"_s, .method = u"campaigns.list"_s,
         .columns = {u"name"_s, u"state"_s, u"stateReason"_s, u"id"_s}},
        {.words = {u"campaign"_s, u"start"_s}, .summary = u"Starts, schedules or resumes"_s, .method = u"campaigns.start"_s, .arguments = {kId}},
        {.words = {u"campaign"_s, u"pause"_s}, .summary = u"No new calls until it is started again"_s, .method = u"campaigns.pause"_s, .arguments = {kId, reason}},
        {.words = {u"campaign"_s, u"stop"_s}, .summary = u"Ends it for good"_s, .method = u"campaigns.stop"_s, .arguments = {kId, reason}},
        {.words = {u"campaign"_s, u"status"_s}, .summary = u"State and figures"_s, .method = u"campaigns.get"_s, .arguments = {kId},
         .also = u"campaigns.figures"_s, .alsoKey = u"figures"_s},
        {.words = {u"campaign"_s, u"preflight"_s}, .summary = u"What would happen on this list"_s, .method = u"campaigns.preflight"_s,
         .arguments = {kId, option(u"--assumptions"_s, u"assumptions"_s, u"JSON: {\"answerRate\":0.5,\"talkSeconds\":40 …}; else by the hotline's own calls"_s, ArgKind::Json)}},
        {.words = {u"campaign"_s, u"export"_s}, .summary = u"A workbook with charts and every row, masked"_s, .method = u"campaigns.export"_s,
         .arguments = {kId, path(u"FILE"_s, u".xlsx to write"_s)}},
        {.words = {u"campaign"_s, u"trace"_s}, .summary = u"Why (not) this number"_s, .method = u"campaigns.trace"_s,
         .arguments = {kId, option(u"--number"_s, u"number"_s, u"in any spelling"_s, ArgKind::Text, true)}},
        {.words = {u"rehearse"_s}, .summary = u"The whole loop against simulated citizens: [--list FILE] [--citizens N] [--seats N] [--seed S] [--speed X] [--cps N] [--lines N] [--report DIR]"_s,
         .raw = true, .needsStore = false},
        {.words = {u"ticket"_s, u"import"_s}, .summary = u"Tickets of another platform from a spreadsheet or JSON"_s, .method = u"tickets.import"_s,
         .arguments = {path(u"FILE"_s, u".xlsx, .xls, .csv, .json or .jsonl"_s)}},
        {.words = {u"ticket"_s, u"show"_s}, .summary = u"One ticket with its events, by id or number"_s, .method = u"tickets.get"_s, .arguments = {kId}},
        {.words = {u"ticket"_s, u"board"_s}, .summary = u"A column a state, with totals"_s, .method = u"tickets.board"_s,
         .arguments = {option(u"--filter"_s, u"filter"_s, u"K=V, repeatable"_s, ArgKind::KeyValue)},
         .columns = {u"number"_s, u"title"_s, u"unitName"_s, u"deadlineText"_s, u"badges"_s}},
        {.words = {u"ticket"_s, u"deadline"_s}, .summary = u"The deadline of a category, day by day"_s, .method = u"tickets.deadline"_s,
         .arguments = {option(u"--accepted"_s, u"accepted"_s, u"ISO time"_s, ArgKind::Time, true),
                       option(u"--category"_s, u"category"_s, u"category"_s, ArgKind::Text, true),
                       option(u"--unit"_s, u"unit"_s, u"a unit with limits or hours of its own"_s)}},
        {.words = {u"ticket"_s, u"rules"_s}, .summary = u"Who may do what when"_s, .method = u"tickets.rules"_s,
         .columns = {u"verb"_s, u"action"_s, u"who"_s, u"from"_s, u"to"_s, u"rule"_s}},
        {.words = {u"ticket"_s, u"act"_s}, .summary = u"One step of a ticket's life"_s, .method = u"tickets.act"_s,
         .arguments = {kId, {u"VERB"_s, u"action"_s, ArgKind::Text, true, u"see ticket rules"_s},
                       option(u"--params"_s, u"params"_s, u"JSON: {\"reason\":…}"_s, ArgKind::Json)}},
        {.words = {u"ticket"_s, u"steps"_s}, .summary = u"What the ticket clock did, and what it will do"_s, .method = u"tickets.steps"_s,
         .arguments = {kId}, .columns = {u"rung"_s, u"do"_s, u"dueAt"_s, u"state"_s, u"result"_s}},
        {.words = {u"ticket"_s, u"redeadline"_s}, .summary = u"Open tickets follow the limits of now, too; first see what that means"_s,
         .method = u"tickets.redeadline"_s,
         .arguments = {option(u"--dry-run"_s, u"dryRun"_s, u"only counts: how many would get another deadline"_s, ArgKind::Switch)}},
        {.words = {u"ticket"_s, u"performance"_s}, .summary = u"What units are judged by"_s, .method = u"tickets.performance"_s,
         .arguments = {option(u"--from"_s, u"from"_s, u"first day"_s, ArgKind::Time, true), option(u"--to"_s, u"to"_s, u"last day"_s, ArgKind::Time, true),
                       option(u"--unit"_s, u"unitId"_s, u"one unit's id"_s)},
         .columns = {u"unitName"_s, u"finished"_s, u"finishedLate"_s, u"satisfied"_s, u"dissatisfied"_s, u"score"_s}},
        {.words = {u"ticket"_s, u"coverage"_s}, .summary = u"Return visits made, and why others were not"_s, .method = u"tickets.coverage"_s,
         .arguments = {option(u"--from"_s, u"from"_s, u"first day"_s, ArgKind::Time, true), option(u"--to"_s, u"to"_s, u"last day"_s, ArgKind::Time, true)}},
        {.words = {u"dispatch"_s, u"suggest"_s}, .summary = u"Who should handle a ticket, and why"_s, .method = u"dispatch.suggest"_s,
         .arguments = {{u"TICKET"_s, u"ticket"_s, ArgKind::Text, true, u"id or number"_s}}},
        {.words = {u"dispatch"_s, u"categories"_s}, .summary = u"The categories of matters"_s, .method = u"dispatch.categories"_s,
         .columns = {u"code"_s, u"path"_s, u"limitInEffect"_s, u"active"_s}},
        {.words = {u"dispatch"_s, u"import"_s}, .summary = u"Categories from a spreadsheet"_s, .method = u"dispatch.importCategories"_s,
         .arguments = {path(u"FILE"_s, u"编码 名称, or 一级分类 二级分类 三级分类"_s)}},
        {.words = {u"dispatch"_s, u"train"_s}, .summary = u"Trains a model from the closed tickets"_s, .method = u"dispatch.train"_s},
        {.words = {u"dispatch"_s, u"models"_s}, .summary = u"Trained models, newest first"_s, .method = u"dispatch.models"_s,
         .columns = {u"madeAt"_s, u"tickets"_s, u"classes"_s, u"macroF1"_s, u"ece"_s, u"coverage95"_s, u"active"_s, u"id"_s}},
        {.words = {u"dispatch"_s, u"activate"_s}, .summary = u"Puts a model into use; an older one to go back"_s, .method = u"dispatch.activate"_s, .arguments = {kId}},
        {.words = {u"dispatch"_s, u"figures"_s}, .summary = u"Automatic, overridden and returned dispatches, and drift"_s, .method = u"dispatch.figures"_s,
         .arguments = {option(u"--from"_s, u"from"_s, u"first day"_s, ArgKind::Millis), option(u"--to"_s, u"to"_s, u"day after the last"_s, ArgKind::Millis)}},
        {.words = {u"calendar"_s, u"explain"_s}, .summary = u"A deadline with its derivation day by day"_s,
         .arguments = {option(u"--from"_s, u"from"_s, u"ISO time"_s, ArgKind::Time, true),
                       option(u"--working-days"_s, u"workingDays"_s, u"0 to 1000; or one of the other three"_s, ArgKind::Integer),
                       option(u"--calendar-days"_s, u"calendarDays"_s, u"0 to 1000"_s, ArgKind::Integer),
                       option(u"--working-hours"_s, u"workingHours"_s, u"0 to 10000"_s, ArgKind::Integer),
                       option(u"--hours"_s, u"hours"_s, u"day and night, 0 to 10000"_s, ArgKind::Integer),
                       option(u"--extension"_s, u"extension"_s, u"granted on top"_s, ArgKind::Integer),
                       option(u"--shifts"_s, u"shifts"_s, u"JSON: {\"workday\":[\"09:00-12:00\",\"14:00-18:00\"]}"_s, ArgKind::Json),
                       option(u"--pauses"_s, u"pauses"_s, u"JSON: [{\"from\":…,\"to\":…,\"reason\":…}]"_s, ArgKind::Json)},
         .needsStore = false},
        {.words = {u"calendar"_s, u"holidays"_s}, .summary = u"Holidays and make-up days of a year"_s,
         .arguments = {{u"YEAR"_s, u"year"_s, ArgKind::Integer, true, u"e.g. 2026"_s}}, .needsStore = false},
        {.words = {u"calendar"_s, u"load"_s}, .summary = u"A year's holidays from the State Council's notice (or JSON)"_s, .method = u"calendar.load"_s,
         .arguments = {{u"FILE"_s, u"text"_s, ArgKind::FileText, true, u"the notice as text, or JSON as in resources/calendar"_s},
                       option(u"--year"_s, u"year"_s, u"where the text does not say it"_s, ArgKind::Integer),
                       option(u"--dry-run"_s, u"dryRun"_s, u"only shows what was understood"_s, ArgKind::Switch)}},
    };
}

std::vector<Command> knowledgeCommands() {
    const Argument labels = option(u"--labels"_s, {}, u"label⇥text lines under such a head line"_s, ArgKind::Path, true);
    const Argument announcementFile = option(u"--library"_s, {}, u"a file made by progress learn instead of the hotline's own announcements"_s, ArgKind::Path);
    const Argument model = option(u"--model"_s, {}, u"made by text train"_s, ArgKind::Path, true);
    const Argument diagram = option(u"--diagram"_s, {}, u"reliability diagram to write (SVG)"_s, ArgKind::Path);
    return {
        {.words = {u"kb"_s, u"import"_s}, .summary = u"Articles from JSON lines or a spreadsheet; in force at once, or handed in for review"_s, .method = u"knowledge.import"_s,
         .arguments = {path(u"FILE"_s, u".jsonl, .xlsx, .xls or .csv"_s), option(u"--review"_s, u"review"_s, u"a second person publishes them"_s, ArgKind::Switch)}},
        {.words = {u"kb"_s, u"search"_s}, .summary = u"Searches the knowledge base"_s, .method = u"knowledge.search"_s,
         .arguments = {{u"TEXT"_s, u"text"_s, ArgKind::Text, true, u"what is asked"_s},
                       option(u"--top"_s, u"top"_s, u"how many"_s, ArgKind::Integer)},
         .columns = {u"score"_s, u"title"_s, u"source"_s, u"id"_s}},
        {.words = {u"dialogue"_s, u"train"_s}, .summary = u"Trains the classifier behind the lexicon; its confidences are measured on wordings that no training saw"_s,
         .arguments = {option(u"--labels"_s, {}, u"label⇥text⇥core lines; without it the shipped wordings"_s, ArgKind::Path),
                       option(u"--model"_s, {}, u"file to write"_s, ArgKind::Path, true)},
         .needsStore = false},
        {.words = {u"dialogue"_s, u"evaluate"_s}, .summary = u"What becomes of labelled utterances, by rules alone and with the classifier"_s,
         .arguments = {path(u"FILE"_s, u"label⇥text lines under such a head line"_s),
                       option(u"--model"_s, {}, u"made by dialogue train; without it the shipped one"_s, ArgKind::Path)},
         .needsStore = false},
        {.words = {u"text"_s, u"train"_s}, .summary = u"Trains a classifier; its probabilities are calibrated on folds of the same texts"_s,
         .arguments = {labels, option(u"--model"_s, {}, u"file to write"_s, ArgKind::Path, true)}, .needsStore = false},
        {.words = {u"text"_s, u"eval"_s}, .summary = u"Measures a classifier on texts that it has not seen"_s,
         .arguments = {labels, model, diagram}, .needsStore = false},
        {.words = {u"text"_s, u"crossvalidate"_s}, .summary = u"Trains and measures k times; texts that nearly repeat each other stay on one side"_s,
         .arguments = {labels, option(u"--folds"_s, {}, u"5"_s, ArgKind::Integer), diagram,
                       option(u"--both"_s, {}, u"also with each text by itself, as published figures are"_s, ArgKind::Switch)},
         .needsStore = false},
        {.words = {u"text"_s, u"classify"_s}, .summary = u"Classifies lines of standard input"_s, .arguments = {model}, .needsStore = false},
        {.words = {u"progress"_s, u"classify"_s}, .summary = u"What a recording of a line, or what was kept of an attempt, says about the number"_s,
         .method = u"announcements.classify"_s,
         .arguments = {{u"FILE"_s, u"path"_s, ArgKind::Path, false, u".wav, 8 kHz; the first channel"_s},
                       option(u"--attempt"_s, u"attemptId"_s, u"an attempt instead of a file"_s),
                       option(u"--apply"_s, u"apply"_s, u"note it at the attempt: outcome and retry follow"_s, ArgKind::Switch), announcementFile,
                       option(u"--status"_s, u"status"_s, u"final SIP status of the call"_s, ArgKind::Integer),
                       option(u"--q850"_s, u"q850"_s, u"cause of its Reason header"_s, ArgKind::Integer),
                       option(u"--answered-at"_s, u"answeredAtMs"_s, u"milliseconds into the recording; without it nobody answered"_s, ArgKind::Integer)},
         .localWith = u"--library"_s},
        {.words = {u"progress"_s, u"learn"_s}, .summary = u"Shows the hotline, or a library file, what an announcement says"_s,
         .method = u"announcements.learn"_s,
         .arguments = {{u"FILE"_s, u"path"_s, ArgKind::Path, false, u".wav, 8 kHz, the announcement alone"_s},
                       option(u"--attempt"_s, u"attemptId"_s, u"what was kept of an attempt instead of a file"_s),
                       option(u"--state"_s, u"state"_s, u"powered_off, suspended, vacant, unreachable, busy, no_answer, ring_back_tune, voicemail or unknown"_s, ArgKind::Text, true),
                       announcementFile, option(u"--title"_s, u"title"_s, u"for people"_s)},
         .localWith = u"--library"_s},
        {.words = {u"progress"_s, u"list"_s}, .summary = u"The announcements that are recognised"_s, .method = u"announcements.list"_s,
         .arguments = {announcementFile},
         .columns = {u"title"_s, u"state"_s, u"lengthMs"_s, u"learnedAt"_s, u"hits"_s, u"id"_s}, .localWith = u"--library"_s},
        {.words = {u"progress"_s, u"relabel"_s}, .summary = u"Another meaning or title for an announcement"_s, .method = u"announcements.relabel"_s,
         .arguments = {{u"TITLE"_s, u"id"_s, ArgKind::Text, true, u"or id, as in progress list"_s},
                       option(u"--state"_s, u"state"_s, u"as in progress learn"_s), option(u"--title"_s, u"title"_s, u"the new one"_s)}},
        {.words = {u"progress"_s, u"example"_s}, .summary = u"The sound that an announcement was learned from"_s, .method = u"announcements.example"_s,
         .arguments = {{u"TITLE"_s, u"id"_s, ArgKind::Text, true, u"or id, as in progress list"_s}, option(u"--out"_s, {}, u".wav to write"_s, ArgKind::Path, true)}},
        {.words = {u"progress"_s, u"forget"_s}, .summary = u"Recognises an announcement no more"_s, .method = u"announcements.forget"_s,
         .arguments = {{u"TITLE"_s, u"id"_s, ArgKind::Text, true, u"or id, as in progress list"_s}, announcementFile}, .localWith = u"--library"_s},
        {.words = {u"progress"_s, u"settings"_s}, .summary = u"How calls are listened to"_s, .method = u"announcements.settings"_s},
        {.words = {u"speech"_s, u"recognise"_s}, .summary = u"Recognises a recording"_s,
         .arguments = {{u"FILE"_s, {}, ArgKind::Path, true, u".wav; each channel is heard by itself"_s},
                       option(u"--model"_s, {}, u"folder with a model; without it the demo model, for synthetic voices only"_s, ArgKind::Path),
                       option(u"--profile"_s, {}, u"production refuses the demo model"_s)},
         .needsStore = false},
        {.words = {u"speech"_s, u"speak"_s}, .summary = u"Says a text into a .wav file"_s,
         .arguments = {{u"TEXT"_s, {}, ArgKind::Text, true, u"Chinese text"_s}, option(u"--out"_s, {}, u"file to write"_s, ArgKind::Path, true)},
         .needsStore = false},
    };
}

std::vector<Command> recordCommands() {
    return {
        {.words = {u"recording"_s, u"list"_s}, .summary = u"Recordings, newest first"_s, .method = u"recordings.list"_s,
         .arguments = {option(u"--call"_s, u"callId"_s, u"of one call"_s), kLimit, kCursor},
         .columns = {u"startedAt"_s, u"state"_s, u"durationMs"_s, u"bytes"_s, u"callId"_s, u"id"_s}},
        {.words = {u"recording"_s, u"export"_s}, .summary = u"Writes a recording as stereo WAV"_s, .method = u"recordings.open"_s,
         .arguments = {kId, option(u"--out"_s, {}, u"file to write"_s, ArgKind::Path, true),
                       option(u"--purpose"_s, u"purpose"_s, u"kept in the audit trail"_s, ArgKind::Text, true)}},
        {.words = {u"audit"_s, u"list"_s}, .summary = u"The audit trail, oldest first"_s, .method = u"audit.list"_s,
         .arguments = {option(u"--after"_s, u"after"_s, u"records with a greater seq"_s, ArgKind::Integer), kLimit,
                       option(u"--filter"_s, u"filter"_s, u"login=…, method=users.*, category=…, outcome=failed, text=…"_s, ArgKind::KeyValue)},
         .columns = {u"seq"_s, u"at"_s, u"login"_s, u"method"_s, u"outcome"_s, u"target"_s}},
        {.words = {u"audit"_s, u"verify"_s}, .summary = u"Were records changed, taken out, swapped or cut off?"_s, .method = u"audit.verify"_s,
         .arguments = {option(u"--head"_s, u"head"_s, u"a head noted earlier: the trail must contain it"_s)}, .verdict = u"intact"_s},
        {.words = {u"api"_s, u"describe"_s}, .summary = u"Every method and event as an OpenRPC document"_s, .method = u"api.describe"_s},
        {.words = {u"api"_s, u"call"_s}, .summary = u"Calls any method"_s,
         .arguments = {{u"METHOD"_s, {}, ArgKind::Text, true, u"e.g. campaigns.list"_s},
                       {u"JSON"_s, {}, ArgKind::Json, false, u"parameters, e.g. '{\"limit\":5}'"_s}}},
    };
}

} // namespace

const std::vector<Command> &commands() {
    static const std::vector<Command> all = [] {
        std::vector<Command> out;
        for (auto part : {storeCommands, setUpCommands, listCommands, campaignCommands, knowledgeCommands, recordCommands})
            for (auto &command : part())
                out.push_back(std::move(command));
        return out;
    }();
    return all;
}

const Command *findCommand(const QStringList &words) {
    for (const auto &command : commands())
        if (words.mid(0, command.words.size()) == command.words)
            return &command;
    return nullptr;
}

QString usageOf(const Command &command) {
    QString text = u"lianxinctl "_s + command.title();
    for (const auto &argument : command.arguments) {
        QString shown = argument.name;
        if (argument.isOption() && argument.kind != ArgKind::Switch)
            shown += argument.kind == ArgKind::KeyValue ? u" K=V"_s : u" …"_s;
        text += argument.required ? u' ' + shown : u" ["_s + shown + u']';
    }
    return text;
}

QString helpText(const QString &group) {
    QString text = u"lianxinctl [--store PATH|postgresql://… | --engine URL [--fingerprint F]] [--key-file F] [--user U] [--json] GROUP VERB …\n\n"_s;
    for (const auto &command : commands()) {
        if (!group.isEmpty() && command.words.first() != group)
            continue;
        text += u"  "_s + usageOf(command).mid(11) + u"\n      "_s + command.summary + u'\n';
        if (!group.isEmpty())
            for (const auto &argument : command.arguments)
                text += u"      %1  %2\n"_s.arg(argument.name, -16).arg(argument.doc);
    }
    return text + u"\nExit: 0 done · 1 the answer is no · 2 usage · 3 refused · 4 bad input file · 5 not found · 6 store error · 7 engine unreachable · 130 interrupted\n"_s;
}

} // namespace lianxin::ctl
