// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/calendar/Calendar.h"
#include "hotline/calendar/CallWindow.h"
#include "hotline/campaigns/CampaignRules.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/dialling/CallOrder.h"
#include "hotline/dialling/DialMoment.h"
#include "hotline/dialling/Ports.h"
#include "platform/base/Expected.h"
#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QTimer>
#include <map>
#include <set>

namespace lianxin {

class Dialler;
struct PreflightAssumptions;

enum class CampaignState { Draft, Ready, Scheduled, Running, Paused, Stopping, Stopped, Completed };
LIANXIN_EXPORT QString nameOf(CampaignState state);
LIANXIN_EXPORT std::optional<CampaignState> campaignStateFromName(QStringView name);
//! The whole state machine: may a campaign go from \a from to \a to?
LIANXIN_EXPORT bool mayChange(CampaignState from, CampaignState to);

//! \brief What a campaign is made of. JSON keys as in campaigns.create; YAML files have the same.
struct CampaignSpec {
    QString name;
    Id listId;
    QString flowId;
    QString trunkId;       //!< empty: the engine's first
    QString callerId;
    int lines = 10;        //!< calls at once, 1…10,000
    double cps = 1;        //!< calls a second, 0 < cps ≤ 200
    CallWindow windows;
    qint64 startAt = 0;    //!< UTC ms; 0: when started
    qint64 endAt = 0;      //!< UTC ms; 0: none
    AttemptPolicy attempts;
    QString handOverSkill;
    int handOverSeats = 0; //!< planned for those who ask for a person, for the preflight; 0: not said, up to 10,000
    int priority = 5;      //!< 0…9
    QString templateId;    //!< what the wizard began with, e.g. policy_notice; may be empty
    QJsonObject variables; //!< the same for every call, e.g. {"policy":"社保补贴"}
    QString voice;         //!< of the robot, as speech.voices tells it; empty: the flow's
    int voiceRate = 0;     //!< per cent of normal speed, 50…200; 0: the flow's
    CampaignRules rules;

    //! Errors (Usage): campaigns.bad_spec with the key as place.
    static Expected<CampaignSpec> fromJson(const QJsonObject &json);
    //! Errors (BadInput): campaigns.bad_file with line as place; then as fromJson().
    static Expected<CampaignSpec> fromYaml(const QByteArray &text);
    QJsonObject toJson() const;
};

struct Campaign {
    Id id;
    CampaignSpec spec;
    CampaignState state = CampaignState::Draft;
    QString stateReason;
    QString createdBy;
    qint64 createdAt = 0;
    qint64 startedAt = 0; //!< 0: never yet
    qint64 endedAt = 0;
    qint64 total = 0;     //!< contacts
    QJsonObject toJson() const;
};

//! \brief What a preflight is about, collected on the main thread.
struct PreflightQuestion {
    Id campaignId; //!< empty: a draft
    CampaignSpec spec;
    QJsonObject assumptions; //!< given by the admin, see Preflight.h
    qint64 total = 0;
    qint64 now = 0;
    int numberCap = 0;
    PersonSettings people;
    std::vector<std::pair<Id, QString>> lists;     //!< that exclude this one: id, name
    QStringList goneLists;                         //!< names of those that were to, and are no more; empty where not even that is known
    std::vector<std::pair<Id, QString>> campaigns; //!< of the same exclusion group: id, name
};

//! What a seat's part in a call came to.
enum class HandOverStep { Requested, Answered, Lost };

//! \brief Campaigns: state machine, feeding of orders into dialling, results, figures, trace. Engine main thread.
//! Errors: campaigns.not_found, campaigns.bad_spec, campaigns.wrong_state (Conflict), campaigns.list_not_ready,
//! campaigns.flow_unknown, lists.*, storage.*.
class LIANXIN_EXPORT Campaigns : public QObject, public OrderSource {
    Q_OBJECT
public:
    Campaigns(Store &store, ContactLists &lists, Dialler &dialler, const Calendar &calendar, const Clock &clock,
              QObject *parent = nullptr);
    ~Campaigns() override;

    //! Checks flow ids at creation and start; may stay unset. Outlives the service.
    void setFlowCatalogue(const FlowCatalogue *flows) { m_flows = flows; }

