// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/knowledge/Article.h"
#include "platform/storage/Store.h"
#include <QHash>
#include <QJsonArray>
#include <QObject>
#include <QTimer>
#include <functional>

namespace lianxin {

class Clock;

//! \brief The knowledge base 知识库: articles with versions, validity and review. Who wrote a version cannot publish it;
//! what is not in force is never found. Every change is an event ("knowledge.saved", ".submitted", ".returned",
//! ".published", ".expired", ".withdrawn") in the same transaction. Functions that write are for any thread, start() for
//! the engine's main thread.
//!
//! Errors: knowledge.unknown (NotFound), knowledge.bad_article (BadInput), knowledge.exists (Conflict: another article has
//! that title and source), knowledge.changed_meanwhile, knowledge.wrong_state, knowledge.over (Conflict),
//! knowledge.own_article (Refused), knowledge.bad_file, knowledge.nothing_usable, knowledge.columns_missing (BadInput), storage.*.
class LIANXIN_EXPORT Knowledge : public QObject {
    Q_OBJECT
public:
    Knowledge(Store &store, const Clock &clock, QObject *parent = nullptr);

    //! Puts the shipped synonyms into a store that has none. Once, after the schema is there.
    Expected<void> load();
    //! Begins to take out of force what is over, every minute.
    void start();
    //! Takes out of force what is over; gives how many.
    Expected<int> expireDue();

    //! \name Writing. Each gives the article as get() with everything.
    //! @{
    //! A new version as a draft; \a id empty: a new article. \a basedOn: the newest version that the writer saw; 0: none.
    Expected<QJsonObject> save(const Id &id, const ArticleText &text, qint64 basedOn, const QString &actor);
    Expected<QJsonObject> submit(const Id &id, const QString &actor); //!< draft → review
    //! review → published, by another person than who wrote it; or back to draft, with \a note.
    Expected<QJsonObject> review(const Id &id, bool publish, const QString &note, const QString &actor);
    Expected<QJsonObject> expire(const Id &id, const QString &reason, const QString &actor);   //!< in force → expired
    Expected<QJsonObject> withdraw(const Id &id, const QString &reason, const QString &actor); //!< anything → withdrawn
    //! @}

    //! \name Reading
    //! @{
    //! The version in force; with \a everything the newest one, and all versions, newest first.
    Expected<QJsonObject> get(const Id &id, bool everything);
    struct Filter {
        QString state;    //!< name of an ArticleState; empty: all
        QString category;
        QString text;     //!< part of a title or a source
        bool inForceOnly = false;
    };
    //! {"items","next","total"}: without bodies, changed last first.
    Expected<QJsonObject> list(const Filter &filter, const QString &cursor, int limit);
    //! {"categories":[{"name","articles"}],"states":{…},"articles"}
    Expected<QJsonObject> overview();
    //! @}

    //! \name Import
    //! @{
    struct Imported {
        int added = 0, updated = 0, unchanged = 0, rejectedRows = 0;
        QJsonArray rejected; //!< [{row, field, reason, remedy}], at most 200
        QJsonObject toJson() const;
    };
    //! .jsonl (an article a line: title, body, source; category, valid_from, valid_until, aliases) or a spreadsheet with
    //! 标题 内容 来源 [分类 有效期起 有效期至 别名]. An article is known again by title and source; what did not change stays
    //! as it is. \a publish: in force at once (official material that was reviewed elsewhere); else handed in for review.
    //! Errors: knowledge.bad_file, knowledge.nothing_usable (all rows refused), knowledge.columns_missing, sheet.*, jobs.cancelled.
    Expected<Imported> import(const QString &path, bool publish, const QString &actor, const std::function<bool(qint64 done, qint64 total)> &progress = {});
    //! The real service matters that are shipped as a sample; for rehearsals and demonstrations.
    Expected<Imported> importSample(const QString &actor);
    //! @}

    //! \name Synonyms: what citizens say → what articles say
    //! @{
    Expected<QHash<QString, QStringList>> synonyms();
    //! No \a meanings: takes the word out.
    Expected<void> saveSynonym(const QString &word, const QStringList &meanings, const QString &actor);
    //! @}

    //! \name Use
    //! @{
    //! A seat did something with an article: "used" or "not_helpful". Counted once a call.
    //! Errors: knowledge.bad_verdict (Usage), knowledge.unknown.
    Expected<void> feedback(const Id &id, const QString &callId, const QString &verdict, const QString &actor);
    //! A suggestion was shown; counted once a call.
    Expected<void> noteShown(const Id &id, const QString &callId, const QString &actor);
    //! Articles that were suggested in a call before.
    Expected<QStringList> shownIn(const QString &callId);
    //! @}

    //! Goes up whenever articles in force or synonyms change. Any thread.
    qint64 version(Snapshot &s) const;

private:
    struct Head;
    static Head headOf(Snapshot &s, const Id &id);
    static void putVersion(Transaction &t, const Id &id, qint64 version, ArticleState state, const ArticleText &text, const QString &actor, qint64 now);
    static void putInForce(Transaction &t, const Head &head, qint64 version, const ArticleText &text);
    static void takeOutOfForce(Transaction &t, const Head &head, ArticleState state);
    static void touch(Transaction &t);
    Expected<QJsonObject> change(const Id &id, const std::function<void(Transaction &, const Head &)> &work);
    enum class Taken { Added, Updated, Unchanged };
    Taken take(Transaction &t, const ArticleText &text, bool publish, const QString &actor);
    Expected<void> count(const Id &id, const QString &callId, const QString &verdict, const QString &column, const QString &actor);

    Store &m_store;
    const Clock &m_clock;
    QTimer m_minute;
};

} // namespace lianxin
