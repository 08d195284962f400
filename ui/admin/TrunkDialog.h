// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/widgets/Parts.h"
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QSpinBox>

namespace lianxin {

//! \brief Everything that an admin decides about a trunk. The name tells trunks apart and stays; a password that is left empty
//! stays, too.
class TrunkDialog final : public QDialog {
    Q_OBJECT
public:
    //! \a trunk as trunks.list shows it; empty: a new one.
    explicit TrunkDialog(const QJsonObject &trunk, QWidget *parent = nullptr);
    //! As trunks.save takes it.
    QJsonObject trunk() const;

private:
    QWidget *makeRules();
    void check();
    //! The lines of the rules as trunks.save takes them; \a bad: number of the first line that is none, 0: all are.
    QJsonArray rules(int *bad = nullptr) const;
    QJsonObject m_trunk;
    QLineEdit *m_name;
    Choice *m_kind;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QLineEdit *m_callerIds;
    QSpinBox *m_channels;
    QDoubleSpinBox *m_rate;
    QSpinBox *m_failOver;
    Choice *m_codecs;
    QCheckBox *m_earlyMedia;
    QCheckBox *m_rehearsal;
    QPlainTextEdit *m_rules;
    Field *m_rulesField;
    Button *m_verb;
};

} // namespace lianxin
