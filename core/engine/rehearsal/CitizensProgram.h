// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/rehearsal/Scenario.h"
#include "platform/base/Export.h"
#include <QObject>
#include <memory>

class QSocketNotifier;

namespace lianxin {

class CitizenPool;
class SeatAgent;

//! \brief The program lianxin-citizens: reads the scenario, lets citizens and seats live, writes what happens as JSON
//! lines on stdout and takes commands from stdin: {"call":NUMBER,"to":HOTLINE,"engine":"address:port"}.
class LIANXIN_EXPORT CitizensProgram : public QObject {
    Q_OBJECT
public:
    explicit CitizensProgram(QObject *parent = nullptr);
    ~CitizensProgram() override;

    //! Errors: rehearsal.scenario, those of the SIP stack.
    Expected<void> start(const QString &scenarioPath, const QString &doorUrl);

private:
    void readCommands();

    std::unique_ptr<CitizenPool> m_pool;
    std::vector<std::unique_ptr<SeatAgent>> m_seats;
    std::unique_ptr<QSocketNotifier> m_stdin;
    QByteArray m_input;
};

} // namespace lianxin
