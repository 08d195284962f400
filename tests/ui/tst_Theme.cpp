// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Table.h"
#include "ui/widgets/Theme.h"
#include <QDirIterator>
#include <QHeaderView>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

using namespace lianxin;

namespace {

void eachPair(const std::function<void(const char *, const QColor &, const QColor &)> &check,
              const Tokens &t) {
    const QList<std::pair<const char *, QColor>> grounds{
        {"page", t.page}, {"surface", t.surface}, {"sunken", t.sunken}, {"hover", t.hover}};
    for (const auto &[name, ground] : grounds) {
        for (const QColor &ink : {t.text, t.text2, t.hint, t.accentText, t.good, t.warn, t.bad})
            check(name, ink, ground);
    }
    for (const Tone tone : {Tone::Mute, Tone::Accent, Tone::Good, Tone::Warn, Tone::Bad})
        check("soft", t.ink(tone), t.soft(tone));
    for (const QColor &soft : {t.accentSoft, t.goodSoft, t.warnSoft, t.badSoft}) {
        check("text on soft", t.text, soft);
        check("text2 on soft", t.text2, soft);
    }
    check("accent fill", t.onAccent, t.accentFill);
    check("badge", t.onBad, t.bad);
}

} // namespace

class tst_Theme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void contrast_everyInkOnItsGround_isAtLeastFourAndAHalf() {
        for (const Tokens *t : {&Tokens::light(), &Tokens::dark()}) {
            eachPair(
                [t](const char *where, const QColor &ink, const QColor &ground) {
                    const double ratio = contrastRatio(ink, ground);
                    QVERIFY2(ratio >= 4.45,
                             qPrintable(u"%1 on %2 (%3): %4, %5"_s
                                            .arg(ink.name(), ground.name(), QString::fromLatin1(where))
                                            .arg(ratio, 0, 'f', 2)
                                            .arg(t == &Tokens::dark() ? u"dark"_s : u"light"_s)));
                },
                *t);
        }
    }
    void contrast_controlEdges_areAtLeastThree() {
        for (const Tokens *t : {&Tokens::light(), &Tokens::dark()})
            QVERIFY(contrastRatio(t->control, t->surface) >= 3);
    }
    void contrast_blackOnWhite_isTwentyOne() {
        QVERIFY(qAbs(contrastRatio(Qt::black, Qt::white) - 21) < 0.01);
    }
    void icons_everyNameInTheSources_isPacked() {
        static const QRegularExpression iconName(
            u"(?:IconLabel\\(|iconOf\\(|iconPixmap\\()u\"([a-z0-9-]+)\"_s|\"([a-z0-9-]+)\"(?:_s)?, Tone::"_s);
        QDirIterator files(QStringLiteral(LIANXIN_SOURCE_DIR "/ui"), {u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (auto it = iconName.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext(); ++seen) {
                const auto match = it.next();
                const QString name = match.captured(1) + match.captured(2);
                QVERIFY2(QFile::exists(u":/icons/%1.svg"_s.arg(name)),
                         qPrintable(name + u" in "_s + file.fileName()));
            }
        }
        QVERIFY(seen > 40);
    }
    void icon_inOneColour_isTintedAndCached() {
        const QPixmap one = iconPixmap(u"phone"_s, Qt::red, 16, 2);
        QCOMPARE(one.size(), QSize(32, 32));
        QCOMPARE(one.cacheKey(), iconPixmap(u"phone"_s, Qt::red, 16, 2).cacheKey());
        bool red = false;
        const QImage image = one.toImage();
        for (int y = 0; y < 32; ++y) {
            for (int x = 0; x < 32; ++x)
                red = red || image.pixelColor(x, y) == QColor(Qt::red);
        }
        QVERIFY(red);
    }
    void apply_largerText_growsHeldSizesAndBack() {
        QWidget widget;
        Theme::current().holdSize(&widget, 0, 40);
        Theme::current().apply(Theme::Mode::Dark, 150);
        QCOMPARE(widget.height(), 60);
        QCOMPARE(qApp->palette().color(QPalette::Window), Tokens::dark().page);
        Theme::current().apply(Theme::Mode::Light, 100);
        QCOMPARE(widget.height(), 40);
    }
    void styleSheet_afterFilling_hasNoOpenPlaceholder() {
        QVERIFY(!qApp->styleSheet().contains(u'@'));
        QVERIFY(!qApp->styleSheet().contains(u'$'));
    }
    void table_chipWiderThanItsColumn_isShownWhole() {
        RecordModel model({{u"a"_s, 0, false, [](const QJsonObject &) { return Cell{u"x"_s}; }},
                           {u"b"_s, 60, false, [](const QJsonObject &r) { return Cell{r["b"_L1].toString(), {}, Tone::Warn, true}; }}},
                          u"id"_s);
        Table table(u"testChips"_s);
        table.resize(600, 300);
        table.setRecords(&model);
        table.show();
        QCOMPARE(table.columnWidth(1), 60);
        const QString words(40, u'w');
        model.setRecords({QJsonObject{{u"id"_s, u"1"_s}, {u"b"_s, words}}});
        QVERIFY(table.columnWidth(1) >= Chip::widthOf({words, {}, Tone::Warn}));
        const int wide = table.columnWidth(1);
        model.setRecords({QJsonObject{{u"id"_s, u"1"_s}, {u"b"_s, u"w"_s}}});
        QCOMPARE(table.columnWidth(1), wide); // columns stand still
    }
    void table_narrowerThanItsColumns_givesFreeRoomAwayBeforeItScrolls() {
        QList<RecordColumn> columns{{u"loose"_s, 0, false, [](const QJsonObject &) { return Cell{u"x"_s}; }}};
        for (int i = 0; i < 4; ++i)
            columns << RecordColumn{u"c"_s, 150, false, [](const QJsonObject &) { return Cell{u"ab"_s}; }};
        RecordModel model(columns, u"id"_s);
        Table table(u"testNarrow"_s);
        table.setRecords(&model);
        table.resize(500, 300);
        table.show();
        model.setRecords({QJsonObject{{u"id"_s, u"1"_s}}});
        QTRY_VERIFY(table.horizontalHeader()->length() <= table.viewport()->width());
        table.resize(1200, 300);
        QTRY_COMPARE(table.columnWidth(1), 150);
    }
    void button_withAKey_worksByThatKey() {
        QWidget window;
        auto *button = new Button(u"Save"_s, Button::Kind::Primary, {}, &window);
        button->setKey(u"F9"_s);
        int clicks = 0;
        connect(button, &QPushButton::clicked, this, [&clicks] { ++clicks; });
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        QTest::keyClick(&window, Qt::Key_F9);
        QTRY_COMPARE(clicks, 1);
    }
};
LIANXIN_TEST(tst_Theme);
#include "tst_Theme.moc"
