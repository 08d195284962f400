// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/engine/EngineConfig.h"
#include "platform/protocol/DoorClient.h"
#include "talk/speech/Recogniser.h"
#include <QTemporaryDir>
#include <QTest>
#include <optional>

namespace lianxin::test {

//! Monday 2026-10-12, 09:00 in Shanghai: an ordinary working day.
constexpr qint64 mondayMorning = 1'791'766'800'000;
//! Of every user that a test adds.
inline const QString testPassword = u"hotline-2026"_s;
//! A sanitized build on a machine that does other things, too.
constexpr int patienceMs = 30'000;

//! \brief A rehearsal engine of a test: store, keys and door in \a dir, any free ports, on a Monday morning.
inline EngineConfig engineConfigIn(const QTemporaryDir &dir) {
    EngineConfig c;
    c.profile = EngineConfig::Profile::Rehearsal;
    c.storePath = dir.filePath(u"hotline.db"_s);
    c.keyRing = c.storePath + u".keys.json"_s;
    c.keyFile = c.storePath + u".key"_s;
    c.sipPort = c.seatPort = c.seatTlsPort = 0;
    c.mediaAddress = c.sipAddress;
    c.clockStart = mondayMorning;
    c.doorSocket = dir.filePath(u"door"_s);
    return c;
}

//! What the engine answers; test.no_answer if it does not.
inline Expected<QJsonValue> askDoor(DoorClient &client, const QString &method, const QJsonObject &params = {}) {
    std::optional<Expected<QJsonValue>> answer;
    client.call(method, params, &client, [&](const Expected<QJsonValue> &result) { answer.emplace(result); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, patienceMs))
        return Error{ErrorKind::Unreachable, u"test.no_answer"_s, method, {}, {}};
    return *answer;
}

//! Connects to the engine of \a config, and logs in with testPassword.
inline bool logInAt(DoorClient &client, const EngineConfig &config, const QString &login) {
    client.connectToEngine(u"local:"_s + config.doorSocket);
    std::optional<bool> in;
    client.login(login, testPassword, &client, [&](const Expected<QJsonValue> &result) { in = result.hasValue(); });
    return QTest::qWaitFor([&] { return in.has_value(); }, patienceMs) && *in;
}

//! \brief Listens to nothing; what it would have heard the test says itself.
class SilentRecogniser final : public Recogniser {
public:
    std::unique_ptr<RecogniserSession> open(RecogniserEvents) override { return nullptr; }
    void check(std::function<void(Expected<RecogniserModel>)>) override {}
    bool isHealthy() const override { return true; }
};

} // namespace lianxin::test
