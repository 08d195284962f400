// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "platform/language/TextFeatures.h"
#include "support/TestRegistry.h"
#include <QTest>
#include <algorithm>

using namespace lianxin;

namespace {

QString folded(const QString &text) { return QString::fromStdU16String(foldedText(text)); }

} // namespace

class tst_TextFeatures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void text_isFoldedToWhatItSays_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const std::pair<QString, QString> rows[] = {{u"路灯不亮"_s, u"路灯不亮"_s},
                                                    {u"电话１３８１２３４"_s, u"电话0"_s},
                                                    {u"在2026年7月、8月"_s, u"在0年0月 0月"_s},
                                                    {u"ＡＢＣ xyz XYZ"_s, u"abc xyz xyz"_s},
                                                    {u"！？。，  \t\n"_s, u""_s},
                                                    {u"停水！！！怎么办"_s, u"停水 怎么办"_s},
                                                    {u""_s, u""_s},
                                                    {u"𠮷野家"_s, u"𠮷野家"_s}};
        for (const auto &[text, expected] : rows)
            QTest::newRow(qPrintable(text.isEmpty() ? u"empty"_s : text)) << text << expected;
    }
    void text_isFoldedToWhatItSays() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(folded(text), expected);
    }
    void longText_isReadUpToTheLimit() { QCOMPARE(qsizetype(foldedText(QString(20'000, u'路')).size()), kLongestText); }
    void runs_areCountedOnceEach() {
        const auto features = featuresOf(u"停水停水"_s);
        // 停 ×2, 水 ×2, 停水 ×2, 水停 ×1
        QCOMPARE(features.size(), std::size_t(4));
        quint32 sum = 0;
        for (const auto &feature : features)
            sum += feature.count;
        QCOMPARE(sum, 7U);
        QVERIFY(std::is_sorted(features.begin(), features.end(), [](auto &a, auto &b) { return a.key < b.key; }));
    }
    void emptyText_hasNoFeatures() { QVERIFY(featuresOf(u"……"_s).empty()); }
    void nearDuplicates_shareAGroupAndOthersDoNot() {
        const QString letter = u"尊敬的领导您好，我是春和街道居民，楼下的烧烤店每天营业到凌晨两点，油烟和噪声让全家无法休息，多次投诉没有结果，请尽快处理。"_s;
        const std::vector<std::u16string> texts{foldedText(letter), foldedText(u"幼儿园什么时候开始报名，需要准备哪些材料？"_s),
                                                foldedText(letter + u"谢谢！"_s), foldedText(QString(letter).replace(u"两点"_s, u"三点"_s)),
                                                foldedText(u"公交站台的雨棚坏了"_s), foldedText({}), foldedText({})};
        const auto groups = nearDuplicateGroups(texts);
        QCOMPARE(groups, (std::vector<int>{0, 1, 0, 0, 4, 5, 5}));
    }
};

LIANXIN_TEST(tst_TextFeatures);
#include "tst_TextFeatures.moc"
