// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QLineEdit>

namespace lianxin {

//! \brief Changes one's own password: the one of now, and twice the new one. The engine ends every session of the user with it, so
//! that they log in again; what was typed stays until it agrees.
class PasswordDialog final : public QDialog {
    Q_OBJECT
public:
    explicit PasswordDialog(Door &door, QWidget *parent = nullptr);

Q_SIGNALS:
    //! The engine is being asked: the session ends when it agrees.
    void asked();
    void refused();
    void changed();

private:
    void check();
    void save();

    Door &m_door;
    QLineEdit *m_present;
    QLineEdit *m_fresh;
    QLineEdit *m_again;
    Field *m_againField;
    ErrorBanner *m_error;
    Button *m_verb;
    bool m_busy = false;
};

} // namespace lianxin
