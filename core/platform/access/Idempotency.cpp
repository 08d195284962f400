// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Idempotency.h"
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace lianxin {
namespace {

constexpr qint64 kLifeMs = 24 * 3600'000;

bool isKey(const QString &key) {
    if (key.size() < 8 || key.size() > 64)
        return false;
    return std::all_of(key.begin(), key.end(), [](QChar c) { return c > u' ' && c < QChar(0x7f); });
}

} // namespace

Expected<std::optional<QJsonValue>> Idempotency::begin(const Caller &caller, const QString &key,
                                                       const QString &method, const QJsonObject &params) {
    if (!isKey(key))
        return Error{ErrorKind::Usage, u"access.key_invalid"_s, u"An idempotency key has 8 to 64 printable characters."_s,
                     u"Use a fresh UUID for each thing to be done."_s, {}};
    const QByteArray hash = QCryptographicHash::hash(QJsonDocument(params).toJson(QJsonDocument::Compact),
                                                     QCryptographicHash::Sha256);
    return m_store.writeReturning<std::optional<QJsonValue>>([&](Transaction &t) -> std::optional<QJsonValue> {
        const auto row = t.first(u"SELECT method, params_hash, finished, result FROM idempotency "
                                 "WHERE user_id = $1 AND idem_key = $2"_s,
                                 {caller.userId, key});
        if (!row) {
            t.execute(u"INSERT INTO idempotency (user_id, idem_key, method, params_hash, finished, result, at) "
                      "VALUES ($1, $2, $3, $4, 0, '', $5)"_s,
                      {caller.userId, key, method, hash, m_clock.now()});
            return std::nullopt;
        }
        if (row->text(0) != method || row->blob(1) != hash)
            throw StoreFailure({ErrorKind::Conflict, u"access.key_reused"_s,
                                u"This idempotency key was used for another call."_s,
                                u"Use a fresh key for each thing to be done."_s, {}});
        if (!row->boolean(2))
            throw StoreFailure({ErrorKind::Conflict, u"access.key_unfinished"_s,
                                u"A call with this key was begun and its end is not known."_s,
                                u"Look at what is there, then ask with a new key if needed."_s, {}});
        return QJsonDocument::fromJson(row->text(3).toUtf8()).array().first();
    });
}

Expected<void> Idempotency::finish(const Caller &caller, const QString &key, const QJsonValue &result) {
    const QString text = QString::fromUtf8(QJsonDocument(QJsonArray{result}).toJson(QJsonDocument::Compact));
    return m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE idempotency SET finished = 1, result = $3 WHERE user_id = $1 AND idem_key = $2"_s,
                  {caller.userId, key, text});
    });
}

Expected<void> Idempotency::abandon(const Caller &caller, const QString &key) {
    return m_store.write([&](Transaction &t) {
        t.execute(u"DELETE FROM idempotency WHERE user_id = $1 AND idem_key = $2 AND finished = 0"_s,
                  {caller.userId, key});
    });
}

Expected<void> Idempotency::purge() {
    return m_store.write([&](Transaction &t) {
        t.execute(u"DELETE FROM idempotency WHERE at < $1"_s, {m_clock.now() - kLifeMs});
    });
}

} // namespace lianxin
