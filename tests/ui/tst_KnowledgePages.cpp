// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/knowledge/ArticleEditor.h"
#include "ui/knowledge/ArticleView.h"
#include "ui/knowledge/KnowledgeCard.h"
#include "ui/knowledge/KnowledgePage.h"
#include "ui/knowledge/SynonymsDialog.h"
#include "ui/softphone/SeatPage.h"
#include "ui/widgets/Table.h"
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;
using lianxin::test::FakeDoor;

namespace {

template <class W>
struct Shown {
    template <class... Args>
    explicit Shown(Args &&...args)
        : page(door, std::forward<Args>(args)...) {
        page.resize(1336, 760);
        page.show();
        ConsoleFixture::settle();
    }
    template <class T>
    T *find(const QString &name) {
        return page.template findChild<T *>(name);
    }
    void press(const QString &name) {
        auto *button = find<Button>(name);
        if (!button)
            qFatal("no button %s", qPrintable(name));
        button->click();
        ConsoleFixture::settle();
    }
    VerbDialog *dialog() {
        for (VerbDialog *one : page.template findChildren<VerbDialog *>())
            if (one->isVisible())
                return one;
        return nullptr;
    }
    FakeDoor door;
    W page;
};

QJsonObject article(FakeDoor &door, const QString &state, const QString &author = u"u-何敏"_s) {
    QJsonObject a = door.sample(u"knowledge.get"_s);
    a[u"state"_s] = state;
    a[u"author"_s] = author;
    a[u"inForce"_s] = state == u"published"_s;
    return a;
}

} // namespace

