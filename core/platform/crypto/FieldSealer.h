// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/crypto/AuthenticatedCipher.h"
#include "platform/crypto/KeyRing.h"
#include <mutex>

namespace lianxin {

//! \brief Seals single columns: names, numbers, addresses, transcripts. The same text gives another result every
//! time (random iv); what was changed or moved to another column does not open. Any thread.
//!
//! Layout: version (1 byte, 1) · iv (16) · ciphertext · tag (16). Version 1 is encrypt-then-MAC of the ring's suite.
class LIANXIN_EXPORT FieldSealer {
public:
    explicit FieldSealer(const KeyRing &ring);

    //! \a column names what is sealed, e.g. "contact.phone"; open() needs the same. Empty text seals to bytes too.
    QByteArray seal(QStringView text, QByteArrayView column = {}) const;
    QByteArray sealBytes(QByteArrayView bytes, QByteArrayView column = {}) const;
    //! How many bytes become of \a size when they are sealed.
    static constexpr qsizetype sealedSize(qsizetype size) { return 1 + kIvSize + size + kTagSize; }
    //! As sealBytes(), into \a out with room for sealedSize() bytes: for those who seal by the million.
    void sealTo(char *out, QByteArrayView bytes, QByteArrayView column) const;
    //! Errors: crypto.field_damaged.
    Expected<QString> open(QByteArrayView sealed, QByteArrayView column = {}) const;
    Expected<QByteArray> openBytes(QByteArrayView sealed, QByteArrayView column = {}) const;

private:
    static constexpr int kIvSize = AuthenticatedCipher::ivSize;
    static constexpr int kTagSize = 16;
    void freshIv(char *out) const;

    mutable std::mutex m_mutex; // of everything below
    mutable AuthenticatedCipher m_cipher;
    //! Random bytes fetched in advance: asking the generator for one iv costs as much as all the rest.
    mutable QByteArray m_random;
    mutable unsigned m_randomOf = 0; //!< how often this process had been forked when they were fetched
};

//! \brief What a sealed column is looked up by: HMAC under a key that is never in the database, since the space of
//! phone numbers is small enough to be tried out. The same value gives the same 16 bytes in every table of one
//! store. Normalise before (PhoneNumber). Any thread.
class LIANXIN_EXPORT BlindIndex {
public:
    explicit BlindIndex(const KeyRing &ring);
    //! 16 bytes. \a domain separates kinds of values; numbers of all tables share "phone".
    QByteArray of(QStringView value, QByteArrayView domain = "phone") const;
    //! How many bytes an index has.
    static constexpr int size = 16;
    //! The index of a value in UTF-8.
    QByteArray ofUtf8(QByteArrayView value, QByteArrayView domain = "phone") const;

private:
    mutable std::mutex m_mutex;
    std::unique_ptr<Mac> m_mac;
};

//! \brief The chain that makes the audit trail tamper-evident: each record's hash covers the one before it. Any thread.
class LIANXIN_EXPORT AuditChain {
public:
    explicit AuditChain(const KeyRing &ring);
    //! What the first record follows: 32 zero bytes.
    static QByteArray origin() { return QByteArray(32, '\0'); }
    //! HMAC(key, previous || record): 32 bytes. \a record must be the same bytes when verifying.
    QByteArray next(QByteArrayView previous, QByteArrayView record) const;

private:
    mutable std::mutex m_mutex;
    std::unique_ptr<Mac> m_mac;
};

} // namespace lianxin
