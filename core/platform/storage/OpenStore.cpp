// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/storage/OpenStore.h"
#include "platform/storage/postgres/PostgresStore.h"
#include "platform/storage/sqlite/SqliteStore.h"

namespace lianxin {

bool isPostgresLocation(QStringView location) {
    return location.startsWith(u"postgresql://") || location.startsWith(u"postgres://");
}

Expected<std::unique_ptr<Store>> openStore(const StoreConfig &config) {
    return isPostgresLocation(config.location) ? PostgresStore::open(config) : SqliteStore::openOrCreate(config);
}

} // namespace lianxin
