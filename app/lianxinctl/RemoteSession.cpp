// SPDX-License-Identifier: GPL-3.0-or-later
#include "RemoteSession.h"
#include "platform/access/Access.h"
#include "platform/protocol/EngineAddress.h"
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace lianxin::ctl {
namespace {

DoorClient::Options options() {
    DoorClient::Options options;
    options.client = u"lianxinctl"_s;
    options.callDeadlineMs = 120'000; // a test call takes its time
    return options;
}

} // namespace

RemoteSession::RemoteSession()
    : m_client(options(), nullptr) {}

Expected<void> RemoteSession::connectTo(const QString &url, const QString &fingerprint) {
    QByteArray pin;
    if (!fingerprint.isEmpty()) {
        LX_TRY(pin, fingerprintFromText(fingerprint));
    }
    m_remote = isRemoteUrl(url);
    QEventLoop loop;
    std::optional<Error> failure;
    connect(&m_client, &DoorClient::connectionFailed, &loop, [&](const Error &error) {
        failure = error;
        loop.quit();
    });
    connect(&m_client, &DoorClient::stateChanged, &loop, [&](DoorClient::State state) {
        if (state == DoorClient::State::Live)
            loop.quit();
    });
    connect(this, &Session::interrupted, &loop, &QEventLoop::quit);
    m_client.connectToEngine(url, pin);
    loop.exec();
    if (m_interrupted)
        return interruptedError();
    if (failure)
        return *failure;
    return {};
}

Expected<void> RemoteSession::logIn(const Invocation &invocation, const Ports &ports) {
    if (!invocation.user.isEmpty()) {
        LX_TRY(const QString password, ports.secret("LIANXIN_PASSWORD", u"Password of %1: "_s.arg(invocation.user)));
        LX_TRY([[maybe_unused]] const auto grant,
               call(u"session.login"_s, {{u"login"_s, invocation.user}, {u"password"_s, password}}));
        return {};
    }
    QFile key(keyFilePath(invocation));
    if (key.fileName().isEmpty() || !key.open(QIODevice::ReadOnly)) {
        if (!invocation.keyFile.isEmpty())
            return Error{ErrorKind::BadInput, u"ctl.file"_s, u"The key file can't be read."_s, {}, key.fileName()};
        return {};
    }
    LX_TRY(const auto challenge, call(u"session.challenge"_s, {}));
    const QByteArray nonce = challenge.toObject().value("nonce"_L1).toString().toLatin1();
    const QByteArray proof = keyFileProof(keyFileProofKey(key.readAll()), nonce).toHex();
    LX_TRY([[maybe_unused]] const auto grant,
           call(u"session.loginWithKeyFile"_s,
                {{u"nonce"_s, QString::fromLatin1(nonce)}, {u"proof"_s, QString::fromLatin1(proof)}}));
    return {};
}

Expected<QString> RemoteSession::sendFile(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"ctl.file"_s, u"The file can't be read: "_s + file.errorString(),
                     u"What the engine writes, it writes on its own machine: run lianxinctl there."_s, path};
    QEventLoop loop;
    std::optional<Expected<QString>> answer;
    connect(this, &Session::interrupted, &loop, &QEventLoop::quit);
    m_client.upload(QFileInfo(path).fileName(), &file, &loop, nullptr, [&](const Expected<QString> &transfer) {
        answer.emplace(transfer);
        loop.quit();
    });
    loop.exec();
    return answer ? *answer : Expected<QString>(interruptedError());
}

Expected<void> RemoteSession::sendFiles(QJsonObject &params) {
    constexpr auto kUpload = "transfer:"_L1;
    if (const QString path = params.value("path"_L1).toString(); !path.isEmpty()) {
        LX_TRY(const QString transfer, sendFile(path));
        params[u"path"_s] = kUpload + transfer;
    }
    QJsonArray more = params.value("more"_L1).toArray();
    for (QJsonValueRef item : more) {
        LX_TRY(const QString transfer, sendFile(item.toString()));
        item = kUpload + transfer;
    }
    if (!more.isEmpty())
        params[u"more"_s] = more;
    return {};
}

Expected<QJsonValue> RemoteSession::call(const QString &method, const QJsonObject &asked) {
    if (m_interrupted)
        return interruptedError();
    QJsonObject params = asked;
    if (m_remote)
        LX_CHECK(sendFiles(params));
    QEventLoop loop;
    std::optional<Expected<QJsonValue>> answer;
    connect(this, &Session::interrupted, &loop, &QEventLoop::quit);
    m_client.call(method, params, &loop, [&](Expected<QJsonValue> result) {
        answer.emplace(std::move(result));
        loop.quit();
    });
    loop.exec();
    return answer ? *answer : Expected<QJsonValue>(interruptedError());
}

Expected<void> RemoteSession::download(const QJsonObject &offer, const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::NewOnly))
        return Error{ErrorKind::BadInput, u"ctl.file"_s, u"The file can't be made: "_s + file.errorString(),
                     u"Name a file that is not there yet."_s, path};
    QEventLoop loop;
    std::optional<Expected<void>> answer;
    connect(this, &Session::interrupted, &loop, &QEventLoop::quit);
    m_client.download(offer, &file, &loop, nullptr, [&](const Expected<void> &result) {
        answer.emplace(result);
        loop.quit();
    });
    loop.exec();
    if (!answer || !*answer)
        file.remove();
    return answer ? *answer : Expected<void>(interruptedError());
}

} // namespace lianxin::ctl
