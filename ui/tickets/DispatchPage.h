// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"
#include <QTimer>

namespace lianxin {

class Table;

//! \brief The dispatch desk: tickets that wait for a unit, the best three proposals of each with how sure they are and
//! why; decided by 1, 2, 3 or another unit, several at once by their first proposal; automatic dispatch and how well it
//! does.
class DispatchPage final : public QWidget {
    Q_OBJECT
public:
    //! \a mayManage: may switch automatic dispatch and its threshold.
    DispatchPage(Door &door, bool mayManage, QWidget *parent = nullptr);
    void load(const QString &cursor = {});
    //! Dispatches the current ticket to its proposal \a nth (0…2).
    void decide(int nth);

Q_SIGNALS:
    void ticketWanted(const QString &id);
    //! Tickets that wait, for the badge of the navigation.
    void waiting(int count);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLayout *makeHead();
    QWidget *makeFigures();
    QWidget *makePanel();
    void loadFigures();
    void showPanel();
    QFrame *makeProposal(int nth, const QJsonObject &unit);
    QJsonArray chosen() const;
    void decideAll();
    void decideOther();
    void send(const QJsonArray &items);
    void takeBack();
    void saveSettings(const QJsonObject &settings);
    void askThreshold();
    void showSettings();

    Door &m_door;
    bool m_mayManage;
    QLabel *m_count;
    Button *m_automatic;
    Button *m_threshold;
    ErrorBanner *m_error;
    Figure *m_waiting;
    Figure *m_auto;
    Figure *m_overridden;
    Figure *m_returned;
    Figure *m_drift;
    RecordModel *m_model;
    Table *m_table;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_content;
    QVBoxLayout *m_proposals;
    Button *m_all;
    Button *m_other;
    Button *m_back;
    QJsonObject m_settings;
    QStringList m_last; //!< ids of what was dispatched last
    QTimer m_soon;
};

} // namespace lianxin
