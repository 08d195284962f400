// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Log.h"
#include "platform/base/LogTail.h"
#include "support/TestRegistry.h"
#include "platform/base/Literals.h"
#include <QTest>

using namespace lianxin;

class tst_LogTail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_before = qInstallMessageHandler(nullptr);
        installLogHandler();
    }
    void cleanupTestCase() { qInstallMessageHandler(m_before); }

    void newestLines_areKept_withLevelAndPart_numbersShortened() {
        qCInfo(lcSip).noquote() << "呼叫 13812341234";
        qCWarning(lcMedia) << "late";
        const auto lines = recentLog(2);
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(lines[0].level, u"info"_s);
        QCOMPARE(lines[0].category, u"lianxin.sip"_s);
        QCOMPARE(lines[0].text, u"呼叫 138***34"_s);
        QVERIFY(lines[0].at > 0 && lines[1].at >= lines[0].at);
        QCOMPARE(lines[1].level, u"warning"_s);
        QVERIFY(recentLog(0).empty());
    }

    //! Lines of all lengths, several times more than there is room for.
    void manyLines_theLastOnesAreWhole() {
        const auto lineOf = [](int n) { return u"第 %1 行 "_s.arg(n) + QString(n * 7 % 900, u'x'); };
        for (int n = 0; n < 3'000; ++n)
            qCInfo(lcEngine).noquote() << lineOf(n);
        const auto lines = recentLog(5'000);
        QVERIFY(lines.size() > 200 && lines.size() <= 1000);
        int n = 3'000 - int(lines.size());
        for (const auto &line : lines)
            QCOMPARE(line.text, lineOf(n++));
        for (int i = 0; i < 1'500; ++i)
            qCInfo(lcEngine) << "short";
        QCOMPARE(recentLog(5'000).size(), std::size_t(1000));
    }

    void line_thatIsTooLong_isCut() {
        qCInfo(lcEngine).noquote() << QString(100'000, u'y');
        QCOMPARE(recentLog(1).front().text, QString(2'000, u'y'));
        QVERIFY(recentLog(2).size() == 2);
    }

private:
    QtMessageHandler m_before = nullptr;
};

LIANXIN_TEST(tst_LogTail);
#include "tst_LogTail.moc"
