// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TopBar.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include <QShortcut>

namespace lianxin {
namespace {

//! The seat's state as a wide flat button: dot, word, timer, chevron.
class StateButton final : public QPushButton {
public:
    explicit StateButton(SeatDesk &desk)
        : m_desk(desk) {
        setShort(false);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
    }
    //! Without its timer: that of the call says as much.
    void setShort(bool brief) {
        m_brief = brief;
        Theme::current().holdSize(this, brief ? 116 : 200, 56);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override {
        const Tokens &t = tokens();
        QPainter painter(this);
        painter.fillRect(rect(), underMouse() ? t.hover : t.surface);
        painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool unknown = m_desk.view() == SeatDesk::View::Unknown;
        const QString state = unknown ? QString() : m_desk.seatState();
        const Word word = m_desk.hasSeat() ? seatWord(state) : Word{TopBar::tr("No seat"), {}, Tone::Mute};
        const QRectF dot(px(12) + 0.5, (height() - px(10)) / 2.0, px(10), px(10));
        const bool hollow = state.isEmpty() || state == "offline"_L1;
        painter.setPen(hollow ? QPen(t.control, 2) : QPen(Qt::NoPen));
        painter.setBrush(hollow ? QBrush(Qt::NoBrush) : QBrush(t.mark(word.tone)));
        painter.drawEllipse(dot.adjusted(hollow ? 1 : 0, hollow ? 1 : 0, hollow ? -1 : 0, hollow ? -1 : 0));
        painter.setFont(Theme::current().font(14, true));
        painter.setPen(t.text);
        int x = px(30);
        const QString words = m_desk.seatReason().isEmpty() || state != "away"_L1
                                  ? word.text
                                  : seatReasonText(m_desk.seatReason());
        painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter, words);
        x += painter.fontMetrics().horizontalAdvance(words) + px(8);
        if (m_desk.seatSince() > 0 && !unknown && !m_brief && state != "offline"_L1) {
            painter.setFont(Theme::current().font(16));
            painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter,
                             timerText(engineNow() - m_desk.seatSince()));
        }
        if (!m_desk.hasSeat())
            return; // nothing to choose
        const int size = px(14);
        paintIcon(painter, QRect(width() - px(26), (height() - size) / 2, size, size), u"chevron-down"_s,
                  t.text);
    }

private:
    SeatDesk &m_desk;
    bool m_brief = false;
};

constexpr int kBriefBar = 960;  // pixels at 100 % below which the top bar shortens what stands beside a call
constexpr int kTinyBar = 680;   // … and below which a picture stands for who is logged in

} // namespace

