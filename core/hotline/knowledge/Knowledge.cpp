// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/knowledge/KnowledgeRows.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/base/Resources.h"
#include "platform/language/HanGrams.h"
#include <QFile>
#include <QJsonDocument>

namespace lianxin {
namespace {

constexpr int kSweepMs = 60'000;

[[noreturn]] void refuse(ErrorKind kind, const QString &code, const QString &message, const QString &remedy) {
    throw StoreFailure({kind, code, message, remedy, {}});
}

[[noreturn]] void wrongState(const QString &remedy) {
    refuse(ErrorKind::Conflict, u"knowledge.wrong_state"_s, u"The article is not in a state for that."_s, remedy);
}

} // namespace

Knowledge::Knowledge(Store &store, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock) {
    m_minute.setInterval(kSweepMs);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (const auto swept = expireDue(); !swept)
            qCWarning(lcHotline) << "articles that are over could not be taken out of force:" << swept.error().toString();
    });
}

void Knowledge::start() { m_minute.start(); }

Expected<void> Knowledge::load() {
    LX_TRY(const auto known, synonyms());
    if (!known.isEmpty())
        return {};
    QFile file(resourcePath(u"knowledge/synonyms.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"knowledge.bad_file"_s, u"The shipped synonyms can't be read."_s,
                     u"Set LIANXIN_RESOURCES to the folder with knowledge/synonyms.txt."_s, file.fileName()};
    std::vector<Params> rows;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QStringList words = line.section(u'#', 0, 0).simplified().split(u' ', Qt::SkipEmptyParts);
        if (words.size() > 1)
            rows.push_back({words.first(), words.mid(1).join(u' ')});
    }
    return m_store.write([&](Transaction &t) {
        t.executeMany(u"INSERT INTO knowledge_synonym (word, meanings) VALUES ($1, $2) ON CONFLICT (word) DO NOTHING", rows);
        touch(t);
    });
}

Expected<int> Knowledge::expireDue() {
    const qint64 now = m_clock.now();
    LX_TRY(const bool any, m_store.readReturning<bool>([&](Snapshot &s) {
        return s.first(u"SELECT 1 FROM knowledge_article WHERE live_version > 0 AND live_until <= $1 LIMIT 1", {now}).has_value();
    }));
    if (!any)
        return 0;
    return m_store.writeReturning<int>([&](Transaction &t) {
        const auto due = t.query(u"SELECT id FROM knowledge_article WHERE live_version > 0 AND live_until <= $1 LIMIT 500", {now});
        for (const Row &row : due) {
            const Head head = headOf(t, row.text(0));
            takeOutOfForce(t, head, ArticleState::Expired);
            t.emitEvent(u"knowledge.expired"_s, head.id, {{u"version"_s, head.liveVersion}});
        }
        touch(t);
        return int(due.size());
    });
}

Knowledge::Head Knowledge::headOf(Snapshot &s, const Id &id) {
    const auto row = s.first(u"SELECT id, row, state, last_version, live_version, title FROM knowledge_article WHERE id = $1", {id});
    if (!row)
        refuse(ErrorKind::NotFound, u"knowledge.unknown"_s, u"There is no such article."_s, u"Search again."_s);
    return {row->text(0), row->integer(1), articleStateFromName(row->text(2)).value_or(ArticleState::Draft), row->integer(3), row->integer(4)};
}

void Knowledge::putVersion(Transaction &t, const Id &id, qint64 version, ArticleState state, const ArticleText &text, const QString &actor, qint64 now) {
    t.execute(u"INSERT INTO knowledge_version (article_id, version, state, title, body, category, source, valid_from, valid_until, aliases, author, "
              "written_at, reviewer, reviewed_at, note) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,'',0,'')",
              {id, version, nameOf(state), text.title, text.body, text.category, text.source, text.validFrom, text.validUntil,
               aliasText(text.aliases), actor, now});
    t.execute(u"UPDATE knowledge_article SET source_key = $2, state = $3, title = $4, category = $5, source = $6, valid_from = $7, valid_until = $8, "
              "last_version = $9, author = $10, updated_at = $11 WHERE id = $1",
              {id, sourceKey(text), nameOf(state), text.title, text.category, text.source, text.validFrom, text.validUntil, version, actor, now});
}

