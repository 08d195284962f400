// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ConsoleLock.h"
#include "ui/shell/LockPage.h"
#include "ui/widgets/Keyboard.h"
#include <QApplication>
#include <QKeyEvent>

namespace lianxin {
namespace {

constexpr int kLookEveryMs = 5000;
constexpr QLatin1StringView kLockedReason("locked"); // ui/models/Words knows it

} // namespace

ConsoleLock::ConsoleLock(SeatDesk &desk, EngineWatch &engine, QStackedWidget &root, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_engine(engine)
    , m_root(root)
    , m_page(new LockPage(desk)) {
    m_root.addWidget(m_page);
    connect(m_page, &LockPage::passwordGiven, this, &ConsoleLock::unlock);
    connect(m_page, &LockPage::logOutWanted, this, &ConsoleLock::logOutWanted);
    Door &door = desk.door();
    connect(&door, &Door::sessionLocked, this, [this] {
        m_told = true;
        if (m_work != nullptr && !m_locked) {
            cover(true);
            mute();
        }
    });
    connect(&door, &Door::linkChanged, this, [this] {
        if (m_locked && !m_told && m_desk.door().link() == Door::Link::Live)
            lockSession(); // the engine was away when it should have heard of it
    });
    connect(&desk.handset(), &Handset::ringing, this, [this] {
        if (m_locked && m_desk.handset().isRinging())
            m_desk.handset().reject();
    });
    connect(&m_look, &QTimer::timeout, this, &ConsoleLock::lockByItself);
}

void ConsoleLock::begin(QWidget *work) {
    m_work = work;
    setIdleLimit(qint64(m_desk.session().idleLockMinutes) * 60'000);
    qApp->installEventFilter(this);
}

void ConsoleLock::finish() {
    qApp->removeEventFilter(this);
    m_look.stop();
    m_work = nullptr;
    for (const QPointer<QWidget> &dialog : std::as_const(m_hidden))
        if (dialog)
            dialog->deleteLater();
    m_hidden.clear();
    if (std::exchange(m_wasHeard, false))
        m_desk.handset().setMuted(false);
    m_locked = m_told = m_wasReady = m_lookedAt = m_overdue = false;
}

void ConsoleLock::setIdleLimit(qint64 ms) {
    m_idleLimit = ms;
    m_idle.start();
    m_look.stop();
    if (ms > 0)
        m_look.start(static_cast<int>(std::clamp<qint64>(ms / 5, 10, kLookEveryMs)));
}

void ConsoleLock::setLookedAt(bool lookedAt) {
    m_lookedAt = lookedAt;
    if (!lookedAt && std::exchange(m_overdue, false))
        lock();
}

void ConsoleLock::lockByItself() {
    using View = SeatDesk::View;
    if (m_locked || m_work == nullptr)
        return;
    const View view = m_desk.lastView();
    // Whoever listens touches nothing, and whoever is ready may wait for a call all night: a seat that left is found by the first
    // call that it does not answer, and is away then.
    if (view == View::Ringing || view == View::Talking || view == View::Held || m_desk.seatState() == "ready"_L1)
        m_idle.start();
    if (m_idle.elapsed() < m_idleLimit)
        return;
    m_overdue = m_lookedAt;
    if (m_lookedAt)
        return;
    cover(true);
    leaveDesk();
}

void ConsoleLock::lock() {
    if (m_locked || m_work == nullptr)
        return;
    cover(false);
    leaveDesk();
}

void ConsoleLock::cover(bool byItself) {
    m_locked = true;
    m_desk.drafts().send(); // before the session is locked
    while (QWidget *menu = QApplication::activePopupWidget())
        menu->close();
    QWidget *window = m_root.window();
    const QWidgetList tops = QApplication::topLevelWidgets();
    for (QWidget *top : tops)
        if (top != window && top->isVisible()) {
            m_hidden << top;
            top->hide();
        }
    m_title = window->windowTitle();
    window->setWindowTitle(tr("Locked – Lianxin 12345"));
    m_engine.stop();
    m_page->begin(byItself);
    m_root.setCurrentWidget(m_page);
    Q_EMIT locked();
}

void ConsoleLock::leaveDesk() {
    using View = SeatDesk::View;
    const View view = m_desk.lastView();
    if (view == View::Ringing) {
        m_desk.reject();
    } else if (view == View::Talking && m_desk.part() == SeatDesk::Part::Seat) {
        m_desk.door().call(u"calls.hold"_s, {{u"id"_s, m_desk.callId()}}, this, [this](const Expected<QJsonValue> &reply) {
            if (reply)
                m_page->setHeld();
            else
                mute();
            lockSession();
        });
        return;
    } else if (view == View::Talking) {
        mute();
    } else if (view == View::Idle && m_desk.seatState() == "ready"_L1) {
        m_wasReady = true;
        m_desk.door().call(u"seats.setState"_s, {{u"state"_s, u"away"_s}, {u"reason"_s, QString(kLockedReason)}}, this,
                           [this](const Expected<QJsonValue> &) { lockSession(); });
        return;
    }
    lockSession();
}

void ConsoleLock::mute() {
    if (!m_desk.handset().hasCall() || m_desk.handset().isRinging() || m_desk.handset().muted())
        return;
    m_wasHeard = true;
    m_desk.handset().setMuted(true);
}

void ConsoleLock::lockSession() {
    if (!m_locked)
        return; // unlocked meanwhile
    m_desk.door().call(u"session.lock"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (reply)
            m_told = true; // else again when the engine is back
    });
}

void ConsoleLock::unlock(const QString &password) {
    m_desk.door().call(u"session.unlock"_s, {{u"password"_s, password}}, this, [this](const Expected<QJsonValue> &reply) {
        if (reply)
            uncover();
        else if (m_locked)
            m_page->showError(reply.error());
    });
}

void ConsoleLock::uncover() {
    if (!m_locked || m_work == nullptr)
        return;
    m_locked = m_told = m_overdue = false;
    m_idle.start();
    m_root.setCurrentWidget(m_work);
    m_root.window()->setWindowTitle(m_title);
    giveKeyboard(*m_work);
    for (const QPointer<QWidget> &dialog : std::as_const(m_hidden))
        if (dialog)
            dialog->show();
    m_hidden.clear();
    if (std::exchange(m_wasHeard, false))
        m_desk.handset().setMuted(false);
    m_engine.start();
    m_desk.refresh();
    m_desk.askDraft(); // what was told meanwhile is kept nowhere
    if (std::exchange(m_wasReady, false))
        m_desk.door().call(u"seats.me"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
            const QJsonObject seat = objectOf(reply);
            if (seat["state"_L1].toString() == "away"_L1 && seat["reason"_L1].toString() == kLockedReason)
                m_desk.setState(u"ready"_s);
        });
    Q_EMIT unlocked();
}

bool ConsoleLock::eventFilter(QObject *watched, QEvent *event) {
    switch (event->type()) {
    case QEvent::KeyPress: {
        m_idle.start();
        // The window's shortcuts sleep while a dialog has the keyboard; whoever leaves does not close it first.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (watched->isWidgetType() && QApplication::activeModalWidget() && key->key() == Qt::Key_L && key->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
            lock();
            return true;
        }
        break;
    }
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        m_idle.start();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace lianxin
