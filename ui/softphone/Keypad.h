// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Parts.h"
#include "ui/widgets/Table.h"

namespace lianxin {

//! \brief Twelve keys that are sent into the call; typing digits works too.
class Keypad final : public QDialog {
    Q_OBJECT
public:
    explicit Keypad(Handset &handset, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void press(const QString &key);
    Handset &m_handset;
    QLabel *m_sent;
};

//! \brief Whom to hand the call to, or to ask: seats that are there, the free ones first.
class TransferDialog final : public QDialog {
    Q_OBJECT
public:
    enum class Purpose { Transfer, Consult };
    explicit TransferDialog(SeatDesk &desk, Purpose purpose = Purpose::Transfer, QWidget *parent = nullptr);

private:
    void load();
    SeatDesk &m_desk;
    RecordModel *m_seats;
    Table *m_table;
    Button *m_verb;
    ErrorBanner *m_error;
};

} // namespace lianxin
