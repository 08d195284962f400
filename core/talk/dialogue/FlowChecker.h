// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/Flow.h"
#include <QJsonObject>

namespace lianxin {

//! \brief Something wrong with a flow file: where, what, and what to do about it.
struct LIANXIN_EXPORT FlowIssue {
    enum class Severity { Error, Warning };
    Severity severity = Severity::Error;
    QString code;    //!< "flow.unknown_step"; listed below
    int line = 0;    //!< from 1; 0 = the whole file
    int column = 0;  //!< from 1
    QString message; //!< one English sentence
    QString remedy;  //!< one English sentence

    QJsonObject toJson() const;
};

//! \brief What the checker found. The flow is there exactly when there is no error (warnings may remain).
struct LIANXIN_EXPORT FlowCheck {
    std::optional<Flow> flow;
    std::vector<FlowIssue> issues; //!< in the order of the file
    bool isSound() const { return flow.has_value(); }
    //! {"ok","flow":{id,title},"issues":[…]}
    QJsonObject toJson() const;
};

//! \brief Reads a flow file (YAML, UTF-8, at most 256 KiB) and checks it whole. Pure; any thread.
//!
//! Errors: flow.too_big, flow.yaml (not YAML), flow.not_a_map, flow.unknown_key, flow.duplicate_key,
//! flow.missing_key, flow.wrong_type, flow.bad_value, flow.duplicate_step, flow.step_kind (none or several of
//! say, collect …), flow.unknown_step, flow.unreachable_step, flow.no_end (a step from which no end can be
//! reached), flow.silent_loop (a circle in which nobody is asked anything), flow.no_disclosure (the first
//! sentence does not say that the voice is synthetic), flow.missing_reprompt, flow.global_key (0 and 9 are
//! taken), flow.unknown_key_press, flow.unknown_answer, flow.undeclared_variable, flow.bad_placeholder,
//! flow.unknown_result, flow.unknown_slot, flow.unknown_action. Warnings: flow.unused_variable,
//! flow.unused_result, flow.long_prompt (more than 160 characters without a question).
LIANXIN_EXPORT FlowCheck checkFlow(const QByteArray &yaml);

} // namespace lianxin
