// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine refuses, said in the reader's language: every sentence of the sources, with values in its places.
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "ui/models/ErrorTable.h"
#include "ui/models/ErrorWords.h"
#include "ui/models/RuleWords.h"
#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace lianxin;

namespace {

//! Values that are no words of any language and can be told apart.
QStringList sampleValues() {
    return {u"Q101"_s, u"Q202"_s, u"Q303"_s, u"Q404"_s, u"Q505"_s};
}

QString withValues(const char *source) {
    QString text = QString::fromUtf8(source);
    const QStringList values = sampleValues();
    for (qsizetype i = 0; i < values.size(); ++i)
        text.replace(u"%%1"_s.arg(i + 1), values[i]);
    return text;
}

QStringList valuesIn(const QString &text) {
    static const QRegularExpression value(u"Q[1-5]0[1-5]"_s);
    QStringList found;
    for (const auto &match : value.globalMatch(text))
        found << match.captured();
    found.sort();
    return found;
}

//! Three English words in a row that are no names of commands, keys or files: nobody wrote these in Chinese.
bool holdsEnglishSentence(QString text) {
    static const QRegularExpression names(u"`[^`]*`|[\"'“{\\[][^\"'”}\\]]*[\"'”}\\]]|(lianxinctl|sox|lianxind)[ \\w\\[\\]|:/…-]*"_s);
    static const QRegularExpression words(u"\\b[A-Za-z][a-z]+('[a-z]+)? [a-z]+('[a-z]+)? [a-z]+\\b"_s);
    text.remove(names);
    return words.match(text).hasMatch();
}

bool isChinese(const QString &text) {
    static const QRegularExpression han(u"[\\x{4e00}-\\x{9fff}]"_s);
    return han.match(text).hasMatch();
}

} // namespace

class tst_ErrorWords : public QObject {
    Q_OBJECT

    QTranslator m_translator;

    static Error error(const QString &code, const QString &message, const QString &remedy = {}) {
        return {ErrorKind::Conflict, code, message, remedy, {}};
    }
    static QString said(const QString &code, const QString &message) { return inReadersWords(error(code, message)).message; }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_translator.load(u":/translations/lianxin_zh_CN.qm"_s));
        QCoreApplication::installTranslator(&m_translator);
    }
    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_translator); }

    void everySentenceOfTheSources_isSaidInChinese() {
        static const QStringList usage{u"lianxind --config FILE"_s};
        QVERIFY(errorTemplateCount > 600);
        int sentences = 0;
        for (int i = 0; i < errorTemplateCount + foreignPhraseCount; ++i) {
            const ErrorTemplate &entry = i < errorTemplateCount ? errorTemplates[i] : foreignPhrases[i - errorTemplateCount];
            const QString message = withValues(entry.message), remedy = withValues(entry.remedy);
            const Error words = inReadersWords(error(QString::fromLatin1(entry.code), message, remedy));
            for (const auto &[from, to] : {std::pair{message, words.message}, std::pair{remedy, words.remedy}}) {
                if (from.isEmpty() || usage.contains(from) || from.startsWith("lianxinctl "_L1) || from == "lianxin-worker"_L1)
                    continue;
                const QByteArray what = u"%1: %2 → %3"_s.arg(QString::fromLatin1(entry.code), from, to).toUtf8();
                QVERIFY2(isChinese(to), what.constData());
                QVERIFY2(!holdsEnglishSentence(to), what.constData());
                QVERIFY2(!to.contains(u'%'), what.constData());
                ++sentences;
            }
            // The friendlier sayings leave values out; everything else brings them through.
            if (qstrcmp(entry.code, "tickets.appeal_decided") != 0) {
                QVERIFY2(valuesIn(words.message) == valuesIn(message), qPrintable(message + u" → "_s + words.message));
                QVERIFY2(valuesIn(words.remedy) == valuesIn(remedy), qPrintable(remedy + u" → "_s + words.remedy));
            }
        }
        QVERIFY(sentences > 1000);
    }

    void placesMayComeInAnotherOrder() {
        QCOMPARE(said(u"transfers.incomplete"_s, u"7 of 12 bytes arrived."_s), u"共 12 字节，只收到 7 字节。"_s);
    }

    void statesAndStepsInASentence_areSaidToo() {
        QCOMPARE(said(u"tickets.illegal_step"_s, u"A ticket that is closed can't be dispatched (rule R7)."_s),
                 u"工单当前为“已办结”，不能执行“派单”（规则 R7）。"_s);
        QCOMPARE(said(u"campaigns.wrong_state"_s, u"The campaign is completed and can't become running"_s),
                 u"外呼任务当前为“已完成”，不能转为“运行中”。"_s);
        QCOMPARE(inReadersWords(error(u"tickets.illegal_step"_s, {}, u"Possible now: urge, supervise."_s)).remedy,
                 u"现在可以执行：催办、转督办。"_s);
    }

    void whatIsToBeFilledIn_isCalledAsOnThePage() {
        QVERIFY(said(u"calls.dial_refused"_s, u"The rules of dialling do not allow this call now: do_not_call."_s).contains(heldText(u"do_not_call"_s)));
        QCOMPARE(said(u"tickets.missing_field"_s, u"opinion is missing."_s), u"缺少办理意见。"_s);
        QCOMPARE(said(u"flow.missing_key"_s, u"'text' is missing."_s), u"缺少“text”。"_s); // a key of the file stays
    }

    void whatTheSystemSaid_isSaidToo() {
        QCOMPARE(said(u"records.cannot_write"_s, u"The file can't be written: No space left on device"_s),
                 u"无法写入文件：磁盘空间不足。"_s);
    }

    void anErrorInsideAnError_isSaidToo() {
        QCOMPARE(said(u"workers.unhealthy"_s,
                      u"The worker process can't be kept alive: The worker process 3 took too long for a request."_s),
                 u"工作进程无法保持运行：工作进程 3 处理请求用时过长。"_s);
    }

    void theSentenceThatSaysMore_isMeant() {
        QCOMPARE(said(u"sheet.limit_cell"_s, u"A cell is larger than 64 KiB; a quotation mark may be missing"_s),
                 u"有单元格超过 64 KiB，可能缺少引号。"_s);
    }

    void aCodeThatPassesAnothersWords_isSaid() {
        QCOMPARE(said(u"flow.invalid"_s, u"There are two steps 'ask'."_s), u"有两个步骤都叫“ask”。"_s);
    }

    void whatIsNotKnown_staysAsItCame() {
        const Error strange = error(u"future.thing"_s, u"Something nobody wrote down happened."_s, u"Do that."_s);
        QCOMPARE(inReadersWords(strange).message, strange.message);
        QCOMPARE(inReadersWords(strange).remedy, strange.remedy);
        QCOMPARE(inReadersWords(strange).code, strange.code);
        const Error chinese = error(u"ui.no_recording"_s, u"这通电话没有录音。"_s);
        QCOMPARE(inReadersWords(chinese).message, chinese.message);
        QVERIFY(inReadersWords(error({}, {})).message.isEmpty());
    }

    void messageAndRemedy_makeOneText() {
        QCOMPARE(sentenceOf(error(u"routing.no_seat"_s, u"You have no seat."_s, u"Ask the security administrator for a seat number."_s)),
                 u"您没有坐席号。请联系安全管理员分配坐席号。"_s);
        QCOMPARE(sentenceOf(error(u"future.thing"_s, u"It failed."_s, u"Try it."_s)), u"It failed. Try it."_s);
    }
};
LIANXIN_TEST(tst_ErrorWords);
#include "tst_ErrorWords.moc"
