// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QDoubleSpinBox>
#include <QTimer>

namespace lianxin {

class Choice;
class HalfHourChart;

//! \brief What a campaign would do, without a call: asks campaigns.preflight, follows its job, shows rows held back by rule,
//! the expected course with its chart, and what all of it rests on, to be changed. Two halves for whoever places them.
class PreflightView final : public QObject {
    Q_OBJECT
public:
    explicit PreflightView(Door &door, QObject *parent = nullptr);
    //! What is held back, and what the forecast rests on.
    QWidget *side() const { return m_side; }
    //! Figures and chart.
    QWidget *face() const { return m_face; }
    //! \a question: {"id"} of a campaign or {"campaign"} as campaigns.create takes it. Runs at once.
    void run(const QJsonObject &question);
    //! Shows what is known already.
    void show(const QJsonObject &result);
    void cancel();
    bool isRunning() const { return m_running; }
    //! What the admin changed.
    const QJsonObject &assumptions() const { return m_given; }

Q_SIGNALS:
    //! A result came for \a question.
    void answered(const QJsonObject &question, const QJsonObject &result);

private:
    void follow();
    void fill();
    void again();
    void fillAssumptions(const QJsonObject &is);
    Door &m_door;
    QJsonObject m_question;
    QJsonObject m_given;
    QJsonObject m_result;
    QString m_job;
    bool m_running = false;
    bool m_filling = false;
    QWidget *m_side;
    QWidget *m_face;
    ErrorBanner *m_error;
    QLabel *m_progress;
    Button *m_stop;
    Figure *m_callable;
    Figure *m_finish;
    Figure *m_lines;
    Figure *m_seats;
    QVBoxLayout *m_held;
    struct Given {
        QString key;
        QDoubleSpinBox *box;
        Field *field;
        double scale;
    };
    QList<Given> m_fields;
    HalfHourChart *m_chart;
    Choice *m_day;
    QTimer m_poll;
    QTimer m_soon;
};

} // namespace lianxin
