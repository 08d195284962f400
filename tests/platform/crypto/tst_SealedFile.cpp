// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/SealedFile.h"
#include "support/TestRegistry.h"
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using namespace lianxin;

class tst_SealedFile : public QObject {
    Q_OBJECT
    using Layout = SealedFileLayout;
    static constexpr int kRecord = Layout::chunkSize + Layout::tagSize;
    QTemporaryDir m_directory;
    int m_next = 0;

    QString newPath() { return m_directory.filePath(u"r%1.lxr"_s.arg(++m_next)); }
    static QByteArray pattern(qsizetype size) {
        QByteArray bytes(size, Qt::Uninitialized);
        for (qsizetype i = 0; i < size; ++i)
            bytes[i] = char(i * 7 + i / 251);
        return bytes;
    }
    static void addSuites() {
        QTest::addColumn<CryptoSuite>("suite");
        QTest::newRow("intl") << CryptoSuite::Intl;
        QTest::newRow("gm") << CryptoSuite::Gm;
    }
    QString written(const KeyRing &ring, const QByteArray &plain, bool finish = true) {
        const QString path = newPath();
        auto writer = SealedFileWriter::create(path, ring).value();
        if (!writer->append(plain) || (finish && !writer->finish()))
            qFatal("not written");
        return path;
    }
    static QByteArray load(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void save(const QString &path, const QByteArray &bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void written_reads_theSame_data() {
        QTest::addColumn<CryptoSuite>("suite");
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 1000, Layout::chunkSize - 1, Layout::chunkSize, Layout::chunkSize + 1,
                               5 * Layout::chunkSize, 5 * Layout::chunkSize + 77}) {
            QTest::addRow("intl %d", size) << CryptoSuite::Intl << size;
            QTest::addRow("gm %d", size) << CryptoSuite::Gm << size;
        }
    }
    void written_reads_theSame() {
        QFETCH(CryptoSuite, suite);
        QFETCH(int, size);
        const auto ring = KeyRing::temporary(suite);
        const QByteArray plain = pattern(size);
        const QString path = newPath();
        {
            auto writer = SealedFileWriter::create(path, *ring).value();
            for (qsizetype at = 0; at < plain.size(); at += 1777) // as a recorder hands it over
                QVERIFY(writer->append(QByteArrayView(plain).sliced(at, std::min<qsizetype>(1777, plain.size() - at))));
            QVERIFY(writer->finish());
            QCOMPARE(writer->size(), size);
        }
        const auto reader = SealedFileReader::open(path, *ring).value();
        QVERIFY(reader->isFinished());
        QCOMPARE(reader->size(), size);
        QCOMPARE(reader->read(0, size + 100).value(), plain);
        QVERIFY(reader->verify());
        QVERIFY(!load(path).contains(plain.mid(10, 64)) || size < 100);
    }
    void read_atAnyPlace_givesThatPart() {
        const auto ring = KeyRing::temporary(CryptoSuite::Intl);
        const QByteArray plain = pattern(4 * Layout::chunkSize + 5000);
        const auto reader = SealedFileReader::open(written(*ring, plain), *ring).value();
        for (const qint64 offset : {qint64(0), qint64(Layout::chunkSize - 3), qint64(2 * Layout::chunkSize),
                                    qint64(4 * Layout::chunkSize + 4999), qint64(17)})
            QCOMPARE(reader->read(offset, 100'000).value(), plain.mid(offset, 100'000));
        QVERIFY(reader->read(plain.size(), 10).value().isEmpty());
        QVERIFY(reader->read(-5, 10).value().isEmpty());
        QVERIFY(reader->read(0, -1).value().isEmpty());
    }
    void unfinished_isPlayableUpToItsLastWholeChunk_data() { addSuites(); }
    void unfinished_isPlayableUpToItsLastWholeChunk() {
        QFETCH(CryptoSuite, suite);
        const auto ring = KeyRing::temporary(suite);
        const QByteArray plain = pattern(2 * Layout::chunkSize + 300);
        const QString path = written(*ring, plain, false);
        const auto reader = SealedFileReader::open(path, *ring).value();
        QVERIFY(!reader->isFinished());
        QCOMPARE(reader->size(), 2 * Layout::chunkSize);
        QCOMPARE(reader->read(0, plain.size()).value(), plain.first(2 * Layout::chunkSize));
        // A chunk that the crash cut in half is left out.
        const QByteArray whole = load(written(*ring, plain));
        for (const qsizetype cut : {whole.size() - 1, whole.size() - 290, qsizetype(Layout::headerSize + kRecord + 9)}) {
            const QString cutPath = newPath();
            save(cutPath, whole.first(cut));
            const auto cutReader = SealedFileReader::open(cutPath, *ring).value();
            QVERIFY(!cutReader->isFinished());
            QVERIFY(cutReader->verify());
            QCOMPARE(cutReader->size() % Layout::chunkSize, 0);
        }
    }
    void reader_whileStillWriting_seesWhatIsThere() {
        const auto ring = KeyRing::temporary(CryptoSuite::Intl);
        const QString path = newPath();
        auto writer = SealedFileWriter::create(path, *ring).value();
        QVERIFY(writer->append(pattern(Layout::chunkSize + 10)));
        const auto reader = SealedFileReader::open(path, *ring).value();
        QVERIFY(!reader->isFinished());
        QCOMPARE(reader->size(), Layout::chunkSize);
    }
    void anyChange_isNoticed_data() { addSuites(); }
    void anyChange_isNoticed() {
        QFETCH(CryptoSuite, suite);
        const auto ring = KeyRing::temporary(suite);
        const QByteArray good = load(written(*ring, pattern(3 * Layout::chunkSize + 50)));
        const auto survives = [&](const QByteArray &bytes) {
            const QString path = newPath();
            save(path, bytes);
            const auto reader = SealedFileReader::open(path, *ring);
            return reader && (*reader)->verify() && (*reader)->isFinished();
        };
        QVERIFY(survives(good));
        const auto chunkAt = [](int index) { return Layout::headerSize + index * kRecord; };
        for (const int at : {0, 7, 20, 40, 60, 127, chunkAt(0), chunkAt(1) + 500, chunkAt(2) - 1, int(good.size()) - 1}) {
            QByteArray changed = good;
            changed[at] = char(changed[at] ^ 1);
            QVERIFY2(!survives(changed), qPrintable(QString::number(at)));
        }
        const QByteArray swapped = good.first(chunkAt(0)) + good.mid(chunkAt(1), kRecord) +
                                   good.mid(chunkAt(0), kRecord) + good.mid(chunkAt(2));
        QVERIFY(!survives(swapped));
        QVERIFY(!survives(good.first(chunkAt(1)) + good.mid(chunkAt(2)))); // one taken out of the middle
        QVERIFY(!survives(good.first(chunkAt(2))));                        // the end cut off at a chunk
        QVERIFY(!survives(good.first(chunkAt(0))));                        // nothing but the header
        const QByteArray other = load(written(*ring, pattern(3 * Layout::chunkSize + 50)));
        QVERIFY(!survives(good.first(chunkAt(0)) + other.mid(chunkAt(0)))); // another file's chunks
        QVERIFY(!survives(good.first(chunkAt(1)) + other.mid(chunkAt(1), kRecord) + good.mid(chunkAt(2))));
    }
    void damagedChunk_leavesTheOthersReadable() {
        const auto ring = KeyRing::temporary(CryptoSuite::Gm);
        const QByteArray plain = pattern(3 * Layout::chunkSize);
        const QString path = written(*ring, plain);
        QByteArray bytes = load(path);
        bytes[Layout::headerSize + kRecord + 5] = char(~bytes[Layout::headerSize + kRecord + 5]);
        save(path, bytes);
        const auto reader = SealedFileReader::open(path, *ring).value();
        QVERIFY(reader->isFinished());
        const auto damaged = reader->read(Layout::chunkSize, 10);
        QCOMPARE(damaged.error().code, u"crypto.sealed_file_damaged"_s);
        QVERIFY(damaged.error().message.contains(u"chunk 1"_s));
        QCOMPARE(reader->read(2 * Layout::chunkSize, 10).value(), plain.mid(2 * Layout::chunkSize, 10));
    }
    void open_withOtherKeys_orOfOtherThings_hasItsCode() {
        const auto ring = KeyRing::temporary(CryptoSuite::Intl);
        const QString path = written(*ring, pattern(10));
        const auto codeOf = [](const QString &file, const KeyRing &keys) {
            return SealedFileReader::open(file, keys).error().code;
        };
        QCOMPARE(codeOf(path, *KeyRing::temporary(CryptoSuite::Intl)), u"crypto.sealed_file_key"_s);
        QCOMPARE(codeOf(path, *KeyRing::temporary(CryptoSuite::Gm)), u"crypto.sealed_file_key"_s);
        QCOMPARE(codeOf(path + u"x"_s, *ring), u"crypto.sealed_file_missing"_s);
        const QString other = newPath();
        save(other, QByteArray(500, 'x'));
        QCOMPARE(codeOf(other, *ring), u"crypto.sealed_file_damaged"_s);
        save(other, "LXSEAL");
        QCOMPARE(codeOf(other, *ring), u"crypto.sealed_file_damaged"_s);
        QByteArray newer = load(path);
        newer[6] = 9;
        save(other, newer);
        QCOMPARE(codeOf(other, *ring), u"crypto.sealed_file_newer"_s);
        QCOMPARE(SealedFileWriter::create(path, *ring).error().code, u"crypto.sealed_file_exists"_s);
        QCOMPARE(SealedFileWriter::create(u"/nonexistent/x"_s, *ring).error().code,
                 u"crypto.sealed_file_unwritable"_s);
    }
    void fullDisk_keepsWhatWasWritten() {
        const auto ring = KeyRing::temporary(CryptoSuite::Intl);
        const QString path = newPath();
        auto writer = SealedFileWriter::create(path, *ring).value();
        // A limit on the size of files stands in for a full disk.
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{200'000, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
        QString code;
        for (int i = 0; i < 10 && code.isEmpty(); ++i)
            if (auto done = writer->append(pattern(50'000)); !done)
                code = done.error().code;
        const auto finished = writer->finish();
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QCOMPARE(code, u"crypto.disk_full"_s);
        QVERIFY(!finished);
        writer.reset();
        const auto reader = SealedFileReader::open(path, *ring).value();
        QVERIFY(!reader->isFinished());
        QCOMPARE(reader->size(), 3 * Layout::chunkSize);
        QVERIFY(reader->verify());
    }
};
LIANXIN_TEST(tst_SealedFile);
#include "tst_SealedFile.moc"
