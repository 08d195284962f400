// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/engine/CallDesk.h"
#include "platform/access/Method.h"

namespace lianxin {

class CallGuests;
class CallTranscripts;
class ContactLists;
class SeatDrafts;
class Tickets;

//! calls.list, calls.get, calls.hangup, calls.hold, calls.resume, calls.transfer, calls.wrapUp: what people do with calls
//! that are going on. A seat may touch its own call only; a supervisor every one.
void registerCallMethods(Registry &registry, CallDesk &desk, CallGuests &guests, CallTranscripts &transcripts,
                         ContactLists &lists, Tickets &tickets, SeatDrafts &drafts);

//! calls.supervise, calls.superviseEnd, calls.takeOver; calls.consult, calls.consultEnd, calls.conference,
//! calls.transferComplete; calls.transferQueue, calls.park, calls.retrieve; calls.help, calls.abuse, calls.abuseClose.
void registerCallGuestMethods(Registry &registry, CallDesk &desk, CallGuests &guests);

//! The call is at the caller's seat, or their seat writes it up after another has taken it over.
bool isCallOf(CallDesk &desk, const Caller &caller, const QJsonObject &call);

//! A seat may touch its own call only; a supervisor every one. Error: calls.not_yours (Refused).
Expected<void> mayTouchCall(CallDesk &desk, const Caller &caller, const Id &callId);

} // namespace lianxin
