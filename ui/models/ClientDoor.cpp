// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/ClientDoor.h"
#include "platform/base/Id.h"
#include "ui/models/EngineClock.h"
#include <QFile>

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

void ClientDoor::connectTo(const QString &url) {
    m_client.connectToEngine(url);
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
    m_client.call(method, params, context, [reply](const Expected<QJsonValue> &result) { reply(result); });
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
