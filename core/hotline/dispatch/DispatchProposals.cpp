// SPDX-License-Identifier: GPL-3.0-or-later
// The tickets behind the figures of dispatch, and a model put to the test on tickets that came after it was made.
#include "hotline/directory/Directory.h"
#include "hotline/dispatch/Dispatch.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/language/TextTraining.h"
#include <QHash>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kMostTested = 10'000; //!< the newest; more change no figure

//! The condition on dispatch_proposal p of a figure; nothing for a name that is none.
std::optional<QString> proposalCondition(const QString &figure) {
    static const QHash<QString, QString> conditions{
        {QString(), u"1 = 1"_s},
        {u"proposed"_s, u"1 = 1"_s},
        {u"automatic"_s, u"p.decided_at > 0 AND p.decided_by = 'engine'"_s},
        {u"byPerson"_s, u"p.decided_at > 0 AND p.decided_by <> 'engine'"_s},
        {u"overridden"_s, u"p.decided_at > 0 AND p.overridden = 1"_s},
        {u"returned"_s, u"p.decided_at > 0 AND p.decided_by = 'engine' AND p.returned_at > 0"_s},
    };
    const auto found = conditions.constFind(figure);
    return found == conditions.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace

Expected<QJsonObject> Dispatch::proposals(const QString &figure, const QString &month, const QString &category, const QString &cursor, int limit) {
    const auto condition = proposalCondition(figure);
    if (!condition)
        return Error{ErrorKind::BadInput, u"dispatch.unknown_figure"_s, u"There is no figure of that name."_s,
                     u"Use proposed, automatic, byPerson, overridden or returned."_s, u"figure"_s};
    refresh();
    LX_TRY(const auto units, m_directory.units());
    QHash<QString, QString> names;
    for (const auto &unit : units)
        names.insert(unit.id, unit.name);
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const int most = std::clamp(limit, 1, 200);
        const QString wanted = *condition + u" AND ($1 = '' OR p.month = $1) AND ($2 = '' OR "
                                            "(CASE WHEN p.chosen_category <> '' THEN p.chosen_category ELSE p.category END) = $2)"_s;
        QJsonArray items;
        QJsonValue next;
        for (const auto &row : s.query(u"SELECT p.ticket_id, t.number, t.title, p.proposed_at, p.unit_id, p.chosen_unit, p.category, p.chosen_category, "
                                       "p.confidence, p.why, p.decided_at, p.decided_by, p.overridden, p.returned_at FROM dispatch_proposal p "
                                       "JOIN ticket t ON t.id = p.ticket_id WHERE "_s +
                                           wanted + u" AND ($3 = '' OR p.ticket_id < $3) ORDER BY p.ticket_id DESC LIMIT $4"_s,
                                       {month, category, cursor, qint64(most) + 1})) {
            if (items.size() == most) {
                next = items.last()[u"ticketId"_s];
                break;
            }
            items.append(QJsonObject{{u"ticketId"_s, row.text(0)},
                                     {u"number"_s, row.text(1)},
                                     {u"title"_s, row.text(2)},
                                     {u"at"_s, row.integer(3)},
                                     {u"unitId"_s, row.text(4)},
                                     {u"unitName"_s, names.value(row.text(4))},
                                     {u"chosenUnitId"_s, row.text(5)},
                                     {u"chosenUnitName"_s, names.value(row.text(5))},
                                     {u"categoryPath"_s, m_categories.path(row.text(6))},
                                     {u"chosenCategoryPath"_s, m_categories.path(row.text(7))},
                                     {u"confidence"_s, row.real(8)},
                                     {u"why"_s, row.text(9)},
                                     {u"decidedAt"_s, row.integer(10)},
                                     {u"decidedBy"_s, row.text(11)},
                                     {u"overridden"_s, row.boolean(12)},
                                     {u"returnedAt"_s, row.integer(13)}});
        }
        return QJsonObject{{u"items"_s, items},
                           {u"next"_s, next},
                           {u"total"_s, s.first(u"SELECT COUNT(*) FROM dispatch_proposal p WHERE "_s + wanted, {month, category})->integer(0)}};
    });
}

Expected<QJsonObject> Dispatch::evaluate(const CategoryTree &tree, const Id &id) {
    QByteArray sealed;
    QJsonObject card;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        const auto row = s.first(u"SELECT sealed, card FROM dispatch_model WHERE id = $1", {id});
        if (!row)
            throw StoreFailure(unknownModel());
        sealed = row->blob(0);
        card = row->json(1);
    }));
    LX_TRY(const QByteArray bytes, m_sealer.openBytes(sealed, "dispatch_model.sealed"));
    LX_TRY(const TextClassifier model, TextClassifier::fromBytes(bytes));
    const qint64 after = card[u"data"_s][u"to"_s].toInteger();
    LX_TRY(ClosedTexts closed, closedTexts(tree, after, kMostTested));
    if (closed.texts.empty())
        return Error{ErrorKind::Conflict, u"dispatch.nothing_newer"_s, u"No ticket that this model has not seen was closed yet."_s,
                     u"Test it again when tickets that came after its training are closed."_s, u"id"_s};
    // A rare category was learned as the one above it.
    const QJsonObject learned = card[u"data"_s][u"distribution"_s].toObject();
    for (auto &text : closed.texts)
        while (text.label.size() > 2 && !learned.contains(text.label))
            text.label.chop(2);
    const QJsonObject scores = evaluateTextClassifier(model, closed.texts).toJson();
    return QJsonObject{{u"id"_s, id},
                       {u"tickets"_s, scores[u"texts"_s]},
                       {u"from"_s, closed.oldest},
                       {u"to"_s, closed.newest},
                       {u"accuracy"_s, scores[u"accuracy"_s]},
                       {u"macroF1"_s, scores[u"macro_f1"_s]},
                       {u"coverage95"_s, scores[u"coverage_95"_s]},
                       {u"reliability"_s, scores[u"reliability"_s]}};
}

} // namespace lianxin
