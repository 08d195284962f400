// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/protocol/Version.h"
#include "platform/base/Literals.h"

namespace lianxin {

QString softwareVersion() { return QString::fromLatin1(LIANXIN_VERSION); }

} // namespace lianxin
