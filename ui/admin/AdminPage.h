// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/RecordModel.h"
#include "ui/models/Session.h"
#include "ui/widgets/ListDetail.h"
#include <QStackedWidget>

namespace lianxin {

//! \brief One list of the system pages: a table fed by a method, with actions of its own above it.
class AdminList final : public QWidget {
    Q_OBJECT
public:
    AdminList(Door &door, const QString &title, const QString &method, QList<RecordColumn> columns,
              const QString &idKey, QWidget *parent = nullptr);
    void load(const QString &cursor = {});
    void addAction(QWidget *widget) { m_list->addAction(widget); }
    QJsonObject current() const { return m_list->current(); }
    //! Of all that are shown.
    QStringList ids() const;
    //! Parameters of every reading.
    void setFixed(const QJsonObject &params) { m_fixed = params; }
    ErrorBanner *error() const { return m_list->error(); }
    void note(const QString &words, Tone tone) { m_list->note(words, tone); }

protected:
    void showEvent(QShowEvent *event) override;

private:
    Door &m_door;
    QString m_method;
    QJsonObject m_fixed;
    ListDetail *m_list;
};

//! \brief Users, trunks, engines, backups, flows, units, do-not-call list, calendar, what tickets go by, and the audit trail: those
//! that the roles allow.
class AdminPage final : public QWidget {
    Q_OBJECT
public:
    AdminPage(Door &door, const Session &session, QWidget *parent = nullptr);
    //! Shows the list of that key: users, trunks, engines, backups, flows, units, dnc, calendar, announcements, categories, responsibilities, ladders, models, audit.
    void showList(const QString &key);
    QStringList keys() const { return m_keys; }

Q_SIGNALS:
    void ticketWanted(const QString &id);

private:
    void add(const QString &key, const QString &title, QWidget *page);
    Door &m_door;
    QStringList m_keys;
    QHBoxLayout *m_tabs;
    QButtonGroup *m_group;
    QStackedWidget *m_pages;
};

} // namespace lianxin
