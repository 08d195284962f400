// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

class CallPlayer;
class DialButton;

//! \brief “Why (not) this number?”: asks campaigns.trace and shows every rule with its verdict and facts, and what was
//! heard on every attempt, with the second to listen to.
class TracePanel final : public QFrame {
    Q_OBJECT
public:
    explicit TracePanel(Door &door, QWidget *parent = nullptr);
    void setCampaign(const QString &id);
    void ask(const QString &number);
    //! The same for a row whose number is masked.
    void askOrder(const QString &orderId, const QString &masked);
    //! The same for a person of the campaign's list, also before it is their turn.
    void askPerson(const QString &contactId, const QString &masked);
    void setMayDial(bool may);

private:
    void look(const QJsonObject &params);
    void show(const QJsonObject &trace);
    void showNumbers(const QJsonObject &trace);
    void showAttempts(const QJsonObject &trace);
    Door &m_door;
    QString m_campaign;
    QLineEdit *m_number;
    QVBoxLayout *m_result;
    QLabel *m_count;
    Button *m_copy;
    DialButton *m_dial;
    ErrorBanner *m_refused;
    CallPlayer *m_player;
    QJsonObject m_asked;
    QString m_words;
};

} // namespace lianxin
