// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include <QStackedWidget>

namespace lianxin {

class CampaignList;
class CampaignMonitor;
class CampaignWizard;

//! \brief Outbound campaigns: the list, the wizard (its draft is kept while it is left) and the monitor of
//! one.
class CampaignsPage final : public QStackedWidget {
    Q_OBJECT
public:
    CampaignsPage(Door &door, bool mayManage, QWidget *parent = nullptr);
    void showList();
    void showWizard();
    void showMonitor(const QString &id);
    CampaignWizard *wizard() const { return m_wizard; }
    CampaignMonitor *monitor() const { return m_monitor; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    CampaignList *m_list;
    CampaignWizard *m_wizard;
    CampaignMonitor *m_monitor;
};

} // namespace lianxin
