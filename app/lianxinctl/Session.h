// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "Invocation.h"
#include "platform/access/Caller.h"
#include <QJsonValue>
#include <QObject>
#include <memory>

namespace lianxin {
class Door;
}

namespace lianxin::ctl {

//! \brief A door with somebody before it: an engine's, or that of a store opened here. Calls wait for their answer.
class Session : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual Expected<QJsonValue> call(const QString &method, const QJsonObject &params) = 0;
    //! Fetches an offer {transfer, bytes, sha256} into a new file at \a path. Errors: ctl.file, protocol.*, transfers.*.
    virtual Expected<void> download(const QJsonObject &offer, const QString &path) = 0;
    //! Called from a signal's slot: what waits returns ctl.interrupted.
    void interrupt() {
        m_interrupted = true;
        Q_EMIT interrupted();
    }
    bool isInterrupted() const { return m_interrupted; }
    //! Lets time pass, answering to interrupt().
    void wait(int ms);

Q_SIGNALS:
    void interrupted();

protected:
    bool m_interrupted = false;
};

Error interruptedError();

//! \brief A store opened without an engine.
class DirectStore {
public:
    virtual ~DirectStore() = default;
    virtual Door &door() = 0;
};

//! \brief What lianxinctl needs from the composition root.
struct Ports {
    //! Opens the store that \a invocation means.
    std::function<Expected<std::unique_ptr<DirectStore>>(const Invocation &invocation)> openStore;
    //! Commands without a method, by title ("sheet cat"): return the exit status.
    std::map<QString, std::function<int(const Invocation &)>> local;
    //! What `user add` takes as password, and a log-in of --user.
    std::function<Expected<QString>(const char *variable, const QString &prompt)> secret;
};

//! The store meant: --store, else LIANXIN_STORE, else ~/.local/share/lianxin/lianxin.db.
QString storeLocation(const Invocation &invocation);
//! The key file meant: --key-file, else LIANXIN_KEY_FILE, else STORE.key if it is there; may be empty.
QString keyFilePath(const Invocation &invocation);

//! An engine if one holds the store (or --engine names it), else the store itself. Errors: protocol.*, session.*, storage.*,
//! crypto.*, ctl.no_user.
Expected<std::unique_ptr<Session>> openSession(const Invocation &invocation, const Ports &ports);

//! LIANXIN_PASSWORD and its like from the environment, else a line of standard input (unseen on a terminal).
Expected<QString> readSecret(const char *variable, const QString &prompt);

} // namespace lianxin::ctl
