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

constexpr int kHousekeepingMs = 15'000; // a little each time
constexpr qint64 kAroundMs = 2'000;     // kept before and after what decided
constexpr qint64 kUnknownMostMs = 20'000; // kept of what nobody understood
constexpr double kSaidLeastMs = 1'200;    // of sound besides the signals

//! How much of a signal is sound, the rest are its pauses (GB/T 3380).
double dutyOf(ToneKind kind) {
    switch (kind) {
    case ToneKind::RingBack:
        return 0.25;
    case ToneKind::Busy:
    case ToneKind::Congestion:
    case ToneKind::Vacant:
        return 0.55;
    case ToneKind::Dial:
    case ToneKind::SpecialInformation:
        break;
    }
    return 1;
}

struct KeptPart {
    qint64 fromMs = 0, toMs = 0; //!< in the clock of the media
    bool unrecognised = false;   //!< something was said that nobody understood
};

//! The part of the sound that is worth keeping; nothing of mere ringing.
std::optional<KeptPart> worthKeeping(const ProgressEvidence &heard, const LineSound &sound) {
    const qint64 from = sound.fromMs;
    const qint64 to = from + qint64(sound.samples.size()) * 1000 / kPcmRate;
    if (sound.samples.empty())
        return {};
    std::optional<KeptPart> said;
    for (const auto &a : heard.announcements) {
        if (a.afterAnswer || a.state == NumberState::RingBackTune)
            continue;
        if (!said)
            said = KeptPart{a.fromMs, a.toMs};
        said->fromMs = std::min<qint64>(said->fromMs, a.fromMs);
        said->toMs = std::max<qint64>(said->toMs, a.toMs);
    }
    if (said)
        return KeptPart{std::max(from, said->fromMs - kAroundMs), std::min(to, said->toMs + kAroundMs)};
    double signalsMs = 0;
    for (const auto &tone : heard.tones)
        signalsMs += dutyOf(tone.kind) * double(tone.toMs - tone.fromMs);
    const bool tune = heard.music || std::any_of(heard.announcements.begin(), heard.announcements.end(), [](const auto &a) { return a.state == NumberState::RingBackTune; });
    // More sound than its signals explain, and no tune: somebody said something that we did not understand.
    if (tune || double(heard.soundMs) < signalsMs + kSaidLeastMs)
        return {};
    return KeptPart{std::max(from, to - kUnknownMostMs), to, true};
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
    connect(&m_housekeeping, &QTimer::timeout, this, [this] {
        if (const auto erased = m_announcements.expireSound(); !erased)
            qCWarning(lcTelephony).noquote() << "old sound of lines was not erased:" << erased.error().toString();
    });
    m_housekeeping.start(kHousekeepingMs);
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
    if (!part || part->toMs <= part->fromMs)
        return;
    auto writer = m_recordings.start(callId, u"early_media"_s);
    if (!writer) {
        qCWarning(lcTelephony).noquote() << "what was heard is not kept:" << writer.error().toString();
        return;
    }
    verdict.heard[u"sound"_s] = QJsonObject{{u"recordingId"_s, (*writer)->id()}, {u"fromMs"_s, part->fromMs}};
    if (part->unrecognised)
        verdict.heard[u"unrecognised"_s] = true;
    const auto at = [&](qint64 ms) { return std::min(sound.samples.size(), std::size_t(ms - sound.fromMs) * kPcmRate / 1000); };
    std::vector<std::int16_t> stereo;
    stereo.reserve(2 * (at(part->toMs) - at(part->fromMs)));
    for (std::size_t i = at(part->fromMs); i < at(part->toMs); ++i) {
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
