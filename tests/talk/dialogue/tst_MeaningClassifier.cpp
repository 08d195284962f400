// SPDX-License-Identifier: GPL-3.0-or-later
// The classifier behind the lexicon: what it adds, what it may not touch, and what becomes of a damaged one.
#include "platform/base/Literals.h"
#include "platform/base/Resources.h"
#include "platform/language/TextTraining.h"
#include "support/TestRegistry.h"
#include "talk/dialogue/MeaningTraining.h"
#include "talk/dialogue/Understanding.h"
#include <QCryptographicHash>
#include <QFile>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <thread>

using namespace lianxin;

namespace {

const MeaningClassifier &shippedClassifier() { return MeaningClassifier::shipped(); }

Understood byBoth(QStringView text) { return understand(text, {}, MeaningLexicon::shipped(), shippedClassifier()); }

//! What would be acted on, else what would be asked back with a "?", else nothing.
QString becomesOf(const Understood &understood) {
    if (understood.readings.empty() || understood.readings.front().confidence < kAskedBack)
        return {};
    const Reading &top = understood.readings.front();
    return nameOf(*top.meaning) + (top.confidence >= kActedOn ? u""_s : u"?"_s);
}

bool operator==(const Understood &a, const Understood &b) {
    return a.contradictory == b.contradictory && a.readings.size() == b.readings.size()
        && std::equal(a.readings.begin(), a.readings.end(), b.readings.begin(), [](const Reading &x, const Reading &y) {
               return x.meaning == y.meaning && x.value == y.value && x.confidence == y.confidence && x.words == y.words;
           });
}

QByteArray contentOf(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

//! Few meanings, each in some ways of saying it.
std::vector<MeantText> fewTexts() {
    const std::pair<const char16_t *, const char16_t *> said[] = {
        {u"satisfied", u"心里舒坦得很 心里真舒坦 日子舒坦了 舒坦多了 住着舒坦 这下舒坦了"},
        {u"poor", u"拉着脸冲我嚷嚷 拉着个脸 冲我嚷嚷半天 嚷嚷着拉脸 老拉着脸嚷 脸拉得老长嚷嚷"},
        {u"other", u"菜市场后面那条街 菜市场东边 后面那条街上 街后面菜市场里 那条街拐角 菜市场那条街"},
        {u"later", u"手上正有活 正干着活呢 活还没干完 手上活多 干活呢手上脏 正有活要干"}};
    std::vector<MeantText> texts;
    int core = 0;
    for (const auto &[label, list] : said)
        for (const QString &text : QString::fromUtf16(list).split(u' ')) {
            ++core;
            for (const QString &before : {u""_s, u"同志"_s, u"我说"_s})
                texts.push_back({{QString::fromUtf16(label), before + text}, core});
        }
    return texts;
}

} // namespace

class tst_MeaningClassifier : public QObject {
    Q_OBJECT
    const QString m_shipped = resourcePath(u"dialogue/meanings.model");
    QTemporaryDir m_dir;
    QString path(const QString &name) const { return m_dir.filePath(name); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(shippedClassifier().isLoaded()); }
    void shippedModel_isOfTheShippedWordings() {
        const auto texts = readMeantTexts(resourcePath(u"dialogue/wordings.tsv"));
        QVERIFY2(texts, qPrintable(texts ? QString() : texts.error().toString()));
        QVERIFY(QFile(m_shipped).size() <= 400'000);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        QMap<QString, int> counts;
        for (const MeantText &text : *texts) {
            hash.addData(QString(text.said.label + u'\t' + text.said.text + u'\n').toUtf8());
            ++counts[text.said.label];
        }
        const auto model = TextClassifier::load(m_shipped);
        QVERIFY(model);
        QCOMPARE(model->card()["data"_L1].toObject()["sha256"_L1].toString(), QString::fromLatin1(hash.result().toHex()));
        QCOMPARE(model->labels().size(), qsizetype(allMeanings().size()) + 1);
        for (const Meaning meaning : allMeanings())
            QVERIFY2(counts[nameOf(meaning)] >= 60, qPrintable(nameOf(meaning)));
        QVERIFY(counts[MeaningClassifier::otherLabel()] >= 700);
    }
    void wordingsBeyondTheLexicon_areUnderstood_data() {
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("becomes");
        const auto row = [](const char16_t *says, const char *becomes) { QTest::newRow(becomes) << QString::fromUtf16(says) << QString::fromLatin1(becomes); };
        row(u"讲话和和气气的，没架子", "good?"); // however sure: a score is asked back
        row(u"那个女的拉着个脸冲我嚷嚷", "poor?");
        row(u"刚刚没跟上，你从头讲一遍行不", "repeat");
        row(u"老人家耳朵背你嗓门大些", "louder");
        row(u"再这么下去我要去省里告你们", "upset");
        row(u"行那就先这么着，回见", "goodbye");
        row(u"妈妈上班去了，家里就我自己", "minor");
        row(u"他们跟我说没这个先例不给弄", "not_allowed?"); // likely, but not sure enough to be kept
        row(u"没有什么让我不高兴的地方", "satisfied?");
    }
    void wordingsBeyondTheLexicon_areUnderstood() {
        QFETCH(QString, says);
        QFETCH(QString, becomes);
        QCOMPARE(becomesOf(understandByRules(says)), QString());
        QCOMPARE(becomesOf(byBoth(says)), becomes);
    }
    void whatMeansNothing_isNotActedOn_data() {
        QTest::addColumn<QString>("says");
        for (const char16_t *says : {u"我在南门外的菜市场后面住", u"孙子下个月结婚，要摆三十桌", u"我想查一下医保卡余额", u"下午三点半到的那趟车", u"他们说三天内来人，今天第四天了",
                                     u"我们小区门口那个红绿灯，早上那一会儿，总是排老长的队", u"七十二号，三单元，四零二", u"先放盐再放酱油", u"那个谁，就是那个", u"这个月水费一百二十八块六",
                                     u"我妹夫在那边开了个修车铺子", u"前年冬天下大雪压塌过一回", u"从东门进来往左拐第二栋", u"三五八六", u"咳咳咳", u"呃"})
            QTest::newRow(qPrintable(QString::fromUtf16(says))) << QString::fromUtf16(says);
    }
    void whatMeansNothing_isNotActedOn() {
        QFETCH(QString, says);
        const QString becomes = becomesOf(byBoth(says));
        QVERIFY2(becomes.isEmpty() || becomes.endsWith(u'?'), qPrintable(becomes));
    }
    void whatRulesSaw_stands() {
        // Sure, contradictory, a question, a negation; and what is too short, a number or a filler.
        for (const QStringView says : {u"不满意", u"满意不满意", u"满意，不满意", u"满意吗", u"也不是不满意", u"也不是说不满意", u"你们态度好吗", u"也不是态度不好", u"巴适", u"三五八六幺二", u"嗯那个啊", u"态度挺好，但是问题没解决"})
            QVERIFY2(byBoth(says) == understandByRules(says), qPrintable(says.toString()));
    }
    void agreement_makesNoAnswerOfAQuestion_orOfADoubt() {
        for (const auto &[says, meaning] : {std::pair(u"你们态度好吗"_s, Meaning::Good), std::pair(u"也不是态度不好"_s, Meaning::Poor)}) {
            const auto guess = shippedClassifier().guess(HeardText(says));
            QVERIFY(guess.meaning == meaning && guess.confidence > kActedOn); // it would
            QVERIFY(byBoth(says).readings.front().confidence < kActedOn);
        }
    }
    void guess_andRule_thatDiffer_areBothAskedBack() {
        // A doubtful reading of theirs, and a sure guess at something else.
        const auto lexicon = MeaningLexicon::parse(contentOf(resourcePath(u"dialogue/lexicon.yaml")).replace("confidences: [[0.45, 0.45], [0.72, 0.72], [0.85, 0.85], [0.97, 0.97]]",
                                                                                                              "confidences: [[0.97, 0.6]]"));
        QVERIFY(lexicon);
        const QStringView says = u"处理得不错那个女的拉着个脸冲我嚷嚷";
        const auto rules = understandByRules(says, {}, *lexicon);
        QCOMPARE(becomesOf(rules), u"satisfied?"_s);
        const auto both = understand(says, {}, *lexicon, shippedClassifier());
        QCOMPARE(both.readings.size(), 2U);
        for (const Reading &reading : both.readings)
            QVERIFY(reading.confidence < kActedOn);
        // Where they agree, the surer one counts.
        const QStringView agreed = u"那个女的态度差得很，拉着个脸冲我嚷嚷";
        QCOMPARE(becomesOf(understandByRules(agreed, {}, *lexicon)), u"poor?"_s);
        QCOMPARE(becomesOf(understand(agreed, {}, *lexicon, shippedClassifier())), u"poor"_s);
    }
    void damagedModels_leaveTheRulesAlone_andAreLogged() {
        const QByteArray whole = contentOf(m_shipped);
        QByteArray flipped = whole;
        flipped[flipped.size() / 2] = char(flipped.at(flipped.size() / 2) ^ 1);
        write(path(u"cut"_s), whole.first(whole.size() / 3));
        write(path(u"flipped"_s), flipped);
        write(path(u"empty"_s), {});
        for (const QString &name : {u"cut"_s, u"flipped"_s, u"empty"_s, u"missing"_s}) {
            const auto refused = MeaningClassifier::load(path(name));
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, name == u"missing"_s ? u"text.file"_s : u"text.model_damaged"_s);
            QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"^understanding goes on by rules alone: .*%1"_s.arg(name)));
            const auto none = MeaningClassifier::loadOrNone(path(name));
            QVERIFY(!none.isLoaded());
            const QStringView says = u"那个女的拉着个脸冲我嚷嚷";
            QVERIFY(understand(says, {}, MeaningLexicon::shipped(), none) == understandByRules(says)); // and nothing that is said is logged
            QCOMPARE(becomesOf(understand(u"很满意", {}, MeaningLexicon::shipped(), none)), u"satisfied"_s);
            QVERIFY(!none.guess(HeardText(says)).meaning);
        }
    }
    void classifiersOfSomethingElse_areRefused() {
        std::vector<LabelledText> texts;
        for (int i = 0; i < 20; ++i)
            texts.push_back({i % 2 ? u"噪声"_s : u"停车"_s, i % 2 ? u"工地半夜施工"_s : u"消防通道停车"_s});
        const auto foreign = trainTextClassifier(texts);
        QVERIFY(foreign);
        QVERIFY(foreign->save(path(u"foreign"_s)));
        const auto refused = MeaningClassifier::load(path(u"foreign"_s));
        QCOMPARE(refused.error().code, u"dialogue.meaning_model"_s);
        QCOMPARE(refused.error().place, path(u"foreign"_s));
        for (auto &text : texts) // the right labels, but no confidences
            text.label = text.label == u"噪声"_s ? u"yes"_s : u"no"_s;
        QCOMPARE(MeaningClassifier::of(*trainTextClassifier(texts)).error().code, u"dialogue.meaning_model"_s);
    }
    void training_isTheSameEachTime_andCanBeStopped() {
        MeaningTrainingOptions options;
        options.folds = 2;
        const auto first = trainMeanings(fewTexts(), options), second = trainMeanings(fewTexts(), options);
        QVERIFY2(first, qPrintable(first ? QString() : first.error().toString()));
        QCOMPARE(first->toBytes(), second->toBytes());
        const auto classifier = MeaningClassifier::of(*first);
        QVERIFY2(classifier, qPrintable(classifier ? QString() : classifier.error().toString()));
        QVERIFY(classifier->guess(HeardText(u"他拉着脸嚷嚷")).meaning == Meaning::Poor);
        QVERIFY(!classifier->guess(HeardText(u"在菜市场后面那条街")).meaning);
        int last = 0;
        options.progress = [&](int done, int) { return (last = done) < 3; };
        QCOMPARE(trainMeanings(fewTexts(), options).error().code, u"text.cancelled"_s);
        QCOMPARE(last, 3);
    }
    void homophones_changeHalfOfWhatIsClassified() {
        const QString right = MeaningClassifier::featuresText(HeardText(u"拉着脸"_s)), wrong = MeaningClassifier::featuresText(HeardText(u"拉着练"_s));
        QCOMPARE(right.size(), 9);
        QVERIFY(right != wrong);
        QVERIFY(MeaningClassifier::featuresText(HeardText(u"那这脸"_s)).sliced(5, 3) == right.sliced(5, 3)); // na and la are one to many
        QVERIFY(right.endsWith(u' ') && right.startsWith(u'x'));
    }
    void scores_countWhatBecomesOfEach() {
        const auto texts = [](std::initializer_list<std::pair<const char *, const char16_t *>> list) {
            std::vector<MeantText> out;
            for (const auto &[label, text] : list)
                out.push_back({{QString::fromLatin1(label), QString::fromUtf16(text)}, int(out.size())});
            return out;
        };
        const auto s = scoreMeanings(texts({{"satisfied", u"满意"}, {"dissatisfied", u"满意"}, {"repeat", u"等一下"}, {"mostly_satisfied", u"也不是不满意"}, {"upset", u"也不是不满意"},
                                            {"other", u"我家住在中山路"}, {"later", u"我家住在中山路"}}),
                                     MeaningClassifier());
        QCOMPARE(s.texts, 7);
        QCOMPARE(s.actedRightly, 1);
        QCOMPARE(s.actedWrongly, 2);
        QCOMPARE(s.wronglyScored, 1);
        QCOMPARE(s.askedRightly, 1);
        QCOMPARE(s.askedWrongly, 1);
        QCOMPARE(s.rightlyNothing, 1);
        QCOMPARE(s.notUnderstood, 1);
        QVERIFY(s.ece > 0.2 && s.ece < 0.9);
    }
    void labelledFiles_areRead_withTheirCores() {
        write(path(u"labels"_s), "label\ttext\tcore\nyes\t\xE6\x98\xAF\t7\n\nother\t\xE5\x97\xAF\t8\n");
        const auto texts = readMeantTexts(path(u"labels"_s));
        QVERIFY(texts);
        QCOMPARE(texts->size(), 2U);
        QCOMPARE((*texts)[0].core, 7);
        QCOMPARE((*texts)[1].core, 8);
        write(path(u"plain"_s), "text\tlabel\n\xE6\x98\xAF\tyes\n\xE5\x97\xAF\tother\n");
        QCOMPARE((*readMeantTexts(path(u"plain"_s)))[1].core, 1);
        write(path(u"bad"_s), "text\tlabel\n\xE6\x98\xAF\tmaybe\n");
        QCOMPARE(readMeantTexts(path(u"bad"_s)).error().code, u"dialogue.meaning_label"_s);
        QCOMPARE(readMeantTexts(path(u"none"_s)).error().code, u"text.file"_s);
    }
    void curves_neverFall() {
        QVERIFY(!ConfidenceCurve::through({{0.5, 0.5}, {0.4, 0.6}}));
        QVERIFY(!ConfidenceCurve::through({{0.4, 0.6}, {0.5, 0.5}}));
        QVERIFY(!ConfidenceCurve::through({{0.4, 1.2}}));
        QVERIFY(!ConfidenceCurve::fromJson({QJsonArray{0.1}}));
        QCOMPARE(ConfidenceCurve()(0.37), 0.37);
        const auto curve = *ConfidenceCurve::through({{0.4, 0.2}, {0.8, 0.9}});
        QCOMPARE(curve(0.2), 0.1);
        QCOMPARE(curve(0.6), 0.55);
        QCOMPARE(curve(0.95), 0.9);
        QCOMPARE(ConfidenceCurve::fromJson(curve.toJson())->toJson(), curve.toJson());
        // 100 each: a half right at .3, a tenth right at .5, all at .9; the first two are one step then.
        std::vector<std::pair<double, bool>> seen;
        for (int i = 0; i < 100; ++i)
            seen.insert(seen.end(), {{0.3, i % 2 == 0}, {0.5, i % 10 == 0}, {0.9, true}});
        const auto fitted = ConfidenceCurve::fitted(seen, 50);
        QCOMPARE(fitted.toJson().size(), 2);
        QVERIFY(qAbs(fitted(0.4) - 0.3) < 0.01);
        QVERIFY(fitted(0.9) > 0.98 && fitted(1) < 1);
        for (double x = 0; x < 1; x += 0.01)
            QVERIFY(fitted(x) <= fitted(x + 0.01));
    }
    void badCurves_areErrorsOfTheLexicon() {
        QByteArray yaml = contentOf(resourcePath(u"dialogue/lexicon.yaml"));
        QVERIFY(MeaningLexicon::parse(yaml));
        const QByteArray good = "[0.72, 0.72]";
        QVERIFY(yaml.contains(good));
        QCOMPARE(MeaningLexicon::parse(yaml.replace(good, "[0.72, 0.2]")).error().code, u"dialogue.lexicon"_s);
    }
    void severalThreads_understandTheSame() {
        const auto texts = readMeantTexts(resourcePath(u"dialogue/wordings.tsv"));
        QVERIFY(texts);
        constexpr std::size_t kStep = 40, kThreads = 4;
        const auto all = [&] {
            std::vector<Understood> out;
            for (std::size_t i = 0; i < texts->size(); i += kStep)
                out.push_back(byBoth((*texts)[i].said.text));
            return out;
        };
        const auto expected = all();
        std::vector<std::vector<Understood>> got(kThreads);
        std::vector<std::thread> threads;
        for (auto &mine : got)
            threads.emplace_back([&] { mine = all(); });
        for (auto &thread : threads)
            thread.join();
        for (const auto &mine : got)
            QVERIFY(std::equal(mine.begin(), mine.end(), expected.begin(), expected.end(), [](const Understood &a, const Understood &b) { return a == b; }));
    }
};
LIANXIN_TEST(tst_MeaningClassifier);
#include "tst_MeaningClassifier.moc"
