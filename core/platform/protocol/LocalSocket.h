// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QString>

namespace lianxin {

//! \brief Where an engine listens on this machine: $XDG_RUNTIME_DIR/lianxin (else /tmp/lianxin-UID), a directory
//! of mode 0700 that belongs to us and is made when missing. Errors (Unreachable): protocol.socket_directory when
//! it exists but belongs to somebody else, is a link, or lets others in.
LIANXIN_EXPORT Expected<QString> localSocketDirectory();

//! \brief Path of the socket of the engine that holds the store at \a store (a file path or postgresql:// URL; the
//! password of a URL plays no part). The same store gives the same path to engine, console and lianxinctl.
LIANXIN_EXPORT Expected<QString> localSocketPath(const QString &store);

//! The path within "local:/path" or of a bare absolute path. Errors (Usage): protocol.transport_unknown.
LIANXIN_EXPORT Expected<QString> localPathOfUrl(const QString &url);

} // namespace lianxin
