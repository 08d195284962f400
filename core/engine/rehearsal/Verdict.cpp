// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/Verdict.h"
#include "engine/engine/Services.h"
#include "engine/rehearsal/SpokenJudge.h"
#include "engine/rehearsal/SpokenPeople.h"
#include "engine/rehearsal/Tone.h"
#include "platform/base/Text.h"
#include "platform/base/Wav.h"
#include "platform/storage/Maintenance.h"
#include <QDir>
#include <QFile>
#include <QSet>
#include <algorithm>

namespace lianxin {
namespace {


class Judge {
public:
    Judge(Services &services, const RehearsalSetup &setup, const RehearsalOptions &options, RehearsalVerdict &verdict)
        : s(services)
        , m_setup(setup)
        , m_options(options)
        , v(verdict) {}

    Expected<void> citizens() {
        for (const SimulatedCitizen &citizen : m_setup.scenario.citizens) {
            const Behaviour &behaviour = *findBehaviour(citizen.behaviour);
            LX_TRY(const auto orders, s.dialler->ordersOf(citizen.number));
            CitizenVerdict c;
            c.phone = maskedPhone(citizen.number);
            c.behaviour = citizen.behaviour;
            c.expectedOutcome = behaviour.expectedOutcome;
            c.expectedResults = citizen.calls.empty() ? behaviour.expectedResults : expectedResultsOf(citizen);
            if (orders.size() != 1) {
                v.failures << u"%1 has %2 call orders instead of one"_s.arg(c.phone).arg(orders.size());
            } else {
                const CallOrder &order = orders.front();
                c.outcome = order.outcome ? nameOf(*order.outcome) : QString();
                c.result = order.result;
                c.attempts = order.attemptsMade;
                c.ambiguous = order.state == OrderState::Ambiguous;
                judge(order, c);
            }
            v.citizens.push_back(std::move(c));
            if (v.citizens.back().result == u"dissatisfied"_s && v.citizens.back().ok && !v.citizens.back().ambiguous)
                ++((citizen.calls.empty() ? behaviour.calls : citizen.calls).front().speaks.empty() ? v.expectedSupervisionOrders : m_heardDissatisfied);
        }
        return {};
    }

    //! Units are called as often as something is to be told: what they answered, they acknowledged.
    Expected<void> liaisons() {
        for (const SimulatedCitizen &liaison : m_setup.scenario.liaisons) {
            LX_TRY(const auto orders, s.dialler->ordersOf(liaison.number));
            for (const CallOrder &order : orders) {
                if (order.state != OrderState::Done || order.outcome != Outcome::Answered || order.result.isEmpty() || order.result == u"hung_up"_s)
                    continue; // still to come, or cut short by a death or the rehearsal's end: liaisons don't hang up
                ++v.unitCalls;
                if (!findBehaviour(liaison.behaviour)->expectedResults.contains(order.result) && v.engineDeaths() == 0)
                    v.failures << u"%1: the unit's result is \"%2\""_s.arg(maskedPhone(liaison.number), order.result);
            }
        }
        return {};
    }

    Expected<void> talks(const QSet<QString> &heardSeat) {
        for (const SimulatedCitizen &citizen : m_setup.scenario.citizens)
            if (findBehaviour(citizen.behaviour)->reachesSeat)
                LX_CHECK(talksOf(citizen.number, citizen.toneHz, heardSeat.contains(citizen.number)));
        for (const QString &caller : m_setup.callers) {
            const auto before = v.talks.size();
            LX_CHECK(talksOf(caller, 1050, heardSeat.contains(caller)));
            v.callsIn += v.talks.size() > before;
        }
        return {};
    }

