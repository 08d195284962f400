// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/crypto/CryptoSuite.h"

namespace lianxin {

//! \brief What a SQLCipher file looks like from outside, without SQLite: tells a wrong key from damage, which SQLite
//! reports with the same code.
constexpr int kSqlCipherPageSize = 4096;

//! True when the page's tag fits the key. \a page counts from 1. Layout of SQLCipher 4: salt (the file's first 16
//! bytes) · ciphertext · iv (16) · HMAC over ciphertext, iv and the page's number (32), under PBKDF2(key, salt ^ 0x3a,
//! 2 rounds).
bool isPageAuthentic(const QString &path, CryptoSuite suite, const SecretBytes &key, qint64 page);

//! How many pages the database has by its own header; 0 when the first page is not authentic.
qint64 pagesByHeader(const QString &path, CryptoSuite suite, const SecretBytes &key);

//! A file with the header of unencrypted SQLite.
bool isPlainSqlite(const QString &path);

//! What keeps \a path from being opened with \a key: storage.plaintext, storage.not_a_store, storage.truncated,
//! storage.corrupt or storage.wrong_key. Called after SQLite has refused the file.
Error whyNotOpened(const QString &path, CryptoSuite suite, const SecretBytes &key);

//! Removes a database file with its log and journal.
void removeSqliteFiles(const QString &path);

//! Puts \a from in the place of \a to so that it survives a power cut. Errors: storage.io.
Expected<void> renameDurably(const QString &from, const QString &to);

} // namespace lianxin
