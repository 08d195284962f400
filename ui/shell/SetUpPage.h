// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/shell/EngineStarter.h"
#include "ui/shell/HotlineMaker.h"
#include "ui/widgets/Parts.h"
#include <QCheckBox>
#include <QSpinBox>
#include <QStackedWidget>

namespace lianxin {

//! \brief First run, "begin here": a store with its keys, the recovery key (shown this once), the security
//! administrator, a trunk, the handling units, the engine's configuration, and a test call. Each step is done when it is left; nothing is
//! undone by going on later: what is there stays.
class SetUpPage final : public QWidget {
    Q_OBJECT
public:
    enum Step { Store, Recovery, Admin, Trunk, Units, Test, Done };
    //! \a configuration: the file that is written at the end; \a program: lianxinctl, empty: beside this
    //! program.
    explicit SetUpPage(QString configuration, const QString &program = {}, QWidget *parent = nullptr);
    Step step() const { return static_cast<Step>(m_steps->currentIndex()); }
    //! The recovery key while its step is shown, else empty.
    QString recoveryKey() const { return m_recoveryKey; }
    void next();
    //! Leaves the trunk, the units or the test call for later.
    void skip();

Q_SIGNALS:
    //! Everything is there; \a login is the security administrator's.
    void finished(const QString &login);
    void cancelled();

private:
    QWidget *makeStore();
    QWidget *makeRecovery();
    QWidget *makeAdmin();
    QWidget *makeTrunk();
    QWidget *makeUnits();
    QWidget *makeTest();
    QWidget *makeDone();
    QLineEdit *addLine(QBoxLayout *lines, const QString &label, const QString &value, const QString &name);
    void go(Step step);
    void fill();
    void setBusy(bool busy);
    void focusStep();
    void take(const Expected<QJsonObject> &result, const std::function<void(const QJsonObject &)> &then);
    void storeNext();
    void adminNext();
    void trunkNext();
    void unitsNext();
    void testNext();
    void followTest();
    void showTest(const QJsonObject &state);
    void afterTest();
    void finishConfiguration();
    void saveRecoveryKey();

    QString m_configuration;
    HotlineMaker m_maker;
    QStackedWidget *m_steps;
    QLabel *m_heading;
    QLabel *m_where;
    ErrorBanner *m_error;
    Button *m_cancel;
    Button *m_skip;
    Button *m_next;
    QLineEdit *m_path = nullptr;
    Choice *m_suite = nullptr;
    QLineEdit *m_hotline = nullptr;
    QLineEdit *m_area = nullptr;
    Choice *m_address = nullptr;
    QLabel *m_key = nullptr;
    QLabel *m_keyFile = nullptr;
    QCheckBox *m_written = nullptr;
    QLineEdit *m_login = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_password = nullptr;
    QLineEdit *m_again = nullptr;
    QLineEdit *m_trunkName = nullptr;
    QLineEdit *m_trunkHost = nullptr;
    QSpinBox *m_trunkPort = nullptr;
    QSpinBox *m_channels = nullptr;
    QLineEdit *m_callerId = nullptr;
    QLineEdit *m_trunkUser = nullptr;
    QLineEdit *m_trunkPassword = nullptr;
    QLineEdit *m_unitsFile = nullptr;
    QLineEdit *m_testNumber = nullptr;
    Chip *m_testState = nullptr;
    QLabel *m_testFacts = nullptr;
    QLabel *m_summary = nullptr;
    QString m_recoveryKey;
    QString m_trunk; //!< its id; empty: none yet
    QString m_unitsSaid;
    EngineStarter m_starter;
    QString m_door; //!< of the engine that was started for the test call
    QString m_order;
    QTimer m_follow;
    int m_looks = 0;
    bool m_busy = false; //!< something other than a step of m_maker is under way
};

} // namespace lianxin
