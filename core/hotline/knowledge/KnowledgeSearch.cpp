// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/knowledge/KnowledgeSearch.h"
#include "hotline/knowledge/KnowledgeRows.h"
#include "platform/base/Clock.h"
#include <QCache>
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr int kCandidates = 60;
constexpr qint64 kCountTo = 4'000; //!< beyond it a word tells nothing more
constexpr double kCommon = 0.2;    //!< share of the articles from which on a word is left out of "any of them"
constexpr double kTooMany = 2'500; //!< and so many of them cost too much to rank
constexpr std::size_t kWordsKept = 20'000;
constexpr int kTextsKept = 8'000; //!< some 20 MB of articles

Error superseded() {
    return {ErrorKind::Cancelled, u"knowledge.superseded"_s, u"A newer question was asked meanwhile."_s, {}, {}};
}

QString matching(Snapshot &s, const std::vector<KnowledgeTerm> &terms, bool all, KnowledgePlace place = KnowledgePlace::Anywhere) {
    return s.isPostgres() ? tsqueryExpression(terms, all, place) : ftsExpression(terms, all);
}

QString countSql(Snapshot &s) {
    return (s.isPostgres() ? u"SELECT COUNT(*) FROM (SELECT 1 FROM knowledge_text WHERE vector @@ CAST($1 AS tsquery) LIMIT %1) AS found"_s
                           : u"SELECT COUNT(*) FROM (SELECT 1 FROM knowledge_fts WHERE knowledge_fts MATCH $1 LIMIT %1)"_s)
        .arg(kCountTo);
}

QString bestSql(Snapshot &s, KnowledgePlace place) {
    if (!s.isPostgres() && place == KnowledgePlace::Titles)
        return u"SELECT rowid FROM knowledge_title_fts WHERE knowledge_title_fts MATCH $1 ORDER BY rank LIMIT %1"_s.arg(kCandidates);
    return (s.isPostgres() ? u"SELECT row FROM knowledge_text WHERE vector @@ CAST($1 AS tsquery) "
                             "ORDER BY ts_rank('{0.05,0.1,0.7,1.0}', vector, CAST($1 AS tsquery)) DESC, row LIMIT %1"_s
                           : u"SELECT rowid FROM knowledge_fts WHERE knowledge_fts MATCH $1 ORDER BY rank LIMIT %1"_s)
        .arg(kCandidates);
}

} // namespace

//! An article in force, as the ranking needs it.
struct KnowledgeSearch::Candidate {
    Id id;
    qint64 version = 0;
    ArticleText text;
};

