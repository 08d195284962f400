// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/AccessSchema.h"
#include "platform/access/Sessions.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::StoreFixture;

class tst_Sessions : public QObject {
    Q_OBJECT

    struct House {
        ManualClock clock{1'700'000'000'000};
        StoreFixture fixture;
        Users users;
        std::unique_ptr<Sessions> sessions;
        User user;
        explicit House(const QString &backend = u"intl"_s)
            : fixture(backend, accessSchema())
            , users(fixture.store(), clock)
            , sessions(std::make_unique<Sessions>(fixture.store(), clock, users)) {
            user = *users.add({u"zhou"_s, u"周敏"_s, u"correct horse 1"_s, {u"seat"_s}, u"0217"_s}, u"engine"_s);
        }
        SessionGrant open() { return *sessions->open(user, u"test"_s); }
    };
    template <class T>
    static QString code(const Expected<T> &result) {
        return result ? u"ok"_s : result.error().code;
    }

private Q_SLOTS:
    void open_thenCaller_knowsTheUser_data() { StoreFixture::addBackendColumn(); }
    void open_thenCaller_knowsTheUser() {
        QFETCH(QString, backend);
        if (const auto reason = StoreFixture::whyNot(backend); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        House house(backend);
        const auto grant = house.open();
        QCOMPARE(grant.token.size(), 43);
        const auto caller = house.sessions->caller(grant.sessionId);
        QVERIFY(caller);
        QCOMPARE(caller->login, u"zhou"_s);
        QCOMPARE(caller->seatNumber, u"0217"_s);
        QCOMPARE(caller->sessionId, grant.sessionId);
        QVERIFY(caller->may(Permission::CallsHandle));
        QVERIFY(!caller->may(Permission::SecurityManage));

        // The token is not in the store, only its hash.
        bool found = false;
        QVERIFY(house.fixture.store().read([&](Snapshot &s) {
            for (const Row &row : s.query(u"SELECT id, token_hash, peer FROM app_session"_s))
                found |= row.blob(1).contains(grant.token.toUtf8()) || row.text(0) == grant.token;
        }));
        QVERIFY(!found);

        // A new engine on the same store still knows it.
        house.sessions = std::make_unique<Sessions>(house.fixture.store(), house.clock, house.users);
        const auto again = house.sessions->resume(grant.token, u"later"_s);
        QVERIFY2(again, again ? "" : qPrintable(again.error().toString()));
        QCOMPARE(again->sessionId, grant.sessionId);
        QCOMPARE(house.sessions->caller(grant.sessionId)->peer, u"later"_s);
    }

    void resume_wrongToken_isRefused() {
        House house;
        house.open();
        QCOMPARE(code(house.sessions->resume(u"x"_s, {})), u"session.unknown"_s);
        QCOMPARE(code(house.sessions->resume({}, {})), u"session.unknown"_s);
        QCOMPARE(code(house.sessions->caller({})), u"session.unknown"_s);
    }

    void idle_locks_activityKeepsOpen_unlockOpens() {
        House house;
        const auto grant = house.open();
        QSignalSpy locked(house.sessions.get(), &Sessions::locked);
        for (int i = 0; i < 5; ++i) {
            house.clock.advance(10 * 60'000);
            QVERIFY(house.sessions->caller(grant.sessionId)); // activity
        }
        house.clock.advance(10 * 60'000);
        QVERIFY(house.sessions->caller(grant.sessionId, false)); // looking is none
        house.clock.advance(5 * 60'000 + 1);
        QCOMPARE(code(house.sessions->caller(grant.sessionId)), u"session.locked"_s);
        QCOMPARE(locked.size(), 1);
        QVERIFY(house.sessions->isLocked(grant.sessionId) && !house.sessions->isLocked(u"another"_s));
        QVERIFY(house.sessions->callerEvenLocked(grant.sessionId));
        QVERIFY(house.sessions->resume(grant.token, {})->locked);
        QVERIFY(house.sessions->unlock(grant.sessionId));
        QVERIFY(!house.sessions->isLocked(grant.sessionId));
        QVERIFY(house.sessions->caller(grant.sessionId));
    }

    void idle_isLocked_withoutAnybodyAsking() {
        House house;
        const auto grant = house.open();
        const auto script = house.sessions->openForKeyHolder(u"test"_s);
        QSignalSpy locked(house.sessions.get(), &Sessions::locked), unlocked(house.sessions.get(), &Sessions::unlocked);
        house.clock.advance(15 * 60'000);
        QVERIFY(house.sessions->lockIdle());
        QCOMPARE(locked.size(), 0);
        house.clock.advance(1);
        QVERIFY(house.sessions->lockIdle());
        QCOMPARE(locked.size(), 1);
        QCOMPARE(locked[0][0].toString(), grant.sessionId);
        QVERIFY(!house.sessions->isLocked(script.sessionId)); // nobody could unlock it
        QVERIFY(house.sessions->lockIdle());
        QCOMPARE(locked.size(), 1); // once
        QVERIFY(house.sessions->unlock(grant.sessionId));
        QCOMPARE(unlocked.size(), 1);
    }

    void sessionThatWentOnAtAnotherEngine_isNotLockedByTheOneItLeft_data() { StoreFixture::addBackendColumn(); }
    void sessionThatWentOnAtAnotherEngine_isNotLockedByTheOneItLeft() {
        QFETCH(QString, backend);
        if (const auto reason = StoreFixture::whyNot(backend); !reason.isEmpty())
            QSKIP(qPrintable(reason));
        House house(backend);
        const auto grant = house.open();
        Sessions there(house.fixture.store(), house.clock, house.users);
        QVERIFY(there.resume(grant.token, u"there"_s));
        for (int i = 0; i < 20; ++i) {
            house.clock.advance(60'001);
            QVERIFY(there.caller(grant.sessionId));
            QVERIFY(house.sessions->lockIdle());
            QVERIFY(!house.sessions->isLocked(grant.sessionId));
        }
        house.clock.advance(15 * 60'001);
        QVERIFY(house.sessions->lockIdle()); // idle at both
        QVERIFY(house.sessions->isLocked(grant.sessionId));
    }

    void endOfSessionsThatNobodyAskedFor_isTold() {
        House house;
        const auto old = house.open();
        house.clock.advance(6 * 3'600'000);
        const auto young = house.open();
        house.sessions.reset();
        Sessions later(house.fixture.store(), house.clock, house.users); // an engine after that one
        QSignalSpy closed(&later, &Sessions::closed);
        QVERIFY(later.isThere(old.sessionId).value() && later.isThere(young.sessionId).value());
        house.clock.advance(6 * 3'600'000 + 1);
        QVERIFY(later.purge());
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].toString(), old.sessionId);
        QVERIFY(!later.isThere(old.sessionId).value());
        QVERIFY(house.users.setLocked(house.user.id, true, u"engine"_s));
        QCOMPARE(closed.size(), 2);
        QCOMPARE(closed[1][0].toString(), young.sessionId);
        QVERIFY(!later.isThere(young.sessionId).value());
    }

    void lock_survivesAnotherEngine() {
        House house;
        const auto grant = house.open();
        QVERIFY(house.sessions->lock(grant.sessionId));
        house.sessions = std::make_unique<Sessions>(house.fixture.store(), house.clock, house.users);
        QCOMPARE(code(house.sessions->caller(grant.sessionId)), u"session.locked"_s);
    }

    void lifetime_ends_whateverIsDone() {
        House house;
        const auto grant = house.open();
        for (int i = 0; i < 12 * 6; ++i) {
            house.clock.advance(10 * 60'000);
            QVERIFY(house.sessions->caller(grant.sessionId));
        }
        house.clock.advance(1);
        QCOMPARE(code(house.sessions->caller(grant.sessionId)), u"session.expired"_s);
        QCOMPARE(code(house.sessions->resume(grant.token, {})), u"session.unknown"_s);
    }

    void userLocked_endsTheirSessions() {
        House house;
        const auto grant = house.open();
        QSignalSpy closed(house.sessions.get(), &Sessions::closed);
        QVERIFY(house.users.setLocked(house.user.id, true, u"engine"_s));
        QCOMPARE(closed.size(), 1);
        QCOMPARE(code(house.sessions->caller(grant.sessionId)), u"session.unknown"_s);
        QCOMPARE(code(house.sessions->resume(grant.token, {})), u"session.unknown"_s);
    }

    void rolesChanged_countAtOnce() {
        House house;
        const auto grant = house.open();
        UserChange change;
        change.roles = QStringList{u"supervisor"_s};
        QVERIFY(house.users.update(house.user.id, change, u"engine"_s));
        QVERIFY(house.sessions->caller(grant.sessionId)->may(Permission::CallsSupervise));
    }

    void close_endsIt() {
        House house;
        const auto grant = house.open();
        QVERIFY(house.sessions->close(grant.sessionId));
        QCOMPARE(code(house.sessions->caller(grant.sessionId)), u"session.unknown"_s);
    }

    void purge_removesTheExpired() {
        House house;
        house.open();
        house.clock.advance(13 * 3600'000);
        const auto fresh = house.open();
        QVERIFY(house.sessions->purge());
        int left = 0;
        QVERIFY(house.fixture.store().read([&](Snapshot &s) { left = int(s.query(u"SELECT id FROM app_session"_s).size()); }));
        QCOMPARE(left, 1);
        QVERIFY(house.sessions->caller(fresh.sessionId));
    }

    void keyHolder_hasASessionInMemoryOnly() {
        House house;
        const auto grant = house.sessions->openForKeyHolder(u"ctl"_s);
        const auto caller = house.sessions->caller(grant.sessionId);
        QCOMPARE(caller->login, u"keyfile"_s);
        QVERIFY(caller->may(Permission::AuditRead));
        QCOMPARE(house.sessions->resume(grant.token, u"x"_s)->user.id, u"keyfile"_s);
        house.sessions = std::make_unique<Sessions>(house.fixture.store(), house.clock, house.users);
        QCOMPARE(code(house.sessions->resume(grant.token, u"x"_s)), u"session.unknown"_s);
    }

    void keyHolder_whoLeft_isForgottenSoon_unlessBackInTime() {
        House house;
        const auto script = house.sessions->openForKeyHolder(u"ctl"_s);
        const auto watcher = house.sessions->openForKeyHolder(u"ctl"_s);
        const auto returning = house.sessions->openForKeyHolder(u"ctl"_s);
        QSignalSpy closed(house.sessions.get(), &Sessions::closed);
        house.sessions->left(script.sessionId);
        house.sessions->left(returning.sessionId);
        house.clock.advance(60'000);
        QVERIFY(house.sessions->purge());
        QCOMPARE(closed.size(), 0);
        QVERIFY(house.sessions->resume(returning.token, u"ctl"_s)); // with a new connection
        house.clock.advance(61'000);
        (void)house.sessions->openForKeyHolder(u"ctl"_s); // needs no housekeeping
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].toString(), script.sessionId);
        QCOMPARE(code(house.sessions->resume(script.token, u"ctl"_s)), u"session.unknown"_s);
        QVERIFY(house.sessions->caller(watcher.sessionId)); // said nothing all the time, and is there
        QVERIFY(house.sessions->caller(returning.sessionId));
    }
};

LIANXIN_TEST(tst_Sessions);
#include "tst_Sessions.moc"
