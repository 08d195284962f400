// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Session.h"

namespace lianxin::ctl {

//! \brief Carries out what was typed and says how it went. Needs an application's event loop.
class Runner : public QObject {
    Q_OBJECT
public:
    explicit Runner(Ports ports)
        : m_ports(std::move(ports)) {}
    //! \param arguments without the program's name. Gives the exit status of DESIGN's list.
    int run(const QStringList &arguments);
    //! Ctrl-C: what runs is asked to stop.
    void interrupt();

private:
    int runMethod(const Invocation &invocation);
    Expected<QJsonValue> ask(const Invocation &invocation);
    Expected<void> completeImport(QJsonObject &params);
    Expected<QJsonValue> waitForJob(const QString &job, bool json);

    Ports m_ports;
    std::unique_ptr<Session> m_session;
};

} // namespace lianxin::ctl
