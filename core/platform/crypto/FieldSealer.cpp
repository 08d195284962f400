// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/FieldSealer.h"
#include <unistd.h>

namespace lianxin {
namespace {

constexpr char kFieldVersion = 1;
constexpr int kFieldTagSize = 16;
constexpr int kIndexSize = 16;
constexpr int kIvsAtOnce = 64;

//! What the tag covers besides the text: version and column.
QByteArray contextOf(QByteArrayView column) { return kFieldVersion + column.toByteArray(); }

} // namespace

FieldSealer::FieldSealer(const KeyRing &ring)
    : m_cipher(ring.suite(), ring.key(DataKey::Fields).view(), "field", kFieldTagSize) {}

QByteArray FieldSealer::freshIv() const {
    // A forked child must not go on with its parent's.
    if (m_random.isEmpty() || m_randomOf != qint64(::getpid())) {
        m_random = randomBytes(kIvSize * kIvsAtOnce);
        m_randomOf = qint64(::getpid());
    }
    const QByteArray iv = m_random.last(kIvSize);
    m_random.chop(kIvSize);
    return iv;
}

QByteArray FieldSealer::seal(QStringView text, QByteArrayView column) const {
    return sealBytes(text.toUtf8(), column);
}

QByteArray FieldSealer::sealBytes(QByteArrayView bytes, QByteArrayView column) const {
    const std::scoped_lock lock(m_mutex);
    const QByteArray iv = freshIv();
    return kFieldVersion + iv + m_cipher.seal(iv, contextOf(column), bytes);
}

Expected<QString> FieldSealer::open(QByteArrayView sealed, QByteArrayView column) const {
    LX_TRY(const QByteArray bytes, openBytes(sealed, column));
    return QString::fromUtf8(bytes);
}

Expected<QByteArray> FieldSealer::openBytes(QByteArrayView sealed, QByteArrayView column) const {
    if (sealed.size() >= 1 + kIvSize + kFieldTagSize && sealed[0] == kFieldVersion) {
        const std::scoped_lock lock(m_mutex);
        if (auto plain = m_cipher.open(sealed.sliced(1, kIvSize), contextOf(column), sealed.sliced(1 + kIvSize)))
            return std::move(*plain);
    }
    return Error{ErrorKind::Store, u"crypto.field_damaged"_s,
                 u"A sealed column was changed, cut off, moved, or sealed under other keys."_s,
                 u"Restore the record from a backup, and use the key file that belongs to this store."_s,
                 QString::fromUtf8(column)};
}

BlindIndex::BlindIndex(const KeyRing &ring)
    : m_mac(SuiteOperations::of(ring.suite()).mac(ring.key(DataKey::BlindIndex).view())) {}

QByteArray BlindIndex::of(QStringView value, QByteArrayView domain) const {
    const std::scoped_lock lock(m_mutex);
    m_mac->restart();
    m_mac->feed(domain);
    m_mac->feed(QByteArrayView("\0", 1));
    m_mac->feed(value.toUtf8());
    return m_mac->finish().first(kIndexSize);
}

AuditChain::AuditChain(const KeyRing &ring)
    : m_mac(SuiteOperations::of(ring.suite()).mac(ring.key(DataKey::Audit).view())) {}

QByteArray AuditChain::next(QByteArrayView previous, QByteArrayView record) const {
    const std::scoped_lock lock(m_mutex);
    m_mac->restart();
    m_mac->feed(previous);
    m_mac->feed(record);
    return m_mac->finish();
}

} // namespace lianxin
