// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/DiallingSchema.h"

namespace lianxin {

std::vector<Migration> diallingSchema() {
    return {{u"dialling"_s, 1, uR"(
CREATE TABLE call_order (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL,
    phone_sealed BLOB NOT NULL,
    phone_index BLOB NOT NULL,
    phone_masked TEXT NOT NULL,
    name_masked TEXT NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    lane TEXT NOT NULL,
    flow_id TEXT NOT NULL,
    variables_sealed BLOB,
    trunk_id TEXT NOT NULL,
    caller_id TEXT NOT NULL,
    skill TEXT NOT NULL,
    priority BIGINT NOT NULL,
    earliest BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    attempts TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts_made BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    outcome TEXT,
    result TEXT NOT NULL,
    held_by TEXT NOT NULL,
    attempt_id TEXT,
    cancel_asked BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL
);
CREATE INDEX call_order_due ON call_order (lane, priority DESC, due_at, id) WHERE state = 'waiting';
CREATE INDEX call_order_phone ON call_order (phone_index);
CREATE INDEX call_order_source ON call_order (source_id, state);
CREATE TABLE call_lane (
    lane TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    closed BIGINT NOT NULL,
    touched BIGINT NOT NULL
);
CREATE TABLE attempt (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL,
    source TEXT NOT NULL,
    source_id TEXT NOT NULL,
    lane TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    phone_index BLOB NOT NULL,
    phone_masked TEXT NOT NULL,
    number BIGINT NOT NULL,
    engine TEXT NOT NULL,
    trunk_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    day TEXT NOT NULL,
    intent_at BIGINT NOT NULL,
    sent_at BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    outcome TEXT,
    cause TEXT NOT NULL,
    result TEXT NOT NULL,
    answers_sealed BLOB,
    detail TEXT NOT NULL,
    resolved_by TEXT NOT NULL
);
CREATE INDEX attempt_order ON attempt (order_id, number);
CREATE INDEX attempt_source ON attempt (source_id, id);
CREATE INDEX attempt_phone ON attempt (phone_index, id);
CREATE INDEX attempt_active ON attempt (lane, engine) WHERE ended_at = 0;
CREATE INDEX attempt_open_question ON attempt (id) WHERE outcome = 'ambiguous' AND resolved_by = '';
CREATE TABLE number_state (
    phone_index BLOB PRIMARY KEY,
    active TEXT,
    empty BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE TABLE number_day (
    phone_index BLOB NOT NULL,
    day TEXT NOT NULL,
    calls BIGINT NOT NULL,
    PRIMARY KEY (phone_index, day)
)
)"_s},
            // What was heard on the line: states, announcements, milliseconds. Names nobody.
            {u"dialling"_s, 2, uR"(
ALTER TABLE attempt ADD COLUMN heard TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN heard_state TEXT NOT NULL DEFAULT '';
CREATE INDEX attempt_unrecognised ON attempt (source_id, id) WHERE heard_state = 'unknown'
)"_s},
            // The calls behind a bar of a monitor, and what is known of a million numbers, without walking all that ever was.
            {u"dialling"_s, 3, uR"(
CREATE INDEX attempt_ended ON attempt (source_id, outcome, ended_at, id);
CREATE INDEX number_state_known ON number_state (phone_index, empty) WHERE empty = 1 OR active IS NOT NULL;
CREATE INDEX number_day_calls ON number_day (day, phone_index, calls)
)"_s},
            // Who is due again, counted by the half hour from the index alone.
            {u"dialling"_s, 4, uR"(
CREATE INDEX call_order_again ON call_order (lane, due_at, state, attempts_made) WHERE state = 'waiting' AND attempts_made > 0
)"_s},
            // What pacing learned, for the engine that comes after this one.
            {u"dialling"_s, 5, uR"(
CREATE TABLE lane_pace (
    lane TEXT NOT NULL,
    engine TEXT NOT NULL,
    day TEXT NOT NULL,
    learned TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (lane, engine)
)
)"_s},
            // Further numbers of the same person: all of an order's numbers, where there is more than one. The order itself holds the
            // one that is called next.
            {u"dialling"_s, 6, uR"(
ALTER TABLE call_order ADD COLUMN place BIGINT NOT NULL DEFAULT 1;
ALTER TABLE attempt ADD COLUMN place BIGINT NOT NULL DEFAULT 1;
CREATE TABLE order_number (
    order_id TEXT NOT NULL,
    place BIGINT NOT NULL,
    phone_sealed BLOB NOT NULL,
    phone_index BLOB NOT NULL,
    phone_masked TEXT NOT NULL,
    PRIMARY KEY (order_id, place)
);
CREATE INDEX order_number_phone ON order_number (phone_index, order_id)
)"_s},
            // The rules of dialling that a hotline has changed.
            {u"dialling"_s, 7, uR"(
CREATE TABLE dialling_value (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
)
)"_s}};
}

} // namespace lianxin
