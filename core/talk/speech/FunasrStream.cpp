// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/FunasrStream.h"
#include "platform/base/Id.h"
#include "platform/base/Log.h"
#include <QCryptographicHash>
#include <QNetworkRequest>
#include <QPointer>
#include <QSslCertificate>
#include <algorithm>

namespace lianxin {
namespace {

constexpr qint64 kPiece = pcmRate / 10;          // the server works in steps of 100 ms
constexpr qint64 kMostOnTheWay = 4 * 2 * pcmRate; // bytes in our socket: what is behind them can still be held back
constexpr qint64 kChunkMs = 900;                 // what the server has heard when it tells an increment: 600 ms and 300 to come
constexpr qint64 kSentencePauseMs = 800;                 // of silence, after which it takes a sentence for finished
constexpr qint64 kQuietKeptMs = 10'000;          // sound in which nothing was heard is kept no longer than that
constexpr qint64 kMostKeptMs = 120'000;           // the server ends a sentence after 60 s at the latest
constexpr qint64 kLongestFrame = 1 << 20;

constexpr qint64 samplesIn(qint64 ms) {
    return ms * pcmRate / 1000;
}

Error unreachable(const QString &why) {
    return {ErrorKind::Unreachable, u"speech.service_unreachable"_s, u"The speech recognition service does not answer: %1."_s.arg(why),
            u"See that it runs and that its address is right. What was not heard is kept for a minute and sent once more."_s, {}};
}

Error untrusted() {
    return {ErrorKind::Refused, u"speech.service_untrusted"_s, u"The speech recognition service shows a certificate that is not trusted."_s,
            u"Have it signed by an authority that this machine knows, or enter its SHA-256 fingerprint."_s, {}};
}

} // namespace

FunasrStream::FunasrStream(const FunasrOptions &options, RecogniserEvents events, std::shared_ptr<bool> healthy)
    : m_options(options)
    , m_events(std::move(events))
    , m_healthy(std::move(healthy)) {
    for (auto *timer : {&m_again, &m_patience})
        timer->setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &FunasrStream::connectNow);
    connect(&m_pulse, &QTimer::timeout, this, &FunasrStream::pulse);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_endSent)
            complete();
        else
            retry(unreachable(m_up ? u"it is silent"_s : u"no connection in time"_s));
    });
    m_again.start(0); // never an event from inside open()
}

FunasrStream::~FunasrStream() = default;

void FunasrStream::letGo() {
    m_over = true; // the events themselves stay: we may be in one of them
    m_again.stop();
    dropConnection();
    deleteLater();
}

void FunasrStream::dropConnection() {
    m_up = false;
    m_pulse.stop();
    m_patience.stop();
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater(); // we may be in one of its signals
}

void FunasrStream::connectNow() {
    const QString scheme = m_options.url.scheme();
    if (!m_options.url.isValid() || m_options.url.host().isEmpty() || (scheme != "ws"_L1 && scheme != "wss"_L1))
        return fail({ErrorKind::Usage, u"speech.service_address"_s, u"The address of the speech recognition service can't be used."_s,
                     u"Write it as wss://HOST:PORT or, inside a machine, ws://HOST:PORT."_s, {}});
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setMaxAllowedIncomingFrameSize(kLongestFrame);
    m_socket->setMaxAllowedIncomingMessageSize(kLongestFrame);
    connect(m_socket.get(), &QWebSocket::connected, this, &FunasrStream::onConnected);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &FunasrStream::onFrame);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this, [this] { onFrame(u"\"binary\""_s); });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, &FunasrStream::pump);
    connect(m_socket.get(), &QWebSocket::aboutToClose, this, [this] { m_saidGoodbye = true; });
    connect(m_socket.get(), &QWebSocket::sslErrors, this, &FunasrStream::onSslErrors);
    connect(m_socket.get(), &QWebSocket::pong, this, [this] {
        if (!m_endSent)
            m_patience.stop();
    });
    // Queued: after the frames that came with it, and after an error that says more. By then it may be another connection.
    const auto *const socket = m_socket.get();
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        if (socket != m_socket.get())
            return;
        if (m_endSent && m_saidGoodbye)
            complete(); // some close instead of telling that this was all
        else
            retry(unreachable(m_socket->closeReason().isEmpty() ? m_socket->errorString() : m_socket->closeReason()));
    }, Qt::QueuedConnection);
    connect(socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this, [this, socket](QAbstractSocket::SocketError problem) {
        if (socket != m_socket.get())
            return;
        if (problem == QAbstractSocket::SslHandshakeFailedError)
            fail(untrusted());
        else if (problem != QAbstractSocket::RemoteHostClosedError)
            retry(unreachable(m_socket->errorString()));
    }, Qt::QueuedConnection);
    QNetworkRequest request(m_options.url);
    if (!m_options.authorization.isEmpty())
        request.setRawHeader("Authorization", m_options.authorization.toUtf8());
    m_patience.start(m_options.connectTimeoutMs);
    m_socket->open(request);
}

