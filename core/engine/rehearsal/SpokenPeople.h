// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/rehearsal/Scenario.h"

namespace lianxin {

class Dice;

//! Behaviours of people who are asked by flow return-visit and answer in words. Needs an engine that hears. What is not
//! understood is asked again, at last by a person, or not scored: any of that is in expectedResults after the answer that is
//! meant; another answer than that is not.
const std::vector<Behaviour> &spokenBehaviours();

//! What a sentence can mean (CallPlan::Sentence::means): "satisfied", "dissatisfied", "wrong_person", "person", "later",
//! "stop", or "doubt": what must be asked back, not scored.
const QStringList &spokenMeanings();

//! Results of the flow that are right for \a citizen: first the one that is meant, then those that score nothing.
QStringList expectedResultsOf(const SimulatedCitizen &citizen);

//! Gives each of \a numbers a behaviour and the words for it. The first eight are eight behaviours, the first fifteen all of
//! them; forty use each of ten wordings of "satisfied" and ten of "dissatisfied". All speak over lines that lose 1 % of the
//! packets each way.
std::vector<SimulatedCitizen> drawSpeakers(const QStringList &numbers, Dice &dice);

} // namespace lianxin
