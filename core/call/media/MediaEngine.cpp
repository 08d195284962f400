// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/MediaEnginePrivate.h"
#include <cmath>

namespace lianxin {
namespace {

float gainOf(double db) {
    return float(std::pow(10, std::clamp(db, -60.0, 12.0) / 20));
}

Error noMember() {
    return {ErrorKind::NotFound, u"media.no_member"_s, u"The call has no such leg any more"_s, {}, {}};
}

} // namespace

MediaEngine::MediaEngine(MediaConfig config, EventHandler handler)
    : d(std::make_unique<Private>(std::move(config), std::move(handler))) {
    d->cname = d->config.cname;
    if (d->cname.empty()) { // RFC 7022 §4.2: random for each engine run
        constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < 16; ++i)
            d->cname += letters[d->random() % letters.size()];
    }
    for (int i = 0; i < std::max(d->config.threads, 1); ++i)
        d->threads.push_back(std::make_unique<MediaThread>(std::size_t(std::max(d->config.bridgesPerThread, 1)),
                                                           d->config.realTimePriority, d->retired));
    d->load.resize(d->threads.size());
    d->portCursor = d->random();
}

MediaEngine::~MediaEngine() {
    stop();
}

void MediaEngine::start() {
    const std::lock_guard lock(d->mutex);
    if (std::exchange(d->running, true))
        return;
    d->eventStop = false;
    d->writer.start();
    for (auto &thread : d->threads)
        thread->start();
    d->eventThread = std::thread([this] { d->runEvents(); });
}

void MediaEngine::stop() {
    {
        const std::lock_guard lock(d->mutex);
        if (!std::exchange(d->running, false))
            return;
        while (!d->bridges.empty())
            d->close(d->bridges.begin()->first);
    }
    for (auto &thread : d->threads)
        thread->stop();
    d->writer.stop();
    {
        const std::lock_guard lock(d->eventMutex);
        d->eventStop = true;
    }
    d->eventWake.notify_all();
    d->eventThread.join();
    d->active = 0;
    d->deliverEvents();
}

Expected<BridgeId> MediaEngine::openBridge() {
    const std::lock_guard lock(d->mutex);
    const auto least = std::min_element(d->load.begin(), d->load.end());
    if (!d->running || *least >= d->config.bridgesPerThread)
        return Error{ErrorKind::Refused, u"media.full"_s, u"No more calls can be mixed: %1 are up"_s.arg(d->bridges.size()),
                     u"Raise the number of media threads, or lower the lines"_s, {}};
    ++*least;
    Private::BridgeEntry entry;
    entry.threadIndex = std::size_t(least - d->load.begin());
    entry.thread = d->threads[entry.threadIndex].get();
    const BridgeId id = ++d->lastId;
    entry.bridge = new Bridge(id, d->nextPhase++ % MediaThread::kPhases);
    d->bridges.emplace(id, entry);
    d->submit(entry, [bridge = entry.bridge](MediaThread &thread) { thread.add(bridge); });
    if (d->active.exchange(int(d->bridges.size())) == 0)
        d->eventWake.notify_all();
    return id;
}

void MediaEngine::closeBridge(BridgeId bridge) {
    const std::lock_guard lock(d->mutex);
    d->close(bridge);
    d->active = int(d->bridges.size());
}

void MediaEngine::setMatrix(BridgeId bridge, const HearMatrix &matrix) {
    const std::lock_guard lock(d->mutex);
    const auto at = d->bridges.find(bridge);
    if (at == d->bridges.end())
        return;
    std::array<MemberMask, kMaxMembers> hears{};
    for (const auto &pair : matrix) {
        const auto *listener = d->find(pair.listener);
        const auto *speaker = d->find(pair.speaker);
        if (listener && speaker && listener->bridge == bridge && speaker->bridge == bridge)
            hears[listener->slot] |= MemberMask(1U << speaker->slot);
    }
    d->submit(at->second, [b = at->second.bridge, hears](MediaThread &) { b->setMatrix(hears); });
}

Expected<RtpEndpoint> MediaEngine::openRtpLeg(BridgeId bridge, const RtpLegConfig &config) {
    const std::string address = config.bindAddress.empty() ? d->config.bindAddress : config.bindAddress;
    LX_TRY(UdpPair sockets, UdpPair::open(address, d->config.firstPort, d->config.lastPort, d->portCursor));
    RtpEndpoint endpoint;
    endpoint.address = address;
    endpoint.port = sockets.port();
    const std::lock_guard lock(d->mutex);
    LX_TRY(endpoint.member, d->join(bridge, [&](MemberId id) {
        Private::MemberEntry entry;
        entry.leg = new RtpLeg(id, std::move(sockets), config, d->cname, {std::uint32_t(d->random()),
                               std::uint32_t(d->random()), std::uint32_t(d->random())});
        entry.member = entry.leg;
        return entry;
    }));
    return endpoint;
}

void MediaEngine::setRtp(MemberId leg, const RtpParameters &parameters) {
    const std::lock_guard lock(d->mutex);
    const auto *entry = d->find(leg);
    if (!entry || !entry->leg)
        return;
    d->submit(d->bridges.at(entry->bridge), [l = entry->leg, s = entry->leg->prepare(parameters)](MediaThread &) mutable { l->apply(s); });
}

void MediaEngine::sendDigits(MemberId leg, std::string_view digits, int durationMs) {
    const std::lock_guard lock(d->mutex);
    const auto *entry = d->find(leg);
    if (!entry || !entry->leg)
        return;
    d->submit(d->bridges.at(entry->bridge), [l = entry->leg, text = std::string(digits), durationMs](MediaThread &) {
        l->addDigits(text, durationMs);
    });
}

