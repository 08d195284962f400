// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/crypto/SecretBytes.h"
#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <memory>

namespace lianxin {

//! Suites of encryption (DESIGN §4): AES-256/SHA-256, or 国密 SM4/SM3 (GB/T 32907, GB/T 32905).
enum class CryptoSuite { Intl, Gm };

LIANXIN_EXPORT QString nameOf(CryptoSuite suite);
LIANXIN_EXPORT std::optional<CryptoSuite> cryptoSuiteFromName(QStringView name);

//! \brief A keyed hash that is fed in pieces. One thread at a time.
class LIANXIN_EXPORT Mac {
public:
    virtual ~Mac() = default;
    //! Forgets what was fed, keeps the key.
    virtual void restart() = 0;
    virtual void feed(QByteArrayView data) = 0;
    //! 32 bytes. restart() before the next use.
    virtual QByteArray finish() = 0;
};

//! \brief A stream cipher (counter mode) under one key: the same call seals and opens. One thread at a time.
class LIANXIN_EXPORT CounterCipher {
public:
    virtual ~CounterCipher() = default;
    //! XORs \a size bytes of \a in with the key stream that \a iv (16 bytes) starts into \a out; in may equal out.
    virtual void apply(QByteArrayView iv, const char *in, char *out, qsizetype size) = 0;
};

//! \brief The primitives of one suite. Everything above them is written once, for both. Made an interface so that
//! a certified module (SDF card, USB key) can stand in for OpenSSL. Functions are pure: any thread.
//!
//! A failing primitive means that the machine is out of memory or OpenSSL lacks the algorithm; it aborts the program
//! rather than let anything be stored unsealed.
class LIANXIN_EXPORT SuiteOperations {
public:
    static const SuiteOperations &of(CryptoSuite suite);
    virtual ~SuiteOperations() = default;

    virtual CryptoSuite suite() const = 0;
    //! Bytes of a cipher key: 32 (AES-256) or 16 (SM4).
    virtual int cipherKeySize() const = 0;
    //! 32 bytes.
    virtual QByteArray hash(QByteArrayView data) const = 0;
    virtual std::unique_ptr<Mac> mac(QByteArrayView key) const = 0;
    virtual std::unique_ptr<CounterCipher> cipher(QByteArrayView key) const = 0;
    //! HKDF (RFC 5869): a key of \a size bytes for the purpose \a info out of a key of full entropy.
    virtual SecretBytes derive(QByteArrayView key, QByteArrayView info, int size) const = 0;
    //! 32 bytes out of a passphrase, made expensive on purpose: scrypt (RFC 7914) or PBKDF2-HMAC-SM3.
    //! \a cost is what stretchCost() said when the secret was set, and is stored beside the salt.
    virtual SecretBytes stretch(QByteArrayView passphrase, QByteArrayView salt, qint64 cost) const = 0;
    //! Cost for new passphrases: scrypt's N, or PBKDF2's iterations.
    virtual qint64 stretchCost() const = 0;
    //! "scrypt" or "pbkdf2-sm3".
    virtual QString stretchName() const = 0;
};

//! From the system's cryptographic generator.
LIANXIN_EXPORT QByteArray randomBytes(int size);

} // namespace lianxin
