// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/AccessSchema.h"
#include "platform/door/DoorServer.h"
#include "platform/protocol/DoorClient.h"
#include "support/StoreFixture.h"
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace lianxin::test {

inline constexpr auto kPassword = "correct horse 1";

//! \brief A door with a few methods and users of its own, on a fresh store.
class DoorHouse {
public:
    explicit DoorHouse(const QString &backend = u"intl"_s, DoorServer::Options options = {})
        : fixture(backend, accessSchema())
        , access(fixture.store(), clock, fixture.auditChain(), {.keyFileProofKey = keyFileProofKey("key file"), .sessions = {.lookEveryMs = 20}, .transferDirectory = {}})
        , door((access.registerMethods(registry), registerSamples(), registry), access)
        , server(std::make_unique<DoorServer>(door, options, nullptr)) {
        if (const auto started = access.start(); !started)
            qFatal("%s", qPrintable(started.error().toString()));
        const auto add = [&](const QString &login, const QStringList &roles, const QString &seat = {}) {
            if (const auto user = access.users.add({login, login, QString::fromLatin1(kPassword), roles, seat}, u"engine"_s); !user)
                qFatal("%s", qPrintable(user.error().toString()));
        };
        add(u"zhou"_s, {u"seat"_s}, u"0217"_s);
        add(u"boss"_s, {u"supervisor"_s});
        add(u"guard"_s, {u"security_admin"_s});
        add(u"auditor"_s, {u"audit_admin"_s});
    }

    QString socket() const { return fixture.directory() + u"/door"_s; }
    QString url() const { return u"local:"_s + socket(); }
    void listen() {
        const auto listening = server->listen(socket());
        QVERIFY2(listening, listening ? "" : qPrintable(listening.error().toString()));
    }
    Caller as(const QString &login) { return Users::callerOf(*access.users.findByLogin(login)); }
    //! Writes an event as a module would.
    void happen(const QString &type, const QJsonObject &payload = {}, const QString &actor = u"engine"_s) {
        const auto done = fixture.store().write([&](Transaction &t) { t.emitEvent(type, u"e1"_s, payload, actor); });
        QVERIFY(done);
    }
    std::vector<AuditRecord> trail(const QString &method) {
        AuditTrail::Filter filter;
        filter.method = method;
        return *access.audit.list(filter);
    }

    ManualClock clock{1'700'000'000'000};
    StoreFixture fixture;
    Registry registry;
    Access access;
    int written = 0; //!< how often sample.write ran
    std::vector<MethodDone> waiting; //!< calls of sample.later
    QByteArray content = QByteArray(700'000, 'w');
    Door door;
    std::unique_ptr<DoorServer> server;

private:
    void registerSamples() {
        registry.add({.name = u"sample.read"_s,
                      .summary = u"Personal data"_s,
                      .permission = Permission::TicketsRead,
                      .params = {{u"id"_s}, {u"limit"_s, Param::Type::Integer, false}, {u"flag"_s, Param::Type::Boolean, false},
                                 {u"list"_s, Param::Type::Array, false}, {u"map"_s, Param::Type::Object, false},
                                 {u"ratio"_s, Param::Type::Number, false}, {u"phone"_s, Param::Type::String, false}},
                      .masks = {{u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}},
                      .audit = Audit::Read,
                      .handler = [](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                          if (p.value("id"_L1).toString() == "none"_L1)
                              return Error{ErrorKind::NotFound, u"sample.unknown"_s, u"None."_s, {}, {}};
                          return QJsonValue(QJsonObject{{u"phone"_s, u"13812341234"_s}, {u"name"_s, u"张小敏"_s}, {u"got"_s, p}});
                      }});
        registry.add({.name = u"sample.write"_s,
                      .summary = u"A change"_s,
                      .permission = Permission::TicketsWrite,
                      .params = {{u"name"_s}},
                      .noPersonalData = true,
                      .audit = Audit::Write,
                      .writes = true,
                      .handler = [this](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                          ++written;
                          if (p.value("name"_L1).toString() == "bad"_L1)
                              return Error{ErrorKind::Conflict, u"sample.bad"_s, u"Bad."_s, {}, {}};
                          return QJsonValue(QJsonObject{{u"count"_s, written}});
                      }});
        registry.add({.name = u"sample.reveal"_s,
                      .summary = u"A number in the clear"_s,
                      .permission = Permission::PersonalReveal,
                      .params = {{u"id"_s}, {u"purpose"_s}},
                      .audit = Audit::Security,
                      .handler = [](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                          return QJsonValue(QJsonObject{{u"phone"_s, u"13812341234"_s}});
                      }});
        registry.add({.name = u"sample.later"_s,
                      .summary = u"Answers when told"_s,
                      .permission = Permission::Self,
                      .noPersonalData = true,
                      .asyncHandler = [this](const Caller &, const QJsonObject &, const MethodDone &done) { waiting.push_back(done); }});
        registry.add({.name = u"sample.throws"_s,
                      .summary = u"Lets a store failure out"_s,
                      .permission = Permission::Self,
                      .noPersonalData = true,
                      .handler = [](const Caller &, const QJsonObject &) -> Expected<QJsonValue> {
                          throw StoreFailure({ErrorKind::Store, u"storage.disk_full"_s, u"Full."_s, {}, {}});
                      }});
        registry.add({.name = u"sample.big"_s,
                      .summary = u"A large answer"_s,
                      .permission = Permission::Self,
                      .params = {{u"bytes"_s, Param::Type::Integer}},
                      .noPersonalData = true,
                      .handler = [](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                          return QJsonValue(QString(p.value("bytes"_L1).toInt(), u'x'));
                      }});
        registry.add({.name = u"sample.length"_s,
                      .summary = u"Of a file on the engine's machine"_s,
                      .permission = Permission::Self,
                      .params = {{u"path"_s}},
                      .noPersonalData = true,
                      .handler = [](const Caller &, const QJsonObject &p) -> Expected<QJsonValue> {
                          return QJsonValue(QFileInfo(p.value("path"_L1).toString()).size());
                      }});
        registry.add({.name = u"sample.open"_s,
                      .summary = u"Offers a file"_s,
                      .permission = Permission::Self,
                      .noPersonalData = true,
                      .handler = [this](const Caller &caller, const QJsonObject &) -> Expected<QJsonValue> {
                          LX_TRY(const auto offer, access.transfers.offer(caller, memorySource(content)));
                          return QJsonValue(offer);
                      }});
        registry.addEvent({u"ticket.*"_s, Permission::TicketsRead, {{u"phone"_s, Mask::Phone}}});
        registry.addEvent({u"campaign.progress"_s, Permission::CampaignsRead, {}, true});
        registry.addEvent({.type = u"own.*"_s,
                           .permission = Permission::TicketsRead,
                           .masks = {{u"phone"_s, Mask::Phone}},
                           .view = [](const Caller &caller, const Event &event) -> std::optional<QJsonObject> {
                               if (event.payload[u"whose"_s].toString() != caller.login)
                                   return {};
                               return QJsonObject{{u"phone"_s, event.payload[u"phone"_s]}};
                           }});
    }
};

} // namespace lianxin::test
