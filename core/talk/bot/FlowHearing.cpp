// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/FlowHearing.h"
#include "call/media/AudioCodec.h"
#include "platform/base/Literals.h"
#include "talk/bot/BotSession.h"
#include "talk/speech/RecogniseFile.h"
#include "talk/speech/Resampler.h"
#include "talk/speech/VoiceActivity.h"
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QtEndian>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kWideRate = 16'000;
constexpr int kBeforeMs = 200; // of silence: a key is often pressed when somebody speaks already
constexpr int kAfterMs = 600;  // and let go before they have ended; models want sound behind a word

Pcm samplesOf(const QByteArray &sound) {
    Pcm out(size_t(sound.size() / 2));
    qFromLittleEndian<qint16>(sound.constData(), qsizetype(out.size()), out.data());
    return out;
}

Pcm overTelephone(Pcm sound, int rate) {
    if (rate != pcmRate)
        sound = Resampler(rate, pcmRate).process(sound);
    std::transform(sound.begin(), sound.end(), sound.begin(), [](qint16 sample) { return decodeAlaw(encodeAlaw(sample)); });
    sound.insert(sound.begin(), size_t(kBeforeMs * pcmRate / 1000), 0);
    sound.resize(sound.size() + size_t(kAfterMs * pcmRate / 1000), 0);
    return sound;
}

//! Somebody spoke, by the measure of calls.
bool hasVoice(const Pcm &sound) {
    VoiceActivity activity;
    quint32 voiced = 0; // the last frames, newest in the lowest bit
    constexpr int frameMs = VoiceActivity::frame * 1000 / pcmRate;
    constexpr quint32 looked = (1u << (TurnTaking::kOnsetMs / frameMs)) - 1;
    for (size_t at = 0; at + VoiceActivity::frame <= sound.size(); at += VoiceActivity::frame) {
        voiced = (voiced << 1 | quint32(activity.hear(std::span(sound).subspan(at, VoiceActivity::frame)))) & looked;
        if (std::popcount(voiced) * frameMs >= TurnTaking::kOnsetVoicedMs)
            return true;
    }
    return false;
}

QJsonObject answerOf(const RecognisedFile &heard, bool voiced) {
    QString text;
    std::optional<double> told;
    for (const auto &part : heard.heard) {
        text += part.segment.text;
        if (part.segment.confidence)
            told = std::min(told.value_or(1), *part.segment.confidence);
    }
    const double confidence = told.value_or(BotSession::kUntoldConfidence);
    return {{u"text"_s, text.trimmed()},
            {u"confidence"_s, voiced ? confidence : std::min(confidence, BotSession::kVoicelessConfidence)},
            {u"demo"_s, heard.model.demo}};
}

} // namespace

struct FlowHearing::Trial {
    Done done; // empty: answered
    QElapsedTimer time;
    qint64 soundMs = 0;
    bool voiced = false;
};

FlowHearing::FlowHearing(Recogniser *recogniser, std::function<bool()> isShort, QObject *parent)
    : QObject(parent)
    , m_recogniser(recogniser)
    , m_isShort(std::move(isShort)) {}

void FlowHearing::hear(const QByteArray &sound, int rate, Done done) {
    const qint64 ms = rate > 0 ? qint64(sound.size()) * 500 / rate : 0;
    if ((rate != pcmRate && rate != kWideRate) || sound.size() % 2 != 0 || ms < kLeastMs || ms > kMostMs)
        return done(Error{ErrorKind::Usage, u"flow.bad_sound"_s, u"This is no sound that can be listened to"_s,
                          u"Give 0.1 to 16 seconds: mono, 16 bit, little-endian, 8,000 or 16,000 samples a second, in base64"_s, u"sound"_s});
    if (!m_recogniser)
        return done(Error{ErrorKind::NotFound, u"flow.no_recogniser"_s, u"This engine has no recogniser: its bots take keys only"_s,
                          u"Name one in speech.recogniser of the engine's configuration and start it anew; words can be typed meanwhile"_s, {}});
    if (m_running >= kMostAtOnce || (m_isShort && m_isShort()))
        return done(Error{ErrorKind::Conflict, u"flow.hearing_busy"_s, u"The recogniser is busy: citizens and others who try out go first"_s,
                          u"Try again in a moment, or type the words"_s, {}});
    auto trial = std::make_shared<Trial>();
    trial->done = std::move(done);
    trial->time.start();
    trial->soundMs = ms;
    Pcm heard = overTelephone(samplesOf(sound), rate);
    trial->voiced = hasVoice(heard);
    ++m_running;
    QTimer::singleShot(kDeadlineMs, this, [this, trial] {
        end(trial, Error{ErrorKind::Unreachable, u"flow.hearing_late"_s, u"The recogniser did not answer in time"_s,
                         u"See on the page of the engines how it does; words can be typed meanwhile"_s, {}});
    });
    std::vector<Pcm> channels;
    channels.push_back(std::move(heard));
    recogniseSound(*m_recogniser, std::move(channels), [self = QPointer(this), trial](Expected<RecognisedFile> result) {
        if (self)
            self->end(trial, result ? Expected<QJsonObject>(answerOf(*result, trial->voiced)) : Expected<QJsonObject>(result.error()));
    });
}

void FlowHearing::end(const std::shared_ptr<Trial> &trial, Expected<QJsonObject> result) {
    const Done done = std::exchange(trial->done, {});
    if (!done)
        return;
    --m_running;
    if (result) {
        result->insert(u"soundMs"_s, trial->soundMs);
        result->insert(u"tookMs"_s, trial->time.elapsed());
    }
    done(std::move(result));
}

void registerFlowHearing(Registry &registry, FlowHearing &hearing) {
    Method hear;
    hear.name = u"flows.hear"_s;
    hear.summary = u"What bots hear in a sentence that somebody says to try a flow out; kept nowhere."_s;
    hear.permission = Permission::CampaignsRead;
    hear.params = {{u"sound"_s, Param::Type::String, true, u"mono, s16le in base64; 0.1 to 16 seconds; heard as over a telephone"_s},
                   {u"rate"_s, Param::Type::Integer, false, u"samples a second: 8000, or 16000; 8000 without"_s}};
    hear.result = u"{text (empty: no words), confidence, soundMs, tookMs, demo: the model understands synthetic voices only}"_s;
    hear.noPersonalData = true;
    hear.asyncHandler = [&hearing](const Caller &, const QJsonObject &params, const MethodDone &done) {
        const auto sound = QByteArray::fromBase64Encoding(params.value("sound"_L1).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        hearing.hear(sound ? *sound : QByteArray(), params.value("rate"_L1).toInt(pcmRate), [done](const Expected<QJsonObject> &heard) {
            done(heard ? Expected<QJsonValue>(QJsonValue(*heard)) : Expected<QJsonValue>(heard.error()));
        });
    };
    registry.add(std::move(hear));
}

} // namespace lianxin
