// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/campaigns/RowsDialog.h"
#include <optional>

namespace lianxin {

//! \brief The calls behind a part of a bar.
class AttemptsDialog final : public RowsDialog {
    Q_OBJECT
public:
    //! \a hourAt: UTC ms of the hour's begin; 0: all. As Campaigns::AttemptQuery besides.
    AttemptsDialog(Door &door, const QString &campaignId, qint64 hourAt, const QStringList &outcomes, std::optional<bool> handedOver,
                   QWidget *parent = nullptr);

protected:
    QString countText(int rows, bool more) const override;
};

} // namespace lianxin
