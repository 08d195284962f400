// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>
#include <QWidget>

namespace lianxin {

class LabelledView;

//! \brief The expected course of a campaign: calls by half hour, and below, on the same x axis, the seats that those who ask
//! for a person need, against those planned. A day at a time. What is short is amber, and said in words.
class HalfHourChart final : public QWidget {
    Q_OBJECT
public:
    explicit HalfHourChart(QWidget *parent = nullptr);
    //! \a preflight: result of campaigns.preflight.
    void setForecast(const QJsonObject &preflight);
    //! Days that there are half hours of, as UTC ms of a half hour of them.
    QList<qint64> days() const { return m_days; }
    void showDay(int day);

Q_SIGNALS:
    //! The half hour whose bar was picked, UTC ms.
    void picked(qint64 at);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void place();
    QJsonObject m_forecast;
    QList<qint64> m_days;
    int m_day = 0;
    qint64 m_first = 0; //!< half hour of the first column
    LabelledView *m_calls;
    LabelledView *m_seats;
};

} // namespace lianxin
