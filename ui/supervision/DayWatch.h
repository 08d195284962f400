// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/supervision/DayFigures.h"
#include <QElapsedTimer>

namespace lianxin {

//! \brief Reads the figures of today and yesterday (queue.day) for whoever shows them. GUI thread.
class DayWatch final : public QObject {
    Q_OBJECT
public:
    explicit DayWatch(Door &door, QObject *parent = nullptr);
    //! Asks anew for today; for yesterday only once, as it does not change any more.
    void load();
    //! Null while unknown: never answered, or not for a minute.
    const DayFigures *today() const;
    //! Null while unknown.
    const DayFigures *yesterday() const;
    //! Why the last question for today failed.
    const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void loadYesterday(QDate day);
    Door &m_door;
    std::optional<DayFigures> m_today;
    std::optional<DayFigures> m_yesterday;
    std::optional<Error> m_error;
    QElapsedTimer m_loaded;
};

} // namespace lianxin
