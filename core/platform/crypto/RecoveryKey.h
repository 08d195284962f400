// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/crypto/SecretBytes.h"
#include <QString>

namespace lianxin {

//! \brief The recovery key as people print and type it: 8 groups of 5 characters of Crockford's base 32 (no I, L, O,
//! U), 192 random bits and an 8-bit check, so that a typing error is told from a wrong key.
constexpr int kRecoveryKeySize = 24;

//! \a secret: kRecoveryKeySize bytes.
QString formatRecoveryKey(const SecretBytes &secret);
//! Lower case, spaces, dashes, and O, I, L for 0, 1, 1 are taken. Errors: crypto.recovery_key_mistyped.
Expected<SecretBytes> parseRecoveryKey(const QString &text);

} // namespace lianxin
