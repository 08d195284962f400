// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dispatch/DispatchMethods.h"
#include "hotline/dispatch/Dispatch.h"
#include "hotline/tickets/TicketRules.h"
#include "platform/access/Access.h"

namespace lianxin {
namespace {

using T = Param::Type;

const std::vector<MaskedField> kMasks{{u"contactName"_s, Mask::Name}, {u"contactPhone"_s, Mask::Phone}, {u"title"_s, Mask::Text}, {u"content"_s, Mask::Text}};
const QString kSuggestion = u"{category, categories:[{code, name, path, p}], district, street, districtFrom, units:[{unitId, unitName, p, category, "
                            "categoryPath, district, reasons}], confidence, automatic, why, model}"_s;
const QString kModel = u"{id, madeAt, madeBy, madeByName, tickets, classes, accuracy, macroF1, ece, coverage95, active, card:{data, perClass, reliability}}"_s;

Error notYourDesk() {
    return {ErrorKind::Refused, u"dispatch.not_your_desk"_s, u"Units don't dispatch tickets."_s, u"Ask a dispatcher."_s, {}};
}

using Handler = std::function<Expected<QJsonValue>(const Caller &, const QJsonObject &)>;

Handler forDesk(Handler handler) {
    return [handler = std::move(handler)](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
        if (isLiaison(c))
            return notYourDesk();
        return handler(c, p);
    };
}

//! Reads of set-up and figures hold no personal data; changes are audited as such.
Method setUp(const QString &name, const QString &summary, std::vector<Param> params, const QString &result, Handler handler, bool writes) {
    return {name, summary, writes ? Permission::DirectoryManage : Permission::TicketsRead, std::move(params), result, {}, true,
            writes ? Audit::Write : Audit::None, writes, std::move(handler)};
}

QJsonObject settingsJson(const Dispatch::Settings &s) {
    return {{u"threshold"_s, s.threshold}, {u"automatic"_s, s.automatic}, {u"home"_s, s.home}};
}

Expected<QJsonValue> settingsWithModel(Dispatch &dispatch) {
    QJsonObject json = settingsJson(dispatch.settings());
    LX_TRY(json[u"model"_s], dispatch.activeModel());
    return QJsonValue(json);
}

void addDesk(Registry &registry, Dispatch &dispatch) {
    registry.add({u"dispatch.desk"_s,
                  u"Tickets that wait to be dispatched, newest first, each with the three likeliest units and why."_s,
                  Permission::TicketsWrite,
                  {{u"filter"_s, T::Object, false, u"As tickets.list, without state."_s},
                   {u"cursor"_s, T::String, false, u"From the last page."_s},
                   {u"limit"_s, T::Integer, false, u"1…200, 50 by default."_s}},
                  u"{items:[{ticket, suggestion}], next, total, threshold, automatic}"_s,
                  kMasks,
                  false,
                  Audit::Read,
                  false,
                  forDesk([&dispatch](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto page, dispatch.desk(p[u"filter"_s].toObject(), p[u"cursor"_s].toString(), p[u"limit"_s].toInt(50)));
                      return QJsonValue(page);
                  })});
    registry.add({u"dispatch.suggest"_s,
                  u"Who should handle a ticket, or a matter that is being written down."_s,
                  Permission::TicketsWrite,
                  {{u"ticket"_s, T::String, false, u"Id or spoken number; or the next four."_s},
                   {u"text"_s, T::String, false, u"Title and content."_s},
                   {u"address"_s, T::String, false, u"Where it is."_s},
                   {u"district"_s, T::String, false, u"District or street, where it is known."_s},
                   {u"category"_s, T::String, false, u"Category, where it is known."_s}},
                  kSuggestion,
                  {},
                  true,
                  Audit::Read,
                  false,
                  forDesk([&dispatch](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      if (const QString ticket = p[u"ticket"_s].toString(); !ticket.isEmpty()) {
                          LX_TRY(const auto suggestion, dispatch.suggestForTicket(ticket));
                          return QJsonValue(suggestion.toJson());
                      }
                      const DispatchMatter matter{p[u"text"_s].toString(), p[u"category"_s].toString(), p[u"district"_s].toString(), p[u"address"_s].toString()};
                      return QJsonValue(dispatch.suggest(matter).toJson());
                  })});
    registry.add({u"dispatch.decide"_s,
                  u"Dispatches tickets; what a person chose is kept beside what was proposed."_s,
                  Permission::TicketsWrite,
                  {{u"items"_s, T::Array, true, u"[{ticket, unitId, category?, reason?}], at most 200."_s}},
                  u"{done:[{ticket, number, unitId, unitName, proposedUnitId, override}], failed:[{ticket, code, message, remedy}]}"_s,
                  {},
                  true,
                  Audit::Write,
                  true,
                  [&dispatch](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto result, dispatch.decide(p[u"items"_s].toArray(), c));
                      return QJsonValue(result);
                  }});
    registry.add({u"dispatch.proposals"_s,
                  u"The tickets behind a figure of dispatch: what was proposed and what became of it, newest first."_s,
                  Permission::TicketsRead,
                  {{u"figure"_s, T::String, false, u"proposed, automatic, byPerson, overridden or returned; all without."_s},
                   {u"month"_s, T::String, false, u"2026-10; all without."_s},
                   {u"category"_s, T::String, false, u"Code; all without."_s},
                   {u"cursor"_s, T::String, false, u"From the last page."_s},
                   {u"limit"_s, T::Integer, false, u"1…200, 50 by default."_s}},
                  u"{items:[{ticketId, number, title, at, unitId, unitName, chosenUnitId, chosenUnitName, categoryPath, chosenCategoryPath, confidence, "
                  "why, decidedAt, decidedBy, overridden, returnedAt}], next, total}"_s,
                  kMasks,
                  false,
                  Audit::Read,
                  false,
                  forDesk([&dispatch](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                      LX_TRY(const auto page, dispatch.proposals(p[u"figure"_s].toString(), p[u"month"_s].toString(), p[u"category"_s].toString(),
                                                                 p[u"cursor"_s].toString(), p[u"limit"_s].toInt(50)));
                      return QJsonValue(page);
                  })});
    registry.add(setUp(u"dispatch.figures"_s, u"Automatic, overridden and returned dispatches, and drift, by month and category."_s,
                       {{u"from"_s, T::Integer, false, u"UTC ms; from the first proposal without."_s}, {u"to"_s, T::Integer, false, u"UTC ms, not included."_s}},
                       u"{proposed, automatic, automaticRate, byPerson, overridden, overrideRate, returned, returnRate, waiting, drift:{psi, verdict, month}, "
                       "months:[…], categories:[{code, path, trained, now, decided, overridden}]}"_s,
                       [&dispatch](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                           LX_TRY(const auto figures, dispatch.figures(p[u"from"_s].toInteger(), p[u"to"_s].toInteger()));
                           return QJsonValue(figures);
                       },
                       false));
}

