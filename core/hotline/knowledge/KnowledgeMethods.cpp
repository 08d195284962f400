// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/knowledge/KnowledgeMethods.h"
#include "hotline/knowledge/KnowledgeSuggest.h"
#include "platform/access/Access.h"

namespace lianxin {
namespace {

using T = Param::Type;

const QString kItem = u"id, title, category, source, state, inForce, liveVersion, validFrom, validUntil, version, author, authorName, updatedAt, shown, used, "
                      "notHelpful, acceptedRate"_s;
const QString kArticle = u"{"_s + kItem
                         + u", body, aliases, writtenAt, reviewer, reviewerName, reviewedAt, note, versions:[{version, state, title, body, category, source, validFrom, "
                           "validUntil, aliases, author, authorName, writtenAt, reviewer, reviewerName, reviewedAt, note}]}"_s;
const QString kHits = u"[{id, title, score, snippet, source, category, version, validUntil}]"_s;
const Param kArticleId{u"id"_s, T::String, true, u"Of the article."_s};

QString nameOfUser(const Access &access, const QString &id) {
    const auto user = access.users.find(id);
    return user ? user->displayName : id;
}

//! Who wrote and who reviewed, by name; what belongs to nobody any more stays as it is.
QJsonObject named(const Access &access, QJsonObject json) {
    for (const auto &[key, name] : {std::pair{u"author"_s, u"authorName"_s}, {u"reviewer"_s, u"reviewerName"_s}})
        if (const QString id = json[key].toString(); !id.isEmpty())
            json[name] = nameOfUser(access, id);
    for (const auto &list : {u"versions"_s, u"items"_s})
        if (json.contains(list)) {
            QJsonArray all;
            for (const auto &one : json[list].toArray())
                all.append(named(access, one.toObject()));
            json[list] = all;
        }
    return json;
}

using Handler = std::function<Expected<QJsonValue>(const Caller &, const QJsonObject &)>;

//! Articles hold no personal data. Reads are not audited, changes are.
Method plain(const QString &name, const QString &summary, std::vector<Param> params, const QString &result, Handler handler, bool writes) {
    return {name, summary, writes ? Permission::KnowledgeManage : Permission::KnowledgeRead, std::move(params), result, {}, true,
            writes ? Audit::Write : Audit::None, writes, std::move(handler)};
}

void addReads(Registry &registry, Knowledge &knowledge, Access &access) {
    registry.add(plain(u"knowledge.list"_s, u"Articles, changed last first; those in force, or for who writes them all."_s,
                       {{u"state"_s, T::String, false, u"draft, review, published, expired or withdrawn; all without."_s},
                        {u"category"_s, T::String, false, u"Of one category."_s},
                        {u"text"_s, T::String, false, u"Part of the title or the source."_s},
                        {u"cursor"_s, T::String, false, u"From the last page."_s},
                        {u"limit"_s, T::Integer, false, u"1…200, 50 by default."_s}},
                       u"{items:[{"_s + kItem + u"}], next, total}"_s,
                       [&knowledge, &access](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                           LX_TRY(const auto page, knowledge.list({p[u"state"_s].toString(), p[u"category"_s].toString(), p[u"text"_s].toString(),
                                                                   !c.may(Permission::KnowledgeManage)},
                                                                  p[u"cursor"_s].toString(), p[u"limit"_s].toInt(50)));
                           return QJsonValue(named(access, page));
                       },
                       false));
    registry.add(plain(u"knowledge.get"_s, u"One article: the version in force, or for who writes it the newest with all before it."_s, {kArticleId}, kArticle,
                       [&knowledge, &access](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                           LX_TRY(const auto article, knowledge.get(p[u"id"_s].toString(), c.may(Permission::KnowledgeManage)));
                           return QJsonValue(named(access, article));
                       },
                       false));
    registry.add(plain(u"knowledge.overview"_s, u"How many articles there are, by category and by state."_s, {},
                       u"{articles, categories:[{name, articles}], states:{draft, review, published, expired, withdrawn}}"_s,
                       [&knowledge](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                           LX_TRY(const auto figures, knowledge.overview());
                           return QJsonValue(figures);
                       },
                       false));
}

void addSearches(Registry &registry, Knowledge &knowledge, KnowledgeSearches &searches) {
    const auto asker = [](const Caller &c, const QString &what) { return c.sessionId + c.userId + u'/' + what; };
    Method search = plain(u"knowledge.search"_s, u"Articles in force that answer a question, the best first. Of one session the latest search wins."_s,
                          {{u"text"_s, T::String, true, u"What is asked, in anybody's words."_s}, {u"top"_s, T::Integer, false, u"1…50, 10 by default."_s}}, kHits,
                          nullptr, false);
    search.asyncHandler = [&searches, asker](const Caller &c, const QJsonObject &p, const MethodDone &done) {
        searches.start(asker(c, u"search"_s), p[u"text"_s].toString(), p[u"top"_s].toInt(10), [done](const Expected<KnowledgeSearch::Hits> &hits) {
            if (!hits)
                return done(hits.error());
            QJsonArray all;
            for (const auto &hit : *hits)
                all.append(hit.toJson());
            done(QJsonValue(all));
        });
    };
    registry.add(std::move(search));

    Method suggest = plain(u"knowledge.suggest"_s, u"The one article for what a citizen has just said, if one is good enough; none twice in a call."_s,
                           {{u"text"_s, T::String, true, u"A sentence that is complete."_s}, {u"callId"_s, T::String, false, u"Of the call, so that no card comes twice."_s}},
                           u"{card:{id, title, score, snippet, source, category, version, validUntil} or null, others:"_s + kHits + u"}"_s, nullptr, false);
    suggest.asyncHandler = [&searches, &knowledge, asker](const Caller &c, const QJsonObject &p, const MethodDone &done) {
        const QString text = p[u"text"_s].toString(), call = p[u"callId"_s].toString();
        searches.start(asker(c, u"suggest"_s), text, 8, [&knowledge, done, text, call, actor = c.userId](const Expected<KnowledgeSearch::Hits> &hits) {
            if (!hits)
                return done(hits.error());
            const auto shown = knowledge.shownIn(call);
            if (!shown)
                return done(shown.error());
            const auto suggestion = chooseSuggestion(text, *hits, *shown);
            QJsonArray others;
            for (const auto &other : suggestion.others)
                others.append(other.toJson());
            if (suggestion.card)
                if (const auto noted = knowledge.noteShown(suggestion.card->id, call, actor); !noted)
                    return done(noted.error());
            done(QJsonValue(QJsonObject{{u"card"_s, suggestion.card ? QJsonValue(suggestion.card->toJson()) : QJsonValue()}, {u"others"_s, others}}));
        }, KnowledgePlace::Titles);
    };
    registry.add(std::move(suggest));

    Method feedback = plain(u"knowledge.feedback"_s, u"A seat used an article, or it was of no help; counted once a call."_s,
                            {kArticleId, {u"verdict"_s, T::String, true, u"used or not_helpful."_s}, {u"callId"_s, T::String, false, u"Of the call."_s}}, u"{}"_s,
                            [&knowledge](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                                LX_CHECK(knowledge.feedback(p[u"id"_s].toString(), p[u"callId"_s].toString(), p[u"verdict"_s].toString(), c.userId));
                                return QJsonValue(QJsonObject());
                            },
                            true);
    feedback.permission = Permission::KnowledgeRead;
    registry.add(std::move(feedback));
}

void addWrites(Registry &registry, Knowledge &knowledge, Access &access) {
    const auto step = [&](const QString &name, const QString &summary, std::vector<Param> params,
                          const std::function<Expected<QJsonObject>(const QJsonObject &, const QString &)> &work) {
        registry.add(plain(name, summary, std::move(params), kArticle,
                           [work, &access](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                               LX_TRY(const auto article, work(p, c.userId));
                               return QJsonValue(named(access, article));
                           },
                           true));
    };
    step(u"knowledge.save"_s, u"Writes a new version of an article, as a draft."_s,
         {{u"id"_s, T::String, false, u"Of the article; left out: a new one."_s},
          {u"title"_s, T::String, true, u"1…200 characters."_s},
          {u"body"_s, T::String, true, u"What a citizen is told."_s},
          {u"source"_s, T::String, true, u"Who says so."_s},
          {u"category"_s, T::String, false, u"Of the matter."_s},
          {u"validFrom"_s, T::Any, false, u"2026-01-31, or UTC ms."_s},
          {u"validUntil"_s, T::Any, false, u"2026-12-31 (that day included), or UTC ms."_s},
          {u"aliases"_s, T::Array, false, u"Other names for it."_s},
          {u"basedOn"_s, T::Integer, false, u"Newest version that the writer saw."_s}},
         [&knowledge](const QJsonObject &p, const QString &actor) -> Expected<QJsonObject> {
             LX_TRY(const auto text, ArticleText::fromJson(p));
             return knowledge.save(p[u"id"_s].toString(), text, p[u"basedOn"_s].toInteger(), actor);
         });
    step(u"knowledge.submit"_s, u"Hands a draft in for review."_s, {kArticleId},
         [&knowledge](const QJsonObject &p, const QString &actor) { return knowledge.submit(p[u"id"_s].toString(), actor); });
    const Param note{u"note"_s, T::String, false, u"For the writer."_s};
    step(u"knowledge.publish"_s, u"Puts what was handed in into force; not by who wrote it."_s, {kArticleId, note},
         [&knowledge](const QJsonObject &p, const QString &actor) { return knowledge.review(p[u"id"_s].toString(), true, p[u"note"_s].toString(), actor); });
    step(u"knowledge.return"_s, u"Gives what was handed in back to who wrote it."_s, {kArticleId, note},
         [&knowledge](const QJsonObject &p, const QString &actor) { return knowledge.review(p[u"id"_s].toString(), false, p[u"note"_s].toString(), actor); });
    const Param reason{u"reason"_s, T::String, false, u"Kept with the version."_s};
    step(u"knowledge.expire"_s, u"Ends the validity of what is in force now."_s, {kArticleId, reason},
         [&knowledge](const QJsonObject &p, const QString &actor) { return knowledge.expire(p[u"id"_s].toString(), p[u"reason"_s].toString(), actor); });
    step(u"knowledge.withdraw"_s, u"Takes an article back, whatever its state."_s, {kArticleId, reason},
         [&knowledge](const QJsonObject &p, const QString &actor) { return knowledge.withdraw(p[u"id"_s].toString(), p[u"reason"_s].toString(), actor); });
    registry.add(plain(u"knowledge.import"_s, u"Articles from JSON lines or a spreadsheet, as a job; known again by title and source."_s,
                       {{u"path"_s, T::String, false, u"File on the engine's machine."_s},
                        {u"transfer"_s, T::String, false, u"Or a finished upload."_s},
                        {u"review"_s, T::Boolean, false, u"True: handed in for review instead of put into force."_s}},
                       u"{job}; its result is {added, updated, unchanged, rejectedRows, rejected:[{row, field, reason, remedy}]}"_s,
                       [&knowledge, &access](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                           QString path = p[u"path"_s].toString();
                           if (const QString transfer = p[u"transfer"_s].toString(); !transfer.isEmpty()) {
                               LX_TRY(path, access.transfers.pathOf(c, transfer));
                           }
                           if (path.isEmpty())
                               return Error{ErrorKind::Usage, u"knowledge.bad_file"_s, u"A path or a transfer is needed."_s, {}, u"path"_s};
                           LX_TRY(const auto job, access.jobs.start(u"knowledge.import"_s, c,
                                                                    [&knowledge, path, publish = !p[u"review"_s].toBool(), actor = c.userId](JobControl &control) -> Expected<QJsonValue> {
                                                                        LX_TRY(const auto result, knowledge.import(path, publish, actor, [&control](qint64 done, qint64 total) {
                                                                            control.setTotal(total);
                                                                            control.setDone(done);
                                                                            return !control.isCancelled();
                                                                        }));
                                                                        return QJsonValue(result.toJson());
                                                                    }));
                           return QJsonValue(QJsonObject{{u"job"_s, job}});
                       },
                       true));
}

void addSynonyms(Registry &registry, Knowledge &knowledge) {
    registry.add(plain(u"knowledge.synonyms"_s, u"What citizens say, and what articles say instead."_s, {}, u"{items:[{word, meanings}]}"_s,
                       [&knowledge](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                           LX_TRY(const auto all, knowledge.synonyms());
                           QStringList words = all.keys();
                           words.sort();
                           QJsonArray items;
                           for (const QString &word : words)
                               items.append(QJsonObject{{u"word"_s, word}, {u"meanings"_s, QJsonArray::fromStringList(all.value(word))}});
                           return QJsonValue(QJsonObject{{u"items"_s, items}});
                       },
                       false));
    registry.add(plain(u"knowledge.saveSynonym"_s, u"Changes what a word means; with no meaning it is taken out."_s,
                       {{u"word"_s, T::String, true, u"As citizens say it."_s}, {u"meanings"_s, T::Array, true, u"As articles say it."_s}}, u"{}"_s,
                       [&knowledge](const Caller &c, const QJsonObject &p) -> Expected<QJsonValue> {
                           QStringList meanings;
                           for (const auto &one : p[u"meanings"_s].toArray())
                               meanings << one.toString();
                           LX_CHECK(knowledge.saveSynonym(p[u"word"_s].toString(), meanings, c.userId));
                           return QJsonValue(QJsonObject());
                       },
                       true));
}

} // namespace

void registerKnowledgeMethods(Registry &registry, Knowledge &knowledge, KnowledgeSearches &searches, Access &access) {
    addReads(registry, knowledge, access);
    addSearches(registry, knowledge, searches);
    addWrites(registry, knowledge, access);
    addSynonyms(registry, knowledge);
    registry.addEvent({u"knowledge.*"_s, Permission::KnowledgeRead, {}, true,
                       u"saved, submitted, returned, published, expired, withdrawn {version}; used, not_helpful, shown {callId}; synonym {word}."_s});
}

} // namespace lianxin
