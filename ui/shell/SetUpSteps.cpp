// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps of the set-up look like.
#include "platform/base/Literals.h"
#include "ui/shell/RecoverySheet.h"
#include "ui/shell/SetUpPage.h"
#include <QFileDialog>
#include <QNetworkInterface>
#include <QStandardPaths>

namespace lianxin {
namespace {

QString usualStore() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lianxin/hotline.db"_s;
}

QLabel *wrapped(const QString &words, const char *role = "secondary") {
    auto *label = text(words, role);
    label->setWordWrap(true);
    return label;
}

//! A step: what it is about, room for its fields, and nothing below them.
QVBoxLayout *stepOf(QWidget *page, const QString &words) {
    auto *lines = column(12);
    if (!words.isEmpty())
        lines->addWidget(wrapped(words));
    auto *outer = column(0);
    setMargins(outer, 20, 16, 20, 16);
    outer->addLayout(lines);
    outer->addStretch(1);
    page->setLayout(outer);
    return lines;
}

} // namespace

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
    auto *lines = stepOf(page, tr("Everything the hotline knows lies in one encrypted store on this machine: lists, calls, "
                          "recordings, tickets. Its key file is made beside it."));
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
    return page;
}

QWidget *SetUpPage::makeRecovery() {
    auto *page = new QWidget;
    auto *lines = stepOf(page, tr("If the key file is ever lost, only this recovery key opens the store. It is shown now and "
                          "never again; nobody can make it anew."));
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
    return page;
}

QWidget *SetUpPage::makeAdmin() {
    auto *page = new QWidget;
    auto *lines = stepOf(page, tr("The security administrator gives everybody else their account: seats, supervisors, and the "
                          "system and audit administrators. No one may be all three."));
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
    return page;
}

QWidget *SetUpPage::makeTrunk() {
    auto *page = new QWidget;
    auto *lines = stepOf(page, tr("The line to the carrier, as their letter names it. Without one nobody can be called yet; it can "
                          "be added later."));
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
    return page;
}

QWidget *SetUpPage::makeUnits() {
    auto *page = new QWidget;
    auto *lines = stepOf(page, tr("The offices that tickets are sent to, with their superiors and the people who are called, from a table: 单位名称, and where there are any 编码, "
                          "上级单位, 区县, 值班电话, 联系人, 联系人电话, 作息时间. They can be imported later, too."));
    auto *file = row(12);
    m_unitsFile = addLine(file, tr("Table, .xlsx or .csv"), {}, u"unitsFile"_s);
    auto *choose = new Button(tr("Choose …"), Button::Kind::Outline, u"file-spreadsheet"_s);
    connect(choose, &QPushButton::clicked, this, [this] {
        auto *files = new QFileDialog(this, tr("Handling units"), {}, tr("Tables (*.xlsx *.xls *.csv)"));
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setFileMode(QFileDialog::ExistingFile);
        connect(files, &QFileDialog::fileSelected, m_unitsFile, &QLineEdit::setText);
        files->open();
    });
    file->addWidget(choose, 0, Qt::AlignBottom);
    lines->addLayout(file);
    return page;
}

QWidget *SetUpPage::makeTest() {
    auto *page = new QWidget;
    auto *lines = stepOf(page, tr("Whether the line really works, a call shows: the engine is started and calls a telephone of yours for at most 15 seconds. An answered call is hung "
                          "up at once. The rules of dialling hold for it, too."));
    auto *what = row(12);
    m_testNumber = addLine(what, tr("A telephone of yours"), {}, u"testNumber"_s);
    what->addStretch(1);
    lines->addLayout(what);
    auto *result = row(10);
    m_testState = new Chip;
    m_testState->setObjectName(u"testState"_s);
    m_testState->hide();
    m_testFacts = wrapped({}, "small");
    result->addWidget(m_testState);
    result->addWidget(m_testFacts, 1);
    lines->addLayout(result);
    return page;
}

QWidget *SetUpPage::makeDone() {
    auto *page = new QWidget;
    auto *lines = stepOf(page, {});
    auto *head = row(8);
    head->addWidget(new IconLabel(u"circle-check"_s, 24, Tone::Good));
    head->addWidget(text(tr("The hotline is set up"), "h16"), 1);
    lines->addLayout(head);
    m_summary = wrapped({});
    lines->addWidget(m_summary);
    return page;
}

} // namespace lianxin
