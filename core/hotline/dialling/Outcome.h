// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include "platform/base/Literals.h"
#include <QJsonObject>
#include <QString>
#include <optional>
#include <vector>

namespace lianxin {

//! \brief How an attempt to call a number ended: the one taxonomy of the project (SCOPE "Facts of the
//! field"). Stored by name; the SIP cause stays raw beside it.
enum class Outcome {
    Answered,    //!< a person answered; the attempt's result says more
    Machine,     //!< an answering machine or a voice assistant of the carrier answered
    Busy,        //!< 486, 600, or 正在通话中 in early media
    NoAnswer,    //!< rang until we gave up, or 480
    Rejected,    //!< 603, 403: refused by the called side
    PoweredOff,  //!< 已关机 (early media)
    Suspended,   //!< 已停机 (early media)
    EmptyNumber, //!< 空号: 404, 484, 410, 604 or early media. Never dialled again
    Unreachable, //!< 无法接通, out of coverage
    Network,     //!< 5xx, or no reaction at all: the way to the number is broken
    Blocked,     //!< a rule ended the order before it was dialled (do-not-call, expired, empty number)
    Cancelled,   //!< we took it back before it was answered
    Ambiguous,   //!< the INVITE was in flight when the engine died: nobody knows; never redialled by itself
};

//! "no_answer" …: the names as stored and as the door shows them.
LIANXIN_EXPORT QString nameOf(Outcome outcome);
LIANXIN_EXPORT std::optional<Outcome> outcomeFromName(QStringView name);
LIANXIN_EXPORT const std::vector<Outcome> &allOutcomes();

//! \brief What the network said, raw.
struct LIANXIN_EXPORT SipCause {
    int status = 0;              //!< final SIP status; 0 = none came
    QString phrase;              //!< as received, at most 120 characters are kept
    int q850 = 0;                //!< cause of a Reason header (RFC 3326) or 0
    bool hadProvisional = false; //!< any 18x came before
    bool ourCancel = false;      //!< we sent the CANCEL
    bool ringTimeout = false;    //!< … because it rang too long (as opposed to: somebody stopped the order)
    bool heardEnough = false;    //!< … because an announcement had said all there is to say

    QJsonObject toJson() const;
    static SipCause fromJson(const QJsonObject &json);
};

//! \brief The outcome that a final answer other than 2xx stands for (RFC 3261 §21; Q.850 refines 480, 500 and
//! 503, which carriers use for everything).
LIANXIN_EXPORT Outcome outcomeOf(const SipCause &cause);

//! \brief May an order with this outcome be tried again by itself, as far as its policy allows?
LIANXIN_EXPORT bool isRetryable(Outcome outcome);

//! Minutes until the next try when the order's policy names none for this outcome.
LIANXIN_EXPORT int defaultRetryMinutes(Outcome outcome);

//! Attempts that may end so before it is final, when the order's policy names none: a suspended number is tried once more.
LIANXIN_EXPORT int defaultMost(Outcome outcome);

} // namespace lianxin
