// SPDX-License-Identifier: GPL-3.0-or-later
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "platform/sheets/SheetWriter.h"
#include "support/TestRegistry.h"
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

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
    void write_intoNowhere_isAnError() {
        QCOMPARE(SheetWriter::create(u"/nonexistent/folder/x.xlsx"_s, u"一"_s, {{u"甲"_s, 8}}).error().code, u"sheet.write_failed"_s);
    }
};
LIANXIN_TEST(tst_SheetWriter);
#include "tst_SheetWriter.moc"
