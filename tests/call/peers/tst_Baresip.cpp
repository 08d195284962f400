// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/peers/Program.h"
#include "call/phone/SeatPhone.h"
#include "call/phone/ToneDevice.h"
#include "call/sip/SipPeer.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::sip;
using namespace lianxin::test;

//! baresip as the other side: a telephone of somebody else's, with sound.
class tst_Baresip : public QObject {
    Q_OBJECT

    std::unique_ptr<Program> baresip;
    int port = 0;
    int control = 0;

    std::string uri() const { return "sip:citizen@127.0.0.1:" + std::to_string(port); }
    static QByteArray wav(double hertz, int seconds) {
        const int samples = 8000 * seconds;
        QByteArray out;
        const auto number = [&out](quint32 value, int bytes) {
            for (int i = 0; i < bytes; ++i)
                out += char(value >> (8 * i));
        };
        out += "RIFF";
        number(quint32(36 + samples * 2), 4);
        out += "WAVEfmt ";
        number(16, 4);
        number(1, 2);
        number(1, 2);
        number(8000, 4);
        number(16000, 4);
        number(2, 2);
        number(16, 2);
        out += "data";
        number(quint32(samples * 2), 4);
        for (int i = 0; i < samples; ++i)
            number(quint32(quint16(qint16(9000 * std::sin(2 * std::numbers::pi * hertz * i / 8000)))), 2);
        return out;
    }
    static void write(const QString &path, const QByteArray &content) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    //! A command through ctrl_tcp: JSON in a netstring.
    bool command(const QByteArray &name, const QByteArray &parameters = {}) {
        const int line = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in peer{};
        peer.sin_family = AF_INET;
        peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        peer.sin_port = htons(std::uint16_t(control));
        const auto json = "{\"command\":\"" + name + "\",\"params\":\"" + parameters + "\"}";
        const auto text = QByteArray::number(json.size()) + ':' + json + ',';
        const bool sent = ::connect(line, reinterpret_cast<sockaddr *>(&peer), sizeof peer) == 0 &&
                          ::send(line, text.constData(), std::size_t(text.size()), 0) == text.size();
        pollfd wait{line, POLLIN, 0};
        const bool answered = sent && poll(&wait, 1, 5000) > 0;
        close(line);
        return answered;
    }

private Q_SLOTS:
    void initTestCase() {
        const auto program = Program::find(QStringLiteral("baresip"));
        if (program.isEmpty())
            QSKIP("baresip is not installed (package baresip-core)");
        QString modules;
        for (const auto *path : {"/usr/lib/baresip/modules", "/usr/lib/x86_64-linux-gnu/baresip/modules"}) {
            if (QDir(QString::fromLatin1(path)).exists())
                modules = QString::fromLatin1(path);
        }
        QVERIFY(!modules.isEmpty());
        baresip = std::make_unique<Program>();
        port = freePort();
        control = freePort();
        const auto folder = baresip->folder.path();
        write(folder + u"/speech.wav"_s, wav(440, 60));
        QVERIFY(QDir(folder).mkpath(u"heard"_s));
        write(folder + u"/config"_s,
              "sip_listen 127.0.0.1:" + QByteArray::number(port) +
                  "\nnet_interface 127.0.0.1\nmodule_path " + modules.toUtf8() +
                  "\nmodule g711.so\nmodule aufile.so\nmodule sndfile.so\nmodule_tmp account.so\nmodule_app menu.so\n"
                  "module_app ctrl_tcp.so\nctrl_tcp_listen 127.0.0.1:" + QByteArray::number(control) +
                  "\naudio_source aufile,speech.wav\naudio_player aufile,heard.wav\naudio_alert none\nsnd_path heard\n"
                  "rtp_ports 12000-19998\n");
        write(folder + u"/accounts"_s, "<sip:citizen@127.0.0.1>;regint=0;answermode=auto;audio_codecs=PCMA/8000/1\n");
        write(folder + u"/contacts"_s, {});
        QVERIFY(baresip->start(program, {u"-f"_s, folder, u"-4"_s}));
        QVERIFY2(isTaken(port), baresip->process.readAll().constData());
    }
    void cleanupTestCase() { baresip.reset(); }

    void weCall_holdResume_hangUp() {
        SipPeer stack;
        QVERIFY(stack.start());
        LocalMedia local;
        RawPeer rtp;
        local.port = rtp.port;
        SdpNegotiator negotiator(local);
        InviteRequest request;
        request.target = uri();
        request.from = "sip:12345@127.0.0.1";
        request.sdp = negotiator.offer();
        const auto id = stack.stack.invite(request);
        const auto answered = stack.waitOf<Answered>(*id, 30s);
        QVERIFY2(answered, baresip->process.readAll().constData());
        const auto agreed = negotiator.accept(answered->sdp);
        QVERIFY(agreed);
        QCOMPARE(agreed->codec.name, std::string("PCMA"));
        QVERIFY(agreed->telephoneEventSend >= 0);
        stack.stack.reoffer(*id, negotiator.offer(Direction::SendOnly));
        const auto held = stack.waitOf<ReOfferDone>(*id, 30s);
        QVERIFY(held);
        QCOMPARE(held->status, 200);
        const auto onHold = negotiator.accept(held->sdp);
        QVERIFY(onHold);
        QVERIFY(!receives(onHold->direction));
        stack.stack.reoffer(*id, negotiator.offer());
        const auto resumed = stack.waitOf<ReOfferDone>(*id, 30s);
        QVERIFY(resumed);
        QCOMPARE(negotiator.accept(resumed->sdp)->direction, Direction::SendRecv);
        stack.stack.hangUp(*id);
        QVERIFY(stack.waitOf<Ended>(*id, 30s));
    }

    void itCallsTheSeatPhone_soundIsHeard() {
        auto headset = std::make_shared<ToneDevice>(500);
        SeatPhone phone(headset);
        SeatPhoneConfig config;
        config.registrar = u"127.0.0.1:%1"_s.arg(port); // baresip is no registrar: the phone says so and goes on
        config.sipUser = u"8001"_s;
        QVERIFY(phone.start(config));
        QVERIFY(command("dial", "sip:8001@" + phone.listening().toUtf8()));
        QTRY_VERIFY_WITH_TIMEOUT(phone.state() == PhoneState::Ringing, 30000);
        phone.answer();
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), PhoneState::Talking, 30000);
        QTRY_VERIFY_WITH_TIMEOUT(headset->share(440) > 0.8, 30000);
        phone.hold();
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), PhoneState::Held, 30000);
        phone.resume();
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), PhoneState::Talking, 30000);
        headset->forget();
        QTRY_VERIFY_WITH_TIMEOUT(headset->share(440) > 0.8, 30000);
        // The other side hangs up.
        QVERIFY(command("hangup"));
        QTRY_COMPARE_WITH_TIMEOUT(phone.state(), PhoneState::Idle, 30000);
    }
};

LIANXIN_TEST(tst_Baresip);
#include "tst_Baresip.moc"
