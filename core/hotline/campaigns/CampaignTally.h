// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Id.h"
#include "platform/storage/Store.h"

namespace lianxin {

//! \brief Counters of a campaign, kept in the same transaction as the rows that they count, so that a campaign of a
//! million people is looked at as fast as one of ten. Kinds and names as stored:
//! state ("waiting:", "done:answered" …: state and outcome of a contact), result (of the flow), handover (requested,
//! answered, lost), wait (sum and most, ms, of hand-overs that were answered), dialled (contacts with an attempt).
namespace tally {

//! What a contact's row says, as far as it is counted.
struct Standing {
    QString state;
    QString outcome;
    QString result;
    QString handOver;
    qint64 wait = 0;
    qint64 attempts = 0;
};

void add(Transaction &t, const Id &campaignId, const QString &kind, const QString &name, qint64 by);
//! The row of an order, locked for what follows; empty campaign when there is none.
struct Found {
    Id campaignId;
    Standing standing;
};
Found find(Transaction &t, const Id &orderId);
//! The row was one thing and is another now. An empty state counts for nothing, so that a new row comes from {}.
void move(Transaction &t, const Id &campaignId, const Standing &from, const Standing &to);

} // namespace tally
} // namespace lianxin
