// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Id.h"
#include <QRandomGenerator>
#include <QUuid>
#include <chrono>
#include <mutex>

namespace lianxin {

Id newId() {
    static std::mutex mutex;
    static quint64 last = 0; // milliseconds ‖ 12-bit counter: RFC 9562 §6.2 method 1, with rollover into time
    quint64 stamp = 0;
    {
        const std::scoped_lock lock(mutex);
        const auto now = quint64(std::chrono::duration_cast<std::chrono::milliseconds>(
                                     std::chrono::system_clock::now().time_since_epoch())
                                     .count());
        stamp = std::max(now << 12, last + 1);
        last = stamp;
    }
    const quint64 ms = stamp >> 12;
    const quint64 random = QRandomGenerator::system()->generate64();
    const QUuid uuid(uint(ms >> 16), ushort(ms & 0xffff), ushort(0x7000 | (stamp & 0xfff)),
                     uchar(0x80 | ((random >> 56) & 0x3f)), uchar(random >> 48), uchar(random >> 40),
                     uchar(random >> 32), uchar(random >> 24), uchar(random >> 16), uchar(random >> 8), uchar(random));
    return uuid.toString(QUuid::WithoutBraces);
}

bool isId(QStringView text) { return text.size() == 36 && !QUuid::fromString(text).isNull(); }

} // namespace lianxin
