// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/AccessSchema.h"
#include "platform/access/Users.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QSignalSpy>
#include <QTest>

using namespace lianxin;
using lianxin::test::StoreFixture;

class tst_Users : public QObject {
    Q_OBJECT
    ManualClock m_clock{1'700'000'000'000};

    static NewUser person(const QString &login, const QStringList &roles = {u"seat"_s}, const QString &seat = {}) {
        return {.login = login, .displayName = u"周敏"_s, .password = u"correct horse 1"_s, .roles = roles, .seatNumber = seat};
    }
    static QString code(const Expected<User> &user) { return user ? u"ok"_s : user.error().code; }

private Q_SLOTS:
    void add_thenFind_givesTheSame_data() { StoreFixture::addBackendColumn(); }
    void add_thenFind_givesTheSame() {
        STORE_FIXTURE(fixture, accessSchema());
        Users users(fixture.store(), m_clock);
        QVERIFY(*users.isEmpty());
        const auto added = users.add(person(u"zhoumin"_s, {u"seat"_s, u"supervisor"_s}, u"0217"_s), u"engine"_s);
        QVERIFY2(added, added ? "" : qPrintable(added.error().toString()));
        QVERIFY(!*users.isEmpty());
        for (const auto &found : {users.find(added->id), users.findByLogin(u"zhoumin"_s), users.findBySeat(u"0217"_s)}) {
            QVERIFY(found);
            QCOMPARE(found->toJson(), added->toJson());
        }
        QCOMPARE(added->roles, QStringList({u"seat"_s, u"supervisor"_s}));
        QCOMPARE(code(users.find(newId())), u"access.user_unknown"_s);
        QVERIFY(users.add(person(u"other"_s), u"engine"_s)); // two without a seat
        QVERIFY(users.add(person(u"third"_s), u"engine"_s));
        QCOMPARE(users.list()->size(), 3u);
        const auto events = fixture.store().eventsAfter(0, 10);
        QCOMPARE(events->size(), 3u);
        QCOMPARE(events->front().type, u"user.changed"_s);
        QVERIFY(!events->front().payload.contains(u"password"_s));
    }

