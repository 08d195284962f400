// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

//! \brief The calls behind a part of a bar, page by page.
class AttemptsDialog final : public QDialog {
    Q_OBJECT
public:
    //! \a hourAt: UTC ms of the hour's begin; 0: all. As Campaigns::AttemptQuery besides.
    AttemptsDialog(Door &door, const QString &campaignId, qint64 hourAt, const QStringList &outcomes, std::optional<bool> handedOver,
                   QWidget *parent = nullptr);

Q_SIGNALS:
    //! Somebody asks why this order was decided so.
    void explanationWanted(const QString &orderId, const QString &phone);

private:
    void load(const QString &cursor);
    Door &m_door;
    QJsonObject m_query;
    RecordModel *m_model;
    QLabel *m_count;
    ErrorBanner *m_error;
};

} // namespace lianxin
