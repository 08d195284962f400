// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SetUpPage.h"
#include "platform/base/Literals.h"
#include "ui/shell/RecoverySheet.h"
#include <QDir>
#include <QFileDialog>
#include <QNetworkInterface>
#include <QSaveFile>
#include <QStandardPaths>

namespace lianxin {
namespace {

QString usualStore() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lianxin/hotline.db"_s;
}

Error needed(const QString &what) {
    return {ErrorKind::Usage,
            u"ui.set_up_incomplete"_s,
            SetUpPage::tr("%1 is missing.").arg(what),
            SetUpPage::tr("Fill it in."),
            {}};
}

QLabel *wrapped(const QString &words, const char *role = "secondary") {
    auto *label = text(words, role);
    label->setWordWrap(true);
    return label;
}

} // namespace

SetUpPage::SetUpPage(QString configuration, const QString &program, QWidget *parent)
    : QWidget(parent)
    , m_configuration(std::move(configuration))
    , m_maker(program)
    , m_steps(new QStackedWidget)
    , m_heading(text({}, "h20"))
    , m_where(text({}, "secondary"))
    , m_error(new ErrorBanner)
    , m_cancel(new Button(tr("Back")))
    , m_skip(new Button(tr("Later")))
    , m_next(new Button(tr("Next"), Button::Kind::Primary)) {
    setObjectName(u"setUp"_s);
    m_next->setObjectName(u"next"_s);
    m_skip->setObjectName(u"skip"_s);
    auto *lines = column(12);
    auto *head = row(8);
    head->addWidget(m_heading);
    head->addWidget(m_where, 1, Qt::AlignBottom);
    lines->addLayout(head);
    auto *card = new Card;
    for (QWidget *page : {makeStore(), makeRecovery(), makeAdmin(), makeTrunk(), makeDone()})
        m_steps->addWidget(page);
    card->body()->addWidget(m_steps);
    card->body()->addWidget(hline());
    auto *foot = row(8);
    setMargins(foot, 20, 12, 20, 12);
    foot->addWidget(m_cancel);
    foot->addStretch(1);
    foot->addWidget(m_skip);
    foot->addWidget(m_next);
    card->body()->addLayout(foot);
    lines->addWidget(card);
    lines->addWidget(m_error);
    setLayout(lines);
    m_error->clear();
    connect(m_next, &QPushButton::clicked, this, &SetUpPage::next);
    connect(m_skip, &QPushButton::clicked, this, &SetUpPage::skip);
    connect(m_cancel, &QPushButton::clicked, this, &SetUpPage::cancelled);
    connect(m_error, &ErrorBanner::retried, this, &SetUpPage::next);
    go(Store);
}

QLineEdit *SetUpPage::addLine(QBoxLayout *lines, const QString &label, const QString &value,
                              const QString &name) {
    auto *edit = new QLineEdit(value);
    edit->setObjectName(name);
    lines->addWidget(new Field(label, edit), 1);
    connect(edit, &QLineEdit::returnPressed, this, &SetUpPage::next);
    return edit;
}

QWidget *SetUpPage::makeStore() {
    auto *page = new QWidget;
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(
        wrapped(tr("Everything the hotline knows lies in one encrypted store on this machine: lists, calls, "
                   "recordings, tickets. Its key file is made beside it.")));
    m_path = addLine(lines, tr("Store"), usualStore(), u"path"_s);
    m_suite = new Choice;
    m_suite->addChoice(tr("Chinese national algorithms: SM4, SM3"), u"gm"_s);
    m_suite->addChoice(tr("International algorithms: AES-256, SHA-256"), u"intl"_s);
    m_suite->setCurrentIndex(0);
    lines->addWidget(new Field(tr("Encryption; can't be changed later"), m_suite));
    auto *names = row(12);
    m_hotline = addLine(names, tr("Name of the hotline, as it is spoken"), tr("12345 hotline"), u"hotline"_s);
    m_area = addLine(names, tr("Area code, for landlines without one"), {}, u"area"_s);
    m_area->setPlaceholderText(u"010"_s);
    lines->addLayout(names);
    m_address = new Choice;
    m_address->addChoice(tr("only this machine (127.0.0.1)"), u"127.0.0.1"_s);
    const QList<QHostAddress> addresses = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : addresses) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback())
            m_address->addChoice(address.toString(), address.toString());
    }
    m_address->setCurrentIndex(0);
    lines->addWidget(new Field(tr("Where lines and the seats' telephones reach this machine"), m_address));
    page->setLayout(lines);
    return page;
}

