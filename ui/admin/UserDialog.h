// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QCheckBox>
#include <QLineEdit>

namespace lianxin {

//! \brief Makes a user, or changes one: who they are, what they may do, which seat and unit are theirs. Asks the engine and stays
//! open with what was typed until that agrees.
class UserDialog final : public QDialog {
    Q_OBJECT
public:
    //! \a user as users.list has it; empty: a new one. \a own: it is who sits here, whose roles nobody changes by themselves.
    UserDialog(Door &door, const QJsonObject &user, bool own, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved(const QJsonObject &user);

private:
    QWidget *makeRoles(bool own);
    void loadUnits();
    QStringList roles() const;
    //! What differs from the user as it was; all of it for a new one.
    QJsonObject params() const;
    void check();
    void save();

    Door &m_door;
    const QJsonObject m_user;
    QLineEdit *m_login;
    QLineEdit *m_name;
    QLineEdit *m_seat;
    Choice *m_unit;
    Field *m_unitField;
    QLineEdit *m_password;
    QList<QCheckBox *> m_roles; //!< the property "role" names each
    ErrorBanner *m_error;
    Button *m_verb;
    bool m_busy = false;
};

} // namespace lianxin
