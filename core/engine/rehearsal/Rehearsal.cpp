// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/Rehearsal.h"
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace lianxin {
namespace {

constexpr int kPollMs = 500;
constexpr int kAgainMs = 1'000;

} // namespace

Rehearsal::Rehearsal(RehearsalOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options)) {
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &Rehearsal::poll);
}

Rehearsal::~Rehearsal() { shutDown(); }

Expected<void> Rehearsal::start() {
    m_clock.start();
    LX_TRY(m_setup, prepareRehearsal(m_options));
    const QJsonObject &import = m_setup.importSummary;
    Q_EMIT progress(u"名单已导入：%1 行，可拨 %2，重复 %3，无效 %4"_s.arg(import.value("rows"_L1).toInteger())
                        .arg(import.value("imported"_L1).toInteger()).arg(import.value("duplicates"_L1).toInteger())
                        .arg(import.value("invalid"_L1).toInteger()));
    LX_CHECK(readDeaths());
    startCitizens();
    return {};
}

// A rehearsal that goes on may find that its engine died with it; what the engine left is looked at before it starts.
Expected<void> Rehearsal::readDeaths() {
    m_deathsFile.setFileName(m_options.reportDir + u"/deaths.jsonl"_s);
    if (!m_deathsFile.open(QIODevice::ReadWrite | QIODevice::Append))
        return Error{ErrorKind::BadInput, u"rehearsal.folder"_s, u"The folder of the rehearsal can't be written: "_s + m_deathsFile.errorString(),
                     u"Choose another folder with --report."_s, m_options.reportDir};
    m_deathsFile.seek(0);
    while (!m_deathsFile.atEnd())
        if (const QJsonObject line = QJsonDocument::fromJson(m_deathsFile.readLine()).object(); !line.isEmpty())
            m_deaths.push_back(EngineDeath::fromJson(line));
    if (!m_setup.resumed)
        return {};
    LX_TRY(EngineDeath left, inspectDeath(m_setup.config, QDateTime::currentMSecsSinceEpoch()));
    left.found = true;
    if (!left.open.empty())
        noteDeath(std::move(left));
    return {};
}

void Rehearsal::noteDeath(EngineDeath death) {
    m_deathsFile.write(QJsonDocument(death.toJson()).toJson(QJsonDocument::Compact) + '\n');
    m_deathsFile.flush();
    m_deaths.push_back(std::move(death));
}

void Rehearsal::startCitizens() {
    readHeard();
    m_citizens = std::make_unique<ChildProgram>(u"lianxin-citizens"_s, m_options.reportDir + u"/citizens.log"_s);
    connect(m_citizens.get(), &ChildProgram::ready, this, &Rehearsal::onCitizensReady);
    connect(m_citizens.get(), &ChildProgram::said, this, [this](const QJsonObject &line) {
        m_heard.push_back(line);
        m_heardFile.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
        m_heardFile.flush();
        if (line.value("behaviour"_L1).toString() == u"calls_in"_s && line.value("event"_L1).toString() == u"ended"_s)
            ++m_callersDone;
    });
    connect(m_citizens.get(), &ChildProgram::died, this, [this](const QString &why) {
        fail({ErrorKind::Internal, u"rehearsal.citizens_died"_s, u"The simulated citizens are gone: "_s + why,
              u"See citizens.log in the folder of the rehearsal."_s, m_options.reportDir});
    });
    m_citizens->start({u"--scenario"_s, m_setup.scenarioPath, u"--door"_s, u"local:"_s + m_setup.config.doorSocket});
}

// What citizens and seats told, of this run and of those before it in the same folder.
void Rehearsal::readHeard() {
    m_heardFile.setFileName(m_options.reportDir + u"/citizens.jsonl"_s);
    if (!m_heardFile.open(QIODevice::ReadWrite | QIODevice::Append))
        return;
    m_heardFile.seek(0);
    while (!m_heardFile.atEnd())
        if (const QJsonObject line = QJsonDocument::fromJson(m_heardFile.readLine()).object(); !line.isEmpty())
            m_heard.push_back(line);
}

void Rehearsal::onCitizensReady(const QJsonObject &details) {
    m_citizenPort = details.value("sipPort"_L1).toInt();
    startEngine();
}

void Rehearsal::startEngine() {
    m_engine = std::make_unique<ChildProgram>(u"lianxind"_s, m_options.reportDir + u"/engine.log"_s);
    connect(m_engine.get(), &ChildProgram::ready, this, &Rehearsal::onEngineReady);
    connect(m_engine.get(), &ChildProgram::died, this, &Rehearsal::onEngineDied);
    m_engine->start({u"--config"_s, m_setup.configPath});
}

