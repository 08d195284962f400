// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QLineEdit>
#include <QTimer>

namespace lianxin {

//! \brief Asks what a citizen's number is needed for, then (callConfirmed()) for the password where it was not given a short
//! while ago, and shows the number for half a minute. Both go to the engine, which keeps the purpose in its audit trail; nothing of it stays here.
class RevealDialog final : public QDialog {
    Q_OBJECT
public:
    //! \a method: "tickets.reveal" or "calls.reveal"; \a id of the ticket or the call, \a about says which it is.
    RevealDialog(Door &door, const QString &method, const QString &id, const QString &about, QWidget *parent = nullptr);

    static constexpr int kShownS = 30;

private:
    void ask();
    void reveal(const QJsonObject &contact);
    void tick();

    Door &m_door;
    QString m_method;
    QString m_id;
    QLineEdit *m_purpose;
    ErrorBanner *m_error;
    QWidget *m_asking;
    QWidget *m_answer;
    QLabel *m_name;
    QLabel *m_number;
    QLabel *m_left;
    QLabel *m_noted;
    Button *m_verb;
    Button *m_back;
    QTimer m_timer;
    int m_seconds = kShownS;
};

} // namespace lianxin
