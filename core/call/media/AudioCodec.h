// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaTypes.h"
#include <array>
#include <memory>
#include <span>

namespace lianxin {

//! \brief Linear sound at 8 kHz to payload and back. One instance a leg and direction, since codecs have state;
//! made on an ordinary thread, used on a media thread, so nothing but its making allocates.
class AudioCodec {
public:
    //! What stands for a packet that did not come.
    enum class Substitute {
        None,      //!< this codec has no way of its own
        Guessed,   //!< the continuation of what was there before
        Recovered, //!< what the peer said, from the redundancy in the packet after it
    };

    virtual ~AudioCodec() = default;
    virtual CodecId id() const = 0;
    //! Ticks of the RTP timestamp per second.
    virtual int clockRate() const { return kPcmRate; }
    //! The same per 20 ms frame (160 for G.711 and for G.722, RFC 3551 §4.5.2; 960 for Opus).
    int timestampStep() const { return clockRate() / 1000 * kFrameMs; }
    //! One frame; returns the bytes written to \a payload (at least 320 bytes long). 0: nothing needs to be sent.
    virtual std::size_t encode(const PcmFrame &frame, std::span<std::uint8_t> payload) = 0;
    //! One packet of any length; returns the samples written, at most samples.size().
    virtual std::size_t decode(std::span<const std::uint8_t> payload, std::span<std::int16_t> samples) = 0;
    //! Fills \a samples for a lost packet of that length. \a next is the packet after it, empty if that is missing too.
    virtual Substitute substitute(std::span<const std::uint8_t> /*next*/, std::span<std::int16_t> /*samples*/) {
        return Substitute::None;
    }
    //! What share of our packets the peer loses, in per cent: how much redundancy pays.
    virtual void setExpectedLoss(int /*percent*/) {}
};

std::unique_ptr<AudioCodec> makeCodec(CodecId id, const OpusOptions &opus = {});
std::unique_ptr<AudioCodec> makeG722();
std::unique_ptr<AudioCodec> makeOpus(const OpusOptions &options);

//! ITU-T G.711 tables 1a/1b and 2a/2b, without and with the inversion of even bits for A-law as on the wire.
std::uint8_t encodeAlaw(std::int16_t sample);
std::uint8_t encodeUlaw(std::int16_t sample);
std::int16_t decodeAlaw(std::uint8_t code);
std::int16_t decodeUlaw(std::uint8_t code);

} // namespace lianxin
