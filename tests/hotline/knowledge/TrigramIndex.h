// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Literals.h"
#include "platform/storage/Store.h"
#include <QSet>

namespace lianxin::test {

//! What retrieval is measured against: FTS5's own trigram tokenizer over title and body, bm25 with the same weights, any
//! three characters of the question. In the same SQLCipher store.
class TrigramIndex {
public:
    explicit TrigramIndex(Store &store)
        : m_store(store) {}
    static Migration schema() {
        return {u"trigram"_s, 1, u"-- only: sqlite\nCREATE VIRTUAL TABLE trigram USING fts5(title, body, tokenize='trigram')"_s};
    }
    Expected<void> fill() {
        return m_store.write([](Transaction &t) {
            t.execute(u"INSERT INTO trigram (rowid, title, body) SELECT a.row, v.title, v.source || ' ' || v.body FROM knowledge_article a "
                      "JOIN knowledge_version v ON v.article_id = a.id AND v.version = a.live_version");
        });
    }
    //! Titles, the best first.
    QStringList search(const QString &question, int top) {
        QStringList parts;
        for (qsizetype i = 0; i + 3 <= question.size(); ++i) {
            const QString three = question.mid(i, 3);
            if (std::all_of(three.begin(), three.end(), [](QChar c) { return c.isLetterOrNumber(); }) && !parts.contains(u'"' + three + u'"'))
                parts << u'"' + three + u'"';
        }
        QStringList titles;
        if (parts.isEmpty())
            return titles;
        (void)m_store.read([&](Snapshot &s) {
            s.forEach(u"SELECT title FROM trigram WHERE trigram MATCH $1 ORDER BY bm25(trigram, 8.0, 1.0) LIMIT $2", {parts.join(u" OR "_s), qint64(top)},
                      [&](const Row &row) {
                          titles << row.text(0);
                          return true;
                      });
        });
        return titles;
    }

private:
    Store &m_store;
};

} // namespace lianxin::test
