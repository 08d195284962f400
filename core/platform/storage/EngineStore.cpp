// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/EngineStore.h"
#include "platform/storage/StoreErrors.h"

namespace lianxin {

EngineStore::EngineStore(const StoreConfig &config)
    : m_engineId(config.engineId)
    , m_suite(config.keys ? config.keys->suite() : CryptoSuite::Intl)
    , m_clock(config.clock ? config.clock : &m_systemClock) {}

Expected<std::vector<Event>> EngineStore::eventsAfter(qint64 after, int limit) {
    std::vector<Event> events;
    LX_CHECK(read([&](Snapshot &s) {
        s.forEach(u"SELECT seq, engine, type, entity, actor, at, payload FROM event "
                  "WHERE engine = $1 AND seq > $2 ORDER BY seq LIMIT $3",
                  {m_engineId, after, qint64(limit)}, [&](const Row &row) {
                      events.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4),
                                        row.integer(5), row.json(6)});
                      return true;
                  });
    }));
    return events;
}

Expected<void> EngineStore::loadEventSeq() {
    return read([&](Snapshot &s) {
        m_lastSeq = s.first(u"SELECT COALESCE(MAX(seq), 0) FROM event WHERE engine = $1", {m_engineId})->integer(0);
    });
}

int EngineStore::addEventListener(std::function<void(qint64)> listener) {
    auto entry = std::make_shared<Listener>();
    entry->call = std::move(listener);
    const std::scoped_lock lock(m_listenersMutex);
    m_listeners.emplace(m_nextToken, std::move(entry));
    return m_nextToken++;
}

void EngineStore::removeEventListener(int token) {
    std::shared_ptr<Listener> entry;
    {
        const std::scoped_lock lock(m_listenersMutex);
        const auto found = m_listeners.find(token);
        if (found == m_listeners.end())
            return;
        entry = std::move(found->second);
        m_listeners.erase(found);
    }
    const std::scoped_lock running(entry->mutex); // waits for a call on another thread
    entry->call = nullptr;
}

void EngineStore::wakeListeners() {
    std::vector<std::shared_ptr<Listener>> listeners;
    {
        const std::scoped_lock lock(m_listenersMutex);
        for (const auto &[token, listener] : m_listeners)
            listeners.push_back(listener);
    }
    for (const auto &listener : listeners) {
        const std::scoped_lock running(listener->mutex);
        if (const auto call = listener->call) // a copy: it may remove itself
            call(m_lastSeq);
    }
}

void EngineTransaction::emitEvent(const QString &type, const QString &entity, const QJsonObject &payload,
                                  const QString &actor) {
    // The one writer of this engine id holds the lock, so counting up from the last committed seq leaves no gap; the
    // primary key would catch a mistake.
    const qint64 seq = m_store.lastEventSeq() + m_events + 1;
    execute(u"INSERT INTO event (engine, seq, type, entity, actor, at, payload) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            {m_store.engineId(), seq, type, entity, actor, m_store.now(),
             QString::fromUtf8(QJsonDocument(payload).toJson(QJsonDocument::Compact))});
    ++m_events;
}

} // namespace lianxin
