// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Wav.h"
#include "support/TestRegistry.h"
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

class tst_Wav : public QObject {
    Q_OBJECT
    static WavSound stereo() { return {{1, -1, 32'767, -32'768, 0, 5}, 8'000, 2}; }
private Q_SLOTS:
    void encodeAndDecode_giveTheSame() {
        const auto back = wavDecode(wavEncode(stereo()));
        QVERIFY(back.hasValue());
        QVERIFY(*back == stereo());
        QCOMPARE(back->frames(), 3);
    }
    void nothing_isAFileToo() {
        const auto back = wavDecode(wavEncode({{}, 8'000, 1}));
        QVERIFY(back.hasValue());
        QCOMPARE(back->frames(), 0);
    }
    void decode_skipsUnknownChunks_andTheirPadding() {
        QByteArray bytes = wavEncode(stereo());
        bytes.insert(12, QByteArray("LIST\3\0\0\0abc\0", 12));
        const auto back = wavDecode(bytes);
        QVERIFY(back.hasValue());
        QVERIFY(*back == stereo());
    }
    void decode_cutShort_givesWhatIsThere() {
        QByteArray bytes = wavEncode(stereo());
        bytes.chop(5);
        const auto back = wavDecode(bytes);
        QVERIFY(back.hasValue());
        QCOMPARE(back->frames(), 1);
    }
    void decode_refuses_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        const QByteArray good = wavEncode(stereo());
        QTest::newRow("empty") << QByteArray() << u"wav.not_riff"_s;
        QTest::newRow("text") << QByteArray("RIFFwhatever this is") << u"wav.not_riff"_s;
        QByteArray mulaw = good;
        mulaw[20] = 7;
        QTest::newRow("µ-law") << mulaw << u"wav.unsupported"_s;
        QByteArray channels = good;
        channels[22] = 0;
        QTest::newRow("no channel") << channels << u"wav.unsupported"_s;
        QByteArray rate = good;
        rate[27] = 0x7f;
        QTest::newRow("two gigahertz") << rate << u"wav.unsupported"_s;
        QTest::newRow("header only") << good.first(36) << u"wav.no_data"_s;
        QTest::newRow("no format") << good.first(12) + good.sliced(36) << u"wav.no_format"_s;
    }
    void decode_refuses() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        const auto back = wavDecode(bytes);
        QVERIFY(!back);
        QCOMPARE(back.error().code, code);
    }
    void anyDamage_neverCrashes() {
        const QByteArray good = wavEncode(stereo());
        for (qsizetype i = 0; i < good.size(); ++i) {
            for (const char c : {'\0', '\x7f', '\xff'}) {
                QByteArray bad = good;
                bad[i] = c;
                (void)wavDecode(bad);
            }
            (void)wavDecode(good.first(i));
        }
    }
    void files_roundTrip_andFailuresAreErrors() {
        const QTemporaryDir folder;
        QVERIFY(writeWav(folder.filePath(u"a.wav"_s), stereo()).hasValue());
        QVERIFY(*readWav(folder.filePath(u"a.wav"_s)) == stereo());
        QVERIFY(readWav(folder.filePath(u"b.wav"_s)).error().kind == ErrorKind::NotFound);
        QCOMPARE(WavFile().open(folder.filePath(u"b.wav"_s)).error().code, u"wav.read"_s);
        QCOMPARE(writeWav(u"/nonexistent/a.wav"_s, stereo()).error().code, u"wav.write"_s);
    }
    void file_isReadInPieces_fromAnyFrame() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.wav"_s);
        QVERIFY(writeWav(path, stereo()));
        WavFile file;
        QVERIFY(file.open(path));
        QCOMPARE(file.frames(), 3);
        QCOMPARE(file.channels(), 2);
        std::vector<qint16> piece(5); // two frames and a half
        QCOMPARE(file.read(piece), 4);
        QCOMPARE(piece[3], qint16(-32'768));
        QCOMPARE(file.read(piece), 2);
        QCOMPARE(piece[1], qint16(5));
        QCOMPARE(file.read(piece), 0);
        file.seek(1);
        QCOMPARE(file.read(piece), 4);
        QCOMPARE(piece[0], qint16(32'767));
        file.seek(99);
        QCOMPARE(file.read(piece), 0);
    }
    void file_thatBreaksOffWhileItIsRead_ends() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.wav"_s);
        QVERIFY(writeWav(path, {std::vector<qint16>(40'000, 7), 8'000, 1}));
        WavFile file;
        QVERIFY(file.open(path));
        QVERIFY(QFile::resize(path, 44 + 30'000 * 2 + 1));
        std::vector<qint16> piece(25'000);
        QCOMPARE(file.read(piece), 25'000);
        QCOMPARE(file.read(piece), 5'000);
        QCOMPARE(file.read(piece), 0);
    }
};
LIANXIN_TEST(tst_Wav);
#include "tst_Wav.moc"
