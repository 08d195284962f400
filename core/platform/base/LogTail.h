// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>
#include <vector>

namespace lianxin {

//! \brief One message of the log, as it was written: long numbers shortened.
struct LogLine {
    qint64 at = 0; //!< UTC ms
    QString level; //!< "info", "warning", "critical", "debug"
    QString category; //!< "lianxin.sip"
    QString text;
};

//! The last messages since installLogHandler(), oldest first; at most 1,000 are kept, 256 KiB of them, 2,000
//! characters of each. Any thread.
LIANXIN_EXPORT std::vector<LogLine> recentLog(int most);

} // namespace lianxin
