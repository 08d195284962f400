// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/Frame.h"
#include "support/TestRegistry.h"
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace lianxin;

class tst_Frame : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decode_cutAnywhere_givesTheSameFrames() {
        const QByteArray stream = encodeFrame(Frame::Kind::Text, "{\"a\":1}") + encodeFrame(Frame::Kind::Binary, "xyz")
                                  + encodeFrame(Frame::Kind::Text, QByteArray(70'000, 'q'));
        QRandomGenerator random(7);
        for (int round = 0; round < 50; ++round) {
            FrameDecoder decoder;
            QList<QByteArray> bodies;
            for (qsizetype at = 0; at < stream.size();) {
                const qsizetype step = round == 0 ? 1 : random.bounded(1, 9000);
                decoder.feed(stream.mid(at, step));
                at += step;
                for (;;) {
                    const auto frame = decoder.next();
                    QVERIFY(frame);
                    if (!*frame)
                        break;
                    bodies << (*frame)->body;
                }
            }
            QCOMPARE(bodies.size(), 3);
            QCOMPARE(bodies[0], "{\"a\":1}");
            QCOMPARE(bodies[1], "xyz");
            QCOMPARE(bodies[2].size(), 70'000);
        }
    }

    void decode_oversized_failsBeforeTheBodyComes() {
        FrameDecoder decoder({.text = 100, .binary = 1000});
        decoder.feed(encodeFrame(Frame::Kind::Text, QByteArray(101, 'x')).first(5));
        QCOMPARE(decoder.announced(), 101);
        const auto frame = decoder.next();
        QVERIFY(!frame);
        QCOMPARE(frame.error().code, u"protocol.frame_too_large"_s);
        decoder.feed(encodeFrame(Frame::Kind::Text, "ok"));
        QVERIFY(!decoder.next());
    }

    void decode_atTheLimit_isTaken() {
        FrameDecoder decoder({.text = 100, .binary = 1000});
        decoder.feed(encodeFrame(Frame::Kind::Text, QByteArray(100, 'x'))
                     + encodeFrame(Frame::Kind::Binary, QByteArray(1000, 'y')));
        QCOMPARE((*decoder.next().value()).body.size(), 100);
        QCOMPARE((*decoder.next().value()).body.size(), 1000);
    }

    void decode_unknownKind_fails() {
        QByteArray frame = encodeFrame(Frame::Kind::Text, "x");
        frame[4] = 9;
        FrameDecoder decoder;
        decoder.feed(frame);
        QCOMPARE(decoder.next().error().code, u"protocol.frame_kind"_s);
    }

    void decode_emptyAndZeroLength_fail() {
        for (const quint32 length : {0u, 1u}) {
            QByteArray frame(5, '\1');
            qToBigEndian(length, frame.data());
            FrameDecoder decoder;
            decoder.feed(frame);
            QCOMPARE(decoder.next().error().code, u"protocol.frame_empty"_s);
        }
    }

    void decode_randomBytes_neverCrashes() {
        QRandomGenerator random(42);
        for (int round = 0; round < 2000; ++round) {
            QByteArray bytes(random.bounded(1, 64), Qt::Uninitialized);
            for (auto &byte : bytes)
                byte = char(random.bounded(256));
            FrameDecoder decoder({.text = 4096, .binary = 4096});
            decoder.feed(bytes);
            for (int i = 0; i < 20; ++i) {
                const auto frame = decoder.next();
                if (!frame || !*frame)
                    break;
            }
        }
    }

    void chunk_roundTrip_keepsAll() {
        const Chunk chunk{u"0190a0b0-1234-7abc-8def-000102030405"_s, 5'000'000'000, "data"};
        const auto back = decodeChunk(encodeChunk(chunk));
        QVERIFY(back);
        QCOMPARE(back->transfer, chunk.transfer);
        QCOMPARE(back->offset, chunk.offset);
        QCOMPARE(back->data, chunk.data);
        QVERIFY(!decodeChunk(QByteArray(23, 'x')));
        QVERIFY(!decodeChunk(QByteArray(24, char(0xff))));
    }
};

LIANXIN_TEST(tst_Frame);
#include "tst_Frame.moc"
