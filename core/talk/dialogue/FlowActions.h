// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QStringList>
#include <functional>

namespace lianxin {

//! \brief Port: what a flow can do besides talking. The engine implements it over tickets, dialling and
//! directory. Main thread; \a done comes later on the same thread, never from inside the call.
class LIANXIN_EXPORT FlowActions {
public:
    virtual ~FlowActions() = default;
    //! Carries out action \a name with all slots and variables known so far. The answer's members become
    //! slots that following steps branch on and speak (ticket_progress → {"progress":"承办单位正在办理"}).
    virtual void perform(const QString &name, const QJsonObject &known,
                         std::function<void(Expected<QJsonObject>)> done) = 0;
};

//! Actions that a flow file may name, with the slots each of them fills.
struct FlowActionInfo {
    QString name;
    QStringList fills;
};
LIANXIN_EXPORT const std::vector<FlowActionInfo> &knownFlowActions();

} // namespace lianxin
