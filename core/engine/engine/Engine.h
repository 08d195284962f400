// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/engine/EngineConfig.h"
#include <QObject>
#include <memory>

namespace lianxin {

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

    QString doorPath() const;
    //! "address:port" that trunks reach.
    QString sipAddress() const;

private:
    struct Parts;
    QJsonObject status() const;
    void registerMethods();

    EngineConfig m_config;
    std::unique_ptr<Parts> d;
};

} // namespace lianxin
