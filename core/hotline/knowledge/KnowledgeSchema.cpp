// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/knowledge/KnowledgeSchema.h"

namespace lianxin {

// The tokens are rows of an ordinary table, so that a store can be copied from one kind of engine to the other; the
// index over them is FTS5 (which reads the table, and is kept by triggers) or a generated tsvector.
std::vector<Migration> knowledgeSchema() {
    return {{u"knowledge"_s, 1, uR"(
CREATE TABLE knowledge_article (
    id TEXT PRIMARY KEY,
    row BIGINT NOT NULL,
    source_key TEXT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    source TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    last_version BIGINT NOT NULL,
    live_version BIGINT NOT NULL,
    live_until BIGINT NOT NULL,
    author TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    shown BIGINT NOT NULL,
    used BIGINT NOT NULL,
    unhelpful BIGINT NOT NULL
);
CREATE UNIQUE INDEX knowledge_article_row ON knowledge_article (row);
CREATE UNIQUE INDEX knowledge_article_key ON knowledge_article (source_key);
CREATE INDEX knowledge_article_state ON knowledge_article (state, updated_at, id);
CREATE INDEX knowledge_article_updated ON knowledge_article (updated_at, id);
CREATE INDEX knowledge_article_until ON knowledge_article (live_until) WHERE live_version > 0;
CREATE TABLE knowledge_version (
    article_id TEXT NOT NULL,
    version BIGINT NOT NULL,
    state TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    category TEXT NOT NULL,
    source TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    aliases TEXT NOT NULL,
    author TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    reviewer TEXT NOT NULL,
    reviewed_at BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (article_id, version)
);
CREATE TABLE knowledge_text (
    row BIGINT PRIMARY KEY,
    title TEXT NOT NULL,
    aliases TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE knowledge_synonym (
    word TEXT PRIMARY KEY,
    meanings TEXT NOT NULL
);
CREATE TABLE knowledge_use (
    article_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    verdict TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (article_id, call_id, verdict)
);
CREATE INDEX knowledge_use_call ON knowledge_use (call_id, verdict);
CREATE TABLE knowledge_setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
-- only: postgresql
ALTER TABLE knowledge_text ADD COLUMN vector tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('simple'::regconfig, title), 'A') || setweight(to_tsvector('simple'::regconfig, aliases), 'B')
    || setweight(to_tsvector('simple'::regconfig, body), 'D')) STORED;
-- only: postgresql
CREATE INDEX knowledge_text_vector ON knowledge_text USING GIN (vector);
-- only: sqlite
CREATE VIRTUAL TABLE knowledge_fts USING fts5(title, aliases, body, content='knowledge_text', content_rowid='row', tokenize='ascii');
-- only: sqlite
INSERT INTO knowledge_fts (knowledge_fts, rank) VALUES ('rank', 'bm25(8.0, 6.0, 1.0)');
-- only: sqlite
CREATE TRIGGER knowledge_text_added AFTER INSERT ON knowledge_text BEGIN INSERT INTO knowledge_fts (rowid, title, aliases, body) VALUES (new.row, new.title, new.aliases, new.body); END;
-- only: sqlite
CREATE TRIGGER knowledge_text_changed AFTER UPDATE ON knowledge_text BEGIN INSERT INTO knowledge_fts (knowledge_fts, rowid, title, aliases, body) VALUES ('delete', old.row, old.title, old.aliases, old.body); INSERT INTO knowledge_fts (rowid, title, aliases, body) VALUES (new.row, new.title, new.aliases, new.body); END;
-- only: sqlite
CREATE TRIGGER knowledge_text_removed AFTER DELETE ON knowledge_text BEGIN INSERT INTO knowledge_fts (knowledge_fts, rowid, title, aliases, body) VALUES ('delete', old.row, old.title, old.aliases, old.body); END
)"_s},
            // A single character is looked for as the beginning of pairs: an index of beginnings spares merging all of those.
            {u"knowledge"_s, 2, uR"(
-- only: sqlite
DROP TABLE knowledge_fts;
-- only: sqlite
CREATE VIRTUAL TABLE knowledge_fts USING fts5(title, aliases, body, content='knowledge_text', content_rowid='row', tokenize='ascii', prefix='1');
-- only: sqlite
INSERT INTO knowledge_fts (knowledge_fts, rank) VALUES ('rank', 'bm25(8.0, 6.0, 1.0)');
-- only: sqlite
INSERT INTO knowledge_fts (knowledge_fts) VALUES ('rebuild')
)"_s},
            // What is shown unasked answers by its title; an index without the bodies is a tenth as large to read.
            {u"knowledge"_s, 3, uR"(
-- only: sqlite
CREATE VIRTUAL TABLE knowledge_title_fts USING fts5(title, aliases, content='knowledge_text', content_rowid='row', tokenize='ascii', prefix='1');
-- only: sqlite
INSERT INTO knowledge_title_fts (knowledge_title_fts, rank) VALUES ('rank', 'bm25(8.0, 6.0)');
-- only: sqlite
CREATE TRIGGER knowledge_title_added AFTER INSERT ON knowledge_text BEGIN INSERT INTO knowledge_title_fts (rowid, title, aliases) VALUES (new.row, new.title, new.aliases); END;
-- only: sqlite
CREATE TRIGGER knowledge_title_changed AFTER UPDATE ON knowledge_text BEGIN INSERT INTO knowledge_title_fts (knowledge_title_fts, rowid, title, aliases) VALUES ('delete', old.row, old.title, old.aliases); INSERT INTO knowledge_title_fts (rowid, title, aliases) VALUES (new.row, new.title, new.aliases); END;
-- only: sqlite
CREATE TRIGGER knowledge_title_removed AFTER DELETE ON knowledge_text BEGIN INSERT INTO knowledge_title_fts (knowledge_title_fts, rowid, title, aliases) VALUES ('delete', old.row, old.title, old.aliases); END;
-- only: sqlite
INSERT INTO knowledge_title_fts (knowledge_title_fts) VALUES ('rebuild')
)"_s}};
}

} // namespace lianxin
