// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/FlowActions.h"

namespace lianxin {

const std::vector<FlowActionInfo> &knownFlowActions() {
    static const std::vector<FlowActionInfo> actions{
        {u"ticket_identify"_s, {u"identity"_s}},
        {u"ticket_prove"_s, {u"identity"_s}},
        {u"ticket_progress"_s,
         {u"found"_s, u"number"_s, u"subject"_s, u"state"_s, u"unit"_s, u"deadline"_s, u"due"_s}},
        {u"ticket_urge"_s, {u"urge"_s}},
        {u"ticket_remark"_s, {u"kept"_s}},
        {u"book_callback"_s, {u"booked"_s}},
        {u"do_not_call"_s, {}},
    };
    return actions;
}

} // namespace lianxin
