// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaEngine.h"
#include "call/media/MediaThread.h"
#include "call/media/Observers.h"
#include "call/media/Player.h"
#include "call/media/RecorderPump.h"
#include "call/media/RtpLeg.h"
#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>
#include <unordered_map>

namespace lianxin {

//! A command made of a function; given back when it has run.
template <class F>
class FunctionCommand final : public MediaCommand {
public:
    explicit FunctionCommand(F f)
        : m_function(std::move(f)) {}
    void run(MediaThread &thread) override {
        m_function(thread);
        thread.retire(this);
    }

private:
    F m_function;
};

//! \brief The inside of MediaEngine: what there is, by the engine's own records; the media threads have theirs.
struct MediaEngine::Private {
    static constexpr auto kEventPeriod = std::chrono::milliseconds(5);
    static Error noBridge() {
        return {ErrorKind::NotFound, u"media.no_bridge"_s, u"The call's mixer is not there any more"_s, {}, {}};
    }
    struct BridgeEntry {
        MediaThread *thread = nullptr;
        std::size_t threadIndex = 0;
        Bridge *bridge = nullptr;
        std::array<MemberId, kMaxMembers> slots{};
    };
    struct MemberEntry {
        BridgeId bridge = 0;
        std::size_t slot = 0;
        BridgeMember *member = nullptr;
        RtpLeg *leg = nullptr;       //!< the member as what it is, or null
        Player *player = nullptr;
    };

    Private(MediaConfig c, EventHandler h)
        : config(std::move(c))
        , handler(std::move(h))
        , writer([this](const RecordingPipe &pipe) {
            MediaEvent event;
            event.kind = MediaEvent::Kind::RecordingFinished;
            event.bridge = pipe.bridge;
            event.member = pipe.member;
            const std::lock_guard lock(writerMutex);
            writerEvents.push_back(event);
        }) {}

    const MediaConfig config;
    const EventHandler handler;
    std::string cname;
    std::atomic<std::uint32_t> portCursor{0};
    MpscList retired;
    std::vector<std::unique_ptr<MediaThread>> threads;
    std::vector<int> load;
    RecorderPump writer;
    std::mutex writerMutex;
    std::vector<MediaEvent> writerEvents;

    mutable std::mutex mutex; //!< of everything below; commands are submitted under it, so that they keep their order
    bool running = false;
    std::uint64_t lastId = 0;
    std::mt19937 random{std::random_device{}()};
    std::size_t nextPhase = 0;
    std::unordered_map<BridgeId, BridgeEntry> bridges;
    std::unordered_map<MemberId, MemberEntry> members;

    std::mutex eventMutex;
    std::condition_variable eventWake;
    bool eventStop = false;
    std::atomic<int> active{0}; //!< bridges there are
    std::thread eventThread;

    template <class F>
    void submit(const BridgeEntry &bridge, F f) {
        bridge.thread->submit(new FunctionCommand<F>(std::move(f)));
    }

    //! Adds a member made by \a make(id); expects the mutex to be held.
    template <class Make>
    Expected<MemberId> join(BridgeId bridgeId, Make make) {
        const auto at = bridges.find(bridgeId);
        if (at == bridges.end())
            return noBridge();
        auto &entry = at->second;
        const auto slot = std::find(entry.slots.begin(), entry.slots.end(), MemberId(0));
        if (slot == entry.slots.end())
            return Error{ErrorKind::Refused, u"media.members"_s, u"The call's mixer is full"_s, {}, {}};
        const MemberId id = ++lastId;
        MemberEntry member = make(id);
        member.bridge = bridgeId;
        member.slot = std::size_t(slot - entry.slots.begin());
        *slot = id;
        members.emplace(id, member);
        submit(entry, [bridge = entry.bridge, s = member.slot, m = member.member](MediaThread &thread) {
            thread.join(*bridge, s, m);
        });
        return id;
    }

    const MemberEntry *find(MemberId id) const {
        const auto at = members.find(id);
        return at == members.end() ? nullptr : &at->second;
    }

    void close(BridgeId id) {
        const auto at = bridges.find(id);
        if (at == bridges.end())
            return;
        submit(at->second, [bridge = at->second.bridge](MediaThread &thread) { thread.remove(bridge); });
        for (const MemberId member : at->second.slots)
            members.erase(member);
        --load[at->second.threadIndex];
        bridges.erase(at);
    }

    void deleteRetired() {
        for (auto *node = retired.takeAll(); node;) {
            auto *const next = node->next;
            delete node;
            node = next;
        }
    }

    void deliverEvents() {
        MediaEvent event;
        for (auto &thread : threads)
            while (thread->popEvent(event))
                if (handler)
                    handler(event);
        std::vector<MediaEvent> written;
        {
            const std::lock_guard lock(writerMutex);
            written.swap(writerEvents);
        }
        if (handler)
            for (const auto &e : written)
                handler(e);
        deleteRetired();
    }

    void runEvents() {
        for (;;) {
            {
                std::unique_lock lock(eventMutex);
                if (active.load() == 0) // nothing can happen; a little longer, for recordings that are being finished
                    eventWake.wait_for(lock, 20 * kEventPeriod, [this] { return eventStop || active.load() > 0; });
                else
                    eventWake.wait_for(lock, kEventPeriod, [this] { return eventStop; });
                if (eventStop)
                    return;
            }
            deliverEvents();
        }
    }
};

} // namespace lianxin
