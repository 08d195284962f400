// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/FlowActions.h"
#include "platform/base/Id.h"
#include <QObject>

namespace lianxin {

class CallDesk;

//! \brief What a flow can do besides talking, on one call: tell the state of the caller's own ticket, book a call-back,
//! enter the number in the do-not-call list. Main thread.
class CallActions final : public QObject, public FlowActions {
    Q_OBJECT
public:
    CallActions(CallDesk &desk, Id callId)
        : m_desk(desk)
        , m_callId(std::move(callId)) {}
    void perform(const QString &name, const QJsonObject &known, std::function<void(Expected<QJsonObject>)> done) override;

private:
    Expected<QJsonObject> act(const QString &name, const QJsonObject &known);
    Expected<QJsonObject> ticketProgress(const QString &number);
    Expected<QJsonObject> doNotCall(const QJsonObject &known);

    CallDesk &m_desk;
    Id m_callId;
};

} // namespace lianxin
