// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/crypto/CryptoSuite.h"
#include "platform/crypto/OpenSslSuite.h"

namespace lianxin {

QString nameOf(CryptoSuite suite) { return suite == CryptoSuite::Gm ? u"gm"_s : u"intl"_s; }

std::optional<CryptoSuite> cryptoSuiteFromName(QStringView name) {
    if (name == u"intl")
        return CryptoSuite::Intl;
    if (name == u"gm")
        return CryptoSuite::Gm;
    return std::nullopt;
}

const SuiteOperations &SuiteOperations::of(CryptoSuite suite) { return openSslSuite(suite); }

} // namespace lianxin
