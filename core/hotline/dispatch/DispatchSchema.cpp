// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dispatch/DispatchSchema.h"

namespace lianxin {

std::vector<Migration> dispatchSchema() {
    return {{u"dispatch"_s, 1, uR"(
CREATE TABLE dispatch_category (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    limit_name TEXT NOT NULL,
    active BIGINT NOT NULL
);
CREATE TABLE dispatch_responsibility (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL,
    category TEXT NOT NULL,
    district TEXT NOT NULL
);
CREATE UNIQUE INDEX dispatch_responsibility_once ON dispatch_responsibility (unit_id, category, district);
CREATE TABLE dispatch_setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE TABLE dispatch_model (
    id TEXT PRIMARY KEY,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    card TEXT NOT NULL,
    sealed BLOB NOT NULL,
    active BIGINT NOT NULL
);
CREATE TABLE dispatch_proposal (
    ticket_id TEXT PRIMARY KEY,
    proposed_at BIGINT NOT NULL,
    month TEXT NOT NULL,
    model_id TEXT NOT NULL,
    category TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    automatic BIGINT NOT NULL,
    why TEXT NOT NULL,
    decided_at BIGINT NOT NULL,
    decided_by TEXT NOT NULL,
    chosen_unit TEXT NOT NULL,
    chosen_category TEXT NOT NULL,
    overridden BIGINT NOT NULL,
    returned_at BIGINT NOT NULL
);
CREATE INDEX dispatch_proposal_month ON dispatch_proposal (month, category);
CREATE INDEX dispatch_proposal_todo ON dispatch_proposal (proposed_at) WHERE automatic = 1 AND decided_at = 0;
CREATE TABLE dispatch_cursor (
    engine TEXT PRIMARY KEY,
    seq BIGINT NOT NULL
)
)"_s}};
}

} // namespace lianxin
