// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include <QLineEdit>

namespace lianxin {

class WeekHours;

//! \brief Handling units: the tree as a list with its search, the unit beside it with superior, duty phone, the people who are
//! called and the hours of this week; added, changed, imported from a table and exported as one.
class UnitsPage final : public QWidget {
    Q_OBJECT
public:
    explicit UnitsPage(Door &door, QWidget *parent = nullptr);
    void load();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeDetail();
    void fill();
    void open(const QString &id);
    void show(const QJsonObject &unit);
    void askUnit(const QJsonObject &unit);
    void showHours();
    void askHours();
    void askContact();
    void askRemoveContact(const QJsonObject &contact);
    void askImport();
    void save();
    void send(const QString &method, const QJsonObject &params);

    Door &m_door;
    ListDetail *m_list;
    QLineEdit *m_words;
    QLabel *m_name;
    Facts *m_facts;
    QVBoxLayout *m_contacts;
    QLabel *m_hours;
    WeekHours *m_week;
    QJsonArray m_units;
    QJsonObject m_unit;
    QString m_wanted;
};

} // namespace lianxin
