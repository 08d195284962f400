// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallActions.h"
#include "engine/engine/CallDesk.h"
#include "hotline/calendar/Calendar.h"
#include "hotline/directory/Directory.h"
#include "hotline/records/CallRecords.h"
#include "hotline/records/Recordings.h"
#include "hotline/tickets/TicketCalls.h"
#include "hotline/tickets/Tickets.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/base/PhoneNumber.h"
#include "platform/language/SpokenTime.h"
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

// What a flow has to say about the deadline.
QString dueOf(const QJsonObject &ticket, qint64 now) {
    const auto state = ticketStateFromName(ticket.value("state"_L1).toString()).value_or(TicketState::Archived);
    if (state == TicketState::PendingVisit || state == TicketState::Closed || state == TicketState::Archived)
        return u"done"_s;
    if (ticket.value("paused"_L1).toBool())
        return u"paused"_s;
    const qint64 deadline = ticket.value("deadline"_L1).toInteger();
    if (deadline > 0 && deadline < now)
        return u"overdue"_s;
    return state == TicketState::PendingDispatch ? u"waiting"_s : u"open"_s;
}

const TicketActor &citizen() {
    static const TicketActor actor(u"citizen"_s, Party::Engine);
    return actor;
}

Error notIdentified() {
    return {ErrorKind::Refused, u"calls.not_identified"_s, u"It is not sure yet who calls."_s,
            u"Let the flow do ticket_identify before."_s, {}};
}

constexpr int kMostWrongInCall = 3;

} // namespace

void CallActions::perform(const QString &name, const QJsonObject &known, std::function<void(Expected<QJsonObject>)> done) {
    auto answer = act(name, known);
    QTimer::singleShot(0, this, [answer = std::move(answer), done = std::move(done)]() mutable { done(std::move(answer)); });
}

