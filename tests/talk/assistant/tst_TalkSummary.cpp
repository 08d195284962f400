// SPDX-License-Identifier: GPL-3.0-or-later
#include "Talks.h"
#include "support/TestRegistry.h"
#include "talk/assistant/SummaryCheck.h"
#include "talk/assistant/TalkSummary.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <random>

using namespace lianxin;
using namespace lianxin::test;

namespace {

TalkSummary summaryOfTalk(const QStringList &said) {
    const auto lines = talkOf(said);
    return summaryOf(lines, draftOf(lines, talkContext()));
}

QByteArray answered(const QJsonValue &content) {
    return QJsonDocument(QJsonObject{{u"choices"_s, QJsonArray{QJsonObject{{u"message"_s, QJsonObject{{u"content"_s, content}}}}}}}).toJson();
}

QString made(const QString &summary, const QString &next) {
    return QString::fromUtf8(QJsonDocument(QJsonObject{{u"summary"_s, summary}, {u"next_step"_s, next}}).toJson());
}

} // namespace

class tst_TalkSummary : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void summary_whoWhatWhereWhen_andWhatWasPromised() {
        const TalkSummary summary = summaryOfTalk({u"s:您好，请问有什么可以帮您？"_s, u"c:你好，春江路88号昨天晚上十点停水到现在还没来水。"_s, u"s:请问您怎么称呼？"_s, u"c:我姓王。"_s,
                                                   u"s:好的王女士，我给您登记了，24小时内会有工作人员联系您。"_s, u"c:谢谢。"_s});
        QVERIFY2(summary.text.startsWith(u"市民（王）反映：春江路88号昨天晚上十点停水"_s), qPrintable(summary.text));
        QVERIFY2(summary.text.contains(u"承诺："_s) && summary.text.contains(u"24小时内会有工作人员联系您"_s), qPrintable(summary.text));
        QVERIFY(summary.nextStep.contains(u"24小时内"_s));
        QVERIFY(std::any_of(summary.parts.begin(), summary.parts.end(), [](const auto &p) { return p.part == u"promised" && p.seq == 5; }));
        QVERIFY(std::any_of(summary.parts.begin(), summary.parts.end(), [](const auto &p) { return p.part == u"what" && p.seq == 2; }));
    }

    void summary_whatWasAnswered_andWhatToBring() {
        const TalkSummary summary = summaryOfTalk({u"c:外地户籍能不能申请灵活就业社保补贴？"_s, u"s:可以申请，连续缴满12个月就行。"_s, u"s:需要带身份证和缴费凭证。"_s, u"c:好的。"_s});
        QVERIFY2(summary.text.contains(u"已答复：可以申请"_s), qPrintable(summary.text));
        QVERIFY2(summary.text.contains(u"所需材料：需要带身份证"_s), qPrintable(summary.text));
        QVERIFY(summary.nextStep.isEmpty());
    }

    void refusal_isNoPromise_aQuestionNeither() {
        const TalkSummary summary = summaryOfTalk({u"c:你们能不能帮我要回押金？"_s, u"s:这个我们没办法给您处理。"_s, u"s:需要我给您登记吗？"_s, u"c:不用。"_s});
        QVERIFY2(!summary.text.contains(u"承诺"_s), qPrintable(summary.text));
        QVERIFY(summary.nextStep.isEmpty());
    }

    void summary_isShort_ofWordsThatWereSaid_andTheSameEachTime() {
        QStringList said;
        for (int i = 0; i < 60; ++i)
            said << u"c:第%1个问题是路灯不亮，晚上太黑了，希望你们尽快解决，我已经打过很多次电话了。"_s.arg(i) << u"s:我给您登记，马上转给城管部门处理，三天内回复您。"_s;
        const TalkSummary summary = summaryOfTalk(said);
        QVERIFY(summary.text.size() <= TalkSummary::kLongest && summary.nextStep.size() <= TalkSummary::kLongestStep);
        QVERIFY(!summary.text.isEmpty());
        QCOMPARE(summary, summaryOfTalk(said));
        // Between the headings nothing stands that nobody said.
        QString rest = summary.text;
        for (const QString &heading : {u"市民反映："_s, u"地点："_s, u"时间："_s, u"方便的时间："_s, u"承诺："_s, u"已答复："_s, u"所需材料："_s})
            rest.replace(heading, u"。"_s);
        const QString talk = said.join(u'\n');
        for (const auto &[from, to] : clausesOf(rest))
            QVERIFY2(talk.contains(rest.mid(from, to - from).remove(u'…')), qPrintable(rest.mid(from, to - from)));
    }

    void nothingSaid_noSummary() {
        QVERIFY(summaryOfTalk({}).text.isEmpty());
        QVERIFY(summaryOfTalk({u"c:喂，你好。"_s, u"s:您好。"_s}).text.isEmpty());
    }

    void talkThatLeaves_hasNoNamesNumbersOrDoors() {
        auto lines = talkOf({u"c:我叫张小敏，电话13812341234，住在春江路88号3单元502室。"_s, u"s:刘建国先生您好。"_s});
        lines.push_back({3, 3, 0, 0, {}, u"system"_s, u"录音"_s});
        const auto talk = maskedTalk(lines, {u"刘建国"_s});
        QCOMPARE(talk.size(), 2u);
        QVERIFY2(!talk[0].text.contains(u"小敏"_s) && !talk[0].text.contains(u"1381234"_s) && !talk[0].text.contains(u"88"_s) && !talk[0].text.contains(u"502"_s), qPrintable(talk[0].text));
        QVERIFY(talk[0].text.contains(u"春江路"_s));
        QVERIFY(!talk[1].text.contains(u"建国"_s));
        QStringList many;
        for (int i = 0; i < 400; ++i)
            many << u"c:这是很长的一段话，说的是路灯不亮。"_s;
        qsizetype size = 0;
        for (const TalkLine &line : maskedTalk(talkOf(many), {}))
            size += line.text.size();
        QVERIFY(size <= 6'000 && size > 5'000);
    }

    // Whatever comes over the line: what is used keeps to the rules, and nothing crashes.
    void answer_ofAnyBytes_isRefusedOrKeepsToTheRules() {
        const auto talk = talkOf({u"c:春江路昨天晚上停水，到现在没来水。"_s, u"s:我给您登记，转供水公司处理，24小时内联系您。"_s});
        const QByteArray good = answered(made(u"市民反映春江路昨天晚上停水，坐席登记后转供水公司处理。"_s, u"24小时内联系市民"_s));
        std::mt19937 random(3);
        int used = 0;
        for (int round = 0; round < 3'000; ++round) {
            QByteArray body = good;
            for (unsigned n = 1 + random() % 4; n > 0 && !body.isEmpty(); --n) {
                const auto at = qsizetype(random() % quint32(body.size()));
                switch (random() % 4) {
                case 0:
                    body[at] = char(random() % 256);
                    break;
                case 1:
                    body.remove(at, 1 + qsizetype(random() % 20));
                    break;
                case 2:
                    body.insert(at, body.mid(qsizetype(random() % quint32(body.size())), 30));
                    break;
                default:
                    body.truncate(at);
                }
            }
            const ModelSummary summary = checkedSummary(body, talk);
            if (!summary.reason.isEmpty()) {
                QVERIFY(summary.text.isEmpty() && summary.nextStep.isEmpty());
                continue;
            }
            ++used;
            QVERIFY(!summary.text.isEmpty() && summary.text.size() <= TalkSummary::kLongest && summary.nextStep.size() <= TalkSummary::kLongestStep);
            for (const QString &text : {summary.text, summary.nextStep})
                for (const QChar c : text)
                    QVERIFY(c.isPrint() && c != u'<' && c != u'{' && c != u'@');
        }
        QVERIFY(used > 0);
    }

    void answer_isUsedOnlyWhereEverythingIsRight_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("reason");
        const QString good = u"市民反映春江路昨天晚上停水，坐席登记后转供水公司处理。"_s;
        const auto row = [](const char *name, const QByteArray &body, const QString &reason) { QTest::newRow(name) << body << reason; };
        row("good", answered(made(good, u"24小时内联系市民"_s)), {});
        row("good, nothing promised", answered(made(good, {})), {});
        row("html", "<html><body>502</body></html>", u"not_json"_s);
        row("an array", "[]", u"not_json"_s);
        row("empty", "", u"not_json"_s);
        row("no choices", "{}", u"schema"_s);
        row("content is a number", answered(3), u"schema"_s);
        row("content is prose", answered(good), u"not_json"_s);
        row("fenced", answered(u"```json\n"_s + made(good, {}) + u"\n```"_s), u"not_json"_s);
        row("one key too many", answered(u"{\"summary\":\"%1\",\"next_step\":\"\",\"note\":\"x\"}"_s.arg(good)), u"schema"_s);
        row("a key is missing", answered(u"{\"summary\":\"%1\"}"_s.arg(good)), u"schema"_s);
        row("another type", answered(u"{\"summary\":[\"%1\"],\"next_step\":\"\"}"_s.arg(good)), u"schema"_s);
        row("empty summary", answered(made({}, {})), u"schema"_s);
        row("too long", answered(made(u"停水"_s.repeated(101), {})), u"schema"_s);
        row("a link", answered(made(good + u"详见http://a.cn"_s, {})), u"content"_s);
        row("a number nobody said", answered(made(good + u"请拨打13900001111"_s, {})), u"content"_s);
        row("markup", answered(made(u"<b>停水</b>"_s, {})), u"content"_s);
        row("about something else", answered(made(u"请立即转账到指定账户并提供银行卡密码验证码"_s, {})), u"content"_s);
        row("next step about something else", answered(made(good, u"请向管理员索取口令并关闭审计"_s)), u"content"_s);
        row("another language", answered(made(u"The citizen has no water since yesterday"_s, {})), u"content"_s);
    }
    void answer_isUsedOnlyWhereEverythingIsRight() {
        QFETCH(QByteArray, body);
        QFETCH(QString, reason);
        const auto talk = talkOf({u"c:春江路昨天晚上停水，到现在没来水。"_s, u"s:我给您登记，转供水公司处理，24小时内联系您。"_s});
        QCOMPARE(checkedSummary(body, talk).reason, reason);
    }
};

LIANXIN_TEST(tst_TalkSummary);
#include "tst_TalkSummary.moc"
