// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QSet>
#include <QStackedWidget>
#include <QTimer>

namespace lianxin {

class Table;

//! \brief All campaigns with state and progress; opening one shows its monitor.
class CampaignList final : public QWidget {
    Q_OBJECT
public:
    CampaignList(Door &door, bool mayManage, QWidget *parent = nullptr);
    //! A page; without a cursor the first, as long as what is shown.
    void load(const QString &cursor = {});

Q_SIGNALS:
    void opened(const QString &id);
    void createWanted();
    void listsWanted();

private:
    void refresh(const QString &id);
    void countUncertain();
    Door &m_door;
    RecordModel *m_model;
    Table *m_table;
    QLabel *m_count;
    Button *m_uncertain;
    ErrorBanner *m_error;
    QStackedWidget *m_views;
    QTimer m_soon;
    QSet<QString> m_changed; //!< campaigns to be read anew
};

} // namespace lianxin
