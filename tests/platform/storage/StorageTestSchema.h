// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/OpenStore.h"

namespace lianxin::test {

//! What storage's tests store: notes, and tags that refer to them.
inline std::vector<Migration> noteSchema() {
    return {{u"notes"_s, 1,
             u"CREATE TABLE note (id TEXT PRIMARY KEY, body TEXT NOT NULL, at BIGINT, weight DOUBLE PRECISION, "
             "sealed BLOB);\n"
             "CREATE TABLE tag (note_id TEXT NOT NULL REFERENCES note (id), name TEXT NOT NULL CHECK (name <> ''), "
             "PRIMARY KEY (note_id, name))"_s}};
}

inline const QString kInsertNote = u"INSERT INTO note (id, body, at, weight, sealed) VALUES ($1, $2, $3, $4, $5)"_s;

inline Params note(const QString &id, const QString &body = u"text"_s) {
    return {id, body, qint64(1), 0.5, QByteArray("\0\1\xff", 3)};
}

inline qint64 countOf(Store &store, const QString &table = u"note"_s) {
    return store
        .readReturning<qint64>([&](Snapshot &s) { return s.first(u"SELECT COUNT(*) FROM "_s + table)->integer(0); })
        .valueOr(-1);
}

} // namespace lianxin::test
