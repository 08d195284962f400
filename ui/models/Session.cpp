// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/Session.h"
#include "platform/base/Literals.h"
#include <QJsonArray>

namespace lianxin {
namespace {

QString lettersOf(const QString &name) {
    QString letters;
    for (const QChar c : name) {
        if (c.isLetter())
            letters += c.toLower();
    }
    return letters;
}

constexpr int statusEveryMs = 5000;

} // namespace

bool Session::can(const QString &permission) const {
    return permissions.contains(lettersOf(permission));
}

Session Session::fromJson(const QJsonObject &json, const QJsonObject &engine) {
    Session session;
    const QJsonObject user = json["user"_L1].toObject();
    session.userId = user["id"_L1].toString();
    session.login = user["login"_L1].toString();
    session.displayName = user["displayName"_L1].toString();
    session.seatNumber = user["seatNumber"_L1].toString();
    session.idleLockMinutes = json["idleLockMinutes"_L1].toInt();
    const QJsonArray roles = json["roles"_L1].toArray();
    for (const auto &role : roles)
        session.roles << role.toString();
    const QJsonArray permissions = json["permissions"_L1].toArray();
    for (const auto &permission : permissions)
        session.permissions.insert(lettersOf(permission.toString()));
    session.rehearsal = engine["profile"_L1].toString() == "rehearsal"_L1;
    return session;
}

EngineWatch::EngineWatch(Door &door, QObject *parent)
    : QObject(parent)
    , m_door(door) {
    connect(&door, &Door::linkChanged, this, &EngineWatch::changed);
    connect(&door, &Door::linkChanged, this, &EngineWatch::ask);
}

void EngineWatch::start() {
    m_running = true;
    if (m_timer == 0)
        m_timer = startTimer(statusEveryMs);
    ask();
}

void EngineWatch::stop() {
    m_running = false;
    if (m_timer != 0)
        killTimer(m_timer);
    m_timer = 0;
    m_status = {};
    Q_EMIT changed();
}

void EngineWatch::ask() {
    if (!m_running || m_door.link() != Door::Link::Live)
        return;
    m_door.call(u"engine.status"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            return; // the link says why; what is shown keeps its age
        const QJsonObject queue = m_status["queue"_L1].toObject();
        m_status = reply->toObject();
        if (queue.contains("serviceLevel15"_L1))
            keepRate(queue["serviceLevel15"_L1].toDouble());
        Q_EMIT changed();
    });
    m_door.call(u"queue.figures"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        const QJsonObject level = objectOf(reply)["serviceLevel"_L1].toObject();
        QJsonValue rate = level["inbound"_L1].toObject()["rate"_L1];
        if (!rate.isDouble())
            rate = level["handover"_L1].toObject()["rate"_L1];
        if (!rate.isDouble() || m_status.isEmpty())
            return;
        keepRate(rate.toDouble());
        Q_EMIT changed();
    });
}

void EngineWatch::keepRate(double rate) {
    QJsonObject queue = m_status["queue"_L1].toObject();
    queue[u"serviceLevel15"_s] = rate;
    m_status[u"queue"_s] = queue;
}

void EngineWatch::timerEvent(QTimerEvent *) {
    ask();
    Q_EMIT changed();
}

} // namespace lianxin
