// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/hearing/HearingSchema.h"
#include "platform/base/Literals.h"

namespace lianxin {

// An announcement was known from version since to before version until (0: it still is). What it says is never changed:
// another label is another row, so that what an attempt was judged by can be told later.
std::vector<Migration> hearingSchema() {
    return {{u"hearing"_s, 1, uR"(
CREATE TABLE announcement (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    length_ms BIGINT NOT NULL,
    learned_at BIGINT NOT NULL,
    learned_by TEXT NOT NULL,
    attempt_id TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT NOT NULL,
    prints_sealed BLOB NOT NULL,
    example_sealed BLOB NOT NULL,
    hits BIGINT NOT NULL,
    last_hit_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX announcement_title ON announcement (title) WHERE until = 0;
CREATE TABLE hearing_value (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
)
)"_s},
            // What was kept of lines, by age: erased little by little.
            {u"hearing"_s, 2, u"CREATE INDEX recording_kind ON recording (kind, started_at) WHERE state IN ('finished', 'unfinished')"_s}};
}

} // namespace lianxin
