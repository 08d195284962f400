// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/EngineDeath.h"
#include "engine/engine/Services.h"
#include "engine/rehearsal/Verdict.h"
#include "platform/base/Text.h"
#include <QHash>
#include <QSet>
#include <algorithm>

namespace lianxin {
namespace {

//! How far apart the engine's store and a citizen may see the same moment on a busy machine.
constexpr qint64 kSlackMs = 2'000;

//! \brief One call as the citizen lived it; real time, 0: did not happen.
struct LivedCall {
    qint64 called = 0;
    qint64 answered = 0;
    qint64 ended = 0;
};

using LivedCalls = QHash<QString, std::vector<LivedCall>>;

LivedCalls livedCalls(const std::vector<QJsonObject> &heard, QStringList &unknown) {
    LivedCalls calls;
    for (const QJsonObject &line : heard) {
        const QString number = line.value("number"_L1).toString();
        const QString behaviour = line.value("behaviour"_L1).toString();
        if (number.isEmpty() || behaviour == u"calls_in")
            continue;
        const QString event = line.value("event"_L1).toString();
        const qint64 at = line.value("at"_L1).toInteger();
        if (behaviour == u"unknown")
            unknown << number;
        else if (event == u"called")
            calls[number].push_back({at, 0, 0});
        else if (calls[number].empty())
            continue;
        else if (event == u"answered")
            calls[number].back().answered = at;
        else if (event == u"ended")
            calls[number].back().ended = at;
    }
    return calls;
}

bool endedBefore(const LivedCall &call, qint64 at) {
    return (call.answered > 0 && call.answered < at) || (call.ended > 0 && call.ended < at);
}

class DeathJudge {
public:
    DeathJudge(Services &services, const RehearsalSetup &setup, const std::vector<QJsonObject> &heard, RehearsalVerdict &verdict)
        : s(services)
        , m_setup(setup)
        , v(verdict)
        , m_lived(livedCalls(heard, m_unknown)) {}

    Expected<void> judge() {
        for (const QString &number : std::as_const(m_unknown))
            fail(u"%1 was called and is on no list"_s.arg(maskedPhone(number)));
        LX_CHECK(ambiguity());
        LX_CHECK(settling());
        for (const SimulatedCitizen &citizen : m_setup.scenario.citizens)
            LX_CHECK(person(citizen.number));
        return contacts();
    }

private:
    void fail(const QString &what) { v.failures << what; }

    // Ambiguous are those whose INVITE was in flight at a death: no more, no fewer.
    Expected<void> ambiguity() {
        QSet<Id> inFlight;
        for (const EngineDeath &death : v.deaths)
            for (const OpenAttempt &open : death.open)
                if (open.inFlight())
                    inFlight.insert(open.id);
        Dialler::AttemptFilter filter;
        filter.outcome = Outcome::Ambiguous;
        QString cursor;
        QSet<Id> ambiguous;
        do {
            LX_TRY(const AttemptPage page, s.dialler->attempts(filter, cursor, 500));
            for (const Attempt &attempt : page.items)
                ambiguous.insert(attempt.id);
            cursor = page.next;
        } while (!cursor.isEmpty());
        v.ambiguousAttempts = int(ambiguous.size());
        v.inFlightAtDeaths = int(inFlight.size());
        const QSet<Id> withoutReason = ambiguous - inFlight;
        for (const Id &id : withoutReason)
            fail(u"attempt %1 is ambiguous though its INVITE was in flight at no death"_s.arg(id));
        const QSet<Id> missing = inFlight - ambiguous;
        for (const Id &id : missing)
            fail(u"attempt %1 had its INVITE in flight at a death and is not ambiguous"_s.arg(id));
        return {};
    }

    // The others that a death left open.
    Expected<void> settling() {
        for (const EngineDeath &death : v.deaths) {
            for (const OpenAttempt &open : death.open) {
                if (open.inFlight())
                    continue;
                LX_TRY(const auto attempt, s.dialler->attempt(open.id));
                const bool right = attempt && attempt->endedAt > 0
                                   && (open.answered ? attempt->outcome == Outcome::Answered : attempt->number == 0);
                if (!right)
                    fail(u"attempt %1, %2 when the engine died, was settled wrongly"_s.arg(
                        open.id, open.answered ? u"answered"_s : u"not sent yet"_s));
            }
        }
        return {};
    }

    Expected<void> person(const QString &number) {
        const QString who = maskedPhone(number);
        const auto calls = m_lived.value(number);
        LX_TRY(const auto orders, s.dialler->ordersOf(number));
        int allowed = 0;
        int recorded = 0;
        for (const CallOrder &order : orders) {
            allowed += order.attempts.max;
            recorded += order.attemptsMade;
        }
        bool beyond = false;
        if (int(calls.size()) > std::min(allowed, recorded)) {
            fail(u"%1 was called %2 times; the policy allows %3, the records know %4"_s.arg(who).arg(calls.size()).arg(allowed).arg(recorded));
            beyond = true;
        }
        for (std::size_t i = 1; i < calls.size(); ++i) {
            const SimulatedCitizen *citizen = m_setup.scenario.citizen(number);
            const Behaviour *behaviour = citizen ? findBehaviour(citizen->behaviour) : nullptr;
            const bool mailbox = behaviour && behaviour->expectedOutcome == u"machine"_s; // nobody has been reached yet
            if (calls[i - 1].answered > 0 && !mailbox && !(behaviour && behaviour->calledAgain)) {
                fail(u"%1 was called again after having answered"_s.arg(who));
                beyond = true;
            }
        }
        v.calledBeyondPolicy += beyond;
        if (!m_setup.resumed)
            LX_CHECK(compareWithCitizen(who, orders, calls));
        return {};
    }

