// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/workers/WorkerPool.h"
#include "talk/speech/Lexicon.h"
#include "talk/speech/Synthesiser.h"

namespace lianxin {

//! \brief espeak-ng in a worker process (`lianxin-worker synthesise`): understandable, robotic, needs nothing
//! but a Debian package. Voice `cmn-latn-pinyin`; the voice `cmn` of Debian 12 reads Hanzi wrongly. Errors:
//! speech.empty_text, speech.text_too_long (BadInput), speech.voice (BadInput), speech.failed, workers.*.
class LIANXIN_EXPORT EspeakSynthesiser final : public Synthesiser {
    Q_OBJECT
public:
    //! \param workerProgram path of lianxin-worker, see defaultWorkerProgram().
    explicit EspeakSynthesiser(const QString &workerProgram, Lexicon lexicon = Lexicon::shipped(),
                               QObject *parent = nullptr);
    ~EspeakSynthesiser() override;

    void synthesise(const Utterance &utterance, Done done) override;
    QString version() const override;
    QString engineName() const override;
    bool isHealthy() const override;
    QList<SpeechVoice> voices() const override;
    WorkerHealth workerHealth() const { return m_pool.health(); }

    //! Longest text of one utterance, in UTF-16 units.
    static constexpr int maxText = 2'000;

private:
    Lexicon m_lexicon;
    WorkerPool m_pool;
};

} // namespace lianxin
