// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/SampleList.h"
#include "platform/base/PhoneNumber.h"
#include "platform/sheets/SheetCat.h"
#include "support/TestRegistry.h"
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

class tst_SampleList : public QObject {
    Q_OBJECT

    static QByteArray read(const QString &path) {
        QByteArray all;
        const auto done = sheetCat(path, {}, [&](std::string_view line) {
            all.append(line.data(), qsizetype(line.size())).append('\n');
            return true;
        });
        return done ? all : QByteArray();
    }

private Q_SLOTS:
    void list_hasAHeadRowAndEveryNumberOnce_inTheRehearsalRange() {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"list.xlsx"_s);
        QVERIFY(writeSampleList(path, 250, 3));
        const QByteArray text = read(path);
        QCOMPARE(text.count('\n'), 251);
        static const QRegularExpression number(u"199001\\d{5}"_s);
        QSet<QString> seen;
        for (auto it = number.globalMatch(QString::fromUtf8(text)); it.hasNext();) {
            const QString digits = it.next().captured();
            QVERIFY(parsePhoneNumber(digits));
            seen.insert(digits);
        }
        QCOMPARE(seen.size(), 250);
    }
    void list_sameSeed_sameContent() {
        QTemporaryDir dir;
        for (const auto &name : {u"a.xlsx"_s, u"b.xlsx"_s})
            QVERIFY(writeSampleList(dir.filePath(name), 30, 9));
        QVERIFY(writeSampleList(dir.filePath(u"c.xlsx"_s), 30, 10));
        QCOMPARE(read(dir.filePath(u"a.xlsx"_s)), read(dir.filePath(u"b.xlsx"_s)));
        QVERIFY(read(dir.filePath(u"a.xlsx"_s)) != read(dir.filePath(u"c.xlsx"_s)));
    }
    void list_whereNothingCanBeWritten_isAnError() { QVERIFY(!writeSampleList(u"/proc/nowhere/list.xlsx"_s, 3, 1)); }
};

LIANXIN_TEST(tst_SampleList);
#include "tst_SampleList.moc"
