// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/MemoryTrim.h"
#include "platform/base/ProcessMemory.h"

namespace lianxin {
namespace {

constexpr int kLookEveryMs = 15'000;
constexpr qint64 kWorthIt = 256 * 1024; // bytes of growth

} // namespace

MemoryTrim::MemoryTrim(QObject *parent)
    : QObject(parent) {
    connect(&m_timer, &QTimer::timeout, this, &MemoryTrim::look);
    m_timer.start(kLookEveryMs);
}

void MemoryTrim::look() {
    if (residentMemory() < m_resident + kWorthIt)
        return;
    giveSpareMemoryBack();
    m_resident = residentMemory();
}

} // namespace lianxin
