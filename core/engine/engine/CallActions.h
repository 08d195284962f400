// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/FlowActions.h"
#include "hotline/tickets/TicketInquiry.h"
#include "platform/base/Id.h"
#include <QObject>

namespace lianxin {

class CallDesk;

//! \brief What a flow can do besides talking, on one call: find out whether the caller may hear of a ticket, tell its
//! state, urge it, attach a message to it, book a call-back, enter the number in the do-not-call list. Main thread.
class CallActions final : public QObject, public FlowActions {
    Q_OBJECT
public:
    CallActions(CallDesk &desk, Id callId)
        : m_desk(desk)
        , m_callId(std::move(callId)) {}
    void perform(const QString &name, const QJsonObject &known, std::function<void(Expected<QJsonObject>)> done) override;

private:
    Expected<QJsonObject> act(const QString &name, const QJsonObject &known);
    Expected<QString> caller() const;
    Expected<QJsonObject> identified(const Expected<TicketInquiry::Answer> &answer);
    Expected<QJsonObject> ticketProgress(const QJsonObject &known);
    Expected<QJsonObject> ticketUrge();
    Expected<QJsonObject> ticketRemark(const QJsonObject &message);
    Expected<QJsonObject> doNotCall();

    CallDesk &m_desk;
    Id m_callId;
    Id m_ticketId; //!< that the caller may hear of; empty until that is sure
    int m_wrong = 0;
};

} // namespace lianxin