void Rehearsal::onEngineReady(const QJsonObject &details) {
    const bool again = !m_engineSip.isEmpty();
    m_engineSip = details.value("sip"_L1).toString();
    if (!again)
        Q_EMIT serving(u"local:"_s + m_setup.config.doorSocket);
    if (again) {
        Q_EMIT progress(u"引擎已恢复，任务继续"_s);
        return; // the clients come back by themselves, the campaign runs on
    }
    prepareCalls();
}

void Rehearsal::onEngineDied(const QString &why) {
    if (m_over)
        return;
    if (m_engineSip.isEmpty())
        return fail({ErrorKind::Unreachable, u"rehearsal.engine"_s, u"The engine did not start: "_s + why,
                     u"See engine.log in the folder of the rehearsal."_s, m_options.reportDir});
    const qint64 at = QDateTime::currentMSecsSinceEpoch();
    if (m_deaths.size() >= 200)
        return fail({ErrorKind::Internal, u"rehearsal.engine_dies"_s, u"The engine died more than 200 times."_s,
                     u"See engine.log in the folder of the rehearsal."_s, m_options.reportDir});
    Q_EMIT progress(u"引擎中断（%1），重新启动"_s.arg(why));
    QTimer::singleShot(200, this, [this, at] {
        if (m_over)
            return;
        auto death = inspectDeath(m_setup.config, at);
        if (!death)
            return fail(death.error());
        noteDeath(std::move(*death));
        m_engine.reset();
        startEngine();
    });
}

void Rehearsal::prepareCalls() {
    const QString url = u"local:"_s + m_setup.config.doorSocket;
    m_admin.connectToEngine(url);
    m_system.connectToEngine(url);
    logIn(m_admin, demoLogins()[0], [this] { logIn(m_system, demoLogins()[2], [this] { addTrunk(); }); });
}

// A machine that is busy, or an engine that was just killed, answers late: what was not answered is asked again.
void Rehearsal::logIn(DoorClient &client, const DemoLogin &who, std::function<void()> then) {
    client.login(who.login, who.password, this, [this, &client, who, then = std::move(then)](const Expected<QJsonValue> &result) {
        if (result)
            return then();
        if (result.error().kind != ErrorKind::Unreachable)
            return fail(result.error());
        QTimer::singleShot(kAgainMs, this, [this, &client, who, then] { logIn(client, who, then); });
    });
}

void Rehearsal::insist(DoorClient &client, const QString &method, const QJsonObject &params, std::function<void(const Expected<QJsonValue> &)> then) {
    client.call(method, params, this, [this, &client, method, params, then = std::move(then)](const Expected<QJsonValue> &result) {
        if (result || result.error().kind != ErrorKind::Unreachable)
            return then(result);
        QTimer::singleShot(kAgainMs, this, [this, &client, method, params, then] { insist(client, method, params, then); });
    });
}

void Rehearsal::ask(const QString &method, const QJsonObject &params, std::function<void(const QJsonObject &)> then) {
    m_admin.call(method, params, this, [this, method, then = std::move(then)](const Expected<QJsonValue> &result) {
        m_asking = false;
        if (result)
            return then(result->toObject());
        // While the engine is away the question is simply asked again by the next poll.
        if (result.error().kind != ErrorKind::Unreachable && !m_over)
            fail(result.error());
    });
}

void Rehearsal::addTrunk() {
    const QString yaml = u"name: 演练线路\nhost: 127.0.0.1\nport: %1\nchannels: %2\ncalls_per_second: %3\nrehearsal: true\n"
                         "caller_ids: [\"12345\"]\n"_s.arg(m_citizenPort).arg(std::max(30, m_options.lines + 20)).arg(m_options.callsPerSecond * 2);
    insist(m_system, u"trunks.add"_s, {{u"yaml"_s, yaml}}, [this](const Expected<QJsonValue> &result) {
        if (!result)
            return fail(result.error());
        startCampaign();
    });
}

void Rehearsal::startCampaign() {
    const auto begin = [this] {
        m_campaignStarted = true;
        Q_EMIT progress(u"任务已启动：真实 SIP 和 RTP，本机回环，%1 位模拟市民，%2 个坐席"_s.arg(m_setup.scenario.citizens.size())
                            .arg(m_setup.scenario.seats.size()));
        m_poll.start();
    };
    insist(m_admin, u"campaigns.start"_s, {{u"id"_s, m_setup.campaignId}}, [this, begin](const Expected<QJsonValue> &result) {
        // A rehearsal that goes on in its folder, or whose answer got lost, finds the campaign running, or done.
        if (!result && result.error().kind != ErrorKind::Conflict)
            return fail(result.error());
        begin();
    });
}

