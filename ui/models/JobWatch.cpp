// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/JobWatch.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"

namespace lianxin {
namespace {

constexpr int kLookEveryMs = 300;

} // namespace

JobWatch::JobWatch(Door &door, QObject *parent)
    : QObject(parent)
    , m_door(door) {
    m_timer.setInterval(kLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &JobWatch::ask);
}

void JobWatch::start(const QString &method, const QJsonObject &params) {
    if (isRunning())
        return;
    m_starting = true;
    m_door.call(method, params, this, [this](const Expected<QJsonValue> &reply) {
        m_starting = false;
        if (!reply) {
            Q_EMIT failed(reply.error());
            return;
        }
        m_job = objectOf(reply)["job"_L1].toString();
        Q_EMIT progressed(0, 0);
        m_timer.start();
    });
}

void JobWatch::cancel() {
    if (!m_job.isEmpty())
        m_door.call(u"jobs.cancel"_s, {{u"id"_s, m_job}}, this, [](const Expected<QJsonValue> &) {});
}

void JobWatch::end() {
    m_timer.stop();
    m_job.clear();
}

void JobWatch::ask() {
    m_door.call(u"jobs.get"_s, {{u"id"_s, m_job}}, this, [this, job = m_job](const Expected<QJsonValue> &reply) {
        if (job != m_job || job.isEmpty())
            return;
        if (!reply) {
            end();
            Q_EMIT failed(reply.error());
            return;
        }
        const QJsonObject state = objectOf(reply);
        const QString name = state["state"_L1].toString();
        if (name == "running"_L1) {
            Q_EMIT progressed(whole(state, "done"_L1), whole(state, "total"_L1));
            return;
        }
        end();
        if (name == "done"_L1)
            Q_EMIT done(state["result"_L1].toObject());
        else
            Q_EMIT failed(Error::fromJson(state["error"_L1].toObject()));
    });
}

} // namespace lianxin
