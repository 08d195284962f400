// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/EspeakVoice.h"
#include "talk/speech/Resampler.h"
#include "talk/speech/Tidy.h"
#include <QtEndian>
#include <algorithm>
#include <espeak-ng/speak_lib.h>

namespace lianxin {
namespace {

constexpr int wordsPerMinute = 175; // espeak-ng's normal speed

int collect(short *wav, int samples, espeak_EVENT *events) {
    if (wav && samples > 0 && events && events->user_data) {
        auto *pcm = static_cast<Pcm *>(events->user_data);
        pcm->insert(pcm->end(), wav, wav + samples);
    }
    return 0;
}

//! \brief The library, brought up at the first request.
class Espeak {
public:
    Expected<Pcm> speak(const QString &text, QByteArray voice, int rate) {
        if (voice.isEmpty())
            voice = espeakMandarin;
        if (m_sampleRate == 0) {
            const int rateOrError =
                espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
            if (rateOrError <= 0)
                return Error{ErrorKind::Internal,
                             u"speech.failed"_s,
                             u"espeak-ng can't find its data."_s,
                             u"Install the Debian package espeak-ng-data."_s,
                             {}};
            m_sampleRate = rateOrError;
            espeak_SetSynthCallback(collect);
        }
        if (voice != m_voice) {
            if (espeak_SetVoiceByName(voice.constData()) != EE_OK)
                return Error{ErrorKind::BadInput, u"speech.voice"_s,
                             u"espeak-ng has no voice of that name."_s,
                             u"Leave the voice out, or see espeak-ng --voices."_s, QString::fromUtf8(voice)};
            m_voice = voice;
        }
        espeak_SetParameter(
            espeakRATE, std::clamp(wordsPerMinute * rate / 100, espeakRATE_MINIMUM, espeakRATE_MAXIMUM), 0);
        const QByteArray utf8 = text.toUtf8();
        Pcm raw;
        const auto done = espeak_Synth(utf8.constData(), size_t(utf8.size()) + 1, 0, POS_CHARACTER, 0,
                                       espeakCHARS_UTF8, nullptr, &raw);
        if (done != EE_OK)
            return Error{ErrorKind::Internal, u"speech.failed"_s, u"espeak-ng refused the text."_s, {}, {}};
        return tidyPrompt(Resampler(m_sampleRate, pcmRate).process(raw));
    }

private:
    int m_sampleRate = 0;
    QByteArray m_voice;
};

} // namespace

QString espeakVersion() {
    return QString::fromLatin1(espeak_Info(nullptr)).section(u' ', 0, 0);
}

WorkerHandler espeakHandler() {
    return [espeak = std::make_shared<Espeak>()](const WorkerMessage &request,
                                                 const auto &) -> Expected<WorkerMessage> {
        const QString text = request.head.value("text"_L1).toString();
        if (text.trimmed().isEmpty())
            return Error{ErrorKind::BadInput, u"speech.empty_text"_s, u"There is nothing to say."_s, {}, {}};
        LX_TRY(const Pcm pcm, espeak->speak(text, request.head.value("voice"_L1).toString().toLatin1(),
                                            request.head.value("rate"_L1).toInt(100)));
        if (pcm.empty())
            return Error{ErrorKind::BadInput,
                         u"speech.failed"_s,
                         u"The synthesiser made no sound of the text."_s,
                         u"Write the prompt in Chinese characters."_s,
                         {}};
        WorkerMessage answer;
        answer.head.insert("rate"_L1, pcmRate);
        answer.body.resize(qsizetype(pcm.size()) * 2);
        qToLittleEndian<qint16>(pcm.data(), qsizetype(pcm.size()), answer.body.data());
        return answer;
    };
}

} // namespace lianxin
