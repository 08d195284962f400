// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "ui/admin/AuditPage.h"
#include "ui/widgets/Table.h"
#include <QAbstractItemModelTester>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;
using lianxin::test::FakeDoor;

namespace {

QJsonObject recordOf(int seq) {
    return {{u"seq"_s, seq},  {u"at"_s, qint64(1'791'600'000'000) + seq}, {u"login"_s, u"zhou"_s}, {u"category"_s, u"write"_s}, {u"method"_s, u"users.add"_s},
            {u"outcome"_s, u"ok"_s}, {u"target"_s, u"=cmd|1"_s},  {u"peer"_s, u"local"_s}, {u"detail"_s, QJsonObject{{u"name"_s, u"张\"三\""_s}}}};
}

//! A trail of \a all records, a page of \a size at a time, newest first.
void giveTrail(FakeDoor &door, int all, int size) {
    door.on(u"audit.list"_s, [all, size](const QJsonObject &params) -> Expected<QJsonValue> {
        const int end = params.contains("before"_L1) ? params["before"_L1].toInt() : all + 1;
        QJsonArray items;
        for (int seq = end - 1; seq > 0 && items.size() < size; --seq)
            items.append(recordOf(seq));
        const int last = items.isEmpty() ? 0 : items.last()["seq"_L1].toInt();
        return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, last > 1 ? QJsonValue(last) : QJsonValue()}});
    });
}

QJsonObject lastFilter(const FakeDoor &door) { return door.asked(u"audit.list"_s).constLast()["filter"_L1].toObject(); }

void choose(const QWidget &page, const QString &name, const QString &value) {
    auto *choice = page.findChild<Choice *>(name);
    choice->setValue(value);
    Q_EMIT choice->activated(choice->currentIndex());
}

} // namespace

