// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/rehearsal/EngineDeath.h"
#include "engine/rehearsal/Processes.h"
#include "engine/rehearsal/Setup.h"
#include "engine/rehearsal/Verdict.h"
#include "platform/protocol/DoorClient.h"
#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>

namespace lianxin {

//! \brief Runs a rehearsal: prepares the folder, starts lianxind and lianxin-citizens, starts the campaign at the door,
//! waits until everybody has been dealt with, judges. An engine that dies is started again. Main thread; asynchronous.
class LIANXIN_EXPORT Rehearsal : public QObject {
    Q_OBJECT
public:
    explicit Rehearsal(RehearsalOptions options, QObject *parent = nullptr);
    ~Rehearsal() override;

    //! finished() follows, or an error at once.
    Expected<void> start();
    //! Stops everything; finished() comes with rehearsal.interrupted.
    void interrupt();

    const RehearsalSetup &setup() const { return m_setup; }

Q_SIGNALS:
    //! The engine's door is open; once.
    void serving(const QString &doorUrl);
    //! One line of progress for people.
    void progress(const QString &line);
    void finished(const lianxin::Expected<lianxin::RehearsalVerdict> &verdict, double seconds);

private:
    void startEngine();
    void startCitizens();
    void readHeard();
    Expected<void> readDeaths();
    void noteDeath(EngineDeath death);
    void onCitizensReady(const QJsonObject &details);
    void onEngineReady(const QJsonObject &details);
    void onEngineDied(const QString &why);
    void prepareCalls();
    void logIn(DoorClient &client, const DemoLogin &who, std::function<void()> then);
    void insist(DoorClient &client, const QString &method, const QJsonObject &params,
                std::function<void(const Expected<QJsonValue> &)> then);
    void addTrunk();
    void startCampaign();
    void callIn();
    void poll();
    void conclude();
    void judge(const QJsonObject &hearing);
    void fail(const Error &error);
    void shutDown();
    void ask(const QString &method, const QJsonObject &params, std::function<void(const QJsonObject &)> then);

    RehearsalOptions m_options;
    RehearsalSetup m_setup;
    std::unique_ptr<ChildProgram> m_engine;
    std::unique_ptr<ChildProgram> m_citizens;
    DoorClient m_admin;  //!< business admin
    DoorClient m_system; //!< system admin: trunks
    QTimer m_poll;
    QElapsedTimer m_clock;
    std::vector<QJsonObject> m_heard;
    QFile m_heardFile;
    QString m_engineSip;
    int m_citizenPort = 0;
    std::vector<EngineDeath> m_deaths;
    QFile m_deathsFile;
    int m_pendingVisits = 0;
    qsizetype m_callersDone = 0;
    bool m_calledIn = false;
    bool m_campaignStarted = false;
    bool m_campaignDone = false;
    bool m_over = false;
    bool m_asking = false;
    QString m_lastProgress;
};

//! `lianxinctl rehearse …`: parses, runs, prints, and gives the exit status (0 as told, 1 a wrong outcome, else as
//! exitStatus()). Needs a QCoreApplication.
LIANXIN_EXPORT int rehearseMain(const QStringList &arguments, bool json);

} // namespace lianxin
