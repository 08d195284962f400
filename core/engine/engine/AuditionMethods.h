// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"

namespace lianxin {

class Access;
class Clock;
class ContactLists;
class FlowStore;
class Synthesiser;

//! speech.voices, campaigns.audition: which voices there are, and how a campaign's first words sound to one of its people.
//! All outlive the registry. Engine main thread.
void registerAuditionMethods(Registry &registry, FlowStore &flows, ContactLists &lists, Synthesiser &synthesiser, const Clock &clock, Access &access);

} // namespace lianxin
