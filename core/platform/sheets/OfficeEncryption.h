// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/CompoundFile.h"
#include <QByteArray>

namespace lianxin::sheets {

//! \brief The workbook inside a protected .xlsx (MS-OFFCRYPTO: standard encryption §2.3.4.5–9, agile encryption
//! §2.3.4.10–15), decrypted where it is read: nothing is written to disk, one segment is held.
//!
//! An empty password stands for the one that spreadsheet programs try by themselves (files that are merely
//! write-protected). Errors: sheet.encrypted (no password given, or an encryption that is not read),
//! sheet.password_wrong, sheet.ole_damaged.
Expected<std::shared_ptr<ByteSource>> decryptedPackage(const CompoundFile &file, const QString &password);

//! The password of files that are encrypted only so that they can't be changed (MS-OFFCRYPTO §2.4.2.4).
QString writeProtectionPassword();

//! Hash of \a data with "SHA1", "SHA-256", "MD5" …; throws SheetFailure (sheet.encrypted) for others.
QByteArray officeHash(const QByteArray &algorithm, const QByteArray &data);
//! The password as the hashes want it: UTF-16LE, at most 255 characters.
QByteArray passwordBytes(const QString &password);

//! What is said when there is no password, or the wrong one.
Error passwordMissing();
Error passwordWrong();
Error encryptionUnknown(const QString &what);

} // namespace lianxin::sheets
