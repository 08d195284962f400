// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketInquiry.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/crypto/FieldSealer.h"
#include <algorithm>

namespace lianxin {
namespace {

using Verdict = TicketInquiry::Verdict;

constexpr qint64 kKeptMs = 24LL * 3'600'000;

QString keyedDigits(const QString &keyed) {
    QString digits;
    std::copy_if(keyed.begin(), keyed.end(), std::back_inserter(digits), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits;
}

} // namespace

QString nameOf(TicketInquiry::Verdict verdict) {
    switch (verdict) {
    case Verdict::Known:
        return u"known"_s;
    case Verdict::Proof:
        return u"proof"_s;
    case Verdict::Wrong:
        return u"wrong"_s;
    case Verdict::Locked:
        break;
    }
    return u"locked"_s;
}

std::vector<Migration> ticketInquirySchema() {
    return {{u"ticket_inquiry"_s, 1, uR"(
CREATE TABLE ticket_inquiry_try (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    caller BLOB NOT NULL,
    number TEXT NOT NULL
);
CREATE INDEX ticket_inquiry_caller ON ticket_inquiry_try (caller, at);
CREATE INDEX ticket_inquiry_number ON ticket_inquiry_try (number, at)
)"_s}};
}

TicketInquiry::TicketInquiry(Store &store, const FieldSealer &sealer, const Directory &directory, const Clock &clock, Settings settings)
    : m_store(store)
    , m_sealer(sealer)
    , m_directory(directory)
    , m_clock(clock)
    , m_settings(settings) {}

QByteArray TicketInquiry::indexOf(const QString &caller) const {
    return caller.isEmpty() ? QByteArray("") : m_directory.seal(caller).index;
}

bool TicketInquiry::isLocked(Snapshot &s, const QString &column, const SqlValue &value) const {
    return s.first(u"SELECT COUNT(*) FROM ticket_inquiry_try WHERE %1 = $1 AND at > $2"_s.arg(column),
                   {value, m_clock.now() - m_settings.windowMs})
               ->integer(0) >= m_settings.mostWrong;
}

Expected<TicketInquiry::Answer> TicketInquiry::identify(const QString &caller, const QString &keyed) {
    const QString digits = keyedDigits(keyed);
    const QByteArray index = indexOf(caller);
    LX_TRY(const Answer answer, m_store.readReturning<Answer>([&](Snapshot &s) -> Answer {
        if (!index.isEmpty() && isLocked(s, u"caller"_s, index))
            return {Verdict::Locked, {}};
        if (!index.isEmpty() && digits.size() >= m_settings.shortest) {
            const bool whole = digits.size() >= m_settings.whole;
            const auto own = s.first(u"SELECT id FROM ticket WHERE phone_index = $1 AND number %1 $2 ORDER BY "
                                     "CASE WHEN state IN ('closed', 'archived') THEN 1 ELSE 0 END, id DESC LIMIT 1"_s.arg(
                                         whole ? u"="_s : u"LIKE"_s),
                                     {index, whole ? digits : u'%' + digits});
            if (own)
                return {Verdict::Known, own->text(0)};
        }
        if (digits.size() < m_settings.whole)
            return {};
        return {isLocked(s, u"number"_s, digits) ? Verdict::Locked : Verdict::Proof, {}};
    }));
    return answer.verdict == Verdict::Wrong ? wrong(index, digits) : answer;
}

Expected<TicketInquiry::Answer> TicketInquiry::prove(const QString &caller, const QString &keyed, const QString &proof) {
    const QString number = keyedDigits(keyed), given = keyedDigits(proof);
    const QByteArray index = indexOf(caller);
    LX_TRY(const Answer answer, m_store.readReturning<Answer>([&](Snapshot &s) -> Answer {
        if ((!index.isEmpty() && isLocked(s, u"caller"_s, index)) || isLocked(s, u"number"_s, number))
            return {Verdict::Locked, {}};
        const auto row = s.first(u"SELECT id, phone_sealed FROM ticket WHERE number = $1 AND phone_sealed IS NOT NULL", {number});
        if (!row || given.size() != 4)
            return {};
        const auto phone = m_sealer.open(row->blob(1), "phone");
        if (!phone)
            throw StoreFailure(phone.error());
        if (!phone->endsWith(given))
            return {};
        return {Verdict::Known, row->text(0)};
    }));
    return answer.verdict == Verdict::Wrong ? wrong(index, number) : answer;
}

Expected<TicketInquiry::Answer> TicketInquiry::wrong(const QByteArray &caller, const QString &number) {
    const qint64 now = m_clock.now();
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(u"DELETE FROM ticket_inquiry_try WHERE at < $1", {now - kKeptMs});
        t.execute(u"INSERT INTO ticket_inquiry_try (id, at, caller, number) VALUES ($1,$2,$3,$4)", {newId(), now, caller, number.left(20)});
    }));
    return Answer{};
}

} // namespace lianxin