QJsonObject KnowledgeHit::toJson() const {
    return {{u"id"_s, id},           {u"title"_s, title},     {u"score"_s, std::round(score * 1'000) / 1'000}, {u"snippet"_s, snippet},
            {u"source"_s, source},   {u"category"_s, category}, {u"version"_s, version},                       {u"validUntil"_s, validUntil}};
}

struct KnowledgeSearch::Known {
    qint64 version = -1;
    qint64 articles = 0;
    QHash<QString, QStringList> synonyms;
    std::mutex mutex;
    QHash<QString, qint64> having;                      //!< by expression
    QCache<qint64, CandidatePtr> texts{kTextsKept}; //!< by row: people ask for the same ones, and each is four pages to read
};

KnowledgeSearch::KnowledgeSearch(Store &store, Knowledge &knowledge, const Clock &clock)
    : m_store(store)
    , m_knowledge(knowledge)
    , m_clock(clock) {}

std::shared_ptr<KnowledgeSearch::Known> KnowledgeSearch::knownNow(Snapshot &s) {
    const qint64 version = m_knowledge.version(s);
    const std::scoped_lock lock(m_mutex);
    if (m_known && m_known->version == version)
        return m_known;
    auto known = std::make_shared<Known>();
    known->version = version;
    known->articles = s.first(u"SELECT COUNT(*) FROM knowledge_text")->integer(0);
    s.forEach(u"SELECT word, meanings FROM knowledge_synonym", {}, [&](const Row &row) {
        known->synonyms.insert(row.text(0), row.text(1).split(u' ', Qt::SkipEmptyParts));
        return true;
    });
    m_known = known;
    return known;
}

void KnowledgeSearch::weigh(Snapshot &s, Known &known, std::vector<KnowledgeTerm> &terms, const WordCutter &cutter) const {
    const QString sql = countSql(s);
    const auto having = [&](const KnowledgeTerm &term) {
        const QString expression = matching(s, {term}, true);
        if (expression.isEmpty())
            return qint64(0);
        {
            const std::scoped_lock lock(known.mutex);
            if (const auto it = known.having.constFind(expression); it != known.having.constEnd())
                return *it;
        }
        const qint64 count = s.first(sql, {expression})->integer(0);
        const std::scoped_lock lock(known.mutex);
        if (std::size_t(known.having.size()) < kWordsKept)
            known.having.insert(expression, count);
        return count;
    };
    std::vector<KnowledgeTerm> all;
    for (auto &term : terms) {
        term.articles = having(term);
        if (term.articles == 0 && term.forms.size() == 1 && term.forms.first().size() > 2) {
            // No article has the word as a whole; what it is made of may be there.
            bool found = false;
            for (const QString &part : cutter.partsOf(term.forms.first())) {
                KnowledgeTerm smaller{{part}, 1, 0};
                smaller.articles = having(smaller);
                found |= smaller.articles > 0;
                all.push_back(std::move(smaller));
            }
            if (found)
                continue;
            all.resize(all.size() - std::size_t(cutter.partsOf(term.forms.first()).size()));
        }
        all.push_back(term);
    }
    const auto total = double(known.articles);
    for (auto &term : all) {
        const auto count = double(term.articles);
        // A word that no article has says little about which one is meant.
        term.weight = term.articles == 0 ? 0.25 * std::log(1 + total) : std::log(1 + (total - count + 0.5) / (count + 0.5));
        term.weight = std::max(term.weight, 0.05);
    }
    terms = std::move(all);
}

std::vector<KnowledgeSearch::CandidatePtr> KnowledgeSearch::candidatesAt(Snapshot &s, Known &known, const std::vector<qint64> &rows,
                                                        const std::atomic<bool> *cancelled) const {
    std::vector<CandidatePtr> candidates;
    QStringList missing;
    {
        const std::scoped_lock lock(known.mutex);
        for (const qint64 row : rows) {
            if (const auto *kept = known.texts.object(row))
                candidates.push_back(*kept);
            else
                missing << QString::number(row);
        }
    }
    if (missing.isEmpty())
        return candidates;
    s.forEach(u"SELECT v.title, v.body, v.category, v.source, v.valid_from, v.valid_until, v.aliases, v.version, a.id, a.row FROM knowledge_article a "
              "JOIN knowledge_version v ON v.article_id = a.id AND v.version = a.live_version WHERE a.row IN (%1)"_s.arg(missing.join(u',')),
              {}, [&](const Row &row) {
                  candidates.push_back(std::make_shared<const Candidate>(Candidate{row.text(8), row.integer(7), textOf(row)}));
                  const std::scoped_lock lock(known.mutex);
                  known.texts.insert(row.integer(9), new CandidatePtr(candidates.back()));
                  return !(cancelled && *cancelled);
              });
    return candidates;
}

Expected<KnowledgeSearch::Hits> KnowledgeSearch::search(const QString &text, int top, const std::atomic<bool> *cancelled, KnowledgePlace place) {
    top = std::clamp(top, 1, 50);
    LX_TRY(const auto cutter, WordCutter::shared());
    const auto goOn = [&] {
        if (cancelled && *cancelled)
            throw StoreFailure(superseded());
    };
    return m_store.readReturning<Hits>([&](Snapshot &s) {
        goOn();
        const auto known = knownNow(s);
        auto terms = knowledgeTerms(text, *cutter, known->synonyms);
        weigh(s, *known, terms, *cutter);
        std::vector<KnowledgeTerm> present;
        for (const auto &term : terms)
            if (term.articles > 0)
                present.push_back(term);
        if (present.empty())
            return Hits();
        goOn();
        const QString sql = bestSql(s, place);
        std::vector<qint64> rows;
        const auto add = [&](const std::vector<KnowledgeTerm> &wanted, bool all) {
            for (const Row &row : s.query(sql, {matching(s, wanted, all, place)}))
                if (std::find(rows.begin(), rows.end(), row.integer(0)) == rows.end())
                    rows.push_back(row.integer(0));
        };
        // Among very many articles the commonest words cost the most and tell the least: the ranking below looks at them.
        const auto fewerThan = [&](double limit) {
            std::vector<KnowledgeTerm> telling;
            std::copy_if(present.begin(), present.end(), std::back_inserter(telling), [&](const KnowledgeTerm &term) { return double(term.articles) < limit; });
            return telling.empty() ? present : telling;
        };
        add(fewerThan(kCountTo), true);
        if (int(rows.size()) < kCandidates && present.size() > 1) {
            goOn();
            add(fewerThan(std::clamp(kCommon * double(known->articles), 50.0, kTooMany) + 1), false);
        }
        goOn();
        if (rows.empty())
            return Hits();
        const auto candidates = candidatesAt(s, *known, rows, cancelled);
        goOn();
        const qint64 now = m_clock.now();
        std::vector<std::pair<double, CandidatePtr>> found;
        for (const CandidatePtr &one : candidates)
            if (inForceAt(one->text, now))
                found.emplace_back(knowledgeScore(one->text, terms), one);
        goOn();
        std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
            return a.first != b.first ? a.first > b.first : a.second->id < b.second->id;
        });
        Hits hits;
        for (std::size_t i = 0; i < std::min(found.size(), std::size_t(top)); ++i) {
            const auto &[score, one] = found[i];
            hits.push_back({one->id, one->text.title, one->text.source, one->text.category, knowledgeSnippet(one->text, terms), one->version,
                            one->text.validUntil, score});
        }
        return hits;
    });
}

