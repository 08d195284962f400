// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin::test {

//! \brief Passes everything on to the store below it; tests change what they are about. Lives no longer than that store.
class StoreAbove : public Store {
public:
    explicit StoreAbove(Store &below_)
        : below(below_) {}
    QString engineId() const override { return below.engineId(); }
    SchemaOutcome schemaOutcome() const override { return below.schemaOutcome(); }
    bool isPostgres() const override { return below.isPostgres(); }
    bool isWriterWaitedFor() override { return below.isWriterWaitedFor(); }
    CryptoSuite suite() const override { return below.suite(); }
    qint64 cacheBytes() const override { return below.cacheBytes(); }
    qint64 cacheLimitBytes() const override { return below.cacheLimitBytes(); }
    Expected<std::vector<Event>> eventsAfter(qint64 after, int limit) override { return below.eventsAfter(after, limit); }
    qint64 lastEventSeq() override { return below.lastEventSeq(); }
    int addEventListener(std::function<void(qint64)> listener) override { return below.addEventListener(std::move(listener)); }
    void removeEventListener(int token) override { below.removeEventListener(token); }

protected:
    Expected<void> runWrite(const std::function<void(Transaction &)> &work) override { return below.write(work); }
    Expected<void> runRead(const std::function<void(Snapshot &)> &work) override { return below.read(work); }
    Store &below;
};

} // namespace lianxin::test
