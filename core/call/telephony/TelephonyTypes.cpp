// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/telephony/TelephonyTypes.h"

namespace lianxin {

QString nameOf(CallSide side) {
    return side == CallSide::Citizen ? u"citizen"_s : u"seat"_s;
}

QString nameOf(CallEndedBy by) {
    switch (by) {
    case CallEndedBy::Citizen:
        return u"citizen"_s;
    case CallEndedBy::Seat:
        return u"seat"_s;
    case CallEndedBy::Outside:
        return u"outside"_s;
    case CallEndedBy::Us:
        return u"us"_s;
    case CallEndedBy::RingTimeout:
        return u"ring_timeout"_s;
    case CallEndedBy::Network:
        break;
    }
    return u"network"_s;
}

QString nameOf(SupervisionMode mode) {
    switch (mode) {
    case SupervisionMode::Listen:
        return u"listen"_s;
    case SupervisionMode::Whisper:
        return u"whisper"_s;
    case SupervisionMode::Barge:
        break;
    }
    return u"barge"_s;
}

std::optional<SupervisionMode> supervisionModeFromName(QStringView name) {
    for (const auto mode : {SupervisionMode::Listen, SupervisionMode::Whisper, SupervisionMode::Barge})
        if (name == nameOf(mode))
            return mode;
    return std::nullopt;
}

} // namespace lianxin
