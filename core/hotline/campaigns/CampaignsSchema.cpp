// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CampaignsSchema.h"
#include "hotline/campaigns/ListSchema.h"
#include "platform/base/Literals.h"

namespace lianxin {

std::vector<Migration> campaignsSchema() {
    std::vector<Migration> all{{u"campaigns"_s, 1, uR"(
CREATE TABLE contact_list (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sheet TEXT NOT NULL,
    summary TEXT NOT NULL,
    fields TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE TABLE contact (
    list_id TEXT NOT NULL,
    row_number BIGINT NOT NULL,
    phone_index BLOB NOT NULL,
    phone_sealed BLOB NOT NULL,
    phone_masked TEXT NOT NULL,
    phone_kind TEXT NOT NULL,
    name_masked TEXT NOT NULL,
    card_sealed BLOB NOT NULL,
    PRIMARY KEY (list_id, row_number)
);
CREATE INDEX contact_phone ON contact (phone_index);
CREATE TABLE campaign (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    list_id TEXT NOT NULL,
    spec TEXT NOT NULL,
    state TEXT NOT NULL,
    state_reason TEXT NOT NULL,
    fed_row BIGINT NOT NULL,
    total BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL
);
CREATE INDEX campaign_list ON campaign (list_id);
CREATE TABLE campaign_contact (
    campaign_id TEXT NOT NULL,
    row_number BIGINT NOT NULL,
    contact_id TEXT NOT NULL,
    order_id TEXT NOT NULL,
    phone_masked TEXT NOT NULL,
    name_masked TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT NOT NULL,
    result TEXT NOT NULL,
    detail TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    handover TEXT NOT NULL,
    handover_wait BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, row_number)
);
CREATE UNIQUE INDEX campaign_contact_order ON campaign_contact (order_id);
CREATE INDEX campaign_contact_state ON campaign_contact (campaign_id, state, outcome);
CREATE TABLE campaign_hour (
    campaign_id TEXT NOT NULL,
    hour_at BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, hour_at, outcome)
)
)"_s},
            // The look-up by number, apart from the rows: an import fills it in order of the numbers when the rows are
            // there, since an index on the rows would be written page by page with every chunk.
            {u"campaigns"_s, 2, uR"(
DROP INDEX contact_phone;
-- only: sqlite
CREATE TABLE contact_number (
    phone_index BLOB NOT NULL,
    list_id TEXT NOT NULL,
    row_number BIGINT NOT NULL,
    PRIMARY KEY (phone_index, list_id)
) WITHOUT ROWID;
-- only: postgresql
CREATE TABLE contact_number (
    phone_index BLOB NOT NULL,
    list_id TEXT NOT NULL,
    row_number BIGINT NOT NULL,
    PRIMARY KEY (phone_index, list_id)
);
INSERT INTO contact_number (phone_index, list_id, row_number)
    SELECT phone_index, list_id, MIN(row_number) FROM contact GROUP BY phone_index, list_id
)"_s},
            // Figures are kept, not counted anew; rows behind a figure are walked in order of the list.
            {u"campaigns"_s, 3, uR"(
CREATE TABLE campaign_tally (
    campaign_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, kind, name)
);
INSERT INTO campaign_tally (campaign_id, kind, name, number)
    SELECT campaign_id, 'state', state || ':' || outcome, COUNT(*) FROM campaign_contact GROUP BY campaign_id, state, outcome;
INSERT INTO campaign_tally (campaign_id, kind, name, number)
    SELECT campaign_id, 'result', result, COUNT(*) FROM campaign_contact WHERE result <> '' GROUP BY campaign_id, result;
INSERT INTO campaign_tally (campaign_id, kind, name, number)
    SELECT campaign_id, 'handover', handover, COUNT(*) FROM campaign_contact WHERE handover <> '' GROUP BY campaign_id, handover;
INSERT INTO campaign_tally (campaign_id, kind, name, number)
    SELECT campaign_id, 'wait', 'sum', CAST(SUM(handover_wait) AS BIGINT) FROM campaign_contact WHERE handover = 'answered' GROUP BY campaign_id;
INSERT INTO campaign_tally (campaign_id, kind, name, number)
    SELECT campaign_id, 'wait', 'most', MAX(handover_wait) FROM campaign_contact WHERE handover = 'answered' GROUP BY campaign_id;
INSERT INTO campaign_tally (campaign_id, kind, name, number)
    SELECT campaign_id, 'dialled', 'contacts', COUNT(*) FROM campaign_contact WHERE attempts > 0 GROUP BY campaign_id;
DROP INDEX campaign_contact_state;
CREATE INDEX campaign_contact_outcome ON campaign_contact (campaign_id, outcome, row_number);
CREATE INDEX campaign_contact_handover ON campaign_contact (campaign_id, row_number) WHERE handover <> '';
CREATE INDEX campaign_newest ON campaign (created_at, id)
)"_s},
            // Which of a person's numbers was called last.
            {u"campaigns"_s, 4, uR"(
ALTER TABLE campaign_contact ADD COLUMN place BIGINT NOT NULL DEFAULT 1;
ALTER TABLE campaign_contact ADD COLUMN called_masked TEXT NOT NULL DEFAULT ''
)"_s}};
    for (Migration &more : listSchema())
        all.push_back(std::move(more));
    return all;
}

} // namespace lianxin
