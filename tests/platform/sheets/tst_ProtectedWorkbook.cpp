// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks with a password, made here after MS-OFFCRYPTO; tst_SheetCorpus opens those of other programs.
#include "BiffBuilder.h"
#include "ProtectedBuilder.h"
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

const QByteArray &salt = ProtectedBuilder::salt;

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
        repeated += md5(ProtectedBuilder::utf16(password)).first(5) + salt;
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
        const QByteArray content = kind == "agile"_L1 ? ProtectedBuilder::agile(m_package, password) : ProtectedBuilder::standard(m_package, password);
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
        QCOMPARE(read(ProtectedBuilder::agile(m_package, u"VelvetSweatshop"_s), {}).size(), 3000u);
        QCOMPARE(read(CompoundBuilder().add(u"Workbook"_s, rc4Stream(u"VelvetSweatshop"_s)).bytes(), {}).size(), 200u);
    }
    void open_unknownCipher_isRefusedWithItsName() {
        QCOMPARE(read(ProtectedBuilder::agile(m_package, u"x"_s, "ChainingModeCFB"), u"x"_s)[0].at(0), u"error:sheet.encryption_unknown"_s);
        QCOMPARE(read(CompoundBuilder().add(u"EncryptionInfo"_s, le2(4) + le2(3) + QByteArray(300, '\0')).add(u"EncryptedPackage"_s, QByteArray(5000, 'x')).bytes(), u"x"_s)[0].at(0),
                 u"error:sheet.encryption_unknown"_s);
    }
    void open_damaged_neverCrashes() {
        const QByteArray agile = ProtectedBuilder::agile(m_package.first(6000), u"x"_s);
        const QByteArray standard = ProtectedBuilder::standard(m_package.first(6000), u"x"_s);
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
