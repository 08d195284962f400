// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QWidget>

namespace lianxin {

//! \brief How a deadline came about, as a calendar: which days count (第 n 天), which are off (休), which are
//! make-up days (班), today outlined, the due day amber.
class DerivationCalendar final : public QWidget {
    Q_OBJECT
public:
    explicit DerivationCalendar(QWidget *parent = nullptr);
    //! \a days: [{date ISO, kind, name, counts, number, why}] of calendar.explain; the last one is the due
    //! day.
    void setDays(const QJsonArray &days, const QDate &today);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Day {
        QDate date;
        QString kind;
        QString name;
        int number = 0;
        bool counts = false;
    };
    QList<Day> m_days;
    QDate m_from; //!< Monday
    int m_weeks = 0;
    QDate m_today;
};

} // namespace lianxin
