// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/Services.h"
#include "call/telephony/TelephonyMethods.h"
#include "engine/engine/EngineLease.h"
#include "engine/engine/StoreMethods.h"
#include "hotline/calendar/CalendarMethods.h"
#include "hotline/calendar/CalendarSchema.h"
#include "hotline/campaigns/CampaignsMethods.h"
#include "hotline/campaigns/CampaignsSchema.h"
#include "hotline/dialling/DiallingMethods.h"
#include "hotline/dialling/DiallingSchema.h"
#include "hotline/directory/DirectoryMethods.h"
#include "hotline/directory/DirectorySchema.h"
#include "hotline/dispatch/DispatchMethods.h"
#include "hotline/dispatch/DispatchSchema.h"
#include "hotline/knowledge/KnowledgeMethods.h"
#include "hotline/knowledge/KnowledgeSchema.h"
#include "hotline/records/RecordsMethods.h"
#include "hotline/records/RecordsSchema.h"
#include "hotline/routing/RoutingMethods.h"
#include "hotline/routing/RoutingSchema.h"
#include "hotline/tickets/TicketDeadlineMethods.h"
#include "hotline/tickets/TicketFigureMethods.h"
#include "hotline/tickets/TicketMethods.h"
#include "hotline/tickets/TicketReviewMethods.h"
#include "hotline/tickets/TicketsSchema.h"
#include "platform/access/AccessSchema.h"
#include "platform/base/Log.h"
#include "talk/bot/FlowMethods.h"
#include "talk/bot/FlowSchema.h"
#include "talk/hearing/AnnouncementMethods.h"
#include "talk/hearing/HearingSchema.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace lianxin {
namespace {

Expected<Unlock> unlockOf(const EngineConfig &config) {
    if (!config.keyFile.isEmpty())
        return Unlock::keyFile(config.keyFile);
    // systemd hands credentials over as files in a folder that only this service can read.
    QFile credential(qEnvironmentVariable("CREDENTIALS_DIRECTORY") + u"/lianxin-passphrase"_s);
    if (qEnvironmentVariableIsSet("CREDENTIALS_DIRECTORY") && credential.open(QIODevice::ReadOnly))
        return Unlock::passphrase(QString::fromUtf8(credential.readAll()).trimmed());
    if (qEnvironmentVariableIsSet("LIANXIN_PASSPHRASE"))
        return Unlock::passphrase(qEnvironmentVariable("LIANXIN_PASSPHRASE"));
    return Error{ErrorKind::Store, u"engine.locked_keys"_s, u"Nothing was given that unlocks the store's keys."_s,
                 u"Name a key file (--key-file, store.key_file), or set LIANXIN_PASSPHRASE."_s, config.keyRing};
}

QByteArray contentOf(const QString &path) {
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <class T>
void append(std::vector<T> &to, std::vector<T> from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

} // namespace

std::vector<Migration> allMigrations() {
    std::vector<Migration> all;
    for (const auto &schema : {accessSchema, telephonySchema, calendarSchema, directorySchema, knowledgeSchema, recordsSchema, routingSchema, diallingSchema,
                               ticketsSchema, ticketInquirySchema, dispatchSchema, campaignsSchema, hearingSchema, flowSchema, inboundSchema, leaseSchema, backupSchema})
        append(all, schema());
    return all;
}

QString Services::dataFolder(const QString &name) const {
    const QString base = config.storePath.isEmpty() ? QFileInfo(config.keyRing).absolutePath() + u"/lianxin-data"_s
                                                    : config.storePath + u".data"_s;
    return base + u'/' + name;
}

StoreConfig Services::storeConfig() const {
    StoreConfig s;
    s.location = config.storePath.isEmpty() ? config.storeUrl : config.storePath;
    s.keys = keys;
    s.migrations = allMigrations();
    s.engineId = config.engineId;
    s.survivesPowerCut = config.profile == EngineConfig::Profile::Production;
    s.clock = clock.get();
    return s;
}

Expected<Services::Created> Services::create(const EngineConfig &config, CryptoSuite suite) {
    if (!config.keyFile.isEmpty() && !QFile::exists(config.keyFile))
        LX_CHECK(Unlock::makeKeyFile(config.keyFile));
    LX_TRY(const Unlock unlock, unlockOf(config));
    LX_TRY(auto created, KeyRing::create(config.keyRing, suite, unlock));
    StoreConfig s;
    s.location = config.storePath.isEmpty() ? config.storeUrl : config.storePath;
    s.keys = created.ring;
    s.migrations = allMigrations();
    s.engineId = config.engineId;
    if (auto store = openStore(s); !store) {
        QFile::remove(config.keyRing); // a ring without its store would only stand in the way of the next try
        return store.error();
    }
    return Created{created.recoveryKey};
}

Expected<std::unique_ptr<Services>> Services::open(const EngineConfig &config) {
    std::unique_ptr<Services> s(new Services);
    s->config = config;
    LX_TRY(const Unlock unlock, unlockOf(config));
    LX_TRY(s->keys, KeyRing::open(config.keyRing, unlock));
    s->clock = std::make_unique<SystemClock>();
    s->talkClock = std::make_unique<SystemClock>();
    StoreConfig sc = s->storeConfig();
    sc.mayCreate = isPostgresLocation(sc.location);
    if (config.profile == EngineConfig::Profile::Rehearsal) {
        // The clock of a rehearsal goes on where it stood when the engine died, or times would run backwards.
        qint64 start = config.clockStart > 0 ? config.clockStart : SystemClock().now();
        {
            sc.clock = nullptr;
            LX_TRY(const auto before, openStore(sc));
            if (const qint64 last = before->lastEventSeq(); last > 0) {
                LX_TRY(const auto events, before->eventsAfter(last - 1, 1));
                if (!events.empty())
                    start = std::max(start, events.front().at + 1'000);
            }
        }
        s->clock = std::make_unique<ScaledClock>(start, config.clockSpeed);
        s->talkClock = std::make_unique<ScaledClock>(start, 1.0);
        sc.clock = s->clock.get();
    }
    LX_TRY(s->store, openStore(sc));

    s->sealer = std::make_unique<FieldSealer>(*s->keys);
    s->index = std::make_unique<BlindIndex>(*s->keys);
    s->auditChain = std::make_unique<AuditChain>(*s->keys);
    Access::Options options;
    if (const QByteArray key = contentOf(config.keyFile); !key.isEmpty())
        options.keyFileProofKey = keyFileProofKey(key);
    options.transferDirectory = s->dataFolder(u"transfers"_s);
    options.sessionClock = &s->peopleClock;
    options.sessions.idleLockMs = qint64(config.idleLockMinutes) * 60'000;
    for (const auto &folder : {u"transfers"_s, u"recordings"_s, u"errors"_s})
        QDir().mkpath(s->dataFolder(folder));

    Store &store = *s->store;
    const Clock &clock = *s->clock;
    s->access = std::make_unique<Access>(store, *s->talkClock, *s->auditChain, std::move(options));
    LX_CHECK(s->access->start());
    s->backups = std::make_unique<Backups>(store, [services = s.get()] { return services->storeConfig(); }, s->access->jobs, s->peopleClock, s->dataFolder(u"backups"_s));
    LX_TRY(auto calendar, Calendar::load());
    s->calendar = std::make_unique<Calendar>(std::move(calendar));
    s->calendarNotices = std::make_unique<CalendarNotices>(store, *s->calendar, clock);
    LX_CHECK(s->calendarNotices->refresh());
    s->directory = std::make_unique<Directory>(store, *s->sealer, *s->index, clock);
    s->knowledge = std::make_unique<Knowledge>(store, clock);
    LX_CHECK(s->knowledge->load());
    s->knowledgeSearch = std::make_unique<KnowledgeSearch>(store, *s->knowledge, clock);
    s->knowledgeSearches = std::make_unique<KnowledgeSearches>(*s->knowledgeSearch);
    s->records = std::make_unique<CallRecords>(store, *s->sealer, *s->index, *s->talkClock);
    s->transcripts = std::make_unique<Transcripts>(store, *s->sealer, *s->talkClock);
    s->drafts = std::make_unique<SeatDrafts>(store, *s->sealer, *s->talkClock);
    LX_CHECK(s->drafts->start());
    s->recordings = std::make_unique<Recordings>(store, *s->keys, *s->talkClock, s->dataFolder(u"recordings"_s));
    s->seats = std::make_unique<Seats>(store, *s->talkClock);
    s->router = std::make_unique<Router>(store, *s->seats, *s->talkClock);
    s->abuse = std::make_unique<AbuseLog>(store, *s->talkClock);
    s->callbacks = std::make_unique<Callbacks>(store, clock);
    s->dialler = std::make_unique<Dialler>(store, *s->sealer, *s->directory, *s->calendar, clock);
    s->announcements = std::make_unique<Announcements>(store, *s->sealer, *s->recordings, *s->dialler, clock);
    s->callbackCalls = std::make_unique<CallbackCalls>(*s->callbacks, *s->dialler, *s->seats, *s->router, clock);
    s->tickets = std::make_unique<Tickets>(store, *s->sealer, *s->directory, *s->calendar, clock);
    // Simulated citizens answer one question; real ones are asked for outcome and attitude apart.
    TicketCalls::Settings ticketCalls;
    if (config.profile == EngineConfig::Profile::Production)
        ticketCalls.visitFlow = u"return-visit-full"_s;
    s->ticketCalls = std::make_unique<TicketCalls>(store, *s->tickets, *s->dialler, *s->directory, *s->calendar, *s->sealer, clock, ticketCalls);
    s->ticketInquiry = std::make_unique<TicketInquiry>(store, *s->sealer, *s->directory, clock);
    s->unitPerformance = std::make_unique<UnitPerformance>(store, *s->directory);
    QObject::connect(s->calendarNotices.get(), &CalendarNotices::learned, s->ticketCalls.get(), [calls = s->ticketCalls.get()] {
        if (const auto planned = calls->clock().replan(); !planned)
            qCWarning(lcHotline) << "the ladders were not planned anew:" << planned.error().toString();
    });
    const auto followHours = [tickets = s->tickets.get(), directory = s->directory.get()]() -> Expected<void> {
        LX_TRY(const auto hours, directory->unitHours());
        tickets->followUnitHours(hours);
        return {};
    };
    LX_CHECK(followHours());
    QObject::connect(s->directory.get(), &Directory::unitHoursChanged, s->ticketCalls.get(), [followHours, calls = s->ticketCalls.get()] {
        const auto followed = followHours();
        const auto planned = followed ? calls->clock().replanIfChanged() : followed;
        if (!planned)
            qCWarning(lcHotline) << "hours of a unit are not followed:" << planned.error().toString();
    });
    s->ticketCalls->clock().onOtherPlan([followHours, notices = s->calendarNotices.get()] {
        if (const auto learned = notices->refresh(); !learned)
            qCWarning(lcHotline) << "another engine's calendar can't be read:" << learned.error().toString();
        if (const auto followed = followHours(); !followed)
            qCWarning(lcHotline) << "hours of units that another engine has changed can't be read:" << followed.error().toString();
    });
    s->dispatch = std::make_unique<Dispatch>(store, *s->tickets, *s->directory, *s->sealer, clock);
    LX_CHECK(s->dispatch->load());
    s->lists = std::make_unique<ContactLists>(store, *s->sealer, *s->index, clock, s->dataFolder(u"errors"_s));
    s->campaigns = std::make_unique<Campaigns>(store, *s->lists, *s->dialler, *s->calendar, clock);
    s->flows = std::make_unique<FlowStore>(store, clock);
    LX_CHECK(s->flows->importShipped());
    s->flowCatalogue = std::make_unique<StoredFlowCatalogue>(*s->flows);
    s->campaigns->setFlowCatalogue(s->flowCatalogue.get());
    s->trunks = std::make_unique<Trunks>(store, clock, s->sealer.get());
    s->inbound = std::make_unique<InboundRoutes>(store);
    s->dialler->setSource(OrderSourceKind::Campaign, s->campaigns.get());
    s->callCitizens = std::make_unique<CallCitizens>(*s->records, *s->transcripts, *s->seats, *s->drafts);
    s->registerAll();
    Door::Identity identity{{}, nameOf(config.profile)};
    identity.confirmationMs = qint64(config.confirmMinutes) * 60'000;
    if (config.profile == EngineConfig::Profile::Rehearsal) {
        identity.businessClock = s->clock.get();
        identity.businessSpeed = config.clockSpeed;
    }
    s->door = std::make_unique<Door>(s->registry, *s->access, std::move(identity), nullptr);
    return s;
}

void Services::registerAll() {
    access->registerMethods(registry);
    registerCalendarMethods(registry, *calendar);
    registerCalendarNoticeMethods(registry, *calendarNotices);
    registerDirectoryMethods(registry, *directory, &access->transfers);
    registerKnowledgeMethods(registry, *knowledge, *knowledgeSearches, *access);
    registerRecordsMethods(registry, *records, *recordings, *transcripts, *drafts, access->transfers);
    registerRoutingMethods(registry, *seats, *router, *callbacks);
    registerWelfareMethods(registry, *seats, *abuse);
    registerDiallingMethods(registry, *dialler);
    registerAnnouncementMethods(registry, *announcements, *access);
    registerTicketMethods(registry, *tickets, *ticketCalls, *access, callCitizens.get());
    registerTicketFigureMethods(registry, *unitPerformance);
    registerTicketReviewMethods(registry, *tickets, *access);
    registerTicketDeadlineMethods(registry, ticketCalls->clock(), *access);
    registerTicketLadderMethods(registry, ticketCalls->clock(), *access);
    registerDispatchMethods(registry, *dispatch, *access);
    registerListMethods(registry, *lists, *access);
    registerCampaignMethods(registry, *campaigns, *access, dataFolder(u"exports"_s));
    registerFlowMethods(registry, *flows, *clock);
    registerInboundMethods(registry, *inbound);
    registerStoreMethods(registry, *this);
    registerBackupMethods(registry, *backups);
}

Services::~Services() {
    if (access)
        access->jobs.stop(); // before the services that running jobs use
}

} // namespace lianxin
