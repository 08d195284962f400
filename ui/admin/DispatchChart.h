// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonArray>
#include <QWidget>

class QChartView;

namespace lianxin {

//! \brief How dispatch did by month: what people chose otherwise and what units gave back, as shares, and below how far
//! matters are from those that the model has learned, with the two marks from which that counts. Points can be clicked.
class DispatchChart final : public QWidget {
    Q_OBJECT
public:
    explicit DispatchChart(QWidget *parent = nullptr);
    QSize sizeHint() const override; //!< a chart's own is what it was last, and would never shrink
    //! \a months: of dispatch.figures, oldest first; the last twelve are shown.
    void setMonths(const QJsonArray &months);

Q_SIGNALS:
    //! overridden or returned, of a month; proposed for the shift.
    void picked(const QString &figure, const QString &month);

private:
    void rebuild();
    void addLine(QChartView *view, const QString &figure, const QColor &colour, const QList<double> &values, bool labelled);
    QJsonArray m_months;
    QChartView *m_rates;
    QChartView *m_shift;
};

} // namespace lianxin
