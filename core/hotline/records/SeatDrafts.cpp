// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/SeatDrafts.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/Log.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/Store.h"
#include <QJsonDocument>

namespace lianxin {
namespace {

constexpr int kLookForOldMs = 5 * 60'000;
const QString kTicketPart = u"ticket"_s;
const QString kWrapUpPart = u"wrapUp"_s;

//! A row that is put in another's place does not open.
QByteArray sealedFor(const Id &userId, const Id &callId) {
    return "seat_draft.words " + userId.toUtf8() + ' ' + callId.toUtf8();
}

bool isFiledTicket(const QJsonObject &draft) {
    return draft[kTicketPart].toObject().contains(u"savedId"_s);
}

} // namespace

SeatDrafts::SeatDrafts(Store &store, const FieldSealer &sealer, const Clock &clock)
    : m_store(store)
    , m_sealer(sealer)
    , m_clock(clock) {
    m_old.setInterval(kLookForOldMs);
    QObject::connect(&m_old, &QTimer::timeout, &m_old, [this] {
        if (const auto purged = purge(); !purged)
            qCWarning(lcHotline).noquote() << "old drafts were not deleted:" << purged.error().toString();
    });
}

Expected<void> SeatDrafts::start() {
    LX_CHECK(purge());
    m_old.start();
    return {};
}

std::optional<QJsonObject> SeatDrafts::opened(const QByteArray &sealed, const Id &userId, const Id &callId) const {
    const auto words = m_sealer.openBytes(sealed, sealedFor(userId, callId));
    if (!words) {
        qCWarning(lcHotline).noquote() << "the draft of call" << callId << "can't be read:" << words.error().code;
        return {};
    }
    return QJsonDocument::fromJson(*words).object();
}

std::optional<QJsonObject> SeatDrafts::read(Snapshot &s, const Id &userId, const Id &callId) const {
    const auto row = s.first(u"SELECT draft_sealed FROM seat_draft WHERE user_id = $1 AND call_id = $2 AND kept_at > $3",
                             {userId, callId, m_clock.now() - kKeptMs});
    if (!row)
        return {};
    return opened(row->blob(0), userId, callId).value_or(QJsonObject());
}

void SeatDrafts::write(Transaction &t, const Id &userId, const Id &callId, const QJsonObject &draft) const {
    if (draft.isEmpty()) {
        t.execute(u"DELETE FROM seat_draft WHERE user_id = $1 AND call_id = $2", {userId, callId});
        return;
    }
    const QByteArray words = QJsonDocument(draft).toJson(QJsonDocument::Compact);
    if (words.size() > kMostBytes)
        throw StoreFailure({ErrorKind::Usage, u"records.draft_too_long"_s, u"A draft of a ticket or a wrap-up has at most 64 KiB."_s,
                            u"Say it in fewer words."_s, u"what"_s});
    t.execute(u"INSERT INTO seat_draft (user_id, call_id, kept_at, draft_sealed) VALUES ($1,$2,$3,$4) "
              "ON CONFLICT (user_id, call_id) DO UPDATE SET kept_at = excluded.kept_at, draft_sealed = excluded.draft_sealed",
              {userId, callId, m_clock.now(), m_sealer.sealBytes(words, sealedFor(userId, callId))});
    t.execute(u"DELETE FROM seat_draft WHERE user_id = $1 AND call_id NOT IN "
              "(SELECT call_id FROM seat_draft WHERE user_id = $1 ORDER BY kept_at DESC, call_id DESC LIMIT $2)",
              {userId, qint64(kMostCalls)});
}

Expected<void> SeatDrafts::keep(const Id &userId, const QString &seatNumber, const Id &callId, const QString &part, const QJsonObject &what) {
    if (part != kTicketPart && part != kWrapUpPart)
        return Error{ErrorKind::Usage, u"records.draft_part"_s, u"A draft has the parts ticket and wrapUp."_s, u"Name one of them."_s, u"part"_s};
    return m_store.write([&](Transaction &t) {
        const auto call = t.first(u"SELECT seat_number FROM call WHERE id = $1", {callId});
        if (!call)
            throw StoreFailure({ErrorKind::NotFound, u"records.unknown_call"_s, u"There is no such call."_s, {}, callId});
        const auto before = read(t, userId, callId);
        // A talk that went on elsewhere left a leg; who began a draft goes on with it at whatever seat they sit.
        const auto wasThere = [&] {
            return t.first(u"SELECT 1 FROM leg WHERE call_id = $1 AND seat_number = $2 AND answered_at > 0", {callId, seatNumber}).has_value();
        };
        if (!before && (seatNumber.isEmpty() || (call->text(0) != seatNumber && !wasThere())))
            throw StoreFailure({ErrorKind::Refused, u"calls.not_yours"_s, u"This call was not at your seat."_s, {}, callId});
        QJsonObject draft = before.value_or(QJsonObject());
        if (part == kTicketPart && isFiledTicket(draft))
            return;
        if (what.isEmpty())
            draft.remove(part);
        else
            draft.insert(part, what);
        write(t, userId, callId, draft);
    });
}

Expected<QJsonArray> SeatDrafts::mine(const Id &userId, const Id &callId) {
    return m_store.readReturning<QJsonArray>([&](Snapshot &s) {
        QJsonArray items;
        for (const auto &row : s.query(u"SELECT call_id, kept_at, draft_sealed FROM seat_draft WHERE user_id = $1 AND ($2 = '' OR call_id = $2) "
                                       "AND kept_at > $3 ORDER BY kept_at DESC, call_id DESC",
                                       {userId, callId, m_clock.now() - kKeptMs})) {
            const auto draft = opened(row.blob(2), userId, row.text(0));
            QJsonObject item = draft.value_or(QJsonObject{{u"unreadable"_s, true}}); // one that is damaged hides no other
            item.insert(u"callId"_s, row.text(0));
            item.insert(u"keptAt"_s, row.integer(1));
            items.append(item);
        }
        return items;
    });
}

Expected<void> SeatDrafts::ticketFiled(const Id &userId, const Id &callId, const Id &ticketId, const QString &number) {
    return m_store.write([&](Transaction &t) {
        QJsonObject draft = read(t, userId, callId).value_or(QJsonObject());
        const auto call = t.first(u"SELECT wrapped_at FROM call WHERE id = $1", {callId});
        if (call && call->integer(0) == 0) // whoever goes on with the wrap-up has to know of it
            draft.insert(kTicketPart, QJsonObject{{u"savedId"_s, ticketId}, {u"savedNumber"_s, number}});
        else
            draft.remove(kTicketPart);
        write(t, userId, callId, draft);
    });
}

Expected<void> SeatDrafts::wrapUpFiled(const Id &userId, const Id &callId) {
    return m_store.write([&](Transaction &t) {
        auto draft = read(t, userId, callId);
        if (!draft)
            return;
        draft->remove(kWrapUpPart);
        if (isFiledTicket(*draft))
            draft->remove(kTicketPart);
        write(t, userId, callId, *draft);
    });
}

Expected<void> SeatDrafts::purge() {
    return m_store.write([&](Transaction &t) { t.execute(u"DELETE FROM seat_draft WHERE kept_at <= $1", {m_clock.now() - kKeptMs}); });
}

} // namespace lianxin
