// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks with a password, made here after MS-OFFCRYPTO; tst_SheetCorpus opens those of other programs.
#include "BiffBuilder.h"
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <memory>
#include <openssl/evp.h>

using namespace lianxin;
using namespace lianxin::test;

namespace {

const QByteArray salt = "0123456789abcdef";
const QByteArray dataSalt = "fedcba9876543210";

QByteArray utf16(const QString &text) { return QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2); }

QByteArray aes(const EVP_CIPHER *cipher, const QByteArray &key, const QByteArray &iv, QByteArray data) {
    data = data.leftJustified((data.size() + 15) / 16 * 16, '\0');
    QByteArray out(data.size() + 32, '\0');
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    int length = 0;
    EVP_EncryptInit_ex(context.get(), cipher, nullptr, reinterpret_cast<const unsigned char *>(key.constData()), reinterpret_cast<const unsigned char *>(iv.constData()));
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char *>(out.data()), &length, reinterpret_cast<const unsigned char *>(data.constData()), int(data.size()));
    out.truncate(length);
    return out;
}

QByteArray spun(QCryptographicHash::Algorithm algorithm, const QString &password, int spins) {
    QByteArray hash = QCryptographicHash::hash(salt + utf16(password), algorithm);
    for (int i = 0; i < spins; ++i)
        hash = QCryptographicHash::hash(le4(quint32(i)) + hash, algorithm);
    return hash;
}

QByteArray packageHead(const QByteArray &package) { return le4(quint32(package.size())) + le4(0); }

// AES-128, SHA-1, 50,000 rounds, as Excel 2007 writes.
QByteArray standardFile(const QByteArray &package, const QString &password) {
    const QByteArray last = QCryptographicHash::hash(spun(QCryptographicHash::Sha1, password, 50000) + le4(0), QCryptographicHash::Sha1);
    QByteArray block(64, '\x36');
    for (int i = 0; i < last.size(); ++i)
        block[i] = char(block[i] ^ last[i]);
    const QByteArray key = QCryptographicHash::hash(block, QCryptographicHash::Sha1).first(16);
    const QByteArray verifier = "verify this text";
    const QByteArray header = le4(0x24) + le4(0) + le4(0x660e) + le4(0x8004) + le4(128) + le4(0x18) + le4(0) + le4(0) + utf16(u"AES"_s) + le2(0);
    const QByteArray info = le2(3) + le2(2) + le4(0x24) + le4(quint32(header.size())) + header + le4(16) + salt + aes(EVP_aes_128_ecb(), key, {}, verifier) + le4(20) +
                            aes(EVP_aes_128_ecb(), key, {}, QCryptographicHash::hash(verifier, QCryptographicHash::Sha1));
    return CompoundBuilder().add(u"EncryptionInfo"_s, info).add(u"EncryptedPackage"_s, packageHead(package) + aes(EVP_aes_128_ecb(), key, {}, package)).bytes();
}

// AES-256, SHA-512, as Excel 2013 and WPS write; with fewer rounds.
QByteArray agileFile(const QByteArray &package, const QString &password, const QByteArray &chaining = "ChainingModeCBC") {
    const auto sha = [](const QByteArray &data) { return QCryptographicHash::hash(data, QCryptographicHash::Sha512); };
    const QByteArray hash = spun(QCryptographicHash::Sha512, password, 1000);
    const auto sealed = [&](const QByteArray &block, const QByteArray &data) { return aes(EVP_aes_256_cbc(), sha(hash + block).first(32), salt, data).toBase64(); };
    const QByteArray key = "0123456789abcdef0123456789ABCDEF";
    const QByteArray verifier = "verify this text";
    const QByteArray common = "saltSize=\"16\" blockSize=\"16\" keyBits=\"256\" hashSize=\"64\" cipherAlgorithm=\"AES\" cipherChaining=\"" + chaining + "\" hashAlgorithm=\"SHA512\" ";
    const QByteArray xml = "<?xml version=\"1.0\"?><encryption xmlns=\"http://schemas.microsoft.com/office/2006/encryption\" xmlns:p=\"p\"><keyData " + common + "saltValue=\"" +
                           dataSalt.toBase64() + "\"/><keyEncryptors><keyEncryptor uri=\"u\"><p:encryptedKey spinCount=\"1000\" " + common + "saltValue=\"" + salt.toBase64() +
                           "\" encryptedVerifierHashInput=\"" + sealed("\xfe\xa7\xd2\x76\x3b\x4b\x9e\x79", verifier) + "\" encryptedVerifierHashValue=\"" +
                           sealed("\xd7\xaa\x0f\x6d\x30\x61\x34\x4e", sha(verifier)) + "\" encryptedKeyValue=\"" + sealed("\x14\x6e\x0b\xe7\xab\xac\xd0\xd6", key) +
                           "\"/></keyEncryptor></keyEncryptors></encryption>";
    QByteArray body = packageHead(package);
    for (int i = 0; i * 4096 < package.size(); ++i)
        body += aes(EVP_aes_256_cbc(), key, sha(dataSalt + le4(quint32(i))).first(16), package.mid(i * 4096, 4096));
    return CompoundBuilder().add(u"EncryptionInfo"_s, le2(4) + le2(4) + le4(0x40) + xml).add(u"EncryptedPackage"_s, body).bytes();
}

