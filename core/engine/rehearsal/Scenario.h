// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QStringList>
#include <vector>

namespace lianxin {

//! \brief What a simulated citizen does with one call.
struct CallPlan {
    int refuseStatus = 0;  //!< SIP status instead of an answer; 0 = answers
    bool ringsForever = false; //!< until the caller gives up
    int ringMs = 3'000;    //!< of the rehearsal's clock before answering or refusing
    struct Press {
        int afterMs;       //!< ms of listening after the answer, or after the press before it: real time in which somebody
                           //!< speaks, and the first 1.5 s of each silence, so that a slow machine makes nobody hasty
        char key;
    };
    std::vector<Press> keys;
    struct Sentence {
        QString text;
        int afterPauses = 0; //!< when somebody has fallen silent that often, since the sentence before: prompts have ended
        int afterMs = 0;     //!< ms of listening since the sentence before, as with keys; both have to be reached
        QString voice = {};  //!< of the synthesiser; empty: one drawn from the number
        QString means = {};    //!< what is meant by it, see spokenMeanings(); empty: not judged
    };
    std::vector<Sentence> speaks; //!< in words, by a synthetic voice
    int hangUpAfterMs = 0; //!< real ms after the answer; 0: waits for the other side
    bool talks = false;    //!< speaks (a tone) as soon as a seat is heard, listens until the seat hangs up
    QString early = {};    //!< sound of CarrierSounds.h that the network plays before the answer, again and again
    int earlyMs = 0;       //!< real ms of it before answering or refusing; 0: until the caller gives up
    QString says = {};     //!< sound of CarrierSounds.h after the answer, once
    int lossPercent = 0;   //!< of the packets of this line, each way
    int noiseDb = 0;       //!< around the citizen, so far below a voice; 0: none

    QJsonObject toJson() const;
    //! Errors: as Scenario::fromJson().
    static Expected<CallPlan> fromJson(const QJsonObject &json);
};

//! \brief A kind of citizen: what they do with the first, second … call (the last plan repeats), and what the
//! engine must make of it. The table of all of them is in Scenario.cpp.
struct Behaviour {
    QString name;
    QString inWords;                //!< Chinese, for the report
    std::vector<CallPlan> calls;
    QString expectedOutcome;        //!< of the last attempt, as in dialling/Outcome.h
    QStringList expectedResults;    //!< of the flow; any of them; empty: none
    bool reachesSeat = false;
    int weight = 1;                 //!< how often it is drawn
    QString expectedHeard = {};     //!< NumberState that the engine notes; empty: whatever
    bool calledAgain = false;       //!< as they asked for, after having answered
};

//! Behaviours of people who are told of a policy, by flow policy-notice.
const std::vector<Behaviour> &noticeBehaviours();
//! Behaviours of people who are asked whether they are satisfied, by flow return-visit.
const std::vector<Behaviour> &visitBehaviours();
//! Behaviours of liaisons of handling units, by the flows unit-*.
const std::vector<Behaviour> &liaisonBehaviours();
const Behaviour *findBehaviour(const QString &name);

//! \brief One simulated citizen.
struct SimulatedCitizen {
    QString number;    //!< national form
    QString behaviour;
    double toneHz = 0; //!< the voice; differs from every seat's
    std::vector<CallPlan> calls = {}; //!< instead of the behaviour's: people who speak, stories of a test
};

//! \brief One simulated seat.
struct SimulatedSeat {
    QString seatNumber;
    QString login;
    QString password;
    double toneHz = 0;
};

//! \brief Everything that lianxin-citizens needs to know. Drawn from a seed: the same numbers and the same seed give
//! the same scenario.
struct Scenario {
    quint32 seed = 0;
    double speed = 1; //!< compresses ringing, never media
    int talkMs = 2'500; //!< how long a seat talks, real ms
    std::vector<SimulatedCitizen> citizens;
    std::vector<SimulatedSeat> seats;
    QString sounds = {}; //!< folder of CarrierSounds.h
    std::vector<SimulatedCitizen> liaisons = {}; //!< of handling units: called as often as there is something to tell
    QString waves = {};  //!< folder for what people who speak said (left) and heard (right); empty: not kept

    //! \a notice numbers draw from noticeBehaviours(), \a visit from visitBehaviours(); each list has every behaviour at
    //! least once when it is long enough, and at least three who reach a seat. \a spoken: see drawSpeakers().
    static Scenario draw(const QStringList &notice, const QStringList &visit, int seats, quint32 seed, double speed, const QStringList &spoken = {});
    //! A citizen or a liaison.
    const SimulatedCitizen *citizen(const QString &number) const;

    QJsonObject toJson() const;
    //! Errors (BadInput): rehearsal.scenario.
    static Expected<Scenario> fromJson(const QJsonObject &json);
};

} // namespace lianxin
