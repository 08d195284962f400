// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/crypto/KeyRing.h"

namespace lianxin {

//! \brief How a key ring looks as a file: the JSON around what KeyRing wraps and authenticates.
struct StoredSlot {
    Unlock::Kind kind = Unlock::Kind::Passphrase;
    QByteArray salt;
    qint64 cost = 0;
    QByteArray iv;
    QByteArray wrapped;
};

QString unlockName(Unlock::Kind kind);  // "passphrase", "keyFile", "recovery"
QString unlockTitle(Unlock::Kind kind); // as in a sentence

QJsonObject keyRingHeader(); // format and version
QJsonObject slotToJson(const StoredSlot &slot, const QString &stretchName);
//! Nothing if a field is missing or out of range; costs are bounded, so that a forged file can't hang us.
std::optional<StoredSlot> storedSlot(const QJsonObject &json, const QString &stretchName);

Error keyRingDamaged(const QString &path);
Expected<QJsonObject> readKeyRingFile(const QString &path);
//! Atomically, mode 0600.
Expected<void> writeKeyRingFile(const QString &path, const QJsonObject &json);

} // namespace lianxin
