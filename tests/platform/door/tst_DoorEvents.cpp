// SPDX-License-Identifier: GPL-3.0-or-later
#include "DoorHouse.h"
#include "platform/protocol/Channel.h"
#include "support/TestRegistry.h"
#include <QPointer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <thread>

using namespace lianxin;
using lianxin::test::DoorHouse;
using lianxin::test::kPassword;

class tst_DoorEvents : public QObject {
    Q_OBJECT
    using State = DoorClient::State;

    static DoorClient::Options quick() {
        DoorClient::Options options;
        options.backOffMinMs = 5;
        options.backOffMaxMs = 30;
        return options;
    }
    static void live(DoorClient &client, DoorHouse &house, const QString &user) {
        client.connectToEngine(house.url());
        QTRY_COMPARE(client.state(), State::Live);
        bool in = false;
        client.login(user, QString::fromLatin1(kPassword), &client, [&](const auto &r) { in = bool(r); });
        QTRY_VERIFY(in);
    }

private Q_SLOTS:
    void listenerThatAsksNothing_isLocked_andHearsNothingAfterThat() {
        DoorHouse house;
        house.listen();
        DoorClient client(quick(), nullptr);
        live(client, house, u"zhou"_s);
        QList<EventMessage> events;
        connect(&client, &DoorClient::eventReceived, this, [&](const EventMessage &event) { events << event; });
        QSignalSpy locked(&client, &DoorClient::sessionLocked);
        client.subscribe({u"ticket.*"_s});
        QTRY_VERIFY(client.cursor() > 0);
        house.happen(u"ticket.created"_s);
        QTRY_COMPARE(events.size(), 1);
        house.clock.advance(house.access.sessions.policy().idleLockMs + 1); // and not a word from it, nor to it
        QTRY_COMPARE(locked.size(), 1);
        house.happen(u"ticket.changed"_s);
        QVERIFY(!house.access.sessions.caller(house.access.sessions.resume(client.token(), {})->sessionId));
        QCOMPARE(events.size(), 1);
    }

    void subscribe_byTypeAndPermission_masked() {
        DoorHouse house;
        house.listen();
        DoorClient client(quick(), nullptr);
        live(client, house, u"zhou"_s);
        QList<EventMessage> events;
        connect(&client, &DoorClient::eventReceived, this, [&](const EventMessage &event) { events << event; });
        client.subscribe({u"ticket.*"_s, u"campaign.progress"_s});
        QTRY_VERIFY(client.cursor() > 0);
        house.happen(u"ticket.created"_s, {{u"phone"_s, u"13812341234"_s}});
        house.happen(u"campaign.progress"_s); // a seat may not
        house.happen(u"user.changed"_s);      // not asked for
        house.happen(u"ticket.changed"_s);
        QTRY_COMPARE(events.size(), 2);
        QCOMPARE(events[0].payload.value("phone"_L1).toString(), u"138****1234"_s);
        QCOMPARE(events[0].at, house.fixture.store().eventsAfter(events[0].seq - 1, 1)->front().at);
        QCOMPARE(events[1].type, u"ticket.changed"_s);
        QCOMPARE(client.cursor(), events[1].seq);

        client.subscribe({u"ticket.changed"_s}, 0); // everything of that type from the beginning
        QTRY_COMPARE(events.size(), 3);
        QCOMPARE(events[2].type, u"ticket.changed"_s);
        client.unsubscribe();
        QTest::qWait(50);
        house.happen(u"ticket.changed"_s);
        QTest::qWait(100);
        QCOMPARE(events.size(), 3);
    }

