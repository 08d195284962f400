// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"

namespace lianxin {

//! \brief The errors of storage in one place, so that both engines report the same thing with the same words.
//! Codes: Store.h (statements) and OpenStore.h (opening).
namespace storeErrors {

Error notFound(const QString &place);
Error wrongKey(const QString &place);
Error plaintext(const QString &place);
Error notAStore(const QString &place);
Error truncated(const QString &place);
Error corrupt(const QString &detail, const QString &place);
Error newerSchema(const QString &module, const QString &place);
Error lockedBy(const QString &holder, const QString &place);
Error busy(const QString &place);
Error diskFull(const QString &place);
Error unreachable(const QString &detail, const QString &place);
Error commitUnknown(const QString &place);
Error loginRefused(const QString &detail, const QString &place);
Error noDatabase(const QString &detail, const QString &place);
Error cipher(const QString &detail);
Error io(const QString &detail, const QString &place);
Error backupExists(const QString &place);
Error backupUnusable(const QString &detail, const QString &place);
Error restoreTargetExists(const QString &place);
Error rekeyPostgres(const QString &place);
Error migrationFailed(const QString &migration, const Error &cause);

Error duplicate(const QString &detail);
Error reference(const QString &detail);
Error constraint(const QString &detail);
Error conflict(const QString &detail);
Error badStatement(const QString &detail, QStringView sql);
Error badValue(const QString &detail, QStringView sql);
Error nestedWrite();

} // namespace storeErrors
} // namespace lianxin
