// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/assistant/TalkDraft.h"
#include <QString>
#include <vector>

namespace lianxin {

//! \brief What a talk was about, in two or three sentences.
struct LIANXIN_EXPORT TalkSummary {
    struct Part {
        qint64 seq = 0;
        QString part; //!< who, what, where, when, promised, answered, material
        bool operator==(const Part &) const = default;
    };
    QString text;     //!< Chinese, at most kLongest characters; empty: nothing was said
    QString nextStep; //!< what was promised, at most kLongestStep characters
    std::vector<Part> parts; //!< the lines it was made of
    static constexpr qsizetype kLongest = 200;
    static constexpr qsizetype kLongestStep = 100;
    bool operator==(const TalkSummary &) const = default;
};

//! Who, what, where, when, what the seat answered and promised: clauses as they were said, put in an order, so that nothing is
//! made up. The same talk always gives the same. Pure; any thread.
LIANXIN_EXPORT TalkSummary summaryOf(const std::vector<TalkLine> &lines, const TalkDraft &draft);

} // namespace lianxin
