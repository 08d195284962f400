// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"

namespace lianxin {

class CallPlayer;

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
    QWidget *makePanel(bool mayListen);
    void showVisit();
    void decide(const QString &result);

    Door &m_door;
    ListDetail *m_list;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_heard;
    Choice *m_outcome;
    Choice *m_attitude;
    Button *m_listen;
    CallPlayer *m_player;
};

} // namespace lianxin
