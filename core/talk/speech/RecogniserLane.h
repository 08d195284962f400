// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/workers/WorkerPool.h"
#include "talk/speech/RecogniserLeg.h"
#include "talk/speech/SherpaRecogniser.h"
#include <QJsonArray>
#include <QPointer>
#include <QTimer>

namespace lianxin {

//! \brief One worker of a SherpaRecogniser and the sessions that it listens to. One request at a time is on the way,
//! with what all of them have gathered meanwhile.
class RecogniserLane final : public QObject {
    Q_OBJECT
public:
    explicit RecogniserLane(const SherpaOptions &options);
    ~RecogniserLane() override;

    std::shared_ptr<RecogniserLeg> open(RecogniserEvents events);
    void close(const std::shared_ptr<RecogniserLeg> &leg);
    //! Sound or an end has come.
    void wake();
    void check(std::function<void(Expected<RecogniserModel>)> done);
    qsizetype sessions() const { return qsizetype(m_legs.size()); }
    bool isHealthy() const { return m_losses == 0 && m_pool.health().ok; }
    WorkerHealth health() const { return m_pool.health(); }

private:
    using Legs = std::vector<std::shared_ptr<RecogniserLeg>>;
    void pump();
    void onAnswer(const Legs &asked, const Expected<WorkerMessage> &answer);
    void onFailure(const Error &error);
    void end(const std::shared_ptr<RecogniserLeg> &leg, const Error &error);
    QJsonObject request() const;

    SherpaOptions m_options;
    WorkerPool m_pool;
    QTimer m_timer;
    Legs m_legs;
    QJsonArray m_closed; // ids that the worker may forget
    qint64 m_nextId = 1;
    int m_losses = 0; // of workers, since the last answer
    bool m_asking = false;
};

} // namespace lianxin
