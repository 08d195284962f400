// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/DialButton.h"
#include "platform/base/Literals.h"

namespace lianxin {

DialButton::DialButton(Door &door, QWidget *parent)
    : Button(tr("Call"), Kind::Outline, u"phone-outgoing"_s, parent)
    , m_door(door) {
    setObjectName(u"dial"_s);
    setButtonSize(Size::Small);
    setToolTip(tr("Your telephone rings; the number stays hidden."));
    setEnabled(false);
    connect(this, &QPushButton::clicked, this, [this] {
        setEnabled(false);
        m_door.call(u"calls.dial"_s, m_whom, this, [this](const Expected<QJsonValue> &reply) {
            setEnabled(!m_whom.isEmpty());
            if (reply)
                Q_EMIT placed();
            else
                Q_EMIT refused(reply.error());
        });
    });
}

void DialButton::setWhom(const QJsonObject &whom) {
    m_whom = whom;
    setEnabled(!whom.isEmpty());
}

} // namespace lianxin
