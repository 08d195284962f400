// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! Tables ticket, ticket_event, ticket_day, supervision_order, ticket_call, ticket_assist, ticket_step, ticket_notice,
//! ticket_visit, ticket_mark, ticket_setting, ticket_appeal.
LIANXIN_EXPORT std::vector<Migration> ticketsSchema();

} // namespace lianxin
