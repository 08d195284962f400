// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaTypes.h"
#include "call/sip/Sdp.h"
#include <vector>

namespace lianxin {

//! \brief How a kind of legs may sound.
struct LineMedia {
    std::vector<CodecId> codecs{CodecId::Pcma, CodecId::Pcmu}; //!< in the order in which they are offered
    sip::SrtpMode srtp = sip::SrtpMode::Off;
    bool opusDtx = false; //!< let Opus send next to nothing while nobody speaks, where both sides want that
};

//! What our end at \a endpoint offers and answers.
LIANXIN_EXPORT sip::LocalMedia localMediaOf(const RtpEndpoint &endpoint, const LineMedia &line);

//! The parameters of an agreement; the caller adds what is its own affair (latch, not sending while it holds).
LIANXIN_EXPORT RtpParameters rtpParametersOf(const sip::Agreement &agreement, const LineMedia &line);

} // namespace lianxin