bool FunasrStream::isPinned() const {
    const QByteArray wanted = QByteArray(m_options.fingerprint).replace(':', "").toLower();
    return !wanted.isEmpty() && m_socket->sslConfiguration().peerCertificate().digest(QCryptographicHash::Sha256).toHex() == wanted;
}

void FunasrStream::onSslErrors(const QList<QSslError> &errors) {
    if (isPinned())
        m_socket->ignoreSslErrors(errors);
}

void FunasrStream::onConnected() {
    // Signed by somebody is not enough where one certificate is expected.
    if (!m_options.fingerprint.isEmpty() && m_options.url.scheme() == "wss"_L1 && !isPinned())
        return fail(untrusted());
    m_up = true;
    *m_healthy = true;
    m_endSent = false;
    m_saidGoodbye = false;
    m_partial.clear();
    m_sent = m_firstSent = m_lastEnd = m_heardFrom = m_heardTo = m_sound.base();
    m_patience.stop();
    m_pulse.start(m_options.pingEveryMs);
    m_socket->sendTextMessage(QString::fromUtf8(funasrStart(newId(), m_options.hotwords)));
    pump();
}

void FunasrStream::push(std::span<const qint16> sound, qint64 startMs) {
    if (m_over || m_finishing)
        return;
    m_sound.push(sound, startMs);
    if (behindMs() > FunasrRecogniser::longestBacklogMs) {
        QMetaObject::invokeMethod(this, [this] {
            fail({ErrorKind::Unreachable, u"speech.service_behind"_s, u"The speech recognition service was not there for a minute, or did not keep up."_s,
                  u"See that it runs and has room for as many lines as are recognised at once."_s, {}});
        }, Qt::QueuedConnection);
        return;
    }
    if (!m_up)
        return;
    pump();
    m_sound.dropBefore(std::min(m_sent, m_sound.end() - samplesIn(kMostKeptMs)));
}

void FunasrStream::finish() {
    if (m_over || std::exchange(m_finishing, true))
        return;
    if (m_up)
        pump();
}

qint64 FunasrStream::behindMs() const {
    // What is sent once more after a break was with the service before: only what it never got makes it late.
    const qint64 onTheWay = m_up && m_sent == m_reached ? m_socket->bytesToWrite() / 2 : 0;
    return (m_sound.end() - m_reached + onTheWay) * 1000 / pcmRate;
}

// It does not say how far it is. Increments are a first guess, which the sentence replaces as a whole; without one, what it may still
// have in its hands is one chunk.
qint64 FunasrStream::untoldMs() const {
    const qint64 sure = m_partial.isEmpty() ? std::max(m_certain, m_sound.end() - samplesIn(behindMs() + kChunkMs)) : m_heardFrom;
    return std::max(behindMs(), (m_sound.end() - sure) * 1000 / pcmRate);
}

void FunasrStream::pump() {
    while (m_up && !m_endSent) {
        const qint64 left = m_sound.end() - m_sent;
        if (m_socket->bytesToWrite() > kMostOnTheWay || (left < kPiece && !m_finishing))
            break;
        if (left == 0) {
            m_endSent = true;
            m_socket->sendTextMessage(QString::fromLatin1(funasrEnd()));
            m_patience.start(m_options.lastWordsMs);
            return;
        }
        const QByteArray piece = m_sound.bytes(m_sent, kPiece);
        m_sent += piece.size() / 2;
        m_reached = std::max(m_reached, m_sent);
        m_socket->sendBinaryMessage(piece);
    }
    // Where nothing was heard for a while there is nothing to hear once more.
    if (m_up && m_partial.isEmpty())
        m_sound.dropBefore(std::max(m_lastEnd, m_sent - samplesIn(kQuietKeptMs)));
}

void FunasrStream::pulse() {
    if (m_endSent || m_patience.isActive())
        return;
    m_patience.start(m_options.connectTimeoutMs);
    m_socket->ping();
}

