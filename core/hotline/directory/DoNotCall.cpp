// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/directory/Directory.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/Store.h"

namespace lianxin {

namespace {

constexpr char16_t kColumns[] = u"SELECT id, phone_sealed, phone_index, phone_masked, reason, source, until_at, added_at, added_by FROM do_not_call ";

DncEntry entryOf(const Row &row) {
    return {row.text(0), {row.blob(1), row.blob(2), row.text(3)}, row.text(4), row.text(5), row.integer(6), row.integer(7), row.text(8)};
}

QString select(QStringView rest) { return QString::fromUtf16(kColumns) + rest.toString(); }

} // namespace

QJsonObject DncEntry::toJson() const {
    return {{u"id"_s, id},         {u"number"_s, phone.masked}, {u"reason"_s, reason},  {u"source"_s, source},
            {u"until"_s, until},   {u"addedAt"_s, addedAt},     {u"addedBy"_s, addedBy}};
}

std::optional<DncEntry> Directory::doNotCall(Snapshot &s, const QByteArray &phoneIndex, qint64 at) {
    const auto row = s.first(select(u"WHERE phone_index = $1 AND (until_at = 0 OR until_at > $2)"), {phoneIndex, at});
    return row ? std::optional<DncEntry>(entryOf(*row)) : std::nullopt;
}

Expected<std::optional<DncEntry>> Directory::doNotCall(const QByteArray &phoneIndex, qint64 at) {
    return m_store.readReturning<std::optional<DncEntry>>([&](Snapshot &s) { return doNotCall(s, phoneIndex, at); });
}

qint64 Directory::countDoNotCall(Snapshot &s, const QString &phoneIndexes, const Id &parameter, qint64 at) {
    return s.first(u"SELECT COUNT(*) FROM do_not_call WHERE (until_at = 0 OR until_at > $2) AND phone_index IN (%1)"_s.arg(phoneIndexes), {parameter, at})
        ->integer(0);
}

void Directory::forEachDoNotCall(Snapshot &s, const QString &among, const Id &parameter, qint64 at,
                                 const std::function<void(const QByteArray &, const QString &)> &visit) {
    s.forEach(u"SELECT x.phone_index, x.reason FROM do_not_call x WHERE (x.until_at = 0 OR x.until_at > $2) AND %1"_s.arg(among), {parameter, at},
              [&](const Row &row) {
                  visit(row.blob(0), row.text(1));
                  return true;
              });
}

Expected<bool> Directory::contains(const QString &phone) {
    LX_TRY(const PhoneNumber number, parsePhoneNumber(phone));
    LX_TRY(const auto entry, doNotCall(m_index.of(number.digits), m_clock.now()));
    return entry.has_value();
}

Id Directory::storeDoNotCall(Transaction &t, const QString &digits, const QString &reason, qint64 until, const QString &source,
                             const QString &actor, bool *isNew) const {
    const SealedPhone phone = seal(digits);
    const auto known = t.first(u"SELECT id FROM do_not_call WHERE phone_index = $1", {phone.index});
    if (isNew)
        *isNew = !known;
    const Id id = known ? known->text(0) : newId();
    if (known)
        t.execute(u"UPDATE do_not_call SET reason = $2, source = $3, until_at = $4, added_at = $5, added_by = $6 WHERE id = $1",
                  {id, reason, source, until, m_clock.now(), actor});
    else
        t.execute(u"INSERT INTO do_not_call (id, phone_index, phone_sealed, phone_masked, reason, source, until_at, added_at, added_by) "
                  "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                  {id, phone.index, phone.sealed, phone.masked, reason, source, until, m_clock.now(), actor});
    return id;
}

Expected<Id> Directory::addDoNotCall(const QString &phone, const QString &reason, qint64 until, const QString &source, const QString &actor) {
    LX_TRY(const PhoneNumber number, parsePhoneNumber(phone));
    if (until != 0 && until <= m_clock.now())
        return Error{ErrorKind::Usage, u"directory.dnc_past"_s, u"The entry would have ended already"_s, u"Give an end that lies ahead, or none"_s, u"until"_s};
    return m_store.writeReturning<Id>(
        [&](Transaction &t) { return storeDoNotCall(t, number.digits, reason, until, source, actor, nullptr); });
}

Expected<void> Directory::removeDoNotCall(const Id &id, const QString &actor) {
    Q_UNUSED(actor)
    return m_store.write([&](Transaction &t) {
        if (t.execute(u"DELETE FROM do_not_call WHERE id = $1", {id}) == 0)
            throw StoreFailure({ErrorKind::NotFound, u"directory.dnc_not_found"_s, u"There is no such entry"_s, u"Look at the list again"_s, {}});
    });
}

Expected<Directory::DncPage> Directory::doNotCallList(const QString &cursor, int limit, const QString &phone, const QString &source) {
    const int wanted = std::clamp(limit, 1, 500);
    QByteArray index;
    if (!phone.trimmed().isEmpty()) {
        LX_TRY(const PhoneNumber number, parsePhoneNumber(phone));
        index = m_index.of(number.digits);
    }
    return m_store.readReturning<DncPage>([&](Snapshot &s) {
        DncPage page;
        QString which = u"($1 = '' OR source = $1)"_s;
        std::vector<SqlValue> values{source};
        if (!index.isEmpty()) {
            which += u" AND phone_index = $2"_s;
            values.push_back(index);
        }
        page.total = s.first(u"SELECT COUNT(*) FROM do_not_call WHERE "_s + which, values)->integer(0);
        if (!cursor.isEmpty()) {
            values.push_back(cursor);
            which += u" AND id < $%1"_s.arg(values.size());
        }
        values.push_back(qint64(wanted + 1));
        // Identities sort by the time they were made: newest first.
        for (const Row &row : s.query(select(u"WHERE %1 ORDER BY id DESC LIMIT $%2"_s.arg(which).arg(values.size())), values))
            page.items.push_back(entryOf(row));
        if (int(page.items.size()) > wanted) {
            page.items.pop_back();
            page.next = page.items.back().id;
        }
        return page;
    });
}

} // namespace lianxin
