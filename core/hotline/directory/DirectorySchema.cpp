// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/directory/DirectorySchema.h"
#include "platform/base/Literals.h"

namespace lianxin {

std::vector<Migration> directorySchema() {
    return {{u"directory"_s, 1, uR"(
CREATE TABLE unit (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL,
    name TEXT NOT NULL UNIQUE,
    superior_id TEXT NOT NULL,
    district TEXT NOT NULL,
    phone_sealed BLOB,
    phone_index BLOB,
    phone_masked TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX unit_code ON unit (code) WHERE code <> '';
CREATE TABLE liaison (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL,
    name_sealed BLOB NOT NULL,
    name_masked TEXT NOT NULL,
    phone_sealed BLOB NOT NULL,
    phone_index BLOB NOT NULL,
    phone_masked TEXT NOT NULL,
    position BIGINT NOT NULL,
    UNIQUE (unit_id, phone_index)
);
CREATE TABLE citizen (
    id TEXT PRIMARY KEY,
    phone_index BLOB NOT NULL UNIQUE,
    phone_sealed BLOB NOT NULL,
    phone_masked TEXT NOT NULL,
    name_sealed BLOB NOT NULL,
    name_masked TEXT NOT NULL,
    preferences TEXT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE TABLE do_not_call (
    id TEXT PRIMARY KEY,
    phone_index BLOB NOT NULL UNIQUE,
    phone_sealed BLOB NOT NULL,
    phone_masked TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT NOT NULL,
    until_at BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    added_by TEXT NOT NULL
)
)"_s},
            // Few have wishes: who does, is found without walking all who ever called.
            {u"directory"_s, 2, u"CREATE INDEX citizen_wishes ON citizen (phone_index) WHERE preferences <> '{}'"_s},
            // When a unit is at work, where it has hours of its own: as WorkShifts reads it.
            {u"directory"_s, 3, u"ALTER TABLE unit ADD COLUMN hours TEXT NOT NULL DEFAULT ''"_s}};
}

} // namespace lianxin
