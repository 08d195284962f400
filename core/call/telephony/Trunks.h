// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/telephony/Trunk.h"
#include "platform/storage/Store.h"
#include <QObject>

namespace lianxin {

class Clock;
class FieldSealer;

//! \brief The trunk records. Engine main thread.
class LIANXIN_EXPORT Trunks : public QObject, public TrunkSource {
    Q_OBJECT
public:
    //! Without \a sealer a trunk with a password is refused (trunk.no_sealer).
    Trunks(Store &store, const Clock &clock, const FieldSealer *sealer = nullptr, QObject *parent = nullptr);

    //! Makes or (same name) replaces a trunk; gives its id. Errors: trunk.* of trunkFromYaml(), storage.*
    Expected<Trunk> save(Trunk trunk, const QString &actor);
    Expected<std::vector<Trunk>> list() override;
    Expected<Trunk> find(const Id &id) override;
    //! The enabled trunk to use when a campaign names none: smallest failOver, then oldest.
    Expected<Trunk> preferred();
    //! Records that a trunk's health changed, as event trunk.health.
    void recordHealth(const Id &id, bool alive, const QString &detail);

Q_SIGNALS:
    void trunkChanged(const lianxin::Id &id);

private:
    Store &m_store;
    const Clock &m_clock;
    const FieldSealer *m_sealer;
};

std::vector<Migration> telephonySchema();

} // namespace lianxin
