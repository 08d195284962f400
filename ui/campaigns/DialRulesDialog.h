// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QSpinBox>

namespace lianxin {

//! \brief The rules of dialling that hold over all campaigns, reminders and call-backs: how often a number is called a day,
//! and how children and the old are spared. Closes itself when they were changed.
class DialRulesDialog final : public QDialog {
    Q_OBJECT
public:
    explicit DialRulesDialog(Door &door, QWidget *parent = nullptr);

private:
    void load();
    void save();

    Door &m_door;
    QSpinBox *m_cap;
    QSpinBox *m_adult;
    QSpinBox *m_elderly;
    QLineEdit *m_hours;
    Field *m_hoursField;
    ErrorBanner *m_error;
    Button *m_save;
    bool m_known = false; //!< the rules as they hold have been read
};

} // namespace lianxin
