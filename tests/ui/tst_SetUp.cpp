// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/shell/LoginPage.h"
#include "ui/shell/RecoverySheet.h"
#include "ui/shell/SetUpPage.h"
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lianxin;

namespace {

const QString password = u"correct horse 1"_s;
constexpr int kSetUpPatience = 120'000; // a store with its keys, in a sanitizer's build

void type(QWidget &page, const QString &name, const QString &words) {
    auto *edit = page.findChild<QLineEdit *>(name);
    QVERIFY2(edit, qPrintable(name));
    edit->setText(words);
}

//! Waits for a step; an error shown meanwhile ends the wait.
bool reaches(const SetUpPage &page, SetUpPage::Step step) {
    const auto *error = page.findChild<ErrorBanner *>();
    if (!QTest::qWaitFor([&] { return page.step() == step || !error->isHidden(); }, kSetUpPatience) || page.step() != step) {
        qWarning("%s", qPrintable(error->code()));
        return false;
    }
    return true;
}

//! What lianxinctl answers about the store that was made.
QByteArray ask(const QString &store, const QStringList &words) {
    QProcess ctl;
    ctl.start(QStringLiteral(LIANXIN_CTL),
              QStringList{u"--json"_s, u"--store"_s, store, u"--key-file"_s, store + u".key"_s} + words);
    return ctl.waitForFinished(kSetUpPatience) ? ctl.readAllStandardOutput() : QByteArray();
}

} // namespace

