// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonArray>
#include <QJsonObject>
#include <QWidget>

class QLabel;

namespace lianxin {

class LabelledView;

//! \brief Lines taken and calls begun by the hour: bars for the mean of the lines, the most at once above them, against the
//! lines that the campaign may use; below, on the same x axis, the most calls in a second.
class LinesChart final : public QWidget {
    Q_OBJECT
public:
    explicit LinesChart(QWidget *parent = nullptr);
    //! \a byHour as campaigns.figures tells it, of which the newest day is shown. \a now: UTC ms.
    void setHours(const QJsonArray &byHour, int lines, double cps, qint64 now);

Q_SIGNALS:
    //! Begin of the hour whose bar was picked, UTC ms; 0: not known.
    void picked(qint64 hourAt);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void place();
    void pick(int column);
    QJsonArray m_hours;
    int m_firstHour = 0; //!< of the first column
    int m_allowedLines = 0;
    double m_allowedCps = 0;
    qint64 m_now = 0;
    LabelledView *m_lines;
    LabelledView *m_rate;
    QLabel *m_rateTitle;
};

//! \brief People who are due again, by the half hour.
class RetryChart final : public QWidget {
    Q_OBJECT
public:
    explicit RetryChart(QWidget *parent = nullptr);
    //! \a retries: as campaigns.figures tells it.
    void setRetries(const QJsonObject &retries);

Q_SIGNALS:
    //! The half hour whose bar was picked; \a from 0: also those whose time has come already.
    void picked(qint64 from, qint64 to);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void place();
    QJsonObject m_retries;
    LabelledView *m_bars;
    QLabel *m_words;
};

} // namespace lianxin