    Expected<void> store() {
        LX_TRY(const QJsonObject supervisions, s.tickets->supervisions(QString(), Id(), QString(), 200));
        v.supervisionOrders = int(supervisions.value("items"_L1).toArray().size());
        // What was heard in doubt is looked at by a person first.
        const int doubtful = v.supervisionOrders - v.expectedSupervisionOrders;
        if ((doubtful < 0 || doubtful > m_heardDissatisfied) && v.engineDeaths() == 0)
            v.failures << u"%1 supervision orders instead of %2"_s.arg(v.supervisionOrders).arg(v.expectedSupervisionOrders);
        LX_TRY(const CheckReport check, checkStore(*s.store));
        v.storeOk = check.ok();
        for (const auto &finding : check.findings)
            v.failures << u"store check: "_s + finding.text;
        LX_TRY(const AuditVerdict audit, s.access->audit.verify());
        v.auditOk = audit.intact;
        if (!audit.intact)
            v.failures << u"audit trail: "_s + audit.finding;
        return {};
    }

private:
    void judge(const CallOrder &order, CitizenVerdict &c) {
        if (c.ambiguous || (v.engineDeaths() > 0 && order.state == OrderState::Done && c.outcome == u"ambiguous"_s)) {
            c.ok = v.engineDeaths() > 0; // nobody knows after a kill; without one there is no excuse
            if (!c.ok)
                v.failures << u"%1 (%2) is ambiguous though the engine never died"_s.arg(c.phone, c.behaviour);
            return;
        }
        if (order.state != OrderState::Done) {
            v.failures << u"%1 (%2) did not come to an end: %3 %4"_s.arg(c.phone, c.behaviour, nameOf(order.state), order.heldBy);
            return;
        }
        // An answered call whose engine died under it has no result any more, and is not made again; whether a machine had
        // answered it nobody knows.
        const bool cutShort = v.engineDeaths() > 0 && c.outcome == u"answered"_s;
        const bool outcomeRight = c.outcome == c.expectedOutcome || (cutShort && c.expectedOutcome == u"machine"_s);
        const bool resultRight = c.expectedResults.isEmpty() || c.expectedResults.contains(c.result) || cutShort;
        const QString heardWrong = heardOf(order, *findBehaviour(c.behaviour));
        if (!heardWrong.isEmpty() && v.engineDeaths() == 0)
            v.failures << u"%1 (%2): "_s.arg(c.phone, c.behaviour) + heardWrong;
        if (c.outcome == u"machine"_s && !c.result.isEmpty())
            v.failures << u"%1 (%2): a machine left the result \"%3\""_s.arg(c.phone, c.behaviour, c.result);
        const bool withinPolicy = c.attempts <= std::max(order.attempts.max, 1);
        c.ok = outcomeRight && resultRight && withinPolicy;
        if (!c.ok)
            v.failures << u"%1 (%2): outcome %3 instead of %4, result \"%5\" instead of %6, %7 attempts"_s.arg(
                c.phone, c.behaviour, c.outcome, c.expectedOutcome, c.result, c.expectedResults.join(u'/')).arg(c.attempts);
    }

    //! What was heard on the last attempt, against what the carrier played; with the second that proves it. Empty: right.
    QString heardOf(const CallOrder &order, const Behaviour &behaviour) {
        if (behaviour.expectedHeard.isEmpty())
            return {};
        Dialler::AttemptFilter filter;
        filter.orderId = order.id;
        const auto made = s.dialler->attempts(filter, {}, 1);
        if (!made || made->items.empty())
            return u"no attempt was found"_s;
        const QJsonObject heard = made->items.front().heard;
        const QString state = heard.value("state"_L1).toString();
        if (behaviour.expectedHeard == u"reached"_s) // nothing need be heard of a person; a machine must not be
            return state.isEmpty() || state == behaviour.expectedHeard ? QString() : u"a person was heard as %1"_s.arg(state);
        if (state != behaviour.expectedHeard)
            return u"heard \"%1\" instead of %2"_s.arg(state, behaviour.expectedHeard);
        if (made->items.front().answeredAt != 0)
            return {};
        const QString recording = heard.value("sound"_L1)["recordingId"_L1].toString();
        const auto reader = s.recordings->open(recording);
        if (!reader)
            return u"what was heard was not kept: "_s + reader.error().toString();
        ++v.soundsKept;
        return (*reader)->durationMs() > 1'000 ? QString() : u"%1 ms of sound were kept"_s.arg((*reader)->durationMs());
    }

