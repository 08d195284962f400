// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QtGlobal>

namespace lianxin {

//! \brief Whether a trunk brings calls through at all. After several calls in a row that never reached the network it is
//! taken for dead: no citizen's attempt is spent on it but one call now and then, which finds out whether it is back. Pure;
//! times are milliseconds of any steady clock. (Slow trunks: call/telephony/TrunkGate.)
class LIANXIN_EXPORT TrunkWatch {
public:
    //! A call ended, or was heard of: \a reached, when anything but silence and refusals of the trunk itself came.
    void ended(bool reached, qint64 now);
    bool isDead() const { return m_deadSince >= 0; }
    qint64 deadSince() const { return m_deadSince; }
    //! May a call start now? While it is dead: only the next probe.
    bool mayCall(qint64 now) const { return !isDead() || now >= m_probeAt; }
    //! A call starts.
    void started(qint64 now);
    qint64 probeAt() const { return m_probeAt; }

private:
    int m_failures = 0; //!< in a row
    qint64 m_deadSince = -1;
    qint64 m_probeAt = 0;
    qint64 m_pause = 0;
};

} // namespace lianxin
