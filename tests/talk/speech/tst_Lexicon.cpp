// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/speech/Lexicon.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_Lexicon : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void apply_replacesWords_longestFirst() {
        const auto lexicon =
            Lexicon::parse(u"行长\thang2 zhang3\n银行\tyin2 hang2\n银行行长\tyin2 hang2 hang2 zhang3\n"_s);
        QVERIFY(lexicon.hasValue());
        QCOMPARE(lexicon->apply(u"银行行长说"), u"yin2 hang2 hang2 zhang3 说"_s);
        QCOMPARE(lexicon->apply(u"去银行"), u"去 yin2 hang2 "_s);
        QCOMPARE(lexicon->apply(u"没有"), u"没有"_s);
        QCOMPARE(lexicon->apply(u""), QString());
    }
    void parse_commentsAndBlankLines_areSkipped() {
        const auto lexicon = Lexicon::parse(u"# heading\n\n重庆\tchong2 qing4 # city\n"_s);
        QVERIFY(lexicon.hasValue());
        QCOMPARE(lexicon->size(), 1);
    }
    void parse_badLine_isNamed_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("no tab") << u"重庆 chong2 qing4"_s << u"speech.lexicon_line"_s;
        QTest::newRow("no tone") << u"重庆\tchong qing"_s << u"speech.lexicon_line"_s;
        QTest::newRow("tone 7") << u"重庆\tchong7 qing4"_s << u"speech.lexicon_line"_s;
        QTest::newRow("no word") << u"\tchong2"_s << u"speech.lexicon_line"_s;
        QTest::newRow("too few syllables") << u"重庆\tchong2"_s << u"speech.lexicon_syllables"_s;
    }
    void parse_badLine_isNamed() {
        QFETCH(QString, text);
        QFETCH(QString, code);
        const auto lexicon = Lexicon::parse(u"# first line\n"_s + text);
        QVERIFY(!lexicon);
        QCOMPARE(lexicon.error().code, code);
        QCOMPARE(lexicon.error().place, u"line 2"_s);
    }
    void fingerprint_changesWithAnEntry_notWithTheOrder() {
        const auto a = Lexicon::parse(u"重庆\tchong2 qing4\n银行\tyin2 hang2\n"_s);
        const auto b = Lexicon::parse(u"银行\tyin2 hang2\n重庆\tchong2 qing4\n"_s);
        const auto c = Lexicon::parse(u"银行\tyin2 xing2\n重庆\tchong2 qing4\n"_s);
        QCOMPARE(a->fingerprint(), b->fingerprint());
        QVERIFY(a->fingerprint() != c->fingerprint());
    }
    void shippedLexicon_isSound() { QVERIFY(Lexicon::shipped().size() > 20); }
};
LIANXIN_TEST(tst_Lexicon);
#include "tst_Lexicon.moc"
