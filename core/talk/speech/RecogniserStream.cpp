// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/RecogniserStream.h"
#include "platform/base/Literals.h"
#include "talk/speech/Pcm.h"
#include <QJsonDocument>
#include <algorithm>
#include <cmath>

namespace lianxin {
namespace {

constexpr qint64 samplesOf(qint64 ms) {
    return ms * pcmRate / 1000;
}

constexpr int kPauseMs = 700;          // ends a segment when it is quiet and nothing new was recognised
constexpr int kSilentTextMs = 1'800;   // ends it when nothing new was recognised, whatever the noise
constexpr int kLongMs = 20'000;        // from here on a short pause is enough
constexpr int kLongPauseMs = 260;
constexpr int kLongestMs = 40'000;
constexpr int kNothingMs = 3'000;      // without a word: begin anew, so that little has to be kept
constexpr int kNothingLoudMs = 15'000;
constexpr int kKeepMs = 600;           // heard once more by a segment that begins anew
constexpr int kChunkMs = 600;          // what a model that tells no times hears at once
constexpr int kVoiceFrameMs = SpeechPause::frame * 1'000 / pcmRate;
constexpr int kWordlessMs = 600;       // of voice before the first word: a syllable more than the words that were heard begin with
constexpr double kDoubtful = 0.4;      // what was heard, then: enough to ask back
constexpr int kTailMs = 480;           // silence behind the last sound, so that all of it is decoded

//! ±4 of 32,768 where the line is digitally silent, which the models have never heard; the same for the same sample.
float comfort(qint64 sample) {
    quint64 x = quint64(sample) * 0x9E3779B97F4A7C15ULL;
    x ^= x >> 29;
    x *= 0xBF58476D1CE4E5B9ULL;
    return float(int((x >> 33) % 9) - 4) / 32768;
}

} // namespace

RecogniserStream::RecogniserStream(std::shared_ptr<const SherpaLibrary::Model> model, qint64 base)
    : m_model(std::move(model))
    , m_base(base)
    , m_heard(base) {
    restart(base);
}

void RecogniserStream::restart(qint64 base) {
    m_stream.reset();
    m_stream = m_model->stream();
    m_base = base;
    m_pause = {};
    m_voice.clear();
    m_now = {};
    m_lastToken = 0;
    m_changed = false;
}

void RecogniserStream::hear(const qint16 *samples, qint64 count) {
    for (qint64 i = 0; i < count; ++i) {
        m_rest.push_back(samples[i] == 0 ? comfort(to()) : float(samples[i]) / 32768);
        if (m_rest.size() == SpeechPause::frame) {
            const std::vector<float> frame = std::exchange(m_rest, {});
            step(frame);
        }
    }
}

void RecogniserStream::noteVoice(std::span<const float> frame) {
    m_pause.hear(frame);
    m_voice.push_back(m_pause.quietMs() == 0);
}

int RecogniserStream::wordlessMs() const {
    const qint64 first = m_now.value("tokens"_L1).toArray().first().toArray().at(1).toInteger();
    const auto frames = std::clamp<qint64>((first - m_base) / SpeechPause::frame, 0, qint64(m_voice.size()));
    return int(std::count(m_voice.begin(), m_voice.begin() + frames, true)) * kVoiceFrameMs;
}

void RecogniserStream::step(std::span<const float> frame) {
    m_heard += qint64(frame.size());
    noteVoice(frame);
    m_latest.insert(m_latest.end(), frame.begin(), frame.end());
    if (m_latest.size() > size_t(samplesOf(kKeepMs)))
        m_latest.erase(m_latest.begin(), m_latest.begin() + SpeechPause::frame);
    if (m_stream->accept(frame))
        readResult();

    const qint64 lengthMs = (m_heard - m_base) * 1000 / pcmRate;
    if (m_now.isEmpty()) {
        if ((lengthMs >= kNothingMs && m_pause.quietMs() > kKeepMs) || lengthMs >= kNothingLoudMs) {
            restart(m_heard - qint64(m_latest.size()));
            for (size_t at = 0; at + SpeechPause::frame <= m_latest.size(); at += SpeechPause::frame) {
                const auto again = std::span(m_latest).subspan(at, SpeechPause::frame);
                noteVoice(again);
                if (m_stream->accept(again))
                    readResult();
            }
        }
        return;
    }
    const qint64 sinceTokenMs = (m_heard - m_lastToken) * 1000 / pcmRate;
    const int pauseMs = lengthMs >= kLongMs ? kLongPauseMs : kPauseMs;
    if ((m_pause.quietMs() >= pauseMs && sinceTokenMs >= pauseMs) || sinceTokenMs >= kSilentTextMs || lengthMs >= kLongestMs)
        endSegment();
}

void RecogniserStream::readResult() {
    const QJsonObject result = QJsonDocument::fromJson(m_stream->result()).object();
    const QJsonArray texts = result.value("tokens"_L1).toArray();
    const QJsonArray times = result.value("timestamps"_L1).toArray();
    const QString text = result.value("text"_L1).toString().trimmed();
    if (text.isEmpty() || text == m_now.value("text"_L1).toString())
        return;
    const bool isTimed = !texts.isEmpty() && times.size() >= texts.size();
    const QJsonArray tokens = isTimed ? timed(texts, times) : placed(texts.isEmpty() ? QJsonArray{text} : texts);
    m_lastToken = tokens.last().toArray().at(1).toInteger();
    m_now = {{u"text"_s, text}, {u"tokens"_s, tokens}};
    const QJsonArray logs = result.value("ys_probs"_L1).toArray();
    double sum = 0;
    for (const auto &log : logs)
        sum += log.toDouble();
    if (!logs.isEmpty())
        m_now.insert(u"confidence"_s, std::clamp(std::exp(sum / double(logs.size())), 0.0, 1.0));
    if (isTimed && wordlessMs() > kWordlessMs)
        m_now.insert(u"confidence"_s, std::min(kDoubtful, m_now.value("confidence"_L1).toDouble(1)));
    m_changed = true;
}

QJsonArray RecogniserStream::timed(const QJsonArray &texts, const QJsonArray &times) const {
    QJsonArray tokens;
    for (qsizetype i = 0; i < texts.size(); ++i)
        tokens.append(QJsonArray{texts[i], std::min(m_base + qint64(times[i].toDouble() * pcmRate), m_heard)});
    return tokens;
}

QJsonArray RecogniserStream::placed(const QJsonArray &texts) const {
    const QJsonArray known = m_now.value("tokens"_L1).toArray();
    qsizetype kept = 0;
    while (kept < std::min(known.size(), texts.size()) && known[kept].toArray().at(0) == texts[kept])
        ++kept;
    if (kept == texts.size()) // fewer than before: the last one is said anew
        --kept;
    const qint64 to = std::max(m_base, m_heard - samplesOf(std::max(0, m_model->lateMs() - kChunkMs)));
    const qint64 from = std::max({m_base, m_lastToken, to - samplesOf(kChunkMs)});
    QJsonArray tokens;
    for (qsizetype i = 0; i < texts.size(); ++i)
        tokens.append(i < kept ? known[i] : QJsonArray{texts[i], from + (to - from) * (i - kept + 1) / (texts.size() - kept)});
    return tokens;
}

void RecogniserStream::hearOut(std::vector<float> behind, int silenceMs) {
    const auto given = qint64(behind.size());
    for (qint64 i = given; i < samplesOf(silenceMs); ++i)
        behind.push_back(comfort(m_heard + i));
    m_heard += given;
    m_stream->accept(behind);
    m_stream->end();
    readResult();
}

void RecogniserStream::endSegment() {
    if (m_model->lateMs() > kLongPauseMs) // a pause is shorter than what it still waits for
        hearOut({}, m_model->lateMs());
    tellSegment();
}

void RecogniserStream::tellSegment() {
    if (!m_now.isEmpty()) {
        m_now.insert(u"final"_s, true);
        m_events.append(m_now);
    }
    restart(m_heard);
    m_latest.clear();
}

void RecogniserStream::finish() {
    hearOut(std::exchange(m_rest, {}), std::max(kTailMs, m_model->lateMs()));
    tellSegment();
}

QJsonArray RecogniserStream::takeEvents() {
    if (std::exchange(m_changed, false) && !m_now.isEmpty()) {
        m_now.insert(u"final"_s, false);
        m_events.append(m_now);
    }
    return std::exchange(m_events, {});
}

} // namespace lianxin