    //! Picks up what was running before; begins to tick (schedules, ends, feeding). Registers nothing with the dialler:
    //! call dialler.setSource(OrderSourceKind::Campaign, &campaigns) before.
    Expected<void> resume();

    Expected<Id> create(const CampaignSpec &spec, const QString &actor);
    Expected<std::vector<Campaign>> campaigns();
    struct CampaignPage {
        std::vector<Campaign> items;
        QString next;
        qint64 total = 0;
    };
    //! Newest first. Errors (Usage): campaigns.bad_cursor.
    Expected<CampaignPage> campaigns(const QString &cursor, int limit);
    Expected<Campaign> campaign(const Id &id);
    //! From ready, scheduled or paused to running (or to scheduled, when startAt lies ahead).
    Expected<Campaign> start(const Id &id, const QString &actor);
    Expected<Campaign> pause(const Id &id, const QString &reason, const QString &actor);
    //! Waiting orders are taken back; calls under way end by themselves (stopping → stopped).
    Expected<Campaign> stop(const Id &id, const QString &reason, const QString &actor);

    //! As campaigns.figures in docs: totals, outcomes, hand-overs, results, optional byHour.
    Expected<QJsonObject> figures(const Id &id, bool byHour);
    //! When those who were not reached are due again: {total, halfHours:[{at, contacts}], later}; at most kRetryHalfHours of
    //! them, later: beyond these. A few seconds old at most.
    Expected<QJsonObject> retries(const Id &id);
    static constexpr int kRetryHalfHours = 96;
    //! Why (not) this number: contact state, campaign state and every rule of dialling.
    Expected<QJsonObject> trace(const Id &id, const QString &number);
    //! The same by order, for a row whose number is masked.
    Expected<QJsonObject> traceOrder(const Id &id, const Id &orderId);
    struct Page {
        QJsonArray items;
        QString next;
    };
    Expected<Page> contacts(const Id &id, const QString &outcome, const QString &cursor, int limit);
    //! Which attempts: ended in [from, to), with one of the outcomes.
    struct AttemptQuery {
        qint64 from = 0; //!< UTC ms
        qint64 to = 0;   //!< 0: open
        QStringList outcomes;
        std::optional<bool> handedOver; //!< only those that asked for a person, or only the others
    };
    //! The calls behind a figure, oldest first, masked. Errors (Usage): campaigns.bad_cursor.
    Expected<Page> attempts(const Id &id, const AttemptQuery &query, const QString &cursor, int limit);
    //! Which people of a list, and in which campaign they stand.
    struct PeopleView {
        Id listId = {};
        Id campaignId = {};  //!< empty: the newest that calls the list
        QString only = {};   //!< an outcome, handed_over, untouched (not called yet), do_not_call; empty: everybody
        QString number = {}; //!< whose number, or further number, this is; in any spelling
        qint64 row = 0; //!< of the sheet
    };
    struct PeoplePage {
        QJsonArray items;
        QString next;
        qint64 total = -1;    //!< negative: not counted
        QJsonObject campaign; //!< {id,name,state}; empty: none calls the list
    };
    //! The people of a list, masked, with where each of them stands: {id,row,phone,kind,name,place,carrier,others,state,outcome,
    //! result,attempts,endedAt,handOver,orderId,heldBy,dueAt,doNotCall}; state also no_campaign and not_placed. In order of row;
    //! of do_not_call in order of a blind index. Errors: lists.not_found, lists.bad_cursor (Usage), campaigns.other_list
    //! (NotFound), phone.*.
    Expected<PeoplePage> people(const PeopleView &view, const QString &cursor, int limit);
    //! Why (not) this person of the list: as trace(); of whom it is not the turn yet, what every rule would say now.
    //! Errors: lists.contact_not_found, campaigns.other_list (NotFound).
    Expected<QJsonObject> traceContact(const Id &id, const Id &contactId);
    //! Who is due again in [from, to), soonest first, masked. Errors (Usage): campaigns.bad_cursor.
    Expected<Page> due(const Id &id, qint64 from, qint64 to, const QString &cursor, int limit);
    //! \name What would happen: held back by which rule, expected course, lines, hand-overs and seats
    //! @{
    Expected<PreflightQuestion> preflightQuestion(const Id &id);
    Expected<PreflightQuestion> preflightQuestion(const CampaignSpec &spec);
    //! Any thread. Errors: jobs.cancelled, campaigns.bad_assumption (Usage).
    Expected<QJsonObject> preflight(const PreflightQuestion &question, JobControl &control) const;
    //! @}
    //! Writes everything about a campaign, masked, into a workbook with charts. Any thread; \a campaign as campaign() tells.
    //! Errors: sheet.write_failed, jobs.cancelled.
    Expected<void> writeWorkbook(const Campaign &campaign, const QString &path, JobControl &control) const;
    //! Which campaign and contact an order stands for, for the card of a call; {} when it is none of ours.
    Expected<QJsonObject> contactOfOrder(const Id &orderId);

