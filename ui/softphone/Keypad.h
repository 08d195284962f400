// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Handset.h"
#include "ui/widgets/Parts.h"
#include <QDialog>

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

} // namespace lianxin
