// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ClientDoor.h"
#include "platform/base/Id.h"
#include "platform/protocol/EngineAddress.h"
#include "ui/models/EngineClock.h"
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QPointer>

namespace lianxin {

ClientDoor::ClientDoor(QObject *parent)
    : Door(parent) {
    connect(&m_client, &DoorClient::greeted, this, &setEngineClocks);
    connect(&m_client, &DoorClient::stateChanged, this, &Door::linkChanged);
    connect(&m_client, &DoorClient::eventReceived, this, &Door::event);
    connect(&m_client, &DoorClient::sessionLost, this, &Door::sessionLost);
    connect(&m_client, &DoorClient::sessionLocked, this, &Door::sessionLocked);
    connect(&m_client, &DoorClient::resyncNeeded, this, &Door::resyncNeeded);
    connect(&m_client, &DoorClient::connectionFailed, this, &Door::connectionFailed);
    connect(&m_client, &DoorClient::droppedByEngine, this, &Door::connectionFailed);
}

void ClientDoor::connectTo(const QString &url, const QByteArray &fingerprint) {
    const auto remote = remoteUrl(url);
    m_place = remote ? u"%1:%2"_s.arg(remote->host()).arg(remote->port()) : QString();
    m_client.connectToEngine(url, fingerprint);
}
void ClientDoor::disconnectFromEngine() {
    m_client.disconnectFromEngine();
}

Door::Link ClientDoor::link() const {
    switch (m_client.state()) {
    case DoorClient::State::Idle:
        return Link::Off;
    case DoorClient::State::Connecting:
        return Link::Connecting;
    case DoorClient::State::Live:
        return Link::Live;
    case DoorClient::State::Stale:
        return Link::Stale;
    case DoorClient::State::Lost:
        break;
    }
    return Link::Lost;
}

void ClientDoor::call(const QString &method, const QJsonObject &params, QObject *context, Reply reply) {
    QStringList files;
    if (const QString path = params["path"_L1].toString(); !path.isEmpty())
        files << path;
    for (const auto &file : params["more"_L1].toArray())
        files << file.toString();
    if (m_place.isEmpty() || files.isEmpty()) {
        m_client.call(method, params, context, [reply](const Expected<QJsonValue> &result) { reply(result); });
        return;
    }
    const QPointer<QObject> living(context ? context : this);
    send(files, params, living, reply, [this, method, living, reply](const QJsonObject &sent) {
        m_client.call(method, sent, living, [reply](const Expected<QJsonValue> &result) { reply(result); });
    });
}

void ClientDoor::send(const QStringList &files, const QJsonObject &params, QObject *context, Reply failed,
                      std::function<void(const QJsonObject &params)> then) {
    const QString &path = files.first();
    const auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::ReadOnly)) {
        failed(Error{ErrorKind::BadInput, u"ui.file_read"_s, u"The file can't be read: %1."_s.arg(file->errorString()),
                     u"Choose another file."_s, path});
        return;
    }
    const auto uploaded = [this, file, files, params, context, failed, then](const Expected<QString> &transfer) {
        file->close();
        if (!transfer) {
            failed(transfer.error());
            return;
        }
        const QString name = u"transfer:"_s + *transfer;
        QJsonObject next = params;
        if (next["path"_L1].toString() == files.first())
            next[u"path"_s] = name;
        QJsonArray more = next["more"_L1].toArray();
        for (QJsonValueRef item : more)
            if (item.toString() == files.first())
                item = name;
        if (!more.isEmpty())
            next[u"more"_s] = more;
        if (files.size() > 1)
            send(files.mid(1), next, context, failed, then);
        else
            then(next);
    };
    m_client.upload(QFileInfo(path).fileName(), file.get(), context, {}, uploaded);
}

void ClientDoor::login(const QString &login, const QString &password, QObject *context, Reply reply) {
    m_client.login(login, password, context, [reply](const Expected<QJsonValue> &result) { reply(result); });
}

void ClientDoor::logout(QObject *context, Reply reply) {
    m_client.logout(context, [reply](const Expected<QJsonValue> &result) { reply(result); });
}

void ClientDoor::subscribe() {
    m_client.subscribe({u"*"_s});
}

void ClientDoor::download(const QJsonObject &offer, const QString &path, QObject *context,
                          std::function<void(const Expected<void> &)> done) {
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::ReadWrite | QIODevice::Truncate)) {
        done(Error{ErrorKind::BadInput, u"ui.file_write"_s,
                   u"The file can't be written: %1."_s.arg(file->errorString()), u"Choose another folder."_s,
                   path});
        return;
    }
    file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    m_client.download(offer, file.get(), context, {}, [file, done](const Expected<void> &result) {
        file->close();
        done(result);
    });
}

} // namespace lianxin
