// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/dialogue/PromptText.h"
#include "platform/language/SpokenTime.h"
#include "support/TestRegistry.h"
#include <QDateTime>
#include <QTest>

using namespace lianxin;

class tst_PromptText : public QObject {
    Q_OBJECT
    // 2025-07-13 09:00 in Shanghai
    static constexpr qint64 now = 1'752'368'400'000;
private Q_SLOTS:
    void value_isWrittenAndSpokenByItsType_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("spoken");
        const auto row = [](const char *type, const QJsonValue &value, const QString &written,
                            const QString &spoken) {
            QTest::addRow("%s %s", type, qPrintable(value.toVariant().toString()))
                << QString::fromLatin1(type) << value << written << spoken;
        };
        row("text", u"夜间施工 2次"_s, u"夜间施工 2次"_s, u"夜间施工 两次"_s);
        row("name", u"张小敏"_s, u"张小敏"_s, u"张小敏"_s);
        row("integer", 12, u"12"_s, u"十二"_s);
        row("count", u"2"_s, u"2"_s, u"两"_s);
        row("digits", u"3581"_s, u"3581"_s, u"三五八幺"_s);
        row("ticket_number", u"202507150012"_s, u"202507150012"_s, u"二零二五，零七幺五，零零幺二"_s);
        row("phone", u"13812341234"_s, u"13812341234"_s, u"幺三八，幺二三四，幺二三四"_s);
        row("date", u"2025-07-15"_s, u"2025年7月15日"_s, u"后天"_s);
        row("date", u"2025/9/1"_s, u"2025年9月1日"_s, u"九月一日"_s);
        row("time", u"18:00"_s, u"18:00"_s, u"下午六点"_s);
        row("moment", u"2025-07-14 10:00"_s, u"7月14日 10:00"_s, u"明天上午十点"_s);
        row("deadline", u"2025-07-15 18:00"_s, u"7月15日 18:00前"_s, u"后天下午六点前"_s);
        row("deadline", u"2025-07-15T18:00:00+08:00"_s, u"7月15日 18:00前"_s, u"后天下午六点前"_s);
        row("deadline", 1'752'573'600'000.0, u"7月15日 18:00前"_s, u"后天下午六点前"_s);
        row("deadline", u"2025-07-15"_s, u"7月15日 23:59前"_s, u"后天内"_s);
        row("remaining", u"2025-07-15 18:00"_s, u"还有两天"_s, u"还有两天"_s);
        row("duration", 125 * 60'000, u"两小时五分钟"_s, u"两小时五分钟"_s);
        row("wait", 150'000, u"大约三分钟"_s, u"大约三分钟"_s);
        row("working_days", 3, u"3个工作日"_s, u"三个工作日"_s);
        row("percent", u"98.5%"_s, u"98.5%"_s, u"百分之九十八点五"_s);
    }
    void value_isWrittenAndSpokenByItsType() {
        QFETCH(QString, type);
        QFETCH(QJsonValue, value);
        QFETCH(QString, written);
        QFETCH(QString, spoken);
        FlowVariable variable;
        variable.type = variableTypeFromName(type).value();
        QCOMPARE(nameOf(variable.type), type);
        const auto words = formatValue(variable, value, now, hotlineZone());
        QVERIFY2(words.hasValue(), words ? "" : qPrintable(words.error().toString()));
        QCOMPARE(words->written, written);
        QCOMPARE(words->spoken, spoken);
        QCOMPARE(words->personal, type == u"name" || type == u"phone");
    }
    void wrongValue_isAnError_namingTheVariable_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("value");
        QTest::newRow("count") << u"count"_s << u"many"_s;
        QTest::newRow("count with a fraction") << u"count"_s << u"2.5"_s;
        QTest::newRow("infinite") << u"integer"_s << u"inf"_s;
        QTest::newRow("date") << u"date"_s << u"2025-02-30"_s;
        QTest::newRow("time") << u"time"_s << u"25:00"_s;
        QTest::newRow("deadline") << u"deadline"_s << u"soon"_s;
        QTest::newRow("percent") << u"percent"_s << u"most"_s;
    }
    void wrongValue_isAnError_namingTheVariable() {
        QFETCH(QString, type);
        QFETCH(QString, value);
        FlowVariable variable;
        variable.name = u"x"_s;
        variable.type = variableTypeFromName(type).value();
        const auto words = formatValue(variable, value, now, hotlineZone());
        QVERIFY(!words);
        QCOMPARE(words.error().code, u"dialogue.value_type"_s);
        QCOMPARE(words.error().place, u"x"_s);
    }
    void fillPrompt_putsValuesIn_andKeepsPersonalApart() {
        const QMap<QString, SpokenValue> values{{u"n"_s, {u"2"_s, u"两"_s, false}},
                                                {u"name"_s, {u"张三"_s, u"张三"_s, true}}};
        const auto plain = fillPrompt(u"前面还有{n}位，请按1"_s, values);
        QCOMPARE(plain->written, u"前面还有2位，请按1"_s);
        QCOMPARE(plain->spoken, u"前面还有两位，请按一"_s);
        QVERIFY(!plain->personal);
        QVERIFY(fillPrompt(u"{name}您好"_s, values)->personal);
        QCOMPARE(fillPrompt(u"{x}"_s, values).error().code, u"dialogue.missing_value"_s);
        for (const auto &bad : {u"{"_s, u"}"_s, u"{}"_s, u"{a b}"_s, u"{{n}}"_s})
            QCOMPARE(fillPrompt(bad, values).error().code, u"dialogue.placeholder"_s);
    }
};
LIANXIN_TEST(tst_PromptText);
#include "tst_PromptText.moc"
