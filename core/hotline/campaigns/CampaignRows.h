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

} // namespace lianxin::campaignrows
