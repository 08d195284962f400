// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/crypto/CryptoSuite.h"
#include <QJsonObject>
#include <memory>
#include <vector>

namespace lianxin {

//! \brief What unlocks a key ring.
class LIANXIN_EXPORT Unlock {
public:
    enum class Kind {
        Passphrase,  //!< what a person remembers; stretched
        KeyFile,     //!< 32 random bytes in a file that only its owner can read; for engines without a person
        RecoveryKey, //!< what was printed at first run
    };
    static Unlock passphrase(const QString &text);
    //! Reads the key file. Errors: crypto.key_file_missing, crypto.key_file_open_to_others (group or others may read
    //! it), crypto.key_file_damaged.
    static Expected<Unlock> keyFile(const QString &path);
    //! \a text as printed; case, spaces and dashes don't matter. Errors: crypto.recovery_key_mistyped.
    static Expected<Unlock> recoveryKey(const QString &text);
    //! Makes a new key file with mode 0400. Errors: crypto.key_file_exists, crypto.key_file_unwritable.
    static Expected<void> makeKeyFile(const QString &path);

    Kind kind() const { return m_kind; }
    const SecretBytes &secret() const { return m_secret; }

private:
    friend class KeyRing;
    Unlock(Kind kind, SecretBytes secret)
        : m_kind(kind)
        , m_secret(std::move(secret)) {}

    Kind m_kind;
    SecretBytes m_secret;
};

//! What a data key is for; each is random and independent of the others.
enum class DataKey {
    Store,      //!< pages of the SQLCipher file
    Fields,     //!< personal columns (FieldSealer)
    BlindIndex, //!< look-up of sealed columns (BlindIndex)
    Recordings, //!< wraps the key of each sealed file
    Audit,      //!< the audit chain
};
LIANXIN_EXPORT QString nameOf(DataKey key);

//! \brief The keys of one store: passphrase, key file or recovery key → (stretching) → key-encryption key → master
//! key → data keys. Lives in a JSON file beside the store, in which everything is wrapped (encrypt, then MAC) and
//! the whole is authenticated. Opening it has nothing to do with logging in. One thread at a time; the data keys
//! of an opened ring may be read by any thread.
//!
//! Errors: crypto.wrong_secret (passphrase, key file or recovery key does not fit), crypto.no_such_slot (the ring
//! has no passphrase, key file or recovery key at all), crypto.ring_missing, crypto.ring_exists, crypto.ring_damaged
//! (not ours, or changed by somebody without the keys), crypto.ring_newer, crypto.ring_unwritable,
//! crypto.passphrase_empty, crypto.last_unlock.
class LIANXIN_EXPORT KeyRing {
public:
    struct Created;
    //! New random keys in a new file at \a path.
    static Expected<Created> create(const QString &path, CryptoSuite suite, const Unlock &unlock);
    static Expected<std::shared_ptr<KeyRing>> open(const QString &path, const Unlock &unlock);
    //! New random keys that are never written; for stores that live as long as the process.
    static std::shared_ptr<KeyRing> temporary(CryptoSuite suite);

    CryptoSuite suite() const { return m_suite; }
    //! Where it lives; empty for a temporary ring.
    QString path() const { return m_path; }
    const SecretBytes &key(DataKey key) const;

    //! Adds \a unlock, or replaces the one of its kind. The data keys stay: nothing has to be written anew.
    Expected<void> setUnlock(const Unlock &unlock);
    //! Takes one away; refuses to take the last (crypto.last_unlock).
    Expected<void> removeUnlock(Unlock::Kind kind);
    std::vector<Unlock::Kind> unlockKinds() const;
    //! A new recovery key; the former one no longer opens the ring. Show it once, store it nowhere.
    Expected<QString> renewRecoveryKey();

    //! \name Changing the store's key (storage's rekeyStore() only)
    //! A second store key is staged, the file is written anew under it, then the staged key takes the place of the
    //! old one. A crash in between leaves both in the ring; the store is opened with whichever fits.
    //! @{
    Expected<void> stageStoreKey();
    const SecretBytes *stagedStoreKey() const;
    Expected<void> commitStagedStoreKey();
    Expected<void> dropStagedStoreKey();
    //! @}

private:
    struct Slot { // one way to open the ring
        Unlock::Kind kind = Unlock::Kind::Passphrase;
        QByteArray salt;
        qint64 cost = 0; // 0: not stretched
        QByteArray iv;
        QByteArray wrapped; // the master key under the slot's key-encryption key
    };

    KeyRing(CryptoSuite suite, QString path);
    static Expected<std::shared_ptr<KeyRing>> parse(const QString &path, const QJsonObject &json,
                                                    const Unlock &unlock);
    Slot makeSlot(const Unlock &unlock) const;
    std::optional<SecretBytes> openSlot(const Slot &slot, const Unlock &unlock) const;
    SecretBytes kekOf(const Unlock &unlock, QByteArrayView salt, qint64 cost) const;
    void putSlot(Slot slot);
    QJsonObject wrapKey(const SecretBytes &key, const QString &name) const;
    std::optional<SecretBytes> unwrapKey(const QJsonObject &json, const QString &name) const;
    QByteArray fileMac(const QJsonObject &jsonWithoutMac) const;
    Expected<void> save() const;

    CryptoSuite m_suite;
    QString m_path;
    SecretBytes m_master;
    std::vector<Slot> m_slots;
    std::vector<SecretBytes> m_keys; // by DataKey
    SecretBytes m_stagedStoreKey;
};

struct KeyRing::Created {
    std::shared_ptr<KeyRing> ring;
    QString recoveryKey; //!< 8 groups of 5 characters; to be shown once and printed
};

} // namespace lianxin