QWidget *SetUpPage::makeRecovery() {
    auto *page = new QWidget;
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(wrapped(
        tr("If the key file is ever lost, only this recovery key opens the store. It is shown now and "
           "never again; nobody can make it anew.")));
    auto *strip = box("warn");
    auto *inner = column(4);
    setMargins(inner, 16, 14, 16, 14);
    m_key = text({}, "figure20");
    m_key->setObjectName(u"recoveryKey"_s);
    m_key->setWordWrap(true);
    m_key->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    inner->addWidget(m_key);
    strip->setLayout(inner);
    lines->addWidget(strip);
    m_keyFile = wrapped({}, "small");
    lines->addWidget(m_keyFile);
    auto *save = new Button(tr("Save as a file …"), Button::Kind::Outline, u"download"_s);
    connect(save, &QPushButton::clicked, this, &SetUpPage::saveRecoveryKey);
    auto *print = new Button(tr("Print …"), Button::Kind::Outline, u"printer"_s);
    connect(print, &QPushButton::clicked, this, [this] { printRecoverySheet(m_path->text(), m_recoveryKey, this); });
    auto *away = row(8);
    away->addWidget(save);
    away->addWidget(print);
    away->addStretch(1);
    lines->addLayout(away);
    m_written = new QCheckBox(tr("I have written it down and put it where the store is not"));
    m_written->setObjectName(u"written"_s);
    connect(m_written, &QCheckBox::toggled, this, &SetUpPage::fill);
    lines->addWidget(m_written);
    lines->addStretch(1);
    page->setLayout(lines);
    return page;
}

