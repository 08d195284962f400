// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/knowledge/Knowledge.h"
#include "hotline/knowledge/KnowledgeSearch.h"

namespace lianxin {

class Access;
class Registry;

//! knowledge.*: seats read, search and judge; business admins write; a second one of them publishes.
LIANXIN_EXPORT void registerKnowledgeMethods(Registry &registry, Knowledge &knowledge, KnowledgeSearches &searches, Access &access);

} // namespace lianxin
