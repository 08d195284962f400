// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/SherpaRecogniser.h"
#include "talk/speech/RecogniserLane.h"
#include <algorithm>

namespace lianxin {
namespace {

class SherpaSession final : public RecogniserSession {
public:
    SherpaSession(RecogniserLane *lane, RecogniserEvents events)
        : m_lane(lane)
        , m_leg(lane->open(std::move(events))) {}
    ~SherpaSession() override {
        m_leg->closed = true;
        if (m_lane)
            m_lane->close(m_leg);
    }

    void push(std::span<const qint16> sound, qint64 startMs) override {
        if (m_leg->closed || m_leg->finishing || !m_lane)
            return;
        m_leg->push(sound, startMs);
        m_lane->wake();
    }
    void finish() override {
        m_leg->finishing = true;
        if (m_lane)
            m_lane->wake();
    }

    qint64 behindMs() const override { return m_leg->behindMs(); }

private:
    QPointer<RecogniserLane> m_lane;
    std::shared_ptr<RecogniserLeg> m_leg;
};

} // namespace

SherpaRecogniser::SherpaRecogniser(SherpaOptions options, QObject *parent)
    : Recogniser(parent) {
    for (int i = 0; i < std::max(1, options.processes); ++i)
        m_lanes.push_back(std::make_unique<RecogniserLane>(options));
}

SherpaRecogniser::~SherpaRecogniser() = default;

std::unique_ptr<RecogniserSession> SherpaRecogniser::open(RecogniserEvents events) {
    const auto lane = std::min_element(m_lanes.begin(), m_lanes.end(), [](const auto &a, const auto &b) { return a->sessions() < b->sessions(); });
    return std::make_unique<SherpaSession>(lane->get(), std::move(events));
}

void SherpaRecogniser::check(std::function<void(Expected<RecogniserModel>)> done) {
    m_lanes.front()->check(std::move(done));
}

bool SherpaRecogniser::isHealthy() const {
    return std::all_of(m_lanes.begin(), m_lanes.end(), [](const auto &lane) { return lane->isHealthy(); });
}

WorkerHealth SherpaRecogniser::workerHealth(int process) const {
    return m_lanes.at(size_t(process))->health();
}

} // namespace lianxin
