// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/SipEvent.h"

namespace lianxin::sip {

QString nameOf(EndedBy by) {
    switch (by) {
    case EndedBy::Local: return u"local"_s;
    case EndedBy::Remote: return u"remote"_s;
    case EndedBy::Stack: return u"stack"_s;
    }
    return {};
}

QString nameOf(Admission admission) {
    switch (admission) {
    case Admission::Anyone: return u"anyone"_s;
    case Admission::KnownPeers: return u"known_peers"_s;
    case Admission::Digest: return u"digest"_s;
    }
    return {};
}

QString nameOf(RegistrationState state) {
    switch (state) {
    case RegistrationState::Registered: return u"registered"_s;
    case RegistrationState::Failed: return u"failed"_s;
    case RegistrationState::Unregistered: return u"unregistered"_s;
    }
    return {};
}

QString nameOf(UnregisterCause cause) {
    switch (cause) {
    case UnregisterCause::Asked: return u"asked"_s;
    case UnregisterCause::Expired: return u"expired"_s;
    case UnregisterCause::AccountRemoved: return u"account_removed"_s;
    case UnregisterCause::Unreachable: return u"unreachable"_s;
    }
    return {};
}

} // namespace lianxin::sip
