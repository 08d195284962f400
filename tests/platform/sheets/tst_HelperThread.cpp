// SPDX-License-Identifier: GPL-3.0-or-later
#include "ZipBuilder.h"
#include "platform/base/Literals.h"
#include "platform/sheets/HelperThread.h"
#include "support/TestRegistry.h"
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <future>
#include <set>
#include <thread>

using namespace lianxin;
using namespace lianxin::sheets;
using namespace lianxin::test;

class tst_HelperThread : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    static constexpr int kTexts = 30'000; // many times as many as are told at once

    static QByteArray texts(int count) {
        QByteArray out;
        for (int i = 0; i < count; ++i)
            out += "<si><t>共享文本" + QByteArray::number(i) + "</t></si>";
        return out;
    }
    //! A row for each of \a indexes.
    static QByteArray rowsOfTexts(const std::vector<int> &indexes) {
        QByteArray out;
        for (const int index : indexes)
            out += "<row><c t=\"s\"><v>" + QByteArray::number(index) + "</v></c></row>";
        return out;
    }
    static std::vector<int> counted(int count) {
        std::vector<int> all(static_cast<size_t>(count));
        for (int i = 0; i < count; ++i)
            all[size_t(i)] = i;
        return all;
    }
    QString write(const QByteArray &rows, const QByteArray &strings) const {
        const QString path = m_dir.filePath(u"t.xlsx"_s);
        return ZipBuilder::workbook(rows, strings).write(path) ? path : QString();
    }
    //! The texts of the first column, or the code of what went wrong behind them.
    static QStringList read(const QString &path, HelperThread *helper, int most = 1'000'000) {
        const auto reader = SheetReader::open(path, {}, helper);
        if (!reader)
            return {reader.error().code};
        QStringList out;
        const auto done = (*reader)->read(0, [&](const SheetRow &row) {
            out << row.cells[0].toString();
            return out.size() < most;
        });
        return done ? out : out << done.error().code;
    }

private Q_SLOTS:
    void run_manyWorks_areDoneInOrderOnOneOtherThread() {
        std::vector<int> order;
        std::set<std::thread::id> threads;
        std::atomic<int> atOnce = 0;
        bool overlapped = false;
        {
            HelperThread helper;
            for (int i = 0; i < 500; ++i)
                helper.run([&, i] {
                    overlapped = overlapped || ++atOnce > 1;
                    order.push_back(i);
                    threads.insert(std::this_thread::get_id());
                    --atOnce;
                });
        }
        QVERIFY(!overlapped);
        QCOMPARE(order, counted(500));
        QCOMPARE(threads.size(), 1u);
        QVERIFY(!threads.contains(std::this_thread::get_id()));
    }
    void run_fromSeveralThreads_losesNothing() {
        int done = 0;
        {
            HelperThread helper;
            std::vector<std::thread> askers;
            for (int t = 0; t < 4; ++t)
                askers.emplace_back([&] {
                    for (int i = 0; i < 250; ++i)
                        helper.run([&done] { ++done; });
                });
            for (std::thread &asker : askers)
                asker.join();
        }
        QCOMPARE(done, 1000);
    }
    void run_doesNotWaitForItsOwnWork_butForTheOneBefore() {
        HelperThread helper;
        std::promise<void> mayEnd;
        helper.run([end = mayEnd.get_future().share()] { end.wait(); }); // would not return otherwise
        std::atomic<bool> firstEnded = false;
        std::atomic<bool> accepted = false;
        std::thread second([&] {
            helper.run([] {});
            accepted = true;
            if (!firstEnded)
                qFatal("two works at once");
        });
        QTest::qSleep(50); // in which it could be taken too early
        firstEnded = true;
        mayEnd.set_value();
        second.join();
        QVERIFY(accepted);
    }
    void destroyed_whileAtWork_endsItFirst_andWithoutWork_endsAtOnce() {
        std::atomic<bool> ended = false;
        {
            HelperThread helper;
            helper.run([&] {
                QTest::qSleep(50);
                ended = true;
            });
        }
        QVERIFY(ended);
        for (int i = 0; i < 200; ++i)
            HelperThread idle;
    }

    void read_withAHelper_givesTheSameRows_data() {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("strings");
        std::vector<int> backwards = counted(kTexts);
        std::reverse(backwards.begin(), backwards.end());
        QTest::newRow("in order") << rowsOfTexts(counted(kTexts)) << texts(kTexts);
        QTest::newRow("the last text first") << rowsOfTexts(backwards) << texts(kTexts);
        QTest::newRow("no text at all") << QByteArray("<row><c><v>1</v></c></row>") << QByteArray();
        QTest::newRow("a text that is not there") << rowsOfTexts({0, 1, kTexts}) << texts(kTexts);
        QTest::newRow("damaged before what is asked for") << rowsOfTexts({0, kTexts - 1}) << texts(kTexts / 2) + "<si><t>a</x></si>" + texts(kTexts / 2);
        QTest::newRow("damaged behind what is asked for") << rowsOfTexts({0, 1}) << texts(kTexts) + "<si><t>a</x></si>";
    }
    void read_withAHelper_givesTheSameRows() {
        QFETCH(QByteArray, rows);
        QFETCH(QByteArray, strings);
        const QString path = write(rows, strings);
        QVERIFY(!path.isEmpty());
        HelperThread helper;
        const QStringList alone = read(path, nullptr);
        QVERIFY(!alone.isEmpty());
        const QStringList beside = read(path, &helper);
        // What is wrong with the texts may be found behind rows that do not need them; it is the same thing that is wrong.
        QCOMPARE(beside.back(), alone.back());
        if (!alone.back().startsWith(u"sheet."_s))
            QCOMPARE(beside, alone);
    }
    void read_stopped_leavesTheHelperFreeForTheNext() {
        const QString path = write(rowsOfTexts(counted(kTexts)), texts(kTexts));
        HelperThread helper;
        for (int round = 0; round < 20; ++round)
            QCOMPARE(read(path, &helper, 1 + round * 700).size(), 1 + round * 700); // what is left of the texts is given up
        QCOMPARE(read(path, &helper).size(), kTexts);
        const auto unread = SheetReader::open(path, {}, &helper);
        QVERIFY(unread); // and goes without having asked for anything
    }
    void read_helperBusyElsewhere_waitsForIt() {
        const QString path = write(rowsOfTexts({5, 0}), texts(10));
        HelperThread helper;
        helper.run([] { QTest::qSleep(100); });
        QCOMPARE(read(path, &helper), QStringList({u"共享文本5"_s, u"共享文本0"_s}));
    }
};
LIANXIN_TEST(tst_HelperThread);
#include "tst_HelperThread.moc"
