// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/AccessSchema.h"
#include "platform/access/AuditTrail.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <functional>

using namespace lianxin;
using lianxin::test::StoreFixture;

class tst_AuditTrail : public QObject {
    Q_OBJECT
    ManualClock m_clock{1'700'000'000'000};

    static AuditRecord record(const QString &method, const QString &user = u"u1"_s) {
        AuditRecord r;
        r.userId = user;
        r.login = u"zhou"_s;
        r.method = method;
        r.category = u"write"_s;
        r.outcome = u"ok"_s;
        r.detail = {{u"name"_s, u"夏季"_s}};
        return r;
    }
    static void change(Store &store, const QString &sql) {
        const auto done = store.write([&](Transaction &t) { QVERIFY(t.execute(sql) > 0); });
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
    }
    void fill(AuditTrail &trail, int count) {
        for (int i = 1; i <= count; ++i) {
            m_clock.advance(1000);
            QCOMPARE(trail.append(record(u"users.add"_s)).value(), qint64(i));
        }
    }

private Q_SLOTS:
    void append_isGapless_andVerifies_data() { StoreFixture::addBackendColumn(); }
    void append_isGapless_andVerifies() {
        STORE_FIXTURE(fixture, accessSchema());
        AuditTrail trail(fixture.store(), m_clock, fixture.auditChain());
        QVERIFY(trail.verify()->intact); // empty
        fill(trail, 20);
        const auto verdict = trail.verify();
        QVERIFY2(verdict, verdict ? "" : qPrintable(verdict.error().toString()));
        QVERIFY(verdict->intact);
        QCOMPARE(verdict->records, 20);
        AuditTrail::Filter few;
        few.limit = 5;
        const auto records = trail.list(few);
        QCOMPARE(records->size(), 5u);
        QCOMPARE(records->front().detail.value("name"_L1).toString(), u"夏季"_s);
    }

    void rollback_leavesNoGap_data() { StoreFixture::addBackendColumn(); }
    void rollback_leavesNoGap() {
        STORE_FIXTURE(fixture, accessSchema());
        AuditTrail trail(fixture.store(), m_clock, fixture.auditChain());
        fill(trail, 2);
        const auto failed = fixture.store().write([&](Transaction &t) {
            trail.append(t, record(u"x.y"_s));
            throw StoreFailure({ErrorKind::Conflict, u"test.no"_s, u"no"_s, {}, {}});
        });
        QVERIFY(!failed);
        QCOMPARE(trail.append(record(u"a.b"_s)).value(), 3);
        QVERIFY(trail.verify()->intact);
    }

    void tampering_isFound_data() {
        QTest::addColumn<QString>("backend");
        QTest::addColumn<QStringList>("sql");
        QTest::addColumn<qint64>("firstBad");
        QTest::addColumn<QString>("finding");
        const auto row = [](const char *name, const QStringList &sql, qint64 bad, const QString &finding) {
            QTest::newRow(name) << u"intl"_s << sql << bad << finding;
        };
        row("outcome changed", {u"UPDATE audit SET outcome = 'x' WHERE seq = 4"_s}, 4, u"changed"_s);
        row("user changed", {u"UPDATE audit SET user_id = 'u2' WHERE seq = 1"_s}, 1, u"changed"_s);
        row("time changed", {u"UPDATE audit SET at = at + 1 WHERE seq = 9"_s}, 9, u"changed"_s);
        row("detail changed", {u"UPDATE audit SET detail = '{}' WHERE seq = 10"_s}, 10, u"changed"_s);
        row("field moved", {u"UPDATE audit SET login = 'zhouu', method = 'sers.add' WHERE seq = 2"_s}, 2, u"changed"_s);
        row("removed", {u"DELETE FROM audit WHERE seq = 5"_s}, 5, u"missing"_s);
        row("removed and renumbered",
            {u"DELETE FROM audit WHERE seq = 9"_s, u"UPDATE audit SET seq = 9 WHERE seq = 10"_s}, 9, u"changed"_s);
        row("reordered",
            {u"UPDATE audit SET seq = 100 WHERE seq = 3"_s, u"UPDATE audit SET seq = 3 WHERE seq = 4"_s,
             u"UPDATE audit SET seq = 4 WHERE seq = 100"_s},
            3, u"changed"_s);
        row("tail cut", {u"DELETE FROM audit WHERE seq > 7"_s}, 8, u"cut_tail"_s);
        row("all cut", {u"DELETE FROM audit"_s}, 1, u"cut_tail"_s);
        row("head lowered", {u"DELETE FROM audit WHERE seq > 7"_s, u"UPDATE audit_head SET seq = 7"_s}, 7,
            u"head_changed"_s);
        row("head gone", {u"DELETE FROM audit_head"_s}, 10, u"head_changed"_s);
    }
    void tampering_isFound() {
        QFETCH(QStringList, sql);
        QFETCH(qint64, firstBad);
        QFETCH(QString, finding);
        STORE_FIXTURE(fixture, accessSchema());
        AuditTrail trail(fixture.store(), m_clock, fixture.auditChain());
        fill(trail, 10);
        for (const auto &statement : sql)
            change(fixture.store(), statement);
        const auto verdict = trail.verify();
        QVERIFY(verdict);
        QVERIFY(!verdict->intact);
        QCOMPARE(verdict->finding, finding);
        QCOMPARE(verdict->firstBad, firstBad);
        // The engine goes on writing, and that heals nothing.
        QVERIFY(trail.append(record(u"later.on"_s)));
        QVERIFY(trail.append(record(u"later.still"_s)));
        const auto later = trail.verify();
        QVERIFY(later);
        QVERIFY(!later->intact);
    }

