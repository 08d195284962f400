// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

//! \brief A seat wants a supervisor: who, why, and how to join, in the corner of the window. Goes when somebody has
//! joined, the call is over, it is put away, or after a minute; takes no focus.
class HelpToast final : public QWidget {
    Q_OBJECT
public:
    HelpToast(SeatDesk &desk, const QString &callId, const QString &words, QWidget *window);
    const QString &callId() const { return m_callId; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();
    void place();
    SeatDesk &m_desk;
    const QString m_callId;
};

} // namespace lianxin
