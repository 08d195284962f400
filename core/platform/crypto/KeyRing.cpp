// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/KeyRing.h"
#include "platform/crypto/AuthenticatedCipher.h"
#include "platform/crypto/KeyRingFile.h"
#include "platform/crypto/RecoveryKey.h"
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <array>

namespace lianxin {
namespace {

constexpr int kMasterSize = 32;
constexpr int kSaltSize = 16;
constexpr int kWrapTagSize = 32;
constexpr std::array kDataKeys{DataKey::Store, DataKey::Fields, DataKey::BlindIndex, DataKey::Recordings,
                               DataKey::Audit};

//! The store's key goes to SQLCipher as it is and has the suite's size; the others are derived from further.
int sizeOf(DataKey key, CryptoSuite suite) {
    return key == DataKey::Store ? SuiteOperations::of(suite).cipherKeySize() : 32;
}

const QString kStagedName = u"storeNext"_s;

Error refuse(const QString &code, const QString &message, const QString &remedy, const QString &place) {
    return Error{ErrorKind::Store, code, message, remedy, place};
}

} // namespace

QString nameOf(DataKey key) {
    switch (key) {
    case DataKey::Store:
        return u"store"_s;
    case DataKey::Fields:
        return u"fields"_s;
    case DataKey::BlindIndex:
        return u"blindIndex"_s;
    case DataKey::Recordings:
        return u"recordings"_s;
    case DataKey::Audit:
        return u"audit"_s;
    }
    return {};
}

KeyRing::KeyRing(CryptoSuite suite, QString path)
    : m_suite(suite)
    , m_path(std::move(path)) {}

std::shared_ptr<KeyRing> KeyRing::temporary(CryptoSuite suite) {
    std::shared_ptr<KeyRing> ring(new KeyRing(suite, {}));
    ring->m_master = SecretBytes::random(kMasterSize);
    for (const DataKey key : kDataKeys)
        ring->m_keys.push_back(SecretBytes::random(sizeOf(key, suite)));
    return ring;
}

Expected<KeyRing::Created> KeyRing::create(const QString &path, CryptoSuite suite, const Unlock &unlock) {
    if (QFileInfo::exists(path))
        return refuse(u"crypto.ring_exists"_s, u"A key ring is there already."_s,
                      u"Open it, or choose another path: a lost key ring can't be made again."_s, path);
    const auto ring = temporary(suite);
    ring->m_path = path;
    LX_CHECK(ring->setUnlock(unlock));
    auto recovery = ring->renewRecoveryKey();
    if (!recovery) {
        QFile::remove(path);
        return recovery.error();
    }
    return Created{ring, std::move(*recovery)};
}

Expected<std::shared_ptr<KeyRing>> KeyRing::open(const QString &path, const Unlock &unlock) {
    LX_TRY(const QJsonObject json, readKeyRingFile(path));
    return parse(path, json, unlock);
}

Expected<std::shared_ptr<KeyRing>> KeyRing::parse(const QString &path, const QJsonObject &json,
                                                  const Unlock &unlock) {
    const Error damaged = keyRingDamaged(path);
    const auto suite = cryptoSuiteFromName(json.value("suite"_L1).toString());
    if (!suite)
        return damaged;
    std::shared_ptr<KeyRing> ring(new KeyRing(*suite, path));
    for (const auto &value : json.value("unlock"_L1).toArray()) {
        const auto stored = storedSlot(value.toObject(), SuiteOperations::of(*suite).stretchName());
        if (!stored)
            return damaged;
        ring->m_slots.push_back({stored->kind, stored->salt, stored->cost, stored->iv, stored->wrapped});
    }
    const auto slot = std::find_if(ring->m_slots.begin(), ring->m_slots.end(),
                                   [&](const Slot &s) { return s.kind == unlock.kind(); });
    if (slot == ring->m_slots.end())
        return refuse(u"crypto.no_such_slot"_s,
                      u"This key ring is not opened by a %1."_s.arg(unlockTitle(unlock.kind())),
                      u"Use another way to unlock it."_s, path);
    auto master = ring->openSlot(*slot, unlock);
    if (!master)
        return refuse(u"crypto.wrong_secret"_s,
                      u"The %1 does not open this key ring."_s.arg(unlockTitle(unlock.kind())),
                      u"Check it, or use the recovery key."_s, path);
    ring->m_master = std::move(*master);

    QJsonObject signedPart = json;
    const auto mac = QByteArray::fromHex(signedPart.take("mac"_L1).toString().toLatin1());
    if (!sameBytes(mac, ring->fileMac(signedPart)))
        return damaged;
    const QJsonObject keys = json.value("keys"_L1).toObject();
    for (const DataKey key : kDataKeys) {
        auto unwrapped = ring->unwrapKey(keys.value(nameOf(key)).toObject(), nameOf(key));
        if (!unwrapped || unwrapped->size() != sizeOf(key, *suite))
            return damaged;
        ring->m_keys.push_back(std::move(*unwrapped));
    }
    if (keys.contains(kStagedName)) {
        auto staged = ring->unwrapKey(keys.value(kStagedName).toObject(), kStagedName);
        if (!staged)
            return damaged;
        ring->m_stagedStoreKey = std::move(*staged);
    }
    return ring;
}

const SecretBytes &KeyRing::key(DataKey key) const { return m_keys.at(size_t(key)); }

// ---- Unlocking -------------------------------------------------------------------------------------------------

SecretBytes KeyRing::kekOf(const Unlock &unlock, QByteArrayView salt, qint64 cost) const {
    const SuiteOperations &operations = SuiteOperations::of(m_suite);
    if (unlock.kind() == Unlock::Kind::Passphrase)
        return operations.stretch(unlock.secret().view(), salt, cost);
    return operations.derive(unlock.secret().view(), "unlock " + salt.toByteArray(), 32);
}

KeyRing::Slot KeyRing::makeSlot(const Unlock &unlock) const {
    Slot slot;
    slot.kind = unlock.kind();
    slot.salt = randomBytes(kSaltSize);
    slot.cost = unlock.kind() == Unlock::Kind::Passphrase ? SuiteOperations::of(m_suite).stretchCost() : 0;
    slot.iv = randomBytes(AuthenticatedCipher::ivSize);
    const SecretBytes kek = kekOf(unlock, slot.salt, slot.cost);
    AuthenticatedCipher cipher(m_suite, kek.view(), "master key", kWrapTagSize);
    slot.wrapped = cipher.seal(slot.iv, unlockName(slot.kind).toLatin1(), m_master.view());
    return slot;
}

std::optional<SecretBytes> KeyRing::openSlot(const Slot &slot, const Unlock &unlock) const {
    const SecretBytes kek = kekOf(unlock, slot.salt, slot.cost);
    AuthenticatedCipher cipher(m_suite, kek.view(), "master key", kWrapTagSize);
    auto plain = cipher.open(slot.iv, unlockName(slot.kind).toLatin1(), slot.wrapped);
    if (!plain || plain->size() != kMasterSize)
        return std::nullopt;
    SecretBytes master{QByteArrayView(*plain)};
    wipe(*plain);
    return master;
}

void KeyRing::putSlot(Slot slot) {
    std::erase_if(m_slots, [&](const Slot &s) { return s.kind == slot.kind; });
    m_slots.push_back(std::move(slot));
}

Expected<void> KeyRing::setUnlock(const Unlock &unlock) {
    if (unlock.secret().isEmpty())
        return refuse(u"crypto.passphrase_empty"_s, u"An empty passphrase protects nothing."_s,
                      u"Choose a passphrase, or a key file."_s, m_path);
    putSlot(makeSlot(unlock));
    return save();
}

Expected<void> KeyRing::removeUnlock(Unlock::Kind kind) {
    if (m_slots.size() == 1 && m_slots.front().kind == kind)
        return refuse(u"crypto.last_unlock"_s, u"This is the only way left to open the key ring."_s,
                      u"Add another one first."_s, m_path);
    std::erase_if(m_slots, [&](const Slot &s) { return s.kind == kind; });
    return save();
}

std::vector<Unlock::Kind> KeyRing::unlockKinds() const {
    std::vector<Unlock::Kind> kinds;
    for (const Slot &slot : m_slots)
        kinds.push_back(slot.kind);
    return kinds;
}

Expected<QString> KeyRing::renewRecoveryKey() {
    SecretBytes secret = SecretBytes::random(kRecoveryKeySize);
    const QString text = formatRecoveryKey(secret);
    LX_CHECK(setUnlock(Unlock(Unlock::Kind::RecoveryKey, std::move(secret))));
    return text;
}

// ---- The store's key -------------------------------------------------------------------------------------------

const SecretBytes *KeyRing::stagedStoreKey() const {
    return m_stagedStoreKey.isEmpty() ? nullptr : &m_stagedStoreKey;
}

Expected<void> KeyRing::stageStoreKey() {
    m_stagedStoreKey = SecretBytes::random(sizeOf(DataKey::Store, m_suite));
    return save();
}

Expected<void> KeyRing::commitStagedStoreKey() {
    if (m_stagedStoreKey.isEmpty())
        return {};
    m_keys[size_t(DataKey::Store)] = std::move(m_stagedStoreKey);
    return save();
}

Expected<void> KeyRing::dropStagedStoreKey() {
    m_stagedStoreKey.wipe();
    return save();
}

// ---- The file --------------------------------------------------------------------------------------------------

QJsonObject KeyRing::wrapKey(const SecretBytes &key, const QString &name) const {
    const QByteArray iv = randomBytes(AuthenticatedCipher::ivSize);
    AuthenticatedCipher cipher(m_suite, m_master.view(), "data key", kWrapTagSize);
    const QByteArray wrapped = cipher.seal(iv, name.toLatin1(), key.view());
    return {{u"iv"_s, QString::fromLatin1(iv.toHex())}, {u"wrapped"_s, QString::fromLatin1(wrapped.toHex())}};
}

std::optional<SecretBytes> KeyRing::unwrapKey(const QJsonObject &json, const QString &name) const {
    const auto iv = QByteArray::fromHex(json.value("iv"_L1).toString().toLatin1());
    if (iv.size() != AuthenticatedCipher::ivSize)
        return std::nullopt;
    AuthenticatedCipher cipher(m_suite, m_master.view(), "data key", kWrapTagSize);
    auto plain = cipher.open(iv, name.toLatin1(),
                             QByteArray::fromHex(json.value("wrapped"_L1).toString().toLatin1()));
    if (!plain)
        return std::nullopt;
    SecretBytes key{QByteArrayView(*plain)};
    wipe(*plain);
    return key;
}

QByteArray KeyRing::fileMac(const QJsonObject &jsonWithoutMac) const {
    const SuiteOperations &operations = SuiteOperations::of(m_suite);
    const auto mac = operations.mac(operations.derive(m_master.view(), "key ring file", 32).view());
    mac->feed(QJsonDocument(jsonWithoutMac).toJson(QJsonDocument::Compact));
    return mac->finish();
}

Expected<void> KeyRing::save() const {
    if (m_path.isEmpty())
        return {};
    QJsonArray unlock;
    for (const Slot &s : m_slots)
        unlock.append(slotToJson({s.kind, s.salt, s.cost, s.iv, s.wrapped},
                                 SuiteOperations::of(m_suite).stretchName()));
    QJsonObject keys;
    for (const DataKey key : kDataKeys)
        keys.insert(nameOf(key), wrapKey(this->key(key), nameOf(key)));
    if (!m_stagedStoreKey.isEmpty())
        keys.insert(kStagedName, wrapKey(m_stagedStoreKey, kStagedName));
    QJsonObject json = keyRingHeader();
    json.insert(u"suite"_s, nameOf(m_suite));
    json.insert(u"unlock"_s, unlock);
    json.insert(u"keys"_s, keys);
    json.insert(u"mac"_s, QString::fromLatin1(fileMac(json).toHex()));
    return writeKeyRingFile(m_path, json);
}

} // namespace lianxin
