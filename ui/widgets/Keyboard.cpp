// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Keyboard.h"
#include <QApplication>
#include <QWidget>

namespace lianxin {

QWidget *firstByTab(const QWidget &area) {
    for (QWidget *next = area.nextInFocusChain(); next != nullptr && next != &area; next = next->nextInFocusChain()) {
        if (area.isAncestorOf(next) && next->isVisibleTo(&area) && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus) == Qt::TabFocus)
            return next;
    }
    return nullptr;
}

void giveKeyboard(QWidget &area) {
    const QWidget *now = QApplication::focusWidget();
    if (now != nullptr && (now == &area || area.isAncestorOf(now)) && now->isVisibleTo(&area))
        return;
    QWidget *last = area.focusWidget();
    if (last == nullptr || !last->isVisibleTo(&area) || !last->isEnabled())
        last = firstByTab(area);
    if (last != nullptr)
        last->setFocus(Qt::TabFocusReason);
}

} // namespace lianxin
