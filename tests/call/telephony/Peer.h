// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "../media/Tones.h"
#include "call/sip/Sdp.h"
#include "call/sip/SipStack.h"
#include "call/telephony/Telephony.h"
#include "call/telephony/Trunk.h"
#include "platform/base/Clock.h"
#include <QCoreApplication>
#include <QUdpSocket>
#include <QTimer>
#include <map>
#include <mutex>

//! Fails with the Error's own words.
#define VERIFY_OK(expression)                                                                                          \
    do {                                                                                                               \
        const auto verified = (expression);                                                                            \
        QVERIFY2(verified.hasValue(), verified ? "" : qPrintable(verified.error().toString()));                        \
    } while (false)

namespace lianxin::test {

//! \brief Trunks without a store.
class FakeTrunks final : public TrunkSource {
public:
    std::vector<Trunk> trunks;
    Expected<Trunk> find(const Id &id) override {
        for (const auto &trunk : trunks)
            if (trunk.id == id)
                return trunk;
        return Error{ErrorKind::NotFound, u"trunk.unknown"_s, u"No such trunk"_s, {}, {}};
    }
    Expected<std::vector<Trunk>> list() override { return trunks; }
};

//! \brief One call of a Peer: a dialog, an RTP leg, a voice and a recording of what it hears.
struct PeerCall {
    sip::CallId id = 0;
    sip::IncomingCall offer; //!< as it came; empty for calls the peer placed
    std::unique_ptr<sip::SdpNegotiator> sdp;
    std::unique_ptr<FarEnd> end;
    bool up = false;
    bool over = false;
    bool heldByPeer = false;
    bool encrypted = false;
    CodecId codec = CodecId::Pcma;
    sip::EndCause cause;
    std::optional<sip::TransferProgress> transfer;
};

//! \brief A telephone of somebody else, in this process: real SIP and RTP over loopback, told what to do by a test.
//! Everything on the test's thread.
class Peer : public QObject {
public:
    //! What it does with a call; the default is to do nothing (not even ring).
    std::function<void(PeerCall &)> onCall = [](PeerCall &) {};

    explicit Peer(MediaEngine &media, sip::StackConfig config = {})
        : m_media(media)
        , stack(std::move(config), [this](sip::SipEvent e) {
            QMetaObject::invokeMethod(this, [this, e = std::move(e)] { std::visit([this](const auto &x) { on(x); }, e); });
        }) {
        const auto bound = stack.start();
        if (bound)
            port = bound->front().port;
    }
    ~Peer() override {
        stack.stop(std::chrono::milliseconds(300));
        calls.clear();
    }

    void ring(PeerCall &call) { stack.ring(call.id); }
    void answer(PeerCall &call) {
        auto reply = negotiator(call).answer(call.offer.sdp);
        if (!reply)
            return stack.reject(call.id, 488);
        apply(call, reply->agreement);
        stack.answer(call.id, reply->answer);
        call.up = true;
    }
    //! 183 with sound before the answer.
    void earlyMedia(PeerCall &call) {
        auto reply = negotiator(call).answer(call.offer.sdp);
        apply(call, reply->agreement);
        stack.ring(call.id, 183, reply->answer);
    }
    void say(PeerCall &call, double hertz) { call.end->say(hertz); }
    void press(PeerCall &call, const char *keys) { m_media.sendDigits(call.end->endpoint.member, keys, 100); }
    void hold(PeerCall &call, bool on) {
        stack.reoffer(call.id, call.sdp->offer(on ? sip::Direction::SendOnly : sip::Direction::SendRecv));
    }
    void muteRtp(PeerCall &call) {
        RtpParameters nothing;
        nothing.sending = false;
        m_media.setRtp(call.end->endpoint.member, nothing);
    }
    PeerCall &place(const std::string &uri, const std::string &from) {
        auto call = std::make_unique<PeerCall>();
        sip::InviteRequest invite;
        invite.target = uri;
        invite.from = from;
        invite.sdp = negotiator(*call).offer();
        call->id = stack.invite(invite).value();
        auto &ref = *call;
        calls[call->id] = std::move(call);
        return ref;
    }
    //! The only call, or the latest.
    PeerCall *latest() { return calls.empty() ? nullptr : calls.rbegin()->second.get(); }
    bool isUp() { return latest() && latest()->up && !latest()->over; }

