// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/campaigns/RowsDialog.h"

namespace lianxin {

//! \brief The people behind a bar of those who are due again: who, after which outcome, and when exactly.
class DueDialog final : public RowsDialog {
    Q_OBJECT
public:
    //! \a from, \a to: UTC ms; from 0: also those whose time has come already.
    DueDialog(Door &door, const QString &campaignId, qint64 from, qint64 to, QWidget *parent = nullptr);

protected:
    QString countText(int rows, bool more) const override;
};

//! \brief People of a list whom a rule of dialling holds back, as a preflight found them.
class HeldDialog final : public QDialog {
    Q_OBJECT
public:
    //! \a count: of all of them; \a rows: those that are shown.
    HeldDialog(Door &door, const QString &listId, const QString &rule, qint64 count, const QJsonArray &rows, QWidget *parent = nullptr);
};

//! \brief The half hours of a forecast as rows, with the one that was picked chosen.
class HalfHoursDialog final : public QDialog {
    Q_OBJECT
public:
    //! \a preflight: result of campaigns.preflight; \a at: UTC ms of a half hour of it.
    HalfHoursDialog(const QJsonObject &preflight, qint64 at, QWidget *parent = nullptr);
};

} // namespace lianxin
