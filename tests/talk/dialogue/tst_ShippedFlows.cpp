// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Resources.h"
#include "support/TestRegistry.h"
#include "talk/dialogue/DialogueScript.h"
#include "talk/dialogue/FlowChecker.h"
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace lianxin;
using lianxin::test::DialogueScript;

namespace {

// 2025-07-13 09:00 in Shanghai
constexpr qint64 now = 1'752'368'400'000;

std::shared_ptr<const Flow> shipped(const QString &id) {
    QFile file(resourcePath(QString(u"flows/"_s + id + u".yaml"_s)));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    auto check = checkFlow(file.readAll());
    return check.isSound() ? std::make_shared<const Flow>(*check.flow) : nullptr;
}

QJsonObject valuesFor(const QString &id) {
    if (id.startsWith(u"unit-"_s) || id == u"ticket-progress")
        return {{u"count"_s, 40},
                {u"feedback"_s, u"2025-07-13 18:00"_s},
                {u"unit"_s, u"望江街道办事处"_s},
                {u"ticket"_s, u"202507100012"_s},
                {u"subject"_s, u"夜间施工噪音扰民"_s},
                {u"deadline"_s, u"2025-07-15 18:00"_s}};
    return {{u"name"_s, u"张小敏"_s},
            {u"subject"_s, u"小区垃圾堆积"_s},
            {u"policy"_s, u"灵活就业人员社保补贴新政"_s},
            {u"effective"_s, u"2025-08-01"_s}};
}

//! What the engine's actions answer about a ticket: \a identity once a check, \a due always.
QMap<QString, QList<QJsonObject>> inquiry(const QString &identity, const QString &due) {
    const auto verdicts = identity.split(u',');
    return {{u"ticket_identify"_s, {{{u"identity"_s, verdicts.first()}}}},
            {u"ticket_prove"_s, {{{u"identity"_s, verdicts.last()}}}},
            {u"ticket_progress"_s,
             {{{u"found"_s, true},
               {u"number"_s, u"202507100012"_s},
               {u"subject"_s, u"夜间施工噪音扰民"_s},
               {u"state"_s, u"承办单位正在办理"_s},
               {u"unit"_s, u"望江街道办事处"_s},
               {u"deadline"_s, u"2025-07-15 18:00"_s},
               {u"due"_s, due}}}},
            {u"ticket_urge"_s, {{{u"urge"_s, u"done"_s}}, {{u"urge"_s, u"again"_s}}}},
            {u"ticket_remark"_s, {{{u"kept"_s, true}}}}};
}

} // namespace

