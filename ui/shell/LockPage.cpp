// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/LockPage.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"

namespace lianxin {

LockPage::LockPage(SeatDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_who(text({}, "secondary"))
    , m_why(text({}, "small"))
    , m_callIcon(new IconLabel(u"pause"_s, 14, Tone::Warn))
    , m_call(text({}))
    , m_password(new QLineEdit)
    , m_unlock(new Button(tr("Unlock"), Button::Kind::Primary))
    , m_logOut(new Button(tr("Log off"), Button::Kind::Quiet))
    , m_error(new ErrorBanner) {
    auto *card = new Card;
    Theme::current().holdSize(card, 440, 0);
    auto *lines = column(8);
    setMargins(lines, 32, 28, 32, 24);
    auto *head = row(12);
    head->addWidget(new IconLabel(u"lock"_s, 24, Tone::Accent));
    head->addWidget(text(tr("This console is locked"), "h20"), 1);
    lines->addLayout(head);
    lines->addWidget(m_who);
    m_why->setWordWrap(true);
    lines->addWidget(m_why);
    auto *call = row(8);
    call->addWidget(m_callIcon, 0, Qt::AlignTop);
    m_call->setObjectName(u"lockedCall"_s);
    m_call->setWordWrap(true);
    call->addWidget(m_call, 1);
    lines->addLayout(call);
    lines->addSpacing(px(8));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setProperty("fieldSize", u"big"_s);
    m_password->setObjectName(u"unlockPassword"_s);
    lines->addWidget(new Field(tr("Password"), m_password));
    lines->addWidget(m_error);
    m_unlock->setObjectName(u"unlock"_s);
    m_unlock->setButtonSize(Button::Size::Big);
    m_unlock->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_logOut->setObjectName(u"logOutLocked"_s);
    auto *actions = row(8);
    lines->addSpacing(px(8));
    actions->addWidget(m_unlock, 1);
    actions->addWidget(m_logOut);
    lines->addLayout(actions);
    card->body()->addLayout(lines);
    auto *middle = row(0);
    middle->addStretch(1);
    middle->addWidget(card);
    middle->addStretch(1);
    auto *whole = column(0);
    whole->addStretch(2);
    whole->addLayout(middle);
    whole->addStretch(3);
    setLayout(whole);
    connect(m_unlock, &QPushButton::clicked, this, &LockPage::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &LockPage::submit);
    connect(m_error, &ErrorBanner::retried, this, &LockPage::submit);
    connect(m_logOut, &QPushButton::clicked, this, &LockPage::logOutWanted);
    m_clock.setInterval(500);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isVisible())
            tell();
    });
    m_clock.start();
    connect(&desk, &SeatDesk::changed, this, &LockPage::tell);
}

void LockPage::begin(bool byItself) {
    m_password->clear();
    m_error->clear();
    m_unlock->setEnabled(true);
    m_why->setText(byItself ? tr("Locked after a time without use.") : QString());
    m_why->setVisible(byItself);
    m_heldSince = m_desk.lastView() == SeatDesk::View::Held ? m_desk.callSince() : 0;
    m_hadCall = m_desk.handset().hasCall() && !m_desk.handset().isRinging();
    const Session &session = m_desk.session();
    m_who->setText(session.seatNumber.isEmpty() ? session.displayName : tr("%1, seat %2").arg(session.displayName, session.seatNumber));
    tell();
}

void LockPage::tell() {
    using View = SeatDesk::View;
    const View view = m_desk.lastView();
    const bool onCall = m_desk.handset().hasCall() && !m_desk.handset().isRinging();
    const bool toWrapUp = view == View::WrapUp || (m_hadCall && !onCall);
    QString words = tr("Calls are not put through to this seat until it is unlocked.");
    if (onCall)
        words = m_heldSince > 0 ? tr("The citizen is on hold and hears music, for %1.").arg(timerText(engineNow() - m_heldSince)) : tr("The call goes on; you are not heard.");
    else if (toWrapUp)
        words = tr("A call is still to be wrapped up.");
    m_callIcon->setIcon(onCall ? u"pause"_s : toWrapUp ? u"pencil"_s : u"phone-off"_s, onCall ? Tone::Warn : Tone::Mute);
    m_call->setText(words);
    m_callIcon->setVisible(m_desk.hasSeat());
    m_call->setVisible(m_desk.hasSeat());
    m_logOut->setVisible(!onCall); // whoever logs off leaves the call
}

void LockPage::setHeld() {
    m_heldSince = engineNow();
    tell();
}

void LockPage::showError(const Error &error) {
    m_unlock->setEnabled(true);
    m_error->show(error);
    m_password->selectAll();
    m_password->setFocus(Qt::OtherFocusReason);
}

void LockPage::submit() {
    const QString password = m_password->text();
    if (password.isEmpty() || !m_unlock->isEnabled())
        return;
    m_unlock->setEnabled(false);
    m_error->clear();
    m_password->clear();
    Q_EMIT passwordGiven(password);
}

void LockPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    m_password->setFocus(Qt::OtherFocusReason);
}

} // namespace lianxin
