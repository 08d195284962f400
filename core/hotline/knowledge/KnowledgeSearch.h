// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/knowledge/KnowledgeQuery.h"
#include "platform/storage/Store.h"
#include <QThreadPool>
#include <QObject>
#include <atomic>
#include <functional>
#include <map>
#include <mutex>

namespace lianxin {

class Clock;
class Knowledge;

//! \brief An article that answers.
struct LIANXIN_EXPORT KnowledgeHit {
    Id id;
    QString title;
    QString source;
    QString category;
    QString snippet;
    qint64 version = 0;
    qint64 validUntil = 0; //!< UTC ms; 0: for good
    double score = 0;      //!< 0…1, alike on both engines
    QJsonObject toJson() const;
};

//! \brief Finds articles in force: the words of the question as phrases over pairs of Han characters, all of them first,
//! any of them to fill; then by how much of what is asked each one answers. Any thread; a search reads on the calling
//! thread's connection.
class LIANXIN_EXPORT KnowledgeSearch {
public:
    KnowledgeSearch(Store &store, Knowledge &knowledge, const Clock &clock);

    using Hits = std::vector<KnowledgeHit>;
    //! At most \a top (1…50), the best first. Errors: text.no_dictionary, knowledge.superseded (Cancelled), storage.*.
    //! \a place: Titles finds only what has a word of the question there, for a third of the work; no other is a good answer.
    Expected<Hits> search(const QString &text, int top, const std::atomic<bool> *cancelled = nullptr, KnowledgePlace place = KnowledgePlace::Anywhere);

private:
    struct Known;
    struct Candidate;
    using CandidatePtr = std::shared_ptr<const Candidate>;
    std::vector<CandidatePtr> candidatesAt(Snapshot &s, Known &known, const std::vector<qint64> &rows, const std::atomic<bool> *cancelled) const;
    std::shared_ptr<Known> knownNow(Snapshot &s);
    void weigh(Snapshot &s, Known &known, std::vector<KnowledgeTerm> &terms, const WordCutter &cutter) const;

    Store &m_store;
    Knowledge &m_knowledge;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::shared_ptr<Known> m_known; //!< synonyms, how many articles have a word, and articles, of one version of the knowledge base
};

//! \brief Searches on threads of its own; of what one asker asks the latest wins: an older question that is still being
//! answered ends with knowledge.superseded (Cancelled). Engine's main thread, where answers come as well.
class LIANXIN_EXPORT KnowledgeSearches : public QObject {
    Q_OBJECT
public:
    explicit KnowledgeSearches(KnowledgeSearch &search, QObject *parent = nullptr);
    ~KnowledgeSearches() override;
    using Done = std::function<void(Expected<KnowledgeSearch::Hits>)>;
    void start(const QString &asker, const QString &text, int top, Done done, KnowledgePlace place = KnowledgePlace::Anywhere);
    int running() const { return int(m_running.size()); }

private:
    KnowledgeSearch &m_search;
    QThreadPool m_pool;
    std::map<QString, std::shared_ptr<std::atomic<bool>>> m_running; //!< by asker: the latest
};

} // namespace lianxin
