// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

class CallPlayer;
class Table;

//! \brief Return visits in doubt: somebody listens and says what the citizen meant, before anything is scored or a
//! supervision order is made. Oldest first.
class ReviewsPage final : public QWidget {
    Q_OBJECT
public:
    explicit ReviewsPage(Door &door, bool mayListen, QWidget *parent = nullptr);
    void load(const QString &cursor = {});

Q_SIGNALS:
    void ticketWanted(const QString &id);
    //! Visits that wait, for the badge of the navigation.
    void waiting(int count);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showVisit();
    void decide(const QString &result);

    Door &m_door;
    QLabel *m_count;
    ErrorBanner *m_error;
    RecordModel *m_model;
    Table *m_table;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_heard;
    Choice *m_outcome;
    Choice *m_attitude;
    QWidget *m_answers;
    Button *m_listen;
    CallPlayer *m_player;
};

} // namespace lianxin
