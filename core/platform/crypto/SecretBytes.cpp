// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/SecretBytes.h"
#include "platform/crypto/CryptoSuite.h"
#include <cstring>
#include <openssl/crypto.h>
#include <utility>

namespace lianxin {

SecretBytes::SecretBytes(int size)
    : m_bytes(new char[size_t(size)]())
    , m_size(size) {}

SecretBytes::SecretBytes(QByteArrayView bytes)
    : SecretBytes(int(bytes.size())) {
    if (!bytes.isEmpty())
        std::memcpy(m_bytes.get(), bytes.data(), size_t(bytes.size()));
}

SecretBytes::SecretBytes(SecretBytes &&other) noexcept
    : m_bytes(std::move(other.m_bytes))
    , m_size(std::exchange(other.m_size, 0)) {}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept {
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes SecretBytes::random(int size) {
    QByteArray bytes = randomBytes(size);
    SecretBytes secret{QByteArrayView(bytes)};
    lianxin::wipe(bytes);
    return secret;
}

bool SecretBytes::operator==(const SecretBytes &other) const { return sameBytes(view(), other.view()); }

void SecretBytes::wipe() {
    if (m_bytes)
        OPENSSL_cleanse(m_bytes.get(), size_t(m_size));
    m_bytes.reset();
    m_size = 0;
}

void wipe(QByteArray &bytes) {
    if (!bytes.isEmpty())
        OPENSSL_cleanse(bytes.data(), size_t(bytes.size()));
    bytes.clear();
}

bool sameBytes(QByteArrayView a, QByteArrayView b) {
    return a.size() == b.size() && (a.isEmpty() || CRYPTO_memcmp(a.data(), b.data(), size_t(a.size())) == 0);
}

} // namespace lianxin
