// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/ListSchema.h"
#include "platform/base/Literals.h"

namespace lianxin {

std::vector<Migration> listSchema() {
    // Rows in the order of their key, without a second tree for it: an import writes a tenth less. New cards hold the
    // number themselves; phone_sealed is that of rows from before, and empty since. Titles and roles are kept once a list.
    return {{u"lists"_s, 1, uR"(
-- only: sqlite
ALTER TABLE contact RENAME TO contact_before;
-- only: sqlite
CREATE TABLE contact (
    list_id TEXT NOT NULL,
    row_number BIGINT NOT NULL,
    phone_index BLOB NOT NULL,
    phone_sealed BLOB NOT NULL,
    phone_masked TEXT NOT NULL,
    phone_kind TEXT NOT NULL,
    phone_place TEXT NOT NULL DEFAULT '',
    phone_carrier TEXT NOT NULL DEFAULT '',
    name_masked TEXT NOT NULL,
    card_sealed BLOB NOT NULL,
    PRIMARY KEY (list_id, row_number)
) WITHOUT ROWID;
-- only: sqlite
INSERT INTO contact (list_id, row_number, phone_index, phone_sealed, phone_masked, phone_kind, name_masked, card_sealed)
    SELECT list_id, row_number, phone_index, phone_sealed, phone_masked, phone_kind, name_masked, card_sealed FROM contact_before
    ORDER BY list_id, row_number;
-- only: sqlite
DROP TABLE contact_before;
-- only: postgresql
ALTER TABLE contact ADD COLUMN phone_place TEXT NOT NULL DEFAULT '';
-- only: postgresql
ALTER TABLE contact ADD COLUMN phone_carrier TEXT NOT NULL DEFAULT '';
ALTER TABLE contact_list ADD COLUMN roles TEXT NOT NULL DEFAULT '';
CREATE TABLE list_template (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    shape TEXT NOT NULL,
    mapping TEXT NOT NULL,
    area_code TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX list_template_shape ON list_template (shape)
)"_s},
            // Lists page by page; where their people come from, as evidence: {} of a file.
            {u"lists"_s, 2, uR"(
ALTER TABLE contact_list ADD COLUMN source TEXT NOT NULL DEFAULT '{}';
CREATE INDEX contact_list_newest ON contact_list (created_at, id)
)"_s},
            // Further numbers of a person, found by number; the numbers themselves are in the card.
            {u"lists"_s, 3, uR"(
CREATE TABLE contact_other (
    list_id TEXT NOT NULL,
    row_number BIGINT NOT NULL,
    place BIGINT NOT NULL,
    phone_index BLOB NOT NULL,
    phone_masked TEXT NOT NULL,
    PRIMARY KEY (list_id, row_number, place)
);
CREATE INDEX contact_other_phone ON contact_other (phone_index, list_id)
)"_s}};
}

} // namespace lianxin
