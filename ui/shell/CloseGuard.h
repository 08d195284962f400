// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/DraftKeeper.h"
#include <QWidget>

namespace lianxin {

//! \brief A window that is closed stays for the moment in which the engine keeps what was written last (DraftKeeper). Where the
//! engine can't be reached a person who closes it is asked; whoever ends the program is not. Belongs to the window. GUI thread.
class CloseGuard final : public QObject {
    Q_OBJECT
public:
    CloseGuard(QWidget &window, DraftKeeper &drafts);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void goOn();
    void ask();
    void letGo();

    QWidget &m_window;
    DraftKeeper &m_drafts;
    QTimer m_limit;
    bool m_closing = false;
    bool m_byPerson = false;
    bool m_goes = false;
};

} // namespace lianxin
