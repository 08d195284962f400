// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/UserDialog.h"
#include "platform/base/Literals.h"
#include "ui/models/Words.h"
#include <QGridLayout>
#include <QJsonArray>

namespace lianxin {
namespace {

const QString kLiaison = u"unit_liaison"_s;

//! The roles in the order of the hotline's work, each with what it is for.
QList<std::pair<QString, QString>> rolesWithUse() {
    return {{u"seat"_s, UserDialog::tr("takes calls, writes tickets")},
            {u"dispatcher"_s, UserDialog::tr("sends tickets to their units")},
            {kLiaison, UserDialog::tr("sees and handles the tickets of one unit")},
            {u"supervisor"_s, UserDialog::tr("joins calls, hears recordings, decides appeals")},
            {u"business_admin"_s, UserDialog::tr("campaigns, flows, units, calendar, knowledge")},
            {u"system_admin"_s, UserDialog::tr("trunks, engines, backups")},
            {u"security_admin"_s, UserDialog::tr("users and what they may")},
            {u"audit_admin"_s, UserDialog::tr("reads and verifies the audit trail")}};
}

} // namespace

UserDialog::UserDialog(Door &door, const QJsonObject &user, bool own, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_user(user)
    , m_login(new QLineEdit)
    , m_name(new QLineEdit(user["displayName"_L1].toString()))
    , m_seat(new QLineEdit(user["seatNumber"_L1].toString()))
    , m_unit(new Choice)
    , m_unitField(new Field(tr("Unit of the liaison"), m_unit))
    , m_password(new QLineEdit)
    , m_error(new ErrorBanner)
    , m_verb(new Button({}, Button::Kind::Primary)) {
    const bool known = !user.isEmpty();
    const QString title = known ? tr("Change %1").arg(user["displayName"_L1].toString()) : tr("Add a user");
    setWindowTitle(title);
    setObjectName(u"user"_s);
    setMinimumWidth(px(560));
    auto *lines = column(12);
    setMargins(lines, 24, 20, 24, 20);
    lines->addWidget(text(title, "h16"));
    auto *words = text(known ? tr("It holds from their next step on; whoever is logged in need not log in again.")
                             : tr("They can log in at once with the first password, and change it in the menu of their name."), "secondary");
    words->setWordWrap(true);
    words->setMinimumWidth(px(560 - 48)); // else it asks for the height that it has in a narrower dialog
    lines->addWidget(words);
    lines->addWidget(m_error);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(12));
    m_login->setObjectName(u"login"_s);
    m_login->setMaxLength(32);
    m_login->setPlaceholderText(tr("2 to 32 of a–z 0–9 . _ -"));
    m_name->setObjectName(u"name"_s);
    m_name->setMaxLength(64);
    m_seat->setObjectName(u"seatNumber"_s);
    m_seat->setMaxLength(12);
    m_seat->setPlaceholderText(tr("none"));
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("8 characters of two kinds at least"));
    int at = 0;
    const auto put = [&](Field *field) {
        grid->addWidget(field, at / 2, at % 2);
        ++at;
    };
    if (!known)
        put(new Field(tr("Login"), m_login));
    put(new Field(tr("Name"), m_name));
    put(new Field(tr("Seat number"), m_seat));
    if (!known)
        put(new Field(tr("First password"), m_password));
    lines->addLayout(grid);
    lines->addWidget(makeRoles(own));
    m_unit->setObjectName(u"unit"_s);
    m_unit->addChoice(tr("none yet: sees no ticket"), {});
    if (const QString unit = user["unitId"_L1].toString(); !unit.isEmpty()) {
        m_unit->addChoice(tr("as it is"), unit); // until its name is known
        m_unit->setValue(unit);
    }
    lines->addWidget(m_unitField);
    auto *buttons = row(8);
    auto *back = new Button(known ? tr("Leave it as it is") : tr("Don’t add"));
    back->setAutoDefault(false);
    m_verb->setText(known ? tr("Change user") : tr("Add user"));
    m_verb->setObjectName(u"verb"_s);
    m_verb->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(m_verb);
    lines->addLayout(buttons);
    setLayout(lines);
    // What is not in the dialog has no parent that would take it along.
    if (known)
        for (QLineEdit *unused : {m_login, m_password}) {
            unused->setParent(this);
            unused->hide();
        }
    for (QLineEdit *edit : {m_login, m_name, m_seat, m_password})
        connect(edit, &QLineEdit::textChanged, this, &UserDialog::check);
    for (QCheckBox *box : std::as_const(m_roles))
        connect(box, &QCheckBox::toggled, this, &UserDialog::check);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &UserDialog::check);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &UserDialog::save);
    connect(m_error, &ErrorBanner::retried, this, &UserDialog::save);
    check();
    loadUnits();
    (known ? m_name : m_login)->setFocus();
}

