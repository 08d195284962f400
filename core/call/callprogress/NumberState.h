// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>
#include <optional>
#include <vector>

namespace lianxin {

//! \brief What a call, or an announcement that was learned, says about a number.
enum class NumberState {
    Unknown,      //!< nobody can tell; a legal answer. As a label: an announcement that says nothing about the number
    PoweredOff,   //!< 已关机
    Suspended,    //!< 已停机
    Vacant,       //!< 空号
    Unreachable,  //!< 暂时无法接通
    Busy,         //!< 正在通话中
    NoAnswer,     //!< 暂时无人接听
    RingBackTune, //!< 彩铃: it rings, whatever is played meanwhile
    Voicemail,    //!< an answering machine, or the carrier's assistant
    Reached,      //!< a person answered, or somebody of whom that can't be excluded. Never a label
};

//! "powered_off" …
LIANXIN_EXPORT QString nameOf(NumberState state);
LIANXIN_EXPORT std::optional<NumberState> numberStateFromName(QStringView name);
//! What an announcement can be labelled with: all but Reached.
LIANXIN_EXPORT const std::vector<NumberState> &announcementLabels();

} // namespace lianxin
