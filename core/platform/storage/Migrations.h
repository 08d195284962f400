// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/storage/OpenStore.h"
#include <QStringList>

namespace lianxin {

//! Migrations of storage itself (event, schema_version) and then \a ofModules.
std::vector<Migration> withStorageSchema(std::vector<Migration> ofModules);

//! The statements of \a migration that concern the engine, in its dialect.
QStringList statementsOf(const Migration &migration, bool postgres);

//! \brief Brings the schema to \a migrations, each in a transaction of its own. Errors: storage.newer_schema (nothing
//! was changed), storage.migration_failed (those before it were applied).
Expected<SchemaOutcome> applyMigrations(Store &store, const std::vector<Migration> &migrations, qint64 now,
                                        const QString &place);

} // namespace lianxin
