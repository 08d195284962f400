// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include <QLineEdit>

namespace lianxin {

//! \brief Who may log in and what they may do: users are added and changed, get a new password, are locked out and let in again.
class UsersPage final : public QWidget {
    Q_OBJECT
public:
    //! \a self: id of who sits here.
    UsersPage(Door &door, const QString &self, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeDetail();
    void load();
    void fill();
    void show(const QJsonObject &user);
    void ask(const QJsonObject &user);
    void askPassword();
    void askLock();
    void send(const QString &method, const QJsonObject &params, const QString &done);

    Door &m_door;
    const QString m_self;
    ListDetail *m_list;
    QLineEdit *m_words;
    QJsonArray m_users;
    QJsonArray m_units; //!< {id, name, district}
    QJsonObject m_user;
    QLabel *m_name;
    Facts *m_facts;
    Button *m_lock;
    Button *m_unlock;
};

} // namespace lianxin
