// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/Store.h"

namespace lianxin {

//! knowledge_article (what is newest and what is in force), knowledge_version (every version with who wrote and who
//! reviewed it), knowledge_text (the tokens of what is in force, with a full-text index over them), knowledge_synonym
//! and knowledge_use (what was shown, used, or of no help).
LIANXIN_EXPORT std::vector<Migration> knowledgeSchema();

} // namespace lianxin
