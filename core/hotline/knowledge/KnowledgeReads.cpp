// SPDX-License-Identifier: GPL-3.0-or-later
// Reading articles, and counting what became of suggestions.
#include "hotline/knowledge/KnowledgeRows.h"
#include "platform/base/Clock.h"
#include "platform/language/HanGrams.h"
#include <QJsonDocument>

namespace lianxin {
namespace {

const QString kCounts = u"updated_at, shown, used, unhelpful FROM knowledge_article"_s;
const QString kArticleSql = u"SELECT id, title, category, source, state, live_version, valid_from, valid_until, last_version, author, "_s + kCounts;
//! The same of the versions in force, which a newer draft does not change.
const QString kInForceSql = u"SELECT * FROM (SELECT a.id AS id, v.title AS title, v.category AS category, v.source AS source, v.state AS state, "
                            "a.live_version AS live_version, v.valid_from AS valid_from, v.valid_until AS valid_until, v.version AS last_version, "
                            "v.author AS author, a.updated_at AS updated_at, a.shown AS shown, a.used AS used, a.unhelpful AS unhelpful, "
                            "a.live_until AS live_until FROM knowledge_article a JOIN knowledge_version v ON v.article_id = a.id "
                            "AND v.version = a.live_version) AS article"_s;

QJsonObject articleJson(const Row &row) {
    const qint64 used = row.integer(12), unhelpful = row.integer(13), judged = used + unhelpful;
    QJsonObject json{{u"id"_s, row.text(0)},
                     {u"title"_s, row.text(1)},
                     {u"category"_s, row.text(2)},
                     {u"source"_s, row.text(3)},
                     {u"state"_s, row.text(4)},
                     {u"inForce"_s, row.integer(5) > 0},
                     {u"liveVersion"_s, row.integer(5)},
                     {u"validFrom"_s, row.integer(6)},
                     {u"validUntil"_s, row.integer(7)},
                     {u"version"_s, row.integer(8)},
                     {u"author"_s, row.text(9)},
                     {u"updatedAt"_s, row.integer(10)},
                     {u"shown"_s, row.integer(11)},
                     {u"used"_s, used},
                     {u"notHelpful"_s, unhelpful}};
    if (judged > 0)
        json[u"acceptedRate"_s] = double(used) / double(judged);
    return json;
}

Error unknownArticle() { return {ErrorKind::NotFound, u"knowledge.unknown"_s, u"There is no such article."_s, u"Search again."_s, {}}; }

} // namespace

ArticleText textOf(const Row &v) {
    ArticleText text;
    text.title = v.text(0);
    text.body = v.text(1);
    text.category = v.text(2);
    text.source = v.text(3);
    text.validFrom = v.integer(4);
    text.validUntil = v.integer(5);
    text.aliases = v.text(6).split(u'\n', Qt::SkipEmptyParts);
    return text;
}

QJsonObject versionJson(const Row &v) {
    QJsonObject json = textOf(v).toJson();
    json[u"version"_s] = v.integer(7);
    json[u"state"_s] = v.text(8);
    json[u"author"_s] = v.text(9);
    json[u"writtenAt"_s] = v.integer(10);
    json[u"reviewer"_s] = v.text(11);
    json[u"reviewedAt"_s] = v.integer(12);
    json[u"note"_s] = v.text(13);
    return json;
}

QString aliasText(const QStringList &aliases) { return aliases.join(u'\n'); }

QString sourceKey(const ArticleText &text) {
    return foldedForSearch(text.title).remove(u' ') + u'\n' + foldedForSearch(text.source).remove(u' ');
}

void insertHead(Transaction &t, const Id &id, const ArticleText &text) {
    const auto last = t.first(u"SELECT MAX(row) FROM knowledge_article");
    t.execute(u"INSERT INTO knowledge_article (id, row, source_key, state, title, category, source, valid_from, valid_until, last_version, live_version, "
              "live_until, author, updated_at, shown, used, unhelpful) VALUES ($1,$2,$3,'draft','','','',0,0,0,0,0,'',0,0,0,0)",
              {id, last->integer(0) + 1, sourceKey(text)});
}

Expected<QJsonObject> Knowledge::get(const Id &id, bool everything) {
    const qint64 now = m_clock.now();
    LX_TRY(auto found, m_store.readReturning<QJsonObject>([&](Snapshot &s) -> QJsonObject {
        const auto head = s.first(kArticleSql + u" WHERE id = $1"_s, {id});
        if (!head)
            return {};
        const qint64 live = head->integer(5);
        const qint64 wanted = everything ? head->integer(8) : live;
        const auto version = s.first(kVersionSql + u" WHERE article_id = $1 AND version = $2"_s, {id, wanted});
        if (!version || (!everything && !inForceAt(textOf(*version), now)))
            return {};
        QJsonObject json = articleJson(*head);
        const QJsonObject shown = versionJson(*version);
        for (auto it = shown.begin(); it != shown.end(); ++it)
            json[it.key()] = it.value();
        json[u"inForce"_s] = live > 0;
        if (everything) {
            QJsonArray versions;
            for (const Row &row : s.query(kVersionSql + u" WHERE article_id = $1 ORDER BY version DESC LIMIT 100"_s, {id}))
                versions.append(versionJson(row));
            json[u"versions"_s] = versions;
        }
        return json;
    }));
    if (found.isEmpty())
        return unknownArticle();
    return found;
}

Expected<QJsonObject> Knowledge::list(const Filter &filter, const QString &cursor, int limit) {
    QStringList where;
    Params params;
    const auto bind = [&](const SqlValue &value) {
        params.push_back(value);
        return u"$%1"_s.arg(params.size());
    };
    if (filter.inForceOnly) {
        const QString now = bind(m_clock.now());
        where << u"live_until > %1 AND valid_from <= %1"_s.arg(now);
    } else if (!filter.state.isEmpty()) {
        if (!articleStateFromName(filter.state))
            return Error{ErrorKind::Usage, u"knowledge.bad_filter"_s, u"There is no such state."_s, u"draft, review, published, expired or withdrawn."_s, u"state"_s};
        where << u"state = "_s + bind(filter.state);
    }
    if (!filter.category.isEmpty())
        where << u"category = "_s + bind(filter.category);
    if (QString part = filter.text.simplified().toLower(); !part.isEmpty()) {
        part.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
        const QString bound = bind(u'%' + part + u'%');
        where << u"(lower(title) LIKE %1 ESCAPE '\\' OR lower(source) LIKE %1 ESCAPE '\\')"_s.arg(bound);
    }
    const QString sql = filter.inForceOnly ? kInForceSql : kArticleSql;
    const QString counted = u"SELECT COUNT(*) "_s + sql.sliced(sql.indexOf(filter.inForceOnly ? u"FROM (SELECT"_s : u"FROM knowledge"_s)) + (where.isEmpty() ? QString() : u" WHERE "_s + where.join(u" AND "_s));
    const Params countParams = params;
    const qint64 beforeTime = cursor.section(u'/', 0, 0).toLongLong();
    if (!cursor.isEmpty()) {
        const QString at = bind(beforeTime);
        where << u"(updated_at < %1 OR (updated_at = %1 AND id < %2))"_s.arg(at, bind(cursor.section(u'/', 1)));
    }
    limit = std::clamp(limit, 1, 200);
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const qint64 total = s.first(counted, countParams)->integer(0);
        QJsonArray items;
        QString next;
        const auto rows = s.query(sql + (where.isEmpty() ? QString() : u" WHERE "_s + where.join(u" AND "_s))
                                      + u" ORDER BY updated_at DESC, id DESC LIMIT %1"_s.arg(limit + 1),
                                  params);
        for (const Row &row : rows) {
            if (items.size() == limit) {
                const QJsonObject last = items.last().toObject();
                next = u"%1/%2"_s.arg(last[u"updatedAt"_s].toInteger()).arg(last[u"id"_s].toString());
                break;
            }
            items.append(articleJson(row));
        }
        return QJsonObject{{u"items"_s, items}, {u"next"_s, next}, {u"total"_s, total}};
    });
}

