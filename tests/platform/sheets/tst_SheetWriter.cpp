// SPDX-License-Identifier: GPL-3.0-or-later
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "platform/sheets/ReportWorkbook.h"
#include "platform/sheets/SheetWriter.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <cstring>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace lianxin;
using namespace lianxin::test;

class tst_SheetWriter : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

private Q_SLOTS:
    void write_thenRead_givesTheSameTexts() {
        const QString path = m_dir.filePath(u"错误.xlsx"_s);
        auto writer = SheetWriter::create(path, u"未导入[1]"_s, {{u"行号"_s, 8}, {u"电话"_s, 20}});
        QVERIFY(writer);
        (*writer)->addRow({u"2"_s, u"01012345678"_s});
        (*writer)->addRow({u"3"_s, u"=1+1"_s});
        (*writer)->addRow({QString(), u"控制\u0001符 <&>"_s});
        QVERIFY((*writer)->finish());
        const auto rows = rowsOf(path);
        QCOMPARE(rows.size(), 4u);
        QCOMPARE(rows[0], QStringList({u"1"_s, u"s:行号"_s, u"s:电话"_s}));
        QCOMPARE(rows[1], QStringList({u"2"_s, u"s:2"_s, u"s:01012345678"_s}));
        QCOMPARE(rows[2].at(2), u"s:=1+1"_s);
        QCOMPARE(rows[3], QStringList({u"4"_s, u"-"_s, u"s:控制\ufffd符 <&>"_s}));
        QVERIFY(!(QFileInfo(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }
    void write_unfinished_leavesNothing() {
        const QString path = m_dir.filePath(u"halb.xlsx"_s);
        {
            auto writer = SheetWriter::create(path, u"一"_s, {{u"甲"_s, 8}});
            (*writer)->addRow({u"1"_s});
        }
        QVERIFY(!QFileInfo::exists(path));
        QVERIFY(!QFileInfo::exists(path + u".part"_s));
    }
    void write_overAFile_replacesItInOneStep() {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"名单.xlsx"_s);
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        const int watch = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        QVERIFY(watch >= 0);
        const auto done = qScopeGuard([watch] { ::close(watch); });
        QVERIFY(::inotify_add_watch(watch, QFile::encodeName(dir.path()).constData(), IN_DELETE | IN_MOVED_TO) >= 0);
        auto writer = SheetWriter::create(path, u"一"_s, {{u"甲"_s, 8}});
        QVERIFY(writer);
        (*writer)->addRow({u"1"_s});
        QVERIFY((*writer)->finish());
        QCOMPARE(rowsOf(path).size(), 2u);
        // At no moment was there no file of this name.
        QByteArray events(64 * 1024, '\0');
        events.resize(std::max<qsizetype>(0, ::read(watch, events.data(), size_t(events.size()))));
        QStringList seen;
        for (qsizetype at = 0; at < events.size();) {
            inotify_event event{};
            std::memcpy(&event, events.constData() + at, sizeof event);
            const QString name = QFile::decodeName(events.constData() + at + sizeof event);
            if (name == u"名单.xlsx"_s)
                seen << (event.mask & IN_DELETE ? u"deleted"_s : u"moved to"_s);
            at += qsizetype(sizeof event + event.len);
        }
        QCOMPARE(seen, QStringList{u"moved to"_s});
    }
    void write_whereItCantBeMoved_isAnError_andLeavesWhatWasThere() {
        const QString path = m_dir.filePath(u"ordner.xlsx"_s);
        QVERIFY(QDir().mkpath(path + u"/inhalt"_s)); // a folder of this name: nothing is moved onto it
        auto writer = SheetWriter::create(path, u"一"_s, {{u"甲"_s, 8}});
        QVERIFY(writer);
        (*writer)->addRow({u"1"_s});
        const auto done = (*writer)->finish();
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"sheet.write_failed"_s);
        QVERIFY(QFileInfo(path + u"/inhalt"_s).isDir());
        QVERIFY(!QFileInfo::exists(path + u".part"_s));
    }
    void write_diskFull_isAnError_andLeavesWhatWasThere_data() {
        QTest::addColumn<int>("room"); // bytes a file may have
        QTest::newRow("no room for the rows") << 20'000;
        QTest::newRow("room for half of them") << 700'000;
    }
    void write_diskFull_isAnError_andLeavesWhatWasThere() {
        QFETCH(int, room);
        const QString path = m_dir.filePath(u"voll.xlsx"_s);
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit{};
        ::getrlimit(RLIMIT_FSIZE, &limit);
        const rlim_t all = limit.rlim_cur;
        limit.rlim_cur = rlim_t(room);
        auto writer = SheetWriter::create(path, u"一"_s, {{u"甲"_s, 8}});
        QVERIFY(writer);
        QRandomGenerator random(7); // so that the rows do not shrink much
        ::setrlimit(RLIMIT_FSIZE, &limit);
        for (int i = 0; i < 20'000; ++i)
            (*writer)->addRow({QString::number(random.generate64(), 36) + QString::number(random.generate64(), 36)});
        const auto done = (*writer)->finish();
        limit.rlim_cur = all;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        QCOMPARE(done ? u"written"_s : done.error().code, u"sheet.write_failed"_s);
        writer->reset();
        QVERIFY(!QFileInfo::exists(path + u".part"_s));
        QCOMPARE(QFileInfo(path).size(), 6);
    }
    void write_cellsThatShrinkToNothing_isWritten() {
        const QString path = m_dir.filePath(u"重复.xlsx"_s);
        auto writer = SheetWriter::create(path, u"一"_s, {{u"甲"_s, 8}});
        QVERIFY(writer);
        for (int i = 0; i < 600; ++i)
            (*writer)->addRow({QString(32'000, u'x')});
        const auto done = (*writer)->finish();
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
        QVERIFY(QFileInfo(path).size() * 300 < 600 * 32'000);
    }
    void report_holdsItsSheets_andUnfinishedLeavesNothing() {
        const QString path = m_dir.filePath(u"报表.xlsx"_s);
        {
            const auto report = ReportWorkbook::create(path);
            QVERIFY(report);
            (*report)->addSheet(u"各小时"_s, {{u"小时"_s, 8}, {u"接通"_s, 8}, {u"接通率"_s, 8}});
            (*report)->addRow({u"=1+1"_s, qint64(12), 0.25});
            (*report)->addRow({u"11:00"_s, std::monostate(), 1.0});
            (*report)->addChart(ReportWorkbook::Chart::StackedColumns, u"图"_s, {1});
            QCOMPARE((*report)->rows(), 2);
            (*report)->addSheet(u"明细"_s, {{u"号码"_s, 8}});
            QVERIFY(!QFileInfo::exists(path));
            QVERIFY((*report)->finish());
            QCOMPARE((*report)->finish().error().code, u"sheet.write_failed"_s);
        }
        const auto rows = rowsOf(path);
        QCOMPARE(rows.size(), 3u);
        QCOMPARE(rows[1], QStringList({u"2"_s, u"s:=1+1"_s, u"n:12"_s, u"n:0.25"_s}));
        QCOMPARE(rows[2], QStringList({u"3"_s, u"s:11:00"_s, u"-"_s, u"n:1"_s}));
        QCOMPARE((*SheetReader::open(path))->sheets()[1].name, u"明细"_s);
        QVERIFY(!(QFileInfo(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        const QString other = m_dir.filePath(u"halber Bericht.xlsx"_s);
        QVERIFY(ReportWorkbook::create(other));
        QCOMPARE(QDir(m_dir.path()).entryList({u"halber*"_s}), QStringList());
    }
    void write_intoNowhere_isAnError() {
        QCOMPARE(SheetWriter::create(u"/nonexistent/folder/x.xlsx"_s, u"一"_s, {{u"甲"_s, 8}}).error().code, u"sheet.write_failed"_s);
    }
};
LIANXIN_TEST(tst_SheetWriter);
#include "tst_SheetWriter.moc"
