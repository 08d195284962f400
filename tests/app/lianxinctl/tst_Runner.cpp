// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../platform/door/RemoteHouse.h"
#include "Runner.h"
#include "platform/protocol/EngineAddress.h"
#include "platform/protocol/LocalSocket.h"
#include "support/TestRegistry.h"
#include <QTemporaryFile>
#include <QTimer>
#include <cstdio>
#include <unistd.h>

using namespace lianxin;
using lianxin::test::DoorHouse;
using lianxin::test::kPassword;

namespace {

//! \brief stdout of the process goes into a file for as long as it lives.
class Captured {
public:
    Captured() {
        std::fflush(stdout);
        m_before = ::dup(STDOUT_FILENO);
        m_file.open();
        ::dup2(m_file.handle(), STDOUT_FILENO);
    }
    ~Captured() { restore(); }
    QByteArray text() {
        restore();
        m_file.seek(0);
        return m_file.readAll();
    }

private:
    void restore() {
        if (m_before < 0)
            return;
        std::fflush(stdout);
        ::dup2(m_before, STDOUT_FILENO);
        ::close(std::exchange(m_before, -1));
    }
    int m_before = -1;
    QTemporaryFile m_file;
};

class HouseStore final : public ctl::DirectStore {
public:
    explicit HouseStore(DoorHouse &house)
        : m_house(house) {}
    Door &door() override { return m_house.door; }

private:
    DoorHouse &m_house;
};

} // namespace

class tst_Runner : public QObject {
    Q_OBJECT
    QTemporaryDir m_runtime;

