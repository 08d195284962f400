// SPDX-License-Identifier: GPL-3.0-or-later
// Opus (RFC 6716, RFC 7587), mono. Coder and decoder run at the bridge's 8 kHz and resample inside; the RTP clock is
// 48 kHz whatever is sampled.
#include "call/media/AudioCodec.h"
#include <algorithm>
#include <array>
#include <new>
#include <opus/opus.h>

namespace lianxin {
namespace {

constexpr int kRtpClock = 48'000;
constexpr std::size_t kLongestPacket = std::size_t(kPcmRate) / 1000 * 120;
constexpr opus_int32 kMaxBytes = 320;  // what encode() may count on
constexpr int kComplexity = 5;         // of 0…10; above it narrow-band speech gains nothing that is heard
constexpr int kLeastLoss = 5;          // per cent: at 0 the coder leaves the redundancy out
constexpr int kMostLoss = 30;
constexpr std::size_t kNotWorthSending = 2; // bytes: DTX says that nothing has changed (RFC 6716 §2.1.9)

struct FreeOpus {
    void operator()(OpusEncoder *state) const { opus_encoder_destroy(state); }
    void operator()(OpusDecoder *state) const { opus_decoder_destroy(state); }
};

//! Whether a packet carries the frame before it, too: the LBRR flag of its first SILK frame (RFC 6716 §4.2.4), which
//! follows one flag for each 20 ms. CELT alone has none.
bool hasRedundancy(std::span<const std::uint8_t> packet) {
    constexpr std::uint8_t celtOnly = 0x80;
    if (packet.empty() || (packet[0] & celtOnly))
        return false;
    std::array<const unsigned char *, 48> frames{};
    std::array<opus_int16, 48> sizes{};
    const int count = opus_packet_parse(packet.data(), opus_int32(packet.size()), nullptr, frames.data(), sizes.data(), nullptr);
    if (count < 1 || sizes[0] < 1)
        return false;
    const int silkFrames = std::max(1, opus_packet_get_samples_per_frame(packet.data(), kPcmRate) / int(kFrameSamples));
    return (frames[0][0] >> (7 - silkFrames)) & 1;
}

class Opus final : public AudioCodec {
public:
    explicit Opus(const OpusOptions &options)
        : m_dtx(options.dtx) {
        int failure = OPUS_OK;
        m_encoder.reset(opus_encoder_create(kPcmRate, 1, OPUS_APPLICATION_VOIP, &failure));
        m_decoder.reset(opus_decoder_create(kPcmRate, 1, &failure));
        if (!m_encoder || !m_decoder)
            throw std::bad_alloc();
        OpusEncoder *const e = m_encoder.get();
        opus_encoder_ctl(e, OPUS_SET_BITRATE(std::clamp(options.bitRate, 6'000, 40'000)));
        opus_encoder_ctl(e, OPUS_SET_VBR(options.constantRate ? 0 : 1));
        opus_encoder_ctl(e, OPUS_SET_INBAND_FEC(options.fec ? 1 : 0));
        opus_encoder_ctl(e, OPUS_SET_DTX(options.dtx ? 1 : 0));
        opus_encoder_ctl(e, OPUS_SET_COMPLEXITY(kComplexity));
        opus_encoder_ctl(e, OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));
        opus_encoder_ctl(e, OPUS_SET_PACKET_LOSS_PERC(kLeastLoss));
    }
    CodecId id() const override { return CodecId::Opus; }
    int clockRate() const override { return kRtpClock; }
    std::size_t encode(const PcmFrame &frame, std::span<std::uint8_t> payload) override {
        const auto room = std::min<opus_int32>(opus_int32(payload.size()), kMaxBytes);
        const auto bytes = opus_encode(m_encoder.get(), frame.data(), int(frame.size()), payload.data(), room);
        if (bytes < 0 || (m_dtx && std::size_t(bytes) <= kNotWorthSending))
            return 0;
        return std::size_t(bytes);
    }
    std::size_t decode(std::span<const std::uint8_t> payload, std::span<std::int16_t> samples) override {
        if (payload.empty())
            return 0;
        const auto room = std::min(samples.size(), kLongestPacket);
        const int n = opus_decode(m_decoder.get(), payload.data(), opus_int32(payload.size()), samples.data(), int(room), 0);
        if (n <= 0) // not Opus, whatever it is: as if it had been lost
            return substitute({}, samples.first(std::min(m_last, room))) == Substitute::None ? 0 : std::min(m_last, room);
        m_last = std::size_t(n);
        return m_last;
    }
    Substitute substitute(std::span<const std::uint8_t> next, std::span<std::int16_t> samples) override {
        const bool redundant = hasRedundancy(next);
        // Without redundancy the decoder goes on from its own state, which the next packet then follows without a seam.
        const int n = opus_decode(m_decoder.get(), redundant ? next.data() : nullptr, redundant ? opus_int32(next.size()) : 0,
                                  samples.data(), int(samples.size()), redundant ? 1 : 0);
        if (n != int(samples.size()))
            return Substitute::None;
        return redundant ? Substitute::Recovered : Substitute::Guessed;
    }
    void setExpectedLoss(int percent) override {
        opus_encoder_ctl(m_encoder.get(), OPUS_SET_PACKET_LOSS_PERC(std::clamp(percent, kLeastLoss, kMostLoss)));
    }

private:
    const bool m_dtx;
    std::unique_ptr<OpusEncoder, FreeOpus> m_encoder;
    std::unique_ptr<OpusDecoder, FreeOpus> m_decoder;
    std::size_t m_last = kFrameSamples;
};

} // namespace

std::unique_ptr<AudioCodec> makeOpus(const OpusOptions &options) {
    return std::make_unique<Opus>(options);
}

} // namespace lianxin
