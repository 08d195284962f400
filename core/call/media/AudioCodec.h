// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaTypes.h"
#include <array>
#include <memory>
#include <span>

namespace lianxin {

//! \brief Linear sound at 8 kHz to payload and back. One instance a leg and direction, since codecs have state;
//! made on an ordinary thread, used on a media thread, so encode() and decode() never allocate.
class AudioCodec {
public:
    virtual ~AudioCodec() = default;
    virtual CodecId id() const = 0;
    //! Ticks of the RTP timestamp per 20 ms frame (160 for G.711; G.722 has 160 too, RFC 3551 §4.5.2; Opus 960).
    virtual int timestampStep() const { return int(kFrameSamples); }
    //! One frame; returns the bytes written to \a payload (at least 320 bytes long).
    virtual std::size_t encode(const PcmFrame &frame, std::span<std::uint8_t> payload) = 0;
    //! One packet of any length; returns the samples written, at most samples.size().
    virtual std::size_t decode(std::span<const std::uint8_t> payload, std::span<std::int16_t> samples) = 0;
};

std::unique_ptr<AudioCodec> makeCodec(CodecId id);

//! ITU-T G.711 tables 1a/1b and 2a/2b, without and with the inversion of even bits for A-law as on the wire.
std::uint8_t encodeAlaw(std::int16_t sample);
std::uint8_t encodeUlaw(std::int16_t sample);
std::int16_t decodeAlaw(std::uint8_t code);
std::int16_t decodeUlaw(std::uint8_t code);

} // namespace lianxin