QWidget *SetUpPage::makeAdmin() {
    auto *page = new QWidget;
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(wrapped(
        tr("The security administrator gives everybody else their account: seats, supervisors, and the "
           "system and audit administrators. No one may be all three.")));
    auto *who = row(12);
    m_login = addLine(who, tr("Login"), u"security"_s, u"login"_s);
    m_name = addLine(who, tr("Name"), {}, u"name"_s);
    lines->addLayout(who);
    auto *secrets = row(12);
    m_password = addLine(secrets, tr("Password"), {}, u"password"_s);
    m_again = addLine(secrets, tr("The same once more"), {}, u"again"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_again->setEchoMode(QLineEdit::Password);
    lines->addLayout(secrets);
    lines->addStretch(1);
    page->setLayout(lines);
    return page;
}

QWidget *SetUpPage::makeTrunk() {
    auto *page = new QWidget;
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(wrapped(
        tr("The line to the carrier, as their letter names it. Without one nobody can be called yet; it can "
           "be added later.")));
    auto *where = row(12);
    m_trunkName = addLine(where, tr("Name of the line"), tr("Carrier"), u"trunkName"_s);
    m_trunkHost = addLine(where, tr("Host"), {}, u"trunkHost"_s);
    m_trunkHost->setPlaceholderText(u"sip.example.cn"_s);
    m_trunkPort = new QSpinBox;
    m_trunkPort->setRange(1, 65535);
    m_trunkPort->setValue(5060);
    where->addWidget(new Field(tr("Port"), m_trunkPort));
    lines->addLayout(where);
    auto *what = row(12);
    m_callerId = addLine(what, tr("Number that is shown"), u"12345"_s, u"callerId"_s);
    m_channels = new QSpinBox;
    m_channels->setRange(1, 10'000);
    m_channels->setValue(30);
    what->addWidget(new Field(tr("Calls at a time"), m_channels));
    lines->addLayout(what);
    auto *account = row(12);
    m_trunkUser = addLine(account, tr("Account, if the carrier gave one"), {}, u"trunkUser"_s);
    m_trunkPassword = addLine(account, tr("Its password"), {}, u"trunkPassword"_s);
    m_trunkPassword->setEchoMode(QLineEdit::Password);
    lines->addLayout(account);
    lines->addStretch(1);
    page->setLayout(lines);
    return page;
}

QWidget *SetUpPage::makeDone() {
    auto *page = new QWidget;
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    auto *head = row(8);
    head->addWidget(new IconLabel(u"circle-check"_s, 24, Tone::Good));
    head->addWidget(text(tr("The hotline is set up"), "h16"), 1);
    lines->addLayout(head);
    m_summary = wrapped({});
    lines->addWidget(m_summary);
    lines->addStretch(1);
    page->setLayout(lines);
    return page;
}

void SetUpPage::go(Step step) {
    if (step != Recovery) {
        m_recoveryKey.clear();
        m_key->clear();
    }
    m_error->clear();
    m_steps->setCurrentIndex(step);
    fill();
    if (step == Recovery)
        m_written->setFocus();
    else if (step == Done)
        m_next->setFocus();
    else if (auto *first = m_steps->currentWidget()->findChild<QLineEdit *>())
        first->setFocus();
}

void SetUpPage::fill() {
    static const char *const names[] = {QT_TR_NOOP("Store"), QT_TR_NOOP("Recovery key"),
                                        QT_TR_NOOP("Security administrator"), QT_TR_NOOP("Line"),
                                        QT_TR_NOOP("Ready")};
    const Step now = step();
    const bool busy = m_maker.isBusy();
    m_heading->setText(tr(names[now]));
    m_where->setText(tr("step %1 of %2").arg(now + 1).arg(m_steps->count()));
    m_cancel->setVisible(now == Store);
    m_cancel->setEnabled(!busy);
    m_skip->setVisible(now == Trunk);
    m_skip->setEnabled(!busy);
    m_next->setEnabled(!busy && (now != Recovery || m_written->isChecked()));
    m_next->setText(busy           ? tr("One moment …")
                    : now == Store ? tr("Make the store")
                    : now == Trunk ? tr("Add the line")
                    : now == Done  ? tr("Start the engine")
                                   : tr("Next"));
    m_next->updateGeometry();
    m_steps->setEnabled(!busy);
}

void SetUpPage::next() {
    if (m_maker.isBusy() || !m_next->isEnabled())
        return;
    m_error->clear();
    switch (step()) {
    case Store:
        storeNext();
        break;
    case Recovery:
        go(Admin);
        break;
    case Admin:
        adminNext();
        break;
    case Trunk:
        trunkNext();
        break;
    case Done:
        Q_EMIT finished(m_login->text().trimmed());
        break;
    }
    fill();
}

void SetUpPage::take(const Expected<QJsonObject> &result,
                     const std::function<void(const QJsonObject &)> &then) {
    if (result)
        then(*result);
    else
        m_error->show(result.error());
    fill();
}

void SetUpPage::storeNext() {
    const QString path = m_path->text().trimmed();
    if (path.isEmpty() || m_hotline->text().trimmed().isEmpty()) {
        m_error->show(needed(path.isEmpty() ? tr("Store") : tr("Name of the hotline, as it is spoken")));
        return;
    }
    m_maker.makeStore(path, m_suite->value(), [this](const Expected<QJsonObject> &made) {
        take(made, [this](const QJsonObject &store) {
            m_recoveryKey = store["recoveryKey"_L1].toString();
            m_key->setText(m_recoveryKey);
            m_keyFile->setText(tr("Key file: %1. Keep a copy of it apart from the backups.")
                                   .arg(store["keyFile"_L1].toString()));
            m_path->setText(store["store"_L1].toString());
            go(Recovery);
        });
    });
}

void SetUpPage::adminNext() {
    const QString login = m_login->text().trimmed();
    const QString name = m_name->text().trimmed();
    if (login.isEmpty() || name.isEmpty()) {
        m_error->show(needed(login.isEmpty() ? tr("Login") : tr("Name")));
        return;
    }
    if (m_password->text() != m_again->text()) {
        m_error->show({ErrorKind::Usage,
                       u"ui.passwords_differ"_s,
                       tr("The two passwords differ."),
                       tr("Type it twice."),
                       {}});
        return;
    }
    m_maker.addSecurityAdmin(login, name, m_password->text(), [this](const Expected<QJsonObject> &added) {
        take(added, [this](const QJsonObject &) {
            m_password->clear();
            m_again->clear();
            go(Trunk);
        });
    });
}

void SetUpPage::trunkNext() {
    HotlineMaker::Trunk trunk{m_trunkName->text().trimmed(),
                              m_trunkHost->text().trimmed(),
                              m_trunkPort->value(),
                              m_trunkUser->text().trimmed(),
                              m_trunkPassword->text(),
                              m_callerId->text().trimmed(),
                              m_channels->value()};
    if (trunk.name.isEmpty() || trunk.host.isEmpty()) {
        m_error->show(needed(trunk.name.isEmpty() ? tr("Name of the line") : tr("Host")));
        return;
    }
    m_maker.addTrunk(trunk, [this](const Expected<QJsonObject> &added) {
        take(added, [this](const QJsonObject &) {
            m_trunkPassword->clear();
            m_trunkMade = true;
            finishConfiguration();
        });
    });
}

void SetUpPage::skip() {
    if (step() == Trunk && !m_maker.isBusy())
        finishConfiguration();
}

void SetUpPage::finishConfiguration() {
    const auto written =
        HotlineMaker::writeConfiguration(m_configuration, {m_path->text(), m_hotline->text().trimmed(),
                                                           m_area->text().trimmed(), m_address->value()});
    if (!written) {
        m_error->show(written.error());
        return;
    }
    m_summary->setText(
        (m_trunkMade ? tr("Line added.") : tr("No line yet: the system administrator can add one.")) + u'\n' +
        tr("Configuration: %1").arg(m_configuration) + u'\n' +
        tr("Log in as %1 and give the others their accounts.").arg(m_login->text().trimmed()));
    go(Done);
}

void SetUpPage::saveRecoveryKey() {
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the recovery key"),
                                                      QDir::homePath() + u"/lianxin-recovery-key.txt"_s);
    if (path.isEmpty())
        return;
    QSaveFile out(path);
    const QString page =
        tr("Recovery key of the store %1").arg(m_path->text()) + u"\n\n"_s + m_recoveryKey + u'\n';
    if (!out.open(QIODevice::WriteOnly) ||
        !out.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        out.write(page.toUtf8()) < 0 || !out.commit())
        m_error->show({ErrorKind::BadInput, u"ui.file_write"_s,
                       tr("%1 can't be written: %2.").arg(path, out.errorString()),
                       tr("Choose another folder."), path});
}

} // namespace lianxin
