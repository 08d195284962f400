// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/FieldSealer.h"
#include "support/TestRegistry.h"
#include <QSet>
#include <QTest>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace lianxin;

class tst_FieldSealer : public QObject {
    Q_OBJECT
    static void addSuites() {
        QTest::addColumn<CryptoSuite>("suite");
        QTest::newRow("intl") << CryptoSuite::Intl;
        QTest::newRow("gm") << CryptoSuite::Gm;
    }
private Q_SLOTS:
    void seal_thenOpen_givesTheText_data() { addSuites(); }
    void seal_thenOpen_givesTheText() {
        QFETCH(CryptoSuite, suite);
        const auto ring = KeyRing::temporary(suite);
        const FieldSealer sealer(*ring);
        for (const QString &text : {u"13812341234"_s, u"张小敏"_s, QString(), QString(5000, u'x')}) {
            const QByteArray sealed = sealer.seal(text, "contact.phone");
            QVERIFY(!sealed.contains(text.toUtf8()) || text.isEmpty());
            QCOMPARE(sealer.open(sealed, "contact.phone").value(), text);
        }
    }
    void seal_ofTheSameText_differsEveryTime() {
        const auto ring = KeyRing::temporary(CryptoSuite::Intl);
        const FieldSealer sealer(*ring);
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(sealer.seal(u"13812341234"));
        QCOMPARE(seen.size(), 1000);
    }
    void seal_inAForkedChild_usesRandomBytesOfItsOwn() {
        const auto ring = KeyRing::temporary(CryptoSuite::Intl);
        const FieldSealer sealer(*ring);
        (void)sealer.seal(u"1"); // fetches some in advance
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const QByteArray sealed = sealer.seal(u"1");
            ::_exit(::write(ends[1], sealed.constData(), size_t(sealed.size())) == sealed.size() ? 0 : 1);
        }
        const QByteArray ours = sealer.seal(u"1");
        QByteArray theirs(ours.size(), '\0');
        QCOMPARE(::read(ends[0], theirs.data(), size_t(theirs.size())), ssize_t(theirs.size()));
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        ::close(ends[0]);
        ::close(ends[1]);
        QVERIFY(sealer.open(theirs));
        QVERIFY(ours.mid(1, 16) != theirs.mid(1, 16));
    }
    void open_ofWhatWasChangedOrMoved_fails_data() { addSuites(); }
    void open_ofWhatWasChangedOrMoved_fails() {
        QFETCH(CryptoSuite, suite);
        const auto ring = KeyRing::temporary(suite);
        const FieldSealer sealer(*ring);
        const QByteArray sealed = sealer.seal(u"13812341234", "contact.phone");
        QCOMPARE(sealer.open(sealed, "contact.name").error().code, u"crypto.field_damaged"_s);
        for (int i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = char(changed[i] ^ 0x40);
            QVERIFY(!sealer.open(changed, "contact.phone"));
        }
        for (int size = 0; size < sealed.size(); ++size)
            QVERIFY(!sealer.open(sealed.first(size), "contact.phone"));
        const auto other = KeyRing::temporary(suite);
        QVERIFY(!FieldSealer(*other).open(sealed, "contact.phone"));
    }
    void blindIndex_isTheSameForTheSameNumberOnly() {
        const auto ring = KeyRing::temporary(CryptoSuite::Gm);
        const BlindIndex index(*ring);
        const QByteArray phone = index.of(u"13812341234");
        QCOMPARE(phone.size(), 16);
        QCOMPARE(index.of(u"13812341234"), phone);
        QVERIFY(index.of(u"13812341235") != phone);
        QVERIFY(index.of(u"13812341234", "name") != phone);
        QVERIFY(index.of(u"e1", "phon") != index.of(u"1", "phone"));
        QVERIFY(BlindIndex(*KeyRing::temporary(CryptoSuite::Gm)).of(u"13812341234") != phone);
    }
    void auditChain_changesWithEveryRecordBefore() {
        const auto ring = KeyRing::temporary(CryptoSuite::Intl);
        const AuditChain chain(*ring);
        const QByteArray first = chain.next(AuditChain::origin(), "login");
        const QByteArray second = chain.next(first, "export");
        QCOMPARE(first.size(), 32);
        QCOMPARE(chain.next(AuditChain::origin(), "login"), first);
        QVERIFY(chain.next(chain.next(AuditChain::origin(), "logout"), "export") != second);
    }
    void sealing_fromManyThreads_staysRight() {
        const auto ring = KeyRing::temporary(CryptoSuite::Intl);
        const FieldSealer sealer(*ring);
        const BlindIndex index(*ring);
        const QByteArray expected = index.of(u"13800000000");
        std::atomic<int> wrong = 0;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([&] {
                    for (int i = 0; i < 500; ++i) {
                        wrong += sealer.open(sealer.seal(u"张三")).valueOr({}) != u"张三"_s;
                        wrong += index.of(u"13800000000") != expected;
                    }
                });
        }
        QCOMPARE(wrong, 0);
    }
};
LIANXIN_TEST(tst_FieldSealer);
#include "tst_FieldSealer.moc"