std::optional<RtpStatistics> MediaEngine::statistics(MemberId leg) const {
    const std::lock_guard lock(d->mutex);
    const auto *entry = d->find(leg);
    if (!entry || !entry->leg)
        return std::nullopt;
    return entry->leg->statistics();
}

Expected<MemberId> MediaEngine::openPlayer(BridgeId bridge) {
    const std::lock_guard lock(d->mutex);
    return d->join(bridge, [](MemberId id) {
        Private::MemberEntry entry;
        entry.player = new Player(id);
        entry.member = entry.player;
        return entry;
    });
}

PlayToken MediaEngine::play(MemberId player, std::vector<PcmBuffer> buffers, const PlayOptions &options) {
    std::erase(buffers, nullptr);
    auto request = std::make_unique<PlayRequest>();
    request->buffers = std::move(buffers);
    request->options = options;
    request->options.gapMs = std::clamp(options.gapMs, 0, 60'000);
    request->gain = gainOf(options.gainDb);
    const std::lock_guard lock(d->mutex);
    const auto *entry = d->find(player);
    if (!entry || !entry->player)
        return 0;
    request->token = ++d->lastId;
    const auto &bridge = d->bridges.at(entry->bridge);
    d->submit(bridge, [p = entry->player, b = bridge.bridge, r = request.get()](MediaThread &thread) {
        thread.within(*b, [&](Tick &tick) { p->play(r, tick); });
    });
    return request.release()->token;
}

void MediaEngine::stopPlaying(MemberId player, PlayToken token) {
    const std::lock_guard lock(d->mutex);
    const auto *entry = d->find(player);
    if (!entry || !entry->player)
        return;
    const auto &bridge = d->bridges.at(entry->bridge);
    d->submit(bridge, [p = entry->player, b = bridge.bridge, token](MediaThread &thread) {
        thread.within(*b, [&](Tick &tick) { p->stop(token, tick); });
    });
}

void MediaEngine::duck(MemberId player, double gainDb, int rampMs) {
    const std::lock_guard lock(d->mutex);
    const auto *entry = d->find(player);
    if (!entry || !entry->player)
        return;
    d->submit(d->bridges.at(entry->bridge),
              [p = entry->player, gain = gainOf(gainDb), ramp = std::clamp(rampMs, 0, 5000) * kPcmRate / 1000](
                  MediaThread &) { p->duck(gain, ramp); });
}

std::int64_t MediaEngine::playPositionMs(MemberId player) const {
    const std::lock_guard lock(d->mutex);
    const auto *entry = d->find(player);
    return entry && entry->player ? entry->player->positionMs() : 0;
}

Expected<MemberId> MediaEngine::openPort(BridgeId bridge, std::shared_ptr<PcmPort> port) {
    const std::lock_guard lock(d->mutex);
    return d->join(bridge, [&](MemberId id) {
        Private::MemberEntry entry;
        entry.member = new PortMember(id, std::move(port));
        return entry;
    });
}

Expected<MemberId> MediaEngine::openRecorder(BridgeId bridge, const RecorderConfig &config,
                                             std::shared_ptr<RecordingSink> sink) {
    const std::lock_guard lock(d->mutex);
    const auto *subject = d->find(config.subject);
    if (!subject || subject->bridge != bridge)
        return noMember();
    auto pipe = std::make_shared<RecordingPipe>();
    pipe->sink = std::move(sink);
    pipe->bridge = bridge;
    const std::size_t slot = subject->slot;
    LX_TRY(const MemberId id, d->join(bridge, [&](MemberId member) {
        pipe->member = member;
        Private::MemberEntry entry;
        entry.member = new Recorder(member, slot, config.subject, pipe);
        return entry;
    }));
    d->writer.add(std::move(pipe));
    return id;
}

Expected<std::shared_ptr<TapStream>> MediaEngine::openTap(MemberId member) {
    const std::lock_guard lock(d->mutex);
    const auto *subject = d->find(member);
    if (!subject)
        return noMember();
    auto stream = std::make_shared<TapStream>();
    const std::size_t slot = subject->slot;
    LX_TRY(const MemberId id, d->join(subject->bridge, [&](MemberId tap) {
        Private::MemberEntry entry;
        entry.member = new Tap(tap, slot, member, stream);
        return entry;
    }));
    stream->setMember(id);
    return stream;
}

void MediaEngine::closeMember(MemberId member) {
    const std::lock_guard lock(d->mutex);
    const auto at = d->members.find(member);
    if (at == d->members.end())
        return;
    auto &bridge = d->bridges.at(at->second.bridge);
    bridge.slots[at->second.slot] = 0;
    d->submit(bridge, [b = bridge.bridge, slot = at->second.slot](MediaThread &thread) { thread.leave(*b, slot); });
    d->members.erase(at);
}

int MediaEngine::bridges() const {
    const std::lock_guard lock(d->mutex);
    return int(d->bridges.size());
}

Lateness MediaEngine::takeLateness() {
    std::vector<std::uint64_t> bins;
    Lateness result;
    for (auto &thread : d->threads)
        thread->takeLateness(bins, result.maxMs);
    for (const auto n : bins)
        result.ticks += n;
    const auto quantile = [&](double q) {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < bins.size(); ++i)
            if ((sum += bins[i]) >= q * double(result.ticks) && sum > 0)
                return std::min(double(i + 1) / 10, result.maxMs);
        return result.maxMs;
    };
    result.p50Ms = quantile(0.5);
    result.p99Ms = quantile(0.99);
    result.p999Ms = quantile(0.999);
    return result;
}

std::uint64_t MediaEngine::droppedEvents() const {
    std::uint64_t sum = 0;
    for (const auto &thread : d->threads)
        sum += thread->droppedEvents();
    return sum;
}

} // namespace lianxin
