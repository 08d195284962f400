// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/crypto/CryptoSuite.h"

namespace lianxin {

//! The suite's primitives by OpenSSL 3. Lives as long as the process.
const SuiteOperations &openSslSuite(CryptoSuite suite);

} // namespace lianxin
