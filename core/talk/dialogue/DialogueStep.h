// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <optional>

namespace lianxin {

//! \brief One line of the transcript of a dialogue.
struct DialogueStep {
    enum class Speaker { Bot, Citizen, Seat, System };
    qint64 at = 0; //!< UTC ms
    Speaker speaker = Speaker::Bot;
    QString text; //!< what was said, as written ("工单号 202507150012"); for keys: their meaning ("满意")
    QString key;  //!< the key pressed, if it was one
    QString step;        //!< id of the flow's step; empty outside a flow
    bool cutOff = false; //!< the prompt was interrupted
    QString meaning = {};                    //!< of words that the citizen said: "满意"; empty: they were not understood
    std::optional<double> confidence = {};   //!< the recogniser's, of words

    //! {"at","speaker","text","key"?,"step"?,"cutOff"?,"meaning"?,"confidence"?}
    LIANXIN_EXPORT QJsonObject toJson() const;
};
LIANXIN_EXPORT QString nameOf(DialogueStep::Speaker speaker);

} // namespace lianxin
Q_DECLARE_METATYPE(lianxin::DialogueStep)
