// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/access/Users.h"
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace lianxin {
namespace {

// RFC 7914 §2: N = 2^14, r = 8, p = 1: 16 MiB and some 50 ms a hash.
constexpr int kLogN = 14;
constexpr int kR = 8;
constexpr int kP = 1;
constexpr int kSalt = 16;
constexpr int kHash = 32;
constexpr quint64 kMaxMemory = 256ull << 20;

struct Parts {
    int logN = 0;
    int r = 0;
    int p = 0;
    QByteArray salt;
    QByteArray hash;
};

std::optional<Parts> partsOf(const QString &stored) {
    const auto fields = stored.split(u'$');
    if (fields.size() != 4 || fields[0] != "scrypt"_L1)
        return std::nullopt;
    Parts parts;
    for (const auto &item : fields[1].split(u',')) {
        const int value = item.section(u'=', 1).toInt();
        const QString name = item.section(u'=', 0, 0);
        if (name == "ln"_L1)
            parts.logN = value;
        else if (name == "r"_L1)
            parts.r = value;
        else if (name == "p"_L1)
            parts.p = value;
    }
    parts.salt = QByteArray::fromBase64(fields[2].toLatin1());
    parts.hash = QByteArray::fromBase64(fields[3].toLatin1());
    if (parts.logN < 10 || parts.logN > 20 || parts.r < 1 || parts.r > 32 || parts.p < 1 || parts.p > 16
        || parts.hash.size() != kHash)
        return std::nullopt;
    return parts;
}

QByteArray derive(const QString &password, const Parts &parts) {
    // Compatibility decomposition: what an input method types as full-width is the same password.
    QByteArray secret = password.normalized(QString::NormalizationForm_KC).toUtf8();
    QByteArray out(kHash, '\0');
    const int ok = EVP_PBE_scrypt(secret.constData(), size_t(secret.size()),
                                  reinterpret_cast<const unsigned char *>(parts.salt.constData()),
                                  size_t(parts.salt.size()), 1ull << parts.logN, quint64(parts.r), quint64(parts.p),
                                  kMaxMemory, reinterpret_cast<unsigned char *>(out.data()), size_t(out.size()));
    OPENSSL_cleanse(secret.data(), size_t(secret.size()));
    return ok == 1 ? out : QByteArray();
}

} // namespace

Expected<QString> PasswordHash::make(const QString &password) {
    Parts parts{kLogN, kR, kP, QByteArray(kSalt, '\0'), {}};
    const bool random = RAND_bytes(reinterpret_cast<unsigned char *>(parts.salt.data()), kSalt) == 1;
    const QByteArray hash = random ? derive(password, parts) : QByteArray();
    if (hash.isEmpty())
        return Error{ErrorKind::Internal, u"access.hash_failed"_s, u"The password could not be hashed."_s,
                     u"Look whether memory is short."_s, {}};
    return u"scrypt$ln=%1,r=%2,p=%3$%4$%5"_s.arg(kLogN).arg(kR).arg(kP).arg(
        QString::fromLatin1(parts.salt.toBase64()), QString::fromLatin1(hash.toBase64()));
}

bool PasswordHash::matches(const QString &password, const QString &stored) {
    const auto parts = partsOf(stored);
    if (!parts)
        return false;
    const QByteArray hash = derive(password, *parts);
    return hash.size() == parts->hash.size()
           && CRYPTO_memcmp(hash.constData(), parts->hash.constData(), size_t(hash.size())) == 0;
}

} // namespace lianxin
