// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "platform/language/Pinyin.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_Pinyin : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void characters_haveTheirSyllable() {
        QCOMPARE(pinyinOf(u"转人工，谢谢！"), (QStringList{u"zhuan"_s, u"ren"_s, u"gong"_s, u"xie"_s, u"xie"_s}));
        QCOMPARE(pinyinOf(u"女绿"), (QStringList{u"nv"_s, u"lv"_s}));
        QCOMPARE(pinyinOf(u""), QStringList());
    }
    void homophones_soundAlike() {
        QCOMPARE(pinyinOf(u"在说一遍"), pinyinOf(u"再说一遍"));
        QCOMPARE(pinyinOf(u"满易"), pinyinOf(u"满意"));
        QVERIFY(pinyinOf(u"不满意") != pinyinOf(u"很满意"));
    }
    void digitsAndLetters_areWords() {
        QCOMPARE(pinyinOf(u"按2"), pinyinOf(u"按二"));
        QCOMPARE(pinyinOf(u"OK 好"), (QStringList{u"ok"_s, u"hao"_s}));
    }
    void everyCharacterOfAnAnnouncement_hasALatinSyllable() {
        for (const QChar c : QStringView(u"您好这里是政务服务便民热线我智能语音助手正在用合成与通话满意请按不处理结果承办单位反馈已经结找工作人员区县街道社区材料补贴"
                                         u"申请夜间施工噪声垃圾清运路灯井盖停水电暖气物业投诉咨询建议查询进度")) {
            const auto syllables = pinyinOf(QStringView(&c, 1));
            QCOMPARE(syllables.size(), 1);
            for (const QChar letter : syllables.first())
                QVERIFY2(letter >= u'a' && letter <= u'z', qPrintable(QString(c) + syllables.first()));
        }
    }
    void speakersWhoMergeSounds_areUnderstood() {
        QCOMPARE(mergedSyllable(u"zhuan"_s), mergedSyllable(u"zuan"_s));
        QCOMPARE(mergedSyllable(u"ren"_s), mergedSyllable(u"reng"_s));
        QCOMPARE(mergedSyllable(u"nan"_s), mergedSyllable(u"lang"_s));
        QCOMPARE(mergedSyllable(u"hu"_s), mergedSyllable(u"fu"_s));
        QVERIFY(mergedSyllable(u"man"_s) != mergedSyllable(u"dan"_s));
    }
};
LIANXIN_TEST(tst_Pinyin);
#include "tst_Pinyin.moc"
