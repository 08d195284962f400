// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that a seat asked for: both telephones ring, and whoever is first waits for the other.
#include "engine/engine/CallSession.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallTranscripts.h"
#include "engine/engine/LineHearing.h"
#include "hotline/records/CallRecords.h"
#include "platform/base/Log.h"

namespace lianxin {

void CallSession::callForSeat(const QString &seat) {
    auto &p = m_desk.parts();
    m_ownSeat = seat;
    SeatRequest request;
    request.callId = m_id;
    request.reason = u"dial"_s;
    request.seatNumber = seat;
    request.priority = 9;
    const auto place = p.router.request(request);
    // Somebody else's call has reached the seat in the meantime, or it has left.
    if (!place || place->position > 0)
        return giveUpForSeat(u"engine"_s);
    if (const auto noted = p.records.setHandOver(m_id, u"dial"_s, {}, {}); !noted)
        qCWarning(lcTelephony).noquote() << "hand-over:" << noted.error().toString();
}

void CallSession::ownSeatAnswered(const QString &seat) {
    auto &p = m_desk.parts();
    m_seat = seat;
    m_seatAnswered = true;
    if (!m_seatLeg.isEmpty())
        (void)p.records.legAnswered(m_seatLeg, u"PCMA"_s);
    p.router.seatAnswered(m_id);
    (void)p.records.setPhase(m_id, CallPhase::Ringing, seat);
}

void CallSession::reachedForSeat() {
    auto &p = m_desk.parts();
    if (!m_seatAnswered) { // the citizen was quicker: they hear that somebody is coming
        enterQueue(QueuePlace{});
        return;
    }
    m_holder = Holder::Seat;
    m_askedForPerson = true;
    m_desk.hearing().rest(m_id);
    if (const auto bridged = p.telephony.bridgeSeat(m_id); !bridged)
        qCWarning(lcTelephony).noquote() << "bridge:" << bridged.error().toString();
    p.transcripts.begin(m_id, m_seat);
    (void)p.records.setPhase(m_id, CallPhase::Talking, m_seat);
}

// The seat does not want, or can't have, the call that it asked for: nobody else is to answer for it.
void CallSession::giveUpForSeat(const QString &by) {
    auto &p = m_desk.parts();
    m_hungUpBy = by;
    m_aborted = true;
    m_seat.clear();
    p.router.talkEnded(m_id);
    (void)p.telephony.hangUp(m_id);
}

} // namespace lianxin
