// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/Sofia.h"

namespace lianxin::sip {

//! \brief The parser that our agents read messages with: Sofia's own, stricter in a few headers.
//!
//! - A Via whose branch is shorter than the 7 characters of the RFC 3261 cookie makes the message bad: Sofia
//!   1.12.11 reads the stored branch from its eighth character on without looking (incoming_find in nta.c).
//!   Such branches are not allowed since 2002; no branch at all (RFC 2543) is.
//! - The topmost Via of a request that names its host gets "received" at once, and maddr has to be an address: on
//!   its way to an early error (505, 413, 400) Sofia looks a host name up by getaddrinfo, and one datagram from
//!   anybody would hold the thread, and with it every call, for as long as the name server is silent.
//! - Contact (except of registrations and redirections), Route and Record-Route name sip or sips URIs with a host: a
//!   dialog with another target makes Sofia 1.12.11 call itself without end when it is to be closed
//!   (nua_session_usage_shutdown).
//! - With \a loopbackOnly, Contact, Route, Record-Route and Via may name loopback literals only: whatever a peer
//!   writes, the dialog can't be led to another machine, and no name is looked up.
//!
//! - Challenges of an algorithm that Sofia's client does not know are passed over, so that it answers the others.
//!
//! A bad header is answered 400, or the message is dropped when there is no Via to answer to. The returned class
//! lives as long as the process. Any thread.
msg_mclass_t *guardedMessageClass(bool loopbackOnly);

} // namespace lianxin::sip
