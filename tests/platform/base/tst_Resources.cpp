// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "platform/base/Resources.h"
#include "support/TestRegistry.h"
#include <QDir>
#include <QTest>

using namespace lianxin;

class tst_Resources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { qunsetenv("LIANXIN_RESOURCES"); }
    void resourceDir_byDefault_isTheFolderOfTheSourceTree() {
        qunsetenv("LIANXIN_RESOURCES");
        QCOMPARE(resourceDir(), QDir::cleanPath(QStringLiteral(LIANXIN_SOURCE_DIR) + u"/resources"_s));
    }
    void resourceDir_withEnvironmentVariable_isThatFolder() {
        qputenv("LIANXIN_RESOURCES", "/somewhere/else/");
        QCOMPARE(resourceDir(), u"/somewhere/else"_s);
        QCOMPARE(resourcePath(u"calendar/2026.json"), u"/somewhere/else/calendar/2026.json"_s);
    }
};
LIANXIN_TEST(tst_Resources);
#include "tst_Resources.moc"
