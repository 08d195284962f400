// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/engine/EngineConfig.h"
#include <QObject>
#include <memory>

namespace lianxin {

class Registry;
struct Services;

//! \brief The composition root: builds the services, telephony, speech and the door, wires and starts them in order,
//! stops them in reverse. Main thread; needs its event loop.
class LIANXIN_EXPORT Engine : public QObject {
    Q_OBJECT
public:
    explicit Engine(EngineConfig config, QObject *parent = nullptr);
    ~Engine() override;

    //! Settles what an earlier death left behind, then serves. Errors: those of the parts.
    Expected<void> start();
    //! Orderly: no new calls, hang up, finish recordings, close.
    void stop();

Q_SIGNALS:
    //! Other engines took this one for dead and have settled its calls: the process has to end.
    void leaseLost();

public:
    QString doorPath() const;
    //! Where seats on other machines knock, "wss://address:port", and the certificate that they see there (SHA-256); empty:
    //! nowhere.
    QString remoteDoor() const;
    QByteArray remoteFingerprint() const;
    //! \name While it runs
    //! @{
    const Registry &registry() const;
    Services &services();
    //! @}
    //! "address:port" that trunks reach.
    QString sipAddress() const;

private:
    struct Parts;
    QJsonObject status() const;
    QJsonObject hearingStatus() const;
    //! What the bots hear with, as configured.
    void startHearing();
    //! The door for other machines, if one is configured.
    Expected<void> openRemoteDoor();
    void registerMethods();
    void keepLease();
    Expected<void> settleDeadEngines();

    EngineConfig m_config;
    std::unique_ptr<Parts> d;
};

} // namespace lianxin
