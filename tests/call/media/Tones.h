// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaEngine.h"
#include <QTest>
#include <atomic>
#include <cmath>
#include <mutex>
#include <numbers>

// Test sounds, and how to find them again.
namespace lianxin::test {

inline std::vector<std::int16_t> tone(double hertz, int ms, double amplitude = 8000) {
    std::vector<std::int16_t> samples(std::size_t(ms) * kPcmRate / 1000);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = std::int16_t(amplitude * std::sin(2 * std::numbers::pi * hertz * double(i) / kPcmRate));
    return samples;
}

//! Amplitude of one frequency (Goertzel), in sample units.
inline double amplitudeOf(double hertz, std::span<const std::int16_t> samples) {
    const double w = 2 * std::numbers::pi * hertz / kPcmRate;
    double s1 = 0;
    double s2 = 0;
    for (const auto sample : samples) {
        const double s0 = sample + 2 * std::cos(w) * s1 - s2;
        s2 = s1;
        s1 = s0;
    }
    const double power = s1 * s1 + s2 * s2 - 2 * std::cos(w) * s1 * s2;
    return samples.empty() ? 0 : 2 * std::sqrt(std::max(power, 0.0)) / double(samples.size());
}

//! The greatest amplitude of one frequency in any \a ms of the sound: for what a test's own thread feeds or reads in
//! real time, where a machine under load tears holes that nobody but the test made.
inline double loudestOf(double hertz, std::span<const std::int16_t> samples, int ms = 100) {
    const auto window = std::size_t(ms) * kPcmRate / 1000;
    double loudest = 0;
    for (std::size_t at = 0; at + window <= samples.size(); at += window / 4)
        loudest = std::max(loudest, amplitudeOf(hertz, samples.subspan(at, window)));
    return loudest;
}

inline double rmsOf(std::span<const std::int16_t> samples) {
    double sum = 0;
    for (const auto s : samples)
        sum += double(s) * s;
    return samples.empty() ? 0 : std::sqrt(sum / double(samples.size()));
}

//! \brief Keeps a recording in memory.
class MemorySink final : public RecordingSink {
public:
    void write(const std::int16_t *stereo, std::size_t frames) override {
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = 0; i < frames; ++i) {
            m_left.push_back(stereo[2 * i]);
            m_right.push_back(stereo[2 * i + 1]);
        }
    }
    void finish() override { ++m_finished; }

    std::vector<std::int16_t> left() const {
        const std::lock_guard lock(m_mutex);
        return m_left;
    }
    std::vector<std::int16_t> right() const {
        const std::lock_guard lock(m_mutex);
        return m_right;
    }
    std::size_t size() const {
        const std::lock_guard lock(m_mutex);
        return m_left.size();
    }
    int finished() const { return m_finished; }
    //! Samples from \a fromMs on, at most \a ms long.
    static std::vector<std::int16_t> part(const std::vector<std::int16_t> &all, int fromMs, int ms) {
        const auto begin = std::min(all.size(), std::size_t(fromMs) * kPcmRate / 1000);
        const auto end = std::min(all.size(), begin + std::size_t(ms) * kPcmRate / 1000);
        return {all.begin() + std::ptrdiff_t(begin), all.begin() + std::ptrdiff_t(end)};
    }

private:
    mutable std::mutex m_mutex;
    std::vector<std::int16_t> m_left, m_right;
    std::atomic<int> m_finished{0};
};

//! \brief Keeps the events of an engine, for the test's thread.
class EventLog {
public:
    MediaEngine::EventHandler handler() {
        return [this](const MediaEvent &event) {
            const std::lock_guard lock(m_mutex);
            m_events.push_back(event);
        };
    }
    std::vector<MediaEvent> all(MediaEvent::Kind kind, MemberId member = 0) const {
        const std::lock_guard lock(m_mutex);
        std::vector<MediaEvent> found;
        for (const auto &event : m_events)
            if (event.kind == kind && (member == 0 || event.member == member))
                found.push_back(event);
        return found;
    }
    std::string digits(MemberId member) const {
        std::string text;
        for (const auto &event : all(MediaEvent::Kind::Digit, member))
            text += event.digit;
        return text;
    }
    //! The end of a play request, if it came.
    std::optional<PlayEnd> endOf(PlayToken token) const {
        for (const auto &event : all(MediaEvent::Kind::PlayFinished))
            if (event.token == token)
                return event.end;
        return std::nullopt;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<MediaEvent> m_events;
};

inline MediaConfig testConfig(int threads = 1) {
    MediaConfig config;
    config.threads = threads;
    config.realTimePriority = false;
    return config;
}

//! \brief A far end: a bridge of its own with one RTP leg, a voice and a recording of what it hears.
struct FarEnd {
    MediaEngine &engine;
    BridgeId bridge = 0;
    RtpEndpoint endpoint;
    MemberId voice = 0;
    std::shared_ptr<MemorySink> sink = std::make_shared<MemorySink>();
    MemberId recorder = 0;

    explicit FarEnd(MediaEngine &e)
        : engine(e)
        , bridge(engine.openBridge().value())
        , endpoint(engine.openRtpLeg(bridge).value())
        , voice(engine.openPlayer(bridge).value())
        , recorder(engine.openRecorder(bridge, {endpoint.member}, sink).value()) {
        engine.setMatrix(bridge, {{endpoint.member, voice}});
    }
    ~FarEnd() { engine.closeBridge(bridge); }
    //! Talks with a leg of the bridge under test.
    void connect(const RtpEndpoint &other, CodecId codec = CodecId::Pcma, int events = 101) {
        engine.setRtp(endpoint.member, towards(other, codec, events));
        engine.setRtp(other.member, towards(endpoint, codec, events));
    }
    static RtpParameters towards(const RtpEndpoint &other, CodecId codec = CodecId::Pcma, int events = 101) {
        RtpParameters p;
        p.remoteAddress = other.address;
        p.remotePort = other.port;
        p.codec = codec;
        p.payloadType = codec == CodecId::Pcmu ? 0 : 8;
        p.telephoneEventSend = p.telephoneEventReceive = events;
        return p;
    }
    void say(double hertz) {
        PlayOptions options;
        options.loop = true;
        engine.play(voice, {makePcm(tone(hertz, 1000))}, options);
    }
    //! What it heard in the last \a ms.
    std::vector<std::int16_t> heard(int ms = 400) const {
        const auto all = sink->left();
        return MemorySink::part(all, std::max(0, int(all.size() * 1000 / kPcmRate) - ms), ms);
    }
};

} // namespace lianxin::test
