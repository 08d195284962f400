// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

class RevealButton;

//! \brief Left column of the seat page: who it is (masked), why the call came, what the robot confirmed, the
//! history, and the check code by which the citizen can verify the call.
class CallerCard final : public QFrame {
    Q_OBJECT
public:
    explicit CallerCard(SeatDesk &desk, QWidget *parent = nullptr);
    void fill();
    //! Reads the citizen's wishes anew: they were changed.
    void readWishes();

Q_SIGNALS:
    //! What the citizen of this call asked for is to be seen and noted; \a who: how they are shown.
    void wishesWanted(const QString &callId, const QString &who);

private:
    void fillWishes();
    SeatDesk &m_desk;
    QVBoxLayout *m_lines;
    QVBoxLayout *m_top;
    QLabel *m_code;
    QLabel *m_name;
    QLabel *m_phone;
    RevealButton *m_reveal;
    QString m_shown;
    QString m_wishesOf; //!< id of the call
    QJsonObject m_wishes; //!< as calls.wishes answers; empty: not known yet
    ElidedLabel *m_wishWords;
    QWidget *m_wishLine;
};

} // namespace lianxin
