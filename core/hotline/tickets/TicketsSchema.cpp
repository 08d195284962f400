// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketsSchema.h"

namespace lianxin {

namespace {

// SQLite: the pairs of characters of what of a ticket can be searched, separated by spaces, for the row \a of.
QString gramsOf(const QString &of) {
    QString sql = u"(SELECT group_concat(substr(words, key + 1, 2), ' ') FROM "
                  "(SELECT @.title || ' ' || substr(@.content, 1, 300) AS words) AS whole, "
                  "json_each('[' || replace(hex(zeroblob(length(words) / 2)), '0', '0,') || '0]'))"_s;
    return sql.replace(u'@', of);
}

// The board of a million tickets: every question that it asks walks one of these indexes from where it begins
// (TicketQuery). What is filtered besides stands in the index, so that no row is read only to be dropped. Words are
// found by the pairs of characters in them: Chinese has no spaces, and two characters are what people type.
QString boardSchema() {
    QString sql = uR"(
ALTER TABLE ticket ADD COLUMN due_order BIGINT NOT NULL DEFAULT 9000000000000000;
ALTER TABLE ticket ADD COLUMN repeats BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN appeal_open BIGINT NOT NULL DEFAULT 0;
UPDATE ticket SET due_order = deadline WHERE deadline > 0;
UPDATE ticket SET repeats = urged WHERE urged > 0;
UPDATE ticket SET appeal_open = 1 WHERE more LIKE '%"appealOpen":true%';
DROP INDEX ticket_state;
DROP INDEX ticket_unit;
DROP INDEX ticket_supervised;
CREATE INDEX ticket_board ON ticket (state, due_order, id, category, district, unit_id, urgency, source, supervised, paused, repeats);
CREATE INDEX ticket_unit ON ticket (unit_id, state, due_order, id, category, district, urgency, source, supervised, paused, repeats);
CREATE INDEX ticket_category ON ticket (category, state, due_order, id, district, unit_id, urgency, source, supervised, paused, repeats);
CREATE INDEX ticket_district ON ticket (district, state, due_order, id, category, unit_id, urgency, source, supervised, paused, repeats);
CREATE INDEX ticket_newest ON ticket (id, state, due_order, category, district, unit_id, urgency, source, supervised, paused, repeats);
CREATE INDEX ticket_supervised ON ticket (state, due_order, id, category, district, unit_id, urgency, source, supervised, paused, repeats) WHERE supervised = 1;
CREATE INDEX ticket_repeated ON ticket (state, due_order, id, category, district, unit_id, urgency, source, supervised, paused, repeats) WHERE repeats > 0;
CREATE INDEX ticket_appealed ON ticket (id) WHERE appeal_open = 1;
CREATE INDEX ticket_merged ON ticket (merged_into) WHERE merged_into <> '';
-- only: postgresql
CREATE FUNCTION ticket_grams(t TEXT) RETURNS TEXT[] IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
  'SELECT array_agg(DISTINCT substr(t, i, n)) FROM generate_series(1, greatest(1, length(t))) i, generate_series(1, 2) n';
-- only: postgresql
CREATE INDEX ticket_text ON ticket USING GIN (ticket_grams(lower(title || ' ' || substr(content, 1, 300))));
-- only: sqlite
CREATE VIRTUAL TABLE ticket_text USING fts5(grams, content='', detail=none);
-- only: sqlite
INSERT INTO ticket_text (ticket_text, rank) VALUES ('secure-delete', 1);
-- only: sqlite
INSERT INTO ticket_text (rowid, grams) SELECT CAST(number AS INTEGER), @grams(ticket) FROM ticket;
-- only: sqlite
CREATE TRIGGER ticket_text_added AFTER INSERT ON ticket BEGIN INSERT INTO ticket_text (rowid, grams) VALUES (CAST(new.number AS INTEGER), @grams(new)); END;
-- only: sqlite
CREATE TRIGGER ticket_text_changed AFTER UPDATE OF title, content ON ticket BEGIN INSERT INTO ticket_text (ticket_text, rowid, grams) VALUES ('delete', CAST(old.number AS INTEGER), @grams(old)); INSERT INTO ticket_text (rowid, grams) VALUES (CAST(new.number AS INTEGER), @grams(new)); END;
-- only: sqlite
CREATE TRIGGER ticket_text_removed AFTER DELETE ON ticket BEGIN INSERT INTO ticket_text (ticket_text, rowid, grams) VALUES ('delete', CAST(old.number AS INTEGER), @grams(old)); END
)"_s;
    for (const auto &row : {u"ticket"_s, u"new"_s, u"old"_s})
        sql.replace(u"@grams(%1)"_s.arg(row), gramsOf(row));
    return sql;
}

} // namespace

