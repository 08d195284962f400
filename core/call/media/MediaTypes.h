// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Pcm.h"
#include "platform/base/Export.h"
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin {

//! One mixer; one per call. 0 is none.
using BridgeId = std::uint64_t;
//! A member of a bridge: RTP leg, player, sound device, recorder or tap. Unique in its engine; 0 is none.
using MemberId = std::uint64_t;
//! One request to play; given in the completion event. 0 is none.
using PlayToken = std::uint64_t;

//! \brief The codecs that can be negotiated.
enum class CodecId {
    Pcmu, //!< G.711 µ-law, static payload type 0 (RFC 3551)
    Pcma, //!< G.711 A-law, static payload type 8 (RFC 3551)
    G722, //!< static payload type 9; its RTP clock runs at 8000 though it samples at 16,000 (RFC 3551 §4.5.2)
    Opus, //!< RFC 7587
};
inline constexpr std::size_t kCodecs = 4;
LIANXIN_EXPORT std::string_view nameOf(CodecId codec); //!< as in SDP: "PCMU", "PCMA", "G722", "opus"
LIANXIN_EXPORT std::optional<CodecId> codecNamed(std::string_view name); //!< without case

//! \brief How we speak Opus to a peer. What it may expect of us is its own wish (fmtp, RFC 7587 §6.1).
struct OpusOptions {
    int bitRate = 20'000;      //!< 6,000…40,000 bit/s, of which speech takes half; below it libopus has no room for FEC
    bool fec = true;           //!< carry the last frame along, coarsely, for a peer that lost it
    bool dtx = false;          //!< send next to nothing while nobody speaks
    bool constantRate = false; //!< sizes that tell nothing: below encryption they would give words away (RFC 6562)

    friend bool operator==(const OpusOptions &, const OpusOptions &) = default;
};

//! \brief A codec that the peer may send, and by which payload type.
struct ReceivedCodec {
    CodecId codec = CodecId::Pcma;
    int payloadType = 8;
};

//! RFC 4568 §6.2: AES in counter mode with 128 bits, HMAC-SHA1 cut to 80 or 32 bits (SRTCP: always 80).
enum class SrtpSuite { AesCm128HmacSha1_80, AesCm128HmacSha1_32 };

//! \brief The key of one direction.
struct SrtpKey {
    static constexpr std::size_t kBytes = 30; //!< master key of 16, master salt of 14 (RFC 3711 §8.2)
    SrtpSuite suite = SrtpSuite::AesCm128HmacSha1_80;
    std::array<std::uint8_t, kBytes> keyAndSalt{};
    std::string mki; //!< octets that every packet carries, at most 128; mostly none

    friend bool operator==(const SrtpKey &, const SrtpKey &) = default;
};

//! Who encrypts with what. Each side chooses the key that it sends with.
struct SrtpKeys {
    SrtpKey send;
    SrtpKey receive;
};

//! \brief What the offer/answer exchange decided about a leg. Every change of it takes effect between two frames.
struct RtpParameters {
    std::string remoteAddress; //!< dotted IPv4; empty or "0.0.0.0": nothing is sent
    std::uint16_t remotePort = 0;
    std::uint16_t remoteRtcpPort = 0; //!< 0: remotePort + 1 (RFC 3550 §11)
    CodecId codec = CodecId::Pcma;    //!< the one we send
    int payloadType = 8;              //!< that the peer wants for it
    //! What the peer may send; both G.711 laws are understood at their static types besides.
    std::vector<ReceivedCodec> receivable;
    OpusOptions opus;                 //!< where we send Opus
    //! Encrypted both ways (SRTP, SRTCP): what is not, or not by these keys, is thrown away. A key that stays the same
    //! keeps its state (roll-over counter, replay window); a new one begins anew.
    std::optional<SrtpKeys> srtp;
    int telephoneEventSend = -1;      //!< payload type the peer wants for RFC 4733, -1: in-band tones
    int telephoneEventReceive = -1;   //!< payload type we announced, -1: keys are looked for in the sound
    bool sending = true;              //!< false while the direction is recvonly or inactive
    bool receiving = true;            //!< false: what comes is read and thrown away
    //! Send to where valid RTP came from first instead of to remoteAddress (symmetric RTP, peers behind NAT).
    bool latch = false;
};

//! \brief How a leg is opened, before anything is negotiated.
struct RtpLegConfig {
    std::string bindAddress;      //!< empty: the engine's
    int silenceTimeoutMs = 0;     //!< RtpSilent after so long without a packet (0: never); not while receiving = false
    int minimumDelayMs = 20;      //!< of the jitter buffer
    int maximumDelayMs = 400;     //!< of the jitter buffer
    //! Where nobody speaks to it, noise is sent to the peer, dB of overload below 0; 0: silence. In no recording and no tap.
    int comfortNoiseDbov = 0;
};

//! \brief Where a leg listens.
struct RtpEndpoint {
    MemberId member = 0;
    std::string address;
    std::uint16_t port = 0; //!< even; RTCP is port + 1
};

//! \brief Figures of a leg since it was opened; refreshed once a second. RFC 3550 §6.4 for what they mean.
struct RtpStatistics {
    std::uint64_t packetsSent = 0;
    std::uint64_t packetsReceived = 0;
    std::int64_t packetsLost = 0;       //!< cumulative, as in our receiver reports
    std::uint64_t packetsLate = 0;      //!< came, but after their turn
    std::uint64_t duplicates = 0;
    std::uint64_t unauthentic = 0;      //!< SRTP and SRTCP that was not made with the peer's key, or was changed on the way
    std::uint64_t replayed = 0;         //!< SRTP and SRTCP that had come before, or was older than the replay window
    double jitterMs = 0;                //!< interarrival jitter of what we receive
    double bufferMs = 0;                //!< present delay of the jitter buffer
    std::uint64_t concealedFrames = 0;  //!< 20 ms frames made up because nothing was there
    std::uint64_t recoveredPackets = 0; //!< lost, and made again from what the next one carried of them (Opus FEC)
    double remoteLossFraction = 0;      //!< 0…1, from the peer's last report
    double remoteJitterMs = 0;
    double roundTripMs = 0;             //!< 0 until the first report came back
    std::uint32_t remoteSsrc = 0;
    int levelDbov = -127;               //!< loudness of the last second received, −127…0
};

//! \brief How to play a list of buffers.
struct PlayOptions {
    bool loop = false;     //!< over and over until stopped (hold music)
    bool append = false;   //!< after what is playing, without a gap, instead of in its place
    double gainDb = 0;     //!< −60…+12
    int gapMs = 0;         //!< silence between the buffers of the list and before each repetition
};

//! \brief Which stereo a recorder writes.
struct RecorderConfig {
    MemberId subject = 0; //!< left: what this leg says; right: everything this leg hears
};

//! \brief Who hears whom, whole: what is not listed is not heard.
struct Hearing {
    MemberId listener = 0;
    MemberId speaker = 0;
};
using HearMatrix = std::vector<Hearing>;

//! Why a player came to the end of a request.
enum class PlayEnd {
    Completed, //!< everything was played
    Stopped,   //!< stop() or the end of the bridge
    Replaced,  //!< another play() took its place
};
enum class DigitSource {
    Event,  //!< RFC 4733
    InBand, //!< found in the sound
};

//! \brief Something that happened on a media thread. A plain value.
struct MediaEvent {
    enum class Kind {
        Digit,             //!< a key was pressed: `digit` (0-9 * # A-D), `source`; at its beginning, once a press
        RtpStarted,        //!< the first packet of a leg came
        RtpSilent,         //!< nothing for the leg's silence time
        RtpResumed,        //!< packets again after RtpSilent
        PlayFinished,      //!< `token`, `end`
        RecordingFinished, //!< the sink has been told finish()
    };
    Kind kind = Kind::Digit;
    BridgeId bridge = 0;
    MemberId member = 0;
    PlayToken token = 0;
    PlayEnd end = PlayEnd::Completed;
    char digit = 0;
    DigitSource source = DigitSource::Event;
    std::int64_t positionMs = 0; //!< since the bridge was opened
};

//! \brief How late bridges were served: from the instant a tick was due until its last packet was sent.
struct Lateness {
    std::uint64_t ticks = 0;
    double p50Ms = 0;
    double p99Ms = 0;
    double p999Ms = 0;
    double maxMs = 0;
};

struct MediaConfig {
    int threads = 2;                //!< real-time threads
    int bridgesPerThread = 400;     //!< openBridge() refuses beyond it
    std::string bindAddress = "127.0.0.1";
    std::uint16_t firstPort = 0;    //!< 0: any free port; else even ports firstPort…lastPort
    std::uint16_t lastPort = 0;
    bool realTimePriority = true;   //!< ask for SCHED_RR; goes on without where it is not allowed
    std::string cname;              //!< of RTCP SDES; empty: a random one (RFC 7022)
};

} // namespace lianxin
