// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QtGlobal>

namespace lianxin {

//! \brief Where the memory of this process is, in bytes.
struct ProcessMemory {
    qint64 resident = 0; //!< in physical memory: heap, stacks and what is used of programs and libraries
    qint64 heapUsed = 0; //!< handed out by the allocator and not given back
    qint64 heapSpare = 0; //!< given back to the allocator, which keeps it for what comes next
};

//! As the kernel and the allocator tell now; what one of them does not tell is 0. Walks the allocator's free lists: for figures that
//! people look at, not for every call. Any thread.
LIANXIN_EXPORT ProcessMemory processMemory();
//! ProcessMemory::resident alone, which costs next to nothing. Any thread.
LIANXIN_EXPORT qint64 residentMemory();
//! Whole pages that the allocator keeps and nobody uses go back to the system; some milliseconds for a heap of some 100 MiB. Any thread.
LIANXIN_EXPORT void giveSpareMemoryBack();

} // namespace lianxin
