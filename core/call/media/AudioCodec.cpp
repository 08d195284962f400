// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/AudioCodec.h"
#include <algorithm>
#include <bit>

namespace lianxin {
namespace {

constexpr std::array<std::string_view, kCodecs> kNames{"PCMU", "PCMA", "G722", "opus"};

// Segment numbers are the position of the highest set bit, so no search is needed.
constexpr std::uint8_t alawOf(int sample) {
    const bool positive = sample >= 0;
    const int magnitude = (positive ? sample : -sample - 1) >> 4; // 11 bits
    const int segment = std::max(int(std::bit_width(unsigned(magnitude))) - 4, 0);
    const int code = (segment << 4) | ((magnitude >> std::max(segment - 1, 0)) & 0x0f);
    return std::uint8_t((code | (positive ? 0x80 : 0)) ^ 0x55);
}

constexpr std::int16_t alawValue(std::uint8_t wire) {
    const int code = wire ^ 0x55;
    const int segment = (code >> 4) & 7;
    int magnitude = ((code & 0x0f) << 4) + 8;
    if (segment > 0)
        magnitude = (magnitude + 0x100) << (segment - 1);
    return std::int16_t(code & 0x80 ? magnitude : -magnitude);
}

constexpr int kUlawBias = 0x84;
constexpr int kUlawClip = 32635;

constexpr std::uint8_t ulawOf(int sample) {
    const bool negative = sample < 0;
    const int magnitude = std::min(negative ? -sample : sample, kUlawClip) + kUlawBias;
    const int segment = int(std::bit_width(unsigned(magnitude))) - 8;
    const int code = (segment << 4) | ((magnitude >> (segment + 3)) & 0x0f);
    return std::uint8_t(~(code | (negative ? 0x80 : 0)));
}

constexpr std::int16_t ulawValue(std::uint8_t wire) {
    const int code = ~wire & 0xff;
    const int segment = (code >> 4) & 7;
    const int magnitude = ((((code & 0x0f) << 3) + kUlawBias) << segment) - kUlawBias;
    return std::int16_t(code & 0x80 ? -magnitude : magnitude);
}

template <std::int16_t (*valueOf)(std::uint8_t)>
constexpr std::array<std::int16_t, 256> decodingTable() {
    std::array<std::int16_t, 256> table{};
    for (int i = 0; i < 256; ++i)
        table[std::size_t(i)] = valueOf(std::uint8_t(i));
    return table;
}
constexpr auto kAlaw = decodingTable<alawValue>();
constexpr auto kUlaw = decodingTable<ulawValue>();

template <CodecId Id, std::uint8_t (*codeOf)(int), const std::array<std::int16_t, 256> &Table>
class G711 final : public AudioCodec {
public:
    CodecId id() const override { return Id; }
    std::size_t encode(const PcmFrame &frame, std::span<std::uint8_t> payload) override {
        for (std::size_t i = 0; i < frame.size(); ++i)
            payload[i] = codeOf(frame[i]);
        return frame.size();
    }
    std::size_t decode(std::span<const std::uint8_t> payload, std::span<std::int16_t> samples) override {
        const std::size_t n = std::min(payload.size(), samples.size());
        for (std::size_t i = 0; i < n; ++i)
            samples[i] = Table[payload[i]];
        return n;
    }
};

} // namespace

std::string_view nameOf(CodecId codec) {
    return kNames[std::size_t(codec)];
}

std::optional<CodecId> codecNamed(std::string_view name) {
    const auto sameLetter = [](char a, char b) { return (a >= 'a' && a <= 'z' ? a - 32 : a) == (b >= 'a' && b <= 'z' ? b - 32 : b); };
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (std::ranges::equal(name, kNames[i], sameLetter))
            return CodecId(i);
    return {};
}

std::uint8_t encodeAlaw(std::int16_t sample) {
    return alawOf(sample);
}
std::uint8_t encodeUlaw(std::int16_t sample) {
    return ulawOf(sample);
}
std::int16_t decodeAlaw(std::uint8_t code) {
    return kAlaw[code];
}
std::int16_t decodeUlaw(std::uint8_t code) {
    return kUlaw[code];
}

std::unique_ptr<AudioCodec> makeCodec(CodecId id, const OpusOptions &opus) {
    switch (id) {
    case CodecId::Pcmu: return std::make_unique<G711<CodecId::Pcmu, ulawOf, kUlaw>>();
    case CodecId::Pcma: break;
    case CodecId::G722: return makeG722();
    case CodecId::Opus: return makeOpus(opus);
    }
    return std::make_unique<G711<CodecId::Pcma, alawOf, kAlaw>>();
}

} // namespace lianxin
