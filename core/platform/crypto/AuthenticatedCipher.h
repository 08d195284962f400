// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/crypto/CryptoSuite.h"

namespace lianxin {

//! \brief Encrypt, then MAC: counter mode and HMAC of the suite under two keys derived from one. The one way in
//! which anything but the store's own pages is sealed. One thread at a time.
//!
//! The caller never uses an iv twice under one key.
class LIANXIN_EXPORT AuthenticatedCipher {
public:
    static constexpr int ivSize = 16;
    static constexpr int maxTagSize = 32;

    //! \a purpose separates the keys of different uses, e.g. "sealed-file chunk". \a tagSize: 16 … 32 bytes.
    AuthenticatedCipher(CryptoSuite suite, QByteArrayView key, QByteArrayView purpose, int tagSize);

    int tagSize() const { return m_tagSize; }
    //! Ciphertext followed by the tag. \a context is authenticated, not stored.
    QByteArray seal(QByteArrayView iv, QByteArrayView context, QByteArrayView plain);
    //! The same into \a out, which has room for the text and the tag: for those who seal by the million.
    void sealTo(char *out, QByteArrayView iv, QByteArrayView context, QByteArrayView plain);
    //! Nothing when the tag does not fit iv, context and ciphertext.
    std::optional<QByteArray> open(QByteArrayView iv, QByteArrayView context, QByteArrayView sealed);

private:
    QByteArray tag(QByteArrayView iv, QByteArrayView context, QByteArrayView ciphertext);

    std::unique_ptr<CounterCipher> m_cipher;
    std::unique_ptr<Mac> m_mac;
    int m_tagSize;
};

} // namespace lianxin