    // What is told without being kept reaches whoever is there and may hear it, and moves no cursor.
    void tell_reachesSubscribersWhoMay_masked_withoutANumber() {
        DoorHouse house;
        house.listen();
        DoorClient seat(quick(), nullptr);
        DoorClient guard(quick(), nullptr);
        DoorClient deaf(quick(), nullptr);
        live(seat, house, u"zhou"_s);
        live(guard, house, u"guard"_s);
        live(deaf, house, u"boss"_s);
        QList<EventMessage> events;
        connect(&seat, &DoorClient::eventReceived, this, [&](const EventMessage &event) { events << event; });
        QSignalSpy others(&guard, &DoorClient::eventReceived);
        QSignalSpy unsubscribed(&deaf, &DoorClient::eventReceived);
        Event event;
        event.type = u"ticket.created"_s;
        event.entity = u"e1"_s;
        event.at = 5;
        event.payload = {{u"phone"_s, u"13812341234"_s}};
        house.door.tell(event); // nobody has subscribed yet
        seat.subscribe({u"ticket.*"_s});
        guard.subscribe({u"*"_s});
        QTRY_VERIFY(seat.cursor() > 0 && guard.cursor() > 0);
        const qint64 before = seat.cursor();
        const qint64 last = house.fixture.store().lastEventSeq();
        house.door.tell(event);
        event.type = u"campaign.progress"_s; // not asked for
        house.door.tell(event);
        house.happen(u"ticket.changed"_s);
        QTRY_COMPARE(events.size(), 2);
        QCOMPARE(events[0].type, u"ticket.created"_s);
        QCOMPARE(events[0].seq, 0);
        QCOMPARE(events[0].entity, u"e1"_s);
        QCOMPARE(events[0].payload.value("phone"_L1).toString(), u"138****1234"_s);
        QCOMPARE(events[1].seq, last + 1); // the only one that the store has
        QCOMPARE(seat.cursor(), last + 1);
        QVERIFY(before <= last);
        QCOMPARE(others.count(), 0);
        QCOMPARE(unsubscribed.count(), 0);
    }

