// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/AdminPage.h"
#include "platform/base/Literals.h"
#include "ui/admin/AnnouncementsPage.h"
#include "ui/admin/AuditPage.h"
#include "ui/admin/BackupsPage.h"
#include "ui/admin/CalendarPage.h"
#include "ui/admin/DispatchLists.h"
#include "ui/admin/DoNotCallPage.h"
#include "ui/admin/EnginesPage.h"
#include "ui/admin/FlowsPage.h"
#include "ui/admin/LaddersPage.h"
#include "ui/admin/ModelsPage.h"
#include "ui/admin/TrunksPage.h"
#include "ui/admin/UnitsPage.h"
#include "ui/admin/UsersPage.h"

namespace lianxin {

AdminList::AdminList(Door &door, const QString &title, const QString &method, QList<RecordColumn> columns,
                     const QString &idKey, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_method(method)
    , m_list(new ListDetail(method, title, std::move(columns), idKey)) {
    auto *lines = column(0);
    lines->addWidget(m_list);
    setLayout(lines);
    m_list->setPager([this](const QString &cursor) { load(cursor); });
    connect(m_list, &ListDetail::retried, this, [this] { load(); });
}

void AdminList::load(const QString &cursor) {
    QJsonObject params = m_fixed;
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(m_method, params, this, [this, cursor](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        const QString next = objectOf(reply)["next"_L1].toVariant().toString();
        if (cursor.isEmpty())
            m_list->setRecords(itemsOf(reply), next);
        else
            m_list->append(itemsOf(reply), next);
    });
}

QStringList AdminList::ids() const {
    QStringList all;
    for (int i = 0; i < m_list->model()->rowCount(); ++i)
        all << m_list->model()->recordAt(i)["id"_L1].toString();
    return all;
}

void AdminList::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
}

AdminPage::AdminPage(Door &door, const Session &session, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_tabs(row(0))
    , m_group(new QButtonGroup(this))
    , m_pages(new QStackedWidget) {
    auto *lines = column(12);
    setMargins(lines, 16, 14, 16, 12);
    auto *head = row(16);
    head->addWidget(text(tr("System"), "h20"));
    head->addLayout(m_tabs);
    head->addStretch(1);
    lines->addLayout(head);
    lines->addWidget(m_pages, 1);
    setLayout(lines);
    if (session.can(u"SecurityManage"_s))
        add(u"users"_s, tr("Users"), new UsersPage(door, session.userId));
    if (session.can(u"SystemManage"_s)) {
        add(u"trunks"_s, tr("Trunks"), new TrunksPage(door));
        add(u"engines"_s, tr("Engines"), new EnginesPage(door));
        add(u"backups"_s, tr("Backups"), new BackupsPage(door));
    }
    if (session.can(u"CampaignsManage"_s))
        add(u"flows"_s, tr("Flows"), new FlowsPage(door, true));
    if (session.can(u"DirectoryManage"_s)) {
        add(u"units"_s, tr("Units"), new UnitsPage(door));
        add(u"dnc"_s, tr("Do not call"), new DoNotCallPage(door));
        add(u"calendar"_s, tr("Calendar"), new CalendarPage(door));
    }
    if (session.can(u"CampaignsManage"_s))
        add(u"announcements"_s, tr("Announcements"), new AnnouncementsPage(door));
    if (session.can(u"DirectoryManage"_s) && session.can(u"TicketsRead"_s)) {
        add(u"categories"_s, tr("Categories"), makeCategoryList(door));
        add(u"responsibilities"_s, tr("Responsibilities"), makeResponsibilityList(door));
        add(u"ladders"_s, tr("Reminders"), new LaddersPage(door));
        auto *models = new ModelsPage(door);
        connect(models, &ModelsPage::ticketWanted, this, &AdminPage::ticketWanted);
        add(u"models"_s, tr("Dispatch model"), models);
    }
    if (session.can(u"AuditRead"_s))
        add(u"audit"_s, tr("Audit trail"), new AuditPage(door));
    if (!m_keys.isEmpty())
        showList(m_keys.constFirst());
    if (m_keys.size() == 1)
        m_group->button(0)->hide(); // the list's own heading says it
}

void AdminPage::add(const QString &key, const QString &title, QWidget *page) {
    auto *tab = new Button(title);
    if (auto *before = qobject_cast<Button *>(m_group->button(static_cast<int>(m_keys.size()) - 1)))
        before->setSegment(m_keys.size() == 1, false);
    tab->setSegment(m_keys.isEmpty(), true);
    m_group->addButton(tab, static_cast<int>(m_keys.size()));
    m_tabs->addWidget(tab);
    m_keys << key;
    m_pages->addWidget(page);
    connect(tab, &QPushButton::clicked, this, [this, key] { showList(key); });
}

void AdminPage::showList(const QString &key) {
    const auto index = static_cast<int>(m_keys.indexOf(key));
    if (index < 0)
        return;
    m_pages->setCurrentIndex(index);
    m_group->button(index)->setChecked(true);
}

} // namespace lianxin