    //! Told by the engine about calls of our orders.
    void noteHandOver(const Id &orderId, HandOverStep step, qint64 waitMs);

    //! One look at schedules, ends and what dialling can take; the timer calls it, tests call it directly.
    void tick();

    //! Seats take over, and it goes by them.
    static bool isPacedBySeats(const CampaignSpec &spec);
    //! How it is paced now, and what holds it back: {mode: seats|lines, calls, hold: null|{cause: window_closed|trunk_dead|
    //! no_seats|drop_ceiling, reason, since}, trunkDeadSince, and of those paced by seats what PacingView tells}. A campaign held
    //! by drop_ceiling is paused until a person lets it go on. "pacing" of figures().
    QJsonObject pacing(const Campaign &campaign) const;

    // OrderSource
    SourceGate gate(const Id &campaignId) override;
    QString excludedBy(Snapshot &s, const CallOrder &order) override;
    void attemptStarted(Transaction &t, const CallOrder &order, const Attempt &attempt) override;
    void attemptEnded(Transaction &t, const CallOrder &order, const Attempt &attempt) override;
    void orderEnded(Transaction &t, const CallOrder &order) override;

private:
    Expected<Campaign> change(const Id &id, CampaignState to, const QString &reason, const QString &actor);
    Expected<void> load();
    Expected<int> feed(const Campaign &campaign);
    Expected<CallOrder> orderFor(const Campaign &campaign, const Contact &contact) const;
    void finishWhereDone(Campaign &campaign);
    void publishProgress();
    Expected<void> ready(const CampaignSpec &spec);
    void addConduct(const Campaign &campaign, SourceGate &gate) const;
    void hold(const Campaign &campaign, const QString &cause, const QString &reason);
    void watch(const Campaign &campaign);
    void pardon(const Campaign &campaign);
    PreflightAssumptions assumptions(Snapshot &s) const;
    static QJsonArray hoursOf(Snapshot &s, const Id &id);
    static void countHour(Transaction &t, const Id &campaignId, const QString &what, qint64 at, qint64 by);
    static void countLineTime(Transaction &t, const Id &campaignId, qint64 from, qint64 to);
    void noteStart(const Id &campaignId, const Id &attemptId, qint64 at);
    void keepPeaks();
    static QJsonObject figuresOf(Snapshot &s, const Id &id, qint64 total, bool byHour);

    Store &m_store;
    ContactLists &m_lists;
    Dialler &m_dialler;
    const Calendar &m_calendar;
    const Clock &m_clock;
    const FlowCatalogue *m_flows = nullptr;
    std::map<Id, Campaign> m_live; //!< all that are not stopped or completed
    std::set<Id> m_changed;        //!< figures changed since the last campaign.progress
    qint64 m_workbooksAt = 0; //!< when error workbooks were looked through last
    struct CampaignHold {
        QString cause;
        QString reason;
        qint64 since = 0;
    };
    struct SeatWatch {
        bool lacking = false;
        qint64 since = 0;
    };
    std::map<Id, CampaignHold> m_holds; //!< running campaigns that the engine itself holds back
    std::map<Id, SeatWatch> m_seatWatch;
    //! The most of the current hour, and what of it the store has.
    struct HourPeak {
        qint64 hour = 0;
        qint64 second = 0;    //!< in which started were started
        std::set<Id> started; //!< attempts
        qint64 cps = 0;
        qint64 keptLines = 0;
        qint64 keptCps = 0;
    };
    std::map<Id, HourPeak> m_peaks;
    struct KnownRetries {
        qint64 at = 0;
        QJsonObject answer;
    };
    std::map<Id, KnownRetries> m_retries;
    QTimer m_timer;
};

} // namespace lianxin