    void read_goesOnFromACursor_byTypeAndPermission_masked() {
        DoorHouse house;
        const Caller seat = house.as(u"zhou"_s);
        const auto read = [&](const QJsonObject &params) { return house.door.call(seat, u"events.read"_s, params); };
        const qint64 from = house.fixture.store().lastEventSeq();
        house.happen(u"ticket.created"_s, {{u"phone"_s, u"13812341234"_s}});
        house.happen(u"campaign.progress"_s); // a seat may not
        house.happen(u"ticket.changed"_s);
        const auto first = read({{u"after"_s, from}, {u"limit"_s, 2}})->toObject();
        QCOMPARE(first[u"items"_s].toArray().size(), 1);
        QCOMPARE(first[u"items"_s][0][u"payload"_s][u"phone"_s].toString(), u"138****1234"_s);
        QCOMPARE(first[u"next"_s].toInteger(), from + 2); // what may not be seen is passed over, too
        QCOMPARE(first[u"last"_s].toInteger(), from + 3);
        const auto second = read({{u"after"_s, first[u"next"_s]}, {u"types"_s, QJsonArray{u"ticket.*"_s}}})->toObject();
        QCOMPARE(second[u"items"_s][0][u"type"_s].toString(), u"ticket.changed"_s);
        QCOMPARE(read({{u"after"_s, second[u"next"_s]}})->toObject()[u"items"_s].toArray().size(), 0);
        QCOMPARE(read({{u"after"_s, from}, {u"types"_s, QJsonArray{u"user.*"_s}}})->toObject()[u"items"_s].toArray().size(), 0);
        QCOMPARE(read({})->toObject()[u"next"_s].toInteger(), from + 3); // from now on
        QCOMPARE(read({{u"after"_s, 999'999}}).error().code, u"events.cursor_unknown"_s);
        QCOMPARE(read({{u"after"_s, 0}, {u"types"_s, QJsonArray{5}}}).error().code, u"events.type"_s);
    }

    // What a module narrows is narrowed on both ways out, masked after that, and the cursor passes over it.
    void view_ofTheModule_narrowsEveryWayOut() {
        DoorHouse house;
        house.listen();
        const qint64 from = house.fixture.store().lastEventSeq();
        house.happen(u"own.thing"_s, {{u"whose"_s, u"boss"_s}, {u"phone"_s, u"13812341234"_s}});
        house.happen(u"own.thing"_s, {{u"whose"_s, u"zhou"_s}, {u"phone"_s, u"13812341234"_s}, {u"secret"_s, 1}});
        const auto page = house.door.call(house.as(u"zhou"_s), u"events.read"_s, {{u"after"_s, from}})->toObject();
        QCOMPARE(page[u"items"_s].toArray().size(), 1);
        QCOMPARE(page[u"items"_s][0][u"payload"_s].toObject(), (QJsonObject{{u"phone"_s, u"138****1234"_s}}));
        QCOMPARE(page[u"next"_s].toInteger(), from + 2);
        DoorClient client(quick(), nullptr);
        live(client, house, u"zhou"_s);
        QList<EventMessage> events;
        connect(&client, &DoorClient::eventReceived, this, [&](const EventMessage &event) { events << event; });
        client.subscribe({u"own.*"_s}, from);
        QTRY_COMPARE(events.size(), 1);
        QCOMPARE(events[0].seq, from + 2);
        QCOMPARE(events[0].payload, (QJsonObject{{u"phone"_s, u"138****1234"_s}}));
    }

    void subscribe_fromAnUnknownCursor_resyncs() {
        DoorHouse house;
        house.listen();
        DoorClient client(quick(), nullptr);
        live(client, house, u"zhou"_s);
        QSignalSpy resync(&client, &DoorClient::resyncNeeded);
        client.subscribe({u"*"_s}, 999'999);
        QTRY_COMPARE(resync.size(), 1);
        QTRY_COMPARE(client.cursor(), house.fixture.store().lastEventSeq());
    }

    void breaks_whileEventsFlow_noGapNoDouble_data() { lianxin::test::StoreFixture::addBackendColumn(); }
    void breaks_whileEventsFlow_noGapNoDouble() {
        QFETCH(QString, backend);
        if (const auto reason = lianxin::test::StoreFixture::whyNot(backend); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        DoorHouse house(backend);
        house.listen();
        DoorClient client(quick(), nullptr);
        QPointer<Channel> channel;
        client.setChannelFactory([&](const QString &url) -> Expected<std::unique_ptr<Channel>> {
            auto made = std::make_unique<LocalChannel>(url.mid(6));
            channel = made.get();
            return std::unique_ptr<Channel>(std::move(made));
        });
        live(client, house, u"zhou"_s);
        std::vector<qint64> seen;
        connect(&client, &DoorClient::eventReceived, this, [&](const EventMessage &event) { seen.push_back(event.seq); });
        const qint64 before = house.fixture.store().lastEventSeq();
        client.subscribe({u"ticket.*"_s}, before);

        // Another thread commits while connections break.
        constexpr int kEvents = 400;
        std::thread writer([&] {
            for (int i = 0; i < kEvents; ++i) {
                (void)house.fixture.store().write([&](Transaction &t) { t.emitEvent(u"ticket.changed"_s, u"t"_s, {{u"i"_s, i}}); });
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
        });
        QSignalSpy states(&client, &DoorClient::stateChanged);
        QRandomGenerator random(11);
        for (int i = 0; i < 8; ++i) {
            QTest::qWait(random.bounded(20, 60));
            if (channel && client.state() == State::Live)
                channel->close(0);
        }
        writer.join();
        QTRY_COMPARE_WITH_TIMEOUT(qint64(seen.size()), qint64(kEvents), 30'000);
        QVERIFY(states.contains(QVariantList{QVariant::fromValue(State::Lost)}));
        for (std::size_t i = 0; i < seen.size(); ++i)
            QCOMPARE(seen[i], before + 1 + qint64(i));
    }

    void lockedSession_holdsEventsBack_unlockBringsThem() {
        DoorHouse house;
        house.listen();
        DoorClient client(quick(), nullptr);
        live(client, house, u"zhou"_s);
        QSignalSpy events(&client, &DoorClient::eventReceived);
        client.subscribe({u"ticket.*"_s});
        QTRY_VERIFY(client.cursor() > 0);
        bool locked = false;
        client.call(u"session.lock"_s, {}, &client, [&](const auto &r) { locked = bool(r); });
        QTRY_VERIFY(locked);
        house.happen(u"ticket.created"_s);
        QTest::qWait(100);
        QCOMPARE(events.size(), 0);
        client.call(u"session.unlock"_s, {{u"password"_s, QString::fromLatin1(kPassword)}}, &client, nullptr);
        QTRY_COMPARE(events.size(), 1);
    }

    void manyEvents_beforeTheSubscription_allCome() {
        DoorHouse house;
        house.listen();
        QVERIFY(house.fixture.store().write([](Transaction &t) {
            for (int i = 0; i < 3000; ++i)
                t.emitEvent(u"ticket.changed"_s, u"t"_s, {{u"text"_s, QString(300, u'x')}});
        }));
        DoorClient client(quick(), nullptr);
        live(client, house, u"zhou"_s);
        QSignalSpy events(&client, &DoorClient::eventReceived);
        client.subscribe({u"ticket.*"_s}, 0);
        QTRY_COMPARE_WITH_TIMEOUT(events.size(), 3000, 30'000);
    }
};

LIANXIN_TEST(tst_DoorEvents);
#include "tst_DoorEvents.moc"
