// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dispatch/Categories.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "talk/assistant/CategoryWords.h"
#include <QTest>

using namespace lianxin;

class tst_CategoryWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shipped_namesCategoriesThatAreThere_allOfTheThirdLevel() {
        const auto tree = CategoryTree::shipped();
        QVERIFY(tree);
        const CategoryWords &words = CategoryWords::shipped();
        for (const QString &name : words.names())
            QVERIFY2(!tree->codeOf(name).isEmpty(), qPrintable(name));
        QStringList without;
        for (const auto &category : tree->all())
            if (category.level() == 3 && !words.names().contains(category.name))
                without << category.name;
        QVERIFY2(without.isEmpty(), qPrintable(without.join(u' ')));
    }

    void hits_longestFirst_notWhatIsNegated() {
        const auto tree = *CategoryTree::shipped();
        const auto hitsOf = [&](const QString &text) {
            QStringList all;
            for (const CategoryHit &hit : CategoryWords::shipped().hitsIn(text, tree))
                all << tree.find(hit.code)->name + u':' + text.mid(hit.from, hit.length);
            return all.join(u' ');
        };
        QCOMPARE(hitsOf(u"家里停水了"_s), u"停水:停水"_s);
        QCOMPARE(hitsOf(u"没停水"_s), QString());
        QCOMPARE(hitsOf(u"不是停水，是水压太小"_s), u"水压不足:水压太小"_s);
        QCOMPARE(hitsOf(u"路灯有三个晚上不亮"_s), u"路灯不亮:路灯有三个晚上不亮"_s);
        QCOMPARE(hitsOf(u"是不是停水了"_s), u"停水:停水"_s);
        QCOMPARE(hitsOf(u"今天天气好"_s), QString());
    }

    void fromText_aLineThatIsNone_isRefusedWithItsNumber() {
        const auto bad = CategoryWords::fromText(u"# remark\n停水: 没水\n停电\n"_s);
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, u"assistant.bad_words"_s);
        QCOMPARE(bad.error().place, u"3"_s);
    }
};

LIANXIN_TEST(tst_CategoryWords);
#include "tst_CategoryWords.moc"
