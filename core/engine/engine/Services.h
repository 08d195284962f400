// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/telephony/Trunks.h"
#include "engine/engine/Backups.h"
#include "engine/engine/CallbackCalls.h"
#include "engine/engine/CallCitizens.h"
#include "engine/engine/EngineConfig.h"
#include "engine/engine/InboundRoutes.h"
#include "engine/engine/StoredFlowCatalogue.h"
#include "hotline/calendar/CalendarNotices.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/dispatch/Dispatch.h"
#include "hotline/directory/Directory.h"
#include "hotline/knowledge/Knowledge.h"
#include "hotline/knowledge/KnowledgeSearch.h"
#include "hotline/records/CallRecords.h"
#include "hotline/records/Recordings.h"
#include "hotline/records/SeatDrafts.h"
#include "hotline/records/Transcripts.h"
#include "hotline/routing/AbuseLog.h"
#include "hotline/routing/Callbacks.h"
#include "hotline/routing/Router.h"
#include "hotline/routing/Seats.h"
#include "hotline/tickets/TicketCalls.h"
#include "hotline/tickets/TicketInquiry.h"
#include "hotline/tickets/UnitPerformance.h"
#include "hotline/tickets/Tickets.h"
#include "platform/access/Access.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/crypto/KeyRing.h"
#include "platform/door/Door.h"
#include "platform/storage/OpenStore.h"
#include "talk/bot/FlowStore.h"
#include "talk/hearing/Announcements.h"
#include <memory>

namespace lianxin {

//! \brief The hotline without a telephone: key ring, store and every service that stands on them, built in order, with
//! their methods in the registry. The engine adds telephony and the bot; lianxinctl uses it as it is when no engine
//! holds the store. Main thread.
struct LIANXIN_EXPORT Services {
    //! Opens an existing store (schema brought up to date). Errors: crypto.*, storage.*, calendar.*.
    static Expected<std::unique_ptr<Services>> open(const EngineConfig &config);

    //! \brief What `store init` made.
    struct Created {
        QString recoveryKey; //!< to be shown once
    };
    //! Makes key ring, key file (when config.keyFile is named and not there yet) and an empty store.
    //! Errors: crypto.ring_exists, storage.*.
    static Expected<Created> create(const EngineConfig &config, CryptoSuite suite);

    ~Services();

    EngineConfig config;
    std::shared_ptr<KeyRing> keys;
    std::unique_ptr<Clock> clock;
    std::unique_ptr<Clock> talkClock; //!< as clock, but never compressed: for waits in which somebody is on the line
    SystemClock peopleClock; //!< for the sessions of those who work here
    std::unique_ptr<Store> store;
    std::unique_ptr<FieldSealer> sealer;
    std::unique_ptr<BlindIndex> index;
    std::unique_ptr<AuditChain> auditChain;
    std::unique_ptr<Access> access;
    std::unique_ptr<Backups> backups;
    std::unique_ptr<Calendar> calendar;
    std::unique_ptr<CalendarNotices> calendarNotices;
    std::unique_ptr<Directory> directory;
    std::unique_ptr<Knowledge> knowledge;
    std::unique_ptr<KnowledgeSearch> knowledgeSearch;
    std::unique_ptr<KnowledgeSearches> knowledgeSearches;
    std::unique_ptr<CallRecords> records;
    std::unique_ptr<Transcripts> transcripts;
    std::unique_ptr<SeatDrafts> drafts;
    std::unique_ptr<Recordings> recordings;
    std::unique_ptr<Seats> seats;
    std::unique_ptr<Router> router;
    std::unique_ptr<AbuseLog> abuse;
    std::unique_ptr<Callbacks> callbacks;
    std::unique_ptr<Dialler> dialler;
    std::unique_ptr<Announcements> announcements;
    std::unique_ptr<CallbackCalls> callbackCalls;
    std::unique_ptr<CallCitizens> callCitizens;
    std::unique_ptr<Tickets> tickets;
    std::unique_ptr<TicketCalls> ticketCalls;
    std::unique_ptr<TicketInquiry> ticketInquiry;
    std::unique_ptr<UnitPerformance> unitPerformance;
    std::unique_ptr<Dispatch> dispatch;
    std::unique_ptr<ContactLists> lists;
    std::unique_ptr<Campaigns> campaigns;
    std::unique_ptr<FlowStore> flows;
    std::unique_ptr<StoredFlowCatalogue> flowCatalogue;
    std::unique_ptr<Trunks> trunks;
    std::unique_ptr<InboundRoutes> inbound;
    Registry registry;
    std::unique_ptr<Door> door;

    //! Folder beside the store for recordings, error workbooks and prompts.
    QString dataFolder(const QString &name) const;
    StoreConfig storeConfig() const;

private:
    Services() = default;
    void registerAll();
};

//! Every module's schema, bottom-up.
LIANXIN_EXPORT std::vector<Migration> allMigrations();

} // namespace lianxin
