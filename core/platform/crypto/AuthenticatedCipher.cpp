// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/AuthenticatedCipher.h"
#include <QtEndian>

namespace lianxin {

AuthenticatedCipher::AuthenticatedCipher(CryptoSuite suite, QByteArrayView key, QByteArrayView purpose, int tagSize)
    : m_tagSize(tagSize) {
    Q_ASSERT(tagSize >= 16 && tagSize <= maxTagSize);
    const SuiteOperations &operations = SuiteOperations::of(suite);
    const QByteArray name = purpose.toByteArray();
    m_cipher = operations.cipher(operations.derive(key, name + "/encrypt", operations.cipherKeySize()).view());
    m_mac = operations.mac(operations.derive(key, name + "/mac", 32).view());
}

QByteArray AuthenticatedCipher::tag(QByteArrayView iv, QByteArrayView context, QByteArrayView ciphertext) {
    // The lengths make it impossible to move bytes between context and ciphertext.
    char sizes[8];
    qToBigEndian(quint64(context.size()), sizes);
    m_mac->restart();
    m_mac->feed({sizes, 8});
    m_mac->feed(iv);
    m_mac->feed(context);
    m_mac->feed(ciphertext);
    return m_mac->finish();
}

QByteArray AuthenticatedCipher::seal(QByteArrayView iv, QByteArrayView context, QByteArrayView plain) {
    QByteArray sealed(plain.size() + m_tagSize, Qt::Uninitialized);
    m_cipher->apply(iv, plain.data(), sealed.data(), plain.size());
    const QByteArray full = tag(iv, context, QByteArrayView(sealed).first(plain.size()));
    std::copy_n(full.constData(), m_tagSize, sealed.data() + plain.size());
    return sealed;
}

std::optional<QByteArray> AuthenticatedCipher::open(QByteArrayView iv, QByteArrayView context, QByteArrayView sealed) {
    const qsizetype size = sealed.size() - m_tagSize;
    if (size < 0)
        return std::nullopt;
    const QByteArray full = tag(iv, context, sealed.first(size));
    if (!sameBytes(QByteArrayView(full).first(m_tagSize), sealed.sliced(size)))
        return std::nullopt;
    QByteArray plain(size, Qt::Uninitialized);
    m_cipher->apply(iv, sealed.data(), plain.data(), size);
    return plain;
}

} // namespace lianxin
