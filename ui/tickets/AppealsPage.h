// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include <QTimer>

namespace lianxin {

class CallPlayer;

//! \brief Appeals of units against a return visit or a supervision order: what the unit says and its evidence beside what
//! the citizen said, the recording, and what the decision does to the unit's figures. Decided once, by a supervisor.
class AppealsPage final : public QWidget {
    Q_OBJECT
public:
    AppealsPage(Door &door, bool mayDecide, bool mayListen, QWidget *parent = nullptr);
    void load(const QString &cursor = {});

Q_SIGNALS:
    void ticketWanted(const QString &id);
    //! Appeals that wait, for the badge of the navigation.
    void waiting(int count);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makePanel();
    void showAppeal();
    void showEvidence(const QJsonArray &evidence);
    void loadVisit(const QJsonObject &appeal);
    void showVisit(const QJsonObject &appeal, const QJsonObject &ticket);
    void showDialogue(const QJsonObject &call);
    void loadFigures(const QJsonObject &appeal, qint64 at);
    void askDecision(bool uphold);
    void decide(bool uphold, const QString &reason);
    void showEffect(const QJsonObject &before, const QString &unitId, qint64 at, bool upheld);

    Door &m_door;
    bool m_mayDecide;
    bool m_mayListen;
    QString m_shown;      //!< appeal in the panel
    QJsonObject m_figures; //!< of its unit in the month of the visit
    qint64 m_visitAt = 0;
    QTimer m_soon;
    Button *m_open;
    Button *m_all;
    QFrame *m_effectBox;
    QLabel *m_effect;
    ListDetail *m_list;
    QLabel *m_title;
    QLabel *m_facts;
    QLabel *m_reason;
    QVBoxLayout *m_evidence;
    QLabel *m_visit;
    QVBoxLayout *m_dialogue;
    Button *m_listen;
    CallPlayer *m_player;
    QLabel *m_figureWords;
    QLabel *m_decision;
    QWidget *m_inner;
    QWidget *m_foot;
    QLabel *m_hint;
    Button *m_reject;
    Button *m_uphold;
};

} // namespace lianxin
