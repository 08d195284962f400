// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/RecordsSchema.h"

namespace lianxin {

std::vector<Migration> recordsSchema() {
    return {{u"records"_s, 1, uR"(
CREATE TABLE call (
    id TEXT PRIMARY KEY,
    engine TEXT NOT NULL,
    direction TEXT NOT NULL,
    phase TEXT NOT NULL,
    phone_sealed BLOB,
    phone_index BLOB,
    phone_masked TEXT NOT NULL,
    name_sealed BLOB,
    name_masked TEXT NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    source_name TEXT NOT NULL,
    order_id TEXT NOT NULL,
    attempt_id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    flow_id TEXT NOT NULL,
    trunk_id TEXT NOT NULL,
    seat_number TEXT NOT NULL,
    why TEXT NOT NULL,
    verify_code TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    handover TEXT,
    answers_sealed BLOB,
    outcome TEXT NOT NULL,
    result TEXT NOT NULL,
    sip_status BIGINT NOT NULL,
    hung_up_by TEXT NOT NULL,
    summary_sealed BLOB,
    wrapped_at BIGINT NOT NULL,
    ticket_id TEXT NOT NULL
);
CREATE INDEX call_running ON call (engine) WHERE ended_at = 0;
CREATE INDEX call_source ON call (source_id, id);
CREATE INDEX call_phone ON call (phone_index, id);
CREATE INDEX call_seat ON call (seat_number, id);
CREATE TABLE leg (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    seat_number TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    sip_status BIGINT NOT NULL,
    codec TEXT NOT NULL
);
CREATE INDEX leg_call ON leg (call_id, id);
CREATE TABLE recording (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL,
    engine TEXT NOT NULL,
    state TEXT NOT NULL,
    path TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    frames BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    channels BIGINT NOT NULL
);
CREATE INDEX recording_call ON recording (call_id, id);
CREATE INDEX recording_open ON recording (engine) WHERE state = 'recording';
CREATE TABLE dialogue_step (
    call_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    speaker TEXT NOT NULL,
    text_sealed BLOB NOT NULL,
    key_pressed TEXT NOT NULL,
    PRIMARY KEY (call_id, seq)
)
)"_s},
            {u"records"_s, 2, u"ALTER TABLE recording ADD COLUMN kind TEXT NOT NULL DEFAULT 'call'"_s},
            {u"records"_s, 3, u"ALTER TABLE dialogue_step ADD COLUMN meaning_sealed BLOB;\n"
                              "ALTER TABLE dialogue_step ADD COLUMN confidence DOUBLE PRECISION"_s},
            // What was recognised in a talk, and what people put right in it. rev grows with every change of a call's
            // transcript, so that a reader can go on from where it was.
            {u"records"_s, 4, u"ALTER TABLE dialogue_step ADD COLUMN rev BIGINT NOT NULL DEFAULT 0;\n"
                              "ALTER TABLE dialogue_step ADD COLUMN utterance TEXT NOT NULL DEFAULT '';\n"
                              "ALTER TABLE dialogue_step ADD COLUMN ended_at BIGINT NOT NULL DEFAULT 0;\n"
                              "ALTER TABLE dialogue_step ADD COLUMN seat_number TEXT NOT NULL DEFAULT '';\n"
                              "ALTER TABLE dialogue_step ADD COLUMN corrected_sealed BLOB;\n"
                              "ALTER TABLE dialogue_step ADD COLUMN corrected_by TEXT NOT NULL DEFAULT '';\n"
                              "ALTER TABLE dialogue_step ADD COLUMN corrected_at BIGINT NOT NULL DEFAULT 0;\n"
                              "UPDATE dialogue_step SET rev = seq;\n"
                              "CREATE INDEX dialogue_step_at ON dialogue_step (at, call_id, seq)"_s},
            {u"records"_s, 5, u"ALTER TABLE call ADD COLUMN next_step_sealed BLOB"_s},
            {u"records"_s, 6, u"ALTER TABLE dialogue_step ADD COLUMN mood TEXT NOT NULL DEFAULT ''"_s},
            {u"records"_s, 7, u"ALTER TABLE leg ADD COLUMN party TEXT NOT NULL DEFAULT ''"_s},
            {u"records"_s, 8, u"ALTER TABLE call ADD COLUMN summary_source TEXT NOT NULL DEFAULT '';\n"
                              "ALTER TABLE call ADD COLUMN summary_model TEXT NOT NULL DEFAULT ''"_s},
            // What a seat has typed and not filed.
            {u"records"_s, 9, uR"(
CREATE TABLE seat_draft (
    user_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    kept_at BIGINT NOT NULL,
    draft_sealed BLOB NOT NULL,
    PRIMARY KEY (user_id, call_id)
);
CREATE INDEX seat_draft_kept ON seat_draft (kept_at)
)"_s}};
}

} // namespace lianxin
