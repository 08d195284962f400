// SPDX-License-Identifier: GPL-3.0-or-later
// A call whose seat asks somebody outside, or gives them the citizen.
#include "engine/engine/CallSession.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallTranscripts.h"
#include "hotline/records/CallRecords.h"
#include "platform/base/Log.h"

namespace lianxin {

Expected<void> CallSession::beginOutside(const Id &party, bool transfer) {
    if (m_holder != Holder::Seat)
        return Error{ErrorKind::Conflict, u"calls.not_talking"_s, u"No seat is talking with the citizen."_s,
                     u"Wait until the seat has answered, or take the call off hold."_s, {}};
    if (!m_transferTo.isEmpty())
        return Error{ErrorKind::Conflict, u"calls.transferring"_s, u"The call is already being transferred."_s,
                     u"Wait until the other seat has answered or refused."_s, {}};
    if (transfer)
        m_transferTo = m_outside = party;
    return {};
}

void CallSession::outsideFailed() {
    if (!m_outside.isEmpty() && m_transferTo == m_outside)
        outsideTransferDone(false);
}

bool CallSession::outsideTransferDone(bool taken) {
    if (m_outside.isEmpty() || m_transferTo != m_outside)
        return false;
    m_transferTo.clear();
    if (taken) {
        onOutsideTook(m_outside);
        return true;
    }
    m_outside.clear();
    if (m_holder == Holder::Outside) // the seat has left meanwhile: whoever is free has the citizen back
        askForPerson(u"transfer"_s, m_askedKey, m_askedDetail, m_skill);
    return true;
}

// The seat's part in the call is over: it wraps up, and the call goes on with whom it chose.
void CallSession::seatLeavesOutside() {
    auto &p = m_desk.parts();
    m_seat.clear();
    m_seatAnswered = false;
    m_holder = Holder::Outside;
    p.transcripts.pause(m_id); // what is said without a seat is recorded, but nobody's talk
    p.router.talkEnded(m_id);
}

void CallSession::takeFromOutside(const QString &seat) {
    m_outside.clear();
    m_seatAnswered = true;
    m_holder = Holder::Seat;
    m_desk.parts().router.taken(m_id, seat);
}

void CallSession::onOutsideTook(const Id &party) {
    m_outside = party;
    if (m_holder == Holder::Seat)
        seatLeavesOutside();
    if (const auto noted = m_desk.parts().records.setPhase(m_id, CallPhase::Talking); !noted)
        qCWarning(lcTelephony).noquote() << "call phase:" << noted.error().toString();
}

bool CallSession::outsideLegEnded(const SeatLegEnded &ended) {
    if (m_outside.isEmpty() || m_holder == Holder::Over)
        return false;
    if (m_transferTo == m_outside) {
        if (ended.seat != m_seat || ended.by == CallEndedBy::Us || m_holder != Holder::Seat)
            return ended.seat == m_outside; // transferDone settles it
        seatLeavesOutside();
        return true;
    }
    if (ended.seat != m_outside)
        return false;
    if (ended.by == CallEndedBy::Outside)
        m_hungUpBy = u"outside"_s;
    if (m_holder == Holder::Outside && ended.by != CallEndedBy::Us)
        (void)m_desk.parts().telephony.hangUp(m_id); // fails where the call is over: that is what ended the leg
    return true;
}

} // namespace lianxin