TopBar::TopBar(SeatDesk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_call(new CallBar(desk))
    , m_state(new StateButton(desk))
    , m_bell(new Button({}, Button::Kind::Plain, u"bell"_s))
    , m_user(new Button({}, Button::Kind::Plain))
    , m_stateMenu(new QMenu(this))
    , m_bellMenu(new QMenu(this))
    , m_userMenu(new QMenu(this)) {
    setProperty("box", u"lineBottom"_s);
    Theme::current().holdSize(this, 0, 56);
    auto *parts = row(0);
    parts->addWidget(m_state);
    parts->addWidget(vline());
    parts->addWidget(m_call, 1);
    parts->addWidget(vline());
    parts->addSpacing(px(6));
    parts->addWidget(m_bell);
    parts->addWidget(m_user);
    parts->addSpacing(px(4));
    setLayout(parts);
    m_bell->setAccessibleName(tr("Notifications"));
    m_state->setAccessibleName(tr("Seat state"));
    m_state->setObjectName(u"seatState"_s);
    m_user->setMenuArrow(true);
    const auto state = [this](const QString &words, const QString &icon, const QString &name,
                              const QString &reason) {
        QAction *action = m_stateMenu->addAction(iconOf(icon, tokens().text2), words);
        connect(action, &QAction::triggered, this, [this, name, reason] { m_desk.setState(name, reason); });
    };
    state(tr("Ready for calls"), u"circle"_s, u"ready"_s, {});
    m_stateMenu->addSeparator();
    state(tr("Short break"), u"coffee"_s, u"away"_s, tr("Break"));
    state(tr("Meal"), u"coffee"_s, u"away"_s, tr("Meal"));
    state(tr("Training"), u"book-open"_s, u"away"_s, tr("Training"));
    state(tr("After-call work"), u"pencil"_s, u"away"_s, tr("Paperwork"));
    m_stateMenu->addSeparator();
    state(tr("Sign the telephone off"), u"log-out"_s, u"offline"_s, {});
    connect(m_state, &QPushButton::clicked, this, &TopBar::openStateMenu);
    m_state->setToolTip(tr("Ready, away or off (F7)"));
    auto *states = new QShortcut(QKeySequence(u"F7"_s), this);
    connect(states, &QShortcut::activated, this, &TopBar::openStateMenu);
    m_bellMenu->addAction(tr("Nothing new"))->setEnabled(false);
    connect(m_bell, &QPushButton::clicked, this, &TopBar::showNotices);
    connect(m_user, &QPushButton::clicked, this, [this] {
        m_userMenu->popup(
            m_user->mapToGlobal(QPoint(m_user->width() - m_userMenu->sizeHint().width(), m_user->height())));
    });
    m_bell->installEventFilter(this);
    m_clock.setInterval(500);
    connect(&m_clock, &QTimer::timeout, m_state, qOverload<>(&QWidget::update));
    m_clock.start();
    connect(&desk, &SeatDesk::changed, this, &TopBar::fit);
    connect(&desk, &SeatDesk::changed, m_state, qOverload<>(&QWidget::update));
}

void TopBar::showNotices() {
    m_unread = 0;
    m_bell->update();
    m_bellMenu->popup(
        m_bell->mapToGlobal(QPoint(m_bell->width() - m_bellMenu->sizeHint().width(), m_bell->height())));
}

void TopBar::openStateMenu() {
    if (m_desk.hasSeat())
        m_stateMenu->popup(m_state->mapToGlobal(QPoint(0, m_state->height())));
}

void TopBar::setUser(const QString &name, const QString &role) {
    m_name = name;
    m_role = role;
    fit();
}

void TopBar::resizeEvent(QResizeEvent *event) {
    QFrame::resizeEvent(event);
    fit();
}

void TopBar::fit() {
    const bool brief = width() < px(kBriefBar);
    const bool tiny = width() < px(kTinyBar);
    m_user->setIconName(tiny ? u"user-round"_s : QString());
    m_user->setText(tiny ? QString() : m_role.isEmpty() || brief ? m_name : u"%1 %2"_s.arg(m_name, m_role));
    m_user->setAccessibleName(m_role.isEmpty() ? m_name : u"%1 %2"_s.arg(m_name, m_role));
    m_user->updateGeometry();
    static_cast<StateButton *>(m_state)->setShort(brief && m_desk.view() != SeatDesk::View::Idle);
}

void TopBar::notify(const QString &words, Tone tone) {
    if (m_unread == 0 && m_bellMenu->actions().size() == 1 &&
        !m_bellMenu->actions().constFirst()->isEnabled())
        m_bellMenu->clear();
    auto *action =
        new QAction(iconOf(tone == Tone::Bad ? u"triangle-alert"_s : u"info"_s, tokens().ink(tone)),
                    u"%1  %2"_s.arg(minuteText(businessNow()), words), m_bellMenu);
    m_bellMenu->insertAction(m_bellMenu->actions().value(0), action);
    while (m_bellMenu->actions().size() > 50)
        delete m_bellMenu->actions().constLast();
    ++m_unread;
    m_bell->update();
}

bool TopBar::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_bell && event->type() == QEvent::Paint && m_unread > 0) {
        m_bell->removeEventFilter(this);
        QCoreApplication::sendEvent(m_bell, event);
        m_bell->installEventFilter(this);
        QPainter painter(m_bell);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens().bad);
        painter.drawEllipse(QRectF(m_bell->width() - px(16), px(5), px(8), px(8)));
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace lianxin
