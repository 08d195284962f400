// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/workers/WorkerMessage.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_WorkerMessage : public QObject {
    Q_OBJECT
    static WorkerFrame sample() {
        return {WorkerFrame::Kind::Answer,
                0x0102030405060708,
                {{{u"text"_s, u"您好"_s}}, QByteArray("\0\1\2", 3)}};
    }
private Q_SLOTS:
    void frames_cutAnywhere_comeOutWhole() {
        const QByteArray stream = encodeFrame(sample()) + encodeFrame({WorkerFrame::Kind::Ready, 0, {}});
        for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
            WorkerFrameReader reader;
            auto first = reader.feed(stream.first(cut));
            auto second = reader.feed(stream.sliced(cut));
            QVERIFY(first && second);
            std::vector<WorkerFrame> all = *first;
            all.insert(all.end(), second->begin(), second->end());
            QCOMPARE(all.size(), size_t(2));
            QCOMPARE(all[0].id, sample().id);
            QCOMPARE(all[0].message.head, sample().message.head);
            QCOMPARE(all[0].message.body, sample().message.body);
            QVERIFY(all[1].kind == WorkerFrame::Kind::Ready);
        }
    }
    void garbage_isRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("first byte wrong") << QByteArray("H");
        QTest::newRow("text") << QByteArray("Traceback (most recent call last)");
        QByteArray kind = encodeFrame(sample());
        kind[4] = 9;
        QTest::newRow("unknown kind") << kind;
        QByteArray huge = encodeFrame(sample());
        huge[20] = char(0xff);
        QTest::newRow("body of gigabytes") << huge;
        QByteArray head = encodeFrame(sample());
        head[21] = 'x';
        QTest::newRow("head not JSON") << head;
        QTest::newRow("a good frame, then nonsense") << encodeFrame(sample()) + "nonsense";
    }
    void garbage_isRefused() {
        QFETCH(QByteArray, bytes);
        WorkerFrameReader reader;
        const auto frames = reader.feed(bytes);
        QVERIFY(!frames);
        QCOMPARE(frames.error().code, u"workers.garbage"_s);
    }
};
LIANXIN_TEST(tst_WorkerMessage);
#include "tst_WorkerMessage.moc"