Expected<QJsonObject> Knowledge::overview() {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        QJsonArray categories;
        for (const Row &row : s.query(u"SELECT category, COUNT(*) FROM knowledge_article GROUP BY category ORDER BY 2 DESC, 1 LIMIT 200"))
            categories.append(QJsonObject{{u"name"_s, row.text(0)}, {u"articles"_s, row.integer(1)}});
        QJsonObject states;
        qint64 all = 0;
        for (const Row &row : s.query(u"SELECT state, COUNT(*) FROM knowledge_article GROUP BY state")) {
            states[row.text(0)] = row.integer(1);
            all += row.integer(1);
        }
        return QJsonObject{{u"categories"_s, categories}, {u"states"_s, states}, {u"articles"_s, all}};
    });
}

Expected<QHash<QString, QStringList>> Knowledge::synonyms() {
    return m_store.readReturning<QHash<QString, QStringList>>([](Snapshot &s) {
        QHash<QString, QStringList> all;
        s.forEach(u"SELECT word, meanings FROM knowledge_synonym", {}, [&](const Row &row) {
            all.insert(row.text(0), row.text(1).split(u' ', Qt::SkipEmptyParts));
            return true;
        });
        return all;
    });
}

Expected<void> Knowledge::saveSynonym(const QString &given, const QStringList &meanings, const QString &actor) {
    const QString word = foldedForSearch(given).remove(u' ');
    QStringList kept;
    for (const QString &meaning : meanings)
        if (const QString one = foldedForSearch(meaning).remove(u' '); !one.isEmpty() && one != word && !kept.contains(one))
            kept << one;
    if (word.isEmpty() || word.size() > 40 || kept.size() > 20)
        return Error{ErrorKind::BadInput, u"knowledge.bad_synonym"_s, u"A synonym has one word of 1 to 40 characters and at most 20 meanings."_s,
                     u"Write the word that citizens say, and what articles say."_s, u"word"_s};
    return m_store.write([&](Transaction &t) {
        if (kept.isEmpty())
            t.execute(u"DELETE FROM knowledge_synonym WHERE word = $1", {word});
        else
            t.execute(u"INSERT INTO knowledge_synonym (word, meanings) VALUES ($1, $2) ON CONFLICT (word) DO UPDATE SET meanings = excluded.meanings",
                      {word, kept.join(u' ')});
        touch(t);
        t.emitEvent(u"knowledge.synonym"_s, word, {{u"word"_s, word}}, actor);
    });
}

