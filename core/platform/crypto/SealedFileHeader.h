// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/crypto/KeyRing.h"

namespace lianxin {

//! \brief The first 128 bytes of a sealed file (layout: SealedFile.h).
constexpr int kSealedFileKeySize = 32;

QByteArray makeSealedFileHeader(const KeyRing &ring, const SecretBytes &fileKey);
//! The file's key. Errors: crypto.sealed_file_damaged, crypto.sealed_file_newer, crypto.sealed_file_key.
Expected<SecretBytes> openSealedFileHeader(const QByteArray &header, const KeyRing &ring, const QString &path);

Error sealedFileDamaged(const QString &path, const QString &what);
//! crypto.disk_full or crypto.sealed_file_unwritable for a value of errno.
Error sealedFileUnwritable(int systemError);

} // namespace lianxin
