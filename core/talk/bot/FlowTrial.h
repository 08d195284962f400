// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/DialogueEngine.h"
#include <QJsonArray>

namespace lianxin {

//! \brief A flow tried out without a telephone: the dialogue itself, given what a citizen would press or say, answers with what
//! would be said and what it made of it. Nothing is kept between two trials: whoever tries sends all inputs so far again.
struct FlowTrial {
    //! Of the flow's variables; what is missing gets an example of its type.
    QJsonObject values;
    //! In order: {"key":"1"}, {"said":"满意","confidence":0.9}, {"silence":true}, {"message":5000} (ms spoken after the tone),
    //! {"action":{…}} (what an action answers), {"actionFails":true}.
    QJsonArray inputs;
    qint64 now = 0; //!< UTC ms, for relative wordings

    //! {lines:[{speaker, text, spoken?, bargeIn?, step?, key?, meaning?, confidence? (as given), readings?:[{means, confidence}]}], step,
    //! awaits, slot, keys:{key: what it means}, answers, values, over, outcome?:{kind, result?, label?, reason?, detail?, flow?}, action?}.
    //! awaits: answer, digits, message, action, nothing. Errors: dialogue.*, flow.bad_trial (Usage, place = number of the input).
    LIANXIN_EXPORT Expected<QJsonObject> run(const std::shared_ptr<const Flow> &flow) const;
};

} // namespace lianxin
