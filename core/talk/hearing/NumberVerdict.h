// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/StateDecision.h"
#include "hotline/dialling/Outcome.h"

namespace lianxin {

//! \brief What became of an attempt, by everything that is known.
struct NumberVerdict {
    Outcome outcome = Outcome::Network;
    QJsonObject heard; //!< as Attempt::heard, without library and sound; empty: nothing was heard
};

//! Cause and sound together. An announcement counts more than the cause; a signal counts where the cause says nothing
//! about the number; that it rang is no news. \a person: a key was pressed or a seat talked, so nobody else answered.
LIANXIN_EXPORT NumberVerdict judgeNumber(const SipCause &cause, bool answered, const std::optional<ProgressEvidence> &heard, bool person);

//! An unanswered call may be ended: it was announced that the number is off, suspended, vacant or out of reach, and nothing
//! contradicts. Never for busy: 请不要挂机，您拨打的电话正在通话中 may still be answered.
LIANXIN_EXPORT bool saysEnough(const ProgressEvidence &heard);

} // namespace lianxin
