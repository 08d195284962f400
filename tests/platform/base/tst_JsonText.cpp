// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/JsonText.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace lianxin;

class tst_JsonText : public QObject {
    Q_OBJECT
    static std::string jsonOf(std::string_view text) {
        std::string out;
        appendJsonString(out, text);
        return out;
    }
private Q_SLOTS:
    void escapes_areThoseOfTheStandard() {
        QCOMPARE(jsonOf(""), "\"\"");
        QCOMPARE(jsonOf("张三13800138000"), "\"张三13800138000\"");
        QCOMPARE(jsonOf(std::string_view("\"\\\n\r\t\0\x1f\x7f/", 9)), "\"\\\"\\\\\\n\\r\\t\\u0000\\u001f\\u007f/\"");
    }
    // Whatever stands at whatever place of whatever length comes back as it was.
    void anyText_isReadBackAsItWas() {
        QRandomGenerator chance(7);
        const QStringList pieces{u"\""_s, u"\\"_s, u"\n"_s, u"\x1f"_s, u" "_s, u"!"_s, u"\x7f"_s, u"a"_s, u"中"_s, u"😀"_s, QString(QChar(u'\0')), u"\x80"_s};
        for (int round = 0; round < 20'000; ++round) {
            QString text(chance.bounded(12), u'x');
            for (int i = chance.bounded(6); i > 0; --i)
                text.insert(chance.bounded(int(text.size()) + 1), pieces[chance.bounded(int(pieces.size()))]);
            if (!text.isValidUtf16()) // a piece was put into the middle of a pair
                continue;
            const std::string json = '[' + jsonOf(text.toStdString()) + ']';
            const QJsonArray read = QJsonDocument::fromJson(QByteArray::fromStdString(json)).array();
            QVERIFY2(read.size() == 1 && read.at(0).toString() == text, json.c_str());
        }
    }
};
LIANXIN_TEST(tst_JsonText);
#include "tst_JsonText.moc"