void FunasrStream::onFrame(const QString &frame) {
    if (m_over)
        return;
    const auto result = parseFunasrResult(frame);
    if (!result)
        return retry(result.error());
    m_losses = 0;
    const QPointer<FunasrStream> self(this);
    if (result->kind == FunasrResult::Kind::Increment)
        onIncrement(result->text);
    else if (result->kind == FunasrResult::Kind::Sentence)
        onSentence(*result);
    if (!self || m_over || !m_endSent)
        return;
    if (result->last)
        complete();
    else
        m_patience.start(m_options.lastWordsMs);
}

void FunasrStream::onIncrement(const QString &text) {
    RecognisedSegment segment;
    segment.stableLength = m_partial.size();
    if (m_partial.isEmpty())
        m_heardFrom = std::max(m_lastEnd, m_sent - samplesIn(kChunkMs));
    m_heardTo = m_sent;
    m_partial += text;
    segment.segment = m_segment;
    segment.text = m_partial;
    segment.startMs = m_sound.msOf(m_heardFrom);
    segment.endMs = m_sound.msOf(m_heardTo);
    if (m_events.partial)
        m_events.partial(segment);
}

qint64 FunasrStream::sampleAt(qint64 connectionMs) const {
    return std::clamp(m_firstSent + samplesIn(connectionMs), m_lastEnd, m_sent);
}

void FunasrStream::onSentence(const FunasrResult &result) {
    RecognisedSegment segment;
    segment.text = result.text;
    segment.mood = result.mood;
    // Without times: what it had heard by the pause that ends a sentence. What was said since may belong to the next one.
    qint64 from = m_partial.isEmpty() ? m_lastEnd : m_heardFrom;
    qint64 to = std::max({from, m_lastEnd, m_sent - samplesIn(kSentencePauseMs)});
    if (!result.moments.empty()) {
        // Counted from the beginning of the sound; some servers count from the beginning of the sentence.
        const bool own = m_firstSent + samplesIn(result.moments.back().toMs) <= m_lastEnd;
        const qint64 shiftMs = own ? (from - m_firstSent) * 1000 / pcmRate - result.moments.front().fromMs : 0;
        from = sampleAt(result.moments.front().fromMs + shiftMs);
        to = sampleAt(result.moments.back().toMs + shiftMs);
        const auto units = funasrUnits(result.text);
        if (units.size() == result.moments.size()) {
            for (size_t i = 0; i < units.size(); ++i)
                segment.tokens.push_back({units[i], m_sound.msOf(sampleAt(result.moments[i].fromMs + shiftMs))});
        }
    }
    segment.startMs = m_sound.msOf(from);
    segment.endMs = m_sound.msOf(to);
    m_partial.clear();
    m_certain = std::min(m_sent, to + samplesIn(kSentencePauseMs)); // it has heard the pause
    m_lastEnd = to;
    m_sound.dropBefore(to);
    tellFinal(std::move(segment));
}

void FunasrStream::tellFinal(RecognisedSegment segment) {
    segment.segment = m_segment++;
    segment.stableLength = segment.text.size();
    if (m_events.final)
        m_events.final(segment);
}

void FunasrStream::complete() {
    const QPointer<FunasrStream> self(this);
    dropConnection();
    if (const QString rest = std::exchange(m_partial, {}); !rest.isEmpty()) { // its last sentence never came
        RecognisedSegment segment;
        segment.text = rest;
        segment.startMs = m_sound.msOf(m_heardFrom);
        segment.endMs = m_sound.msOf(m_heardTo);
        tellFinal(std::move(segment));
    }
    if (!self || std::exchange(m_over, true))
        return;
    if (m_events.finished)
        m_events.finished();
}

void FunasrStream::retry(const Error &error) {
    if (m_over || m_again.isActive() || !m_socket)
        return;
    qCWarning(lcSpeech).noquote() << "recogniser:" << error.toString();
    *m_healthy = false;
    dropConnection();
    m_endSent = false;
    m_again.start(std::min(m_options.backOffMaxMs, m_options.backOffMinMs << std::min(m_losses++, 16)));
    if (m_events.trouble)
        m_events.trouble(RecogniserTrouble::Retry, error);
}

void FunasrStream::fail(const Error &error) {
    if (std::exchange(m_over, true))
        return;
    qCWarning(lcSpeech).noquote() << "recogniser:" << error.toString();
    *m_healthy = false;
    m_again.stop();
    dropConnection();
    if (m_events.trouble)
        m_events.trouble(RecogniserTrouble::Fatal, error);
}

} // namespace lianxin
