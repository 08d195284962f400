// SPDX-License-Identifier: GPL-3.0-or-later
#include "FunasrServer.h"
#include "talk/speech/FunasrFrames.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslKey>
#include <QtEndian>
#include <algorithm>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace lianxin::test {
namespace {

constexpr qint64 kLookAheadMs = 900; // chunk_size [5,10,5]: 600 ms, and 300 ms of what follows
constexpr qint64 kPauseMs = 800;
constexpr qint64 kLongestClock = 30'000; // ms

QByteArray pemOf(const std::function<int(BIO *)> &write) {
    BIO *const memory = BIO_new(BIO_s_mem());
    write(memory);
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    const QByteArray pem(data, size);
    BIO_free(memory);
    return pem;
}

qint64 momentOf(const Spoken &spoken, qsizetype unit, qsizetype units) {
    return spoken.fromMs + (spoken.toMs - spoken.fromMs) * unit / units;
}

} // namespace

Pcm clockSound(qint64 ms) {
    Q_ASSERT(ms <= kLongestClock);
    Pcm sound;
    for (qint64 i = 0; i < ms * pcmRate / 1000; ++i)
        sound.push_back(qint16(i * 1000 / pcmRate + 1));
    return sound;
}

QSslConfiguration selfSigned() {
    EVP_PKEY *const key = EVP_EC_gen("P-256");
    X509 *const certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 86'400);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("127.0.0.1"), -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    X509_set_pubkey(certificate, key);
    X509_sign(certificate, key, EVP_sha256());
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(pemOf([&](BIO *b) { return PEM_write_bio_X509(b, certificate); })));
    tls.setPrivateKey(QSslKey(pemOf([&](BIO *b) { return PEM_write_bio_PrivateKey(b, key, nullptr, nullptr, 0, nullptr, nullptr); }), QSsl::Ec));
    X509_free(certificate);
    EVP_PKEY_free(key);
    return tls;
}

FunasrServer::FunasrServer(std::vector<Spoken> truth, const QSslConfiguration &tls)
    : m_truth(std::move(truth))
    , m_server(u"test"_s, tls.isNull() ? QWebSocketServer::NonSecureMode : QWebSocketServer::SecureMode) {
    if (!tls.isNull())
        m_server.setSslConfiguration(tls);
    connect(&m_server, &QWebSocketServer::newConnection, this, &FunasrServer::onConnection);
    m_server.listen(QHostAddress::LocalHost);
}

QUrl FunasrServer::url() const {
    return m_server.serverUrl();
}

void FunasrServer::stop() {
    m_server.close();
    for (const auto &ear : m_ears)
        ear->socket->abort();
}

void FunasrServer::onConnection() {
    QWebSocket *const socket = m_server.nextPendingConnection();
    socket->setParent(this);
    if (refuses > 0) {
        --refuses;
        socket->close(QWebSocketProtocol::CloseCodeTooMuchData, u"too many"_s);
        return;
    }
    m_ears.push_back(std::make_unique<Ear>(Ear{socket}));
    Ear &ear = *m_ears.back();
    if (!breaksAt.empty()) {
        ear.breakMs = breaksAt.front();
        breaksAt.erase(breaksAt.begin());
    }
    connect(socket, &QWebSocket::textMessageReceived, this, [this, &ear](const QString &frame) { onText(ear, frame); });
    connect(socket, &QWebSocket::binaryMessageReceived, this, [this, &ear](const QByteArray &bytes) { onSound(ear, bytes); });
}

