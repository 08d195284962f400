// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QChart>
#include <QChartView>
#include <QJsonArray>
#include <QJsonObject>
#include <QWidget>

namespace lianxin {

class LabelledView;

//! \brief Outcomes of attempts, stacked by hour, with totals above the bars, own legend, and the connect rate
//! as a strip of its own below (no second axis). The unfinished hour says until when it counts. Every part of
//! a bar can be clicked.
class OutcomeChart final : public QWidget {
    Q_OBJECT
public:
    explicit OutcomeChart(QWidget *parent = nullptr);
    //! \a byHour: [{hour: 0…23 or UTC ms, outcomes:{name: count}}], of which the newest day is shown; \a now: UTC ms.
    void setHours(const QJsonArray &byHour, qint64 now);
    static constexpr int groups = 5;
    //! Which group an outcome is counted in, 0 (lowest) … 4.
    static int groupOf(const QString &outcome);
    static QString groupText(int group);

Q_SIGNALS:
    //! The part that was clicked: begin of its hour (UTC ms; 0: not known), its outcomes, and whether it stands for those of
    //! them who asked for a person, or for the others; nothing: for both.
    void picked(qint64 hourAt, const QStringList &outcomes, std::optional<bool> handedOver);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void rebuild();
    void place();
    void pick(int column, int part);
    LabelledView *m_bars;
    LabelledView *m_rate;
    int m_firstHour = 0; //!< of the first column
    QWidget *m_legend;
    struct Hour {
        int hour = 0;
        qint64 at = 0; //!< UTC ms; 0: not known
        qint64 counts[groups] = {};
        qint64 total = 0;
        double rate = -1;
    };
    QList<Hour> m_hours;
    qint64 m_now = 0;
};

} // namespace lianxin
