// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/RevealButton.h"
#include "platform/base/Literals.h"
#include "ui/widgets/RevealDialog.h"

namespace lianxin {

RevealButton::RevealButton(Door &door, const QString &method, QWidget *parent)
    : Button(tr("Show the number …"), Kind::Link, u"eye"_s, parent)
    , m_door(door)
    , m_method(method) {
    setObjectName(u"reveal"_s);
    setButtonSize(Size::Small);
    setToolTip(tr("Asks for the purpose and your password; both the look and its purpose are kept in the audit trail."));
    setEnabled(false);
    hide();
    connect(this, &QPushButton::clicked, this, [this] {
        auto *dialog = new RevealDialog(m_door, m_method, m_id, m_about, window());
        // The page may go while the number is shown: nothing of it stays behind.
        connect(this, &QObject::destroyed, dialog, &QObject::deleteLater);
        dialog->open();
    });
}

void RevealButton::setMay(bool may) {
    setVisible(may);
}

void RevealButton::setWhose(const QString &id, const QString &about) {
    m_id = id;
    m_about = about;
    setEnabled(!id.isEmpty());
}

} // namespace lianxin
