// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CloseGuard.h"
#include "ui/widgets/Parts.h"
#include <QCloseEvent>

namespace lianxin {
namespace {

constexpr int kLimitMs = 2'000; // for the engine to answer

} // namespace

CloseGuard::CloseGuard(QWidget &window, DraftKeeper &drafts)
    : QObject(&window)
    , m_window(window)
    , m_drafts(drafts) {
    window.installEventFilter(this);
    m_limit.setSingleShot(true);
    m_limit.setInterval(kLimitMs);
    connect(&m_limit, &QTimer::timeout, this, &CloseGuard::goOn);
    connect(&drafts, &DraftKeeper::changed, this, [this] {
        if (m_closing && !m_drafts.isWaiting())
            goOn();
    });
}

bool CloseGuard::eventFilter(QObject *watched, QEvent *event) {
    if (watched != &m_window || event->type() != QEvent::Close || m_goes || !m_drafts.isWaiting())
        return QObject::eventFilter(watched, event);
    event->ignore();
    m_byPerson = event->spontaneous();
    if (!std::exchange(m_closing, true)) {
        m_limit.start();
        m_drafts.send();
    }
    return true;
}

// Later, out of whatever told it: the window takes the door's listeners with it.
void CloseGuard::goOn() {
    m_limit.stop();
    if (!m_closing)
        return;
    m_closing = false;
    if (m_drafts.isWaiting() && m_byPerson)
        ask();
    else
        letGo();
}

void CloseGuard::letGo() {
    m_goes = true;
    QMetaObject::invokeMethod(&m_window, &QWidget::close, Qt::QueuedConnection);
}

void CloseGuard::ask() {
    auto *dialog = new VerbDialog(tr("Close the console now?"), tr("The engine is away and could not keep what you wrote last. It is lost when the console closes."),
                                  tr("Close all the same"), Button::Kind::Danger, &m_window);
    dialog->setObjectName(u"closeAnyway"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *stay = dialog->findChild<Button *>(u"back"_s);
    stay->setDefault(true); // whoever goes on typing must not lose by an Enter what was typed
    stay->setFocus();
    connect(dialog, &QDialog::accepted, this, &CloseGuard::letGo);
    dialog->open();
}

} // namespace lianxin
