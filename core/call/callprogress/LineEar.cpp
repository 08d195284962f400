// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/LineEar.h"
#include <algorithm>
#include <cstdlib>

namespace lianxin {
namespace {

constexpr int kSliceFrames = 5;            // between two chances for others to get the lock
constexpr int kAllFrames = 1024;           // more than a tap can hold
constexpr int kLineSilencePeak = 100;      // below is no sound that anybody would want to hear again

bool isSilent(const PcmFrame &samples) {
    return std::all_of(samples.begin(), samples.end(), [](std::int16_t s) { return std::abs(int(s)) < kLineSilencePeak; });
}

} // namespace

LineEar::LineEar(std::shared_ptr<TapStream> tap, std::shared_ptr<const AnnouncementLibrary> library, bool keep)
    : m_tap(std::move(tap))
    , m_listener(std::move(library))
    , m_keep(keep) {}

void LineEar::answered() {
    const std::lock_guard lock(m_mutex);
    catchUp(kAllFrames);
    m_answerPending = m_answeredAt < 0;
}

void LineEar::rest() {
    const std::lock_guard lock(m_mutex);
    catchUp(kAllFrames);
    m_resting = true;
}

ProgressEvidence LineEar::evidence() {
    const std::lock_guard lock(m_mutex);
    catchUp(kAllFrames);
    return m_listener.evidence();
}

std::int64_t LineEar::answeredAtMs() {
    const std::lock_guard lock(m_mutex);
    return m_answeredAt;
}

LineSound LineEar::takeSound() {
    const std::lock_guard lock(m_mutex);
    catchUp(kAllFrames);
    return std::exchange(m_sound, {});
}

bool LineEar::work(bool &sleeping) {
    const std::lock_guard lock(m_mutex);
    sleeping = !catchUp(kSliceFrames);
    const std::size_t announcements = m_listener.announcementsHeard();
    const AnsweredBy by = m_listener.answeredBy();
    const bool more = announcements != m_announcements || by != m_by;
    m_announcements = announcements;
    m_by = by;
    return more;
}

// True while there may be more.
bool LineEar::catchUp(int mostFrames) {
    TapFrame frame;
    for (int i = 0; i < mostFrames; ++i) {
        if (m_resting || !m_tap->pop(frame))
            return false;
        hear(frame);
    }
    return true;
}

void LineEar::hear(const TapFrame &frame) {
    if (m_answerPending) {
        m_answerPending = false;
        m_answeredAt = frame.positionMs;
        m_listener.answered(frame.positionMs);
    }
    m_listener.hear(frame.positionMs, frame.samples, frame.concealed);
    if (m_keep && m_answeredAt < 0)
        keepSound(frame);
}

void LineEar::keepSound(const TapFrame &frame) {
    auto &samples = m_sound.samples;
    if (samples.empty()) {
        if (isSilent(frame.samples))
            return;
        m_sound.fromMs = frame.positionMs;
    }
    constexpr auto most = std::size_t(kKeptMostMs) * kPcmRate / 1000;
    // What was lost on the way keeps its length.
    const auto at = std::size_t(std::max<std::int64_t>(frame.positionMs - m_sound.fromMs, 0)) * kPcmRate / 1000;
    if (at >= most)
        return;
    if (at > samples.size())
        samples.resize(at);
    samples.insert(samples.end(), frame.samples.begin(), frame.samples.end());
}

} // namespace lianxin
