// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

namespace lianxin {

//! \brief One week of a unit's hours: a line a day with the hours as a strip, holidays and make-up days named.
class WeekHours final : public QWidget {
    Q_OBJECT
public:
    explicit WeekHours(QWidget *parent = nullptr);
    //! \a week as calendar.week tells.
    void setWeek(const QJsonObject &week);
    void clear();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QJsonArray m_days;
};

//! \brief A unit's hours of work, day of the week by day of the week, with this week as it would be. The engine says whether
//! they can be read.
class UnitHoursForm final : public QWidget {
    Q_OBJECT
public:
    UnitHoursForm(Door &door, const QJsonObject &hours, QWidget *parent = nullptr);
    //! As units.save takes it; {}: none of its own.
    QJsonObject hours() const;

Q_SIGNALS:
    //! Whether what is written can be saved; false also while nobody knows.
    void judged(bool good);

private:
    enum Line { Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, MakeUp, Holiday, lineCount };
    void fill(const QJsonObject &hours);
    void look();
    QJsonArray rangesOf(int line) const;
    Door &m_door;
    QLineEdit *m_lines[lineCount] = {};
    Choice *m_pattern;
    WeekHours *m_week;
    QLabel *m_trouble;
    QTimer m_soon;
    int m_asked = 0;
};

//! "08:30–12:00, 14:00–17:30", or that there are none.
QString hoursText(const QJsonArray &ranges);

} // namespace lianxin
