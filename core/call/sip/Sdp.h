// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/SdpCrypto.h"
#include "platform/base/Expected.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Session descriptions (RFC 4566) and their negotiation (RFC 3264) for one audio stream. Pure: no socket, no
// thread, no SIP, and no Sofia: its parser does not return from some texts (see SdpParse.cpp).
namespace lianxin::sip {

//! As seen by the side whose description it is.
enum class Direction { SendRecv, SendOnly, RecvOnly, Inactive };

//! What the other side calls this direction.
LIANXIN_EXPORT Direction mirrored(Direction direction);
LIANXIN_EXPORT Direction intersected(Direction a, Direction b);
inline bool sends(Direction d) { return d == Direction::SendRecv || d == Direction::SendOnly; }
inline bool receives(Direction d) { return d == Direction::SendRecv || d == Direction::RecvOnly; }
LIANXIN_EXPORT QString nameOf(Direction direction);

struct Codec {
    std::string name;       //!< "PCMA", "PCMU", "G722", "opus", as IANA writes it; compared without case
    int payloadType = -1;   //!< 0…127
    int clockRate = 8000;   //!< Hz of the RTP clock (G722 says 8000, RFC 3551 §4.5.2)
    int channels = 1;
    std::string fmtp;       //!< parameters, may be empty

    friend bool operator==(const Codec &, const Codec &) = default;
};

LIANXIN_EXPORT Codec pcma();
LIANXIN_EXPORT Codec pcmu();
LIANXIN_EXPORT Codec g722();
//! For sound of 8 kHz, mono; \a dtx: the peer may leave out packets while nobody speaks (RFC 7587 §6.1).
LIANXIN_EXPORT Codec opus(bool dtx = false);
//! "name=42" in the parameters of a codec.
LIANXIN_EXPORT std::optional<int> parameterOf(const Codec &codec, std::string_view name);

//! \brief The audio stream of a description, and what is needed to write it down again.
struct AudioDescription {
    std::uint64_t sessionId = 0;
    std::uint64_t version = 0;
    std::string address;    //!< IP literal of the connection line that holds for the stream
    int port = 0;           //!< RTP; 0: refused
    int rtcpPort = 0;       //!< a=rtcp (RFC 3605), else port + 1
    std::vector<Codec> codecs; //!< in order of preference, without telephone-event
    std::optional<int> telephoneEvent; //!< its payload type (RFC 4733)
    std::string events = "0-15";       //!< fmtp of telephone-event
    int ptime = 20;         //!< ms
    Direction direction = Direction::SendRecv;
    std::vector<Crypto> cryptos; //!< the usable a=crypto lines, in order of preference
};

//! \brief An offer as it came: the first audio stream that can be served, and the place of every stream.
struct SdpOffer {
    AudioDescription audio;
    struct Stream {
        std::string type;     //!< "audio", "video" …
        std::string protocol; //!< "RTP/AVP" …
        std::string format;   //!< first format, to write the refusal with
    };
    std::vector<Stream> streams;
    std::size_t audioIndex = 0; //!< which of them is \a audio
};

//! \brief An answer as it came.
struct SdpAnswer {
    AudioDescription audio;
};

//! Errors: "sdp.malformed", "sdp.too_long", "sdp.no_audio", "sdp.no_connection", "sdp.bad_address", "sdp.bad_port",
//! "sdp.secure_media" (only SAVP is offered, and \a mode is Off), "sdp.no_common_crypto" (SAVP without a usable
//! a=crypto line), "sdp.plain_media" (nothing is encrypted, and \a mode is Required), "sdp.multicast".
LIANXIN_EXPORT Expected<SdpOffer> parseOffer(const std::string &text, SrtpMode mode = SrtpMode::Off);
//! Errors as parseOffer(), and "sdp.refused" when the audio stream has port 0.
LIANXIN_EXPORT Expected<SdpAnswer> parseAnswer(const std::string &text, SrtpMode mode = SrtpMode::Off);

//! \brief What our side can do.
struct LocalMedia {
    std::string address = "127.0.0.1"; //!< IP literal where RTP is received
    int port = 0;
    std::vector<Codec> codecs{pcma(), pcmu()};
    int telephoneEvent = 101; //!< payload type in our offers; -1: none
    int ptime = 20;
    SrtpMode srtp = SrtpMode::Off;
};

//! \brief The keys of a session; each side sends with its own.
struct SrtpAgreement {
    std::string suite;
    std::array<std::uint8_t, Crypto::kKeyBytes> sendKey{};
    std::array<std::uint8_t, Crypto::kKeyBytes> receiveKey{};
    std::string receiveMki;

