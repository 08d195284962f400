// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QCheckBox>

namespace lianxin {

//! \brief What a citizen asked of the hotline: whether automatic calls may come, at which hours, how to speak. Dialling keeps
//! to it from the moment it is noted.
class WishesPage final : public QWidget {
    Q_OBJECT
public:
    explicit WishesPage(Door &door, QWidget *parent = nullptr);
    //! From now on of the citizen of that call, whose number nobody has to know; \a who: how they are shown.
    void ofCall(const QString &callId, const QString &who);
    //! Reads what is known of \a number, in any spelling.
    void lookUp(const QString &number);
    void save();
    //! What differs from what is known, as citizens.setWishes takes it: null takes one back.
    QJsonObject changes() const;

Q_SIGNALS:
    void noted();

private:
    void read();
    void taken(const Expected<QJsonValue> &reply);
    void showWishes(bool known, const QJsonObject &wishes);
    Door &m_door;
    QString m_shownNumber;
    QString m_callId; //!< empty: by number
    QWidget *m_numberRow;
    QLabel *m_who;
    QJsonObject m_known;
    QLineEdit *m_number;
    Button *m_find;
    QLabel *m_state;
    ErrorBanner *m_error;
    QWidget *m_form;
    Choice *m_calls;
    QLineEdit *m_hours;
    QLineEdit *m_birthYear;
    QCheckBox *m_minor;
    Choice *m_elderly;
    Choice *m_rate;
    Choice *m_dialect;
    Button *m_save;
};

} // namespace lianxin
