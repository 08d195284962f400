// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/workers/WorkerPool.h"
#include "talk/speech/Recogniser.h"
#include "talk/speech/RecogniserFolder.h"

namespace lianxin {

class RecogniserLane;

//! \brief How the sherpa-onnx recogniser is set up.
struct SherpaOptions {
    QString workerProgram;             //!< path of lianxin-worker, see defaultWorkerProgram()
    QString modelFolder;               //!< see RecogniserFolder; demoModelFolder() is the one that is shipped
    bool allowDemo = false;            //!< a production profile says false: speech.demo_model
    int processes = 1;                 //!< workers side by side; sessions are shared out among them
    qint64 memoryLimit = 3LL << 30;    //!< bytes a worker may take
    int backOffMinMs = 100;            //!< pause before a dead worker is started anew; doubles up to backOffMaxMs
    int backOffMaxMs = 10'000;         //!<
    int lossesUntilFatal = 5;          //!< workers that died in a row without having answered anything
};

//! \brief sherpa-onnx in worker processes (`lianxin-worker recognise`), which a bad model may end without harm to
//! anybody else. Sound goes there in batches every 20 ms; what no final answered is kept and
//! heard once more by the next worker when one dies.
//!
//! Troubles: Retry workers.died, workers.timeout, workers.garbage. Fatal speech.model_*, speech.engine_*,
//! speech.demo_model, speech.model_crashes (worker after worker), speech.backlog (a minute behind),
//! workers.not_started, workers.stopped.
class LIANXIN_EXPORT SherpaRecogniser final : public Recogniser {
    Q_OBJECT
public:
    explicit SherpaRecogniser(SherpaOptions options, QObject *parent = nullptr);
    ~SherpaRecogniser() override;

    std::unique_ptr<RecogniserSession> open(RecogniserEvents events) override;
    void check(std::function<void(Expected<RecogniserModel>)> done) override;
    bool isHealthy() const override;
    WorkerHealth workerHealth(int process = 0) const;

    //! How far a session may be behind.
    static constexpr int longestBacklogMs = 60'000;

private:
    std::vector<std::unique_ptr<RecogniserLane>> m_lanes;
};

} // namespace lianxin