void Knowledge::putInForce(Transaction &t, const Head &head, qint64 version, const ArticleText &text) {
    if (head.liveVersion > 0 && head.liveVersion != version)
        t.execute(u"UPDATE knowledge_version SET state = 'superseded' WHERE article_id = $1 AND version = $2", {head.id, head.liveVersion});
    t.execute(u"UPDATE knowledge_version SET state = 'published' WHERE article_id = $1 AND version = $2", {head.id, version});
    t.execute(u"UPDATE knowledge_article SET state = 'published', live_version = $2, live_until = $3 WHERE id = $1",
              {head.id, version, text.validUntil > 0 ? text.validUntil : kForGood});
    t.execute(u"INSERT INTO knowledge_text (row, title, aliases, body) VALUES ($1,$2,$3,$4) ON CONFLICT (row) DO UPDATE SET "
              "title = excluded.title, aliases = excluded.aliases, body = excluded.body",
              {head.row, gramText(text.title), gramText(text.aliases.join(u'\n') + u'\n' + text.category), gramText(text.source + u'\n' + text.body)});
}

void Knowledge::takeOutOfForce(Transaction &t, const Head &head, ArticleState state) {
    t.execute(u"UPDATE knowledge_version SET state = $3 WHERE article_id = $1 AND version = $2", {head.id, head.liveVersion, nameOf(state)});
    t.execute(u"UPDATE knowledge_article SET live_version = 0, live_until = 0 WHERE id = $1", {head.id});
    if (head.lastVersion == head.liveVersion) // a newer draft goes on by itself
        t.execute(u"UPDATE knowledge_article SET state = $2 WHERE id = $1", {head.id, nameOf(state)});
    t.execute(u"DELETE FROM knowledge_text WHERE row = $1", {head.row});
}

void Knowledge::touch(Transaction &t) {
    t.execute(u"INSERT INTO knowledge_setting (name, value) VALUES ('version', '1') ON CONFLICT (name) DO UPDATE SET "
              "value = CAST(CAST(knowledge_setting.value AS BIGINT) + 1 AS TEXT)");
}

qint64 Knowledge::version(Snapshot &s) const {
    const auto row = s.first(u"SELECT value FROM knowledge_setting WHERE name = 'version'");
    return row ? row->text(0).toLongLong() : 0;
}

Expected<QJsonObject> Knowledge::change(const Id &id, const std::function<void(Transaction &, const Head &)> &work) {
    LX_CHECK(m_store.write([&](Transaction &t) { work(t, headOf(t, id)); }));
    return get(id, true);
}

Expected<QJsonObject> Knowledge::save(const Id &id, const ArticleText &given, qint64 basedOn, const QString &actor) {
    const ArticleText text = given.tidied();
    LX_CHECK(text.check());
    const Id saved = id.isEmpty() ? newId() : id;
    const qint64 now = m_clock.now();
    LX_CHECK(m_store.write([&](Transaction &t) {
        if (const auto other = t.first(u"SELECT id FROM knowledge_article WHERE source_key = $1", {sourceKey(text)}); other && other->text(0) != id)
            refuse(ErrorKind::Conflict, u"knowledge.exists"_s, u"Another article has this title and source."_s, u"Change that one."_s);
        qint64 version = 1;
        if (id.isEmpty()) {
            insertHead(t, saved, text);
        } else {
            const Head head = headOf(t, id);
            if (basedOn > 0 && basedOn != head.lastVersion)
                refuse(ErrorKind::Conflict, u"knowledge.changed_meanwhile"_s, u"Somebody else has changed the article."_s,
                       u"Open it again, and write your change into the newest version."_s);
            t.execute(u"UPDATE knowledge_version SET state = 'superseded' WHERE article_id = $1 AND version = $2 AND state IN ('draft','review')",
                      {id, head.lastVersion});
            version = head.lastVersion + 1;
        }
        putVersion(t, saved, version, ArticleState::Draft, text, actor, now);
        t.emitEvent(u"knowledge.saved"_s, saved, {{u"version"_s, version}}, actor);
    }));
    return get(saved, true);
}

