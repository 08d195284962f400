// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/RecoveryKey.h"
#include "platform/crypto/CryptoSuite.h"
#include <string_view>

namespace lianxin {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kGroup = 5;
constexpr int kCharacters = (kRecoveryKeySize + 1) * 8 / 5;

//! Finds typing errors; the same for both suites, since the key says nothing of the suite.
char checkByte(QByteArrayView key) { return SuiteOperations::of(CryptoSuite::Intl).hash(key)[0]; }

int valueOf(QChar c) {
    const char upper = c.toUpper().toLatin1();
    if (upper == 'O')
        return 0;
    if (upper == 'I' || upper == 'L')
        return 1;
    const auto at = upper ? kAlphabet.find(upper) : std::string_view::npos;
    return at == std::string_view::npos ? -1 : int(at);
}

Error mistyped(const QString &why) {
    return Error{ErrorKind::Store, u"crypto.recovery_key_mistyped"_s, u"That is not a recovery key: "_s + why,
                 u"Type it as printed: 8 groups of 5 letters and digits."_s, {}};
}

} // namespace

QString formatRecoveryKey(const SecretBytes &secret) {
    QByteArray bytes(secret.data(), secret.size());
    bytes.append(checkByte(secret.view()));
    QString text;
    int bits = 0;
    unsigned value = 0;
    for (const char c : std::as_const(bytes)) {
        value = value << 8 | uchar(c);
        for (bits += 8; bits >= 5; bits -= 5) {
            if (text.size() % (kGroup + 1) == kGroup)
                text += u'-';
            text += QLatin1Char(kAlphabet[value >> (bits - 5) & 31]);
        }
    }
    wipe(bytes);
    return text;
}

Expected<SecretBytes> parseRecoveryKey(const QString &text) {
    QByteArray bytes;
    int bits = 0;
    int characters = 0;
    unsigned value = 0;
    for (const QChar c : text) {
        if (c.isSpace() || c.category() == QChar::Punctuation_Dash)
            continue;
        const int digit = valueOf(c);
        if (digit < 0)
            return mistyped(u"it holds a character that no recovery key has."_s);
        ++characters;
        value = value << 5 | unsigned(digit);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.append(char(value >> bits & 0xFF));
        }
    }
    if (characters != kCharacters)
        return mistyped(u"it has %1 characters instead of %2."_s.arg(characters).arg(kCharacters));
    SecretBytes secret{QByteArrayView(bytes).first(kRecoveryKeySize)};
    const char check = bytes[kRecoveryKeySize];
    wipe(bytes);
    if (checkByte(secret.view()) != check)
        return mistyped(u"a character was mistyped."_s);
    return secret;
}

} // namespace lianxin
