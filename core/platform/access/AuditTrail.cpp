// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/AuditTrail.h"
#include "platform/base/Log.h"
#include "platform/crypto/FieldSealer.h"
#include <QJsonDocument>
#include <QtEndian>
#include <limits>

namespace lianxin {
namespace {

constexpr auto kRestarted = "audit.restarted"_L1;
constexpr qint64 kLookedAt = 20'000;                // records for one page, newest first
constexpr qint64 kClockSlack = 24LL * 3600 * 1000; // a clock that was set back: seq and time then disagree by so much

//! For LIKE with ESCAPE '!': what a person typed is no pattern.
QString partPattern(const QString &words) {
    QString pattern = words.toLower();
    for (const QChar special : {u'!', u'%', u'_'})
        pattern.replace(special, u"!"_s + special);
    return u'%' + pattern + u'%';
}

//! Length before content, so that no two records read alike.
void put(QByteArray &message, const QByteArray &field) {
    QByteArray length(4, Qt::Uninitialized);
    qToBigEndian(quint32(field.size()), length.data());
    message += length + field;
}
void put(QByteArray &message, const QString &field) { put(message, field.toUtf8()); }
void put(QByteArray &message, qint64 number) { put(message, QByteArray::number(number)); }

QString compact(const QJsonObject &json) {
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

const QString &auditColumns() {
    static const QString all = u"seq, at, user_id, login, method, category, outcome, target, peer, detail, mac"_s;
    return all;
}

//! A row with its detail as the very text that was written: the MAC covers that.
struct Stored {
    AuditRecord record;
    QString detail;
    QByteArray mac;
};

Stored storedOf(const Row &row) {
    Stored s;
    s.record.seq = row.integer(0);
    s.record.at = row.integer(1);
    s.record.userId = row.text(2);
    s.record.login = row.text(3);
    s.record.method = row.text(4);
    s.record.category = row.text(5);
    s.record.outcome = row.text(6);
    s.record.target = row.text(7);
    s.record.peer = row.text(8);
    s.detail = row.text(9);
    s.record.detail = QJsonDocument::fromJson(s.detail.toUtf8()).object();
    s.mac = row.blob(10);
    return s;
}

} // namespace

QJsonObject AuditRecord::toJson() const {
    return {{u"seq"_s, seq},           {u"at"_s, at},           {u"userId"_s, userId},
            {u"login"_s, login},       {u"method"_s, method},   {u"category"_s, category},
            {u"outcome"_s, outcome},   {u"target"_s, target},   {u"peer"_s, peer},
            {u"detail"_s, detail}};
}

AuditTrail::AuditTrail(Store &store, const Clock &clock, const AuditChain &chain)
    : m_store(store)
    , m_clock(clock)
    , m_chain(chain) {}

QByteArray AuditTrail::macOf(const AuditRecord &r, const QString &detail, const QByteArray &previous,
                             const QString &engine) const {
    QByteArray message("lianxin audit 1");
    put(message, engine);
    put(message, r.seq);
    put(message, r.at);
    for (const QString &field :
         {r.userId, r.login, r.method, r.category, r.outcome, r.target, r.peer, detail})
        put(message, field);
    return m_chain.next(previous, message);
}

QByteArray AuditTrail::headMac(const QString &engine, qint64 seq, const QByteArray &mac) const {
    QByteArray message("lianxin audit head 1");
    put(message, engine);
    put(message, seq);
    put(message, mac);
    return m_chain.next(AuditChain::origin(), message);
}

Expected<qint64> AuditTrail::append(AuditRecord record) {
    return m_store.writeReturning<qint64>([&](Transaction &t) { return append(t, record); });
}

qint64 AuditTrail::append(Transaction &t, AuditRecord record) {
    const QString engine = m_store.engineId();
    const auto head = t.first(u"SELECT seq, mac, head_mac FROM audit_head WHERE engine = $1"_s, {engine});
    const auto last =
        t.first(u"SELECT seq, mac FROM audit WHERE engine = $1 ORDER BY seq DESC LIMIT 1"_s, {engine});
    const bool headSound = head && head->blob(2) == headMac(engine, head->integer(0), head->blob(1));
    qint64 seq = last ? last->integer(0) : 0;
    QByteArray previous = last ? last->blob(1) : AuditChain::origin();
    // Somebody was at the trail. Going on hides nothing: the trail itself says where that was.
    const bool restarted = headSound ? head->integer(0) != seq || head->blob(1) != previous : head || last;
    if (headSound && head->integer(0) > seq) {
        seq = head->integer(0);
        previous = head->blob(1);
    }
    if (restarted)
        qCCritical(lcDoor) << "the audit trail was changed from outside";
    const auto write = [&](AuditRecord &r) {
        r.seq = ++seq;
        r.at = m_clock.now();
        const QString detail = compact(r.detail);
        previous = macOf(r, detail, previous, engine);
        t.execute(u"INSERT INTO audit (engine, "_s + auditColumns()
                      + u") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"_s,
                  {engine, r.seq, r.at, r.userId, r.login, r.method, r.category, r.outcome, r.target, r.peer, detail,
                   previous});
    };
    if (restarted) {
        AuditRecord note;
        note.userId = note.login = u"engine"_s;
        note.method = kRestarted;
        note.category = nameOf(Audit::Security);
        note.outcome = u"audit.head_changed"_s;
        write(note);
    }
    write(record);
    t.execute(u"INSERT INTO audit_head (engine, seq, mac, head_mac) VALUES ($1, $2, $3, $4) "
              "ON CONFLICT (engine) DO UPDATE SET seq = excluded.seq, mac = excluded.mac, head_mac = excluded.head_mac"_s,
              {engine, seq, previous, headMac(engine, seq, previous)});
    return seq;
}

Expected<std::vector<AuditRecord>> AuditTrail::list(const Filter &filter) const {
    LX_TRY(Page found, page(filter));
    return std::move(found.records);
}

Expected<AuditTrail::Page> AuditTrail::page(const Filter &filter) const {
    const int limit = qBound(1, filter.limit, 1000);
    const QString engine = m_store.engineId();
    QString sql = u"SELECT "_s + auditColumns() + u" FROM audit WHERE engine = $1 AND seq > $2 AND seq < $3"_s;
    Params params{engine, filter.after, std::numeric_limits<qint64>::max()};
    const auto also = [&](const QString &condition, const SqlValue &value) {
        params.push_back(value);
        sql += u" AND "_s + condition.arg(params.size());
    };
    if (!filter.userId.isEmpty())
        also(u"user_id = $%1"_s, filter.userId);
    if (filter.method.endsWith(u".*"_s)) {
        // A range instead of LIKE: no escaping, and the same on both stores.
        also(u"method >= $%1"_s, filter.method.chopped(1));
        also(u"method < $%1"_s, QString(filter.method.chopped(2) + u'/'));
    } else if (!filter.method.isEmpty()) {
        also(u"method = $%1"_s, filter.method);
    }
    if (!filter.category.isEmpty())
        also(u"category = $%1"_s, filter.category);
    if (filter.from > 0)
        also(u"at >= $%1"_s, filter.from);
    if (filter.to > 0)
        also(u"at < $%1"_s, filter.to);
    if (!filter.login.isEmpty())
        also(u"lower(login) LIKE $%1 ESCAPE '!'"_s, partPattern(filter.login));
    if (filter.outcome == u"failed")
        sql += u" AND outcome <> 'ok'"_s;
    else if (!filter.outcome.isEmpty())
        also(u"outcome = $%1"_s, filter.outcome);
    if (!filter.text.isEmpty())
        also(u"lower(login || ' ' || method || ' ' || outcome || ' ' || target || ' ' || peer || ' ' || detail) LIKE $%1 ESCAPE '!'"_s, partPattern(filter.text));
    params.push_back(qint64(limit));
    sql += u" ORDER BY seq %2 LIMIT $%1"_s.arg(params.size()).arg(filter.newestFirst ? u"DESC"_s : u"ASC"_s);
    return m_store.readReturning<Page>([&](Snapshot &s) {
        Page out;
        qint64 lowest = 0; // of those looked at
        if (filter.newestFirst) {
            qint64 end = filter.before;
            if (end == 0) {
                const auto newest = s.first(u"SELECT MAX(seq) FROM audit WHERE engine = $1"_s, {engine});
                end = newest && !newest->isNull(0) ? newest->integer(0) + 1 : 1;
                if (filter.to > 0) { // what came later need not be walked over
                    const auto last = s.first(u"SELECT seq FROM audit WHERE engine = $1 AND at < $2 ORDER BY at DESC LIMIT 1"_s, {engine, filter.to + kClockSlack});
                    end = qMin(end, last ? last->integer(0) + 1 : 1);
                }
            }
            lowest = qMax<qint64>(filter.after + 1, end - kLookedAt);
            params[1] = lowest - 1;
            params[2] = end;
        }
        for (const Row &row : s.query(sql, params))
            out.records.push_back(storedOf(row).record);
        if (int(out.records.size()) == limit) {
            out.next = out.records.back().seq;
        } else if (filter.newestFirst && lowest > filter.after + 1) {
            const auto oldest = s.first(u"SELECT at FROM audit WHERE engine = $1 AND seq = $2"_s, {engine, lowest});
            if (!oldest || oldest->integer(0) >= filter.from - kClockSlack)
                out.next = lowest;
        }
        return out;
    });
}

Expected<AuditVerdict> AuditTrail::verify(const QByteArray &knownHead) const {
    const QString engine = m_store.engineId();
    const auto colon = knownHead.indexOf(':');
    const qint64 knownSeq = knownHead.isEmpty() ? 0 : knownHead.left(colon).toLongLong();
    const QByteArray knownMac = QByteArray::fromHex(knownHead.mid(colon + 1));
    return m_store.readReturning<AuditVerdict>([&](Snapshot &s) {
        AuditVerdict verdict;
        QByteArray previous = AuditChain::origin();
        bool knownSeen = knownSeq == 0;
        const auto fail = [&](qint64 seq, const QString &finding) {
            verdict.firstBad = seq;
            verdict.finding = finding;
            return false;
        };
        s.forEach(u"SELECT "_s + auditColumns() + u" FROM audit WHERE engine = $1 ORDER BY seq"_s, {engine},
                  [&](const Row &row) {
                      const Stored stored = storedOf(row);
                      if (stored.record.seq != verdict.records + 1)
                          return fail(verdict.records + 1, u"missing"_s);
                      if (macOf(stored.record, stored.detail, previous, engine) != stored.mac)
                          return fail(stored.record.seq, u"changed"_s);
                      if (stored.record.method == kRestarted)
                          return fail(stored.record.seq, u"head_changed"_s);
                      knownSeen |= stored.record.seq == knownSeq && stored.mac == knownMac;
                      ++verdict.records;
                      previous = stored.mac;
                      return true;
                  });
        if (!verdict.finding.isEmpty())
            return verdict;
        const auto head = s.first(u"SELECT seq, mac, head_mac FROM audit_head WHERE engine = $1"_s, {engine});
        if (head && head->blob(2) != headMac(engine, head->integer(0), head->blob(1)))
            fail(head->integer(0), u"head_changed"_s);
        else if (!head && verdict.records > 0)
            fail(verdict.records, u"head_changed"_s);
        else if ((head && head->integer(0) > verdict.records) || !knownSeen)
            fail(verdict.records + 1, u"cut_tail"_s);
        else if (head && (head->integer(0) < verdict.records || head->blob(1) != previous))
            fail(head->integer(0), u"head_changed"_s);
        verdict.intact = verdict.finding.isEmpty();
        return verdict;
    });
}

Expected<QByteArray> AuditTrail::head() const {
    return m_store.readReturning<QByteArray>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT seq, mac FROM audit_head WHERE engine = $1"_s, {m_store.engineId()});
        return row ? QByteArray::number(row->integer(0)) + ':' + row->blob(1).toHex() : QByteArray();
    });
}

} // namespace lianxin
