// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dispatch/Categories.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "talk/assistant/CategoryWords.h"
#include <QFile>
#include <QHash>
#include <QTest>
#include <algorithm>

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

    // Real messages of citizens, in seven classes that another platform sorted them into; none was looked at when the wordings
    // were written. What the wordings find has to lie in the class's part of the tree far more often than by chance (about .25).
    void realMessages_thatNoneWasWrittenFor_areMostlySortedRight() {
        QFile file(QStringLiteral(LIANXIN_SHARED_DIR "/data/tickets/messages_7_categories_train.tsv"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the messages are not on this machine");
        const QHash<QString, QStringList> parts{{u"教育文体"_s, {u"10"_s, u"15"_s}}, {u"劳动和社会保障"_s, {u"08"_s, u"09"_s, u"110302"_s}}, {u"环境保护"_s, {u"07"_s, u"02"_s}},
                                                {u"卫生计生"_s, {u"11"_s, u"0902"_s}}, {u"城乡建设"_s, {u"01"_s, u"02"_s, u"03"_s, u"04"_s, u"05"_s, u"160102"_s, u"160103"_s}},
                                                {u"商贸旅游"_s, {u"12"_s, u"15"_s}}, {u"交通运输"_s, {u"06"_s}}};
        const auto tree = *CategoryTree::shipped();
        int seen = 0, answered = 0, right = 0, number = 0;
        while (!file.atEnd()) {
            const QString line = QString::fromUtf8(file.readLine()).trimmed();
            const auto part = parts.constFind(line.section(u'\t', 0, 0));
            if (part == parts.constEnd() || ++number % 10 != 0)
                continue;
            ++seen;
            QHash<QString, qsizetype> sums;
            QString best;
            QStringList words; // said again is not said more, as in a draft
            const QString text = line.section(u'\t', 1);
            for (const CategoryHit &hit : CategoryWords::shipped().hitsIn(text, tree)) {
                const QString said = text.mid(hit.from, hit.length);
                if (words.contains(said))
                    continue;
                words << said;
                if (sums[hit.code] += hit.weight; best.isEmpty() || sums[hit.code] > sums[best])
                    best = hit.code;
            }
            if (best.isEmpty())
                continue;
            ++answered;
            right += std::any_of(part->begin(), part->end(), [&best](const QString &code) { return CategoryTree::isWithin(best, code); });
        }
        qInfo("%d messages, %d with a category (%.2f), %d of them in the right part (%.2f)", seen, answered, double(answered) / seen, right, double(right) / answered);
        QVERIFY(answered * 10 > seen * 7);
        QVERIFY(right * 10 > answered * 6);
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