void addCategories(Registry &registry, Dispatch &dispatch, Access &access) {
    registry.add(setUp(u"dispatch.categories"_s, u"The categories of matters, three levels, by code."_s, {},
                       u"{items:[{code, name, parent, level, path, description, limit, limitInEffect, active}]}"_s,
                       [&dispatch](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                           const CategoryTree &tree = dispatch.categories();
                           QJsonArray items;
                           for (const auto &c : tree.all())
                               items.append(QJsonObject{{u"code"_s, c.code}, {u"name"_s, c.name}, {u"parent"_s, c.parent()}, {u"level"_s, c.level()},
                                                        {u"path"_s, tree.path(c.code)}, {u"description"_s, c.description}, {u"limit"_s, c.limit},
                                                        {u"limitInEffect"_s, tree.limitOf(c.code)}, {u"active"_s, c.active}});
                           return QJsonValue(QJsonObject{{u"items"_s, items}});
                       },
                       false));
    registry.add(setUp(u"dispatch.saveCategory"_s, u"Adds or changes a category."_s,
                       {{u"code"_s, T::String, true, u"Two digits a level."_s},
                        {u"name"_s, T::String, true, u"1…40 characters."_s},
                        {u"description"_s, T::String, false, u"What belongs here."_s},
                        {u"limit"_s, T::String, false, u"Category of the limits; empty: the superior's."_s},
                        {u"active"_s, T::Boolean, false, u"False: not given to new tickets."_s}},
                       u"{code}"_s,
                       [&dispatch](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                           const QString code = p[u"code"_s].toString();
                           LX_CHECK(dispatch.saveCategory({code, p[u"name"_s].toString(), p[u"description"_s].toString(), p[u"limit"_s].toString(),
                                                           p[u"active"_s].toBool(true)},
                                                          c.userId));
                           return QJsonValue(QJsonObject{{u"code"_s, code}});
                       },
                       true));
    registry.add(setUp(u"dispatch.importCategories"_s, u"Categories from a spreadsheet; nothing is taken away."_s,
                       {{u"path"_s, T::String, false, u"File on the engine's machine."_s}, {u"transfer"_s, T::String, false, u"Or a finished upload."_s}},
                       u"{added, updated, unchanged, rejectedRows, rejected:[{row, reason}]}"_s,
                       [&dispatch, &access](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                           QString path = p[u"path"_s].toString();
                           if (const QString transfer = p[u"transfer"_s].toString(); !transfer.isEmpty()) {
                               LX_TRY(path, access.transfers.pathOf(c, transfer));
                           }
                           if (path.isEmpty())
                               return Error{ErrorKind::Usage, u"dispatch.no_file"_s, u"A path or a transfer is needed."_s, {}, u"path"_s};
                           LX_TRY(const auto result, dispatch.importCategories(path, c.userId));
                           return QJsonValue(result.toJson());
                       },
                       true));
    registry.add(setUp(u"dispatch.responsibilities"_s, u"Which unit is responsible for what, and where."_s,
                       {{u"unitId"_s, T::String, false, u"Of one unit."_s}, {u"category"_s, T::String, false, u"Of one category and those below it."_s}},
                       u"{items:[{id, unitId, unitName, category, categoryPath, district}]}"_s,
                       [&dispatch](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                           const QString unit = p[u"unitId"_s].toString(), category = p[u"category"_s].toString();
                           QJsonArray items;
                           for (const auto &row : dispatch.responsibilities().all())
                               if ((unit.isEmpty() || row.unitId == unit) && row.category.startsWith(category))
                                   items.append(QJsonObject{{u"id"_s, row.id}, {u"unitId"_s, row.unitId}, {u"unitName"_s, row.unitName}, {u"category"_s, row.category},
                                                            {u"categoryPath"_s, dispatch.categories().path(row.category)}, {u"district"_s, row.district}});
                           return QJsonValue(QJsonObject{{u"items"_s, items}});
                       },
                       false));
    registry.add(setUp(u"dispatch.saveResponsibility"_s, u"Makes a unit responsible for a category in a district."_s,
                       {{u"id"_s, T::String, false, u"Of the one to change."_s},
                        {u"unitId"_s, T::String, true, u"Id, code or name."_s},
                        {u"category"_s, T::String, false, u"Code; empty: what nobody else has there."_s},
                        {u"district"_s, T::String, false, u"County or street; empty: everywhere."_s}},
                       u"{id}"_s,
                       [&dispatch](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                           LX_TRY(const Id id, dispatch.saveResponsibility(p[u"id"_s].toString(), p[u"unitId"_s].toString(), p[u"category"_s].toString(),
                                                                           p[u"district"_s].toString(), c.userId));
                           return QJsonValue(QJsonObject{{u"id"_s, id}});
                       },
                       true));
    registry.add(setUp(u"dispatch.deleteResponsibility"_s, u"Takes a responsibility back."_s, {{u"id"_s, T::String, true, u"Of the responsibility."_s}}, u"{}"_s,
                       [&dispatch](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                           LX_CHECK(dispatch.deleteResponsibility(p[u"id"_s].toString(), c.userId));
                           return QJsonValue(QJsonObject());
                       },
                       true));
}

