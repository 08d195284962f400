// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/CampaignsPage.h"
#include "ui/campaigns/CampaignList.h"
#include "ui/campaigns/CampaignMonitor.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/ListPeoplePage.h"
#include "ui/campaigns/ListsPage.h"
#include "ui/campaigns/TemplatesDialog.h"
#include "ui/campaigns/TracePanel.h"

namespace lianxin {

CampaignsPage::CampaignsPage(Door &door, bool mayManage, QWidget *parent)
    : QStackedWidget(parent)
    , m_door(door)
    , m_mayManage(mayManage)
    , m_list(new CampaignList(door, mayManage))
    , m_wizard(new CampaignWizard(door))
    , m_monitor(new CampaignMonitor(door, mayManage))
    , m_lists(new ListsPage(door, mayManage))
    , m_people(new ListPeoplePage(door)) {
    addWidget(m_list);
    addWidget(m_wizard);
    addWidget(m_monitor);
    addWidget(m_lists);
    addWidget(m_people);
    connect(m_list, &CampaignList::opened, this, &CampaignsPage::showMonitor);
    connect(m_list, &CampaignList::createWanted, this, &CampaignsPage::showWizard);
    connect(m_list, &CampaignList::listsWanted, this, &CampaignsPage::showLists);
    connect(m_lists, &ListsPage::backWanted, this, &CampaignsPage::showList);
    connect(m_lists, &ListsPage::createWanted, this, &CampaignsPage::showWizard);
    connect(m_lists, &ListsPage::campaignWanted, this, &CampaignsPage::showMonitor);
    connect(m_lists, &ListsPage::peopleWanted, this, [this](const QJsonObject &list) {
        setCurrentWidget(m_people);
        m_people->open(list);
    });
    connect(m_people, &ListPeoplePage::backWanted, this, &CampaignsPage::showLists);
    connect(m_wizard, &CampaignWizard::leaveWanted, this, &CampaignsPage::showList);
    connect(m_wizard, &CampaignWizard::launched, this, &CampaignsPage::showMonitor);
    connect(m_monitor, &CampaignMonitor::backWanted, this, &CampaignsPage::showList);
}

void CampaignsPage::showList() {
    setCurrentWidget(m_list);
    m_list->load();
}

void CampaignsPage::showWizard() {
    setCurrentWidget(m_wizard);
}

void CampaignsPage::showMonitor(const QString &id) {
    m_monitor->open(id);
    setCurrentWidget(m_monitor);
}

void CampaignsPage::showLists() {
    setCurrentWidget(m_lists);
}

void CampaignsPage::showTemplates() { (new TemplatesDialog(m_door, m_mayManage, this))->open(); }

void CampaignsPage::showEvent(QShowEvent *event) {
    QStackedWidget::showEvent(event);
    if (currentWidget() == m_list)
        m_list->load();
}

void CampaignsPage::setMayDial(bool may) {
    m_monitor->trace()->setMayDial(may);
    m_people->trace()->setMayDial(may);
}

} // namespace lianxin
