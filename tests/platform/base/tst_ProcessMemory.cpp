// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/ProcessMemory.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <cstring>
#include <memory>
#include <vector>

using namespace lianxin;

class tst_ProcessMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsTaken_isToldAsUsed_whatIsFreed_canGoBack() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("sanitizers have an allocator of their own");
#endif
        constexpr qint64 kPiece = 32 * 1024; // too small for a mapping of its own
        constexpr qint64 kAll = 2'000 * kPiece;
        const ProcessMemory before = processMemory();
        QVERIFY(before.resident > 0);
        std::vector<std::unique_ptr<char[]>> pieces;
        for (qint64 i = 0; i < kAll / kPiece; ++i) {
            pieces.push_back(std::make_unique<char[]>(kPiece));
            std::memset(pieces.back().get(), 1, kPiece);
        }
        const ProcessMemory taken = processMemory();
        QVERIFY(taken.heapUsed >= before.heapUsed + kAll);
        QVERIFY(taken.resident >= before.resident + kAll / 2);
        const auto last = std::move(pieces.back()); // the heap can't be shortened below it
        pieces.clear();
        const ProcessMemory freed = processMemory();
        QVERIFY(freed.heapUsed <= taken.heapUsed - kAll / 2);
        QVERIFY(freed.heapSpare >= taken.heapSpare + kAll / 2);
        giveSpareMemoryBack();
        QVERIFY(residentMemory() <= taken.resident - kAll / 2);
        QVERIFY(last != nullptr);
    }
};

LIANXIN_TEST(tst_ProcessMemory);
#include "tst_ProcessMemory.moc"
