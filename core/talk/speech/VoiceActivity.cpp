// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/VoiceActivity.h"
#include "talk/speech/Pcm.h"
#include <algorithm>
#include <array>
#include <webrtc/modules/audio_processing/include/audio_processing.h>

namespace lianxin {
namespace {

constexpr std::size_t kDetectorStep = pcmRate / 100; // the library takes 10 ms at a time
//! Below this, −60 dBFS, there is nothing to be understood, whatever the detector says of the suppressor's remains.
constexpr int kInaudible = 33;

} // namespace

struct VoiceActivity::Private {
    Private()
        : processing(webrtc::AudioProcessing::Create()) {
        processing->high_pass_filter()->Enable(true);
        processing->noise_suppression()->set_level(webrtc::NoiseSuppression::kHigh);
        processing->noise_suppression()->Enable(true);
        // Of its four, the one that missed least at 8 dB over noise when the suppressor comes first.
        processing->voice_detection()->set_likelihood(webrtc::VoiceDetection::kModerateLikelihood);
        processing->voice_detection()->Enable(true);
    }

    std::unique_ptr<webrtc::AudioProcessing> processing;
};

VoiceActivity::VoiceActivity()
    : d(std::make_unique<Private>()) {}
VoiceActivity::~VoiceActivity() = default;
VoiceActivity::VoiceActivity(VoiceActivity &&) noexcept = default;
VoiceActivity &VoiceActivity::operator=(VoiceActivity &&) noexcept = default;

bool VoiceActivity::hear(std::span<const qint16> sound) {
    static const webrtc::StreamConfig mono(pcmRate, 1);
    bool voice = false;
    for (std::size_t at = 0; at + kDetectorStep <= sound.size(); at += kDetectorStep) {
        const auto step = sound.subspan(at, kDetectorStep);
        std::array<float, kDetectorStep> samples{};
        std::transform(step.begin(), step.end(), samples.begin(), [](qint16 s) { return float(s) / 32768; });
        float *channel = samples.data();
        const bool processed = d->processing->ProcessStream(&channel, mono, mono, &channel) == webrtc::AudioProcessing::kNoError;
        const bool audible = std::any_of(step.begin(), step.end(), [](qint16 s) { return std::abs(int(s)) > kInaudible; });
        voice |= processed && audible && d->processing->voice_detection()->stream_has_voice();
    }
    return voice;
}

} // namespace lianxin
