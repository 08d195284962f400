// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/FieldSealer.h"
#include <QVarLengthArray>
#include <algorithm>
#include <atomic>
#include <pthread.h>

namespace lianxin {
namespace {

constexpr char kFieldVersion = 1;
constexpr int kIvsAtOnce = 64;

using Context = QVarLengthArray<char, 64>;

//! What the tag covers besides the text: version and column.
Context contextOf(QByteArrayView column) {
    Context context(1 + column.size());
    context[0] = kFieldVersion;
    std::copy(column.begin(), column.end(), context.begin() + 1);
    return context;
}

//! How often this process is a child of one that had a FieldSealer. Asking for its number is a system call.
unsigned forks() {
    static std::atomic<unsigned> count{0};
    static const int registered = ::pthread_atfork(nullptr, nullptr, [] { ++count; });
    Q_UNUSED(registered);
    return count;
}

} // namespace

FieldSealer::FieldSealer(const KeyRing &ring)
    : m_cipher(ring.suite(), ring.key(DataKey::Fields).view(), "field", kTagSize) {}

void FieldSealer::freshIv(char *out) const {
    // A forked child must not go on with its parent's.
    const unsigned now = forks();
    if (m_random.isEmpty() || m_randomOf != now) {
        m_random = randomBytes(kIvSize * kIvsAtOnce);
        m_randomOf = now;
    }
    std::copy_n(m_random.constEnd() - kIvSize, kIvSize, out);
    m_random.chop(kIvSize);
}

QByteArray FieldSealer::seal(QStringView text, QByteArrayView column) const {
    return sealBytes(text.toUtf8(), column);
}

QByteArray FieldSealer::sealBytes(QByteArrayView bytes, QByteArrayView column) const {
    QByteArray sealed(sealedSize(bytes.size()), Qt::Uninitialized);
    sealTo(sealed.data(), bytes, column);
    return sealed;
}

void FieldSealer::sealTo(char *out, QByteArrayView bytes, QByteArrayView column) const {
    const std::scoped_lock lock(m_mutex);
    out[0] = kFieldVersion;
    freshIv(out + 1);
    m_cipher.sealTo(out + 1 + kIvSize, {out + 1, kIvSize}, contextOf(column), bytes);
}

Expected<QString> FieldSealer::open(QByteArrayView sealed, QByteArrayView column) const {
    LX_TRY(const QByteArray bytes, openBytes(sealed, column));
    return QString::fromUtf8(bytes);
}

Expected<QByteArray> FieldSealer::openBytes(QByteArrayView sealed, QByteArrayView column) const {
    if (sealed.size() >= 1 + kIvSize + kTagSize && sealed[0] == kFieldVersion) {
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

QByteArray BlindIndex::of(QStringView value, QByteArrayView domain) const { return ofUtf8(value.toUtf8(), domain); }

QByteArray BlindIndex::ofUtf8(QByteArrayView value, QByteArrayView domain) const {
    QVarLengthArray<char, 64> text(domain.size() + 1 + value.size());
    std::copy(domain.begin(), domain.end(), text.begin());
    text[domain.size()] = '\0';
    std::copy(value.begin(), value.end(), text.begin() + domain.size() + 1);
    const std::scoped_lock lock(m_mutex);
    m_mac->restart();
    m_mac->feed(text);
    QByteArray index = m_mac->finish();
    index.truncate(size);
    return index;
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
