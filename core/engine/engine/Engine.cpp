// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/Engine.h"
#include "call/telephony/HoldTune.h"
#include "call/telephony/TelephonyMethods.h"
#include "engine/engine/AssistantMethods.h"
#include "engine/engine/AuditionMethods.h"
#include "engine/engine/CallAssistant.h"
#include "engine/engine/CallDesk.h"
#include "engine/engine/CallGuests.h"
#include "engine/engine/CallOutside.h"
#include "engine/engine/CallHearing.h"
#include "engine/engine/CallMethods.h"
#include "engine/engine/CallTranscripts.h"
#include "engine/engine/EngineLease.h"
#include "engine/engine/MemoryTrim.h"
#include "engine/engine/MissedMethods.h"
#include "engine/engine/EngineMethods.h"
#include "engine/engine/RevealMethods.h"
#include "engine/engine/SeatAccounts.h"
#include "engine/engine/SeatDialMethods.h"
#include "engine/engine/SeatLocks.h"
#include "engine/engine/Services.h"
#include "engine/engine/TranscriptMethods.h"
#include "engine/engine/WishMethods.h"
#include "platform/base/Log.h"
#include "platform/protocol/Version.h"
#include "platform/door/DoorServer.h"
#include "platform/door/RemoteListener.h"
#include "platform/protocol/EngineAddress.h"
#include "platform/protocol/LocalSocket.h"
#include "talk/bot/FlowHearing.h"
#include "talk/speech/EspeakSynthesiser.h"
#include "talk/speech/FunasrRecogniser.h"
#include "talk/speech/PromptCache.h"
#include "talk/speech/SherpaRecogniser.h"
#include "talk/speech/TimedRecogniser.h"
#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QSslCertificate>
#include <QThread>
#include <QTimer>
#include <algorithm>

