// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>

namespace lianxin::test {

//! \brief Workbooks with a password, made after MS-OFFCRYPTO.
struct ProtectedBuilder {
    //! AES-128, SHA-1, 50,000 rounds, as Excel 2007 writes. \a package: an .xlsx.
    static QByteArray standard(const QByteArray &package, const QString &password);
    //! AES-256, SHA-512, as Excel 2013 and WPS write; with fewer rounds.
    static QByteArray agile(const QByteArray &package, const QString &password, const QByteArray &chaining = "ChainingModeCBC");

    static const QByteArray salt;
    static QByteArray utf16(const QString &text);
};

} // namespace lianxin::test
