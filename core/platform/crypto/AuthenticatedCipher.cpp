// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/AuthenticatedCipher.h"
#include <QVarLengthArray>
#include <QtEndian>
#include <algorithm>

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
    QVarLengthArray<char, 128> head(8 + iv.size() + context.size());
    qToBigEndian(quint64(context.size()), head.data());
    std::copy(iv.begin(), iv.end(), head.begin() + 8);
    std::copy(context.begin(), context.end(), head.begin() + 8 + iv.size());
    m_mac->restart();
    m_mac->feed(head);
    m_mac->feed(ciphertext);
    return m_mac->finish();
}

QByteArray AuthenticatedCipher::seal(QByteArrayView iv, QByteArrayView context, QByteArrayView plain) {
    QByteArray sealed(plain.size() + m_tagSize, Qt::Uninitialized);
    sealTo(sealed.data(), iv, context, plain);
    return sealed;
}

void AuthenticatedCipher::sealTo(char *out, QByteArrayView iv, QByteArrayView context, QByteArrayView plain) {
    m_cipher->apply(iv, plain.data(), out, plain.size());
    const QByteArray full = tag(iv, context, {out, plain.size()});
    std::copy_n(full.constData(), m_tagSize, out + plain.size());
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