    std::uint16_t port = 0;
    LineMedia line; //!< what it can
    std::map<sip::CallId, std::unique_ptr<PeerCall>> calls;
    std::vector<int> registrations;

private:
    sip::SdpNegotiator &negotiator(PeerCall &call) {
        if (!call.sdp) {
            call.end = std::make_unique<FarEnd>(m_media);
            call.sdp = std::make_unique<sip::SdpNegotiator>(localMediaOf(call.end->endpoint, line));
        }
        return *call.sdp;
    }
    void apply(PeerCall &call, const sip::Agreement &agreement) {
        auto p = rtpParametersOf(agreement, line);
        p.sending = p.sending && !agreement.heldByPeer;
        call.encrypted = p.srtp.has_value();
        call.codec = p.codec;
        call.heldByPeer = agreement.heldByPeer;
        m_media.setRtp(call.end->endpoint.member, p);
    }
    PeerCall *find(sip::CallId id) {
        const auto at = calls.find(id);
        return at == calls.end() ? nullptr : at->second.get();
    }

    void on(const sip::IncomingCall &e) {
        auto call = std::make_unique<PeerCall>();
        call->id = e.call;
        call->offer = e;
        auto &ref = *call;
        calls[e.call] = std::move(call);
        onCall(ref);
    }
    void on(const sip::Answered &e) {
        if (auto *call = find(e.call)) {
            if (const auto agreement = call->sdp->accept(e.sdp))
                apply(*call, *agreement);
            call->up = true;
        }
    }
    void on(const sip::ReOfferDone &e) {
        auto *call = find(e.call);
        if (call && e.status < 300)
            if (const auto agreement = call->sdp->accept(e.sdp))
                apply(*call, *agreement);
    }
    void on(const sip::ReOffer &e) {
        if (auto *call = find(e.call))
            if (auto reply = call->sdp->answer(e.sdp)) {
                stack.answerReoffer(e.call, reply->answer);
                apply(*call, reply->agreement);
            }
    }
    void on(const sip::Ended &e) {
        if (auto *call = find(e.call)) {
            call->over = true;
            call->cause = e.cause;
        }
    }
    void on(const sip::TransferProgress &e) {
        if (auto *call = find(e.call))
            call->transfer = e;
    }
    void on(const sip::RegistrationChanged &e) { registrations.push_back(e.status); }
    template <class T>
    void on(const T &) {}

    MediaEngine &m_media;

public:
    sip::SipStack stack; // last: its thread calls into the rest
};

//! \brief Passes UDP on between a phone and an engine, until the test cuts it: what is left when a machine dies.
class Relay : public QObject {
public:
    explicit Relay(std::uint16_t engine)
        : m_engine(engine) {
        m_phoneSide.bind(QHostAddress::LocalHost);
        m_engineSide.bind(QHostAddress::LocalHost);
        connect(&m_phoneSide, &QUdpSocket::readyRead, this, [this] { pass(m_phoneSide, true); });
        connect(&m_engineSide, &QUdpSocket::readyRead, this, [this] { pass(m_engineSide, false); });
    }
    std::uint16_t port() const { return m_phoneSide.localPort(); }
    void cut() { m_cut = true; }

private:
    void pass(QUdpSocket &from, bool fromPhone) {
        while (from.hasPendingDatagrams()) {
            QByteArray data(qsizetype(std::max<qint64>(from.pendingDatagramSize(), 0)), Qt::Uninitialized);
            quint16 sender = 0;
            const auto n = from.readDatagram(data.data(), data.size(), nullptr, &sender);
            if (n < 0 || m_cut)
                continue;
            if (fromPhone) {
                m_phone = sender;
                m_engineSide.writeDatagram(data.left(n), QHostAddress::LocalHost, m_engine);
            } else if (m_phone) {
                m_phoneSide.writeDatagram(data.left(n), QHostAddress::LocalHost, m_phone);
            }
        }
    }
    QUdpSocket m_phoneSide, m_engineSide;
    std::uint16_t m_engine;
    std::uint16_t m_phone = 0;
    bool m_cut = false;
};

//! \brief Telephony under test with everything around it.
struct Exchange {
    SystemClock clock;
    FakeTrunks trunks;
    std::mutex keysLock;
    std::map<MemberId, std::string> keys; //!< that the legs of peers were sent
    MediaEngine media{testConfig(), [this](const MediaEvent &event) { // of the peers
                          const std::scoped_lock lock(keysLock);
                          if (event.kind == MediaEvent::Kind::Digit)
                              keys[event.member] += event.digit;
                      }};
    std::unique_ptr<Telephony> telephony;
    std::vector<std::unique_ptr<Peer>> peers;
    Peer *citizen = nullptr;

