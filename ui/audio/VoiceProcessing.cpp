// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/VoiceProcessing.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <webrtc/modules/audio_processing/include/audio_processing.h>

namespace lianxin {
namespace {

using Samples = std::array<float, VoiceProcessing::step>;

constexpr int targetLevelDbfs = 6; // below full scale
constexpr int mostGainDb = 12;
constexpr int mostDelayMs = 500; // what the library believes

webrtc::AudioProcessing *makeProcessing() {
    webrtc::Config config;
    config.Set<webrtc::ExtendedFilter>(new webrtc::ExtendedFilter(true));
    config.Set<webrtc::DelayAgnostic>(new webrtc::DelayAgnostic(true));
    config.Set<webrtc::ExperimentalAgc>(new webrtc::ExperimentalAgc(false)); // it would turn the system's own knob, and set the gain by itself
    auto *made = webrtc::AudioProcessing::Create(config);
    made->high_pass_filter()->Enable(true);
    made->echo_cancellation()->set_suppression_level(webrtc::EchoCancellation::kModerateSuppression);
    made->gain_control()->set_mode(webrtc::GainControl::kAdaptiveDigital);
    made->gain_control()->set_target_level_dbfs(targetLevelDbfs);
    made->gain_control()->set_compression_gain_db(mostGainDb);
    made->gain_control()->enable_limiter(true);
    made->voice_detection()->set_likelihood(webrtc::VoiceDetection::kLowLikelihood);
    made->voice_detection()->Enable(true);
    return made;
}

//! Takes one step from the front of what waits.
Samples take(std::vector<std::int16_t> &waiting) {
    Samples out{};
    std::transform(waiting.begin(), waiting.begin() + out.size(), out.begin(), [](std::int16_t s) { return static_cast<float>(s) / 32768.F; });
    waiting.erase(waiting.begin(), waiting.begin() + out.size());
    return out;
}

} // namespace

struct VoiceProcessing::Private {
    std::unique_ptr<webrtc::AudioProcessing> processing{makeProcessing()};
    std::vector<std::int16_t> toPlay;
    std::vector<std::int16_t> toHear;
};

VoiceProcessing::VoiceProcessing()
    : d(std::make_unique<Private>()) {}
VoiceProcessing::~VoiceProcessing() = default;

void VoiceProcessing::setActive(bool active) {
    m_active = active;
    d->processing->echo_cancellation()->Enable(active);
    d->processing->gain_control()->Enable(active);
}

void VoiceProcessing::forget() {
    d->processing->Initialize();
    d->toPlay.clear();
    d->toHear.clear();
    m_voice = false;
}

void VoiceProcessing::played(std::span<const std::int16_t> sound) {
    static const webrtc::StreamConfig mono(rate, 1);
    d->toPlay.insert(d->toPlay.end(), sound.begin(), sound.end());
    while (d->toPlay.size() >= step) {
        Samples samples = take(d->toPlay);
        float *channel = samples.data();
        if (m_active)
            d->processing->ProcessReverseStream(&channel, mono, mono, &channel);
    }
}

void VoiceProcessing::heard(std::span<const std::int16_t> sound, int delayMs, std::vector<std::int16_t> &out) {
    static const webrtc::StreamConfig mono(rate, 1);
    d->toHear.insert(d->toHear.end(), sound.begin(), sound.end());
    while (d->toHear.size() >= step) {
        const std::vector<std::int16_t> untouched(d->toHear.begin(), d->toHear.begin() + step);
        Samples samples = take(d->toHear);
        float *channel = samples.data();
        d->processing->set_stream_delay_ms(std::clamp(delayMs, 0, mostDelayMs));
        const bool done = d->processing->ProcessStream(&channel, mono, mono, &channel) == webrtc::AudioProcessing::kNoError;
        m_voice = done && d->processing->voice_detection()->stream_has_voice();
        if (!m_active || !done) {
            out.insert(out.end(), untouched.begin(), untouched.end());
            continue;
        }
        for (const float s : samples)
            out.push_back(static_cast<std::int16_t>(std::clamp(std::lround(s * 32768), -32768L, 32767L)));
    }
}

} // namespace lianxin
