// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/KeyRingFile.h"
#include "platform/crypto/AuthenticatedCipher.h"
#include <QFile>
#include <QSaveFile>
#include <bit>

namespace lianxin {
namespace {

constexpr int kKeyRingVersion = 1;
constexpr qint64 kMaxFileSize = 1 << 20;
constexpr auto kFormat = "lianxin key ring"_L1;

QString hex(const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); }
QByteArray unhex(const QJsonObject &json, QLatin1StringView key) {
    return QByteArray::fromHex(json.value(key).toString().toLatin1());
}

bool isPlausibleCost(qint64 cost, const QString &stretchName) {
    if (stretchName == "scrypt"_L1) // 128 · 8 · N bytes: 1 MiB … 512 MiB
        return cost >= 1 << 10 && cost <= 1 << 19 && std::has_single_bit(quint64(cost));
    return cost >= 1'000 && cost <= 20'000'000;
}

} // namespace

QString unlockName(Unlock::Kind kind) {
    switch (kind) {
    case Unlock::Kind::Passphrase:
        return u"passphrase"_s;
    case Unlock::Kind::KeyFile:
        return u"keyFile"_s;
    case Unlock::Kind::RecoveryKey:
        return u"recovery"_s;
    }
    return {};
}

QString unlockTitle(Unlock::Kind kind) {
    switch (kind) {
    case Unlock::Kind::Passphrase:
        return u"passphrase"_s;
    case Unlock::Kind::KeyFile:
        return u"key file"_s;
    case Unlock::Kind::RecoveryKey:
        return u"recovery key"_s;
    }
    return {};
}

QJsonObject keyRingHeader() { return {{u"format"_s, QString(kFormat)}, {u"version"_s, kKeyRingVersion}}; }

QJsonObject slotToJson(const StoredSlot &slot, const QString &stretchName) {
    QJsonObject json{{u"kind"_s, unlockName(slot.kind)},
                     {u"salt"_s, hex(slot.salt)},
                     {u"iv"_s, hex(slot.iv)},
                     {u"wrapped"_s, hex(slot.wrapped)}};
    if (slot.cost > 0) {
        json.insert(u"stretch"_s, stretchName);
        json.insert(u"cost"_s, slot.cost);
    }
    return json;
}

std::optional<StoredSlot> storedSlot(const QJsonObject &json, const QString &stretchName) {
    StoredSlot slot;
    const QString name = json.value("kind"_L1).toString();
    bool known = false;
    for (const auto kind : {Unlock::Kind::Passphrase, Unlock::Kind::KeyFile, Unlock::Kind::RecoveryKey}) {
        if (unlockName(kind) == name) {
            slot.kind = kind;
            known = true;
        }
    }
    slot.salt = unhex(json, "salt"_L1);
    slot.iv = unhex(json, "iv"_L1);
    slot.wrapped = unhex(json, "wrapped"_L1);
    slot.cost = json.value("cost"_L1).toInteger();
    if (!known || slot.salt.isEmpty() || slot.iv.size() != AuthenticatedCipher::ivSize || slot.wrapped.isEmpty())
        return std::nullopt;
    if (slot.kind == Unlock::Kind::Passphrase &&
        (json.value("stretch"_L1).toString() != stretchName || !isPlausibleCost(slot.cost, stretchName)))
        return std::nullopt;
    return slot;
}

Error keyRingDamaged(const QString &path) {
    return Error{ErrorKind::Store, u"crypto.ring_damaged"_s,
                 u"This is not a key ring, or it was changed by somebody without its keys."_s,
                 u"Restore it from a backup: every backup has a copy named *.keys.json."_s, path};
}

Expected<QJsonObject> readKeyRingFile(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Store, u"crypto.ring_missing"_s, u"The key ring can't be read: %1."_s.arg(file.errorString()),
                     u"It lies beside the store; restore it from a backup if it is lost."_s, path};
    if (file.size() > kMaxFileSize)
        return keyRingDamaged(path);
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (json.value("format"_L1).toString() != kFormat)
        return keyRingDamaged(path);
    if (json.value("version"_L1).toInt() > kKeyRingVersion)
        return Error{ErrorKind::Store, u"crypto.ring_newer"_s, u"The key ring was made by a newer version."_s,
                     u"Update this program."_s, path};
    return json;
}

Expected<void> writeKeyRingFile(const QString &path, const QJsonObject &json) {
    QSaveFile file(path);
    const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Indented);
    if (file.open(QIODevice::WriteOnly) &&
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) && file.write(text) == text.size() &&
        file.commit())
        return {};
    return Error{ErrorKind::Store, u"crypto.ring_unwritable"_s,
                 u"The key ring can't be written: %1."_s.arg(file.errorString()),
                 u"Is the disk full, or the directory not yours?"_s, path};
}

} // namespace lianxin
