// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

class QSlider;
class QStackedWidget;

namespace lianxin {

class DispatchChart;
class Table;

//! What a certainty from which tickets go without a person would bring, by a model's own test (its card's reliability):
//! {share of the tickets, share of them that is right}; -1 where nothing is known.
std::pair<double, double> reachOf(const QJsonArray &reliability, double threshold);

//! \brief The model that dispatch goes by: which one is in use and how right it was on texts that it had not seen; training
//! from the hotline's own closed tickets, testing on newer ones, putting into use and going back; the certainty from which
//! no person looks, with what that brings; and how it does since, every figure with the tickets behind it.
class ModelsPage final : public QWidget {
    Q_OBJECT
public:
    explicit ModelsPage(Door &door, QWidget *parent = nullptr);
    void load();

Q_SIGNALS:
    void ticketWanted(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLayout *makeHead();
    QWidget *makeFigures();
    QWidget *makeJob();
    QWidget *makeModels();
    QWidget *makeThreshold();
    QWidget *makeChart();

    void loadFigures();
    void showFigures();
    void showSettings();
    void showReach();
    void showModel();
    void showTested();
    void train();
    void test();
    void askActivate();
    void saveThreshold();
    void begin(const QString &method, const QJsonObject &params);
    void followJob();
    void jobEnded(const QJsonObject &job);
    void showJob(const QJsonObject &job);
    void setJobPart(double part);
    void findRunningJob();
    void openProposals(const QString &figure, const QString &month = {}, const QString &category = {}, const QString &path = {});
    QJsonObject inUse() const;
    void updateButtons();

    Door &m_door;
    QJsonArray m_models;
    QJsonObject m_settings;
    QJsonObject m_numbers; //!< dispatch.figures
    QHash<QString, QJsonObject> m_tests; //!< of models, in this session
    QString m_job;
    QString m_jobKind;
    QString m_wanted; //!< the model to be shown after the next reading
    QTimer m_poll;
    QLabel *m_note;
    ErrorBanner *m_error;
    Button *m_test;
    Button *m_activate;
    Button *m_train;
    QFrame *m_jobBox;
    QLabel *m_jobWords;
    QFrame *m_jobBar; //!< a JobBar
    Button *m_stop;
    Figure *m_right;
    Figure *m_automatic;
    Figure *m_overridden;
    Figure *m_returned;
    Figure *m_drift;
    QStackedWidget *m_stack;
    RecordModel *m_modelRows;
    Table *m_modelTable;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_tested;
    RecordModel *m_classRows;
    Table *m_classTable;
    QSlider *m_slider;
    QLabel *m_percent;
    QLabel *m_reach;
    QLabel *m_onOff;
    Button *m_suggested;
    Button *m_setThreshold;
    DispatchChart *m_chart;
};

} // namespace lianxin
