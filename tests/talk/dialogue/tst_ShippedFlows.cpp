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
        for (const char *flow : {"unit-reminder-many", "unit-escalation"}) {
            const QByteArray tell = qstrcmp(flow, "unit-escalation") == 0 ? "tell" : "remind";
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
        for (const auto &id : {u"return-visit"_s, u"policy-notice"_s, u"unit-reminder"_s, u"unit-reminder-many"_s, u"unit-escalation"_s,
                               u"ticket-progress"_s, u"return-visit-full"_s, u"inbound"_s}) {
            const auto flow = shipped(id);
            QVERIFY(flow);
            const QString alphabet = u"0123459*#."_s;
            for (int n = 0; n < 1'000; ++n) {
                auto engine = DialogueEngine::create(flow, valuesFor(id), now);
                DialogueScript script(*engine);
                QString inputs = u"^"_s;
                for (int rest = n, i = 0; i < 3; ++i, rest /= 10)
                    inputs += alphabet[rest % 10];
                const QString acts = script.play(inputs + u"......"_s);
                QVERIFY2(engine->isOver(), qPrintable(id + u' ' + inputs));
                QVERIFY2(!acts.contains(u"end:fault"), qPrintable(id + u' ' + inputs));
                QCOMPARE(acts.count(u"end:") + acts.count(u"handover:"), 1);
            }
        }
    }
    void sentences_haveNoPlaceholderOrFigureLeft() {
        static const QRegularExpression figure(u"[0-9{}]"_s);
        for (const auto &id : {u"return-visit"_s, u"policy-notice"_s, u"unit-reminder"_s, u"unit-reminder-many"_s, u"unit-escalation"_s,
                               u"ticket-progress"_s, u"return-visit-full"_s, u"inbound"_s}) {
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
