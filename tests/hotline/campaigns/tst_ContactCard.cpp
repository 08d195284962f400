// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/ContactCard.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_ContactCard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void card_roundTrip_keepsEveryCharacter() {
        ContactCardWriter writer;
        writer.begin("19900000001", "张\"三\"");
        writer.add("");
        writer.add("东城区\n𠮷");
        writer.add("");
        QCOMPARE(writer.finish(), std::string_view("[\"19900000001\",\"张\\\"三\\\"\",\"\",\"东城区\\n𠮷\"]"));
        const ContactCard card = contactCardFrom(QByteArray::fromStdString(std::string(writer.finish())), {u"备注"_s, u"区县"_s, u"空"_s}, {u""_s, u"district"_s});
        QCOMPARE(card.phone, u"19900000001"_s);
        QCOMPARE(card.name, u"张\"三\""_s);
        QCOMPARE(card.fields, QJsonObject({{u"区县"_s, u"东城区\n𠮷"_s}}));
        QCOMPARE(card.roles, QJsonObject({{u"district"_s, u"东城区\n𠮷"_s}}));
        writer.begin("19900000002", "");
        QCOMPARE(writer.finish(), std::string_view("[\"19900000002\",\"\"]"));
    }
    void card_ofTheFirstVersion_isRead() {
        const ContactCard card = contactCardFrom("{\"name\":\"张三\",\"fields\":{\"社区\":\"春和里\"},\"roles\":{\"community\":\"春和里\"}}", {u"社区"_s}, {});
        QCOMPARE(card.name, u"张三"_s);
        QVERIFY(card.phone.isEmpty());
        QCOMPARE(card.fields.value(u"社区").toString(), u"春和里"_s);
        QCOMPARE(card.roles.value(u"community").toString(), u"春和里"_s);
    }
    void card_thatIsNone_isEmpty() {
        QVERIFY(contactCardFrom("nonsense", {}, {}).phone.isEmpty());
        QVERIFY(contactCardFrom("[]", {}, {}).name.isEmpty());
    }
};
LIANXIN_TEST(tst_ContactCard);
#include "tst_ContactCard.moc"