    void add_invalid_isRefused_data() {
        QTest::addColumn<QString>("login");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("seat");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &login, const QString &password, const QString &role,
                            const QString &seat, const QString &code) {
            QTest::newRow(name) << login << password << role << seat << code;
        };
        const QString fine = u"correct horse 1"_s;
        row("short login", u"a"_s, fine, u"seat"_s, {}, u"access.login_invalid"_s);
        row("capital login", u"Zhou"_s, fine, u"seat"_s, {}, u"access.login_invalid"_s);
        row("login with space", u"zhou min"_s, fine, u"seat"_s, {}, u"access.login_invalid"_s);
        row("short password", u"zhou"_s, u"abc123"_s, u"seat"_s, {}, u"access.password_weak"_s);
        row("one kind", u"zhou"_s, u"abcdefgh"_s, u"seat"_s, {}, u"access.password_weak"_s);
        row("has the login", u"zhou"_s, u"zhou-1234"_s, u"seat"_s, {}, u"access.password_weak"_s);
        row("unknown role", u"zhou"_s, fine, u"root"_s, {}, u"access.role_unknown"_s);
        row("bad seat", u"zhou"_s, fine, u"seat"_s, u"02 17"_s, u"access.seat_invalid"_s);
        row("fine", u"zhou"_s, fine, u"seat"_s, u"0217"_s, u"ok"_s);
    }
    void add_invalid_isRefused() {
        QFETCH(QString, login);
        QFETCH(QString, password);
        QFETCH(QString, role);
        QFETCH(QString, seat);
        QFETCH(QString, expected);
        StoreFixture fixture(u"intl"_s, accessSchema());
        Users users(fixture.store(), m_clock);
        QCOMPARE(code(users.add({login, u"周敏"_s, password, {role}, seat}, u"engine"_s)), expected);
    }

    void add_takenLoginOrSeat_isAConflict() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        Users users(fixture.store(), m_clock);
        QVERIFY(users.add(person(u"zhou"_s, {u"seat"_s}, u"1"_s), u"engine"_s));
        QCOMPARE(code(users.add(person(u"zhou"_s), u"engine"_s)), u"access.login_taken"_s);
        QCOMPARE(code(users.add(person(u"wang"_s, {u"seat"_s}, u"1"_s), u"engine"_s)), u"access.seat_taken"_s);
        const auto wang = users.add(person(u"wang"_s), u"engine"_s);
        QCOMPARE(code(users.update(wang->id, {.displayName = {}, .roles = {}, .seatNumber = u"1"_s, .unitId = {}}, u"engine"_s)),
                 u"access.seat_taken"_s);
    }

    void add_tellsThatAUserIsThere() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        Users users(fixture.store(), m_clock);
        QSignalSpy changed(&users, &Users::userChanged);
        const auto added = users.add(person(u"zhou"_s, {u"seat"_s}, u"1"_s), u"engine"_s);
        QVERIFY(added);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<Id>(), added->id);
        QCOMPARE(changed[0][1].toBool(), false);
        QVERIFY(!users.add(person(u"zhou"_s, {u"seat"_s}, u"2"_s), u"engine"_s));
        QCOMPARE(changed.size(), 1);
    }

    void update_changesOnlyWhatIsGiven() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        Users users(fixture.store(), m_clock);
        const auto before = users.add(person(u"zhou"_s, {u"seat"_s}, u"1"_s), u"engine"_s);
        QSignalSpy changed(&users, &Users::userChanged);
        UserChange change;
        change.roles = QStringList{u"supervisor"_s};
        const auto after = users.update(before->id, change, u"engine"_s);
        QVERIFY(after);
        QCOMPARE(after->roles, QStringList{u"supervisor"_s});
        QCOMPARE(after->seatNumber, u"1"_s);
        QCOMPARE(after->displayName, before->displayName);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][1].toBool(), false);
        change.roles = QStringList{u"system_admin"_s, u"audit_admin"_s};
        QCOMPARE(code(users.update(before->id, change, u"engine"_s)), u"access.officers_exclude_each_other"_s);
        change.roles = QStringList{u"seat"_s};
        QCOMPARE(code(users.update(before->id, change, before->id)), u"access.own_roles"_s);
    }

    void lastSecurityAdmin_canNotBeLostByLockOrRole() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        Users users(fixture.store(), m_clock);
        const auto first = users.add(person(u"first"_s, {u"security_admin"_s}), u"engine"_s);
        QCOMPARE(users.setLocked(first->id, true, u"engine"_s).error().code, u"access.last_officer"_s);
        UserChange change;
        change.roles = QStringList{u"seat"_s};
        QCOMPARE(code(users.update(first->id, change, u"engine"_s)), u"access.last_officer"_s);
        QVERIFY(users.add(person(u"second"_s, {u"security_admin"_s}), u"engine"_s));
        QVERIFY(users.setLocked(first->id, true, u"engine"_s));
    }

    void password_matchesItselfOnly() {
        const auto hash = PasswordHash::make(u"密码 correct 1"_s);
        QVERIFY(hash);
        QVERIFY(hash->startsWith(u"scrypt$ln=14,r=8,p=1$"_s));
        QVERIFY(PasswordHash::matches(u"密码 correct 1"_s, *hash));
        QVERIFY(PasswordHash::matches(u"密码 ｃｏｒｒｅｃｔ 1"_s, *hash)); // full-width input
        QVERIFY(!PasswordHash::matches(u"密码 correct 2"_s, *hash));
        QVERIFY(*PasswordHash::make(u"密码 correct 1"_s) != *hash); // salted
        for (const QString &broken : {QString(), u"scrypt$"_s, u"scrypt$ln=60,r=8,p=1$AA==$AA=="_s, u"md5$x$y$z"_s})
            QVERIFY(!PasswordHash::matches(u"x"_s, broken));
    }

    void wrongPasswords_lockOut_thenTimeOpens_data() { StoreFixture::addBackendColumn(); }
    void wrongPasswords_lockOut_thenTimeOpens() {
        STORE_FIXTURE(fixture, accessSchema());
        Users users(fixture.store(), m_clock);
        QVERIFY(users.add(person(u"zhou"_s), u"engine"_s));
        for (int i = 0; i < 4; ++i)
            QCOMPARE(code(users.concludeLogin(u"zhou"_s, false)), u"access.wrong_credentials"_s);
        QCOMPARE(code(users.concludeLogin(u"zhou"_s, true)), u"ok"_s); // a right one starts the count anew
        for (int i = 0; i < 5; ++i)
            QCOMPARE(code(users.concludeLogin(u"zhou"_s, false)), u"access.wrong_credentials"_s);
        QCOMPARE(code(users.concludeLogin(u"zhou"_s, true)), u"access.locked_out"_s);
        m_clock.advance(15 * 60'000 - 1);
        QCOMPARE(code(users.concludeLogin(u"zhou"_s, true)), u"access.locked_out"_s);
        m_clock.advance(1);
        const auto user = users.concludeLogin(u"zhou"_s, true);
        QVERIFY(user);
        QCOMPARE(user->lastLoginAt, m_clock.now());
    }

    void authenticate_endToEnd() {
        StoreFixture fixture(u"intl"_s, accessSchema());
        Users users(fixture.store(), m_clock);
        const auto user = users.add(person(u"zhou"_s), u"engine"_s);
        QCOMPARE(code(users.authenticate(u"zhou"_s, u"correct horse 1"_s)), u"ok"_s);
        QCOMPARE(code(users.authenticate(u"zhou"_s, u"wrong"_s)), u"access.wrong_credentials"_s);
        QCOMPARE(code(users.authenticate(u"nobody"_s, u"wrong"_s)), u"access.wrong_credentials"_s);
        QVERIFY(users.setLocked(user->id, true, u"engine"_s));
        QCOMPARE(code(users.authenticate(u"zhou"_s, u"correct horse 1"_s)), u"access.user_locked"_s);
        QCOMPARE(code(users.authenticate(u"zhou"_s, u"wrong"_s)), u"access.wrong_credentials"_s); // tells nothing
        QVERIFY(users.setLocked(user->id, false, u"engine"_s));
        QVERIFY(users.setPassword(user->id, u"another horse 2"_s, u"engine"_s));
        QCOMPARE(code(users.authenticate(u"zhou"_s, u"correct horse 1"_s)), u"access.wrong_credentials"_s);
        QCOMPARE(code(users.authenticate(u"zhou"_s, u"another horse 2"_s)), u"ok"_s);
        QCOMPARE(users.setPassword(user->id, u"short"_s, u"engine"_s).error().code, u"access.password_weak"_s);
    }
};

LIANXIN_TEST(tst_Users);
#include "tst_Users.moc"