    Expected<void> talksOf(const QString &number, double citizenHz, bool citizenHeardSeat) {
        CallRecords::Filter filter;
        filter.phoneIndex = s.index->of(number);
        LX_TRY(const QJsonObject history, s.records->history(filter, {}, 20));
        bool found = false;
        for (const auto &value : history.value("items"_L1).toArray()) {
            const Id callId = value[u"id"_s].toString();
            LX_TRY(const QJsonObject call, s.records->detail(callId));
            if (call.value("seatNumber"_L1).toString().isEmpty())
                continue;
            found = true;
            TalkVerdict t;
            t.callId = callId;
            t.phone = maskedPhone(number);
            t.citizenHeardSeat = citizenHeardSeat;
            LX_CHECK(measure(t, citizenHz));
            t.ok = t.citizenMs >= kSureMs && t.seatMs >= kSureMs && t.citizenHeardSeat;
            if (!t.ok && v.engineDeaths() == 0)
                v.failures << u"talk with %1: citizen %2 ms left, seat %3 ms right, citizen heard the seat: %4"_s.arg(t.phone)
                                  .arg(t.citizenMs).arg(t.seatMs).arg(t.citizenHeardSeat ? u"yes"_s : u"no"_s);
            v.talks.push_back(std::move(t));
        }
        if (!found && v.engineDeaths() == 0)
            v.failures << u"%1 never reached a seat"_s.arg(maskedPhone(number));
        return {};
    }

    // The stereo recording itself says who was heard: citizen left, seat right.
    Expected<void> measure(TalkVerdict &t, double citizenHz) {
        Recordings::Filter filter;
        filter.callId = t.callId;
        LX_TRY(const QJsonObject list, s.recordings->list(filter, {}, 10));
        for (const auto &value : list.value("items"_L1).toArray()) {
            const Id id = value[u"id"_s].toString();
            const QString path = m_options.reportDir + u"/talk-"_s + t.callId.right(12) + u".wav"_s;
            QFile::remove(path);
            LX_CHECK(s.recordings->exportWav(id, path));
            LX_TRY(const WavSound sound, readWav(path));
            if (sound.channels != 2)
                continue;
            std::vector<ToneMeter> seats;
            for (const auto &seat : m_setup.scenario.seats)
                seats.emplace_back(seat.toneHz);
            ToneMeter citizen(citizenHz);
            PcmFrame left;
            PcmFrame right;
            for (qint64 at = 0; at + qint64(kFrameSamples) <= sound.frames(); at += kFrameSamples) {
                for (std::size_t i = 0; i < kFrameSamples; ++i) {
                    left[i] = sound.samples[std::size_t(at) * 2 + i * 2];
                    right[i] = sound.samples[std::size_t(at) * 2 + i * 2 + 1];
                }
                citizen.add(left);
                for (auto &meter : seats)
                    meter.add(right);
            }
            t.citizenMs = std::max(t.citizenMs, citizen.heardMs());
            for (const auto &meter : seats)
                t.seatMs = std::max(t.seatMs, meter.heardMs());
            t.recording = id;
            if (v.exportedWav.isEmpty() && t.citizenMs >= kSureMs && t.seatMs >= kSureMs)
                v.exportedWav = path;
            else
                QFile::remove(path);
        }
        return {};
    }

