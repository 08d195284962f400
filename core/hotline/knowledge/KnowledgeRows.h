// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/knowledge/Knowledge.h"

namespace lianxin {

// How the knowledge base lies in the store; inside the module only.

//! live_until of what has no end; after every date that anybody writes.
constexpr qint64 kForGood = 8'640'000'000'000'000;

struct Knowledge::Head {
    Id id;
    qint64 row;
    ArticleState state;
    qint64 lastVersion;
    qint64 liveVersion;
};

//! Columns of a version in the order that textOf() and versionJson() read them.
inline const QString kVersionSql = u"SELECT title, body, category, source, valid_from, valid_until, aliases, version, state, author, written_at, reviewer, "
                                   "reviewed_at, note FROM knowledge_version"_s;
constexpr int kAuthorColumn = 9;

//! Whether a version that is published counts at \a now.
inline bool inForceAt(const ArticleText &text, qint64 now) {
    return text.validFrom <= now && (text.validUntil == 0 || text.validUntil > now);
}
ArticleText textOf(const Row &version);
QJsonObject versionJson(const Row &version);
QString aliasText(const QStringList &aliases);
//! What an article is known again by: title and source, however they are spaced.
QString sourceKey(const ArticleText &text);
//! An article without a version.
void insertHead(Transaction &t, const Id &id, const ArticleText &text);

template <class Head>
void setState(Transaction &t, const Head &head, ArticleState state, qint64 now) {
    t.execute(u"UPDATE knowledge_version SET state = $3 WHERE article_id = $1 AND version = $2", {head.id, head.lastVersion, nameOf(state)});
    t.execute(u"UPDATE knowledge_article SET state = $2, updated_at = $3 WHERE id = $1", {head.id, nameOf(state), now});
}

} // namespace lianxin
