// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Transfers.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QFileInfo>
#include <QTest>

using namespace lianxin;

class tst_Transfers : public QObject {
    Q_OBJECT
    ManualClock m_clock{1'700'000'000'000};
    static Caller person(const QString &id) {
        Caller caller;
        caller.userId = id;
        return caller;
    }
    static QByteArray sha(const QByteArray &data) {
        return QCryptographicHash::hash(data, QCryptographicHash::Sha256).toHex();
    }

private Q_SLOTS:
    void offer_isReadByItsOwnerOnly() {
        Transfers transfers(m_clock);
        const QByteArray data(600'000, 'x');
        const auto offer = transfers.offer(person(u"a"_s), memorySource(data));
        QVERIFY(offer);
        QCOMPARE(offer->value("bytes"_L1).toInteger(), data.size());
        QCOMPARE(offer->value("sha256"_L1).toString().toLatin1(), sha(data));
        const QString id = offer->value("transfer"_L1).toString();
        QCOMPARE(transfers.read(person(u"a"_s), id, 599'990, 10)->size(), 10);
        QCOMPARE(transfers.read(person(u"b"_s), id, 0, 10).error().code, u"transfers.unknown"_s);
        for (const auto &[offset, length] : {std::pair<qint64, qint64>{-1, 5}, {0, -1}, {0, (256 << 10) + 1}, {599'995, 10}, {600'001, 0}})
            QCOMPARE(transfers.read(person(u"a"_s), id, offset, length).error().code, u"transfers.range"_s);
        m_clock.advance(10 * 60'000 + 1);
        transfers.purge();
        QCOMPARE(transfers.read(person(u"a"_s), id, 0, 10).error().code, u"transfers.unknown"_s);
    }

    void fileSource_removesItsFileWhenDone() {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"errors.xlsx"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("content");
        file.close();
        Transfers transfers(m_clock);
        auto source = fileSource(path, true);
        QVERIFY(source);
        const auto offer = transfers.offer(person(u"a"_s), std::move(source).value());
        QCOMPARE(*transfers.read(person(u"a"_s), offer->value("transfer"_L1).toString(), 0, 7), "content");
        transfers.drop(offer->value("transfer"_L1).toString());
        QVERIFY(!QFile::exists(path));
        QVERIFY(!fileSource(path, false));
    }

    void upload_inPieces_isChecked() {
        Transfers transfers(m_clock);
        const Caller me = person(u"a"_s);
        const QByteArray data = "name,phone\n1,2\n";
        const auto id = transfers.beginUpload(me, u"../../etc/名单.CSV"_s, data.size(), sha(data));
        QVERIFY(id);
        QCOMPARE(*transfers.write(me, *id, 0, data.first(5)), 5);
        QCOMPARE(transfers.write(me, *id, 0, data.first(5)).error().code, u"transfers.gap"_s);
        QCOMPARE(transfers.write(me, *id, 7, "x").error().code, u"transfers.gap"_s);
        QCOMPARE(*transfers.received(me, *id), 5);
        QCOMPARE(transfers.finishUpload(me, *id).error().code, u"transfers.incomplete"_s);
        QVERIFY(!transfers.pathOf(me, *id));
        QCOMPARE(transfers.write(person(u"b"_s), *id, 5, data.mid(5)).error().code, u"transfers.unknown"_s);
        QVERIFY(transfers.write(me, *id, 5, data.mid(5)));
        QCOMPARE(transfers.write(me, *id, data.size(), "x").error().code, u"transfers.range"_s);
        QVERIFY(transfers.finishUpload(me, *id));
        QVERIFY(transfers.finishUpload(me, *id)); // asked again after a broken connection
        const QString path = *transfers.pathOf(me, *id);
        QVERIFY(path.endsWith(u".csv"_s));
        QVERIFY(!path.contains(u"etc"_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), data);
        transfers.drop(*id);
        QVERIFY(!QFile::exists(path));
    }

    void upload_wrongHash_isThrownAway() {
        Transfers transfers(m_clock);
        const Caller me = person(u"a"_s);
        const auto id = transfers.beginUpload(me, u"a.csv"_s, 3, sha("abd"));
        QVERIFY(transfers.write(me, *id, 0, "abc"));
        QCOMPARE(transfers.finishUpload(me, *id).error().code, u"transfers.hash"_s);
        QCOMPARE(transfers.received(me, *id).error().code, u"transfers.unknown"_s);
    }

    void upload_tooLarge_isRefused() {
        Transfers transfers(m_clock);
        QCOMPARE(transfers.beginUpload(person(u"a"_s), u"a"_s, Transfers::kMaxUpload + 1, {}).error().code,
                 u"transfers.too_large"_s);
        QVERIFY(!transfers.beginUpload(person(u"a"_s), u"a"_s, -1, {}));
    }

    void upload_forgotten_isRemoved() {
        QTemporaryDir folder;
        Transfers transfers(m_clock, folder.filePath(u"uploads"_s));
        QVERIFY(transfers.beginUpload(person(u"a"_s), u"a.csv"_s, 3, sha("abc")));
        QCOMPARE(QDir(folder.filePath(u"uploads"_s)).entryList(QDir::Files).size(), 1);
        m_clock.advance(3600'000 + 1);
        transfers.purge();
        QCOMPARE(QDir(folder.filePath(u"uploads"_s)).entryList(QDir::Files).size(), 0);
    }
};

LIANXIN_TEST(tst_Transfers);
#include "tst_Transfers.moc"