    struct Outcome {
        int status;
        QByteArray out;
        //! The document among the lines that QtTest logs to the same place.
        QJsonObject json() const {
            for (const QByteArray &line : out.split('\n'))
                if (line.startsWith('{'))
                    return QJsonDocument::fromJson(line).object();
            return {};
        }
    };
    static ctl::Ports ports(DoorHouse *direct, const QString &secret = QString::fromLatin1(kPassword)) {
        ctl::Ports ports;
        ports.secret = [secret](const char *, const QString &) -> Expected<QString> { return secret; };
        ports.openStore = [direct](const ctl::Invocation &) -> Expected<std::unique_ptr<ctl::DirectStore>> {
            if (!direct)
                return Error{ErrorKind::Store, u"storage.not_found"_s, u"No store."_s, {}, {}};
            return std::unique_ptr<ctl::DirectStore>(std::make_unique<HouseStore>(*direct));
        };
        ports.local[u"sheet cat"_s] = [](const ctl::Invocation &) { return 42; };
        return ports;
    }
    static Outcome run(const ctl::Ports &ports, const QStringList &arguments) {
        Captured out;
        ctl::Runner runner(ports);
        const int status = runner.run(arguments);
        return {status, out.text()};
    }

private Q_SLOTS:
    void initTestCase() {
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path()));
        qunsetenv("LIANXIN_STORE");
        qunsetenv("LIANXIN_KEY_FILE");
    }

    void direct_actsAsTheKeyHolder_orTheUserNamed() {
        DoorHouse house;
        const auto byKey = run(ports(&house), {u"--store"_s, u"/x/s.db"_s, u"--json"_s, u"user"_s, u"list"_s});
        QCOMPARE(byKey.status, 0);
        QCOMPARE(byKey.json().value("items"_L1).toArray().size(), 4);
        QCOMPARE(byKey.out.count('\n'), 1);
        const auto asSeat = run(ports(&house), {u"--store"_s, u"/x/s.db"_s, u"--user"_s, u"zhou"_s, u"user"_s, u"list"_s});
        QCOMPARE(asSeat.status, 3);
        QCOMPARE(run(ports(&house), {u"--user"_s, u"nobody"_s, u"user"_s, u"list"_s}).status, 5);
        QVERIFY(house.access.users.setLocked(house.as(u"zhou"_s).userId, true, u"engine"_s));
        QCOMPARE(run(ports(&house), {u"--user"_s, u"zhou"_s, u"api"_s, u"call"_s, u"session.whoami"_s}).status, 3);
    }

    void userAdd_isAudited_withItsActor() {
        DoorHouse house;
        const auto added = run(ports(&house, u"long enough 1"_s), {u"user"_s, u"add"_s, u"wang"_s, u"--name"_s, u"王芳"_s, u"--role"_s, u"seat"_s, u"--seat"_s, u"0300"_s});
        QCOMPARE(added.status, 0);
        QCOMPARE(house.access.users.findBySeat(u"0300"_s)->login, u"wang"_s);
        const auto trail = house.trail(u"users.add"_s);
        QCOMPARE(trail.size(), 1u);
        QCOMPARE(trail[0].userId, u"keyfile"_s);
        QVERIFY(trail[0].peer.startsWith(u"store opened by lianxinctl"_s));
        QCOMPARE(run(ports(&house, u"short"_s), {u"user"_s, u"add"_s, u"li"_s, u"--name"_s, u"李"_s, u"--role"_s, u"seat"_s}).status, 2);
        QCOMPARE(run(ports(&house, u"long enough 1"_s), {u"user"_s, u"add"_s, u"lin"_s, u"--name"_s, u"林"_s, u"--role"_s, u"system_admin"_s, u"--role"_s, u"audit_admin"_s}).status, 3);
    }

    void exitStatus_followsTheKind() {
        DoorHouse house;
        QCOMPARE(run(ports(&house), {}).status, 2);
        QCOMPARE(run(ports(&house), {u"no"_s}).status, 2);
        QCOMPARE(run(ports(&house), {u"kb"_s, u"search"_s, u"x"_s}).status, 2); // its module is not there
        QCOMPARE(run(ports(&house), {u"text"_s, u"classify"_s, u"--model"_s, u"m"_s}).status, 2);
        QCOMPARE(run(ports(&house), {u"user"_s, u"lock"_s, u"nobody"_s}).status, 5);
        QCOMPARE(run(ports(nullptr), {u"user"_s, u"list"_s}).status, 6);
        QCOMPARE(run(ports(&house), {u"--engine"_s, u"local:/no/such/socket"_s, u"user"_s, u"list"_s}).status, 7);
        QCOMPARE(run(ports(&house), {u"--help"_s}).status, 0);
        const auto failed = run(ports(&house), {u"--json"_s, u"user"_s, u"lock"_s, u"nobody"_s});
        QCOMPARE(failed.json()["error"_L1]["code"_L1].toString(), u"access.user_unknown"_s);
        QCOMPARE(run(ports(&house), {u"sheet"_s, u"cat"_s, u"x"_s}).status, 42);
    }

    void auditVerify_answersNo_withOne() {
        DoorHouse house;
        QVERIFY(house.door.call(house.as(u"zhou"_s), u"sample.read"_s, {{u"id"_s, u"1"_s}}));
        QCOMPARE(run(ports(&house), {u"audit"_s, u"verify"_s}).status, 0);
        QVERIFY(house.fixture.store().write([](Transaction &t) { t.execute(u"UPDATE audit SET login = 'x' WHERE seq = 1"_s); }));
        const auto verdict = run(ports(&house), {u"--json"_s, u"audit"_s, u"verify"_s});
        QCOMPARE(verdict.status, 1);
        QCOMPARE(verdict.json().value("finding"_L1).toString(), u"changed"_s);
    }

    void apiCall_andDescribe() {
        DoorHouse house;
        const auto called = run(ports(&house), {u"--json"_s, u"api"_s, u"call"_s, u"sample.read"_s, u"{\"id\":\"1\"}"_s});
        QCOMPARE(called.status, 0);
        QCOMPARE(called.json().value("phone"_L1).toString(), u"138****1234"_s);
        const auto document = run(ports(&house), {u"api"_s, u"describe"_s, u"--json"_s});
        QCOMPARE(document.json().value("openrpc"_L1).toString(), u"1.2.6"_s);
        QCOMPARE(run(ports(&house), {u"api"_s, u"call"_s, u"no.such"_s}).status, 2);
    }

    void remote_byKeyFile_orPassword() {
        DoorHouse house;
        house.listen();
        QFile key(house.fixture.directory() + u"/key"_s);
        QVERIFY(key.open(QIODevice::WriteOnly));
        key.write("key file");
        key.close();
        const QStringList engine{u"--engine"_s, house.url(), u"--json"_s};
        const QStringList whoami{u"api"_s, u"call"_s, u"session.whoami"_s};
        QCOMPARE(run(ports(nullptr), engine + whoami).status, 3); // nobody is logged in
        QCOMPARE(run(ports(nullptr), engine + QStringList{u"api"_s, u"describe"_s}).status, 0); // which needs nobody
        const auto byKey = run(ports(nullptr), engine + QStringList{u"--key-file"_s, key.fileName()} + whoami);
        QCOMPARE(byKey.json()["user"_L1]["id"_L1].toString(), u"keyfile"_s);
        const auto byName = run(ports(nullptr), engine + QStringList{u"--user"_s, u"zhou"_s} + whoami);
        QCOMPARE(byName.json()["user"_L1]["login"_L1].toString(), u"zhou"_s);
        QCOMPARE(run(ports(nullptr, u"wrong"_s), engine + QStringList{u"--user"_s, u"zhou"_s} + whoami).status, 3);
        QCOMPARE(run(ports(nullptr), engine + QStringList{u"--key-file"_s, u"/no/such"_s} + whoami).status, 4);
    }

    // An engine on another machine: known by its certificate, and files go to it before it is told of them.
    void remote_byFingerprint() {
        test::RemoteHouse house;
        const QString print = fingerprintText(house.identity.fingerprint);
        const QStringList there{u"--engine"_s, house.wss(), u"--json"_s, u"--user"_s, u"zhou"_s};
        const QStringList whoami{u"api"_s, u"call"_s, u"session.whoami"_s};
        const auto known = run(ports(nullptr), there + QStringList{u"--fingerprint"_s, print} + whoami);
        QCOMPARE(known.status, 0);
        QCOMPARE(known.json()["user"_L1]["login"_L1].toString(), u"zhou"_s);
        const auto unknown = run(ports(nullptr), there + whoami);
        QCOMPARE(unknown.status, 3);
        QCOMPARE(unknown.json()["error"_L1]["code"_L1].toString(), u"protocol.certificate_unknown"_s);
        const auto other = run(ports(nullptr), there + QStringList{u"--fingerprint"_s, u"sha256:"_s + u"0"_s.repeated(64)} + whoami);
        QCOMPARE(other.status, 3);
        QCOMPARE(other.json()["error"_L1]["code"_L1].toString(), u"protocol.certificate_changed"_s);
        QCOMPARE(run(ports(nullptr), there + QStringList{u"--fingerprint"_s, u"sha256:1"_s} + whoami).status, 2);

        QFile file(house.fixture.directory() + u"/here.txt"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5'000, 'x'));
        file.close();
        const auto length = [&](const QString &path) {
            return run(ports(nullptr), there + QStringList{u"--fingerprint"_s, print, u"api"_s, u"call"_s, u"sample.length"_s,
                                                           u"{\"path\":\"%1\"}"_s.arg(path)});
        };
        const auto sent = length(file.fileName());
        QCOMPARE(sent.status, 0);
        QVERIFY(sent.out.split('\n').contains("5000")); // among what QtTest logs
        QCOMPARE(length(u"/no/such"_s).status, 4);
    }

    void storeHeldByAnEngine_goesThroughItsSocket() {
        DoorHouse house;
        const QString store = house.fixture.directory() + u"/held.db"_s;
        QVERIFY(house.server->listen(*localSocketPath(store)));
        const auto named = run(ports(nullptr), {u"--store"_s, store, u"--json"_s, u"--user"_s, u"zhou"_s, u"api"_s, u"call"_s, u"session.whoami"_s});
        QCOMPARE(named.status, 0);
        house.server.reset();
        QCOMPARE(run(ports(nullptr), {u"--store"_s, store, u"user"_s, u"list"_s}).status, 6); // the store itself, which is not there
    }

    void download_writesTheFile_bothWays() {
        DoorHouse house;
        house.listen();
        for (const bool remote : {false, true}) {
            std::unique_ptr<ctl::Session> session;
            ctl::Invocation invocation;
            invocation.user = u"zhou"_s;
            if (remote)
                invocation.engine = house.url();
            auto opened = ctl::openSession(invocation, ports(&house));
            QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toString()));
            session = std::move(opened).value();
            const auto offer = session->call(u"sample.open"_s, {});
            QVERIFY(offer);
            const QString path = house.fixture.directory() + (remote ? u"/remote"_s : u"/direct"_s);
            const auto done = session->download(offer->toObject(), path);
            QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll(), house.content);
            QCOMPARE(session->download(offer->toObject(), path).error().code, u"ctl.file"_s); // never over another file
        }
    }

    void interrupt_whileWaiting_gives130() {
        DoorHouse house;
        ctl::Runner runner(ports(&house));
        QTimer::singleShot(100, &runner, [&] { runner.interrupt(); });
        Captured quiet;
        QCOMPARE(runner.run({u"--user"_s, u"zhou"_s, u"api"_s, u"call"_s, u"sample.later"_s}), 130);
    }

    void tables_areForPeople() {
        DoorHouse house;
        const auto out = QString::fromUtf8(run(ports(&house), {u"user"_s, u"list"_s}).out);
        QVERIFY(out.startsWith(u"login"_s));
        QCOMPARE(out.count(u'\n'), 5);
        QVERIFY(!out.contains(u"password"_s));
    }
};

LIANXIN_TEST(tst_Runner);
#include "tst_Runner.moc"
