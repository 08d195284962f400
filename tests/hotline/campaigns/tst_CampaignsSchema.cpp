// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/campaigns/CampaignsSchema.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

//! Stores that an earlier version has filled.
class tst_CampaignsSchema : public QObject {
    Q_OBJECT

    static void addContact(Transaction &t, const QString &list, int row, const QByteArray &phone) {
        t.execute(u"INSERT INTO contact (list_id, row_number, phone_index, phone_sealed, phone_masked, phone_kind, name_masked, "
                  "card_sealed) VALUES ($1, $2, $3, $4, '138****0001', 'mobile', '', $4)"_s,
                  {list, row, phone, QByteArray("sealed")});
    }

private Q_SLOTS:
    void numbersOfFirstVersion_areFoundAfterwards_data() { StoreFixture::addBackendColumn(); }
    void numbersOfFirstVersion_areFoundAfterwards() {
        const std::vector<Migration> all = campaignsSchema();
        STORE_FIXTURE(fixture, {all.front()});
        QVERIFY(fixture.store().write([](Transaction &t) {
            addContact(t, u"a"_s, 2, "first");
            addContact(t, u"a"_s, 3, "second");
            addContact(t, u"a"_s, 9, "first"); // twice in one list, which no import has made
            addContact(t, u"b"_s, 2, "first");
        }));
        fixture.config().migrations = all;
        fixture.reopen();
        QCOMPARE(fixture.store().schemaOutcome(), SchemaOutcome::Upgraded);
        const auto rows = fixture.store().readReturning<QStringList>([](Snapshot &s) {
            QStringList found;
            for (const Row &row : s.query(u"SELECT list_id, row_number FROM contact_number WHERE phone_index = $1 ORDER BY list_id",
                                          {QByteArray("first")}))
                found << row.text(0) + QString::number(row.integer(1));
            return found;
        });
        QCOMPARE(rows.valueOr({}), (QStringList{u"a2"_s, u"b2"_s}));
        QCOMPARE(fixture.store().readReturning<qint64>([](Snapshot &s) { return s.first(u"SELECT COUNT(*) FROM contact")->integer(0); })
                     .valueOr(0), 4);
    }
};

LIANXIN_TEST(tst_CampaignsSchema);
#include "tst_CampaignsSchema.moc"
