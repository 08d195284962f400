// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Access.h"

namespace lianxin {

class Announcements;

//! announcements.list, learn, relabel, forget, example, classify, settings, setSettings; event announcements.changed.
LIANXIN_EXPORT void registerAnnouncementMethods(Registry &registry, Announcements &announcements, Access &access);

} // namespace lianxin
