// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/Sha256Mac.h"
#include <algorithm>
#include <array>
#include <openssl/crypto.h>

namespace lianxin {
namespace {

//! The state after one block: the key, XORed with \a pad.
void begin(SHA256_CTX &state, QByteArrayView key, unsigned char pad) {
    std::array<unsigned char, SHA256_CBLOCK> block{};
    std::copy(key.begin(), key.end(), block.begin());
    for (unsigned char &byte : block)
        byte ^= pad;
    SHA256_Init(&state);
    SHA256_Update(&state, block.data(), block.size());
    OPENSSL_cleanse(block.data(), block.size());
}

} // namespace

Sha256Mac::Sha256Mac(QByteArrayView key) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> shortened{};
    if (key.size() > SHA256_CBLOCK) {
        SHA256(reinterpret_cast<const unsigned char *>(key.data()), size_t(key.size()), shortened.data());
        key = QByteArrayView(shortened.data(), qsizetype(shortened.size()));
    }
    begin(m_inner, key, 0x36);
    begin(m_outer, key, 0x5c);
    OPENSSL_cleanse(shortened.data(), shortened.size());
    m_running = m_inner;
}

Sha256Mac::~Sha256Mac() {
    for (SHA256_CTX *state : {&m_inner, &m_outer, &m_running})
        OPENSSL_cleanse(state, sizeof *state);
}

void Sha256Mac::feed(QByteArrayView data) { SHA256_Update(&m_running, data.data(), size_t(data.size())); }

QByteArray Sha256Mac::finish() {
    QByteArray tag(SHA256_DIGEST_LENGTH, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(tag.data());
    SHA256_Final(out, &m_running);
    m_running = m_outer;
    SHA256_Update(&m_running, out, SHA256_DIGEST_LENGTH);
    SHA256_Final(out, &m_running);
    return tag;
}

} // namespace lianxin
