// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Button.h"
#include <QMenu>

namespace lianxin {

//! \brief What a supervisor does for a seat, beside its calls: lets it rest, ends its rest, says which skills it serves.
class SeatCare final : public Button {
    Q_OBJECT
public:
    explicit SeatCare(Door &door, QWidget *parent = nullptr);
    //! A row of seats.list; without a seat number there is nothing to do.
    void setSeat(const QJsonObject &seat);

Q_SIGNALS:
    void done();
    void failed(const lianxin::Error &error);

private:
    void fill();
    void rest(int minutes);
    void askSkills();
    void send(const QString &method, const QJsonObject &params);

    Door &m_door;
    QJsonObject m_seat;
    QMenu *m_menu;
};

} // namespace lianxin