    friend bool operator==(const SrtpAgreement &, const SrtpAgreement &) = default;
};

//! \brief What both sides agreed on: all that a media session needs.
struct Agreement {
    std::string remoteAddress;
    int remotePort = 0;
    int remoteRtcpPort = 0;
    Codec codec;            //!< payloadType is the one we send with
    int receivePayloadType = -1; //!< the one the peer sends with
    std::vector<Codec> receivable; //!< all that the peer may send, by the payload types that we named
    int telephoneEventSend = -1; //!< payload type, -1: the peer takes no events
    int telephoneEventReceive = -1;
    int ptime = 20;         //!< ms, what the peer likes to receive
    Direction direction = Direction::SendRecv; //!< ours, after both sides' wishes
    bool heldByPeer = false; //!< the peer does not want to hear us (sendonly or inactive, or c=0.0.0.0)
    std::optional<SrtpAgreement> srtp; //!< none: in the clear

    friend bool operator==(const Agreement &, const Agreement &) = default;
};

//! \brief Negotiates one dialog's audio. One object a dialog, for its whole life: it owns the o= line, whose
//! version grows by one with each description that differs from the last (RFC 3264 §8). Our key stays for the whole
//! session, unless the peer comes with a new one: then so do we. What was once encrypted is never agreed on in the clear
//! again. Not thread-safe.
class LIANXIN_EXPORT SdpNegotiator {
public:
    explicit SdpNegotiator(LocalMedia local);

    //! Our offer. After the first agreement it names the agreed payload types again.
    std::string offer(Direction wanted = Direction::SendRecv);
    //! Takes the answer to the last offer. Errors as parseAnswer(), "sdp.no_common_codec", "sdp.no_offer", "sdp.bad_crypto"
    //! (its key is for nothing that was offered).
    Expected<Agreement> accept(const std::string &answer);

    struct Reply {
        std::string answer;
        Agreement agreement;
    };
    //! Answers an offer; \a wanted is our own wish (e.g. RecvOnly while we hold). Errors as parseOffer(),
    //! "sdp.no_common_codec". Refused streams keep their place with port 0 (RFC 3264 §6).
    Expected<Reply> answer(const std::string &offer, Direction wanted = Direction::SendRecv);

    //! Moves our end (new RTP port or address); takes effect with the next offer or answer.
    void setLocal(LocalMedia local);
    const LocalMedia &local() const { return m_local; }
    //! The last thing agreed on; empty before.
    const std::optional<Agreement> &agreed() const { return m_agreed; }
    //! Our last description, empty before the first.
    const std::string &lastSent() const { return m_lastText; }

private:
    SrtpMode mode() const { return m_agreed && m_agreed->srtp ? SrtpMode::Required : m_local.srtp; }
    //! The peer's line to be used, and ours beside it; nothing where the offer has none.
    std::optional<Crypto> choose(const std::vector<Crypto> &theirs);
    std::string write(const AudioDescription &ours, const std::vector<SdpOffer::Stream> &streams, std::size_t audioIndex);

    LocalMedia m_local;
    std::uint64_t m_sessionId;
    std::uint64_t m_version = 0;
    std::string m_lastBody;
    std::string m_lastText;
    std::vector<SdpOffer::Stream> m_streams;
    std::size_t m_audioIndex = 0;
    std::optional<AudioDescription> m_offered;
    std::optional<Agreement> m_agreed;
    std::vector<Crypto> m_keys; //!< ours: those offered, then the one agreed on
};

} // namespace lianxin::sip
