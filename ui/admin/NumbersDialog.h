// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include "ui/widgets/Table.h"
#include <QJsonArray>
#include <QLineEdit>

namespace lianxin {

//! \brief Which of the hotline's own numbers is answered by which flow, or goes straight to the seats. What is changed holds from
//! the next call on.
class NumbersDialog final : public QDialog {
    Q_OBJECT
public:
    //! \a flows as flows.list has them.
    NumbersDialog(Door &door, const QJsonArray &flows, QWidget *parent = nullptr);

Q_SIGNALS:
    void changed();

private:
    void load();
    void show(const QJsonObject &route);
    void check();
    void save();
    void askRemove();
    void send(const QString &method, const QJsonObject &params);

    Door &m_door;
    QHash<QString, QString> m_titles; //!< of flows
    RecordModel *m_routes;
    Table *m_table;
    ErrorBanner *m_error;
    QLineEdit *m_number;
    Choice *m_flow;
    QLineEdit *m_skill;
    Button *m_save;
    Button *m_remove;
};

} // namespace lianxin
