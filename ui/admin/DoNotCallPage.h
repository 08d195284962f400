// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include <QLineEdit>

namespace lianxin {

//! \brief Numbers that nobody may call: why, who asked for it, until when; found by the whole number, added, taken off with a reason,
//! imported from a table. Numbers are shown masked.
class DoNotCallPage final : public QWidget {
    Q_OBJECT
public:
    explicit DoNotCallPage(Door &door, QWidget *parent = nullptr);
    void load(const QString &cursor = {});

protected:
    void showEvent(QShowEvent *event) override;

private:
    void show(const QJsonObject &entry);
    void askAdd();
    void askRemove();
    void askImport();
    void send(const QString &method, const QJsonObject &params);

    Door &m_door;
    ListDetail *m_list;
    QLineEdit *m_number;
    Choice *m_source;
    QLabel *m_name;
    Facts *m_facts;
    int m_asked = 0;
};

} // namespace lianxin
