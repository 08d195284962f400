// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QCheckBox>
#include <QTimer>

namespace lianxin {

class Table;

//! \brief People of a list picked from tickets or citizens: what is asked for, how many that are and who the first of them are
//! before there is a list, and the list.
class PeoplePicker final : public QWidget {
    Q_OBJECT
public:
    explicit PeoplePicker(Door &door, QWidget *parent = nullptr);
    //! Parameters of lists.fromQuery as they stand, without name; the field that can't be read is marked, and nothing comes.
    std::optional<QJsonObject> query() const;
    //! Counts without making a list.
    void count();
    //! Makes the list; its name is \a usual where none was typed.
    void make();
    void setUsualName(const QString &name) { m_usualName = name; }
    void reset();
    bool isRunning() const { return !m_job.isEmpty() || m_asking; }

Q_SIGNALS:
    void made(const QString &listId, const QString &name, const QJsonObject &summary);
    //! Something was changed: the list that was made is not what is asked for now.
    void changed();
    void busyChanged();

private:
    void run(bool dry);
    void follow();
    void stop();
    void answer(const QJsonObject &result);
    void showKind();
    void loadChoices();
    void showEvent(QShowEvent *event) override;
    Door &m_door;
    QString m_usualName;
    QString m_job;
    QString m_listId;
    bool m_dry = true;
    bool m_asking = false;
    bool m_loaded = false;
    ErrorBanner *m_error;
    Choice *m_people;
    Choice *m_state;
    Choice *m_category;
    Choice *m_unit;
    Choice *m_district;
    Choice *m_by;
    QLineEdit *m_from;
    QLineEdit *m_to;
    Field *m_fromField;
    Field *m_toField;
    QCheckBox *m_withoutVisit;
    Choice *m_satisfaction;
    Choice *m_dialect;
    QCheckBox *m_elderly;
    QCheckBox *m_agreed;
    QCheckBox *m_skipRunning;
    QCheckBox *m_skipDoNotCall;
    QLineEdit *m_name;
    QWidget *m_ofTickets;
    QWidget *m_ofCitizens;
    Button *m_count;
    Button *m_make;
    QLabel *m_found;
    RecordModel *m_sample;
    Table *m_table;
    QTimer m_poll;
};

} // namespace lianxin