void Rehearsal::callIn() {
    m_calledIn = true;
    for (const QString &number : m_setup.callers)
        m_citizens->tell({{u"call"_s, number}, {u"to"_s, u"12345"_s}, {u"engine"_s, m_engineSip}});
}

void Rehearsal::poll() {
    if (!m_options.console && m_clock.elapsed() > qint64(m_options.limitSeconds) * 1'000)
        return fail({ErrorKind::Internal, u"rehearsal.too_long"_s,
                     u"The rehearsal did not come to an end within %1 s; last seen: %2"_s.arg(m_options.limitSeconds).arg(m_lastProgress),
                     u"See engine.log in the folder of the rehearsal."_s, m_options.reportDir});
    if (m_asking)
        return;
    m_asking = true;
    ask(u"campaigns.figures"_s, {{u"id"_s, m_setup.campaignId}}, [this](const QJsonObject &f) {
        const QJsonObject handOvers = f.value("handOvers"_L1).toObject();
        const QString line = u"进度 %1/%2，在拨 %3，待重拨 %4，接通 %5，转人工 %6（已接 %7）"_s.arg(f.value("done"_L1).toInteger())
                                 .arg(f.value("total"_L1).toInteger()).arg(f.value("dialling"_L1).toInteger())
                                 .arg(f.value("retryDue"_L1).toInteger()).arg(f.value("answered"_L1).toInteger())
                                 .arg(handOvers.value("requested"_L1).toInteger()).arg(handOvers.value("answered"_L1).toInteger());
        if (line != m_lastProgress)
            Q_EMIT progress(line);
        m_lastProgress = line;
        m_campaignDone = f.value("total"_L1).toInteger() > 0 && f.value("done"_L1).toInteger() == f.value("total"_L1).toInteger();
        // Callers come when seats are less busy, so that both kinds of queue are seen.
        if (!m_calledIn && f.value("done"_L1).toInteger() * 2 >= f.value("total"_L1).toInteger())
            callIn();
        m_asking = true;
        ask(u"calls.list"_s, {}, [this](const QJsonObject &calls) {
            const bool quiet = calls.value("items"_L1).toArray().isEmpty();
            m_asking = true;
            ask(u"dialling.backlog"_s, {}, [this, quiet](const QJsonObject &backlog) {
                const bool everythingTried =
                    backlog.value("waiting"_L1).toInteger() == 0 && backlog.value("dialling"_L1).toInteger() == 0;
                if (m_campaignDone && quiet && everythingTried && m_calledIn && m_callersDone >= m_setup.callers.size())
                    conclude();
            });
        });
    });
}

void Rehearsal::conclude() {
    if (m_over)
        return;
    if (m_options.console) {
        m_poll.stop();
        Q_EMIT progress(u"名单已全部处理；引擎继续运行，供工作台查看"_s);
        return;
    }
    m_over = true;
    m_poll.stop();
    if (m_options.spoken == 0)
        return judge({});
    m_admin.call(u"engine.status"_s, {}, this, [this](const Expected<QJsonValue> &status) {
        judge(status ? status->toObject().value("hearing"_L1).toObject() : QJsonObject());
    });
}

void Rehearsal::judge(const QJsonObject &hearing) {
    // Wrap-ups and recordings settle within moments of the last hang-up.
    QTimer::singleShot(1'500, this, [this, hearing] {
        shutDown();
        const double seconds = double(m_clock.elapsed()) / 1000.0;
        Q_EMIT finished(judgeRehearsal(m_setup, m_options, m_heard, m_deaths, hearing), seconds);
    });
}

void Rehearsal::interrupt() {
    fail({ErrorKind::Cancelled, u"rehearsal.interrupted"_s, u"The rehearsal was interrupted."_s,
          u"The same command with the same folder goes on where it stopped."_s, m_options.reportDir});
}

void Rehearsal::fail(const Error &error) {
    if (m_over)
        return;
    m_over = true;
    m_poll.stop();
    shutDown();
    Q_EMIT finished(error, double(m_clock.elapsed()) / 1000.0);
}

void Rehearsal::shutDown() {
    m_admin.disconnectFromEngine();
    m_system.disconnectFromEngine();
    if (m_citizens)
        m_citizens->stop();
    if (m_engine)
        m_engine->stop(10'000);
}

} // namespace lianxin
