// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDateTime>
#include <QString>
#include <QTextDocument>
#include <memory>

class QWidget;

namespace lianxin {

//! \brief The sheet of paper with a store's recovery key: what it opens, the key, and where to keep it. \a made: when
//! the store was made, shown in local time. GUI thread.
std::unique_ptr<QTextDocument> recoverySheet(const QString &store, const QString &key, const QDateTime &made);

//! Asks for a printer and prints the sheet; false when the person went back.
bool printRecoverySheet(const QString &store, const QString &key, QWidget *over);

} // namespace lianxin