Expected<QJsonObject> CallActions::act(const QString &name, const QJsonObject &known) {
    auto &parts = m_desk.parts();
    const QString ticket = known.value("ticket"_L1).toString();
    if (name == u"ticket_identify") {
        m_ticketId.clear();
        LX_TRY(const QString from, caller());
        return identified(parts.inquiry.identify(from, ticket));
    }
    if (name == u"ticket_prove") {
        LX_TRY(const QString from, caller());
        return identified(parts.inquiry.prove(from, ticket, known.value("proof"_L1).toString()));
    }
    if (name == u"ticket_progress")
        return ticketProgress(known);
    if (name == u"ticket_urge")
        return ticketUrge();
    if (name == u"ticket_remark")
        return ticketRemark(known.value("remark"_L1).toObject());
    if (name == u"do_not_call")
        return doNotCall();
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

Expected<QString> CallActions::caller() const {
    LX_TRY(const QJsonObject call, m_desk.parts().records.detail(m_callId));
    const auto number = parsePhoneNumber(call.value("phone"_L1).toString());
    return number ? number->digits : QString();
}

Expected<QJsonObject> CallActions::identified(const Expected<TicketInquiry::Answer> &answer) {
    using Verdict = TicketInquiry::Verdict;
    if (!answer)
        return answer.error();
    Verdict verdict = answer->verdict;
    m_ticketId = answer->ticketId;
    if (verdict == Verdict::Known) // whoever takes the call over sees it, too
        LX_CHECK(m_desk.parts().records.linkTicket(m_callId, m_ticketId));
    if (verdict == Verdict::Wrong && ++m_wrong >= kMostWrongInCall)
        verdict = Verdict::Locked;
    return QJsonObject{{u"identity"_s, nameOf(verdict)}};
}

// Somebody who types numbers learns nothing: without a check of its own, a flow tells of a ticket to the telephone that it
// was filed from.
Expected<QJsonObject> CallActions::ticketProgress(const QJsonObject &known) {
    auto &parts = m_desk.parts();
    if (m_ticketId.isEmpty()) {
        LX_TRY(const QString from, caller());
        LX_TRY(const auto found, parts.inquiry.identify(from, known.value("ticket"_L1).toString()));
        m_ticketId = found.ticketId;
    }
    if (m_ticketId.isEmpty())
        return QJsonObject{{u"found"_s, false}, {u"due"_s, QString()}};
    LX_TRY(QJsonObject ticket, parts.tickets.get(m_ticketId));
    const QString number = ticket.value("number"_L1).toString(), subject = ticket.value("title"_L1).toString();
    // A ticket that was merged is as far as the one that it is handled with.
    if (const QString main = ticket.value("mergedInto"_L1).toString(); !main.isEmpty()) {
        LX_TRY(ticket, parts.tickets.get(main));
    }
    return QJsonObject{{u"found"_s, true},
                       {u"number"_s, number},
                       {u"subject"_s, subject},
                       {u"state"_s, spokenState(ticket.value("state"_L1).toString())},
                       {u"unit"_s, ticket.value("unitName"_L1).toString()},
                       {u"deadline"_s, deadlineOf(ticket.value("deadline"_L1).toInteger())},
                       {u"due"_s, dueOf(ticket, parts.businessClock.now())}};
}

Expected<QJsonObject> CallActions::ticketUrge() {
    if (m_ticketId.isEmpty())
        return notIdentified();
    auto &parts = m_desk.parts();
    const auto urged = parts.tickets.act(m_ticketId, u"urge"_s, {{u"text"_s, u"市民来电催办"_s}, {u"callId"_s, m_callId}}, citizen());
    if (!urged && urged.error().kind != ErrorKind::Conflict)
        return urged.error();
    if (!urged)
        return QJsonObject{{u"urge"_s, urged.error().code == u"tickets.urged_lately" ? u"again"_s : u"closed"_s}};
    // The unit hears of it at once, where it is with one and somebody can be called.
    if (const auto call = parts.ticketCalls.placeReminder(m_ticketId, citizen().id); !call)
        qCInfo(lcHotline).noquote() << "urged, but the unit is not called:" << call.error().code;
    return QJsonObject{{u"urge"_s, u"done"_s}};
}

// The words stay where they were recorded: the remark names the call's sealed recording and the place in it.
Expected<QJsonObject> CallActions::ticketRemark(const QJsonObject &message) {
    if (m_ticketId.isEmpty())
        return notIdentified();
    auto &parts = m_desk.parts();
    const qint64 from = message.value("from"_L1).toInteger(), length = message.value("to"_L1).toInteger() - from;
    LX_TRY(const QJsonObject page, parts.recordings.list({m_callId, {}}, {}, 1));
    const QJsonObject recording = page.value("items"_L1).toArray().first().toObject();
    if (recording.isEmpty() || length <= 0)
        return Error{ErrorKind::Conflict, u"calls.not_recorded"_s, u"This call is not recorded."_s,
                     u"Look whether the disk with the recordings is full."_s, m_callId};
    const qint64 offset = std::max<qint64>(0, from - recording.value("startedAt"_L1).toInteger());
    const QString words = u"市民来电留言 "_s + spokenDuration(length);
    const auto noted = parts.tickets.act(
        m_ticketId, u"note"_s,
        {{u"text"_s, words},
         {u"kind"_s, u"voice_remark"_s},
         {u"callId"_s, m_callId},
         {u"recordingId"_s, recording.value("id"_L1)},
         {u"evidence"_s, QJsonArray{QJsonObject{{u"callId"_s, m_callId}, {u"at"_s, from}, {u"offsetMs"_s, offset}, {u"durationMs"_s, length}, {u"note"_s, words}}}}},
        citizen());
    if (!noted && noted.error().kind != ErrorKind::Conflict)
        return noted.error();
    return QJsonObject{{u"kept"_s, noted.hasValue()}};
}

Expected<QJsonObject> CallActions::doNotCall() {
    LX_TRY(const QString phone, caller());
    if (!phone.isEmpty())
        LX_CHECK(m_desk.parts().directory.addDoNotCall(phone, u"asked_on_call"_s, 0, u"bot"_s, u"engine"_s));
    return QJsonObject();
}

} // namespace lianxin