//! Who made it, by name; an id that belongs to nobody any more stays as it is.
QJsonValue withMaker(const Access &access, const QJsonValue &model) {
    QJsonObject json = model.toObject();
    const auto user = access.users.find(json[u"madeBy"_s].toString());
    json[u"madeByName"_s] = user ? user->displayName : json[u"madeBy"_s].toString();
    return json;
}

void addModels(Registry &registry, Dispatch &dispatch, Access &access) {
    registry.add(setUp(u"dispatch.settings"_s, u"From which probability on tickets are dispatched without a person, and the model in use."_s, {},
                       u"{threshold, automatic, home, model}"_s,
                       [&dispatch](const Caller &, const QJsonObject &) { return settingsWithModel(dispatch); }, false));
    registry.add(setUp(u"dispatch.saveSettings"_s, u"Changes what is named, and leaves the rest."_s,
                       {{u"threshold"_s, T::Number, false, u"0.5…1."_s},
                        {u"automatic"_s, T::Boolean, false, u"Dispatch without a person at or above the threshold."_s},
                        {u"home"_s, T::String, false, u"Province, city or county of this hotline, by name or code: only divisions there are looked at."_s}},
                       u"{threshold, automatic, home, model}"_s,
                       [&dispatch](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                           Dispatch::Settings s = dispatch.settings();
                           s.threshold = p[u"threshold"_s].toDouble(s.threshold);
                           s.automatic = p[u"automatic"_s].toBool(s.automatic);
                           s.home = p[u"home"_s].toString(s.home);
                           LX_CHECK(dispatch.saveSettings(s, c.userId));
                           return settingsWithModel(dispatch);
                       },
                       true));
    registry.add(setUp(u"dispatch.train"_s, u"Trains a model from the closed tickets; the first one goes into use at once."_s, {}, u"{job}; its result is "_s + kModel,
                       [&dispatch, &access](const Caller &c, const QJsonObject &) -> Expected<QJsonValue> {
                           LX_TRY(const auto job, access.jobs.start(u"dispatch.train"_s, c,
                                                                    [&dispatch, tree = dispatch.categories(), actor = c.userId](JobControl &control) -> Expected<QJsonValue> {
                                                                        LX_TRY(const auto model, dispatch.train(tree, actor, [&control](int done, int total) {
                                                                            control.setTotal(total);
                                                                            control.setDone(done);
                                                                            return !control.isCancelled();
                                                                        }));
                                                                        return QJsonValue(model);
                                                                    }));
                           return QJsonValue(QJsonObject{{u"job"_s, job}});
                       },
                       true));
    registry.add(setUp(u"dispatch.models"_s, u"Trained models with their cards, newest first."_s, {}, u"{items:["_s + kModel + u"]}"_s,
                       [&dispatch, &access](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                           LX_TRY(const auto items, dispatch.models());
                           QJsonArray named;
                           for (const auto &model : items)
                               named.append(withMaker(access, model));
                           return QJsonValue(QJsonObject{{u"items"_s, named}});
                       },
                       false));
    registry.add(setUp(u"dispatch.evaluate"_s, u"Puts a model to the test on closed tickets that came after its training."_s,
                       {{u"id"_s, T::String, true, u"Of the model."_s}},
                       u"{job}; its result is {id, tickets, from, to, accuracy, macroF1, coverage95, reliability}"_s,
                       [&dispatch, &access](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                           LX_TRY(const auto job, access.jobs.start(u"dispatch.evaluate"_s, c,
                                                                    [&dispatch, tree = dispatch.categories(), id = p[u"id"_s].toString()](JobControl &) -> Expected<QJsonValue> {
                                                                        LX_TRY(const auto scores, dispatch.evaluate(tree, id));
                                                                        return QJsonValue(scores);
                                                                    }));
                           return QJsonValue(QJsonObject{{u"job"_s, job}});
                       },
                       true));
    registry.add(setUp(u"dispatch.activate"_s, u"Puts a model into use; an older one to go back."_s, {{u"id"_s, T::String, true, u"Of the model."_s}}, kModel,
                       [&dispatch](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                           LX_TRY(const auto model, dispatch.activate(p[u"id"_s].toString(), c.userId));
                           return QJsonValue(model);
                       },
                       true));
}

} // namespace

void registerDispatchMethods(Registry &registry, Dispatch &dispatch, Access &access) {
    addDesk(registry, dispatch);
    addCategories(registry, dispatch, access);
    addModels(registry, dispatch, access);
    registry.addEvent({u"dispatch.*"_s, Permission::TicketsRead, {}, true, u"proposed {ticketId, automatic}; changed {what}. Not for units."_s,
                       [](const Caller &caller, const Event &event) -> std::optional<QJsonObject> {
                           return isLiaison(caller) ? std::nullopt : std::optional(event.payload);
                       }});
}

} // namespace lianxin
