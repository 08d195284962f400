// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallActions.h"
#include "engine/engine/CallDesk.h"
#include "hotline/calendar/Calendar.h"
#include "hotline/directory/Directory.h"
#include "hotline/records/CallRecords.h"
#include "hotline/tickets/Tickets.h"
#include "platform/base/PhoneNumber.h"
#include <QTimer>

namespace lianxin {
namespace {

// As the bot says them.
QString spokenState(const QString &state) {
    static const QHash<QString, QString> words{
        {u"pending_dispatch"_s, u"等待派单"_s}, {u"pending_sign"_s, u"等待承办单位签收"_s}, {u"processing"_s, u"承办单位正在办理"_s},
        {u"pending_visit"_s, u"已经办结，等待回访"_s}, {u"closed"_s, u"已经办结"_s}, {u"archived"_s, u"已经办结归档"_s}};
    return words.value(state, u"正在办理"_s);
}

// As prompts take a time of day (PromptText.h).
QString deadlineOf(qint64 at) {
    return at == 0 ? QString() : civil::dateOf(at).toString(Qt::ISODate) + u' ' + civil::timeOf(at).toString(u"HH:mm"_s);
}

} // namespace

void CallActions::perform(const QString &name, const QJsonObject &known, std::function<void(Expected<QJsonObject>)> done) {
    QTimer::singleShot(0, this, [this, name, known, done = std::move(done)] { done(act(name, known)); });
}

Expected<QJsonObject> CallActions::act(const QString &name, const QJsonObject &known) {
    if (name == u"ticket_progress")
        return ticketProgress(known.value("ticket"_L1).toString());
    if (name == u"do_not_call")
        return doNotCall(known);
    if (name == u"book_callback") {
        const auto booked = m_desk.bookCallBack(m_callId, known.value("skill"_L1).toString());
        // A withheld number is an answer that the flow can speak about; a store that fails is not.
        if (!booked && booked.error().kind != ErrorKind::BadInput)
            return booked.error();
        return QJsonObject{{u"booked"_s, booked.hasValue()}};
    }
    return Error{ErrorKind::Internal, u"bot.unknown_action"_s, u"There is no action \"%1\"."_s.arg(name),
                 u"Check the flow: lianxinctl flow check FILE."_s, name};
}

// Somebody who types numbers learns nothing: a ticket is told of to the telephone that it was filed from.
Expected<QJsonObject> CallActions::ticketProgress(const QString &number) {
    const QJsonObject nothing{{u"found"_s, false}, {u"state"_s, QString()}, {u"unit"_s, QString()}, {u"deadline"_s, QString()}};
    const auto ticket = m_desk.parts().tickets.get(number);
    if (!ticket) {
        if (ticket.error().kind == ErrorKind::NotFound)
            return nothing;
        return ticket.error();
    }
    LX_TRY(const QJsonObject call, m_desk.parts().records.detail(m_callId));
    const auto caller = parsePhoneNumber(call.value("phone"_L1).toString());
    const auto owner = parsePhoneNumber(ticket->value("contactPhone"_L1).toString());
    if (!caller || !owner || caller->digits != owner->digits)
        return nothing;
    return QJsonObject{{u"found"_s, true},
                       {u"state"_s, spokenState(ticket->value("state"_L1).toString())},
                       {u"unit"_s, ticket->value("unitName"_L1).toString()},
                       {u"deadline"_s, deadlineOf(ticket->value("deadline"_L1).toInteger())}};
}

Expected<QJsonObject> CallActions::doNotCall(const QJsonObject &) {
    LX_TRY(const QJsonObject call, m_desk.parts().records.detail(m_callId));
    const QString phone = call.value("phone"_L1).toString();
    if (!phone.isEmpty())
        LX_CHECK(m_desk.parts().directory.addDoNotCall(phone, u"asked_on_call"_s, 0, u"bot"_s, u"engine"_s));
    return QJsonObject();
}

} // namespace lianxin
