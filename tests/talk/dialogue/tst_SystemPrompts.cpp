// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/SystemPrompts.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_SystemPrompts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shipped_areComplete() {
        const auto &prompts = SystemPrompts::shipped();
        for (const auto &key : {u"comfort"_s, u"all_busy"_s, u"callback_offer"_s, u"callback_booked"_s,
                                u"connecting"_s, u"seat_lost"_s, u"goodbye"_s, u"closed"_s, u"queue_next"_s})
            QVERIFY2(prompts.fill(key).hasValue(), qPrintable(key));
        const auto queue = prompts.fill(u"queue_position"_s, {{u"position"_s, 2}, {u"wait"_s, 150'000}});
        QVERIFY(queue.hasValue());
        QVERIFY(queue->spoken.contains(u"两位"));
        QVERIFY(queue->spoken.contains(u"大约三分钟"));
        QVERIFY(prompts.fixedSentences().size() >= 8);
    }
    void fill_missingValueOrKey_isAnError() {
        const auto &prompts = SystemPrompts::shipped();
        QCOMPARE(prompts.fill(u"queue_position"_s).error().code, u"dialogue.missing_value"_s);
        QCOMPARE(prompts.fill(u"nonsense"_s).error().code, u"dialogue.unknown_prompt"_s);
        QCOMPARE(prompts.fill(u"queue_position"_s, {{u"position"_s, u"many"_s}}).error().code,
                 u"dialogue.value_type"_s);
    }
    void parse_refusesWhatIsWrong() {
        QCOMPARE(SystemPrompts::parse("comfort: 好").error().code, u"dialogue.prompt_missing"_s);
        QCOMPARE(SystemPrompts::parse("confort: 好").error().code, u"dialogue.prompts"_s);
        QCOMPARE(SystemPrompts::parse("a: [").error().code, u"dialogue.prompts"_s);
        QCOMPARE(SystemPrompts::parse("- a").error().code, u"dialogue.prompts"_s);
        QCOMPARE(SystemPrompts::parse("\ncomfort: \"{name}\"").error().place, u"line 2"_s);
    }
};
LIANXIN_TEST(tst_SystemPrompts);
#include "tst_SystemPrompts.moc"
