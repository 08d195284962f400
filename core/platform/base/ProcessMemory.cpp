// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/ProcessMemory.h"
#include "platform/base/Literals.h"
#include <QFile>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace lianxin {

ProcessMemory processMemory() {
    ProcessMemory memory;
    memory.resident = residentMemory();
#ifdef __GLIBC__
    const struct mallinfo2 heap = ::mallinfo2(); // of all arenas
    memory.heapUsed = qint64(heap.uordblks) + qint64(heap.hblkhd);
    memory.heapSpare = qint64(heap.fordblks);
#endif
    return memory;
}

qint64 residentMemory() {
    QFile statm(u"/proc/self/statm"_s); // proc(5): size resident …, in pages
    return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE) : 0;
}

void giveSpareMemoryBack() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace lianxin
