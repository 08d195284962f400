// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include <QTimer>

namespace lianxin {

//! \brief Follows one job of the engine to its end, however long it takes. GUI thread.
class JobWatch final : public QObject {
    Q_OBJECT
public:
    explicit JobWatch(Door &door, QObject *parent = nullptr);
    //! Calls \a method, which answers {job}, and follows that.
    void start(const QString &method, const QJsonObject &params = {});
    bool isRunning() const { return m_starting || !m_job.isEmpty(); }
    void cancel();

Q_SIGNALS:
    //! \a total 0: unknown.
    void progressed(qint64 done, qint64 total);
    void done(const QJsonObject &result);
    //! Also jobs.cancelled.
    void failed(const lianxin::Error &error);

private:
    void ask();
    void end();
    Door &m_door;
    QTimer m_timer;
    QString m_job;
    bool m_starting = false;
};

} // namespace lianxin
