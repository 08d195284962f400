// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QByteArray>
#include <QString>
#include <QUrl>

namespace lianxin {

//! Where the door of an engine is, when it says no port.
inline constexpr int kRemoteDoorPort = 7443;

//! Whether \a url means an engine on another machine: "wss://…".
LIANXIN_EXPORT bool isRemoteUrl(const QString &url);

//! "wss://host[:port]" with its port; nothing else may be in it. Errors (Usage): protocol.address.
LIANXIN_EXPORT Expected<QUrl> remoteUrl(const QString &text);

//! \brief SHA-256 of a certificate (DER), as people write it: "sha256:" and 64 hexadecimal digits; on reading, colons, spaces and
//! case don't count, nor whether the prefix is there. Errors (Usage): protocol.fingerprint.
LIANXIN_EXPORT Expected<QByteArray> fingerprintFromText(const QString &text);
LIANXIN_EXPORT QString fingerprintText(const QByteArray &sha256);

} // namespace lianxin
