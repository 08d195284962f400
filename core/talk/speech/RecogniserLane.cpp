// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/RecogniserLane.h"
#include "platform/base/Log.h"

namespace lianxin {
namespace {

constexpr int kBatchMs = 20;
constexpr qint64 kMostAtOnce = 4 * pcmRate; // samples of a session in a request, so that none waits for another's replay
constexpr int kTimeoutMs = 60'000;          // a large model takes long to load

WorkerSpec laneSpec(const SherpaOptions &options) {
    WorkerSpec spec;
    spec.program = options.workerProgram;
    spec.arguments = {u"recognise"_s};
    spec.memoryLimit = options.memoryLimit;
    spec.cpuSecondsPerRequest = 60;
    spec.requestTimeoutMs = kTimeoutMs;
    spec.backOffMinMs = options.backOffMinMs;
    spec.backOffMaxMs = options.backOffMaxMs;
    return spec;
}

//! Errors of the worker's process, after which another may do better.
bool isLoss(const Error &error) {
    return error.code == "workers.died"_L1 || error.code == "workers.timeout"_L1 || error.code == "workers.garbage"_L1;
}

//! A worker died between two requests and another took its place.
Error replaced(const WorkerHealth &health) {
    Error error;
    error.kind = ErrorKind::Unreachable;
    error.code = u"workers.died"_s;
    error.message = health.lastProblem;
    return error;
}

} // namespace

RecogniserLane::RecogniserLane(const SherpaOptions &options)
    : m_options(options)
    , m_pool(laneSpec(options)) {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RecogniserLane::pump);
}

RecogniserLane::~RecogniserLane() {
    for (const auto &leg : m_legs)
        leg->closed = true;
    m_pool.stop();
}

std::shared_ptr<RecogniserLeg> RecogniserLane::open(RecogniserEvents events) {
    m_legs.push_back(std::make_shared<RecogniserLeg>(m_nextId++, std::move(events)));
    m_pool.start();
    return m_legs.back();
}

void RecogniserLane::close(const std::shared_ptr<RecogniserLeg> &leg) {
    leg->closed = true;
    if (std::erase(m_legs, leg) == 0)
        return;
    m_closed.append(leg->id);
    wake();
}

void RecogniserLane::wake() {
    if (!m_asking && !m_timer.isActive())
        m_timer.start(kBatchMs);
}

QJsonObject RecogniserLane::request() const {
    return {{u"folder"_s, m_options.modelFolder}, {u"demo"_s, m_options.allowDemo}};
}

void RecogniserLane::pump() {
    if (m_asking)
        return;
    for (const auto &leg : Legs(m_legs)) {
        if (!leg->closed && leg->behindMs() > SherpaRecogniser::longestBacklogMs)
            end(leg, {ErrorKind::Unreachable, u"speech.backlog"_s, u"The recogniser did not keep up with the sound for a minute."_s,
                      u"Give it more processes, or a smaller model."_s, {}});
    }
    WorkerRequest ask;
    ask.idempotent = false;
    Legs asked;
    QJsonArray pieces;
    for (const auto &leg : m_legs) {
        if (!leg->hasMore())
            continue;
        pieces.append(leg->take(kMostAtOnce, ask.message.body));
        asked.push_back(leg);
    }
    if (asked.empty() && m_closed.isEmpty())
        return;
    ask.message.head = request();
    ask.message.head.insert(u"sessions"_s, pieces);
    ask.message.head.insert(u"close"_s, std::exchange(m_closed, {}));
    m_asking = true;
    m_pool.send(std::move(ask), [lane = QPointer(this), asked = std::move(asked)](const Expected<WorkerMessage> &answer) {
        if (lane)
            lane->onAnswer(asked, answer);
    });
}

void RecogniserLane::onAnswer(const Legs &asked, const Expected<WorkerMessage> &answer) {
    m_asking = false;
    const QPointer<RecogniserLane> self(this); // an event may delete the recogniser
    if (!answer) {
        onFailure(answer.error());
    } else {
        m_losses = 0;
        const QJsonArray answers = answer->head.value("sessions"_L1).toArray();
        for (size_t i = 0; i < asked.size() && self; ++i) {
            asked[i]->handle(answers.at(qsizetype(i)).toObject(), replaced(m_pool.health()));
            if (self && asked[i]->closed)
                std::erase(m_legs, asked[i]);
        }
    }
    if (!self)
        return;
    const bool more = !m_closed.isEmpty() || std::any_of(m_legs.begin(), m_legs.end(), [](const auto &leg) { return leg->hasMore(); });
    if (more)
        m_timer.start(answer ? 0 : kBatchMs);
}

void RecogniserLane::onFailure(const Error &error) {
    const bool again = isLoss(error) && ++m_losses < m_options.lossesUntilFatal;
    const Error told = isLoss(error) && !again
                           ? Error{ErrorKind::Unreachable, u"speech.model_crashes"_s, u"The model ends every process that uses it."_s,
                                   u"Fetch the model once more, or choose another."_s, m_options.modelFolder}
                           : error;
    qCWarning(lcSpeech).noquote() << "recogniser:" << told.toString();
    const QPointer<RecogniserLane> self(this);
    for (const auto &leg : Legs(m_legs)) {
        if (!self)
            return;
        if (!again) {
            end(leg, told);
            continue;
        }
        leg->rewind();
        if (leg->events.trouble && !leg->closed)
            leg->events.trouble(RecogniserTrouble::Retry, told);
    }
}

void RecogniserLane::end(const std::shared_ptr<RecogniserLeg> &leg, const Error &error) {
    std::erase(m_legs, leg);
    if (!std::exchange(leg->closed, true) && leg->events.trouble)
        leg->events.trouble(RecogniserTrouble::Fatal, error);
}

void RecogniserLane::check(std::function<void(Expected<RecogniserModel>)> done) {
    WorkerRequest ask;
    ask.message.head = request();
    m_pool.send(std::move(ask), [folder = m_options.modelFolder, done = std::move(done)](const Expected<WorkerMessage> &answer) {
        if (!answer && answer.error().code == "workers.died"_L1)
            return done(Error{ErrorKind::BadInput, u"speech.model_crashes"_s, u"The model ends every process that uses it."_s,
                              u"Fetch the model once more, or choose another."_s, folder});
        if (!answer)
            return done(answer.error());
        const QJsonObject model = answer->head.value("model"_L1).toObject();
        done(RecogniserModel{model.value("engine"_L1).toString(), model.value("kind"_L1).toString(), model.value("rate"_L1).toInt(), model.value("demo"_L1).toBool()});
    });
}

} // namespace lianxin
