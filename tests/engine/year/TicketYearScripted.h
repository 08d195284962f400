// SPDX-License-Identifier: GPL-3.0-or-later
// Shared by the parts of TicketYear.
#pragma once
#include "engine/year/TicketYear.h"
#include <stdexcept>

namespace lianxin::test {

struct TicketYear::Scripted {
    Id id, unit;
    QString category, phone;
    int rounds = 0; //!< times that the unit finished
    bool reworking = false;
};

struct TicketYear::Facts {
    QString state;
    qint64 deadline = 0;
    bool paused = false, review = false, appealOpen = false;
};

template <class T>
T must(Expected<T> value) {
    if (!value)
        throw std::runtime_error(value.error().toString().toStdString());
    return std::move(*value);
}
inline void mustDo(const Expected<void> &done) {
    if (!done)
        throw std::runtime_error(done.error().toString().toStdString());
}

} // namespace lianxin::test
