// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/dialogue/FlowChecker.h"

namespace lianxin {

//! Where the things of a flow stand in its file, for issues that only the whole shows.
struct FlowPlaces {
    struct Place {
        int line = 0;
        int column = 0;
    };
    QMap<QString, Place>
        places; //!< "step/ask", "step/ask/next", "variable/name", "result/satisfied", "start"
    Place at(const QString &what) const { return places.value(what); }
};

//! \brief First half of the checker: YAML to Flow, every member by itself.
struct FlowReading {
    Flow flow;
    FlowPlaces places;
    std::vector<FlowIssue> issues;
    bool isUsable = false; //!< far enough to look at the whole
};
FlowReading readFlow(const QByteArray &yaml);

} // namespace lianxin
