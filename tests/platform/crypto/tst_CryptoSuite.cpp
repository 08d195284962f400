// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/AuthenticatedCipher.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_CryptoSuite : public QObject {
    Q_OBJECT
    static void addSuites() {
        QTest::addColumn<CryptoSuite>("suite");
        QTest::newRow("intl") << CryptoSuite::Intl;
        QTest::newRow("gm") << CryptoSuite::Gm;
    }
    static QByteArray mac(CryptoSuite suite, const QByteArray &key, const QByteArray &data) {
        const auto mac = SuiteOperations::of(suite).mac(key);
        mac->feed(data);
        return mac->finish().toHex();
    }

private Q_SLOTS:
    void hash_matchesTheStandards() {
        // FIPS 180-4 and GB/T 32905-2016, appendix A.1: "abc".
        QCOMPARE(SuiteOperations::of(CryptoSuite::Intl).hash("abc").toHex(),
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(SuiteOperations::of(CryptoSuite::Gm).hash("abc").toHex(),
                 QByteArray("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"));
    }
    void mac_matchesTheStandards() {
        // RFC 4231, case 2.
        QCOMPARE(mac(CryptoSuite::Intl, "Jefe", "what do ya want for nothing?"),
                 QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        // Case 6: a key longer than a block; and the same in pieces, after something else.
        const QByteArray text = "Test Using Larger Than Block-Size Key - Hash Key First";
        const QByteArray expected = "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54";
        QCOMPARE(mac(CryptoSuite::Intl, QByteArray(131, '\xaa'), text), expected);
        const auto again = SuiteOperations::of(CryptoSuite::Intl).mac(QByteArray(131, '\xaa'));
        again->feed("something else");
        again->finish();
        again->restart();
        again->feed(text.first(20));
        again->feed({});
        again->feed(text.sliced(20));
        QCOMPARE(again->finish().toHex(), expected);
        // The same key and text with SM3.
        QCOMPARE(mac(CryptoSuite::Gm, "Jefe", "what do ya want for nothing?"),
                 QByteArray("2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882"));
    }
    void counterCipher_matchesTheStandards() {
        // The first block of key stream is the encrypted iv: SM4, GB/T 32907-2016, appendix A.1.
        const QByteArray key = QByteArray::fromHex("0123456789abcdeffedcba9876543210");
        const QByteArray zeros(16, '\0');
        QByteArray out(16, '\0');
        SuiteOperations::of(CryptoSuite::Gm).cipher(key)->apply(key, zeros.constData(), out.data(), 16);
        QCOMPARE(out.toHex(), QByteArray("681edf34d206965e86b3e94f536e4246"));
        // AES-256: SP 800-38A, F.5.5, block 1.
        const QByteArray aes =
            QByteArray::fromHex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
        const QByteArray plain = QByteArray::fromHex("6bc1bee22e409f96e93d7e117393172a");
        SuiteOperations::of(CryptoSuite::Intl)
            .cipher(aes)
            ->apply(QByteArray::fromHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"), plain.constData(), out.data(), 16);
        QCOMPARE(out.toHex(), QByteArray("601ec313775789a5b7a7f504bbf3d228"));
    }
    void derive_matchesRfc5869() {
        // Our HKDF has no salt and a key of 32 bytes; RFC 5869 A.3 has 22 bytes of 0x0b, no salt, no info.
        QCOMPARE(SuiteOperations::of(CryptoSuite::Intl).derive(QByteArray(22, '\x0b'), "", 42).view().toByteArray().toHex(),
                 QByteArray("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
    }
    void stretch_dependsOnEveryInput_data() { addSuites(); }
    void stretch_dependsOnEveryInput() {
        QFETCH(CryptoSuite, suite);
        const auto &operations = SuiteOperations::of(suite);
        const qint64 cost = 1 << 11;
        const SecretBytes base = operations.stretch("通行口令", "salt", cost);
        QVERIFY(base == operations.stretch("通行口令", "salt", cost));
        QVERIFY(!(base == operations.stretch("通行口令!", "salt", cost)));
        QVERIFY(!(base == operations.stretch("通行口令", "salt2", cost)));
        QVERIFY(!(base == operations.stretch("通行口令", "salt", cost * 2)));
        QCOMPARE(base.size(), 32);
    }
    void seal_thenOpen_givesThePlainText_data() { addSuites(); }
    void seal_thenOpen_givesThePlainText() {
        QFETCH(CryptoSuite, suite);
        AuthenticatedCipher cipher(suite, QByteArray(32, 'k'), "test", 16);
        const QByteArray iv = randomBytes(16);
        for (const int size : {0, 1, 15, 16, 17, 65'536}) {
            const QByteArray plain = randomBytes(std::max(size, 1)).first(size);
            const QByteArray sealed = cipher.seal(iv, "context", plain);
            QCOMPARE(sealed.size(), size + 16);
            QCOMPARE(cipher.open(iv, "context", sealed).value(), plain);
        }
    }
    void open_ofAnythingChanged_fails_data() { addSuites(); }
    void open_ofAnythingChanged_fails() {
        QFETCH(CryptoSuite, suite);
        AuthenticatedCipher cipher(suite, QByteArray(32, 'k'), "test", 32);
        const QByteArray iv(16, 'i');
        const QByteArray sealed = cipher.seal(iv, "ab", "cd");
        for (int i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = char(changed[i] ^ 1);
            QVERIFY(!cipher.open(iv, "ab", changed));
        }
        QVERIFY(!cipher.open(QByteArray(16, 'j'), "ab", sealed));
        QVERIFY(!cipher.open(iv, "abc", sealed));
        QVERIFY(!cipher.open(iv, "ab", sealed.first(10)));
        QVERIFY(!AuthenticatedCipher(suite, QByteArray(32, 'l'), "test", 32).open(iv, "ab", sealed));
        QVERIFY(!AuthenticatedCipher(suite, QByteArray(32, 'k'), "other", 32).open(iv, "ab", sealed));
    }
    void secretBytes_movedFrom_isEmpty() {
        SecretBytes a{QByteArrayView("secret")};
        const SecretBytes b = std::move(a);
        QVERIFY(a.isEmpty()); // NOLINT(bugprone-use-after-move): that is what is tested
        QCOMPARE(b.view(), QByteArrayView("secret"));
    }
    void names_goBothWays() {
        QCOMPARE(cryptoSuiteFromName(nameOf(CryptoSuite::Gm)), CryptoSuite::Gm);
        QCOMPARE(cryptoSuiteFromName(nameOf(CryptoSuite::Intl)), CryptoSuite::Intl);
        QVERIFY(!cryptoSuiteFromName(u"rot13"));
    }
};
LIANXIN_TEST(tst_CryptoSuite);
#include "tst_CryptoSuite.moc"