Expected<void> Knowledge::count(const Id &id, const QString &callId, const QString &verdict, const QString &column, const QString &actor) {
    return m_store.write([&](Transaction &t) {
        (void)headOf(t, id);
        // Outside of a call there is nothing that makes two uses one.
        const QString call = callId.isEmpty() ? newId() : callId;
        if (t.execute(u"INSERT INTO knowledge_use (article_id, call_id, verdict, actor, at) VALUES ($1,$2,$3,$4,$5) ON CONFLICT DO NOTHING",
                      {id, call, verdict, actor, m_clock.now()})
            == 0)
            return;
        t.execute(u"UPDATE knowledge_article SET %1 = %1 + 1 WHERE id = $1"_s.arg(column), {id});
        t.emitEvent(u"knowledge."_s + verdict, id, {{u"callId"_s, callId}}, actor);
    });
}

Expected<void> Knowledge::feedback(const Id &id, const QString &callId, const QString &verdict, const QString &actor) {
    if (verdict == "used"_L1)
        return count(id, callId, verdict, u"used"_s, actor);
    if (verdict == "not_helpful"_L1)
        return count(id, callId, verdict, u"unhelpful"_s, actor);
    return Error{ErrorKind::Usage, u"knowledge.bad_verdict"_s, u"The verdict is used or not_helpful."_s, {}, u"verdict"_s};
}

Expected<void> Knowledge::noteShown(const Id &id, const QString &callId, const QString &actor) {
    return count(id, callId, u"shown"_s, u"shown"_s, actor);
}

Expected<QStringList> Knowledge::shownIn(const QString &callId) {
    if (callId.isEmpty())
        return QStringList();
    return m_store.readReturning<QStringList>([&](Snapshot &s) {
        QStringList ids;
        for (const Row &row : s.query(u"SELECT article_id FROM knowledge_use WHERE call_id = $1 AND verdict = 'shown'", {callId}))
            ids << row.text(0);
        return ids;
    });
}

} // namespace lianxin
