// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/SpokenVerdict.h"
#include "talk/bot/BotSession.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

namespace {

QJsonObject bot(const QString &step) {
    return {{u"speaker"_s, u"bot"_s}, {u"text"_s, u"……"_s}, {u"step"_s, step}};
}

QJsonObject citizen(const QString &text, const QString &meaning = {}) {
    QJsonObject line{{u"speaker"_s, u"citizen"_s}, {u"text"_s, text}};
    if (!meaning.isEmpty())
        line.insert(u"meaning"_s, meaning);
    return line;
}

//! The fates of \a said, one word each.
QString fates(const std::vector<std::pair<QString, QString>> &said, const QJsonArray &dialogue) {
    std::vector<SpokenSentence> sentences;
    for (const auto &[text, means] : said)
        sentences.push_back({text, means, {}});
    QStringList names;
    for (const auto &verdict : judgeSentences(sentences, dialogue))
        names << nameOf(verdict.fate);
    return names.join(u' ');
}

} // namespace

class tst_SpokenVerdict : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sentences_takenForWhatIsMeant_areRight() {
        QCOMPARE(fates({{u"非常满意"_s, u"satisfied"_s}}, {bot(u"ask"_s), citizen(u"非常满意"_s, u"满意"_s), bot(u"thanks"_s)}), u"right"_s);
        QCOMPARE(fates({{u"不满意"_s, u"dissatisfied"_s}}, {bot(u"ask"_s), citizen(u"不满意"_s, u"不满意？"_s), bot(u"ask"_s)}), u"asked_back"_s);
        QCOMPARE(fates({{u"转人工"_s, u"person"_s}}, {bot(u"ask"_s), citizen(u"转人工"_s, u"人工"_s), bot(u"to_person"_s)}), u"right"_s);
        QCOMPARE(fates({{u"我叫王敏"_s, {}}}, {bot(u"ask"_s), bot(u"ask"_s)}), u"right"_s); // not judged
    }
    void sentences_takenForSomethingElse_areWrong() {
        QCOMPARE(fates({{u"不满意"_s, u"dissatisfied"_s}}, {bot(u"ask"_s), citizen(u"满意"_s, u"满意"_s), bot(u"thanks"_s)}), u"wrong"_s);
        QCOMPARE(fates({{u"很满意"_s, u"satisfied"_s}}, {bot(u"ask"_s), citizen(u"很满意"_s, u"再说一遍"_s), bot(u"ask"_s)}), u"wrong"_s);
        // Asked whether it was meant, and it was not: asked again, nothing lost.
        QCOMPARE(fates({{u"不满意"_s, u"dissatisfied"_s}}, {bot(u"ask"_s), citizen(u"满意"_s, u"满意？"_s), bot(u"ask"_s)}), u"reprompted"_s);
        // Heard in two parts, of which the first was taken wrongly.
        QCOMPARE(fates({{u"满意，我说错了，不满意"_s, u"dissatisfied"_s}}, {bot(u"ask"_s), citizen(u"满意"_s, u"满意"_s), bot(u"thanks"_s), citizen(u"我说错了不满意"_s)}), u"wrong"_s);
    }
    void doubts_areRightWhereNothingIsScored() {
        QCOMPARE(fates({{u"不好说"_s, u"doubt"_s}}, {bot(u"ask"_s), citizen(u"不好说"_s), bot(u"ask"_s)}), u"right"_s);
        QCOMPARE(fates({{u"态度满意结果不满意"_s, u"doubt"_s}}, {bot(u"ask"_s), citizen(u"态度满意结果不满意"_s, u"不满意？"_s), bot(u"ask"_s)}), u"right"_s);
        QCOMPARE(fates({{u"态度满意结果不满意"_s, u"doubt"_s}}, {bot(u"ask"_s), citizen(u"满意结果不满意"_s, u"不满意"_s), bot(u"regret"_s)}), u"wrong"_s);
    }
    void whatWasNotUnderstood_isFollowedUp() {
        QCOMPARE(fates({{u"很满意"_s, u"satisfied"_s}}, {bot(u"ask"_s), citizen(u"很买衣"_s), bot(u"ask"_s)}), u"reprompted"_s);
        QCOMPARE(fates({{u"很满意"_s, u"satisfied"_s}}, {bot(u"ask"_s), citizen(u"很买衣"_s), bot(u"to_person"_s)}), u"handed_over"_s);
        QCOMPARE(fates({{u"很满意"_s, u"satisfied"_s}}, {bot(u"ask"_s), citizen(u"很买衣"_s)}), u"unheeded"_s);
        // Nothing was recognised of it at all.
        QCOMPARE(fates({{u"很满意"_s, u"satisfied"_s}, {u"很满意"_s, u"satisfied"_s}}, {bot(u"ask"_s), bot(u"ask"_s), citizen(u"很满意"_s, u"满意"_s), bot(u"thanks"_s)}),
                 u"reprompted right"_s);
    }
    void whatCameTooLate_isCountedApart() {
        const QString late = BotSession::lateMeaning();
        QCOMPARE(fates({{u"很不满意"_s, u"dissatisfied"_s}, {u"不满意"_s, u"dissatisfied"_s}},
                       {bot(u"ask"_s), bot(u"ask"_s), citizen(u"很不满意"_s, late), citizen(u"不满意"_s, u"不满意"_s), bot(u"regret"_s)}), u"late right"_s);
        QCOMPARE(fates({{u"很不满意"_s, u"dissatisfied"_s}}, {bot(u"ask"_s), citizen(u"很不"_s, late), citizen(u"满意"_s, u"满意"_s), bot(u"thanks"_s)}), u"wrong"_s);
    }
    void partsAndForeignWords_findTheirSentences() {
        const QJsonArray dialogue{bot(u"ask"_s), citizen(u"的"_s), citizen(u"满意"_s, u"不满意？"_s), citizen(u"我说错了不满意"_s, u"不满意？"_s), bot(u"ask"_s),
                                  citizen(u"不满意"_s, u"不满意"_s), bot(u"regret"_s)};
        const auto verdicts = judgeSentences({{u"满意，我说错了，不满意"_s, u"dissatisfied"_s, {}}, {u"不满意"_s, u"dissatisfied"_s, {}}}, dialogue);
        QCOMPARE(verdicts[0].fate, SentenceFate::AskedBack);
        QCOMPARE(verdicts[0].heard, u"满意我说错了不满意"_s);
        QCOMPARE(verdicts[1].fate, SentenceFate::Right);
        QCOMPARE(recognisedIn(dialogue), u"的满意我说错了不满意不满意"_s);
    }
    void keys_areNoWords() {
        QJsonObject key = citizen(u"满意"_s);
        key.insert(u"key"_s, u"1"_s);
        QCOMPARE(recognisedIn({bot(u"ask"_s), key}), QString());
    }
    void errors_areCounted() {
        QCOMPARE(characterErrors(u"不满意"_s, u"不满意"_s), 0);
        QCOMPARE(characterErrors(u"不满意"_s, u"满意"_s), 1);
        QCOMPARE(characterErrors(u"不满意"_s, u"很满意了"_s), 2);
        QCOMPARE(characterErrors({}, u"三"_s), 1);
    }
    void verdict_sumsUp_andSaysSo() {
        SpokenVerdict v;
        QVERIFY(v.isEmpty());
        SpokenCount a;
        a.people = 2;
        a.fates = {{SentenceFate::Right, 8}, {SentenceFate::AskedBack, 1}, {SentenceFate::Reprompted, 1}};
        a.characters = 30;
        a.errors = 3;
        SpokenCount b = a;
        b.wronglyScored = 1;
        v.behaviours = {{u"says_satisfied"_s, a}, {u"interrupts"_s, b}};
        v.reply.add(700);
        v.misses << u"somebody"_s;
        QCOMPARE(v.total().sentences(), 20);
        QCOMPARE(v.total().rightShare(), 0.9);
        QCOMPARE(v.total().errorRate(), 0.1);
        const QJsonObject json = v.toJson();
        QCOMPARE(json[u"total"_s][u"wronglyScored"_s].toInt(), 1);
        QCOMPARE(json[u"behaviours"_s][u"interrupts"_s][u"right"_s].toInt(), 8);
        QCOMPARE(json[u"replyMs"_s][u"p50"_s].toInt(), 700);
        const QString text = v.text();
        QVERIFY2(text.contains(u"意图正确 90.0%") && text.contains(u"没听完就打断") && text.contains(u"somebody"), qPrintable(text));
    }
};

LIANXIN_TEST(tst_SpokenVerdict);
#include "tst_SpokenVerdict.moc"