void UserDialog::loadUnits() {
    m_door.call(u"units.names"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        for (const auto &unit : itemsOf(reply)) {
            const QString id = unit["id"_L1].toString(), name = unit["name"_L1].toString();
            if (const int known = m_unit->findData(id); known >= 0)
                m_unit->setItemText(known, name);
            else
                m_unit->addChoice(name, id);
        }
    });
}

QWidget *UserDialog::makeRoles(bool own) {
    auto *all = new QWidget;
    auto *lines = column(6);
    lines->addWidget(text(own ? tr("Roles (nobody changes their own)") : tr("Roles"), "small"));
    const QJsonArray has = m_user["roles"_L1].toArray();
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(4));
    grid->setColumnStretch(1, 1);
    int at = 0;
    for (const auto &[role, use] : rolesWithUse()) {
        auto *one = new QCheckBox(roleText(role));
        one->setObjectName(u"role."_s + role);
        one->setProperty("role", role);
        one->setAccessibleDescription(use);
        one->setChecked(has.contains(role));
        one->setEnabled(!own);
        m_roles << one;
        grid->addWidget(one, at, 0);
        grid->addWidget(text(use, "secondary"), at, 1);
        ++at;
    }
    lines->addLayout(grid);
    all->setLayout(lines);
    return all;
}

QStringList UserDialog::roles() const {
    QStringList chosen;
    for (const QCheckBox *box : m_roles)
        if (box->isChecked())
            chosen << box->property("role").toString();
    return chosen;
}

QJsonObject UserDialog::params() const {
    const QString unit = roles().contains(kLiaison) ? m_unit->value() : QString();
    QJsonObject all{{u"displayName"_s, m_name->text().trimmed()}, {u"seatNumber"_s, m_seat->text().trimmed()}, {u"unitId"_s, unit},
                    {u"roles"_s, QJsonArray::fromStringList(roles())}};
    if (m_user.isEmpty()) {
        all.insert(u"login"_s, m_login->text().trimmed());
        all.insert(u"password"_s, m_password->text());
        return all;
    }
    QJsonObject changed;
    for (const QString &key : {u"displayName"_s, u"seatNumber"_s, u"unitId"_s})
        if (all[key].toString() != m_user[key].toString())
            changed.insert(key, all[key]);
    QStringList before;
    for (const auto &role : m_user["roles"_L1].toArray())
        before << role.toString();
    QStringList now = roles();
    before.sort();
    now.sort();
    if (before != now)
        changed.insert(u"roles"_s, all[u"roles"_s]);
    return changed;
}

void UserDialog::check() {
    m_unitField->setVisible(roles().contains(kLiaison));
    const bool named = !m_name->text().trimmed().isEmpty() && !roles().isEmpty();
    const bool begun = !m_user.isEmpty() || (m_login->text().trimmed().size() >= 2 && !m_password->text().isEmpty());
    m_verb->setEnabled(!m_busy && named && begun && !params().isEmpty());
}

void UserDialog::save() {
    QJsonObject sent = params();
    if (!m_user.isEmpty())
        sent.insert(u"id"_s, m_user["id"_L1]);
    m_busy = true;
    check();
    m_door.call(m_user.isEmpty() ? u"users.add"_s : u"users.update"_s, sent, this, [this](const Expected<QJsonValue> &reply) {
        m_busy = false;
        check();
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        Q_EMIT saved(objectOf(reply));
        accept();
    });
}

} // namespace lianxin
