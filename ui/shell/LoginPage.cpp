// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/LoginPage.h"
#include "platform/base/Literals.h"
#include "platform/protocol/EngineAddress.h"
#include "platform/protocol/LocalSocket.h"
#include "ui/models/EngineClock.h"
#include "ui/shell/EngineStarter.h"
#include "ui/shell/SetUpPage.h"
#include <QCoreApplication>
#include <QSettings>

namespace lianxin {
namespace {

//! The mark: headset in white on accent.
class Mark final : public QWidget {
public:
    Mark() { Theme::current().holdSize(this, 40, 40); }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens().accentFill);
        painter.drawRoundedRect(rect(), 6, 6);
        const int size = px(24);
        paintIcon(painter, QRect((width() - size) / 2, (height() - size) / 2, size, size), u"headphones"_s,
                  tokens().onAccent);
    }
};

} // namespace

LoginPage::LoginPage(Door &door, Handset &handset, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_handset(handset)
    , m_place(text({}, "secondary"))
    , m_login(new QLineEdit)
    , m_password(new QLineEdit)
    , m_submit(new Button(tr("Log in"), Button::Kind::Primary))
    , m_error(new ErrorBanner)
    , m_demo(box("warn"))
    , m_demoWords(text({}, "small"))
    , m_right(new QStackedWidget)
    , m_heading(nullptr)
    , m_summary(nullptr)
    , m_level(new LevelMeter(24, {310, 24}))
    , m_foot(text({}, "small")) {
    auto *outer = column(0);
    auto *halves = row(0);
    halves->addWidget(makeLeft());
    auto *right = column(16);
    setMargins(right, 97, 96, 96, 24);
    m_right->addWidget(makeChecks());
    m_right->addWidget(makeBeginnings());
    right->addWidget(m_right);
    right->addWidget(makeCards());
    right->addStretch(1);
    halves->addLayout(right, 1);
    outer->addLayout(halves, 1);
    auto *foot = box("lineTop");
    Theme::current().holdSize(foot, 0, 28);
    auto *line = row(16);
    setMargins(line, 12, 0, 12, 0);
    line->addWidget(m_foot);
    line->addStretch(1);
    line->addWidget(text(tr("Lianxin %1").arg(QCoreApplication::applicationVersion()), "small"));
    auto *clock = text({}, "small");
    line->addWidget(clock);
    foot->setLayout(line);
    outer->addWidget(foot);
    setLayout(outer);
    m_timer.setInterval(1000);
    const auto tell = [clock] { clock->setText(timeOfDayText()); };
    tell();
    connect(&m_timer, &QTimer::timeout, this, [this, tell] {
        tell();
        if (isVisible())
            fillChecks();
    });
    m_timer.start();
    connect(&door, &Door::linkChanged, this, &LoginPage::fillChecks);
    connect(&handset, &Handset::levelChanged, m_level, &LevelMeter::setLevel);
    fillChecks();
}

QWidget *LoginPage::makeLeft() {
    auto *left = box("lineRight");
    Theme::current().holdSize(left, 520, 0);
    auto *lines = column(0);
    setMargins(lines, 80, 98, 80, 40);
    auto *brand = row(12);
    brand->addWidget(new Mark);
    auto *names = column(0);
    names->addWidget(text(tr("Lianxin"), "h20"));
    names->addWidget(text(tr("Calls and seats of the 12345 hotline"), "small"));
    brand->addLayout(names, 1);
    lines->addLayout(brand);
    lines->addSpacing(px(40));
    lines->addWidget(text(tr("Log in"), "h20"));
    auto *place = row(8);
    place->addWidget(m_place, 1);
    auto *elsewhere = new Button(tr("Another engine …"), Button::Kind::Quiet);
    elsewhere->setObjectName(u"elsewhere"_s);
    elsewhere->setButtonSize(Button::Size::Small);
    connect(elsewhere, &QPushButton::clicked, this, &LoginPage::askServer);
    place->addWidget(elsewhere);
    lines->addLayout(place);
    lines->addSpacing(px(24));
    m_login->setProperty("fieldSize", u"big"_s);
    m_password->setProperty("fieldSize", u"big"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_login->setText(QSettings().value(u"login"_s).toString());
    m_login->setPlaceholderText(tr("number or login name"));
    lines->addWidget(new Field(tr("Staff number"), m_login));
    lines->addSpacing(px(14));
    lines->addWidget(new Field(tr("Password"), m_password));
    lines->addSpacing(px(20));
    auto *look = m_password->addAction(iconOf(u"eye-off"_s, tokens().text2), QLineEdit::TrailingPosition);
    look->setToolTip(tr("Show the password"));
    connect(look, &QAction::triggered, this, [this] {
        m_password->setEchoMode(m_password->echoMode() == QLineEdit::Password ? QLineEdit::Normal
                                                                              : QLineEdit::Password);
    });
    m_submit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_submit->setText(tr("Log in and go to work"));
    m_submit->setButtonSize(Button::Size::Big);
    m_submit->setObjectName(u"submit"_s);
    lines->addWidget(m_submit);
    lines->addSpacing(px(14));
    lines->addWidget(m_error);
    auto *demo = row(8);
    setMargins(demo, 12, 8, 8, 8);
    demo->addWidget(new IconLabel(u"flask-conical"_s, 16, Tone::Warn));
    demo->addWidget(m_demoWords, 1);
    auto *use = new Button(tr("Use it"));
    use->setButtonSize(Button::Size::Small);
    demo->addWidget(use);
    m_demo->setLayout(demo);
    m_demo->hide();
    lines->addWidget(m_demo);
    lines->addStretch(1);
    auto *notice = new Card;
    auto *words = column(2);
    setMargins(words, 12, 10, 12, 10);
    auto *title = row(6);
    title->addWidget(new IconLabel(u"shield-check"_s, 14));
    title->addWidget(text(tr("By logging in you know that"), "strong"), 1);
    words->addLayout(title);
    auto *said = text(tr("a citizen’s number is shown only with a stated purpose; screen and exports carry "
                         "your name; everything done is kept in an audit trail that nobody can delete."),
                      "small");
    said->setWordWrap(true);
    words->addWidget(said);
    notice->body()->addLayout(words);
    lines->addWidget(notice);
    left->setLayout(lines);
    connect(m_submit, &QPushButton::clicked, this, &LoginPage::submit);
    connect(m_login, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &QLineEdit::returnPressed, this, &LoginPage::submit);
    connect(m_error, &ErrorBanner::retried, this, &LoginPage::submit);
    connect(use, &QPushButton::clicked, this, [this] {
        m_login->setText(m_demoLogin);
        m_password->setText(m_demoPassword);
        submit();
    });
    return left;
}

void LoginPage::setFirstRun(bool firstRun) {
    m_right->setCurrentIndex(firstRun ? 1 : 0);
    m_practice->setVisible(!firstRun); // it is the first of the three beginnings
}

SetUpPage *LoginPage::showSetUp() {
    if (m_setUp == nullptr) {
        m_setUp = new SetUpPage(EngineStarter::configurationFile());
        m_right->addWidget(m_setUp);
        connect(m_setUp, &SetUpPage::cancelled, this, [this] { setFirstRun(true); });
        connect(m_setUp, &SetUpPage::finished, this, [this](const QString &login) {
            m_login->setText(login);
            setBusy(tr("The engine is being started …"));
            setFirstRun(false);
            m_password->setFocus();
            m_setUp->deleteLater();
            m_setUp = nullptr;
            Q_EMIT localWanted();
        });
    }
    m_right->setCurrentWidget(m_setUp);
    return m_setUp;
}

void LoginPage::setDemoLogin(const QString &login, const QString &password) {
    m_demoLogin = login;
    m_demoPassword = password;
    m_demoWords->setText(tr("Rehearsal: %1, password %2").arg(login, password));
    m_demo->setVisible(!login.isEmpty());
}

void LoginPage::showError(const Error &error) {
    if (error.code == "protocol.certificate_unknown"_L1)
        askTrust(error.place);
    m_error->show(error);
    m_submit->setEnabled(true);
}

void LoginPage::setBusy(const QString &what) {
    m_place->setText(what);
}

void LoginPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (m_right->currentIndex() == 1)
        m_right->currentWidget()->findChild<QPushButton *>()->setFocus(); // nobody can log in anywhere yet
    else
        (m_login->text().isEmpty() ? m_login : m_password)->setFocus();
}

void LoginPage::submit() {
    if (m_login->text().trimmed().isEmpty()) {
        m_login->setFocus();
        return;
    }
    m_error->clear();
    m_submit->setEnabled(false);
    m_door.login(m_login->text().trimmed(), m_password->text(), this,
                 [this](const Expected<QJsonValue> &reply) {
                     m_submit->setEnabled(true);
                     if (!reply) {
                         m_error->show(reply.error());
                         m_password->selectAll();
                         m_password->setFocus();
                         return;
                     }
                     QSettings().setValue(u"login"_s, m_login->text().trimmed());
                     m_password->clear();
                     Q_EMIT loggedIn(reply->toObject());
                 });
}

void LoginPage::askServer() {
    auto *dialog =
        new VerbDialog(tr("Join which server?"),
                       tr("The address as your administrator gave it. It is remembered on this machine."),
                       tr("Connect"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *url = new QLineEdit;
    url->setObjectName(u"address"_s);
    url->setPlaceholderText(u"wss://hotline.example.cn:7443"_s);
    if (const QString last = QSettings().value(u"engine"_s).toString(); isRemoteUrl(last))
        url->setText(last);
    dialog->body()->addWidget(new Field(tr("Address"), url));
    auto *fingerprint = new QLineEdit;
    fingerprint->setObjectName(u"fingerprint"_s);
    fingerprint->setPlaceholderText(u"sha256:…"_s);
    dialog->body()->addWidget(new Field(tr("Fingerprint of its certificate, if you were given one"), fingerprint));
    const auto check = [dialog, url, fingerprint] {
        const QString address = url->text().trimmed();
        const QString print = fingerprint->text().trimmed();
        dialog->verb()->setEnabled((remoteUrl(address) || localPathOfUrl(address)) && (print.isEmpty() || fingerprintFromText(print)));
    };
    connect(url, &QLineEdit::textChanged, dialog, check);
    connect(fingerprint, &QLineEdit::textChanged, dialog, check);
    check();
    connect(dialog, &QDialog::accepted, this,
            [this, url, fingerprint] { Q_EMIT serverWanted(url->text().trimmed(), fingerprint->text().trimmed()); });
    dialog->open();
}

void LoginPage::askTrust(const QString &fingerprint) {
    if (findChild<QDialog *>(u"trust"_s))
        return;
    auto *dialog = new VerbDialog(tr("Do you know this engine?"),
                                  tr("Nobody vouches for its certificate. Compare this fingerprint with the one that your "
                                     "administrator gave you, letter by letter; if one differs, somebody may be listening in. "
                                     "What you trust now is remembered on this machine, and no other is taken."),
                                  tr("It is the same: trust it"), Button::Kind::Primary, this);
    dialog->setObjectName(u"trust"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QString groups;
    const QString digits = fingerprint.section(u':', 1);
    for (qsizetype i = 0; i < digits.size(); i += 4)
        groups += digits.mid(i, 4) + (i % 32 == 28 ? u'\n' : u' ');
    auto *shown = text(groups.trimmed());
    shown->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    shown->setObjectName(u"shownFingerprint"_s);
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
    dialog->body()->addWidget(shown);
    // Nobody trusts an engine by an Enter too many.
    dialog->verb()->setDefault(false);
    const auto buttons = dialog->findChildren<Button *>();
    for (Button *button : buttons)
        if (button != dialog->verb())
            button->setFocus();
    connect(dialog, &QDialog::accepted, this, [this, fingerprint] { Q_EMIT trustWanted(fingerprint); });
    dialog->resize(px(520), dialog->heightForWidth(px(520))); // the words whole
    dialog->open();
}

} // namespace lianxin