class tst_SetUp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }

    void recoverySheet_holdsTheKeyAndWhatItOpens() {
        const QString key = u"7K3F-QW9E-22XA"_s;
        const auto sheet = recoverySheet(u"/data/<hotline>.db"_s, key, QDateTime(QDate(2026, 11, 20), QTime(9, 5)));
        const QString words = sheet->toPlainText();
        QVERIFY(words.contains(key));
        QVERIFY(words.contains(u"/data/<hotline>.db"_s));
        QVERIFY(words.contains(u"2026-11-20 09:05"_s));
        QCOMPARE(sheet->pageCount(), 1);
    }

    void leftInTheMiddle_theStoreIsWhole() {
        if (!QFileInfo::exists(QStringLiteral(LIANXIN_CTL)))
            QSKIP("lianxinctl is not built: the set-up is NOT tested");
        const QTemporaryDir folder;
        const QString store = folder.filePath(u"hotline.db"_s);
        auto page = std::make_unique<SetUpPage>(folder.filePath(u"engine.yaml"_s), QStringLiteral(LIANXIN_CTL));
        type(*page, u"path"_s, store);
        page->next();
        QVERIFY(page->findChild<Button *>(u"next"_s)->isEnabled() == false);
        page.reset();
        // The step under way comes to its end without the page: what it leaves is a store that opens.
        QTRY_VERIFY_WITH_TIMEOUT(ask(store, {u"user"_s, u"list"_s}).startsWith("{\"items\""), kSetUpPatience);
    }

    void everyStep_makesAHotlineThatCanBeginWork() {
        if (!QFileInfo::exists(QStringLiteral(LIANXIN_CTL)))
            QSKIP("lianxinctl is not built: the set-up is NOT tested");
        const QTemporaryDir folder;
        const QString store = folder.filePath(u"data/hotline.db"_s);
        const QString configuration = folder.filePath(u"config/engine.yaml"_s);
        SetUpPage page(configuration, QStringLiteral(LIANXIN_CTL));
        page.show();
        const QSignalSpy finished(&page, &SetUpPage::finished);
        auto *error = page.findChild<ErrorBanner *>();
        type(page, u"path"_s, store);
        type(page, u"hotline"_s, u"云州市\"12345\"热线"_s);
        type(page, u"area"_s, u"010"_s);
        page.next();
        QVERIFY(reaches(page, SetUpPage::Recovery));
        QVERIFY(QFileInfo::exists(store) && QFileInfo::exists(store + u".key"_s));

        // The recovery key is shown once, and must be put away before it goes on.
        const QString key = page.recoveryKey();
        QVERIFY(key.size() >= 40);
        QCOMPARE(page.findChild<QLabel *>(u"recoveryKey"_s)->text(), key);
        page.next();
        QCOMPARE(page.step(), SetUpPage::Recovery);
        page.findChild<QCheckBox *>(u"written"_s)->setChecked(true);
        page.next();
        QCOMPARE(page.step(), SetUpPage::Admin);
        QVERIFY(page.recoveryKey().isEmpty());
        QVERIFY(page.findChild<QLabel *>(u"recoveryKey"_s)->text().isEmpty());

        type(page, u"login"_s, u"anquan"_s);
        page.next();
        QCOMPARE(error->code(), u"ui.set_up_incomplete"_s);
        type(page, u"name"_s, u"韩卫东"_s);
        type(page, u"password"_s, password);
        type(page, u"again"_s, password + u"x"_s);
        page.next();
        QCOMPARE(error->code(), u"ui.passwords_differ"_s);
        type(page, u"password"_s, u"short"_s);
        type(page, u"again"_s, u"short"_s);
        page.next();
        QTRY_COMPARE_WITH_TIMEOUT(error->code(), u"access.password_weak"_s, kSetUpPatience);
        QCOMPARE(page.step(), SetUpPage::Admin);
        type(page, u"password"_s, password);
        type(page, u"again"_s, password);
        page.next();
        QVERIFY(reaches(page, SetUpPage::Trunk));
        QVERIFY(page.findChild<QLineEdit *>(u"password"_s)->text().isEmpty());

        type(page, u"trunkHost"_s, u"127.0.0.1"_s);
        type(page, u"trunkUser"_s, u"a: \"b\""_s); // quoted, whatever is typed
        type(page, u"trunkPassword"_s, u"p#'\\"_s);
        page.next();
        QVERIFY(reaches(page, SetUpPage::Units));

        // Units come from a table; what can't be read of it is said, and does not stand in the way.
        page.next();
        QCOMPARE(error->code(), u"ui.set_up_incomplete"_s);
        type(page, u"unitsFile"_s, folder.filePath(u"none.csv"_s));
        page.next();
        QTRY_COMPARE_WITH_TIMEOUT(error->code(), u"sheet.not_found"_s, kSetUpPatience);
        QVERIFY(!QFileInfo::exists(configuration));
        QFile units(folder.filePath(u"units.csv"_s));
        QVERIFY(units.open(QIODevice::WriteOnly) && units.write("单位名称,上级单位,值班电话,作息时间\n市人社局,,62345678,工作日 09:00-17:00\n东城区人社局,市人社局,62345679,\n坏局,,12ab,\n") > 0);
        units.close();
        type(page, u"unitsFile"_s, units.fileName());
        page.next();
        QVERIFY(reaches(page, SetUpPage::Test));
        QVERIFY(ask(store, {u"unit"_s, u"list"_s}).contains("东城区人社局"));

        // A test call needs a number; it can wait, too.
        page.next();
        QCOMPARE(error->code(), u"ui.set_up_incomplete"_s);
        page.skip();
        QCOMPARE(page.step(), SetUpPage::Done);
        const auto labels = page.findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->text().contains(u"值班电话不是有效号码"_s); }));
        QFile file(configuration);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray yaml = file.readAll();
        QVERIFY(yaml.contains("profile: production") && yaml.contains(store.toUtf8()) && yaml.contains("area_code: \"010\""));
        QVERIFY(yaml.contains("\\\"12345\\\""));
        QVERIFY(!(QFileInfo(configuration).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
        QVERIFY(ask(store, {u"user"_s, u"list"_s}).contains("anquan"));
        QVERIFY(ask(store, {u"trunk"_s, u"list"_s}).contains("127.0.0.1"));
        page.next();
        QCOMPARE(finished.count(), 1);
        QCOMPARE(finished.first().first().toString(), u"anquan"_s);
    }
    void lineAndUnits_leftForLater_endWithoutATestCall() {
        if (!QFileInfo::exists(QStringLiteral(LIANXIN_CTL)))
            QSKIP("lianxinctl is not built: the set-up is NOT tested");
        const QTemporaryDir folder;
        SetUpPage page(folder.filePath(u"engine.yaml"_s), QStringLiteral(LIANXIN_CTL));
        page.show();
        type(page, u"path"_s, folder.filePath(u"hotline.db"_s));
        page.next();
        QVERIFY(reaches(page, SetUpPage::Recovery));
        page.findChild<QCheckBox *>(u"written"_s)->setChecked(true);
        page.next();
        type(page, u"name"_s, u"韩卫东"_s);
        type(page, u"password"_s, password);
        type(page, u"again"_s, password);
        page.next();
        QVERIFY(reaches(page, SetUpPage::Trunk));
        page.skip();
        QCOMPARE(page.step(), SetUpPage::Units);
        page.skip();
        QCOMPARE(page.step(), SetUpPage::Done); // nothing to call over
        QVERIFY(QFileInfo::exists(folder.filePath(u"engine.yaml"_s)));
    }
    void storeThatIsThere_isNeverOverwritten() {
        if (!QFileInfo::exists(QStringLiteral(LIANXIN_CTL)))
            QSKIP("lianxinctl is not built: the set-up is NOT tested");
        const QTemporaryDir folder;
        QFile there(folder.filePath(u"hotline.db.keys.json"_s));
        QVERIFY(there.open(QIODevice::WriteOnly) && there.write("keys") == 4);
        there.close();
        SetUpPage page(folder.filePath(u"engine.yaml"_s), QStringLiteral(LIANXIN_CTL));
        page.show();
        type(page, u"path"_s, folder.filePath(u"hotline.db"_s));
        page.next();
        auto *error = page.findChild<ErrorBanner *>();
        QTRY_VERIFY_WITH_TIMEOUT(!error->code().isEmpty(), kSetUpPatience);
        QCOMPARE(page.step(), SetUpPage::Store);
        QVERIFY(there.open(QIODevice::ReadOnly));
        QCOMPARE(there.readAll(), QByteArray("keys"));
    }
    void missingProgram_isTold() {
        const QTemporaryDir folder;
        SetUpPage page(folder.filePath(u"engine.yaml"_s), u"/no/such/lianxinctl"_s);
        page.show();
        type(page, u"path"_s, folder.filePath(u"hotline.db"_s));
        page.next();
        QTRY_COMPARE(page.findChild<ErrorBanner *>()->code(), u"ui.program_missing"_s);
        QTRY_VERIFY(page.findChild<QPushButton *>(u"next"_s)->isEnabled());
    }
    void configurationThatIsThere_isKept() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"engine.yaml"_s);
        const HotlineMaker::Basics basics{folder.filePath(u"a.db"_s), u"12345"_s, {}, u"127.0.0.1"_s};
        QVERIFY(HotlineMaker::writeConfiguration(path, basics));
        const auto again = HotlineMaker::writeConfiguration(path, basics);
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"ui.file_write"_s);
    }
    void beginHere_withoutConfiguration_opensTheSetUpAndBack() {
        test::ConsoleFixture f;
        f.window->loginPage()->setFirstRun(true);
        f.window->show();
        auto *page = f.window->loginPage()->showSetUp();
        QTRY_VERIFY(page->isVisible());
        Q_EMIT page->cancelled();
        QTRY_VERIFY(!page->isVisible());
    }
};
LIANXIN_TEST(tst_SetUp);
#include "tst_SetUp.moc"
