// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/campaigns/Campaigns.h"
#include "platform/storage/Store.h"

namespace lianxin::campaignrows {

//! Columns of a campaign in the order in which campaignOf() reads them.
inline constexpr char16_t kCampaign[] =
    u"SELECT id, spec, state, state_reason, created_by, created_at, started_at, ended_at, total FROM campaign ";
Campaign campaignOf(const Row &row);

//! \name States of a contact within a campaign, as stored.
//! @{
inline constexpr char16_t kWaiting[] = u"waiting";     //!< placed, not dialled yet
inline constexpr char16_t kDialling[] = u"dialling";
inline constexpr char16_t kRetry[] = u"retry";         //!< dialled, to be dialled again
inline constexpr char16_t kDone[] = u"done";
inline constexpr char16_t kCancelled[] = u"cancelled";
inline constexpr char16_t kAmbiguous[] = u"ambiguous"; //!< a person decides
//! @}

inline QString sql(const char16_t *head, QStringView rest) { return QString::fromUtf16(head) + rest.toString(); }
inline Error campaignError(ErrorKind kind, const QString &code, const QString &message, const QString &remedy) {
    return {kind, u"campaigns."_s + code, message, remedy, {}};
}
QString compact(const QJsonObject &json);
//! The answer of a trace: \a out with the contact, its state, one sentence of why, and the campaign.
QJsonObject traced(QJsonObject out, const QJsonObject &contact, const Campaign &campaign);

//! \name People of a list in the order of a key, see Campaigns::people()
//! @{
//! campaign, outcome, row before, how many → row_number
inline constexpr char16_t kPeopleByOutcome[] =
    u"SELECT row_number FROM campaign_contact WHERE campaign_id = $1 AND outcome = $2 AND row_number > $3 ORDER BY row_number LIMIT $4";
//! campaign, row before, how many → row_number
inline constexpr char16_t kPeopleHandedOver[] =
    u"SELECT row_number FROM campaign_contact WHERE campaign_id = $1 AND handover <> '' AND row_number > $2 ORDER BY row_number LIMIT $3";
//! list, index before, now, how many → row_number
inline constexpr char16_t kListedPeople[] =
    u"SELECT n.row_number FROM do_not_call x JOIN contact_number n ON n.phone_index = x.phone_index AND n.list_id = $1 "
    "WHERE x.phone_index > $2 AND (x.until_at = 0 OR x.until_at > $3) ORDER BY x.phone_index LIMIT $4";
//! @}

} // namespace lianxin::campaignrows
