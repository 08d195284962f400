// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/MediaTypes.h"
#include "call/media/PcmPort.h"
#include "call/media/RecordingSink.h"
#include "call/media/TapStream.h"
#include "platform/base/Expected.h"
#include <functional>
#include <memory>

namespace lianxin {

//! \brief RTP and mixing for many calls at once.
//!
//! Each call has a bridge: a mixer whose members are RTP legs, players, sound devices, recorders and taps, and
//! whose hear-matrix says who hears whom. Bridges are served every 20 ms by a few real-time threads that never
//! allocate, lock or wake anybody.
//!
//! All functions: any thread, returning at once; commands take effect within the next tick, in the order in which
//! one thread gave them. Unknown ids are ignored by commands (the member may just have ended).
//!
//! The event handler runs on the engine's own event thread, which polls every few milliseconds: hand the value on
//! and return. No handler runs after stop() has returned.
class LIANXIN_EXPORT MediaEngine {
public:
    using EventHandler = std::function<void(const MediaEvent &)>;

    explicit MediaEngine(MediaConfig config, EventHandler handler = {});
    ~MediaEngine();
    MediaEngine(const MediaEngine &) = delete;
    MediaEngine &operator=(const MediaEngine &) = delete;

    void start();
    //! Closes every bridge; recorders are finished before it returns.
    void stop();

    //! A mixer without members. Errors: media.full (Refused) when every thread has bridgesPerThread.
    Expected<BridgeId> openBridge();
    //! Ends all its members: RTCP BYE is sent, recorders finish, players report Stopped.
    void closeBridge(BridgeId bridge);
    //! Who hears whom from the next tick on; replaces the whole matrix at once.
    void setMatrix(BridgeId bridge, const HearMatrix &matrix);

    //! An RTP leg listening on a port of its own; sends and receives once setRtp() was called.
    //! Errors: media.no_bridge (NotFound), media.members (Refused: 16 at most), media.port (Conflict: no free
    //! port in the range), media.bind (BadInput: address not ours).
    Expected<RtpEndpoint> openRtpLeg(BridgeId bridge, const RtpLegConfig &config = {});
    void setRtp(MemberId leg, const RtpParameters &parameters);
    //! Keys to the peer, one after the other: RFC 4733, or tones where the peer knows no telephone-event.
    //! \a digits of 0-9 * # A-D; others are left out. 32 may wait at a time. \a durationMs 40…2000.
    void sendDigits(MemberId leg, std::string_view digits, int durationMs = 160);
    std::optional<RtpStatistics> statistics(MemberId leg) const;

    //! A voice of the engine's own: prompts, music. Errors: media.no_bridge, media.members.
    Expected<MemberId> openPlayer(BridgeId bridge);
    //! Plays the buffers one after the other without a gap. PlayFinished follows exactly once for every token.
    PlayToken play(MemberId player, std::vector<PcmBuffer> buffers, const PlayOptions &options = {});
    //! Ends one request, or (0) all of this player, within 20 ms, faded out.
    void stopPlaying(MemberId player, PlayToken token = 0);
    //! Lowers (or with 0 restores) the player's loudness within \a rampMs: barge-in, voice over music.
    void duck(MemberId player, double gainDb, int rampMs = 40);
    //! Milliseconds of the present request that have been played; 0 when nothing plays.
    std::int64_t playPositionMs(MemberId player) const;

    //! A sound device as a member. Errors: media.no_bridge, media.members.
    Expected<MemberId> openPort(BridgeId bridge, std::shared_ptr<PcmPort> port);

    //! Stereo recording of what the subject says and hears, until the member or its bridge is closed.
    //! Errors: media.no_bridge, media.members, media.no_member (subject is not a leg of the bridge).
    Expected<MemberId> openRecorder(BridgeId bridge, const RecorderConfig &config,
                                    std::shared_ptr<RecordingSink> sink);
    //! What \a member says, as frames, until the member or its bridge is closed.
    //! Errors: media.no_member, media.members.
    Expected<std::shared_ptr<TapStream>> openTap(MemberId member);

    void closeMember(MemberId member);

    int bridges() const;
    //! Since the last call of this function.
    Lateness takeLateness();
    //! Events that could not be delivered because the event thread was 4,096 events behind; 0 in any sane life.
    std::uint64_t droppedEvents() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lianxin