// RC4 of 128 bits, as Excel 97 writes.
class Rc4 {
public:
    explicit Rc4(const QByteArray &key) {
        for (int i = 0; i < 256; ++i)
            m_s[i] = quint8(i);
        for (int i = 0, j = 0; i < 256; ++i) {
            j = (j + m_s[i] + quint8(key[i % key.size()])) & 255;
            std::swap(m_s[i], m_s[j]);
        }
    }
    char step(char c) {
        m_i = (m_i + 1) & 255;
        m_j = (m_j + m_s[m_i]) & 255;
        std::swap(m_s[m_i], m_s[m_j]);
        return char(quint8(c) ^ m_s[(m_s[m_i] + m_s[m_j]) & 255]);
    }
    QByteArray apply(QByteArray data) {
        for (char &c : data)
            c = step(c);
        return data;
    }

private:
    int m_i = 0;
    int m_j = 0;
    quint8 m_s[256];
};

QByteArray rc4Stream(const QString &password) {
    const auto md5 = [](const QByteArray &data) { return QCryptographicHash::hash(data, QCryptographicHash::Md5); };
    QByteArray repeated;
    for (int i = 0; i < 16; ++i)
        repeated += md5(utf16(password)).first(5) + salt;
    const QByteArray base = md5(repeated).first(5);
    const QByteArray verifier = "verify this text";
    Rc4 first(md5(base + le4(0)));
    const QByteArray sealed = first.apply(verifier);
    const QByteArray sealedHash = first.apply(md5(verifier));
    BiffBuilder book;
    book.global(0x2f, le2(1) + le2(1) + le2(1) + salt + sealed + sealedHash);
    for (int row = 0; row < 200; ++row)
        book.cell(0x204, row, 0, BiffBuilder::text(u"市民%1"_s.arg(row))).cell(0x203, row, 1, leDouble8(13812340000.0 + row));
    QByteArray stream = book.stream();
    QByteArray key;
    for (qsizetype block = 0; block * 1024 < stream.size(); ++block)
        key += Rc4(md5(base + le4(quint32(block)))).apply(QByteArray(1024, '\0'));
    const auto at = [&](qsizetype i) { return quint8(stream[i]); };
    bool on = false;
    for (qsizetype p = 0; p + 4 <= stream.size();) {
        const int id = at(p) | at(p + 1) << 8;
        const qsizetype size = at(p + 2) | at(p + 3) << 8;
        for (qsizetype i = id == 0x85 ? 4 : 0; on && id != 0x809 && i < size; ++i)
            stream[p + 4 + i] = char(stream[p + 4 + i] ^ key[p + 4 + i]);
        on = on || id == 0x2f;
        p += 4 + size;
    }
    return stream;
}

} // namespace

