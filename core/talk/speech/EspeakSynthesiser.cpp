// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/EspeakSynthesiser.h"
#include "talk/speech/EspeakVoice.h"
#include <QRegularExpression>
#include <QtEndian>

namespace lianxin {
namespace {

WorkerSpec specFor(const QString &program) {
    WorkerSpec spec;
    spec.program = program;
    spec.arguments = {u"synthesise"_s};
    spec.memoryLimit = 256LL << 20;
    spec.cpuSecondsPerRequest = 20;
    spec.requestTimeoutMs = 15'000;
    return spec;
}

Expected<WorkerRequest> requestFor(const Utterance &utterance, const Lexicon &lexicon) {
    static const QRegularExpression voiceName(u"^[A-Za-z0-9+_-]{0,64}$"_s);
    if (utterance.text.trimmed().isEmpty())
        return Error{ErrorKind::BadInput, u"speech.empty_text"_s, u"There is nothing to say."_s, {}, {}};
    if (utterance.text.size() > EspeakSynthesiser::maxText)
        return Error{ErrorKind::BadInput,
                     u"speech.text_too_long"_s,
                     u"The text is too long to be said in one piece."_s,
                     u"Divide it into several prompts."_s,
                     {}};
    if (!voiceName.match(utterance.voice).hasMatch())
        return Error{ErrorKind::BadInput,
                     u"speech.voice"_s,
                     u"That can't be the name of a voice."_s,
                     u"Leave the voice out, or see espeak-ng --voices."_s,
                     {}};
    WorkerRequest request;
    request.message.head = {{u"text"_s, lexicon.apply(utterance.text)},
                            {u"voice"_s, utterance.voice},
                            {u"rate"_s, qBound(50, utterance.rate, 200)}};
    return request;
}

Expected<PcmPtr> soundOf(const Expected<WorkerMessage> &answer) {
    if (!answer)
        return answer.error();
    if (answer->body.size() < 2)
        return Error{
            ErrorKind::Internal, u"speech.failed"_s, u"The synthesiser answered without sound."_s, {}, {}};
    auto pcm = std::make_shared<Pcm>(size_t(answer->body.size() / 2));
    qFromLittleEndian<qint16>(answer->body.constData(), qsizetype(pcm->size()), pcm->data());
    return PcmPtr(std::move(pcm));
}

} // namespace

EspeakSynthesiser::EspeakSynthesiser(const QString &workerProgram, Lexicon lexicon, QObject *parent)
    : Synthesiser(parent)
    , m_lexicon(std::move(lexicon))
    , m_pool(specFor(workerProgram)) {}

EspeakSynthesiser::~EspeakSynthesiser() {
    m_pool.stop();
}

void EspeakSynthesiser::synthesise(const Utterance &utterance, Done done) {
    auto request = requestFor(utterance, m_lexicon);
    if (!request) {
        QMetaObject::invokeMethod(
            this, [done = std::move(done), error = request.error()] { done(error); }, Qt::QueuedConnection);
        return;
    }
    m_pool.send(std::move(*request),
                [done = std::move(done)](const Expected<WorkerMessage> &answer) { done(soundOf(answer)); });
}

QString EspeakSynthesiser::version() const {
    return u"espeak-ng "_s + espeakVersion() + u'/' + QLatin1StringView(espeakMandarin) + u"/1/"_s +
           m_lexicon.fingerprint();
}

QString EspeakSynthesiser::engineName() const {
    return u"espeak-ng"_s;
}
// What espeak-ng-data has of Mandarin, in the registers that differ to the ear; Cantonese for those who asked for it.
QList<SpeechVoice> EspeakSynthesiser::voices() const {
    const QString mandarin = QLatin1StringView(espeakMandarin);
    return {{mandarin, u"普通话"_s, u"cmn"_s},
            {mandarin + u"+f3"_s, u"普通话，女声"_s, u"cmn"_s},
            {mandarin + u"+f2"_s, u"普通话，女声，稍高"_s, u"cmn"_s},
            {mandarin + u"+m3"_s, u"普通话，男声"_s, u"cmn"_s},
            {mandarin + u"+m7"_s, u"普通话，男声，低沉"_s, u"cmn"_s},
            {u"yue"_s, u"粤语"_s, u"yue"_s}};
}

bool EspeakSynthesiser::isHealthy() const {
    return m_pool.health().ok;
}

} // namespace lianxin
