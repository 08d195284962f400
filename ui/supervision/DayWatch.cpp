// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/DayWatch.h"
#include "platform/base/Literals.h"

namespace lianxin {
namespace {

constexpr qint64 kForgottenMs = 60'000; // figures of the day older than this are not shown as today's

} // namespace

DayWatch::DayWatch(Door &door, QObject *parent)
    : QObject(parent)
    , m_door(door) {}

const DayFigures *DayWatch::today() const {
    return m_today && m_loaded.isValid() && m_loaded.elapsed() < kForgottenMs ? &*m_today : nullptr;
}

const DayFigures *DayWatch::yesterday() const {
    return m_yesterday ? &*m_yesterday : nullptr;
}

void DayWatch::load() {
    m_door.call(u"queue.day"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        m_error.reset();
        if (!reply) {
            m_error = reply.error();
            Q_EMIT changed();
            return;
        }
        m_today = DayFigures::fromJson(reply->toObject());
        m_loaded.start();
        Q_EMIT changed();
        if (m_today->day.isValid())
            loadYesterday(m_today->day.addDays(-1));
    });
}

void DayWatch::loadYesterday(QDate day) {
    if (m_yesterday && m_yesterday->day == day)
        return;
    m_yesterday.reset(); // not the day before yesterday's
    m_door.call(u"queue.day"_s, {{u"day"_s, day.toString(Qt::ISODate)}}, this, [this, day](const Expected<QJsonValue> &reply) {
        if (!reply)
            return; // asked again with the next question for today
        DayFigures figures = DayFigures::fromJson(reply->toObject());
        if (figures.day != day)
            return;
        m_yesterday = std::move(figures);
        Q_EMIT changed();
    });
}

} // namespace lianxin
