// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeDoor.h"
#include "Fixture.h"
#include "support/TestRegistry.h"
#include "ui/models/ErrorTable.h"
#include "ui/models/ErrorWords.h"
#include "ui/shell/LoginPage.h"
#include "ui/tickets/TicketDrawer.h"
#include "ui/widgets/RevealButton.h"
#include "ui/widgets/RevealDialog.h"
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using test::FakeDoor;
using test::FakeHandset;

// An engine on another machine, and a citizen's number in the clear.
class tst_RemoteSeats : public QObject {
    Q_OBJECT

    static Error error(const QString &code, const QString &place = {}) { return {ErrorKind::Refused, code, u"no"_s, u"do"_s, place}; }

private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }

    void server_isAskedFor_withAddressAndFingerprint() {
        FakeDoor door;
        FakeHandset handset;
        LoginPage page(door, handset);
        QSignalSpy wanted(&page, &LoginPage::serverWanted);
        page.findChild<QPushButton *>(u"elsewhere"_s)->click();
        auto *dialog = page.findChild<VerbDialog *>();
        QVERIFY(dialog);
        auto *address = dialog->findChild<QLineEdit *>(u"address"_s);
        auto *fingerprint = dialog->findChild<QLineEdit *>(u"fingerprint"_s);
        address->setText(u"hotline.example.cn"_s);
        QVERIFY(!dialog->verb()->isEnabled()); // in the clear, or nowhere
        address->setText(u" wss://hotline.example.cn "_s);
        QVERIFY(dialog->verb()->isEnabled());
        fingerprint->setText(u"sha256:12"_s);
        QVERIFY(!dialog->verb()->isEnabled());
        const QString print = u"sha256:"_s + u"ab"_s.repeated(32);
        fingerprint->setText(print);
        dialog->verb()->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].toString(), u"wss://hotline.example.cn"_s);
        QCOMPARE(wanted[0][1].toString(), print);
    }

    void unknownCertificate_isComparedByAPerson() {
        FakeDoor door;
        FakeHandset handset;
        LoginPage page(door, handset);
        QSignalSpy trusted(&page, &LoginPage::trustWanted);
        const QString print = u"sha256:"_s + u"0123456789abcdef"_s.repeated(4);
        page.showError(error(u"protocol.certificate_unknown"_s, print));
        page.showError(error(u"protocol.certificate_unknown"_s, print)); // asked once
        auto *dialog = page.findChild<VerbDialog *>(u"trust"_s);
        QVERIFY(dialog);
        QCOMPARE(page.findChildren<VerbDialog *>().size(), 1);
        QVERIFY(dialog->findChild<QLabel *>(u"shownFingerprint"_s)->text().startsWith(u"0123 4567 89ab cdef"_s));
        QVERIFY(!dialog->verb()->isDefault() && dialog->focusWidget() != dialog->verb()); // an Enter too many trusts nobody
        dialog->verb()->click();
        QCOMPARE(trusted.size(), 1);
        QCOMPARE(trusted[0][0].toString(), print);
    }

    void changedCertificate_isRefused_withoutAWayToWaveItThrough() {
        FakeDoor door;
        FakeHandset handset;
        LoginPage page(door, handset);
        page.showError(error(u"protocol.certificate_changed"_s, u"sha256:"_s + u"00"_s.repeated(32)));
        QVERIFY(!page.findChild<QDialog *>());
        QCOMPARE(page.findChild<ErrorBanner *>()->code(), u"protocol.certificate_changed"_s);
    }

    void certificate_isNamedForWhatItIs_withWhatToDo() {
        QStringList headings;
        for (const char *what : {"unknown", "changed", "expired"}) {
            FakeDoor door;
            FakeHandset handset;
            LoginPage page(door, handset);
            const QString code = u"protocol.certificate_"_s + QLatin1StringView(what);
            Error shown = error(code, u"sha256:"_s + u"00"_s.repeated(32));
            for (int i = 0; i < errorTemplateCount; ++i)
                if (code == QLatin1StringView(errorTemplates[i].code)) {
                    shown.message = QString::fromUtf8(errorTemplates[i].message);
                    shown.remedy = QString::fromUtf8(errorTemplates[i].remedy);
                }
            QVERIFY2(!shown.remedy.isEmpty(), what);
            page.showError(shown);
            headings << headingOf(shown);
            QVERIFY2(headings.last() != headingOf(error(u"door.forbidden"_s)), what);
            QStringList words;
            const auto labels = page.findChild<ErrorBanner *>()->findChildren<QLabel *>();
            for (const auto *label : labels)
                words << label->text();
            QVERIFY2(words.contains(headings.last()), qPrintable(words.join(u'|')));
            QVERIFY2(words.join(u' ').contains(inReadersWords(shown).remedy), qPrintable(words.join(u'|')));
        }
        QCOMPARE(headings, (QStringList{ErrorBanner::tr("The engine’s certificate is not trusted"), ErrorBanner::tr("The engine’s certificate has changed"),
                                        ErrorBanner::tr("The engine’s certificate is not valid now")}));
    }

    void number_isShown_forAPurpose_afterThePassword() {
        FakeDoor door;
        bool confirmed = false;
        door.on(u"tickets.reveal"_s, [&](const QJsonObject &) -> Expected<QJsonValue> {
            if (!confirmed)
                return error(u"door.confirm_first"_s);
            return QJsonValue(QJsonObject{{u"contactName"_s, u"王小明"_s}, {u"contactPhone"_s, u"13812341234"_s}});
        });
        door.on(u"session.confirm"_s, [&](const QJsonObject &p) -> Expected<QJsonValue> {
            confirmed = p[u"password"_s].toString() == u"right"_s;
            return confirmed ? Expected<QJsonValue>(QJsonObject()) : error(u"access.wrong_credentials"_s);
        });
        QWidget window;
        auto *dialog = new RevealDialog(door, u"tickets.reveal"_s, u"t1"_s, u"20261010-0001"_s, &window);
        dialog->open();
        auto *verb = dialog->findChild<QPushButton *>(u"verb"_s);
        QVERIFY(!verb->isEnabled());
        dialog->findChild<QLineEdit *>(u"purpose"_s)->setText(u"书面答复"_s);
        for (const QString &password : {u"wrong"_s, u"right"_s}) {
            QTRY_VERIFY(verb->isEnabled());
            verb->click();
            QTRY_VERIFY(dialog->findChild<VerbDialog *>(u"confirm"_s));
            auto *ask = dialog->findChild<VerbDialog *>(u"confirm"_s);
            ask->findChild<QLineEdit *>(u"password"_s)->setText(password);
            ask->verb()->click();
            QTRY_VERIFY(!dialog->findChild<VerbDialog *>(u"confirm"_s));
        }
        auto *number = dialog->findChild<QLabel *>(u"number"_s);
        QTRY_COMPARE(number->text(), u"13812341234"_s);
        QVERIFY(!number->isHidden());
        QCOMPARE(door.asked(u"tickets.reveal"_s).last()[u"purpose"_s].toString(), u"书面答复"_s);
        QCOMPARE(door.asked(u"session.confirm"_s).size(), 2);
        QVERIFY(dialog->findChild<QLabel *>(u"noted"_s)->text().contains(u"书面答复"_s)); // that it is audited stays in sight
        QVERIFY(dialog->findChild<QLabel *>(u"left"_s)->text().contains(QString::number(RevealDialog::kShownS)));
        QCOMPARE(RevealDialog::kShownS, 30);
    }

    void number_goesWithItsPage() {
        FakeDoor door;
        door.on(u"calls.reveal"_s, QJsonValue(QJsonObject{{u"name"_s, u"王小明"_s}, {u"phone"_s, u"13812341234"_s}}));
        QWidget window;
        auto *button = new RevealButton(door, u"calls.reveal"_s, &window);
        QVERIFY(button->isHidden() && !button->isEnabled());
        button->setMay(true);
        button->setWhose(u"k2"_s, u"张**"_s);
        button->click();
        const QPointer<RevealDialog> dialog = window.findChild<RevealDialog *>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(u"purpose"_s)->setText(u"上门核实"_s);
        dialog->findChild<QPushButton *>(u"verb"_s)->click();
        QTRY_COMPARE(dialog->findChild<QLabel *>(u"number"_s)->text(), u"13812341234"_s);
        QCOMPARE(door.asked(u"calls.reveal"_s).constFirst(), (QJsonObject{{u"id"_s, u"k2"_s}, {u"purpose"_s, u"上门核实"_s}}));
        delete button; // the page was left
        QTRY_VERIFY(!dialog);
    }

    void drawer_offersIt_toWhoMay() {
        FakeDoor door;
        door.on(u"tickets.get"_s, QJsonValue(QJsonObject{{u"id"_s, u"t1"_s}, {u"contactPhone"_s, u"138****1234"_s}, {u"contactName"_s, u"王**"_s}}));
        for (const bool may : {false, true}) {
            TicketDrawer drawer(door, true);
            drawer.setMayReveal(may);
            drawer.open(u"t1"_s);
            QTRY_COMPARE(door.asked(u"tickets.get"_s).size(), may ? 2 : 1);
            auto *button = drawer.findChild<QPushButton *>(u"reveal"_s);
            QTRY_COMPARE(!button->isHidden(), may);
        }
    }
};

LIANXIN_TEST(tst_RemoteSeats);
#include "tst_RemoteSeats.moc"
