// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QStackedWidget>
#include <QTimer>

namespace lianxin {

class Table;

//! \brief Every list of contacts that was ever imported or picked: what came of it, who uses it, and the way to take it back
//! as long as nobody of it was called.
class ListsPage final : public QWidget {
    Q_OBJECT
public:
    ListsPage(Door &door, bool mayManage, QWidget *parent = nullptr);
    void load(const QString &cursor = {});
    //! Asks, then takes the shown list back.
    void askUndo();
    //! Fetches the workbook of the rows that were not imported.
    void fetchErrors(const QString &path);

Q_SIGNALS:
    void backWanted();
    void createWanted();
    void campaignWanted(const QString &id);
    //! \a list as lists.get tells.
    void peopleWanted(const QJsonObject &list);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showList(const QJsonObject &list);
    void showUsage(const QJsonObject &usage);
    QWidget *makePanel();
    Door &m_door;
    bool m_mayManage;
    RecordModel *m_model;
    Table *m_table;
    QLabel *m_count;
    ErrorBanner *m_error;
    QStackedWidget *m_views;
    QJsonObject m_shown;
    QLabel *m_name;
    Chip *m_state;
    QLabel *m_facts;
    QVBoxLayout *m_rows;    //!< figures of the import
    QVBoxLayout *m_usage;   //!< campaigns
    QLabel *m_note;
    Button *m_people;
    Button *m_undo;
    Button *m_errors;
    QTimer m_soon;
    QTimer m_clearing; //!< looks again while rows of a list are being cleared away
};

//! State of a list as a word.
Word listWord(const QString &state);
//! Why rows were not imported, by code.
QString importReasonText(const QString &code);

} // namespace lianxin
