// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/FlowChecker.h"
#include "talk/dialogue/FlowGraph.h"
#include "talk/dialogue/FlowReader.h"
#include <QJsonArray>
#include <algorithm>

namespace lianxin {

QJsonObject FlowIssue::toJson() const {
    return {{u"severity"_s, severity == Severity::Error ? u"error"_s : u"warning"_s},
            {u"code"_s, code},
            {u"line"_s, line},
            {u"column"_s, column},
            {u"message"_s, message},
            {u"remedy"_s, remedy}};
}

QJsonObject FlowCheck::toJson() const {
    QJsonArray list;
    for (const auto &issue : issues)
        list.append(issue.toJson());
    QJsonObject json{{u"ok"_s, isSound()}, {u"issues"_s, list}};
    if (flow)
        json.insert("flow"_L1, QJsonObject{{u"id"_s, flow->id}, {u"title"_s, flow->title}});
    return json;
}

FlowCheck checkFlow(const QByteArray &yaml) {
    auto reading = readFlow(yaml);
    FlowCheck check;
    check.issues = std::move(reading.issues);
    if (reading.isUsable) {
        auto whole = checkFlowAsWhole(reading);
        check.issues.insert(check.issues.end(), std::make_move_iterator(whole.begin()),
                            std::make_move_iterator(whole.end()));
    }
    std::stable_sort(check.issues.begin(), check.issues.end(), [](const FlowIssue &a, const FlowIssue &b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    const bool sound =
        reading.isUsable && std::none_of(check.issues.begin(), check.issues.end(), [](const FlowIssue &i) {
            return i.severity == FlowIssue::Severity::Error;
        });
    if (sound)
        check.flow = std::move(reading.flow);
    return check;
}

} // namespace lianxin