std::vector<Migration> ticketsSchema() {
    return {{u"tickets"_s, 1, uR"(
CREATE TABLE ticket (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    title_sealed BLOB NOT NULL,
    content TEXT NOT NULL,
    content_sealed BLOB NOT NULL,
    category TEXT NOT NULL,
    district TEXT NOT NULL,
    address_sealed BLOB,
    contact_id TEXT NOT NULL,
    name_sealed BLOB,
    name_masked TEXT NOT NULL,
    phone_sealed BLOB,
    phone_index BLOB,
    phone_masked TEXT NOT NULL,
    source TEXT NOT NULL,
    source_number TEXT,
    call_id TEXT NOT NULL,
    urgency TEXT NOT NULL,
    accepted_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    state TEXT NOT NULL,
    supervised BIGINT NOT NULL,
    unit_id TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    deadline BIGINT NOT NULL,
    urged BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    satisfaction TEXT NOT NULL,
    finished_seq BIGINT NOT NULL,
    finished_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX ticket_number ON ticket (number);
CREATE UNIQUE INDEX ticket_source_number ON ticket (source_number) WHERE source_number IS NOT NULL;
CREATE INDEX ticket_state ON ticket (state, deadline, id);
CREATE INDEX ticket_unit ON ticket (unit_id, state, deadline, id);
CREATE INDEX ticket_call_id ON ticket (call_id) WHERE call_id <> '';
CREATE INDEX ticket_phone ON ticket (phone_index, id);
CREATE INDEX ticket_supervised ON ticket (id) WHERE supervised = 1;
CREATE TABLE ticket_event (
    id TEXT PRIMARY KEY,
    ticket_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    action TEXT NOT NULL,
    actor TEXT NOT NULL,
    at BIGINT NOT NULL,
    data TEXT NOT NULL
);
CREATE UNIQUE INDEX ticket_event_seq ON ticket_event (ticket_id, seq);
CREATE TABLE ticket_day (
    day TEXT PRIMARY KEY,
    last BIGINT NOT NULL
);
CREATE TABLE supervision_order (
    id TEXT PRIMARY KEY,
    ticket_id TEXT NOT NULL,
    ticket_number TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence_call_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    deadline BIGINT NOT NULL,
    state TEXT NOT NULL,
    settled_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX supervision_once ON supervision_order (ticket_id, reason) WHERE state = 'open';
CREATE INDEX supervision_state ON supervision_order (state, id);
CREATE TABLE ticket_call (
    ticket_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    occasion TEXT NOT NULL,
    order_id TEXT NOT NULL,
    placed_at BIGINT NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (ticket_id, kind, occasion)
)
)"_s},
            {u"tickets"_s, 2, uR"(
ALTER TABLE ticket ADD COLUMN more TEXT NOT NULL DEFAULT '{}';
ALTER TABLE ticket ADD COLUMN paused BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN review_pending BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN merged_into TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN next_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX ticket_next ON ticket (next_at, id) WHERE next_at > 0;
CREATE INDEX ticket_review ON ticket (id) WHERE review_pending = 1;
CREATE INDEX ticket_finished ON ticket (finished_at, unit_id);
CREATE INDEX ticket_event_actor ON ticket_event (actor, ticket_id);
CREATE TABLE ticket_assist (
    ticket_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    reported BIGINT NOT NULL,
    PRIMARY KEY (ticket_id, unit_id)
);
CREATE INDEX ticket_assist_unit ON ticket_assist (unit_id, ticket_id);
CREATE TABLE ticket_step (
    ticket_id TEXT NOT NULL,
    rung TEXT NOT NULL,
    deadline BIGINT NOT NULL,
    unit_id TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    placed_at BIGINT NOT NULL,
    notice_id TEXT NOT NULL,
    state TEXT NOT NULL,
    settled_at BIGINT NOT NULL,
    PRIMARY KEY (ticket_id, rung, deadline, unit_id)
);
CREATE INDEX ticket_step_notice ON ticket_step (notice_id);
CREATE TABLE ticket_notice (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    called_unit_id TEXT NOT NULL,
    contact_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    windows TEXT NOT NULL,
    tickets BIGINT NOT NULL,
    placed_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    result TEXT NOT NULL,
    attempt_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    acknowledged_at BIGINT NOT NULL,
    settled_at BIGINT NOT NULL
);
CREATE INDEX ticket_notice_order ON ticket_notice (order_id);
CREATE INDEX ticket_notice_state ON ticket_notice (state, id);
CREATE TABLE ticket_visit (
    id TEXT PRIMARY KEY,
    ticket_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    call_id TEXT NOT NULL,
    attempt_id TEXT NOT NULL,
    result TEXT NOT NULL,
    outcome TEXT NOT NULL,
    attitude TEXT NOT NULL,
    out_of_scope BIGINT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    scored BIGINT NOT NULL,
    why TEXT NOT NULL,
    finished_seq BIGINT NOT NULL
);
CREATE INDEX ticket_visit_ticket ON ticket_visit (ticket_id, id);
CREATE INDEX ticket_visit_at ON ticket_visit (at, unit_id);
CREATE TABLE ticket_mark (
    ticket_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (ticket_id, seq, kind)
);
CREATE INDEX ticket_mark_at ON ticket_mark (at, kind, unit_id)
)"_s},
            // plan: by which version of the plan (ladders, calendar) the clock looked at the ticket last; 0: not open.
            // visit_at: since when a return visit is wanted; 0: none, or it was placed.
            {u"tickets"_s, 3, uR"(
ALTER TABLE ticket ADD COLUMN plan BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket ADD COLUMN visit_at BIGINT NOT NULL DEFAULT 0;
UPDATE ticket SET plan = 1 WHERE deadline > 0 AND state IN ('pending_dispatch', 'pending_sign', 'processing');
UPDATE ticket SET visit_at = finished_at WHERE state = 'pending_visit' AND review_pending = 0 AND phone_index IS NOT NULL AND
    NOT EXISTS (SELECT 1 FROM ticket_call c WHERE c.ticket_id = ticket.id AND c.kind = 'return_visit' AND
    c.placed_at >= ticket.finished_at);
CREATE INDEX ticket_plan ON ticket (plan, id) WHERE plan > 0;
CREATE INDEX ticket_visit_due ON ticket (visit_at, id) WHERE visit_at > 0;
ALTER TABLE ticket_step ADD COLUMN act TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket_step ADD COLUMN called TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket_step ADD COLUMN any_hour BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket_step ADD COLUMN feedback_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ticket_step ADD COLUMN about TEXT NOT NULL DEFAULT '';
CREATE INDEX ticket_step_claimed ON ticket_step (act, called, any_hour) WHERE state = 'claimed';
ALTER TABLE ticket_mark ADD COLUMN stands BIGINT NOT NULL DEFAULT 1;
CREATE TABLE ticket_setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL
);
CREATE TABLE ticket_appeal (
    id TEXT PRIMARY KEY,
    ticket_id TEXT NOT NULL,
    ticket_number TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    against TEXT NOT NULL,
    supervision_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    evidence TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    state TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    decided_by TEXT NOT NULL,
    decision TEXT NOT NULL
);
CREATE UNIQUE INDEX ticket_appeal_open ON ticket_appeal (ticket_id) WHERE state = 'open';
CREATE INDEX ticket_appeal_state ON ticket_appeal (state, id);
CREATE INDEX ticket_appeal_unit ON ticket_appeal (unit_id, id)
)"_s},
            {u"tickets"_s, 4, boardSchema()},
            // Closed ones stand on the board newest first, behind tens of thousands of newer ones that are open.
            {u"tickets"_s, 5, uR"(
CREATE INDEX ticket_closed ON ticket (id, due_order, category, district, unit_id, urgency, source, supervised, paused, repeats) WHERE state = 'closed'
)"_s}};
}

} // namespace lianxin