    // The citizen's own telephone is the witness of what was in flight.
    Expected<void> compareWithCitizen(const QString &who, const std::vector<CallOrder> &orders, const std::vector<LivedCall> &calls) {
        for (const EngineDeath &death : v.deaths) {
            for (const OpenAttempt &open : death.open) {
                const bool ours = std::any_of(orders.begin(), orders.end(), [&](const CallOrder &o) { return o.id == open.orderId; });
                if (!ours || !open.inFlight() || death.found)
                    continue;
                LX_TRY(const auto attempt, s.dialler->attempt(open.id));
                // Died between the mark and the wire: the citizen knows nothing of that call.
                if (attempt && int(calls.size()) < attempt->number)
                    continue;
                if (std::none_of(calls.begin(), calls.end(), [&](const LivedCall &call) {
                        return call.called <= death.at + kSlackMs && !endedBefore(call, death.at - kSlackMs);
                    }))
                    fail(u"%1 had no call in flight when the engine died, as their telephone says"_s.arg(who));
            }
        }
        for (const LivedCall &call : calls) {
            const auto death = std::find_if(v.deaths.begin(), v.deaths.end(), [&](const EngineDeath &d) { return d.at > call.called; });
            if (death == v.deaths.end() || death->found || call.called > death->at - kSlackMs || endedBefore(call, death->at))
                continue;
            const bool known = std::any_of(death->open.begin(), death->open.end(), [&](const OpenAttempt &open) {
                return std::any_of(orders.begin(), orders.end(), [&](const CallOrder &o) { return o.id == open.orderId; });
            });
            if (!known)
                fail(u"%1 had a call in flight when the engine died, and the store knew nothing of it"_s.arg(who));
        }
        return {};
    }

    Expected<void> contacts() {
        QString cursor;
        QSet<QString> seen;
        qint64 rows = 0;
        do {
            LX_TRY(const auto page, s.campaigns->contacts(m_setup.campaignId, QString(), cursor, 500));
            for (const auto &value : page.items) {
                const QJsonObject contact = value.toObject();
                ++rows;
                seen.insert(contact.value("id"_L1).toString());
                const QString state = contact.value("state"_L1).toString();
                const bool settled = state == u"done" || state == u"ambiguous" || state == u"cancelled";
                if (!settled || contact.value("outcome"_L1).toString().isEmpty())
                    fail(u"contact %1 has no outcome: %2"_s.arg(contact.value("id"_L1).toString(), state));
                else
                    ++v.contactsWithOutcome;
            }
            cursor = page.next;
        } while (!cursor.isEmpty());
        if (rows != seen.size() || rows != m_setup.importSummary.value("imported"_L1).toInteger())
            fail(u"%1 rows for %2 contacts, %3 imported"_s.arg(rows).arg(seen.size()).arg(
                m_setup.importSummary.value("imported"_L1).toInteger()));
        return {};
    }

    Services &s;
    const RehearsalSetup &m_setup;
    RehearsalVerdict &v;
    QStringList m_unknown;
    LivedCalls m_lived;
};

template <class Which>
int count(const EngineDeath &death, Which which) {
    return int(std::count_if(death.open.begin(), death.open.end(), which));
}

} // namespace

int EngineDeath::inFlight() const { return count(*this, [](const OpenAttempt &o) { return o.inFlight(); }); }
int EngineDeath::answered() const { return count(*this, [](const OpenAttempt &o) { return o.answered; }); }
int EngineDeath::unsent() const { return count(*this, [](const OpenAttempt &o) { return !o.sent; }); }

QJsonObject EngineDeath::toJson() const {
    QJsonArray list;
    for (const OpenAttempt &o : open)
        list.append(QJsonObject{{u"id"_s, o.id}, {u"orderId"_s, o.orderId}, {u"sent"_s, o.sent}, {u"answered"_s, o.answered}});
    return {{u"at"_s, at}, {u"found"_s, found}, {u"inFlight"_s, inFlight()}, {u"answered"_s, answered()}, {u"unsent"_s, unsent()},
            {u"open"_s, list}};
}

EngineDeath EngineDeath::fromJson(const QJsonObject &json) {
    EngineDeath death;
    death.at = json.value("at"_L1).toInteger();
    death.found = json.value("found"_L1).toBool();
    for (const auto &value : json.value("open"_L1).toArray()) {
        const QJsonObject o = value.toObject();
        death.open.push_back({o.value("id"_L1).toString(), o.value("orderId"_L1).toString(), o.value("sent"_L1).toBool(),
                              o.value("answered"_L1).toBool()});
    }
    return death;
}

Expected<EngineDeath> inspectDeath(const EngineConfig &config, qint64 at) {
    LX_TRY(const auto services, Services::open(config));
    LX_TRY(const auto open, services->dialler->underWay());
    EngineDeath death;
    death.at = at;
    for (const Attempt &attempt : open)
        death.open.push_back({attempt.id, attempt.orderId, attempt.sentAt > 0, attempt.answeredAt > 0});
    return death;
}

Expected<void> judgeDeaths(Services &services, const RehearsalSetup &setup, const std::vector<QJsonObject> &heard,
                           RehearsalVerdict &verdict) {
    return DeathJudge(services, setup, heard, verdict).judge();
}

} // namespace lianxin
