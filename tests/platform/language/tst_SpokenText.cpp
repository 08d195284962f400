// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "platform/language/SpokenNumber.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;

class tst_SpokenText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writtenText_isMadeReadyToBeReadAloud_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("spoken");
        const std::pair<QString, QString> rows[] = {
            {u"12345热线"_s, u"幺二三四五热线"_s},
            {u"于7月15日18:00前"_s, u"于七月十五日十八点前"_s},
            {u"2025-09-01起"_s, u"二零二五年九月一日起"_s},
            {u"2025年9月1日起"_s, u"二零二五年九月一日起"_s},
            {u"2021年"_s, u"二零二一年"_s},
            {u"补贴60%"_s, u"补贴百分之六十"_s},
            {u"提高3.5个百分点"_s, u"提高三点五个百分点"_s},
            {u"2个工作日"_s, u"两个工作日"_s},
            {u"9:05开始"_s, u"九点零五分开始"_s},
            {u"请按2"_s, u"请按二"_s},
            {u"工单202507150012"_s, u"工单二零二五，零七幺五，零零幺二"_s},
            {u"尾号0358"_s, u"尾号零三五八"_s},
            {u"《关于补贴的通知》（试行）"_s, u"关于补贴的通知，试行，"_s},
            {u"１２３４５热线"_s, u"幺二三四五热线"_s},
            {u"您好，没有数字。"_s, u"您好，没有数字。"_s},
            {u""_s, u""_s},
        };
        for (const auto &[written, spoken] : rows)
            QTest::newRow(written.toUtf8().constData()) << written << spoken;
    }
    void writtenText_isMadeReadyToBeReadAloud() {
        QFETCH(QString, written);
        QFETCH(QString, spoken);
        QCOMPARE(spokenText(written), spoken);
    }
    void spokenText_ofSpokenText_isTheSame() {
        const QString once = spokenText(u"请于2025年7月15日18:30前反馈，工单202507150012，完成60%");
        QCOMPARE(spokenText(once), once);
    }
};
LIANXIN_TEST(tst_SpokenText);
#include "tst_SpokenText.moc"
