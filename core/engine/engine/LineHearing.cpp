// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/LineHearing.h"
#include "call/telephony/Telephony.h"
#include "hotline/records/Recordings.h"
#include "platform/base/Log.h"
#include "talk/hearing/Announcements.h"
#include "talk/hearing/NumberVerdict.h"
#include <algorithm>

namespace lianxin {
namespace {

constexpr qint64 kAroundMs = 2'000;     // kept before and after what decided
constexpr qint64 kUnknownMostMs = 20'000; // kept of what nobody understood

//! The part of the sound that is worth keeping, in the clock of the media; nothing of mere ringing.
std::optional<std::pair<qint64, qint64>> worthKeeping(const ProgressEvidence &heard, const LineSound &sound) {
    const qint64 from = sound.fromMs;
    const qint64 to = from + qint64(sound.samples.size()) * 1000 / kPcmRate;
    if (sound.samples.empty())
        return {};
    std::optional<std::pair<qint64, qint64>> said;
    for (const auto &a : heard.announcements)
        if (!a.afterAnswer && a.state != NumberState::RingBackTune)
            said = said ? std::pair(std::min<qint64>(said->first, a.fromMs), std::max<qint64>(said->second, a.toMs)) : std::pair<qint64, qint64>(a.fromMs, a.toMs);
    if (said)
        return std::pair(std::max(from, said->first - kAroundMs), std::min(to, said->second + kAroundMs));
    qint64 toneMs = 0;
    for (const auto &tone : heard.tones)
        toneMs += tone.toMs - tone.fromMs;
    const bool tune = heard.music || std::any_of(heard.announcements.begin(), heard.announcements.end(), [](const auto &a) { return a.state == NumberState::RingBackTune; });
    // More sound than its signals explain, and no tune: somebody said something that we did not understand.
    if (tune || heard.soundMs < 1'000 || (toneMs > 0 && heard.soundMs < toneMs + 1'000))
        return {};
    return std::pair(std::max(from, to - kUnknownMostMs), to);
}

} // namespace

LineHearing::LineHearing(Telephony &telephony, Announcements &announcements, Recordings &recordings, QObject *parent)
    : QObject(parent)
    , m_telephony(telephony)
    , m_announcements(announcements)
    , m_recordings(recordings)
    , m_ears([this](const std::shared_ptr<LineEar> &ear) {
        QMetaObject::invokeMethod(this, [this, ear] {
            const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const auto &l) { return l.second.ear == ear; });
            if (line != m_lines.end())
                Q_EMIT understood(Id(line->first));
        });
    }) {
    m_sealing.setMaxThreadCount(1);
}

LineHearing::~LineHearing() = default;

void LineHearing::listen(const Id &callId) {
    if (m_lines.contains(callId) || !m_announcements.settings().listen)
        return;
    auto tap = m_telephony.tap(callId, CallSide::Citizen);
    if (!tap) {
        qCWarning(lcTelephony).noquote() << "a line can't be listened to:" << tap.error().toString();
        return;
    }
    Line line;
    line.ear = std::make_shared<LineEar>(*tap, m_announcements.library(), m_announcements.settings().keepSound);
    line.version = m_announcements.version();
    m_ears.add(line.ear);
    m_lines.emplace(callId, std::move(line));
}

void LineHearing::answered(const Id &callId) {
    if (const auto line = m_lines.find(callId); line != m_lines.end())
        line->second.ear->answered();
}

void LineHearing::rest(const Id &callId) {
    const auto line = m_lines.find(callId);
    if (line == m_lines.end())
        return;
    line->second.ear->rest();
    m_ears.remove(line->second.ear);
    m_telephony.closeTap(*line->second.ear->tap());
}

std::optional<ProgressEvidence> LineHearing::heard(const Id &callId) {
    const auto line = m_lines.find(callId);
    return line == m_lines.end() ? std::nullopt : std::optional(line->second.ear->evidence());
}

bool LineHearing::mayEndEarly() const { return m_announcements.settings().endEarly; }

NumberVerdict LineHearing::judge(const Id &callId, const SipCause &cause, bool answered, bool person) {
    const auto found = m_lines.find(callId);
    if (found == m_lines.end())
        return judgeNumber(cause, answered, {}, person);
    const Line line = found->second;
    m_lines.erase(found);
    m_ears.remove(line.ear);
    const ProgressEvidence heard = line.ear->evidence();
    NumberVerdict verdict = judgeNumber(cause, answered, heard, person);
    QStringList titles;
    for (const auto &a : heard.announcements)
        titles << a.title;
    m_announcements.noteHits(titles);
    if (verdict.heard.isEmpty())
        return verdict;
    verdict.heard[u"library"_s] = line.version;
    if (answered)
        verdict.heard[u"answeredAtMs"_s] = qint64(line.ear->answeredAtMs());
    else
        keep(callId, heard, line.ear->takeSound(), verdict);
    return verdict;
}

void LineHearing::keep(const Id &callId, const ProgressEvidence &heard, LineSound sound, NumberVerdict &verdict) {
    const auto part = worthKeeping(heard, sound);
    if (!part || part->second <= part->first)
        return;
    auto writer = m_recordings.start(callId, u"early_media"_s);
    if (!writer) {
        qCWarning(lcTelephony).noquote() << "what was heard is not kept:" << writer.error().toString();
        return;
    }
    verdict.heard[u"sound"_s] = QJsonObject{{u"recordingId"_s, (*writer)->id()}, {u"fromMs"_s, part->first}};
    const auto at = [&](qint64 ms) { return std::min(sound.samples.size(), std::size_t(ms - sound.fromMs) * kPcmRate / 1000); };
    std::vector<std::int16_t> stereo;
    stereo.reserve(2 * (at(part->second) - at(part->first)));
    for (std::size_t i = at(part->first); i < at(part->second); ++i) {
        stereo.push_back(sound.samples[i]);
        stereo.push_back(0); // we said nothing
    }
    // Sealing takes milliseconds that the main thread need not spend.
    m_sealing.start([owned = std::shared_ptr<RecordingWriter>(std::move(*writer)), stereo = std::move(stereo)] {
        owned->write(stereo.data(), stereo.size() / 2);
        owned->finish();
    });
}

} // namespace lianxin
