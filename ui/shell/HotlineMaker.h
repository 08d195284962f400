// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <functional>

namespace lianxin {

//! \brief Sets up a hotline on this machine, step by step: the console itself never opens a store, lianxinctl
//! does, as a child. Secrets go to it through its environment, never on a command line. One step at a time;
//! answers come from the event loop, on the thread that made it.
//!
//! Errors: those of lianxinctl (crypto.*, access.*, trunk.* …), ui.program_missing, ui.set_up_failed (it
//! ended without a reason), ui.file_write.
class HotlineMaker final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Expected<QJsonObject> &)>;
    //! What the engine needs to know before it opens its store.
    struct Basics {
        QString storePath;
        QString hotlineName; //!< as spoken in prompts
        QString areaCode;    //!< "010"; may be empty
        QString address;     //!< where trunks and the seats' phones reach this machine
    };
    struct Trunk {
        QString name;
        QString host;
        int port = 5060;
        QString user; //!< empty: the carrier knows us by our address
        QString password;
        QString callerId;
        int channels = 30;
    };

    //! \a program: path of lianxinctl; empty: beside this program.
    explicit HotlineMaker(QString program = {}, QObject *parent = nullptr);
    ~HotlineMaker() override;

    //! \a suite: "gm" or "intl". Answers {store, keyRing, keyFile, suite, recoveryKey}: the recovery key is
    //! told this once.
    void makeStore(const QString &path, const QString &suite, const Done &done);
    //! The first user, who makes all others.
    void addSecurityAdmin(const QString &login, const QString &name, const QString &password,
                          const Done &done);
    void addTrunk(const Trunk &trunk, const Done &done);
    //! Handling units and their liaisons from a spreadsheet; answers as units.import does.
    void importUnits(const QString &file, const QString &areaCode, const Done &done);
    //! \name With the engine that listens at \a door
    //! @{
    //! Answers {orderId}.
    void testCall(const QString &door, const QString &trunkId, const QString &number, const Done &done);
    //! How far it is, as trunks.testState tells.
    void testState(const QString &door, const QString &orderId, const Done &done);
    //! @}
    bool isBusy() const { return m_process != nullptr; }

    //! Writes the configuration that lianxind starts with; never over one that is there.
    static Expected<void> writeConfiguration(const QString &file, const Basics &basics);
    //! The trunk file that trunks.add takes.
    static QString yamlOf(const Trunk &trunk);
    //! A text as a double-quoted YAML scalar.
    static QString quoted(const QString &text);

private:
    void run(const QStringList &arguments, const QProcessEnvironment &environment, const Done &done);
    QString m_program;
    QString m_store;
    QString m_keyFile;
    QProcess *m_process = nullptr;
};

} // namespace lianxin
