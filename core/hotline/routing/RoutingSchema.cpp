// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/routing/RoutingSchema.h"

namespace lianxin {

std::vector<Migration> routingSchema() {
    return {{u"routing"_s, 1, uR"(
CREATE TABLE seat (
    number TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    display_name TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    since BIGINT NOT NULL,
    idle_since BIGINT NOT NULL,
    registered BIGINT NOT NULL,
    registrar TEXT NOT NULL,
    call_id TEXT NOT NULL,
    engine TEXT NOT NULL
);
CREATE INDEX seat_idle ON seat (idle_since) WHERE state = 'ready';
CREATE TABLE seat_skill (
    number TEXT NOT NULL,
    skill TEXT NOT NULL,
    PRIMARY KEY (number, skill)
);
CREATE TABLE callback (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL,
    phone_sealed BLOB NOT NULL,
    phone_index BLOB NOT NULL,
    phone_masked TEXT NOT NULL,
    name_masked TEXT NOT NULL,
    skill TEXT NOT NULL,
    reason TEXT NOT NULL,
    booked_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    order_id TEXT NOT NULL,
    by_user TEXT NOT NULL
);
CREATE UNIQUE INDEX callback_call ON callback (call_id);
CREATE INDEX callback_state ON callback (state, id);
CREATE TABLE service_day (
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    calls BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    in_time BIGINT NOT NULL,
    abandoned BIGINT NOT NULL,
    wait_sum BIGINT NOT NULL,
    wait_max BIGINT NOT NULL,
    PRIMARY KEY (day, kind)
)
)"_s},
            {u"routing"_s, 2, u"ALTER TABLE callback ADD COLUMN outcome TEXT NOT NULL DEFAULT ''"_s},
            {u"routing"_s, 3, uR"(
ALTER TABLE seat ADD COLUMN cool_until BIGINT NOT NULL DEFAULT 0;
CREATE TABLE abuse (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL,
    seat_number TEXT NOT NULL,
    user_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    closed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX abuse_call ON abuse (call_id, seat_number);
CREATE INDEX abuse_at ON abuse (at)
)"_s},
            // Wrap-up that was prolonged: how long, why, how often.
            {u"routing"_s, 4, uR"(
ALTER TABLE seat ADD COLUMN wrap_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE seat ADD COLUMN wrap_extended BIGINT NOT NULL DEFAULT 0;
ALTER TABLE seat ADD COLUMN wrap_extensions BIGINT NOT NULL DEFAULT 0;
ALTER TABLE seat ADD COLUMN wrap_reason TEXT NOT NULL DEFAULT '';
CREATE TABLE wrap_up_extension (
    id TEXT PRIMARY KEY,
    call_id TEXT NOT NULL,
    seat_number TEXT NOT NULL,
    user_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    ms BIGINT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX wrap_up_extension_call ON wrap_up_extension (call_id, seat_number);
CREATE INDEX wrap_up_extension_at ON wrap_up_extension (at)
)"_s},
            // The day's figures by half hours (slot 0 begins at midnight, Beijing). seat.counted_from: since when the seat's state is not
            // in seat_slot yet, 0: not known; counted_by: the engine that saw it begin.
            {u"routing"_s, 5, uR"(
CREATE TABLE service_slot (
    day TEXT NOT NULL,
    slot BIGINT NOT NULL,
    kind TEXT NOT NULL,
    calls BIGINT NOT NULL,
    answered BIGINT NOT NULL,
    in_time BIGINT NOT NULL,
    abandoned BIGINT NOT NULL,
    wait_sum BIGINT NOT NULL,
    wait_max BIGINT NOT NULL,
    PRIMARY KEY (day, slot, kind)
);
CREATE TABLE seat_slot (
    day TEXT NOT NULL,
    slot BIGINT NOT NULL,
    state TEXT NOT NULL,
    ms BIGINT NOT NULL,
    PRIMARY KEY (day, slot, state)
);
ALTER TABLE seat ADD COLUMN counted_from BIGINT NOT NULL DEFAULT 0;
ALTER TABLE seat ADD COLUMN counted_by TEXT NOT NULL DEFAULT ''
)"_s},
            // The session that has the seat's telephone, and whether it is locked: for every engine of the store.
            {u"routing"_s, 6, uR"(
ALTER TABLE seat ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE seat ADD COLUMN console_locked BIGINT NOT NULL DEFAULT 0
)"_s}};
}

} // namespace lianxin
