// SPDX-License-Identifier: GPL-3.0-or-later
// Training from the store's own tickets; models sealed in the store, one of them in use.
#include "hotline/calendar/Deadline.h"
#include "hotline/dispatch/Dispatch.h"
#include "platform/base/Clock.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/language/TextTraining.h"
#include <QJsonDocument>
#include <map>

namespace lianxin {
namespace {

constexpr int kMostTickets = 30'000; //!< the newest: older ones describe another city
constexpr int kFewestOfLabel = 5;    //!< a rarer category is learned as the one above it

const QString kModelColumns = u"id, made_at, made_by, card, active"_s;

} // namespace

QJsonObject Dispatch::modelJson(const Row &row, const CategoryTree &tree) {
    const QJsonObject card = row.json(3), scores = card[u"scores"_s].toObject();
    const auto labels = scores[u"per_class"_s].toObject();
    QJsonArray perClass;
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        QJsonObject item = it.value().toObject();
        item[u"code"_s] = it.key();
        item[u"path"_s] = tree.path(it.key());
        perClass.append(item);
    }
    QJsonObject shown{{u"perClass"_s, perClass}, {u"reliability"_s, scores[u"reliability"_s]}, {u"threshold95"_s, scores[u"threshold_95"_s]}};
    for (const auto &key : {u"data"_s, u"method"_s, u"scoredBy"_s, u"temperature"_s, u"features"_s})
        shown[key] = card[key];
    return {{u"id"_s, row.text(0)},
            {u"madeAt"_s, row.integer(1)},
            {u"madeBy"_s, row.text(2)},
            {u"tickets"_s, card[u"texts"_s]},
            {u"classes"_s, card[u"labels"_s]},
            {u"accuracy"_s, scores[u"accuracy"_s]},
            {u"macroF1"_s, scores[u"macro_f1"_s]},
            {u"ece"_s, scores[u"ece"_s]},
            {u"coverage95"_s, scores[u"coverage_95"_s]},
            {u"active"_s, row.boolean(4)},
            {u"card"_s, shown}};
}

Error Dispatch::unknownModel() {
    return {ErrorKind::NotFound, u"dispatch.unknown_model"_s, u"There is no such model."_s, u"See dispatch.models."_s, u"id"_s};
}

Expected<Dispatch::ClosedTexts> Dispatch::closedTexts(const CategoryTree &tree, qint64 after, int most) {
    ClosedTexts closed;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        s.forEach(u"SELECT t.title, t.content, t.category, COALESCE(p.chosen_category, ''), t.accepted_at FROM ticket t "
                  "LEFT JOIN dispatch_proposal p ON p.ticket_id = t.id WHERE t.state IN ('closed', 'archived') AND t.merged_into = '' AND "
                  "t.accepted_at > $1 ORDER BY t.id DESC LIMIT $2",
                  {after, qint64(most)}, [&](const Row &row) {
                      // What a person chose goes before what was typed at acceptance.
                      QString code = tree.codeOf(row.text(3));
                      if (code.isEmpty())
                          code = tree.codeOf(row.text(2));
                      if (!code.isEmpty()) {
                          closed.texts.push_back({code, row.text(0) + u'\n' + row.text(1)});
                          closed.newest = std::max(closed.newest, row.integer(4));
                          closed.oldest = closed.oldest == 0 ? row.integer(4) : std::min(closed.oldest, row.integer(4));
                      }
                      return true;
                  });
    }));
    return closed;
}

Expected<QJsonObject> Dispatch::train(const CategoryTree &tree, const QString &actor, const std::function<bool(int, int)> &progress) {
    LX_TRY(ClosedTexts closed, closedTexts(tree, 0, kMostTickets));
    std::vector<LabelledText> &texts = closed.texts;
    for (int level = 3; level > 1; --level) {
        std::map<QString, int> counts;
        for (const auto &text : texts)
            ++counts[text.label];
        for (auto &text : texts)
            if (text.label.size() == 2 * level && counts[text.label] < kFewestOfLabel)
                text.label.chop(2);
    }
    std::map<QString, int> counts;
    for (const auto &text : texts)
        ++counts[text.label];
    QJsonObject distribution;
    for (const auto &[label, count] : counts)
        distribution[label] = double(count) / double(texts.size());
    TextTrainingOptions options;
    options.progress = progress;
    options.trainedAt = civil::isoOf(m_clock.now());
    options.data = {{u"source"_s, u"closed tickets of this hotline, numbers masked"_s},
                    {u"from"_s, closed.oldest},
                    {u"to"_s, closed.newest},
                    {u"distribution"_s, distribution}};
    LX_TRY(const TextClassifier model, trainTextClassifier(texts, options));
    const QByteArray sealed = m_sealer.sealBytes(model.toBytes(), "dispatch_model.sealed");
    const Id id = newId();
    return m_store.writeReturning<QJsonObject>([&](Transaction &t) {
        const bool first = !t.first(u"SELECT id FROM dispatch_model WHERE active = 1");
        t.execute(u"INSERT INTO dispatch_model (id, made_at, made_by, card, sealed, active) VALUES ($1,$2,$3,$4,$5,$6)",
                  {id, m_clock.now(), actor, QString::fromUtf8(QJsonDocument(model.card()).toJson(QJsonDocument::Compact)), sealed, qint64(first)});
        touch(t, u"model"_s, actor);
        return modelJson(*t.first(u"SELECT "_s + kModelColumns + u" FROM dispatch_model WHERE id = $1"_s, {id}), tree);
    });
}

Expected<QJsonArray> Dispatch::models() {
    refresh();
    return m_store.readReturning<QJsonArray>([this](Snapshot &s) {
        QJsonArray items;
        for (const Row &row : s.query(u"SELECT "_s + kModelColumns + u" FROM dispatch_model ORDER BY id DESC LIMIT 100"_s))
            items.append(modelJson(row, m_categories));
        return items;
    });
}

Expected<QJsonValue> Dispatch::activeModel() {
    refresh();
    return m_store.readReturning<QJsonValue>([this](Snapshot &s) {
        const auto row = s.first(u"SELECT "_s + kModelColumns + u" FROM dispatch_model WHERE active = 1"_s);
        return row ? QJsonValue(modelJson(*row, m_categories)) : QJsonValue();
    });
}

Expected<QJsonObject> Dispatch::activate(const Id &id, const QString &actor) {
    LX_TRY(const auto sealed, m_store.readReturning<std::optional<QByteArray>>([&](Snapshot &s) -> std::optional<QByteArray> {
        const auto row = s.first(u"SELECT sealed FROM dispatch_model WHERE id = $1", {id});
        return row ? std::optional(row->blob(0)) : std::nullopt;
    }));
    if (!sealed)
        return unknownModel();
    LX_TRY(const QByteArray bytes, m_sealer.openBytes(*sealed, "dispatch_model.sealed"));
    LX_CHECK(TextClassifier::fromBytes(bytes)); // what can't be used isn't put into use
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE dispatch_model SET active = CASE WHEN id = $1 THEN 1 ELSE 0 END", {id});
        touch(t, u"model"_s, actor);
    }));
    refresh();
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        return modelJson(*s.first(u"SELECT "_s + kModelColumns + u" FROM dispatch_model WHERE id = $1"_s, {id}), m_categories);
    });
}

} // namespace lianxin
