// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/OpenStore.h"
#include <atomic>
#include <map>
#include <mutex>

namespace lianxin {

class RowSlice;

//! \brief What both engines share: the event sequence and its listeners.
class EngineStore : public Store {
public:
    explicit EngineStore(const StoreConfig &config);

    QString engineId() const override { return m_engineId; }
    SchemaOutcome schemaOutcome() const override { return m_outcome; }
    void setSchemaOutcome(SchemaOutcome outcome) { m_outcome = outcome; }
    CryptoSuite suite() const override { return m_suite; }
    Expected<std::vector<Event>> eventsAfter(qint64 after, int limit) override;
    qint64 lastEventSeq() override { return m_lastSeq; }
    int addEventListener(std::function<void(qint64)> listener) override;
    void removeEventListener(int token) override;

    qint64 now() const { return m_clock->now(); }
    //! Reads the highest stored seq. After the schema is there, and after a lost connection.
    Expected<void> loadEventSeq();

protected:
    //! What this thread is writing is no more than a part of something; see StagedWrite.h.
    static bool isStaged();
    //! The writer has committed \a events events. Called by the writer while it still holds the writer's lock …
    void countEvents(qint64 events) { m_lastSeq += events; }
    //! … and this after it has let go of it.
    void wakeListeners();

private:
    struct Listener {
        std::recursive_mutex mutex; // held while it runs; a listener may remove itself
        std::function<void(qint64)> call;
    };

    QString m_engineId;
    CryptoSuite m_suite;
    SystemClock m_systemClock;
    const Clock *m_clock;
    SchemaOutcome m_outcome = SchemaOutcome::Current;
    std::atomic<qint64> m_lastSeq = 0;
    std::mutex m_listenersMutex;
    std::map<int, std::shared_ptr<Listener>> m_listeners;
    int m_nextToken = 1;
};

//! \brief A transaction that can record events; the engines add the statements.
class EngineTransaction : public Transaction {
public:
    explicit EngineTransaction(EngineStore &store)
        : m_store(store) {}
    void emitEvent(const QString &type, const QString &entity, const QJsonObject &payload,
                   const QString &actor) override;
    //! See RowBatch.h.
    virtual void insertBatch(QStringView table, QStringView columns, const RowSlice &rows) = 0;
    qint64 events() const { return m_events; }

private:
    EngineStore &m_store;
    qint64 m_events = 0;
};

} // namespace lianxin
