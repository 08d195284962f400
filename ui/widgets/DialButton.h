// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QJsonObject>

namespace lianxin {

//! \brief Calls a person by what is known of them, from the seat of whoever presses it; the number is never seen. Why the rules
//! of dialling do not let it through is told by refused().
class DialButton final : public Button {
    Q_OBJECT
public:
    explicit DialButton(Door &door, QWidget *parent = nullptr);
    //! {"ticketId"}, {"contactId"}, {"callbackId"}, {"callId"} or {"orderId"}; empty: nobody, and it can't be pressed.
    void setWhom(const QJsonObject &whom);

Q_SIGNALS:
    void refused(const lianxin::Error &error);
    //! The seat's telephone is about to ring.
    void placed();

private:
    Door &m_door;
    QJsonObject m_whom;
};

} // namespace lianxin
