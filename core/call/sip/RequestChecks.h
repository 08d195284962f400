// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/sip/SipTypes.h"
#include "platform/base/Expected.h"
#include <initializer_list>
#include <string>

namespace lianxin::sip {

// What is looked at before a request is handed to the stack: what it cannot bear, and what a rehearsal must not reach. Any thread.

Error refusedRequest(QString code, QString message, QString remedy, const std::string &place = {});
//! A SIP URI as a request may go to: parses, has a host, no headers; with \a loopbackOnly a loopback literal. \a what names it
//! to whoever reads the error. Errors: sip.bad_uri (BadInput), sip.not_loopback (Refused).
Expected<void> checkUri(const std::string &uri, bool loopbackOnly, const char *what);
//! A request of a rehearsal must leave by a rehearsal's address: only there is a peer's Contact held back, too.
//! Errors: sip.not_loopback (Refused).
Expected<void> checkReach(const Listen &listen, bool loopbackOnly);
//! No control characters. Errors: sip.bad_text (BadInput).
Expected<void> checkText(std::initializer_list<const std::string *> texts);
//! All of the above for an INVITE, and its extra headers. Errors: those, sip.no_offer (Internal).
Expected<void> checkRequest(const InviteRequest &request, bool loopbackOnly);

} // namespace lianxin::sip
