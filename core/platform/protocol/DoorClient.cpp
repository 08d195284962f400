// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/DoorClient.h"
#include "platform/protocol/DoorClientPrivate.h"
#include "platform/protocol/TransferJobs.h"

namespace lianxin {

DoorClient::DoorClient(QObject *parent)
    : DoorClient(Options(), parent) {}

DoorClient::DoorClient(Options options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(options))) {}

DoorClient::~DoorClient() = default;

void DoorClient::connectToEngine(const QString &url, const QByteArray &pin) { d->connectTo(url, pin); }
void DoorClient::disconnectFromEngine() { d->disconnectAll(); }
DoorClient::State DoorClient::state() const { return d->m_state; }
qint64 DoorClient::ageMs() const { return d->m_heard.isValid() ? d->m_heard.elapsed() : -1; }
QJsonObject DoorClient::engineInfo() const { return d->m_engineInfo; }
QByteArray DoorClient::peerCertificate() const { return d->m_peerCertificate; }
QString DoorClient::token() const { return d->m_token; }
void DoorClient::setToken(const QString &token) { d->m_token = token; }
qint64 DoorClient::cursor() const { return d->m_after.value_or(0); }
void DoorClient::setChannelFactory(ChannelFactory factory) { d->m_factory = std::move(factory); }

void DoorClient::call(const QString &method, const QJsonObject &params, QObject *context, Callback done) {
    call(method, params, context, std::move(done), CallOptions());
}

void DoorClient::call(const QString &method, const QJsonObject &params, QObject *context, Callback done,
                      const CallOptions &options) {
    Private::Call entry;
    entry.method = method;
    entry.params = params;
    entry.context = context;
    entry.hasContext = context != nullptr;
    entry.done = std::move(done);
    if (!options.idempotencyKey.isEmpty()) {
        entry.params.insert(u"idempotencyKey"_s, options.idempotencyKey);
        entry.repeatable = true;
    }
    d->addCall(std::move(entry), options.deadlineMs > 0 ? options.deadlineMs : d->m_options.callDeadlineMs);
}

void DoorClient::login(const QString &login, const QString &password, QObject *context, Callback done) {
    call(u"session.login"_s, {{u"login"_s, login}, {u"password"_s, password}}, context, std::move(done));
}

void DoorClient::logout(QObject *context, Callback done) { call(u"session.logout"_s, {}, context, std::move(done)); }

void DoorClient::subscribe(const QStringList &types, std::optional<qint64> afterSeq) {
    d->m_wantsEvents = true;
    d->m_types = types;
    d->m_after = afterSeq;
    d->m_subscribed = false;
    if (d->isLive())
        d->subscribeNow();
}

void DoorClient::unsubscribe() {
    d->m_wantsEvents = false;
    d->m_subscribed = false;
    if (d->isLive())
        call(u"events.unsubscribe"_s, {}, this, nullptr);
}

void DoorClient::download(const QJsonObject &offer, QIODevice *sink, QObject *context, Progress progress,
                          std::function<void(Expected<void>)> done) {
    d->startTransfer(
        std::make_unique<DownloadJob>(*d, offer, sink, context, std::move(progress), std::move(done)));
}

void DoorClient::upload(const QString &name, QIODevice *source, QObject *context, Progress progress,
                        std::function<void(Expected<QString>)> done) {
    d->startTransfer(std::make_unique<UploadJob>(*d, name, source, context, std::move(progress), std::move(done)));
}

QString nameOf(DoorClient::State state) {
    switch (state) {
    case DoorClient::State::Idle:
        return u"idle"_s;
    case DoorClient::State::Connecting:
        return u"connecting"_s;
    case DoorClient::State::Live:
        return u"live"_s;
    case DoorClient::State::Stale:
        return u"stale"_s;
    case DoorClient::State::Lost:
        return u"lost"_s;
    }
    return {};
}

} // namespace lianxin
