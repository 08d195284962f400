// SPDX-License-Identifier: GPL-3.0-or-later
#include "talk/bot/FlowSchema.h"

namespace lianxin {

std::vector<Migration> flowSchema() {
    return {
        {u"flow"_s, 1,
         u"CREATE TABLE flow (id TEXT PRIMARY KEY, latest BIGINT NOT NULL);\n"
         "CREATE TABLE flow_version (flow_id TEXT NOT NULL REFERENCES flow (id), version BIGINT NOT NULL, "
         "title TEXT NOT NULL, "
         "direction TEXT NOT NULL, yaml TEXT NOT NULL, sha256 TEXT NOT NULL, imported_at BIGINT NOT NULL, "
         "imported_by TEXT NOT NULL, PRIMARY KEY (flow_id, version))"_s}};
}

} // namespace lianxin
