// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDate>
#include <QHash>
#include <QWidget>

namespace lianxin {

//! \brief A whole year as twelve months: days off, make-up days, the hotline's own days. One day is chosen, by mouse or arrow keys;
//! Enter opens it.
class YearView final : public QWidget {
    Q_OBJECT
public:
    struct Day {
        QString kind; //!< "holiday", "make_up_day"
        QString name;
        bool own = false; //!< of the hotline, not of the notice
    };
    explicit YearView(QWidget *parent = nullptr);
    void setYear(int year, QHash<QDate, Day> days, QDate today);
    int year() const { return m_year; }
    QDate chosen() const { return m_chosen; }
    void choose(QDate day);
    Day day(QDate date) const { return m_days.value(date); }
    //! Worked, as the calendar has it.
    bool works(QDate date) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void picked(QDate day);
    void opened(QDate day);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF monthRect(int month) const;
    QRectF dayRect(QDate day) const;
    QDate dayAt(QPointF at) const;
    void paintMonth(QPainter &painter, int month) const;
    void paintDay(QPainter &painter, QDate day) const;

    int m_year = 0;
    QHash<QDate, Day> m_days;
    QDate m_today;
    QDate m_chosen;
};

} // namespace lianxin
