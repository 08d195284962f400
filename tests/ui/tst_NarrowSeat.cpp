// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/softphone/CallerCard.h"
#include "ui/softphone/RingingCard.h"
#include "ui/softphone/TicketForm.h"
#include "ui/softphone/TranscriptView.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/TopBar.h"
#include "ui/widgets/Theme.h"
#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::ConsoleFixture;

namespace {

struct NarrowSeat : ConsoleFixture {
    NarrowSeat(const QSize &size, int percent) {
        Theme::current().apply(Theme::Mode::Light, percent);
        window->resize(size);
        login(u"seat"_s);
        window->show();
        settle();
        door.on(u"knowledge.suggest"_s, QJsonObject{{u"card"_s, QJsonValue()}, {u"others"_s, QJsonArray()}});
    }
    ~NarrowSeat() { Theme::current().apply(Theme::Mode::Light, 100); }
    template <typename T> T *part() const { return window->findChild<T *>(); }
    CallBar *bar() const { return window->topBar()->callBar(); }
    //! Whether who calls is read whole in the call bar.
    bool saysWho() const {
        const QString who = u"%1  %2"_s.arg(desk.call()["name"_L1].toString(), desk.call()["phone"_L1].toString());
        const auto labels = bar()->findChildren<ElidedLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const ElidedLabel *label) { return label->text() == who && label->isVisible() && label->width() >= label->fontMetrics().horizontalAdvance(who); });
    }
};

} // namespace

class tst_NarrowSeat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void smallScreen_whoCallsAndHangUp_areWhole_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        for (const QSize size : {QSize(1024, 768), QSize(1280, 800), QSize(1366, 768)})
            for (const int percent : {100, 125, 150})
                QTest::addRow("%dx%d %d%%", size.width(), size.height(), percent) << size << percent;
    }
    void smallScreen_whoCallsAndHangUp_areWhole() {
        QFETCH(QSize, size);
        QFETCH(int, percent);
        NarrowSeat f(size, percent);
        f.putCall(u"ringing"_s);
        QVERIFY(f.saysWho());
        const auto *answer = f.window->findChild<RingingCard *>()->findChild<Button *>(u"answer"_s);
        QVERIFY(answer->isVisible() && answer->height() >= answer->sizeHint().height());
        f.putCall(u"talking"_s);
        QVERIFY(f.saysWho());
        for (const char *name : {"mute", "hold", "transfer", "more", "end"}) {
            const auto *button = f.bar()->button(QString::fromLatin1(name));
            QVERIFY2(button->isVisible() && button->width() >= button->sizeHint().width(), name);
        }
        QCOMPARE(f.window->size(), size); // nothing makes it wider
        QVERIFY(f.part<TranscriptView>()->isVisible());
        QVERIFY(f.part<TranscriptView>()->viewport()->height() >= 4 * Theme::current().px(24)); // the last sentences are read
    }
    void foldedAway_keypad_hasItsKeyAndAnEntryStill() {
        NarrowSeat f({1024, 768}, 150);
        f.putCall(u"talking"_s);
        QVERIFY(!f.bar()->button(u"keypad"_s)->isVisible());
        QSignalSpy wanted(f.bar(), &CallBar::keypadWanted);
        QTest::keyClick(f.window.get(), Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(wanted.size(), 1);
        f.bar()->button(u"more"_s)->click();
        auto *entry = f.bar()->moreMenu()->findChild<QAction *>(u"keypad"_s);
        QVERIFY(entry != nullptr && entry->isEnabled());
        f.bar()->moreMenu()->close();
        f.window->resize(1600, 900);
        Theme::current().apply(Theme::Mode::Light, 100);
        f.settle();
        QVERIFY(f.bar()->button(u"keypad"_s)->isVisible());
    }
    void lowPage_draftIsATab_andItsKeysLeadThere() {
        NarrowSeat f({1024, 768}, 125);
        f.putCall(u"talking"_s);
        auto *form = f.part<TicketForm>();
        QVERIFY(!form->isVisible());
        QVERIFY(!f.part<CallerCard>()->isVisible()); // a tab of its own, too
        QTest::keyClick(f.window.get(), Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(form->isVisible() && form->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(!f.part<TranscriptView>()->isVisible());
        f.window->resize(1600, 1000);
        f.settle();
        QVERIFY(form->isVisible() && f.part<TranscriptView>()->isVisible() && f.part<CallerCard>()->isVisible());
    }
    void everyShape_tabGoesRowByRow_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("wide") << QSize(1440, 900);
        QTest::newRow("folded") << QSize(1100, 900);
    }
    void everyShape_tabGoesRowByRow() {
        QFETCH(QSize, size);
        NarrowSeat f(size, 100);
        QApplication::setActiveWindow(f.window.get());
        f.putCall(u"talking"_s);
        QTest::keyClick(f.window.get(), Qt::Key_T, Qt::ControlModifier);
        QStringList walked;
        for (int i = 0; i < 8; ++i) {
            walked << QApplication::focusWidget()->accessibleName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QStringList wanted;
        for (const char *name : {"Title", "Category", "District", "Address", "Expects", "Time", "Handling unit", "Urgency"})
            wanted << TicketForm::tr(name);
        QCOMPARE(walked, wanted);
    }
    void lowPage_f9WithSomethingMissing_showsTheDraft() {
        NarrowSeat f({1024, 768}, 125);
        f.putCall(u"talking"_s);
        auto *form = f.part<TicketForm>();
        form->draft().type(u"title"_s, u"路灯不亮"_s);
        QVERIFY(!form->isVisible() && !form->isComplete());
        QTest::keyClick(f.window.get(), Qt::Key_F9);
        QTRY_VERIFY(form->isVisible());
    }
    void statusLine_withoutRoom_keepsWhatIsAmissAndFits() {
        NarrowSeat f({1024, 768}, 150);
        f.handset.state = Handset::Line::Unregistered;
        Q_EMIT f.handset.changed();
        f.settle();
        const auto *status = f.part<StatusLine>();
        QVERIFY(status->layout()->sizeHint().width() <= status->width());
        const auto labels = status->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->isVisible() && label->text() == StatusLine::tr("Line not registered"); }));
    }
};

LIANXIN_TEST(tst_NarrowSeat);
#include "tst_NarrowSeat.moc"