class tst_KnowledgePages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }

    void page_listsFiltersAndShows() {
        Shown<KnowledgePage> w(true, u"u-林静"_s);
        auto *table = w.page.findChild<Table *>();
        const QAbstractItemModelTester tester(table->records());
        QTRY_COMPARE(table->records()->rowCount(), 12);
        QTRY_COMPARE(w.page.findChild<ArticleView *>()->article()["title"_L1].toString(), u"灵活就业社保补贴：外地户籍"_s);
        auto *state = w.find<Choice>(u"state"_s);
        state->setValue(u"review"_s);
        Q_EMIT state->activated(state->currentIndex());
        auto *words = w.find<QLineEdit>(u"words"_s);
        QTest::keyClicks(words, u"zhao"_s);
        QTest::keyClick(words, Qt::Key_Return);
        QTRY_COMPARE(w.door.asked(u"knowledge.list"_s).constLast()["text"_L1].toString(), u"zhao"_s);
        QCOMPARE(w.door.asked(u"knowledge.list"_s).constLast()["state"_L1].toString(), u"review"_s);
        QVERIFY(w.door.asked(u"knowledge.search"_s).isEmpty());
    }
    void seats_askInTheirWords_andChangeNothing() {
        Shown<KnowledgePage> w(false, u"u-周敏"_s);
        QTRY_VERIFY(!w.door.asked(u"knowledge.list"_s).isEmpty());
        for (const auto &name : {u"new"_s, u"import"_s, u"edit"_s, u"expire"_s})
            QVERIFY(!w.find<Button>(name));
        auto *words = w.find<QLineEdit>(u"words"_s);
        QTest::keyClicks(words, u"butie"_s);
        QTRY_COMPARE(w.door.asked(u"knowledge.search"_s).size(), 1);
        QTRY_COMPARE(w.page.findChild<Table *>()->records()->rowCount(), 3);
    }
    void writer_handsIn_andCannotPublish() {
        Shown<KnowledgePage> w(true, u"u-何敏"_s);
        w.door.on(u"knowledge.get"_s, article(w.door, u"draft"_s));
        w.page.openArticle(u"a1"_s);
        QTRY_VERIFY(w.find<Button>(u"submit"_s));
        for (const auto &method : {u"knowledge.submit"_s, u"knowledge.get"_s})
            w.door.on(method, article(w.door, u"review"_s));
        w.press(u"submit"_s);
        QTRY_VERIFY(w.find<Button>(u"publish"_s));
        QVERIFY(!w.find<Button>(u"publish"_s)->isEnabled());
        QCOMPARE(w.door.asked(u"knowledge.submit"_s).size(), 1);
    }
    void reviewer_publishesOrReturns_withAReason() {
        Shown<KnowledgePage> w(true, u"u-林静"_s);
        w.door.on(u"knowledge.get"_s, article(w.door, u"review"_s));
        w.page.openArticle(u"a1"_s);
        QTRY_VERIFY(w.find<Button>(u"publish"_s) && w.find<Button>(u"publish"_s)->isEnabled());
        w.press(u"return"_s);
        VerbDialog *dialog = w.dialog();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>()->setText(u"缺文号"_s);
        dialog->accept();
        QTRY_COMPARE(w.door.asked(u"knowledge.return"_s).size(), 1);
        QCOMPARE(w.door.asked(u"knowledge.return"_s).constFirst()["note"_L1].toString(), u"缺文号"_s);
        w.page.openArticle(u"a1"_s);
        QTRY_VERIFY(w.find<Button>(u"publish"_s));
        w.press(u"publish"_s);
        QTRY_COMPARE(w.door.asked(u"knowledge.publish"_s).size(), 1);
    }
    void editor_keepsWhatWasTyped_whenRefused() {
        Shown<KnowledgePage> w(true, u"u-林静"_s);
        w.press(u"new"_s);
        auto *editor = w.page.findChild<ArticleEditor *>();
        QTRY_VERIFY(editor->isVisible());
        w.door.on(u"knowledge.save"_s, [](const QJsonObject &) -> Expected<QJsonValue> {
            return Error{ErrorKind::BadInput, u"knowledge.bad_article"_s, u"Every article names its source."_s, u"Say which office or document it comes from."_s, u"source"_s};
        });
        editor->findChild<QLineEdit *>(u"title"_s)->setText(u"暖气不热"_s);
        editor->findChild<QLineEdit *>(u"aliases"_s)->setText(u"暖气凉；不暖和、"_s);
        QVERIFY(editor->isDirty());
        w.press(u"save"_s);
        QTRY_COMPARE(w.door.asked(u"knowledge.save"_s).size(), 1);
        QCOMPARE(editor->findChild<QLineEdit *>(u"title"_s)->text(), u"暖气不热"_s);
        QVERIFY(editor->findChild<ErrorBanner *>()->isVisible());
        w.page.openArticle(u"a2"_s); // what is unsaved is not covered
        ConsoleFixture::settle();
        QVERIFY(editor->isVisible());
        w.door.on(u"knowledge.save"_s, w.door.sample(u"knowledge.get"_s));
        w.press(u"save"_s);
        QTRY_VERIFY(!editor->isVisible());
        const QJsonObject sent = w.door.asked(u"knowledge.save"_s).constLast();
        QCOMPARE(sent["aliases"_L1].toArray().size(), 2);
        QVERIFY(!sent.contains("id"_L1));
    }
    void changes_nameTheVersionTheyAreBasedOn() {
        Shown<KnowledgePage> w(true, u"u-林静"_s);
        w.page.openArticle(u"a1"_s);
        QTRY_VERIFY(w.find<Button>(u"edit"_s));
        w.press(u"edit"_s);
        QCOMPARE(w.page.findChild<QLineEdit *>(u"validUntil"_s)->text(), u"2027-12-31"_s);
        w.press(u"save"_s);
        QTRY_COMPARE(w.door.asked(u"knowledge.save"_s).size(), 1);
        QCOMPARE(w.door.asked(u"knowledge.save"_s).constFirst()["basedOn"_L1].toInt(), 2);
    }
    void import_followsItsJob_andTellsWhatWasRefused() {
        Shown<KnowledgePage> w(true, u"u-林静"_s);
        w.door.on(u"jobs.get"_s, QJsonObject{{u"id"_s, u"j-kb"_s}, {u"state"_s, u"running"_s}, {u"done"_s, 200}, {u"total"_s, 1'000}});
        w.press(u"import"_s);
        VerbDialog *dialog = w.dialog();
        QVERIFY(dialog && !dialog->verb()->isEnabled());
        dialog->findChild<QLineEdit *>(u"path"_s)->setText(u"/data/knowledge.xlsx"_s);
        QVERIFY(dialog->findChild<QCheckBox *>(u"review"_s)->isChecked());
        dialog->accept();
        QTRY_COMPARE(w.door.asked(u"knowledge.import"_s).size(), 1);
        QCOMPARE(w.door.asked(u"knowledge.import"_s).constFirst()["review"_L1].toBool(), true);
        QTRY_VERIFY(w.find<Button>(u"stopImport"_s)->isVisible());
        w.press(u"stopImport"_s);
        QTRY_COMPARE(w.door.asked(u"jobs.cancel"_s).size(), 1);
        w.door.on(u"jobs.get"_s, QJsonObject{{u"id"_s, u"j-kb"_s}, {u"state"_s, u"done"_s},
                                             {u"result"_s, QJsonObject{{u"added"_s, 998}, {u"updated"_s, 0}, {u"unchanged"_s, 1}, {u"rejectedRows"_s, 1},
                                                                       {u"rejected"_s, QJsonArray{QJsonObject{{u"row"_s, 7}, {u"reason"_s, u"A title has 1 to 200 characters."_s}}}}}}});
        QTRY_VERIFY(w.find<VerbDialog>(u"rejected"_s));
        QVERIFY(!w.find<Button>(u"stopImport"_s)->isVisible());
    }
    void wordsOfCitizens_areFoundChangedAndTakenOut() {
        Shown<KnowledgePage> f(true, u"u-何敏"_s);
        f.door.on(u"knowledge.synonyms"_s, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"word"_s, u"低保"_s}, {u"meanings"_s, QJsonArray{u"最低生活保障"_s}}},
                                                                              QJsonObject{{u"word"_s, u"退休金"_s}, {u"meanings"_s, QJsonArray{u"养老金"_s, u"基本养老保险"_s}}}}}});
        f.door.on(u"knowledge.saveSynonym"_s, QJsonObject());
        f.press(u"synonymWords"_s);
        auto *dialog = f.find<SynonymsDialog>(u"synonymWords"_s);
        QVERIFY(dialog && dialog->isVisible());
        auto *table = dialog->findChild<Table *>();
        auto *word = dialog->findChild<QLineEdit *>(u"word"_s);
        auto *meanings = dialog->findChild<QLineEdit *>(u"meanings"_s);
        auto *save = dialog->findChild<Button *>(u"save"_s);
        QTRY_COMPARE(table->records()->rowCount(), 2);
        QVERIFY(!save->isEnabled());
        word->setText(u"金"_s); // of the word or of what it means
        Q_EMIT word->textEdited(word->text());
        QTRY_COMPARE(table->records()->rowCount(), 1);
        table->selectRow(0);
        QTRY_COMPARE(word->text(), u"退休金"_s);
        QCOMPARE(meanings->text(), u"养老金；基本养老保险"_s);
        meanings->setText(u"养老金、 养老保险待遇;养老金"_s);
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_COMPARE(f.door.asked(u"knowledge.saveSynonym"_s).size(), 1);
        QCOMPARE(f.door.asked(u"knowledge.saveSynonym"_s).constFirst(), (QJsonObject{{u"word"_s, u"退休金"_s}, {u"meanings"_s, QJsonArray{u"养老金"_s, u"养老保险待遇"_s}}}));
        QTRY_COMPARE(table->records()->rowCount(), 2);
        word->setText(u"社保卡"_s); // not known: nothing to take out
        QVERIFY(!save->isEnabled());
        word->setText(u"低保"_s);
        QVERIFY(save->isEnabled());
        QCOMPARE(save->text(), SynonymsDialog::tr("Take it out"));
        save->click();
        QTRY_COMPARE(f.door.asked(u"knowledge.saveSynonym"_s).size(), 2);
        QVERIFY(f.door.asked(u"knowledge.saveSynonym"_s).constLast()["meanings"_L1].toArray().isEmpty());
        Shown<KnowledgePage> reader(false, u"u-何敏"_s);
        QVERIFY(!reader.find<Button>(u"synonymWords"_s));
    }
    void emptyKnowledge_saysTheNextStep() {
        FakeDoor door;
        door.on(u"knowledge.list"_s, QJsonObject{{u"items"_s, QJsonArray()}, {u"total"_s, 0}});
        KnowledgePage page(door, true, u"u"_s);
        page.resize(1336, 760);
        page.show();
        bool said = false;
        QTRY_VERIFY(([&] {
            for (auto *empty : page.findChildren<EmptyState *>())
                said |= empty->isVisible() && !empty->findChildren<Button *>().isEmpty();
            return said;
        }()));
    }

    void card_searches_usesAndFolds() {
        Shown<KnowledgeCard> w;
        w.page.setCall(u"k1"_s);
        w.page.search(u"外地户籍能申请吗"_s);
        auto *view = w.page.findChild<ArticleView *>();
        QTRY_COMPARE(view->article()["id"_L1].toString(), u"a1"_s);
        QTRY_VERIFY(view->article().contains("body"_L1));
        w.press(u"use"_s);
        QTRY_COMPARE(w.door.asked(u"knowledge.feedback"_s).size(), 1);
        const QJsonObject told = w.door.asked(u"knowledge.feedback"_s).constFirst();
        QCOMPARE(told["verdict"_L1].toString(), u"used"_s);
        QCOMPARE(told["callId"_L1].toString(), u"k1"_s);
        QVERIFY(!w.find<Button>(u"use"_s)->isEnabled());
        w.page.search(u"补贴"_s);
        QTRY_VERIFY(w.find<Button>(u"use"_s)->isEnabled());
        w.press(u"notHelpful"_s);
        QTRY_COMPARE(w.door.asked(u"knowledge.get"_s).constLast()["id"_L1].toString(), u"a2"_s); // the next one
    }
    void card_suggestsOnce_andLeavesASearchAlone() {
        Shown<KnowledgeCard> w;
        w.page.onCitizenSentence(u"没有通话的时候不问"_s);
        QVERIFY(w.door.asked(u"knowledge.suggest"_s).isEmpty());
        w.page.setCall(u"k1"_s);
        w.page.onCitizenSentence(u"我是外地户口，社保补贴能申请吗"_s);
        QTRY_COMPARE(w.page.findChild<ArticleView *>()->article()["id"_L1].toString(), u"a1"_s);
        QCOMPARE(w.door.asked(u"knowledge.suggest"_s).constFirst()["callId"_L1].toString(), u"k1"_s);
        w.page.search(u"居住证"_s);
        ConsoleFixture::settle();
        w.page.onCitizenSentence(u"那还要带什么材料呢"_s);
        QCOMPARE(w.door.asked(u"knowledge.suggest"_s).size(), 1);
        w.page.setCall(u"k2"_s);
        QVERIFY(!w.find<Button>(u"use"_s)->isVisible());
        w.door.on(u"knowledge.suggest"_s, QJsonObject{{u"card"_s, QJsonValue()}, {u"others"_s, QJsonArray()}});
        w.page.onCitizenSentence(u"今天天气真好啊"_s);
        ConsoleFixture::settle();
        QVERIFY(!w.find<Button>(u"use"_s)->isVisible());
    }
    void card_showsTheLatestSearchOnly() {
        Shown<KnowledgeCard> w;
        w.door.hold(u"knowledge.search"_s);
        w.page.search(u"一"_s);
        w.page.search(u"二"_s);
        w.door.on(u"knowledge.search"_s, [](const QJsonObject &p) -> Expected<QJsonValue> {
            return QJsonValue(QJsonArray{QJsonObject{{u"id"_s, p["text"_L1]}, {u"title"_s, p["text"_L1]}, {u"score"_s, 1}}});
        });
        QSignalSpy none(&w.door, &Door::linkChanged);
        w.door.release();
        ConsoleFixture::settle();
        QCOMPARE(w.door.asked(u"knowledge.get"_s).size(), 1);
        QCOMPARE(w.door.asked(u"knowledge.get"_s).constFirst()["id"_L1].toString(), u"二"_s);
    }
    void seat_hasItsCard_andACitizensSentenceReachesIt() {
        ConsoleFixture f;
        f.login(u"seat"_s);
        f.putCall(u"talking"_s);
        auto *card = f.window->findChild<KnowledgeCard *>();
        QVERIFY(card && card->isVisibleTo(f.window.get()));
        QVERIFY(f.window->pages().contains(u"knowledge"_s));
        f.desk.transcript()->append({{u"at"_s, 1}, {u"speaker"_s, u"citizen"_s}, {u"text"_s, u"外地户籍能不能"_s}, {u"partial"_s, true}});
        ConsoleFixture::settle();
        QVERIFY(f.door.asked(u"knowledge.suggest"_s).isEmpty());
        f.desk.transcript()->append({{u"at"_s, 2}, {u"speaker"_s, u"citizen"_s}, {u"text"_s, u"外地户籍能不能申请补贴"_s}});
        QTRY_COMPARE(f.door.asked(u"knowledge.suggest"_s).size(), 1);
        f.desk.transcript()->append({{u"at"_s, 3}, {u"speaker"_s, u"seat"_s}, {u"text"_s, u"可以申请"_s}});
        f.desk.transcript()->append({{u"at"_s, 4}, {u"speaker"_s, u"citizen"_s}, {u"text"_s, u"按键 2"_s}, {u"key"_s, u"2"_s}});
        ConsoleFixture::settle();
        QCOMPARE(f.door.asked(u"knowledge.suggest"_s).size(), 1);
        card->findChild<Button *>(u"use"_s)->click();
        QTRY_COMPARE(f.door.asked(u"knowledge.feedback"_s).size(), 1);
    }
};

LIANXIN_TEST(tst_KnowledgePages);
#include "tst_KnowledgePages.moc"
