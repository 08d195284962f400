// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Error.h"
#include <QJsonObject>
#include <QObject>
#include <QProcess>

namespace lianxin {

//! \brief Starts an engine on this machine when there is none: a rehearsal (lianxinctl rehearse --console),
//! or the engine of the configuration file that this user has. The program started prints one line
//! {"ready":{"door":…}} and outlives the console.
class EngineStarter final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void startRehearsal();
    void startLocal();
    //! The configuration file that startLocal() uses.
    static QString configurationFile();

Q_SIGNALS:
    //! {"door","login"?,"password"?}
    void ready(const QJsonObject &details);
    void failed(const lianxin::Error &error);

private:
    void start(const QString &program, const QStringList &arguments);
    QProcess *m_process = nullptr;
    QByteArray m_said;
};

} // namespace lianxin