class tst_ProtectedWorkbook : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;
    QByteArray m_package;

    std::vector<QStringList> read(const QByteArray &content, const QString &password) const {
        QFile file(m_path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        file.close();
        SheetOptions options;
        options.password = password;
        return rowsOf(m_path, 0, options);
    }

private Q_SLOTS:
    void initTestCase() {
        m_path = m_dir.filePath(u"机密.xlsx"_s);
        QByteArray data;
        for (int i = 1; i <= 3000; ++i)
            data += "<row><c t=\"inlineStr\"><is><t>市民" + QByteArray::number(i * 7919 % 100003) + "</t></is></c><c><v>1381234" + QByteArray::number(10000 + i).last(4) + "</v></c></row>";
        const QString plain = m_dir.filePath(u"p.xlsx"_s);
        QVERIFY(ZipBuilder::workbook(data).write(plain));
        QFile file(plain);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_package = file.readAll();
        QVERIFY(m_package.size() > 3 * 4096);
    }
    void open_withPassword_givesTheRows_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("password");
        for (const char *kind : {"standard", "agile"}) {
            QTest::addRow("%s", kind) << QString::fromLatin1(kind) << u"Pa55 wörd"_s;
            QTest::addRow("%s, Chinese", kind) << QString::fromLatin1(kind) << u"密码"_s;
        }
    }
    void open_withPassword_givesTheRows() {
        QFETCH(QString, kind);
        QFETCH(QString, password);
        const QByteArray content = kind == "agile"_L1 ? agileFile(m_package, password) : standardFile(m_package, password);
        const auto rows = read(content, password);
        QCOMPARE(rows.size(), 3000u);
        QCOMPARE(rows[0], QStringList({u"1"_s, u"s:市民7919"_s, u"n:13812340001"_s}));
        QCOMPARE(rows[2999].at(2), u"n:13812343000"_s);
        QCOMPARE(read(content, u"wrong"_s)[0].at(0), u"error:sheet.password_wrong"_s);
        QCOMPARE(read(content, {})[0].at(0), u"error:sheet.encrypted"_s);
    }
    void open_xlsWithPassword_givesTheRows() {
        const QByteArray content = CompoundBuilder().add(u"Workbook"_s, rc4Stream(u"密码1"_s)).bytes();
        const auto rows = read(content, u"密码1"_s);
        QCOMPARE(rows.size(), 200u);
        QCOMPARE(rows[199], QStringList({u"200"_s, u"s:市民199"_s, u"n:13812340199"_s}));
        QCOMPARE(read(content, u"密码2"_s)[0].at(0), u"error:sheet.password_wrong"_s);
        QCOMPARE(read(content, {})[0].at(0), u"error:sheet.encrypted"_s);
    }
    void open_writeProtectedOnly_needsNoPassword() {
        QCOMPARE(read(agileFile(m_package, u"VelvetSweatshop"_s), {}).size(), 3000u);
        QCOMPARE(read(CompoundBuilder().add(u"Workbook"_s, rc4Stream(u"VelvetSweatshop"_s)).bytes(), {}).size(), 200u);
    }
    void open_unknownCipher_isRefusedWithItsName() {
        QCOMPARE(read(agileFile(m_package, u"x"_s, "ChainingModeCFB"), u"x"_s)[0].at(0), u"error:sheet.encryption_unknown"_s);
        QCOMPARE(read(CompoundBuilder().add(u"EncryptionInfo"_s, le2(4) + le2(3) + QByteArray(300, '\0')).add(u"EncryptedPackage"_s, QByteArray(5000, 'x')).bytes(), u"x"_s)[0].at(0),
                 u"error:sheet.encryption_unknown"_s);
    }
    void open_damaged_neverCrashes() {
        const QByteArray agile = agileFile(m_package.first(6000), u"x"_s);
        const QByteArray standard = standardFile(m_package.first(6000), u"x"_s);
        quint32 seed = 7;
        const auto random = [&seed](qsizetype below) {
            seed = seed * 1664525u + 1013904223u;
            return qsizetype((seed >> 8) % quint32(below));
        };
        for (int i = 0; i < 60; ++i) {
            QByteArray mutated = i % 2 ? agile : standard;
            for (int n = 0; n < 8; ++n)
                mutated[random(mutated.size())] = char(random(256));
            if (i % 7 == 0)
                mutated.truncate(random(mutated.size()));
            const auto rows = read(mutated, u"x"_s);
            QVERIFY(rows.empty() || rows.back().at(0).startsWith(u"error:sheet."_s) || !rows.back().at(0).startsWith(u"error"_s));
        }
    }
};
LIANXIN_TEST(tst_ProtectedWorkbook);
#include "tst_ProtectedWorkbook.moc"
