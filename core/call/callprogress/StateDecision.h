// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/ProgressListener.h"
#include <QJsonObject>

namespace lianxin {

//! \brief How signalling ended a call, raw (RFC 3261, ITU-T Q.850).
struct CallCause {
    bool answered = false;    //!< a 2xx came
    int status = 0;           //!< final SIP status of an unanswered call, 0: none came
    int q850 = 0;             //!< of a Reason header, 0: none
    bool ringTimeout = false; //!< we gave up because it rang too long
};

//! \brief One thing that speaks for a state, with the second of the sound where it can be heard.
struct StateEvidence {
    QString source;      //!< "sip", "tone", "announcement", "music", "answer"
    QString detail;      //!< "480", "busy", the announcement's title, "beep"
    std::optional<NumberState> state; //!< nothing: says nothing about the number
    float confidence = 0;
    std::int64_t fromMs = -1, toMs = -1; //!< in the clock of the media; −1: not heard
};

//! \brief What is known about a number after a call. Unknown is a legal answer.
struct LIANXIN_EXPORT NumberStateDecision {
    NumberState state = NumberState::Unknown;
    float confidence = 0;
    CallCause cause;
    std::vector<StateEvidence> evidence; //!< what decided first
    QJsonObject toJson() const;
};

//! Weighs what was heard and what signalling said. An announcement counts more than the cause, which carriers use for
//! everything; tones count where nothing was said; a person is never made a machine.
LIANXIN_EXPORT NumberStateDecision decideNumberState(const CallCause &cause, const ProgressEvidence &heard);

} // namespace lianxin
