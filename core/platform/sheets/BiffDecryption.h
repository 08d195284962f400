// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/BiffRecords.h"
#include <QString>

namespace lianxin::sheets {

//! \brief Decrypts the records of \a book behind the FilePass record that ends at \a from, in place (MS-XLS §2.2.10):
//! RC4 and RC4 CryptoAPI. An empty password stands for the one that spreadsheet programs try by themselves.
//! Throws SheetFailure: sheet.encrypted, sheet.password_wrong, sheet.encryption_unknown, sheet.xls_damaged.
void decryptBook(QByteArray &book, const BiffRecord &filePass, const QString &password);

} // namespace lianxin::sheets