//! The page of the audit trail: what is asked of the engine, and what becomes of its answers.
class tst_AuditPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }

    void page_readsNewestFirst_andGoesOnBySeq() {
        FakeDoor door;
        giveTrail(door, 500, 200);
        AuditPage page(door);
        page.resize(1200, 700);
        page.setVisible(true);
        RecordModel *model = page.findChild<ListDetail *>()->model();
        const QAbstractItemModelTester tester(model);
        QTRY_COMPARE(model->rowCount(), 200);
        QVERIFY(door.asked(u"audit.list"_s).constFirst()["newestFirst"_L1].toBool());
        QVERIFY(lastFilter(door).contains("from"_L1)); // a week, unless somebody wants more
        while (model->canFetchMore({})) {
            const int rows = model->rowCount();
            model->fetchMore({});
            QTRY_VERIFY(model->rowCount() > rows);
        }
        QCOMPARE(model->rowCount(), 500); // every one once
        QCOMPARE(door.asked(u"audit.list"_s).at(1)["before"_L1].toInteger(), 301);
        QCOMPARE(model->recordAt(499)["seq"_L1].toInt(), 1);
    }
    void filters_areTheEngines() {
        FakeDoor door;
        giveTrail(door, 3, 200);
        AuditPage page(door);
        page.resize(1200, 700);
        page.setVisible(true);
        QTRY_COMPARE(page.findChild<ListDetail *>()->model()->rowCount(), 3);
        QTest::keyClicks(page.findChild<QLineEdit *>(u"words"_s), u"7a9f"_s);
        QTest::keyClick(page.findChild<QLineEdit *>(u"words"_s), Qt::Key_Return);
        QTest::keyClicks(page.findChild<QLineEdit *>(u"person"_s), u"zhou"_s);
        choose(page, u"subject"_s, u"users.*"_s);
        choose(page, u"kind"_s, u"security"_s);
        choose(page, u"result"_s, u"failed"_s);
        choose(page, u"days"_s, u"chosen"_s);
        auto *from = page.findChild<QLineEdit *>(u"from"_s);
        QVERIFY(from->isVisible());
        QTest::keyClicks(from, u"2026/10/1"_s);
        QTest::keyClicks(page.findChild<QLineEdit *>(u"to"_s), u"2026-10-01"_s);
        QTest::keyClick(page.findChild<QLineEdit *>(u"to"_s), Qt::Key_Return);
        const QJsonObject filter = lastFilter(door);
        QCOMPARE(filter["text"_L1].toString(), u"7a9f"_s);
        QCOMPARE(filter["login"_L1].toString(), u"zhou"_s);
        QCOMPARE(filter["method"_L1].toString(), u"users.*"_s);
        QCOMPARE(filter["category"_L1].toString(), u"security"_s);
        QCOMPARE(filter["outcome"_L1].toString(), u"failed"_s);
        QCOMPARE(filter["from"_L1].toInteger(), 1'790'784'000'000); // 2026-10-01 00:00 in Beijing
        QCOMPARE(filter["to"_L1].toInteger(), 1'790'784'000'000 + 24LL * 3600 * 1000);
        from->setText(u"the first"_s);
        QVERIFY(!page.filter().contains("from"_L1));
        QCOMPARE(from->property("state").toString(), u"check"_s); // and is marked
    }
    void nothingInAStretch_isSearchedOn_andNothingAtAllIsSaid() {
        FakeDoor door;
        int pages = 0;
        door.on(u"audit.list"_s, [&](const QJsonObject &params) -> Expected<QJsonValue> {
            ++pages;
            const qint64 before = params["before"_L1].toInteger(60'000);
            const bool wanted = params["filter"_L1]["text"_L1].toString() != u"nobody"_s;
            const QJsonArray items = before == 20'000 && wanted ? QJsonArray{recordOf(17)} : QJsonArray();
            return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, before > 20'000 ? QJsonValue(before - 20'000) : QJsonValue()}});
        });
        AuditPage page(door);
        page.resize(1200, 700);
        page.setVisible(true);
        auto *list = page.findChild<ListDetail *>();
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QCOMPARE(pages, 3);
        page.findChild<QLineEdit *>(u"words"_s)->setText(u"nobody"_s);
        QTest::keyClick(page.findChild<QLineEdit *>(u"words"_s), Qt::Key_Return);
        const auto empty = [&]() -> EmptyState * {
            for (auto *state : list->findChildren<EmptyState *>())
                if (state->isVisible() && state->findChild<Button *>())
                    return state;
            return nullptr;
        };
        QTRY_VERIFY(empty());
        QCOMPARE(pages, 6);
        empty()->findChild<Button *>()->click(); // all filters off
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QVERIFY(lastFilter(door).isEmpty());
    }
    void ctrlF_goesToTheWords() {
        FakeDoor door;
        giveTrail(door, 3, 200);
        AuditPage page(door);
        page.resize(1200, 700);
        page.setVisible(true);
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.findChild<Table *>()->setFocus();
        QTest::keyClick(page.findChild<Table *>(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(page.findChild<QLineEdit *>(u"words"_s)->hasFocus());
    }
    void export_holdsWhatTheFilterLeaves_andNoFormula() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"trail.csv"_s);
        FakeDoor door;
        giveTrail(door, 2500, 1000);
        AuditPage page(door);
        page.resize(1200, 700);
        page.setVisible(true);
        QTRY_VERIFY(page.findChild<ListDetail *>()->model()->rowCount() > 0);
        choose(page, u"result"_s, u"failed"_s);
        page.exportTo(path);
        QTRY_VERIFY(QFile::exists(path));
        QCOMPARE(lastFilter(door)["outcome"_L1].toString(), u"failed"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray all = file.readAll();
        QVERIFY(all.startsWith("\xEF\xBB\xBF"));
        QCOMPARE(all.count("\r\n"), 2501);
        QVERIFY(all.contains("\"2500\","));
        QVERIFY(all.contains("\"'=cmd|1\""));
        QVERIFY(all.contains(u"\"{\"\"name\"\":\"\"张\\\"\"三\\\"\"\"\"}\""_s.toUtf8()));
        QVERIFY(page.findChild<Button *>(u"export"_s)->isEnabled());
    }
    void export_thatIsStopped_leavesNoFile() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"trail.csv"_s);
        FakeDoor door;
        giveTrail(door, 2500, 1000);
        AuditPage page(door);
        page.resize(1200, 700);
        page.setVisible(true);
        QTRY_VERIFY(page.findChild<ListDetail *>()->model()->rowCount() > 0);
        door.hold(u"audit.list"_s);
        page.exportTo(path);
        auto *stop = page.findChild<Button *>(u"stopExport"_s);
        QTRY_VERIFY(stop->isVisible());
        stop->click();
        door.release();
        ConsoleFixture::settle();
        QVERIFY(QDir(folder.path()).isEmpty());
        page.exportTo(folder.filePath(u"no/such/folder.csv"_s)); // and one that can't be written is said
        QTRY_VERIFY(page.findChild<ErrorBanner *>()->isVisible());
        QCOMPARE(page.findChild<ErrorBanner *>()->code(), u"ui.file_write"_s);
    }
};
LIANXIN_TEST(tst_AuditPage);
#include "tst_AuditPage.moc"
