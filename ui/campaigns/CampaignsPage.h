// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include <QStackedWidget>

namespace lianxin {

class CampaignList;
class CampaignMonitor;
class CampaignWizard;
class ListPeoplePage;
class ListsPage;

//! \brief Outbound campaigns: the list, the wizard (its draft is kept while it is left), the monitor of one, and the lists of
//! contacts.
class CampaignsPage final : public QStackedWidget {
    Q_OBJECT
public:
    CampaignsPage(Door &door, bool mayManage, QWidget *parent = nullptr);
    void showList();
    void showWizard();
    void showMonitor(const QString &id);
    void showLists();
    //! The uses of columns that are kept.
    void showTemplates();
    //! Whoever looks has a seat: people can be called from it.
    void setMayDial(bool may);
    CampaignWizard *wizard() const { return m_wizard; }
    CampaignMonitor *monitor() const { return m_monitor; }
    ListsPage *lists() const { return m_lists; }
    ListPeoplePage *people() const { return m_people; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    Door &m_door;
    bool m_mayManage;
    CampaignList *m_list;
    CampaignWizard *m_wizard;
    CampaignMonitor *m_monitor;
    ListsPage *m_lists;
    ListPeoplePage *m_people;
};

} // namespace lianxin
