// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/FlowChecker.h"
#include "support/TestRegistry.h"
#include "talk/dialogue/FlowGraph.h"
#include <QTest>

using namespace lianxin;

namespace {

//! A sound flow; tests replace parts of it. Line numbers of the table below count from here.
const QByteArray sound = R"(id: test-flow
title: 测试
direction: outbound
results: {yes: 是, no: 否}
variables:
  name: {type: name, default: 您}
steps:
  - id: greet
    say: 您好，{name}，我是智能语音助手。
    next: ask
  - id: ask
    collect: answer
    say: 是请按1，否请按2。
    keys: {"1": yes, "2": no}
    reprompts: {no_input: 请按键。, no_match: 按错了。}
    next: {yes: good, no: bad}
  - id: good
    end: yes
    say: 再见。
  - id: bad
    end: no
)";

QString listed(const std::vector<FlowIssue> &issues) {
    QStringList lines;
    for (const auto &issue : issues)
        lines << u"%1:%2 %3 %4"_s.arg(issue.line).arg(issue.column).arg(issue.code, issue.message);
    return lines.join(u'\n');
}

} // namespace

class tst_FlowChecker : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void soundFlow_hasNoIssue() {
        const auto check = checkFlow(sound);
        QVERIFY2(check.issues.empty(), qPrintable(listed(check.issues)));
        QVERIFY(check.isSound());
        QCOMPARE(check.flow->entry, u"greet"_s);
        QCOMPARE(check.flow->steps.size(), size_t(4));
        QCOMPARE(check.flow->step(u"ask")->keys.value(u"2"_s), u"no"_s);
        QVERIFY(check.flow->variables.value(u"name"_s).personal);
    }
    void mistake_isFound_withLineAndRemedy_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                            const char *code, int line) {
            QTest::newRow(name) << before << after << QString::fromLatin1(code) << line;
        };
        row("not YAML", "results: {yes", "results: {yes: [", "flow.yaml", 4);
        row("unknown key of the flow", "title: 测试", "title: 测试\ntitel: 测试", "flow.unknown_key", 3);
        row("unknown key of a step", "    next: ask", "    next: ask\n    nxt: ask", "flow.unknown_key", 11);
        row("key twice", "title: 测试", "title: 测试\ntitle: 测验", "flow.duplicate_key", 3);
        row("no title", "title: 测试\n", "", "flow.missing_key", 1);
        row("bad id", "id: test-flow", "id: 测试", "flow.bad_value", 1);
        row("bad direction", "outbound", "sideways", "flow.bad_value", 3);
        row("rate out of range", "direction: outbound", "direction: outbound\nrate: 500", "flow.bad_value",
            4);
        row("unknown type", "type: name", "type: nome", "flow.bad_value", 6);
        row("say is a list", "say: 是请按1，否请按2。", "say: [是, 否]", "flow.wrong_type", 13);
        row("two kinds in one step", "    end: no", "    end: no\n    hand_over: key", "flow.step_kind", 20);
        row("no kind", "    end: no", "", "flow.step_kind", 20);
        row("two steps of one name", "id: bad", "id: good", "flow.duplicate_step", 20);
        row("next leads nowhere", "next: ask", "next: aks", "flow.unknown_step", 10);
        row("answer leads nowhere", "no: bad}", "no: bda}", "flow.unknown_step", 16);
        row("start leads nowhere", "title: 测试", "title: 测试\nstart: gret", "flow.unknown_step", 3);
        row("step never reached", "next: {yes: good, no: bad}", "next: {yes: good, no: good}",
            "flow.unreachable_step", 20);
        row("no end", "    end: no",
            "    say: 好。\n    next: bad2\n  - id: bad2\n    collect: x\n    say: 请按1。\n    keys: "
            "{\"1\": a}\n"
            "    reprompts: {no_input: a, no_match: b}\n    next: bad",
            "flow.no_end", 20);
        row("talks in a circle", "    end: no",
            "    say: 好。\n    next: greet2\n  - id: greet2\n    say: 好。\n    next: bad",
            "flow.silent_loop", 20);
        row("no disclosure", "我是智能语音助手。", "这里是热线。", "flow.no_disclosure", 8);
        row("disclosure too late", "我是智能语音助手。", "这里是热线。我是智能语音助手。",
            "flow.no_disclosure", 8);
        row("no reprompt for silence", "{no_input: 请按键。, no_match", "{no_match", "flow.missing_reprompt",
            15);
        row("no reprompt for wrong keys", ", no_match: 按错了。}", "}", "flow.missing_reprompt", 15);
        row("no reprompts at all", "    reprompts: {no_input: 请按键。, no_match: 按错了。}\n", "",
            "flow.missing_reprompt", 11);
        row("key 0", R"("2": no)", R"("0": no)", "flow.global_key", 14);
        row("key 9", R"("2": no)", R"("9": no)", "flow.global_key", 14);
        row("key 12", R"("2": no)", R"("12": no)", "flow.unknown_key_press", 14);
        row("key twice in a step", R"("2": no)", R"("1": no, "2": no)", "flow.duplicate_key", 14);
        row("answer without key", "no: bad}", "no: bad, maybe: bad}", "flow.unknown_answer", 16);
        row("answer without step", "next: {yes: good, no: bad}", "next: {yes: good}", "flow.unknown_answer",
            14);
        row("variable not declared", "您好，{name}", "您好，{nane}", "flow.undeclared_variable", 9);
        row("variable not declared in a reprompt", "no_input: 请按键。", "no_input: \"{x}请按键。\"",
            "flow.undeclared_variable", 15);
        row("brace left open", "您好，{name}", "您好，{name", "flow.bad_placeholder", 9);
        row("result not declared", "    end: no", "    end: nope", "flow.unknown_result", 21);
        row("tries out of range", "    keys:", "    max_tries: 9\n    keys:", "flow.bad_value", 14);
        row("silence out of range", "    keys:", "    no_input_ms: 5\n    keys:", "flow.bad_value", 14);
        row("barge-in unknown", "    next: ask", "    barge_in: maybe\n    next: ask", "flow.bad_value", 10);
        row("unknown reason", "    end: no", "    hand_over: bored", "flow.bad_value", 21);
        row("answer of words without a key", "    keys:", "    says: {maybe: [也许]}\n    keys:", "flow.unknown_answer", 14);
        row("words for two answers", "    keys:", "    says: {yes: [行], no: [行]}\n    keys:", "flow.two_answers", 14);
        row("meaning for two answers", "    keys:", "    says: {yes: [\"@understood\"], no: [\"@understood\"]}\n    keys:", "flow.two_answers", 14);
        row("meaning that is none", "    keys:", "    says: {yes: [\"@agreed\"]}\n    keys:", "flow.unknown_meaning", 14);
        row("words that say nothing", "    keys:", "    says: {yes: [\"！\"]}\n    keys:", "flow.bad_value", 14);
        row("route to nowhere", "direction: outbound", "direction: outbound\non: {later: nowhere}", "flow.unknown_step", 4);
        row("route of no meaning", "direction: outbound", "direction: outbound\non: {bored: good}", "flow.unknown_meaning", 4);
        row("route of what every flow has", "direction: outbound", "direction: outbound\non: {person: good}", "flow.global_key", 4);
        row("neither keys nor digits", "    keys: {\"1\": yes, \"2\": no}\n", "", "flow.missing_key", 11);
        row("unknown action", "    end: no", "    action: fly\n    next: good\n    on_failure: good",
            "flow.unknown_action", 21);
        row("branch on nothing", "    end: no",
            "    branch: [{if: weather, is: fine, then: good}]\n    otherwise: good", "flow.unknown_slot",
            21);
        row("source not declared", "default: 您}", "default: 您}\n  again: {type: text, from: nobody}",
            "flow.undeclared_variable", 7);
    }
    void mistake_isFound_withLineAndRemedy() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, code);
        QFETCH(int, line);
        QByteArray yaml = sound;
        QVERIFY(yaml.contains(before));
        yaml.replace(yaml.indexOf(before), before.size(), after);
        const auto check = checkFlow(yaml);
        QVERIFY(!check.isSound());
        const auto found =
            std::find_if(check.issues.begin(), check.issues.end(),
                         [&](const FlowIssue &issue) { return issue.code == code && issue.line == line; });
        QVERIFY2(found != check.issues.end(), qPrintable(listed(check.issues)));
        QVERIFY(found->column > 0);
        QVERIFY(!found->message.isEmpty());
        QVERIFY(!found->remedy.isEmpty());
    }
    void warning_doesNotRefuseTheFlow_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("code");
        QTest::newRow("variable unused")
            << QByteArray("default: 您}") << QByteArray("default: 您}\n  x: {type: text, default: a}")
            << u"flow.unused_variable"_s;
        QTest::newRow("result unused")
            << QByteArray("no: 否}") << QByteArray("no: 否, later: 以后}") << u"flow.unused_result"_s;
        QTest::newRow("long") << QByteArray("say: 再见。")
                              << QByteArray("say: ") + QString(200, u'好').toUtf8() << u"flow.long_prompt"_s;
    }
    void warning_doesNotRefuseTheFlow() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, code);
        QByteArray yaml = sound;
        yaml.replace(before, after);
        const auto check = checkFlow(yaml);
        QVERIFY2(check.isSound(), qPrintable(listed(check.issues)));
        QCOMPARE(check.issues.size(), size_t(1));
        QCOMPARE(check.issues[0].code, code);
    }
    void fileThatIsNoFlow_isRefused_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QByteArray() << u"flow.not_a_map"_s;
        QTest::newRow("a list") << QByteArray("- a\n- b\n") << u"flow.not_a_map"_s;
        QTest::newRow("GBK") << QByteArray("id: \xb2\xe2\xca\xd4\n") << u"flow.yaml"_s;
        QTest::newRow("binary") << QByteArray("\0\1\2\3", 4) << u"flow.yaml"_s;
        QTest::newRow("huge") << QByteArray(300 << 10, '#') << u"flow.too_big"_s;
        QTest::newRow("deep") << QByteArray(100'000, '[') << u"flow.yaml"_s;
        QTest::newRow("no steps") << QByteArray(
                                         "id: a\ntitle: b\ndirection: inbound\nresults: {}\nsteps: []\n")
                                  << u"flow.missing_key"_s;
        QTest::newRow("steps of text")
            << QByteArray("id: a\ntitle: b\ndirection: inbound\nresults: {}\nsteps: [a, b]\n")
            << u"flow.wrong_type"_s;
    }
    void fileThatIsNoFlow_isRefused() {
        QFETCH(QByteArray, file);
        QFETCH(QString, code);
        const auto check = checkFlow(file);
        QVERIFY(!check.isSound());
        QVERIFY(!check.issues.empty());
        QCOMPARE(check.issues[0].code, code);
        QVERIFY(!check.toJson().value("ok"_L1).toBool(true));
    }
    void anyLineLost_neverCrashes() {
        const auto lines = sound.split('\n');
        for (qsizetype drop = 0; drop < lines.size(); ++drop) {
            auto rest = lines;
            rest.removeAt(drop);
            (void)checkFlow(rest.join('\n'));
            (void)checkFlow(sound.first(sound.size() * drop / lines.size()));
        }
    }
    void column_countsCharacters_notBytes() {
        QByteArray yaml = sound;
        yaml.replace("results: {yes: 是, no: 否}", "results: {yes: 是, 不: 否}");
        const auto check = checkFlow(yaml);
        QVERIFY(!check.issues.empty());
        QCOMPARE(check.issues[0].line, 4);
        QCOMPARE(check.issues[0].column, 19);
    }
    void disclosure_isUnderstoodInItsUsualWords_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("discloses");
        QTest::newRow("assistant") << u"您好，我是智能语音助手。"_s << true;
        QTest::newRow("synthetic") << u"您好，正在用合成语音与您通话。"_s << true;
        QTest::newRow("robot") << u"您好，我是热线机器人小连，"_s << true;
        QTest::newRow("nothing") << u"您好，这里是12345热线。"_s << false;
        QTest::newRow("second sentence") << u"您好！我是智能语音助手。"_s << false;
        QTest::newRow("empty") << QString() << false;
    }
    void disclosure_isUnderstoodInItsUsualWords() {
        QFETCH(QString, text);
        QFETCH(bool, discloses);
        QCOMPARE(disclosesSyntheticVoice(text), discloses);
    }
};
LIANXIN_TEST(tst_FlowChecker);
#include "tst_FlowChecker.moc"
