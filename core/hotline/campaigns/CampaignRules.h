// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QStringList>
#include <optional>

namespace lianxin {

//! \brief Whom a campaign may not call, and how it is paced, beside hours, caps and lines. JSON key "rules" of a campaign;
//! every key optional: {"bySeats":true,"dropCeiling":0.03,"dropAfterSeconds":30,"needsConsent":false,"urgent":false,
//! "excludeLists":["id of a list"],"exclusionGroup":"民生回访"}.
struct LIANXIN_EXPORT CampaignRules {
    std::optional<bool> bySeats;  //!< paced by seats; nothing: when a skill for hand-overs is named
    double dropCeiling = 0.03;    //!< of those who ask for a person, 0.001…0.2
    int dropAfterSeconds = 30;    //!< 15…120
    bool needsConsent = false;    //!< only who agreed to automatic calls
    bool urgent = false;          //!< public danger: children, the old and single persons are called at any hour of the campaign
    QStringList excludeLists;     //!< ids of lists whose people are not called, known by any of their numbers; a list that was taken
                                  //!< back leaves nobody out
    QString exclusionGroup;       //!< of the campaigns that name the same group and have not ended, one calls a person, known by any of
                                  //!< their numbers: the first

    //! Errors (Usage): campaigns.bad_spec with the key as place.
    static Expected<CampaignRules> fromJson(const QJsonValue &json);
    QJsonObject toJson() const;
    bool operator==(const CampaignRules &) const = default;
};

} // namespace lianxin