Expected<QJsonObject> Knowledge::submit(const Id &id, const QString &actor) {
    return change(id, [&](Transaction &t, const Head &head) {
        if (head.state != ArticleState::Draft)
            wrongState(u"Only a draft is handed in for review."_s);
        setState(t, head, ArticleState::Review, m_clock.now());
        t.emitEvent(u"knowledge.submitted"_s, id, {{u"version"_s, head.lastVersion}}, actor);
    });
}

Expected<QJsonObject> Knowledge::review(const Id &id, bool publish, const QString &note, const QString &actor) {
    return change(id, [&](Transaction &t, const Head &head) {
        if (head.state != ArticleState::Review)
            wrongState(u"Only what was handed in for review is reviewed."_s);
        const auto row = t.first(kVersionSql + u" WHERE article_id = $1 AND version = $2"_s, {id, head.lastVersion});
        const ArticleText text = textOf(*row);
        if (publish && row->text(kAuthorColumn) == actor)
            refuse(ErrorKind::Refused, u"knowledge.own_article"_s, u"Who wrote an article can't publish it."_s, u"Ask a colleague to review it."_s);
        const qint64 now = m_clock.now();
        if (publish && text.validUntil > 0 && text.validUntil <= now)
            refuse(ErrorKind::Conflict, u"knowledge.over"_s, u"The article's validity is over."_s, u"Give it a later end, or leave it."_s);
        t.execute(u"UPDATE knowledge_version SET reviewer = $3, reviewed_at = $4, note = $5 WHERE article_id = $1 AND version = $2",
                  {id, head.lastVersion, actor, now, note.trimmed()});
        if (publish) {
            putInForce(t, head, head.lastVersion, text);
            touch(t);
        } else {
            setState(t, head, ArticleState::Draft, now);
        }
        t.emitEvent(publish ? u"knowledge.published"_s : u"knowledge.returned"_s, id, {{u"version"_s, head.lastVersion}}, actor);
    });
}

Expected<QJsonObject> Knowledge::expire(const Id &id, const QString &reason, const QString &actor) {
    return change(id, [&](Transaction &t, const Head &head) {
        if (head.liveVersion == 0)
            wrongState(u"Only what is in force can expire."_s);
        takeOutOfForce(t, head, ArticleState::Expired);
        t.execute(u"UPDATE knowledge_version SET note = $3 WHERE article_id = $1 AND version = $2", {id, head.liveVersion, reason.trimmed()});
        touch(t);
        t.emitEvent(u"knowledge.expired"_s, id, {{u"version"_s, head.liveVersion}}, actor);
    });
}

Expected<QJsonObject> Knowledge::withdraw(const Id &id, const QString &reason, const QString &actor) {
    return change(id, [&](Transaction &t, const Head &head) {
        if (head.state == ArticleState::Withdrawn)
            wrongState(u"It was withdrawn before."_s);
        if (head.liveVersion > 0)
            takeOutOfForce(t, head, ArticleState::Withdrawn);
        setState(t, head, ArticleState::Withdrawn, m_clock.now());
        t.execute(u"UPDATE knowledge_version SET note = $3 WHERE article_id = $1 AND version = $2", {id, head.lastVersion, reason.trimmed()});
        touch(t);
        t.emitEvent(u"knowledge.withdrawn"_s, id, {{u"version"_s, head.lastVersion}}, actor);
    });
}

} // namespace lianxin
