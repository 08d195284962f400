// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/hearing/SoundPart.h"
#include "call/callprogress/AnnouncementLibrary.h"
#include "call/callprogress/SoundAnalyser.h"
#include "call/media/AudioCodec.h"
#include "platform/base/Literals.h"
#include "platform/base/Wav.h"
#include <algorithm>
#include <cstdlib>

namespace lianxin {
namespace {

constexpr int kPartSilencePeak = 100;
constexpr int kToneEdgeMs = 32;              // a tone fades out of the window
constexpr std::int64_t kPartLeastMs = 1'500; // less is no announcement

constexpr float kToneHz = 450;               // GB/T 3380
constexpr float kToneMostOff = 60;
constexpr float kTonePurity = 0.8F;
constexpr std::int64_t kToneLeastMs = 250;   // shorter than any signal, longer than a vowel holds a pitch so purely

struct Stretch {
    std::int64_t fromMs = 0, toMs = 0;
};

std::size_t samplesAt(std::int64_t ms) { return std::size_t(std::max<std::int64_t>(ms, 0)) * kPcmRate / 1000; }

bool isSilent(std::span<const std::int16_t> samples) {
    return std::all_of(samples.begin(), samples.end(), [](std::int16_t s) { return std::abs(int(s)) < kPartSilencePeak; });
}

//! Where the tone of the network's signals sounds, on and off as it does.
std::vector<Stretch> tonesIn(std::span<const std::int16_t> samples) {
    std::vector<Stretch> all;
    Stretch now{-1, -1};
    const auto close = [&] {
        if (now.fromMs >= 0 && now.toMs - now.fromMs >= kToneLeastMs)
            all.push_back(now);
        now = {-1, -1};
    };
    SoundAnalyser analyser;
    analyser.hear(samples, false, [&](const SoundStep &step) {
        const bool tone = step.levelDb > -50 && step.purity >= kTonePurity && std::abs(step.peakHz - kToneHz) < kToneMostOff;
        if (!tone)
            return close();
        if (now.fromMs < 0)
            now.fromMs = step.atMs;
        now.toMs = step.atMs;
    });
    close();
    return all;
}

} // namespace

std::span<const std::int16_t> announcementIn(std::span<const std::int16_t> samples) {
    const std::int64_t allMs = std::int64_t(samples.size()) * 1000 / kPcmRate;
    // The longest stretch between two tones that is not the pause of a signal.
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::int64_t begins = 0;
    auto tones = tonesIn(samples);
    tones.push_back({allMs, allMs});
    for (const Stretch &tone : tones) {
        const bool sounds = tone.fromMs - begins >= kPartLeastMs && !isSilent(samples.subspan(samplesAt(begins), samplesAt(tone.fromMs) - samplesAt(begins)));
        if (sounds && tone.fromMs - begins > to - from) {
            from = begins;
            to = tone.fromMs;
        }
        begins = tone.toMs + kToneEdgeMs;
    }
    if (to == 0) // nothing but signals
        to = allMs;
    const std::size_t end = std::min(samples.size(), samplesAt(to));
    auto part = samples.subspan(std::min(end, samplesAt(from)), end - std::min(end, samplesAt(from)));
    const auto loud = [](std::int16_t s) { return std::abs(int(s)) >= kPartSilencePeak; };
    const auto first = std::find_if(part.begin(), part.end(), loud);
    const auto last = std::find_if(part.rbegin(), part.rend(), loud);
    part = part.subspan(std::size_t(first - part.begin()), std::size_t(std::max<std::ptrdiff_t>(0, last.base() - first)));
    return part.first(std::min(part.size(), samplesAt(AnnouncementLibrary::kSecondsMost * 1000)));
}

Expected<std::vector<std::int16_t>> firstChannelOf(const QByteArray &wav) {
    LX_TRY(const WavSound sound, wavDecode(wav));
    if (sound.rate != kPcmRate)
        return Error{ErrorKind::BadInput, u"progress.sample_rate"_s, u"The recording doesn't have 8,000 samples a second."_s,
                     u"Convert it to what the telephone carries, e.g. sox FILE -r 8000 -c 1 OUT.wav."_s, {}};
    std::vector<std::int16_t> first(std::size_t(sound.frames()));
    for (std::size_t i = 0; i < first.size(); ++i)
        first[i] = sound.samples[i * std::size_t(sound.channels)];
    return first;
}

QByteArray alawOf(std::span<const std::int16_t> samples) {
    QByteArray out(qsizetype(samples.size()), Qt::Uninitialized);
    std::transform(samples.begin(), samples.end(), out.begin(), [](std::int16_t s) { return char(encodeAlaw(s)); });
    return out;
}

std::vector<std::int16_t> linearOf(const QByteArray &alaw) {
    std::vector<std::int16_t> out(std::size_t(alaw.size()));
    std::transform(alaw.begin(), alaw.end(), out.begin(), [](char c) { return decodeAlaw(std::uint8_t(c)); });
    return out;
}

} // namespace lianxin