namespace lianxin {

struct Engine::Parts {
    std::unique_ptr<Services> services;
    std::unique_ptr<EngineLease> lease; //!< where engines share a store
    QTimer leaseTimer;
    std::unique_ptr<Telephony> telephony;
    std::unique_ptr<EspeakSynthesiser> voice;
    std::unique_ptr<PromptCache> prompts;
    QtTimers timers;
    std::unique_ptr<TimedRecogniser> recogniser; //!< none: bots take keys only
    std::optional<Expected<RecogniserModel>> model; //!< what it said of itself
    std::unique_ptr<CallHearing> ears;
    std::unique_ptr<FlowHearing> trials;
    std::unique_ptr<CallTranscripts> transcripts;
    std::unique_ptr<CallAssistant> assistant;
    std::unique_ptr<CallDesk> desk;
    std::unique_ptr<CallGuests> guests;
    std::unique_ptr<CallOutside> outside;
    std::unique_ptr<SeatAccounts> seatAccounts;
    std::unique_ptr<SeatLocks> seatLocks;
    std::unique_ptr<DoorServer> doorServer;
    std::unique_ptr<RemoteListener> remoteDoor; //!< none: local clients only
    QByteArray fingerprint;                     //!< of what it shows
    std::unique_ptr<LoopWatch> loop;
    MemoryTrim memory;
    QElapsedTimer uptime;
};

namespace {

constexpr int kRenewMs = 5'000; //!< of the lease, which lasts 20 s

//! Of a file that was found good before; empty if it has gone since.
std::string contentOf(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

TelephonyConfig telephonyConfig(const EngineConfig &config) {
    TelephonyConfig t;
    const bool rehearsal = config.profile == EngineConfig::Profile::Rehearsal;
    sip::Listen trunks;
    trunks.name = "trunks";
    trunks.address = config.sipAddress.toStdString();
    trunks.port = config.sipPort;
    trunks.bindLoopbackOnly = rehearsal;
    sip::Listen seats = trunks;
    seats.name = "seats";
    seats.port = config.seatPort;
    seats.registrar = true;
    seats.admission = sip::Admission::Digest;
    t.sip.listen = {trunks, seats};
    if (config.servesRemote()) {
        sip::Listen remote = seats;
        remote.name = "seats_tls";
        remote.port = config.seatTlsPort;
        remote.tls = true;
        remote.certificate = contentOf(config.doorCertificate);
        remote.key = contentOf(config.doorKey);
        t.sip.listen.push_back(remote);
    }
    t.seatLine = config.seatLine;
    t.media.threads = config.mediaThreads;
    t.comfortNoiseDbov = config.comfortNoiseDbov;
    t.media.bindAddress = config.mediaAddress.isEmpty() ? trunks.address : config.mediaAddress.toStdString();
    t.media.firstPort = rehearsal ? 0 : config.mediaPortFirst;
    t.media.lastPort = rehearsal ? 0 : config.mediaPortLast;
    t.comfort = {holdTune()};
    return t;
}

constexpr int kMostByItself = 4; // recognisers; each has a model of its own in memory

//! What writes summaries besides the rules, as configured. Errors: config.unreadable (place: the key's file).
Expected<SummaryModelOptions> summaryWriter(const EngineConfig &config) {
    SummaryModelOptions options;
    options.endpoint = QUrl(config.assistantEndpoint);
    options.model = config.assistantModel;
    options.deadlineMs = config.assistantDeadlineMs;
    if (config.assistantEndpoint.isEmpty() || config.assistantKeyFile.isEmpty())
        return options;
    QFile file(config.assistantKeyFile);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadInput, u"config.unreadable"_s, u"The key of the service that writes summaries can't be read: "_s + file.errorString(),
                     u"Let the engine's user read assistant.key_file, and nobody else."_s, config.assistantKeyFile};
    options.key = file.read(4'096).trimmed();
    return options;
}

SherpaOptions sherpaOptions(const EngineConfig &config) {
    SherpaOptions options;
    options.workerProgram = defaultWorkerProgram();
    options.modelFolder = config.recogniser == u"demo" ? demoModelFolder() : config.recogniser;
    options.allowDemo = config.profile == EngineConfig::Profile::Rehearsal;
    options.processes = config.recogniserProcesses > 0 ? config.recogniserProcesses : std::clamp(QThread::idealThreadCount(), 1, kMostByItself);
    return options;
}

} // namespace

Engine::Engine(EngineConfig config, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , d(std::make_unique<Parts>()) {}

Engine::~Engine() { stop(); }

Expected<void> Engine::start() {
    d->uptime.start();
    if (m_config.servesRemote()) // told before anything begins: the telephones' listener takes the same files
        LX_CHECK(RemoteListener::tlsFromFiles(m_config.doorCertificate, m_config.doorKey));
    LX_TRY(d->services, Services::open(m_config));
    Services &s = *d->services;

    if (s.store->isPostgres()) {
        d->lease = std::make_unique<EngineLease>(*s.store, EngineLease::thisProcess());
        LX_CHECK(d->lease->take());
    }
    // What the last engine left behind comes first, while nothing new can begin.
    LX_CHECK(s.records->recover());
    LX_CHECK(s.recordings->recover());
    LX_CHECK(s.seats->recover());
    LX_CHECK(s.lists->recover());

    d->voice = std::make_unique<EspeakSynthesiser>(defaultWorkerProgram());
    const QString cache = m_config.promptCache.isEmpty() ? s.dataFolder(u"prompts"_s) : m_config.promptCache;
    d->prompts = std::make_unique<PromptCache>(*d->voice, cache);

    d->telephony = std::make_unique<Telephony>(telephonyConfig(m_config), *s.trunks, *s.talkClock);
    startHearing();
    d->transcripts = std::make_unique<CallTranscripts>(CallTranscripts::Parts{*s.talkClock, *s.records, *s.transcripts, *s.door, d->ears.get()});
    LX_TRY(auto writer, summaryWriter(m_config));
    d->assistant = std::make_unique<CallAssistant>(CallAssistant::Parts{*s.records, *s.transcripts, *d->transcripts, *s.dispatch, *s.door}, std::move(writer));
    d->desk = std::make_unique<CallDesk>(CallDeskParts{*s.talkClock, *s.clock, *d->telephony, *s.trunks, *s.dialler, *s.campaigns, *s.records,
                                                       *s.recordings, *s.router, *s.seats, *s.callbacks, *s.directory, *s.tickets, *s.ticketCalls,
                                                       *s.ticketInquiry, *s.flows, *s.inbound, *d->prompts, SystemPrompts::shipped(), d->timers, *s.sealer, *s.announcements, *d->transcripts, d->ears.get()});
    if (m_config.profile == EngineConfig::Profile::Rehearsal)
        d->desk->setRingSeconds(std::max(8, qRound(45.0 / m_config.clockSpeed))); // announcements take their time
    d->guests = std::make_unique<CallGuests>(CallGuests::Parts{*d->desk, *d->telephony, *s.store, *s.abuse},
                                             CallGuests::Policy{m_config.seatSeesListening, qint64(m_config.coolDownMinutes) * 60'000});
    CallOutside::Policy outsidePolicy;
    outsidePolicy.areaCode = m_config.areaCode;
    outsidePolicy.typedNumbers = m_config.seatsTypeNumbers;
    outsidePolicy.ringSeconds = m_config.outsideRingSeconds;
    d->outside = std::make_unique<CallOutside>(CallOutside::Parts{*d->desk, *d->telephony, *s.store}, outsidePolicy);
    d->seatAccounts = std::make_unique<SeatAccounts>(s.access->users, *s.seats, *d->telephony);
    d->seatLocks = std::make_unique<SeatLocks>(s.access->sessions, *s.seats, *d->seatAccounts);
    registerMethods();

    LX_CHECK(d->telephony->start());
    LX_CHECK(d->seatAccounts->start());
    LX_CHECK(d->seatLocks->start());
    s.router->start();
    s.dialler->setOriginator(d->desk.get());
    s.dialler->setSeatForecast(d->desk.get());
    s.callbackCalls->start();
    s.ticketCalls->start();
    s.dispatch->start();
    s.knowledge->start();
    s.backups->start();
    LX_CHECK(s.dialler->start());
    LX_CHECK(s.campaigns->resume());

    QString socket = m_config.doorSocket;
    if (socket.isEmpty()) {
        LX_TRY(socket, localSocketPath(m_config.storePath.isEmpty() ? m_config.storeUrl : m_config.storePath));
    }
    DoorServer::Options doorOptions;
    doorOptions.strangers.openAtOnce = m_config.doorPerAddress;
    doorOptions.strangers.newAtOnce = std::max(doorOptions.strangers.newAtOnce, m_config.doorPerAddress);
    d->doorServer = std::make_unique<DoorServer>(*s.door, doorOptions, nullptr);
    LX_CHECK(d->doorServer->listen(socket));
    LX_CHECK(openRemoteDoor());

    if (d->lease) {
        connect(&d->leaseTimer, &QTimer::timeout, this, &Engine::keepLease);
        d->leaseTimer.start(kRenewMs);
    }
    QList<Utterance> fixed;
    for (const QString &sentence : SystemPrompts::shipped().fixedSentences())
        fixed << Utterance{sentence, {}, 100, false};
    d->prompts->preRender(fixed);
    qCInfo(lcEngine).noquote() << "engine" << m_config.engineId << "serves" << nameOf(m_config.profile) << "at" << socket
                               << "SIP" << d->telephony->listening().join(u", "_s);
    return {};
}

void Engine::startHearing() {
    if (m_config.recogniser.isEmpty())
        return;
    if (m_config.hearsByService()) {
        FunasrOptions options;
        options.url = QUrl(m_config.recogniser);
        options.fingerprint = m_config.recogniserFingerprint.toLatin1();
        d->recogniser = std::make_unique<TimedRecogniser>(std::make_unique<FunasrRecogniser>(std::move(options)));
    } else {
        d->recogniser = std::make_unique<TimedRecogniser>(std::make_unique<SherpaRecogniser>(sherpaOptions(m_config)));
    }
    d->recogniser->check([this](Expected<RecogniserModel> model) {
        if (model)
            qCInfo(lcEngine).noquote() << "bots hear by" << model->engine << model->kind << (model->demo ? "– the demo model, for synthetic voices only" : "");
        else
            qCWarning(lcEngine).noquote() << "bots take keys until they can hear:" << model.error().toString();
        d->model.emplace(std::move(model));
    });
    d->ears = std::make_unique<CallHearing>(*d->telephony, *d->recogniser, *d->services->talkClock);
}

QJsonObject Engine::hearingStatus() const {
    if (!d->recogniser)
        return {{u"engine"_s, QJsonValue::Null}};
    QJsonObject json{{u"ok"_s, d->recogniser->isHealthy() && d->model && d->model->hasValue()}, {u"listening"_s, d->ears->listening()},
                     {u"lateMs"_s, d->ears->lateMs()}, {u"keysOnly"_s, d->ears->isShort()}};
    const WordDelays &words = d->recogniser->delays();
    json[u"words"_s] = QJsonObject{{u"count"_s, words.count()}, {u"p50Ms"_s, words.at(0.5)}, {u"p95Ms"_s, words.at(0.95)}};
    if (d->model && *d->model) {
        json[u"engine"_s] = (*d->model)->engine;
        json[u"demo"_s] = (*d->model)->demo;
    } else if (d->model) {
        json[u"problem"_s] = d->model->error().code;
    }
    return json;
}

// An engine that others have settled must not go on: its citizens may be called by somebody else any moment.
void Engine::keepLease() {
    if (auto renewed = d->lease->renew(); !renewed) {
        qCWarning(lcEngine).noquote() << renewed.error().toString();
        if (renewed.error().code == u"engine.lease_lost")
            Q_EMIT leaseLost();
        return;
    }
    if (auto settled = settleDeadEngines(); !settled)
        qCWarning(lcEngine).noquote() << "what a dead engine left is not settled yet:" << settled.error().toString();
}

Expected<void> Engine::settleDeadEngines() {
    Services &s = *d->services;
    LX_TRY(const QStringList dead, d->lease->expired());
    for (const QString &engine : dead) {
        LX_TRY(const bool ours, d->lease->beginRecovery(engine));
        if (!ours)
            continue;
        LX_TRY(const int calls, s.records->recover(engine));
        LX_TRY(const int seats, s.seats->recover(engine));
        LX_TRY(const int attempts, s.dialler->recover(engine));
        LX_CHECK(d->lease->endRecovery(engine));
        qCInfo(lcEngine).noquote() << "engine" << engine << "is dead; settled" << calls << "calls," << attempts << "attempts," << seats << "seats";
        s.dialler->wake();
    }
    return {};
}

void Engine::stop() {
    if (!d->services)
        return;
    Services &s = *d->services;
    d->leaseTimer.stop();
    s.backups->stop();
    s.callbackCalls->stop();
    s.dialler->stop();
    d->remoteDoor.reset();
    d->doorServer.reset();
    if (d->telephony)
        d->telephony->stop();
    s.dialler->setOriginator(nullptr);
    s.dialler->setSeatForecast(nullptr);
    d->seatLocks.reset();
    d->seatAccounts.reset();
    d->outside.reset();
    d->guests.reset();
    d->desk.reset();
    d->assistant.reset();
    d->transcripts.reset();
    d->trials.reset();
    d->ears.reset();
    d->recogniser.reset();
    d->telephony.reset();
    d->prompts.reset();
    d->voice.reset();
    if (const auto counted = s.router->stop(); !counted)
        qCWarning(lcEngine).noquote() << "what seats did last is not in the day's figures:" << counted.error().toString();
    if (d->lease)
        if (auto released = d->lease->release(); !released)
            qCWarning(lcEngine).noquote() << released.error().toString();
    d->lease.reset();
    d->services.reset();
}

const Registry &Engine::registry() const { return d->services->registry; }
Services &Engine::services() { return *d->services; }
Expected<void> Engine::openRemoteDoor() {
    if (!m_config.servesRemote())
        return {};
    LX_TRY(const QSslConfiguration tls, RemoteListener::tlsFromFiles(m_config.doorCertificate, m_config.doorKey));
    d->fingerprint = tls.localCertificate().digest(QCryptographicHash::Sha256);
    d->remoteDoor = std::make_unique<RemoteListener>(*d->doorServer, tls);
    const QUrl where(m_config.doorListen);
    return d->remoteDoor->listen(QHostAddress(where.host()), quint16(where.port(kRemoteDoorPort)));
}

QString Engine::remoteDoor() const {
    if (!d->remoteDoor)
        return {};
    QUrl where(m_config.doorListen);
    where.setPort(d->remoteDoor->port());
    return where.toString();
}

QByteArray Engine::remoteFingerprint() const { return d->fingerprint; }

QString Engine::doorPath() const { return d->doorServer ? d->doorServer->path() : QString(); }
QString Engine::sipAddress() const {
    if (d->telephony)
        for (const QString &listen : d->telephony->listening()) // "name address:port"
            if (listen.startsWith(u"trunks "_s))
                return listen.section(u' ', 1);
    return {};
}

QJsonObject Engine::status() const {
    Services &s = *d->services;
    int used = d->desk->calls();
    int total = 0;
    if (const auto trunks = s.trunks->list())
        for (const Trunk &t : *trunks)
            total += t.enabled ? t.channels : 0;
    const auto seats = s.seats->count();
    const auto queue = s.router->figures();
    QJsonObject seatJson;
    if (seats)
        seatJson = {{u"ready"_s, seats->ready}, {u"talking"_s, seats->talking}, {u"away"_s, seats->away}, {u"total"_s, seats->total}};
    return {{u"version"_s, softwareVersion()},
            {u"profile"_s, nameOf(m_config.profile)},
            {u"uptimeMs"_s, d->uptime.elapsed()},
            {u"store"_s, QJsonObject{{u"engine"_s, m_config.storePath.isEmpty() ? u"postgresql"_s : u"sqlcipher"_s},
                                     {u"suite"_s, s.keys->suite() == CryptoSuite::Gm ? u"gm"_s : u"intl"_s},
                                     {u"encrypted"_s, true}}},
            {u"sip"_s, QJsonObject{{u"listening"_s, QJsonArray::fromStringList(d->telephony->listening())},
                                   {u"registrar"_s, d->telephony->registrar()},
                                   {u"registered"_s, d->telephony->registeredSeats().size()}}},
            {u"lines"_s, QJsonObject{{u"used"_s, used}, {u"total"_s, total}}},
            {u"calls"_s, used},
            {u"seats"_s, seatJson},
            {u"queue"_s, QJsonObject{{u"waiting"_s, queue.waiting}, {u"longestMs"_s, queue.longestMs}}},
            {u"speech"_s, QJsonObject{{u"engine"_s, d->prompts->engineName()}, {u"ok"_s, d->prompts->isHealthy()}}},
            {u"remoteDoor"_s, d->remoteDoor ? QJsonValue(QJsonObject{{u"url"_s, remoteDoor()}, {u"fingerprint"_s, fingerprintText(d->fingerprint)}})
                                            : QJsonValue()},
            {u"hearing"_s, hearingStatus()}};
}

void Engine::registerMethods() {
    Services &s = *d->services;
    registerTelephonyMethods(s.registry, *s.trunks, d->telephony.get(), [this](const Id &trunkId, const QString &number, const Caller &) {
        return d->desk->placeTrunkTest(trunkId, number);
    }, [this](const Id &orderId) { return d->desk->trunkTestState(orderId); });
    d->loop = std::make_unique<LoopWatch>();
    registerEngineMethods(s.registry, s, *d->prompts, d->lease.get(), *d->loop);
    d->trials = std::make_unique<FlowHearing>(d->recogniser ? &d->recogniser->untimed() : nullptr, [this] { return d->ears && d->ears->isShort(); });
    registerFlowHearing(s.registry, *d->trials);
    registerSeatDialMethods(s.registry, *d->desk, *s.lists);
    registerAuditionMethods(s.registry, *s.flows, *s.lists, *d->prompts, *s.talkClock, *s.access);
    registerCallMethods(s.registry, *d->desk, *d->guests, *d->transcripts, *s.lists, *s.tickets, *s.drafts);
    registerTranscriptMethods(s.registry, {*d->desk, *d->guests, *d->transcripts, *s.recordings, s.access->transfers});
    registerAssistantMethods(s.registry, *d->desk, *d->guests, *d->assistant);
    registerMissedMethods(s.registry, *d->desk, *s.callbacks, *s.store);
    registerCallGuestMethods(s.registry, *d->desk, *d->guests);
    registerSeatAccountMethods(s.registry, *d->seatAccounts);
    registerRevealMethods(s.registry, *s.records);
    registerWishMethods(s.registry, *d->desk);
    Method m;
    m.name = u"engine.status"_s;
    m.summary = u"How the engine is doing: store, lines, calls, seats, queue, speech"_s;
    m.permission = Permission::Self;
    m.result = u"version, profile, uptimeMs, store, sip, lines, calls, seats, queue, speech, hearing {engine, ok, demo, listening, lateMs, keysOnly, words, problem}, remoteDoor {url, fingerprint}"_s;
    m.noPersonalData = true;
    m.handler = [this](const Caller &, const QJsonObject &) -> Expected<QJsonValue> { return QJsonValue(status()); };
    s.registry.add(std::move(m));
}

} // namespace lianxin
