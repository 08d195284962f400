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
    //! Carries out action \a name, at once, with all slots and variables known so far; the call may be over already
    //! (a message that ended with it). The answer's members become slots that following steps branch on and speak:
    //! ticket_identify (slot ticket: the whole number, or its last digits from the registered telephone) and ticket_prove
    //! (slot proof: the registered telephone's last four digits) → {"identity": known | proof | wrong | locked};
    //! ticket_progress → {"found","number","subject","state":"承办单位正在办理","unit","deadline","due": open | overdue |
    //! waiting | paused | done}; ticket_urge → {"urge": done | again | closed}; ticket_remark (slot remark of a record
    //! step) → {"kept"}; book_callback → {"booked"}; do_not_call → {}.
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
