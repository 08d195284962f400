// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeDoor.h"
#include "Fixture.h"
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "ui/campaigns/CampaignList.h"
#include "ui/campaigns/UncertainDialog.h"
#include "ui/widgets/Table.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

class tst_UncertainDialog : public QObject {
    Q_OBJECT

    //! A door to calls that nobody knows the end of; what is decided is gone.
    static void serve(FakeDoor &door, QStringList *open) {
        door.on(u"dialling.backlog"_s, [open](const QJsonObject &) -> Expected<QJsonValue> {
            return QJsonValue(QJsonObject{{u"waiting"_s, 0}, {u"dialling"_s, 0}, {u"ambiguous"_s, int(open->size())}});
        });
        door.on(u"dialling.ambiguous"_s, [open](const QJsonObject &) -> Expected<QJsonValue> {
            QJsonArray items;
            for (const QString &id : *open)
                items.append(QJsonObject{{u"id"_s, id}, {u"phone"_s, u"138****0001"_s}, {u"place"_s, 1}, {u"source"_s, u"return_visit"_s}, {u"intentAt"_s, qint64(1'791'615'600'000)}});
            return QJsonValue(QJsonObject{{u"items"_s, items}, {u"next"_s, QJsonValue()}});
        });
        door.on(u"dialling.resolve"_s, [open](const QJsonObject &p) -> Expected<QJsonValue> {
            if (p["id"_L1] == "taken"_L1)
                return Error{ErrorKind::Conflict, u"dialling.not_ambiguous"_s, u"This attempt does not wait for a person (any more)."_s, {}, {}};
            open->removeAll(p["id"_L1].toString());
            return QJsonValue(QJsonObject());
        });
    }
    static Button *button(QWidget &in, const QString &name) { return in.findChild<Button *>(name); }

private Q_SLOTS:
    void initTestCase() { prepareUi(); }

    void list_tellsOfThem_andSeveralAreDecidedAtOnce() {
        FakeDoor door;
        QStringList open{u"a1"_s, u"a2"_s, u"a3"_s};
        serve(door, &open);
        CampaignList list(door, true);
        list.show();
        list.load();
        auto *way = button(list, u"uncertain"_s);
        QTRY_VERIFY(!way->isHidden());
        QVERIFY(way->text().contains(u'3'));
        way->click();
        QPointer<UncertainDialog> dialog = list.findChild<UncertainDialog *>();
        QVERIFY(dialog);
        auto *table = dialog->findChild<Table *>();
        QTRY_COMPARE(table->records()->rowCount(), 3);
        QVERIFY(button(*dialog, u"callAgain"_s)->isEnabled()); // the first is chosen
        table->selectRow(0);
        table->selectionModel()->select(table->model()->index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        button(*dialog, u"callAgain"_s)->click();
        QVERIFY(door.asked(u"dialling.resolve"_s).isEmpty()); // not before it was asked
        dialog->findChild<VerbDialog *>()->verb()->click();
        QTRY_COMPARE(table->records()->rowCount(), 1);
        const auto asked = door.asked(u"dialling.resolve"_s);
        QCOMPARE(asked, (QList<QJsonObject>{{{u"id"_s, u"a1"_s}, {u"redial"_s, true}}, {{u"id"_s, u"a3"_s}, {u"redial"_s, true}}}));
        QTRY_VERIFY(way->text().contains(u'1'));

        QTRY_VERIFY(!dialog->findChild<VerbDialog *>()); // the first question is gone
        button(*dialog, u"letBe"_s)->click();
        dialog->findChild<VerbDialog *>()->verb()->click();
        QTRY_COMPARE(table->records()->rowCount(), 0);
        QCOMPARE(door.asked(u"dialling.resolve"_s).constLast(), (QJsonObject{{u"id"_s, u"a2"_s}, {u"outcome"_s, u"cancelled"_s}}));
        QVERIFY(!button(*dialog, u"callAgain"_s)->isEnabled());
        QTRY_VERIFY(way->isHidden());
    }

    void decidedBySomebodyElse_isSaid() {
        FakeDoor door;
        QStringList open{u"taken"_s};
        serve(door, &open);
        UncertainDialog dialog(door, true);
        dialog.show();
        QTRY_VERIFY(button(dialog, u"letBe"_s)->isEnabled());
        button(dialog, u"letBe"_s)->click();
        dialog.findChild<VerbDialog *>()->verb()->click();
        QTRY_VERIFY(!dialog.findChild<ErrorBanner *>()->isHidden());
    }

    void whoMayOnlyLook_seesThem() {
        FakeDoor door;
        QStringList open{u"a1"_s};
        serve(door, &open);
        UncertainDialog dialog(door, false);
        dialog.show();
        QTRY_COMPARE(dialog.findChild<Table *>()->records()->rowCount(), 1);
        QVERIFY(button(dialog, u"callAgain"_s)->isHidden() && button(dialog, u"letBe"_s)->isHidden());
        button(dialog, u"done"_s)->click();
        QVERIFY(!dialog.isVisible());
    }
};
LIANXIN_TEST(tst_UncertainDialog);
#include "tst_UncertainDialog.moc"
