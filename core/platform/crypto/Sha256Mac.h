// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/crypto/CryptoSuite.h"
#include <openssl/sha.h>

namespace lianxin {

//! \brief HMAC-SHA-256 (RFC 2104) whose two states after the key are kept as they are. EVP_MAC copies its contexts over
//! the heap at every restart() and finish(), which costs as much as the hashing where texts are short: an import makes
//! two tags a row.
class Sha256Mac final : public Mac {
public:
    explicit Sha256Mac(QByteArrayView key);
    ~Sha256Mac() override;
    Sha256Mac(const Sha256Mac &) = delete;
    Sha256Mac &operator=(const Sha256Mac &) = delete;

    void restart() override { m_running = m_inner; }
    void feed(QByteArrayView data) override;
    QByteArray finish() override;

private:
    SHA256_CTX m_inner{}; // after the key's inner block
    SHA256_CTX m_outer{};
    SHA256_CTX m_running{};
};

} // namespace lianxin
