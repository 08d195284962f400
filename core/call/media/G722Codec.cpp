// SPDX-License-Identifier: GPL-3.0-or-later
// ITU-T G.722 at 64 kbit/s, of which a bridge at 8 kHz needs the lower band only: spandsp then leaves out the filter
// bank, so that nothing is resampled. The upper band says silence, and is not listened to.
#include "call/media/AudioCodec.h"
#include <algorithm>
#include <new>
#include <spandsp.h>

namespace lianxin {
namespace {

constexpr int kBitRate = 64'000; // one octet for two samples at 16 kHz: one for each of ours

struct FreeG722 {
    void operator()(g722_encode_state_t *state) const { g722_encode_free(state); }
    void operator()(g722_decode_state_t *state) const { g722_decode_free(state); }
};

class G722 final : public AudioCodec {
public:
    G722()
        : m_encoder(g722_encode_init(nullptr, kBitRate, G722_SAMPLE_RATE_8000))
        , m_decoder(g722_decode_init(nullptr, kBitRate, G722_SAMPLE_RATE_8000)) {
        if (!m_encoder || !m_decoder)
            throw std::bad_alloc();
    }
    CodecId id() const override { return CodecId::G722; }
    std::size_t encode(const PcmFrame &frame, std::span<std::uint8_t> payload) override {
        return std::size_t(g722_encode(m_encoder.get(), payload.data(), frame.data(), int(frame.size())));
    }
    std::size_t decode(std::span<const std::uint8_t> payload, std::span<std::int16_t> samples) override {
        const auto n = std::min(payload.size(), samples.size());
        return std::size_t(g722_decode(m_decoder.get(), samples.data(), payload.data(), int(n)));
    }

private:
    std::unique_ptr<g722_encode_state_t, FreeG722> m_encoder;
    std::unique_ptr<g722_decode_state_t, FreeG722> m_decoder;
};

} // namespace

std::unique_ptr<AudioCodec> makeG722() {
    return std::make_unique<G722>();
}

} // namespace lianxin
