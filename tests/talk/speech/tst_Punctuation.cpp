// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "talk/speech/Punctuation.h"
#include <QTest>

using namespace lianxin;

namespace {

//! A segment whose characters come every 220 ms; a blank in \a said is a pause of half a second more.
RecognisedSegment spoken(const QString &said) {
    RecognisedSegment segment;
    qint64 at = 1'000;
    for (const QChar c : said) {
        if (c == u' ') {
            at += 500;
            continue;
        }
        segment.text += c;
        segment.tokens.push_back({QString(c), at});
        at += 220;
    }
    return segment;
}

} // namespace

class tst_Punctuation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sentence_getsCommasWhereItPaused_andAnEnd_data() {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("written");
        const auto row = [](const char *name, const QString &said, const QString &written) { QTest::newRow(name) << said << written; };
        row("nothing", {}, {});
        row("plain", u"路灯不亮了"_s, u"路灯不亮了。"_s);
        row("a pause", u"你好 我想问一下"_s, u"你好，我想问一下。"_s);
        row("a pause after one character is none", u"我 想问一下"_s, u"我想问一下。"_s);
        row("a pause before the last character is none", u"路灯不亮 了"_s, u"路灯不亮了。"_s);
        row("a question by its end", u"外地户籍能申请吗"_s, u"外地户籍能申请吗？"_s);
        row("a question within", u"请问这个怎么申请补贴"_s, u"请问这个怎么申请补贴？"_s);
        row("how much", u"要交多少钱"_s, u"要交多少钱？"_s);
        row("one thing or its opposite", u"你们到底管不管"_s, u"你们到底管不管？"_s);
        row("which", u"办理医保报销需要什么材料"_s, u"办理医保报销需要什么材料？"_s);
        row("nothing is no question", u"没什么了"_s, u"没什么了。"_s);
        row("no question", u"我不清楚"_s, u"我不清楚。"_s);
    }
    void sentence_getsCommasWhereItPaused_andAnEnd() {
        QFETCH(QString, said);
        QFETCH(QString, written);
        QCOMPARE(punctuated(spoken(said)), written);
    }

    void whatHasMarks_orNoTimes_keepsItsText() {
        RecognisedSegment segment = spoken(u"好的 谢谢"_s);
        segment.text = u"好的,谢谢!"_s;
        QCOMPARE(punctuated(segment), u"好的,谢谢!"_s);
        segment.tokens.clear();
        segment.text = u"好的谢谢"_s;
        QCOMPARE(punctuated(segment), u"好的谢谢。"_s);
    }
};

LIANXIN_TEST(tst_Punctuation);
#include "tst_Punctuation.moc"
