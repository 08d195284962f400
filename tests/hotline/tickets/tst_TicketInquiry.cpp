// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/TicketInquiry.h"
#include "hotline/tickets/TicketWorld.h"
#include "support/TestRegistry.h"
#include <QTest>

using namespace lianxin;
using namespace lianxin::test;

namespace {

const QString kOwner = u"13812341234"_s, kStranger = u"13900005678"_s;

std::vector<Migration> inquirySchema() {
    auto all = ticketWorldSchema();
    for (const auto &migration : ticketInquirySchema())
        all.push_back(migration);
    return all;
}

} // namespace

class tst_TicketInquiry : public QObject {
    Q_OBJECT

    static QString end(const QJsonObject &ticket, int digits = 4) { return ticket[u"number"_s].toString().right(digits); }

private Q_SLOTS:
    void registeredTelephone_needsOnlyTheEndOfTheNumber_data() { StoreFixture::addBackendColumn(); }
    void registeredTelephone_needsOnlyTheEndOfTheNumber() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, inquirySchema(), &clock);
        TicketWorld w(fixture, clock);
        TicketInquiry inquiry(fixture.store(), fixture.sealer(), w.directory, clock);
        const auto ticket = w.make();
        for (const auto &keyed : {end(ticket), end(ticket, 8), ticket[u"number"_s].toString()}) {
            const auto answer = inquiry.identify(kOwner, keyed);
            QVERIFY(answer);
            QCOMPARE(nameOf(answer->verdict), u"known"_s);
            QCOMPARE(answer->ticketId, ticket[u"id"_s].toString());
        }
        QCOMPARE(nameOf(inquiry.identify(kOwner, u"9999"_s)->verdict), u"wrong"_s);
        QCOMPARE(nameOf(inquiry.identify(kOwner, u"12"_s)->verdict), u"wrong"_s); // too short, though it might fit
    }
    void severalTicketsWithTheSameEnd_theOpenOneIsMeant() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, inquirySchema(), &clock);
        TicketWorld w(fixture, clock);
        TicketInquiry inquiry(fixture.store(), fixture.sealer(), w.directory, clock);
        const auto open = w.make();
        clock.advance(24 * 3'600'000);
        const auto later = w.make();
        QCOMPARE(end(open), end(later));
        QCOMPARE(inquiry.identify(kOwner, end(open))->ticketId, later[u"id"_s].toString());
        QCOMPARE(w.act(later[u"id"_s].toString(), u"close"_s), u"closed"_s);
        QCOMPARE(inquiry.identify(kOwner, end(open))->ticketId, open[u"id"_s].toString());
        QCOMPARE(inquiry.identify(kOwner, later[u"number"_s].toString())->ticketId, later[u"id"_s].toString());
    }
    void anotherTelephone_hasToNameTheRegisteredOne_data() { StoreFixture::addBackendColumn(); }
    void anotherTelephone_hasToNameTheRegisteredOne() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, inquirySchema(), &clock);
        TicketWorld w(fixture, clock);
        TicketInquiry inquiry(fixture.store(), fixture.sealer(), w.directory, clock);
        const auto ticket = w.make();
        const QString number = ticket[u"number"_s].toString();
        QCOMPARE(nameOf(inquiry.identify(kStranger, end(ticket))->verdict), u"wrong"_s);
        // A ticket that is there and one that is not sound alike.
        for (const auto &keyed : {number, u"209901010001"_s})
            for (const auto &caller : {kStranger, QString()}) {
                const auto answer = inquiry.identify(caller, keyed);
                QCOMPARE(nameOf(answer->verdict), u"proof"_s);
                QVERIFY(answer->ticketId.isEmpty());
            }
        QCOMPARE(nameOf(inquiry.prove(QString(), u"209901010001"_s, u"1234"_s)->verdict), u"wrong"_s);
        QCOMPARE(nameOf(inquiry.prove(QString(), number, u"4321"_s)->verdict), u"wrong"_s);
        QCOMPARE(nameOf(inquiry.prove(QString(), number, u"234"_s)->verdict), u"wrong"_s);
        const auto proved = inquiry.prove(QString(), number, u"1234"_s);
        QCOMPARE(nameOf(proved->verdict), u"known"_s);
        QCOMPARE(proved->ticketId, ticket[u"id"_s].toString());
    }
    void wrongTries_areLimitedByTicketAndByCaller_forAnHour() {
        ManualClock clock(kWednesdayTen);
        StoreFixture fixture(u"intl"_s, inquirySchema(), &clock);
        TicketWorld w(fixture, clock);
        TicketInquiry inquiry(fixture.store(), fixture.sealer(), w.directory, clock);
        const auto ticket = w.make();
        const QString number = ticket[u"number"_s].toString();
        for (int i = 0; i < 5; ++i) // withheld numbers: only the ticket can be counted
            QCOMPARE(nameOf(inquiry.prove(QString(), number, u"000%1"_s.arg(i))->verdict), u"wrong"_s);
        QCOMPARE(nameOf(inquiry.prove(QString(), number, u"1234"_s)->verdict), u"locked"_s);
        QCOMPARE(nameOf(inquiry.identify(kStranger, number)->verdict), u"locked"_s);
        // Strangers can't lock the citizen out.
        QCOMPARE(nameOf(inquiry.identify(kOwner, end(ticket))->verdict), u"known"_s);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(nameOf(inquiry.identify(kStranger, u"9%1"_s.arg(i, 4, 10, QChar(u'0')))->verdict), u"wrong"_s);
        QCOMPARE(nameOf(inquiry.identify(kStranger, u"209901010009"_s)->verdict), u"locked"_s);
        clock.advance(3'600'001);
        QCOMPARE(nameOf(inquiry.identify(kStranger, number)->verdict), u"proof"_s);
        QCOMPARE(nameOf(inquiry.prove(QString(), number, u"1234"_s)->verdict), u"known"_s);
    }
    void urge_isNotRepeatedWithinItsLimit_exceptByTheDesk_data() { StoreFixture::addBackendColumn(); }
    void urge_isNotRepeatedWithinItsLimit_exceptByTheDesk() {
        ManualClock clock(kWednesdayTen);
        STORE_FIXTURE(fixture, inquirySchema(), &clock);
        TicketWorld w(fixture, clock);
        const auto id = w.make()[u"id"_s].toString();
        const TicketActor citizen(u"citizen"_s, Party::Engine), desk(u"desk"_s, Party::Dispatcher);
        QVERIFY(w.tickets.act(id, u"urge"_s, {{u"text"_s, u"催办"_s}}, citizen));
        clock.advance(23 * 3'600'000);
        const auto again = w.tickets.act(id, u"urge"_s, {}, citizen);
        QVERIFY(!again);
        QCOMPARE(again.error().code, u"tickets.urged_lately"_s);
        QVERIFY(again.error().kind == ErrorKind::Conflict);
        QCOMPARE(again.error().place, u"urge_interval"_s);
        QVERIFY(w.tickets.act(id, u"urge"_s, {}, desk));
        clock.advance(24 * 3'600'000);
        QVERIFY(w.tickets.act(id, u"urge"_s, {}, citizen));
        QCOMPARE(w.tickets.fold(id)->urged, 3);
        QCOMPARE(folded(*w.tickets.events(id)), *w.tickets.fold(id));
    }
};
LIANXIN_TEST(tst_TicketInquiry);
#include "tst_TicketInquiry.moc"
