// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Button.h"

namespace lianxin {

//! \brief Opens the RevealDialog for the citizen of one call or ticket. Hidden from whoever may not see numbers, grey where
//! there is nobody to show.
class RevealButton final : public Button {
    Q_OBJECT
public:
    //! \a method: "tickets.reveal" or "calls.reveal".
    RevealButton(Door &door, const QString &method, QWidget *parent = nullptr);
    void setMay(bool may);
    //! Whose number; \a about says in words which call or ticket it is. An empty id: nobody's.
    void setWhose(const QString &id, const QString &about);

private:
    Door &m_door;
    QString m_method;
    QString m_id;
    QString m_about;
};

} // namespace lianxin
