// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"
#include "platform/storage/Store.h"
#include <QJsonArray>

namespace lianxin {

//! \brief Where a call to one of the hotline's numbers goes: a flow, or (without one) straight to the seats' queue.
struct InboundRoute {
    QString number; //!< as the trunk gives it; "*" for every other number
    QString flowId; //!< empty: the queue
    QString skill;  //!< of the seats; empty: any
};

//! \brief The hotline's own numbers. Main thread. Errors: inbound.bad_number, storage.*.
class InboundRoutes {
public:
    explicit InboundRoutes(Store &store)
        : m_store(store) {}

    //! The route of \a calledNumber; without any entry the shipped flow "inbound".
    InboundRoute route(const QString &calledNumber);
    Expected<void> set(const InboundRoute &route, const QString &actor);
    Expected<void> remove(const QString &number, const QString &actor);
    Expected<std::vector<InboundRoute>> list();

private:
    Store &m_store;
};

std::vector<Migration> inboundSchema();
//! inbound.list, inbound.set, inbound.remove; event inbound.changed.
void registerInboundMethods(Registry &registry, InboundRoutes &routes);

} // namespace lianxin
