// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CampaignRows.h"
#include "platform/base/Literals.h"
#include <QJsonDocument>

namespace lianxin::campaignrows {

QString compact(const QJsonObject &json) { return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)); }

Campaign campaignOf(const Row &row) {
    Campaign campaign;
    campaign.id = row.text(0);
    if (auto spec = CampaignSpec::fromJson(row.json(1)))
        campaign.spec = std::move(*spec);
    campaign.state = campaignStateFromName(row.text(2)).value_or(CampaignState::Stopped);
    campaign.stateReason = row.text(3);
    campaign.createdBy = row.text(4);
    campaign.createdAt = row.integer(5);
    campaign.startedAt = row.integer(6);
    campaign.endedAt = row.integer(7);
    campaign.total = row.integer(8);
    return campaign;
}

} // namespace lianxin::campaignrows