void FunasrServer::send(Ear &ear, const QJsonObject &frame) {
    ear.socket->sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

QString FunasrServer::dressed(const QString &text) const {
    return emotionTags ? u"<|zh|><|ANGRY|><|Speech|>"_s + text : text;
}

void FunasrServer::onText(Ear &ear, const QString &frame) {
    const QJsonObject object = QJsonDocument::fromJson(frame.toUtf8()).object();
    if (!std::exchange(ear.started, true)) {
        starts.push_back(object);
        return;
    }
    if (object.value("is_speaking"_L1).toBool(true))
        return;
    ++ends;
    ear.ended = true;
    tell(ear);
    const bool inSentence = ear.sentence < m_truth.size() && ear.units > 0;
    if (inSentence && !losesLastChunk)
        tellSentence(ear, !tellsLast);
    if (closesAtEnd)
        ear.socket->close();
    else if (tellsLast)
        send(ear, {{u"text"_s, QString()}, {u"is_final"_s, true}, {u"wav_name"_s, u"x"_s}});
}

void FunasrServer::onSound(Ear &ear, const QByteArray &bytes) {
    const qint64 now = qFromLittleEndian<qint16>(bytes.constData()) - 1;
    if (ear.beganMs < 0) {
        ear.beganMs = now;
        firstMs.push_back(now);
        // A sentence that this connection hears from its middle on at the most is another one's.
        while (ear.sentence < m_truth.size() && m_truth[ear.sentence].toMs <= now + 50)
            ++ear.sentence;
    }
    ear.heardMs += bytes.size() * 1000 / (2 * pcmRate);
    if (ear.breakMs >= 0 && ear.heardMs >= ear.breakMs)
        return ear.socket->abort();
    tell(ear);
}

void FunasrServer::tell(Ear &ear) {
    while (ear.sentence < m_truth.size()) {
        const Spoken &spoken = m_truth[ear.sentence];
        const qint64 now = ear.beganMs + ear.heardMs;
        const auto units = funasrUnits(spoken.text);
        const qint64 known = ear.ended ? now : now - kLookAheadMs;
        QString more;
        for (; ear.units < qsizetype(units.size()) && momentOf(spoken, ear.units + 1, qsizetype(units.size())) <= known; ++ear.units)
            more += units[size_t(ear.units)];
        if (!more.isEmpty() && !garbage.isEmpty())
            return void(ear.socket->sendTextMessage(std::exchange(garbage, {})));
        if (emptyFrames)
            send(ear, {{u"mode"_s, u"2pass-online"_s}, {u"text"_s, QString()}, {u"is_final"_s, false}});
        if (!more.isEmpty())
            send(ear, {{u"mode"_s, u"2pass-online"_s}, {u"text"_s, dressed(more)}, {u"wav_name"_s, u"x"_s}, {u"is_final"_s, earlyFinalMark && ear.ended}});
        if (now < spoken.toMs + kPauseMs)
            return;
        tellSentence(ear, false);
    }
}

void FunasrServer::tellSentence(Ear &ear, bool last) {
    const Spoken &spoken = m_truth[ear.sentence++];
    ear.units = 0;
    const auto units = qsizetype(funasrUnits(spoken.text).size());
    const qint64 zero = times == Times::OfSentence ? spoken.fromMs : ear.beganMs;
    QJsonArray stamps;
    for (qsizetype i = 0; i < units; ++i)
        stamps.append(QJsonArray{std::max<qint64>(0, momentOf(spoken, i, units) - zero), momentOf(spoken, i + 1, units) - zero});
    QJsonObject frame{{u"mode"_s, u"2pass-offline"_s}, {u"text"_s, dressed(spoken.text)}, {u"wav_name"_s, u"x"_s}, {u"is_final"_s, last}};
    if (times == Times::List)
        frame.insert(u"timestamp"_s, stamps);
    else if (times == Times::Sentences)
        frame.insert(u"stamp_sents"_s, QJsonArray{QJsonObject{{u"text_seg"_s, spoken.text}, {u"punc"_s, u"。"_s}, {u"ts_list"_s, stamps}}});
    else if (times != Times::None)
        frame.insert(u"timestamp"_s, QString::fromUtf8(QJsonDocument(stamps).toJson(QJsonDocument::Compact)));
    send(ear, frame);
}

} // namespace lianxin::test
