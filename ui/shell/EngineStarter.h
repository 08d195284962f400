// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Error.h"
#include <QJsonObject>
#include <QObject>
#include <QTimer>

namespace lianxin {

//! \brief Starts an engine on this machine when there is none: a rehearsal (lianxinctl rehearse --console),
//! or the engine of the configuration file that this user has. The program started prints one line
//! {"ready":{"door":…}}; it is no child of the console, which it outlives, and writes into files beside the
//! console's data.
class EngineStarter final : public QObject {
    Q_OBJECT
public:
    explicit EngineStarter(QObject *parent = nullptr);
    void startRehearsal();
    //! One that this user's console has started already, and that still runs, is ready at once.
    void startLocal();
    //! The same with another configuration file.
    void startWith(const QString &configuration);
    //! The configuration file that startLocal() uses.
    static QString configurationFile();

Q_SIGNALS:
    //! {"door","login"?,"password"?}
    void ready(const QJsonObject &details);
    void failed(const lianxin::Error &error);

private:
    void start(const QString &program, const QStringList &arguments);
    void look();
    bool findRunning(const QString &configuration);
    QString m_program;
    QString m_output; //!< file that it prints to
    QString m_log;    //!< file with what went wrong, if it did
    qint64 m_process = 0;
    QTimer m_looking;
};

} // namespace lianxin