    // What was told.
    std::vector<CallEnded> ended;
    std::vector<InboundCall> inbound;
    std::vector<SeatLegEnded> seatEnded;
    std::vector<OutsideEnded> outsideEnded;
    QStringList log; //!< everything else, a line each

    explicit Exchange(const std::function<void(TelephonyConfig &)> &adjust = {}) {
        media.start();
        TelephonyConfig config;
        sip::Listen trunk;
        trunk.bindLoopbackOnly = true; // what a rehearsal trunk asks for
        trunk.name = "trunks";
        trunk.bindLoopbackOnly = true;
        sip::Listen seats;
        seats.name = "seats";
        seats.registrar = true;
        seats.admission = sip::Admission::Digest;
        config.sip.listen = {trunk, seats};
        config.media = testConfig();
        config.comfort = {makePcm(tone(2100, 500))};
        config.comfortGapMs = 0;
        config.healthSeconds = 0;
        if (adjust)
            adjust(config);
        telephony = std::make_unique<Telephony>(config, trunks, clock);
        citizen = addPeer();
        Trunk t;
        t.id = u"trunk-1"_s;
        t.name = u"test"_s;
        t.host = u"127.0.0.1"_s;
        t.port = citizen->port;
        t.callerIds = {u"12345"_s};
        t.callsPerSecond = 50;
        t.rehearsal = true;
        trunks.trunks.push_back(t);
        auto *const tel = telephony.get();
        QObject::connect(tel, &Telephony::callEnded, tel, [this](const CallEnded &e) { ended.push_back(e); });
        QObject::connect(tel, &Telephony::inboundCall, tel, [this](const InboundCall &e) { inbound.push_back(e); });
        QObject::connect(tel, &Telephony::seatLegEnded, tel, [this](const SeatLegEnded &e) { seatEnded.push_back(e); });
        const auto note = [this](const QString &line) { log << line; };
        QObject::connect(tel, &Telephony::callRinging, tel,
                         [note](const Id &, int status, bool early) { note(u"ringing %1 %2"_s.arg(status).arg(early)); });
        QObject::connect(tel, &Telephony::callAnswered, tel, [note](const Id &) { note(u"answered"_s); });
        QObject::connect(tel, &Telephony::keyPressed, tel, [note](const Id &, CallSide side, QChar digit) {
            note(u"key %1 %2"_s.arg(nameOf(side), QString(digit)));
        });
        QObject::connect(tel, &Telephony::promptFinished, tel, [note](const Id &, quint64 token, bool completed) {
            note(u"prompt %1 %2"_s.arg(token).arg(completed));
        });
        QObject::connect(tel, &Telephony::seatRegistered, tel, [note](const QString &s) { note(u"registered %1"_s.arg(s)); });
        QObject::connect(tel, &Telephony::seatUnregistered, tel, [note](const QString &s) { note(u"unregistered %1"_s.arg(s)); });
        QObject::connect(tel, &Telephony::seatLegRinging, tel,
                         [note](const Id &, const QString &s) { note(u"seat ringing %1"_s.arg(s)); });
        QObject::connect(tel, &Telephony::seatLegAnswered, tel,
                         [note](const Id &, const QString &s) { note(u"seat answered %1"_s.arg(s)); });
        QObject::connect(tel, &Telephony::seatLost, tel,
                         [note](const Id &, const QString &s) { note(u"seat lost %1"_s.arg(s)); });
        QObject::connect(tel, &Telephony::heldChanged, tel, [note](const Id &, bool on) { note(u"held %1"_s.arg(on)); });
        QObject::connect(tel, &Telephony::blindTransferRequested, tel,
                         [note](const Id &, const QString &from, const QString &to) { note(u"refer %1 %2"_s.arg(from, to)); });
        QObject::connect(tel, &Telephony::transferDone, tel, [note](const Id &, const QString &to, bool taken, int code) {
            note(u"transfer %1 %2 %3"_s.arg(to).arg(taken).arg(code));
        });
        const auto name = [](Guest role) {
            return role == Guest::Supervisor ? u"supervisor"_s : role == Guest::Outside ? u"outside"_s : u"consulted"_s;
        };
        QObject::connect(tel, &Telephony::outsideRinging, tel, [note](const Id &, const Id &party) { note(u"outside ringing %1"_s.arg(party)); });
        QObject::connect(tel, &Telephony::outsideAnswered, tel, [note](const Id &, const Id &party) { note(u"outside answered %1"_s.arg(party)); });
        QObject::connect(tel, &Telephony::outsideEnded, tel, [this](const OutsideEnded &e) { outsideEnded.push_back(e); });
        QObject::connect(tel, &Telephony::guestJoined, tel,
                         [=](const Id &, const QString &s, Guest role) { note(u"%1 joined %2"_s.arg(name(role), s)); });
        QObject::connect(tel, &Telephony::guestLeft, tel, [=](const Id &, const QString &s, Guest role, bool wasThere) {
            note(u"%1 left %2 %3"_s.arg(name(role), s).arg(wasThere));
        });
        QObject::connect(tel, &Telephony::seatReplaced, tel, [=](const Id &, const QString &from, const QString &to, Guest role) {
            note(u"%1 replaced %2 %3"_s.arg(name(role), from, to));
        });
        QObject::connect(tel, &Telephony::supervisionChanged, tel, [note](const Id &, const QString &s, SupervisionMode mode) {
            note(u"supervision %1 %2"_s.arg(s, nameOf(mode)));
        });
        QObject::connect(tel, &Telephony::trunkHealth, tel,
                         [note](const Id &, bool alive, const QString &) { note(u"health %1"_s.arg(alive)); });
        QObject::connect(tel, &Telephony::trunkBackOff, tel, [note](const Id &, double f) { note(u"backoff %1"_s.arg(f)); });
    }
    ~Exchange() {
        telephony->stop();
        peers.clear();
        telephony.reset();
    }
    bool start() { return telephony->start().hasValue(); }
    std::string keysHeard(MemberId leg) {
        const std::scoped_lock lock(keysLock);
        return keys[leg];
    }
    Peer *addPeer() {
        peers.push_back(std::make_unique<Peer>(media));
        return peers.back().get();
    }
    std::uint16_t seatPort() const { return std::uint16_t(telephony->registrar().section(u':', 1).toUInt()); }
    std::uint16_t trunkPort() const {
        for (const auto &line : telephony->listening())
            if (line.startsWith("trunks "_L1))
                return std::uint16_t(line.section(u':', 1).toUInt());
        return 0;
    }
    //! A seat's phone, registered; it answers what comes unless told otherwise.
    Peer *addSeat(const QString &seat, std::uint16_t via = 0) {
        telephony->setSeatAccount(seat, u"secret"_s);
        auto *const peer = addPeer();
        peer->onCall = [peer](PeerCall &call) {
            peer->ring(call);
            peer->answer(call);
        };
        sip::RegistrationRequest request;
        const std::string at = "127.0.0.1:" + std::to_string(via ? via : seatPort());
        request.registrar = "sip:" + at;
        request.aor = "sip:" + seat.toStdString() + "@" + at;
        request.credentials = {seat.toStdString(), "secret", {}};
        if (!peer->stack.registerAt(request))
            return nullptr;
        return peer;
    }
    bool saw(const QString &line) const { return log.contains(line); }
    OutgoingCall order(const QString &id = u"call-1"_s) const {
        OutgoingCall o;
        o.callId = id;
        o.trunkId = u"trunk-1"_s;
        o.number = u"13800001234"_s;
        return o;
    }
};

inline bool hears(const std::unique_ptr<FarEnd> &end, double hertz, int ms = 300) {
    return amplitudeOf(hertz, end->heard(ms)) > 3000;
}
inline bool quiet(const std::unique_ptr<FarEnd> &end, double hertz, int ms = 300) {
    return amplitudeOf(hertz, end->heard(ms)) < 400;
}

} // namespace lianxin::test