class tst_ShippedFlows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyShippedFlow_passesTheChecker_withoutWarning() {
        const QDir folder(resourcePath(u"flows"));
        const auto files = folder.entryList({u"*.yaml"_s});
        QVERIFY(files.size() >= 4);
        for (const auto &name : files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto check = checkFlow(file.readAll());
            for (const auto &issue : check.issues)
                QFAIL(qPrintable(name + u": %1 %2 %3"_s.arg(issue.line).arg(issue.code, issue.message)));
            QCOMPARE(check.flow->id + u".yaml"_s, name);
        }
    }
    void everyPath_leadsWhereItShould_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("inputs");
        QTest::addColumn<QString>("acts");
        const auto row = [](const char *id, const char *inputs, const char *acts) {
            QTest::addRow("%s %s", id, inputs)
                << QString::fromLatin1(id) << QString::fromLatin1(inputs) << QString::fromLatin1(acts);
        };
        const char *visit = "return-visit";
        row(visit, "^1", "say:greet say:ask collect:satisfaction say:thanks end:satisfied");
        row(visit, "^2", "say:greet say:ask collect:satisfaction say:regret end:dissatisfied");
        row(visit, "^3", "say:greet say:ask collect:satisfaction say:sorry end:wrong_person");
        row(visit, "^0", "say:greet say:ask collect:satisfaction say:ask handover:key/0");
        row(visit, "^91",
            "say:greet say:ask collect:satisfaction say:ask collect:satisfaction say:thanks end:satisfied");
        row(visit, "^.1",
            "say:greet say:ask collect:satisfaction say:ask collect:satisfaction say:thanks end:satisfied");
        row(visit, "^...",
            "say:greet say:ask collect:satisfaction say:ask collect:satisfaction say:ask "
            "collect:satisfaction "
            "say:bye end:no_input");
        row(visit, "^772",
            "say:greet say:ask collect:satisfaction say:ask collect:satisfaction say:ask "
            "collect:satisfaction "
            "say:regret end:dissatisfied");
        row(visit, "^777",
            "say:greet say:ask collect:satisfaction say:ask collect:satisfaction say:ask "
            "collect:satisfaction "
            "say:to_person handover:no_match/7");
        row(visit, "^12", "say:greet say:ask collect:satisfaction say:thanks end:satisfied");
        const char *policy = "policy-notice";
        row(policy, "^1", "say:greet say:notice collect:heard say:thanks end:informed");
        row(policy, "^2", "say:greet say:notice collect:heard say:to_person handover:key/2");
        row(policy, "^3", "say:greet say:notice collect:heard say:sorry end:wrong_person");
        row(policy, "^0", "say:greet say:notice collect:heard say:notice handover:key/0");
        row(policy, "^92",
            "say:greet say:notice collect:heard say:notice collect:heard say:to_person handover:key/2");
        row(policy, "^...",
            "say:greet say:notice collect:heard say:notice collect:heard say:notice collect:heard say:bye "
            "end:no_input");
        row(policy, "^5*#",
            "say:greet say:notice collect:heard say:notice collect:heard say:notice collect:heard "
            "say:to_person_unclear handover:no_match/#");
        const char *unit = "unit-reminder";
        row(unit, "^1", "say:greet say:remind collect:acknowledgement say:thanks end:acknowledged");
        row(unit, "^3", "say:greet say:remind collect:acknowledgement say:sorry end:wrong_person");
        row(unit, "^0", "say:greet say:remind collect:acknowledgement say:remind handover:key/0");
        row(unit, "^9.1",
            "say:greet say:remind collect:acknowledgement say:remind collect:acknowledgement say:remind "
            "collect:acknowledgement say:thanks end:acknowledged");
        row(unit, "^...",
            "say:greet say:remind collect:acknowledgement say:remind collect:acknowledgement say:remind "
            "collect:acknowledgement say:bye end:no_input");
        row(unit, "^222",
            "say:greet say:remind collect:acknowledgement say:remind collect:acknowledgement say:remind "
            "collect:acknowledgement say:to_person handover:no_match/2");
        for (const char *flow : {"unit-reminder-many", "unit-escalation", "unit-supervision"}) {
            const QByteArray tell = qstrcmp(flow, "unit-reminder-many") == 0 ? "remind" : "tell";
            row(flow, "^1", ("say:greet say:" + tell + " collect:acknowledgement say:thanks end:acknowledged").constData());
            row(flow, "^3", ("say:greet say:" + tell + " collect:acknowledgement say:sorry end:wrong_person").constData());
        }
        row("ticket-progress", "^1", "say:greet say:progress collect:heard say:thanks end:informed");
        row("ticket-progress", "^2", "say:greet say:progress collect:heard say:to_person handover:key/2");
        const char *full = "return-visit-full";
        row(full, "^11", "say:greet say:ask collect:satisfaction say:manner_ok collect:attitude say:thanks end:satisfied");
        row(full, "^212",
            "say:greet say:ask collect:satisfaction say:what collect:outcome say:manner collect:attitude say:regret end:dissatisfied");
        row(full, "^2411",
            "say:greet say:ask collect:satisfaction say:what collect:outcome say:scope collect:out_of_scope say:manner collect:attitude "
            "say:regret end:dissatisfied");
        row(full, "^2..",
            "say:greet say:ask collect:satisfaction say:what collect:outcome say:what collect:outcome say:regret end:dissatisfied");
        row(full, "^4", "say:greet say:ask collect:satisfaction say:young end:minor");
        const char *inbound = "inbound";
        row(inbound, "^1", "say:greet collect:choice say:to_seat handover:inbound/1");
        row(inbound, "^.", "say:greet collect:choice say:to_seat handover:inbound/");
        row(inbound, "^5", "say:greet collect:choice say:to_seat handover:inbound/5");
        row(inbound, "^2", "say:greet collect:choice continue:progress-query");
        row(inbound, "^0", "say:greet collect:choice say:greet handover:key/0");
    }
    void everyPath_leadsWhereItShould() {
        QFETCH(QString, id);
        QFETCH(QString, inputs);
        QFETCH(QString, acts);
        const auto flow = shipped(id);
        QVERIFY(flow);
        auto engine = DialogueEngine::create(flow, valuesFor(id), now);
        QVERIFY2(engine.hasValue(), engine ? "" : qPrintable(engine.error().toString()));
        DialogueScript script(*engine);
        QCOMPARE(script.play(inputs), acts);
        QVERIFY(engine->isOver());
    }
    void everyKeySequence_ofThree_endsSomewhereSensible() {
        for (const auto &id : {u"return-visit"_s, u"policy-notice"_s, u"unit-reminder"_s, u"unit-reminder-many"_s, u"unit-escalation"_s, u"unit-supervision"_s,
                               u"ticket-progress"_s, u"return-visit-full"_s, u"inbound"_s, u"progress-query"_s}) {
            const auto flow = shipped(id);
            QVERIFY(flow);
            const QString alphabet = u"0123459*#."_s;
            for (int n = 0; n < 1'000; ++n) {
                auto engine = DialogueEngine::create(flow, valuesFor(id), now);
                DialogueScript script(*engine);
                script.actions = inquiry(u"known"_s, u"open"_s);
                QString inputs = u"^"_s;
                for (int rest = n, i = 0; i < 3; ++i, rest /= 10)
                    inputs += alphabet[rest % 10];
                const QString acts = script.play(inputs + u"......"_s);
                QVERIFY2(engine->isOver(), qPrintable(id + u' ' + inputs));
                QVERIFY2(!acts.contains(u"end:fault"), qPrintable(id + u' ' + inputs));
                QCOMPARE(acts.count(u"end:") + acts.count(u"handover:") + acts.count(u"continue:"), 1);
            }
        }
    }
    void sentences_haveNoPlaceholderOrFigureLeft() {
        static const QRegularExpression figure(u"[0-9{}]"_s);
        for (const auto &id : {u"return-visit"_s, u"policy-notice"_s, u"unit-reminder"_s, u"unit-reminder-many"_s, u"unit-escalation"_s, u"unit-supervision"_s,
                               u"ticket-progress"_s, u"return-visit-full"_s, u"inbound"_s, u"progress-query"_s}) {
            auto engine = DialogueEngine::create(shipped(id), valuesFor(id), now);
            QVERIFY(engine.hasValue());
            int said = 0;
            for (const auto &act : engine->handle(Started{})) {
                if (const auto *say = std::get_if<Say>(&act)) {
                    ++said;
                    QVERIFY2(!figure.match(say->spoken).hasMatch(), qPrintable(say->spoken));
                    QVERIFY(!say->text.contains(u'{'));
                }
            }
            QVERIFY(said > 0);
            for (const auto &say : engine->upcoming())
                QVERIFY2(!figure.match(say.spoken).hasMatch(), qPrintable(say.spoken));
        }
    }
    void progressQuery_tellsNothingBeforeItIsSureWhoAsks_data() {
        QTest::addColumn<QString>("identity"); // what the actions answer, one after the other
        QTest::addColumn<QString>("due");
        QTest::addColumn<QString>("inputs");
        QTest::addColumn<QString>("acts");
        const auto row = [](const char *name, const char *identity, const char *due, const char *inputs, const char *acts) {
            QTest::newRow(name) << QString::fromLatin1(identity) << QString::fromLatin1(due) << QString::fromLatin1(inputs)
                                << QString::fromLatin1(acts);
        };
        const QByteArray asked = "say:greet say:ask collect:ticket ";
        const QByteArray number = asked + "collect:ticket collect:ticket collect:ticket collect:ticket perform:ticket_identify ";
        const QByteArray told = number + "perform:ticket_progress say:tell_open say:menu collect:choice ";
        row("registered telephone", "known", "open", "^0012#...",
            (told + "say:menu collect:choice say:bye end:told").constData());
        row("another telephone, proved", "proof,known", "open", "^0012#8888#..",
            (number + "say:ask_proof collect:proof collect:proof collect:proof collect:proof perform:ticket_prove perform:ticket_progress "
                      "say:tell_open say:menu collect:choice say:menu collect:choice say:bye end:told").constData());
        row("wrong, then a person", "wrong", "open", "^0012#0#",
            (number + "say:wrong say:ask collect:ticket collect:ticket say:ask handover:key/0").constData());
        row("locked", "locked", "open", "^0012#", (number + "say:locked say:to_person handover:no_match/").constData());
        row("overdue, urged", "known", "overdue", "^0012#1..",
            (number + "perform:ticket_progress say:tell_overdue say:menu collect:choice perform:ticket_urge say:urge_done say:menu "
                      "collect:choice say:menu collect:choice say:bye end:told").constData());
        row("remark", "known", "open", "^0012#2~..",
            (told + "say:remark record:remark perform:ticket_remark say:remark_done say:menu collect:choice say:menu collect:choice say:bye "
                    "end:told").constData());
        row("no remark", "known", "open", "^0012#2-0", (told + "say:remark record:remark say:silent say:menu collect:choice say:menu handover:key/0").constData());
        row("recorded anew", "known", "open", "^0012#29~0",
            (told + "say:remark record:remark say:remark record:remark perform:ticket_remark say:remark_done say:menu collect:choice say:menu "
                    "handover:key/0").constData());
        row("done, told again", "known", "done", "^0012#30",
            (number + "perform:ticket_progress say:tell_done say:menu collect:choice perform:ticket_progress say:tell_done say:menu "
                      "collect:choice say:menu handover:key/0").constData());
        row("nobody keys anything", "known", "open", "^...",
            (asked + "say:ask collect:ticket say:ask collect:ticket say:to_person handover:no_match/").constData());
    }
    void progressQuery_tellsNothingBeforeItIsSureWhoAsks() {
        QFETCH(QString, identity);
        QFETCH(QString, due);
        QFETCH(QString, inputs);
        QFETCH(QString, acts);
        auto engine = DialogueEngine::create(shipped(u"progress-query"_s), {}, now);
        QVERIFY(engine.hasValue());
        DialogueScript script(*engine);
        script.actions = inquiry(identity, due);
        QCOMPARE(script.play(inputs), acts);
        QVERIFY(engine->isOver());
        const QString said = script.said.join(QString());
        if (acts.contains(u"say:tell_open")) {
            QVERIFY2(said.contains(u"“夜间施工噪音扰民”，工单编号202507100012，承办单位正在办理，承办单位是望江街道办事处，预计7月15日 18:00前办结"), qPrintable(said));
            QVERIFY(!acts.contains(u"remark_done") || said.contains(u"一共五秒"));
        } else if (!acts.contains(u"say:tell")) {
            QVERIFY2(!said.contains(u"噪音") && !said.contains(u"望江"), qPrintable(said));
        }
    }
    void reminder_saysWhatTheDeadlineGives() {
        auto engine = DialogueEngine::create(shipped(u"unit-reminder"_s), valuesFor(u"unit-reminder"_s), now);
        DialogueScript script(*engine);
        (void)script.play(u"^");
        const auto said = script.said.join(QString());
        QVERIFY2(said.contains(u"还有两天"), qPrintable(said));
        QVERIFY(said.contains(u"7月15日 18:00"));
    }
    void missingOptionalValues_areSaidPolitely_requiredOnesAreRefused() {
        auto visit = DialogueEngine::create(shipped(u"return-visit"_s), {}, now);
        QVERIFY(visit.hasValue());
        DialogueScript script(*visit);
        (void)script.play(u"^");
        QVERIFY(script.said[0].contains(u"市民朋友"));
        const auto unit = DialogueEngine::create(shipped(u"unit-reminder"_s), {{u"ticket"_s, u"1"_s}}, now);
        QVERIFY(!unit);
        QCOMPARE(unit.error().code, u"dialogue.missing_value"_s);
        QCOMPARE(unit.error().place, u"deadline"_s);
    }
    void listHeadings_areTakenForTheVariables() {
        auto engine = DialogueEngine::create(shipped(u"policy-notice"_s),
                                             {{u"姓名"_s, u"张小敏"_s},
                                              {u"政策名称"_s, u"灵活就业人员社保补贴新政"_s},
                                              {u"生效日期"_s, u"2025-08-01T00:00:00"_s}},
                                             now);
        DialogueScript script(*engine);
        (void)script.play(u"^");
        QVERIFY2(script.said.join(QString()).contains(u"灵活就业人员社保补贴新政，将从2025年8月1日起实施"), qPrintable(script.said.join(QString())));
        QVERIFY(script.said[0].contains(u"张小敏"));
        // A name of its own goes before; what can't be said is left to the default.
        auto own = DialogueEngine::create(shipped(u"policy-notice"_s), {{u"policy"_s, u"新政"_s}, {u"政策"_s, u"旧政"_s}, {u"生效日期"_s, u"待定"_s}}, now);
        QVERIFY(own);
        DialogueScript other(*own);
        (void)other.play(u"^");
        QVERIFY2(other.said.join(QString()).contains(u"新政，将从即日起实施"), qPrintable(other.said.join(QString())));
        QVERIFY(!DialogueEngine::create(shipped(u"policy-notice"_s), {{u"effective"_s, u"待定"_s}}, now));
    }
    void handOver_tellsTheSeatWhatItIsAbout() {
        auto engine = DialogueEngine::create(shipped(u"policy-notice"_s), valuesFor(u"policy-notice"_s), now);
        DialogueScript script(*engine);
        (void)script.play(u"^");
        QCOMPARE(engine->meaningOf(u"1"_s), u"已知晓"_s);
        QCOMPARE(engine->meaningOf(u"2"_s), u"转人工"_s); // the flow's own name for it is nobody's business
        (void)script.play(u"2");
        QVERIFY(script.handOver.has_value());
        QCOMPARE(script.handOver->detail, u"想了解灵活就业人员社保补贴新政"_s);
        QCOMPARE(engine->answers().value("heard"_L1).toString(), u"person"_s);
    }
};
LIANXIN_TEST(tst_ShippedFlows);
#include "tst_ShippedFlows.moc"