KnowledgeSearches::KnowledgeSearches(KnowledgeSearch &search, QObject *parent)
    : QObject(parent)
    , m_search(search) {
    m_pool.setMaxThreadCount(2);
    m_pool.start([] { (void)WordCutter::shared(); }); // the dictionary is read before the first citizen speaks; a failure is told to who searches
}

KnowledgeSearches::~KnowledgeSearches() {
    for (const auto &[asker, cancelled] : m_running)
        *cancelled = true;
    m_pool.clear();
    m_pool.waitForDone();
}

void KnowledgeSearches::start(const QString &asker, const QString &text, int top, Done done, KnowledgePlace place) {
    auto cancelled = std::make_shared<std::atomic<bool>>(false);
    if (const auto older = m_running.find(asker); older != m_running.end())
        *older->second = true;
    m_running.insert_or_assign(asker, cancelled);
    m_pool.start([this, asker, text, top, place, cancelled, done = std::move(done)] {
        auto hits = *cancelled ? Expected<KnowledgeSearch::Hits>(superseded()) : m_search.search(text, top, cancelled.get(), place);
        QMetaObject::invokeMethod(
            this,
            [this, asker, cancelled, done, hits = std::move(hits)] {
                if (const auto latest = m_running.find(asker); latest != m_running.end() && latest->second == cancelled)
                    m_running.erase(latest);
                done(*cancelled ? Expected<KnowledgeSearch::Hits>(superseded()) : hits);
            },
            Qt::QueuedConnection);
    });
}

} // namespace lianxin