    void knownHead_findsAStorePutBack() {
        const QString backend = u"intl"_s;
        StoreFixture fixture(backend, accessSchema());
        AuditTrail trail(fixture.store(), m_clock, fixture.auditChain());
        fill(trail, 3);
        const QByteArray before = *trail.head();
        QVERIFY(trail.verify(before)->intact);
        QVERIFY(trail.append(record(u"a.b"_s)));
        QVERIFY(trail.verify(before)->intact); // grown since: fine
        const auto verdict = trail.verify("9:00ff");
        QVERIFY(!verdict->intact);
        QCOMPARE(verdict->finding, u"cut_tail"_s);
    }

    void otherKey_doesNotVerify() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        AuditTrail trail(fixture.store(), m_clock, fixture.auditChain());
        fill(trail, 2);
        const auto otherKeys = KeyRing::temporary(CryptoSuite::Intl);
        const AuditChain otherChain(*otherKeys);
        AuditTrail other(fixture.store(), m_clock, otherChain);
        QCOMPARE(other.verify()->finding, u"changed"_s);
    }

    void list_filters_data() { StoreFixture::addBackendColumn(); }
    void list_filters() {
        STORE_FIXTURE(fixture, accessSchema());
        AuditTrail trail(fixture.store(), m_clock, fixture.auditChain());
        const qint64 start = m_clock.now();
        for (const auto &method : {u"users.add"_s, u"users.lock"_s, u"usersx.add"_s, u"calls.get"_s}) {
            QVERIFY(trail.append(record(method, method.startsWith(u'c') ? u"u2"_s : u"u1"_s)));
            m_clock.advance(1000);
        }
        const auto count = [&](AuditTrail::Filter filter) { return int(trail.list(filter)->size()); };
        AuditTrail::Filter filter;
        QCOMPARE(count(filter), 4);
        filter.method = u"users.*"_s;
        QCOMPARE(count(filter), 2);
        filter.method = u"users.add"_s;
        QCOMPARE(count(filter), 1);
        filter = {};
        filter.userId = u"u2"_s;
        QCOMPARE(count(filter), 1);
        filter = {};
        filter.from = start + 1000;
        filter.to = start + 3000;
        QCOMPARE(count(filter), 2);
        filter = {};
        filter.after = 3;
        QCOMPARE(count(filter), 1);
        filter = {};
        filter.category = u"read"_s;
        QCOMPARE(count(filter), 0);
    }

    void list_findsByPersonResultAndText_data() { StoreFixture::addBackendColumn(); }
    void list_findsByPersonResultAndText() {
        STORE_FIXTURE(fixture, accessSchema());
        AuditTrail trail(fixture.store(), m_clock, fixture.auditChain());
        AuditRecord one = record(u"session.login"_s);
        one.login = u"Zhao_Min"_s;
        one.outcome = u"access.wrong_credentials"_s;
        one.peer = u"10.1.2.3"_s;
        QVERIFY(trail.append(one));
        QVERIFY(trail.append(record(u"users.lock"_s)));
        AuditRecord percent = record(u"lists.import"_s);
        percent.detail = {{u"name"_s, u"100% 办结"_s}};
        QVERIFY(trail.append(percent));
        const auto found = [&](const std::function<void(AuditTrail::Filter &)> &set) {
            QStringList methods;
            for (const bool newest : {false, true}) {
                AuditTrail::Filter filter;
                filter.newestFirst = newest;
                set(filter);
                QStringList these;
                const auto page = trail.page(filter);
                for (const AuditRecord &r : page->records)
                    newest ? these.prepend(r.method) : these.append(r.method);
                if (newest && these != methods)
                    return u"the two orders disagree"_s;
                methods = these;
            }
            return methods.join(u' ');
        };
        QCOMPARE(found([](auto &f) { f.login = u"o_m"_s; }), u"session.login"_s); // as it is written: no pattern
        QCOMPARE(found([](auto &f) { f.login = u"zho"_s; }), u"users.lock lists.import"_s);
        QCOMPARE(found([](auto &f) { f.outcome = u"failed"_s; }), u"session.login"_s);
        QCOMPARE(found([](auto &f) { f.outcome = u"ok"_s; }), u"users.lock lists.import"_s);
        QCOMPARE(found([](auto &f) { f.outcome = u"access.wrong_credentials"_s; }), u"session.login"_s);
        QCOMPARE(found([](auto &f) { f.text = u"0% 办"_s; }), u"lists.import"_s);
        QCOMPARE(found([](auto &f) { f.text = u"10.1.2"_s; }), u"session.login"_s);
        QCOMPARE(found([](auto &f) { f.text = u"夏季"_s; f.method = u"users.*"_s; }), u"users.lock"_s);
        QCOMPARE(found([](auto &f) { f.text = u"1!0"_s; }), QString());
    }

    void page_newestFirst_walksToTheBeginning_evenOverWhatDoesNotFit_data() { StoreFixture::addBackendColumn(); }
    void page_newestFirst_walksToTheBeginning_evenOverWhatDoesNotFit() {
        STORE_FIXTURE(fixture, accessSchema());
        AuditTrail trail(fixture.store(), m_clock, fixture.auditChain());
        QVERIFY(trail.append(record(u"users.first"_s)));
        const qint64 early = m_clock.now() + 1;
        m_clock.advance(30LL * 24 * 3600 * 1000);
        constexpr int many = 20'300; // more than are looked at for one page
        const auto filled = fixture.store().write([&](Transaction &t) {
            for (int i = 0; i < many; ++i)
                trail.append(t, record(u"calls.get"_s));
        });
        QVERIFY2(filled, filled ? "" : qPrintable(filled.error().toString()));
        AuditTrail::Filter filter;
        filter.newestFirst = true;
        filter.limit = 1000;
        const auto first = trail.page(filter);
        QCOMPARE(first->records.front().seq, many + 1);
        QCOMPARE(first->next, first->records.back().seq);
        filter.before = first->next;
        QCOMPARE(trail.page(filter)->records.front().seq, first->next - 1);
        filter.before = 0;
        filter.method = u"users.first"_s; // what is rare comes after an empty page
        const auto empty = trail.page(filter);
        QVERIFY(empty->records.empty());
        QVERIFY(empty->next > 0);
        filter.before = empty->next;
        const auto rare = trail.page(filter);
        QCOMPARE(rare->records.size(), 1u);
        QCOMPARE(rare->next, 0);
        filter.before = 0;
        filter.to = early; // and at once where the time says where to look
        QCOMPARE(trail.page(filter)->records.size(), 1u);
        filter.to = 0;
        filter.from = m_clock.now() + 2LL * 24 * 3600 * 1000; // what is older is not walked to
        QCOMPARE(trail.page(filter)->next, 0);
    }
};

LIANXIN_TEST(tst_AuditTrail);
#include "tst_AuditTrail.moc"
