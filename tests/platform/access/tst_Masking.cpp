// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Masking.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace lianxin;

class tst_Masking : public QObject {
    Q_OBJECT
    static QJsonObject json(const char *text) { return QJsonDocument::fromJson(text).object(); }

private Q_SLOTS:
    void fields_atAnyDepth_areMasked() {
        const std::vector<MaskedField> masks{{u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name},
                                             {u"note"_s, Mask::Text}, {u"address"_s, Mask::Drop}};
        const auto result = masked(json(R"({"items":[{"phone":"13812341234","name":"张小敏","note":"打 13812341234","address":"路1号",
            "deep":{"list":[{"phone":"01012345678"}]}}],"phone":"13900001111","total":13812341234})"), masks);
        QCOMPARE(result, json(R"({"items":[{"phone":"138****1234","name":"张**","note":"打 138****1234",
            "deep":{"list":[{"phone":"010****78"}]}}],"phone":"139****1111","total":13812341234})"));
    }

    void maskedKey_withOtherShapes_leaksNothing() {
        const std::vector<MaskedField> masks{{u"phone"_s, Mask::Phone}};
        const auto result = masked(json(R"({"phone":13812341234,"a":{"phone":["13812341234","13912341234"]},
            "b":{"phone":{"main":"13812341234"}},"c":{"phone":null},"d":{"phone":true}})"), masks);
        QCOMPARE(result, json(R"({"phone":"138****1234","a":{"phone":["138****1234","139****1234"]},
            "b":{"phone":{"main":"138****1234"}},"c":{"phone":null},"d":{"phone":true}})"));
    }

    void alreadyMasked_stays() {
        const std::vector<MaskedField> masks{{u"phone"_s, Mask::Phone}, {u"name"_s, Mask::Name}};
        const auto twice = json(R"({"phone":"138****1234","name":"张**"})");
        QCOMPARE(masked(twice, masks), twice);
    }

    void arrayOfObjects_isWalked() {
        const QJsonValue value = QJsonArray{json(R"({"phone":"13812341234"})"), 5, u"13812341234"_s};
        const auto result = masked(value, {{u"phone"_s, Mask::Phone}}).toArray();
        QCOMPARE(result[0]["phone"_L1].toString(), u"138****1234"_s);
        QCOMPARE(result[1].toInt(), 5);
    }

    void text_shortensLongNumbers_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &text, const QString &expected) {
            QTest::newRow(name) << text << expected;
        };
        row("mobile", u"请回电13812341234，谢谢"_s, u"请回电138****1234，谢谢"_s);
        row("spaced", u"138 1234 1234"_s, u"138****1234"_s);
        row("dashed", u"138-1234-1234"_s, u"138****1234"_s);
        row("full width", u"１３８１２３４１２３４"_s, u"138****1234"_s);
        row("landline", u"0571-87654321"_s, u"0571****21"_s);
        row("identity card", u"证号33010219800101123X。"_s, u"证号3301****23。"_s);
        row("seven digits", u"8765432"_s, u"8765****32"_s);
        row("six digits stay", u"验证码 482913"_s, u"验证码 482913"_s);
        row("date stays", u"2026-03-14 与 2026-03-14 08:30"_s, u"2026-03-14 与 2026-03-14 08:30"_s);
        row("ticket number stays", u"工单202603140017"_s, u"工单202603140017"_s);
        row("dashed ticket number stays", u"工单20260314-0017"_s, u"工单20260314-0017"_s);
        row("no date, no ticket", u"20269914"_s, u"2026****14"_s);
        row("two numbers", u"13812341234、13912341234"_s, u"138****1234、139****1234"_s);
        row("spoken", u"我电话幺三八一二三四一二三四"_s, u"我电话138****1234"_s);
        row("spoken, with pauses", u"一三八，一二三四，一二三四。"_s, u"138****1234。"_s);
        row("spoken date stays", u"二零二六零三一四零零一七"_s, u"二零二六零三一四零零一七"_s);
        row("spoken amounts stay", u"一共一千二百三十四块五，三天"_s, u"一共一千二百三十四块五，三天"_s);
        row("empty", u""_s, u""_s);
    }
    void text_shortensLongNumbers() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(maskedText(text), expected);
        QCOMPARE(maskedText(maskedText(text)), expected);
    }

    // What was masked before somebody's eyes is what it was, wherever they left it.
    void unmasked_numbersComeBack_whereTheyWereLeft() {
        const QString said = u"电话幺三八一二三四一二三四，或者13912341234"_s;
        QCOMPARE(unmaskedText(maskedText(said), said), said);
        QCOMPARE(unmaskedText(u"座机不是，电话138****1234，对"_s, said), u"座机不是，电话幺三八一二三四一二三四，对"_s);
        QCOMPARE(unmaskedText(u"电话139****1234"_s, said), u"电话13912341234"_s);
        QCOMPARE(unmaskedText(u"没有电话"_s, said), u"没有电话"_s);
        QCOMPARE(unmaskedText(u"电话137****0000"_s, said), u"电话137****0000"_s); // nobody said that
    }

    void noMasks_changeNothing() {
        const QJsonValue value = json(R"({"phone":"13812341234"})");
        QCOMPARE(masked(value, {}), value);
    }
};

LIANXIN_TEST(tst_Masking);
#include "tst_Masking.moc"