    Services &s;
    const RehearsalSetup &m_setup;
    const RehearsalOptions &m_options;
    RehearsalVerdict &v;
    int m_heardDissatisfied = 0; //!< said, not keyed
};

Expected<void> countRecordings(Services &s, RehearsalVerdict &v) {
    QString cursor;
    do {
        LX_TRY(const QJsonObject page, s.recordings->list({}, cursor, 200));
        for (const auto &value : page.value("items"_L1).toArray()) {
            const QString state = value[u"state"_s].toString();
            v.recordingsFinished += state == u"finished"_s;
            v.recordingsUnfinished += state == u"unfinished"_s;
        }
        cursor = page.value("next"_L1).toString();
    } while (!cursor.isEmpty());
    return {};
}

} // namespace

int RehearsalVerdict::right() const {
    return int(std::count_if(citizens.begin(), citizens.end(), [](const auto &c) { return c.ok && !c.ambiguous; }));
}

int RehearsalVerdict::ambiguous() const {
    return int(std::count_if(citizens.begin(), citizens.end(), [](const auto &c) { return c.ambiguous; }));
}

QJsonObject RehearsalVerdict::toJson() const {
    QJsonArray people;
    for (const auto &c : citizens)
        people.append(QJsonObject{{u"phone"_s, c.phone}, {u"behaviour"_s, c.behaviour}, {u"expectedOutcome"_s, c.expectedOutcome},
                                  {u"outcome"_s, c.outcome}, {u"expectedResults"_s, QJsonArray::fromStringList(c.expectedResults)},
                                  {u"result"_s, c.result}, {u"attempts"_s, c.attempts}, {u"ok"_s, c.ok}, {u"ambiguous"_s, c.ambiguous}});
    QJsonArray conversations;
    for (const auto &t : talks)
        conversations.append(QJsonObject{{u"callId"_s, t.callId}, {u"phone"_s, t.phone}, {u"citizenMs"_s, t.citizenMs},
                                         {u"seatMs"_s, t.seatMs}, {u"citizenHeardSeat"_s, t.citizenHeardSeat}, {u"ok"_s, t.ok}});
    QJsonArray ends;
    for (const auto &death : deaths)
        ends.append(death.toJson());
    return {{u"ok"_s, ok()}, {u"citizens"_s, people}, {u"right"_s, right()}, {u"ambiguous"_s, ambiguous()}, {u"talks"_s, conversations},
            {u"supervisionOrders"_s, supervisionOrders}, {u"soundsKept"_s, soundsKept}, {u"unitCalls"_s, unitCalls}, {u"callsIn"_s, callsIn}, {u"engineDeaths"_s, engineDeaths()},
            {u"deaths"_s, ends}, {u"inFlightAtDeaths"_s, inFlightAtDeaths}, {u"ambiguousAttempts"_s, ambiguousAttempts},
            {u"contactsWithOutcome"_s, contactsWithOutcome}, {u"calledBeyondPolicy"_s, calledBeyondPolicy},
            {u"recordings"_s, QJsonObject{{u"finished"_s, recordingsFinished}, {u"unfinished"_s, recordingsUnfinished}}},
            {u"spoken"_s, spoken.isEmpty() ? QJsonValue() : QJsonValue(spoken.toJson())},
            {u"storeCheck"_s, storeOk}, {u"auditVerify"_s, auditOk}, {u"exportedWav"_s, exportedWav},
            {u"failures"_s, QJsonArray::fromStringList(failures)}};
}

Expected<RehearsalVerdict> judgeRehearsal(const RehearsalSetup &setup, const RehearsalOptions &options,
                                          const std::vector<QJsonObject> &heard, std::vector<EngineDeath> deaths,
                                          const QJsonObject &hearing) {
    LX_TRY(const auto services, Services::open(setup.config));
    LX_CHECK(services->recordings->recover());
    RehearsalVerdict verdict;
    verdict.deaths = std::move(deaths);
    QSet<QString> heardSeat;
    for (const QJsonObject &event : heard)
        if (event.value("event"_L1).toString() == u"heard_seat"_s)
            heardSeat.insert(event.value("number"_L1).toString());
    Judge judge(*services, setup, options, verdict);
    LX_CHECK(judge.citizens());
    LX_CHECK(judge.liaisons());
    LX_CHECK(judge.talks(heardSeat));
    LX_CHECK(judge.store());
    LX_CHECK(countRecordings(*services, verdict));
    LX_CHECK(judgeDeaths(*services, setup, heard, verdict));
    LX_TRY(verdict.spoken, judgeSpoken(*services, setup.scenario, heard, hearing));
    if (verdict.recordingsUnfinished > 0 && verdict.deaths.empty())
        verdict.failures << u"%1 recordings are unfinished though the engine never died"_s.arg(verdict.recordingsUnfinished);
    return verdict;
}

} // namespace lianxin
