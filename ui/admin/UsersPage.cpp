// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/UsersPage.h"
#include "platform/base/Literals.h"
#include "ui/admin/UserDialog.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/ScrollColumn.h"

namespace lianxin {
namespace {

bool isShutOut(const QJsonObject &user) {
    return whole(user, "lockedUntil"_L1) > engineNow(); // by wrong passwords, for a while
}

Word userWord(const QJsonObject &user) {
    if (user["locked"_L1].toBool())
        return {UsersPage::tr("locked"), u"lock"_s, Tone::Bad};
    if (isShutOut(user))
        return {UsersPage::tr("wrong passwords, until %1").arg(minuteText(whole(user, "lockedUntil"_L1))), u"lock"_s, Tone::Warn};
    return {UsersPage::tr("active"), u"circle-check"_s, Tone::Good};
}

QString rolesText(const QJsonObject &user) {
    QStringList words;
    for (const auto &role : user["roles"_L1].toArray())
        words << roleText(role.toString());
    return listText(words);
}

} // namespace

UsersPage::UsersPage(Door &door, const QString &self, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_self(self)
    , m_list(new ListDetail(u"users"_s, tr("Users"),
                            {{tr("Login"), 130, false, [](const QJsonObject &u) { return Cell{.text = u["login"_L1].toString(), .strong = true}; }},
                             {tr("Name"), 110, false, [](const QJsonObject &u) { return Cell{u["displayName"_L1].toString()}; }},
                             {tr("Seat"), 80, false, [](const QJsonObject &u) { return Cell{u["seatNumber"_L1].toString()}; }},
                             {tr("Roles"), 0, false, [](const QJsonObject &u) { return Cell{rolesText(u)}; }},
                             {tr("State"), 170, false,
                              [](const QJsonObject &u) {
                                  const Word word = userWord(u);
                                  return Cell{word.text, word.icon, word.tone, true};
                              }},
                             {tr("Last login"), 120, false,
                              [](const QJsonObject &u) {
                                  const qint64 at = whole(u, "lastLoginAt"_L1);
                                  return Cell{.text = at > 0 ? dayTimeText(at) : tr("never"), .dim = true};
                              }}},
                            u"id"_s))
    , m_words(new QLineEdit)
    , m_name(text({}, "h16"))
    , m_facts(new Facts)
    , m_lock(new Button(tr("Lock …"), Button::Kind::Danger, u"lock"_s))
    , m_unlock(new Button(tr("Let in again"), Button::Kind::Outline, u"lock-open"_s)) {
    auto *lines = column(0);
    lines->addWidget(m_list);
    setLayout(lines);
    m_words->setPlaceholderText(tr("Part of a name, a login or a seat number"));
    m_words->setAccessibleName(tr("Search the users"));
    m_words->setClearButtonEnabled(true);
    m_words->setObjectName(u"words"_s);
    m_list->addFilter(m_words, 1);
    auto *add = new Button(tr("Add user …"), Button::Kind::Primary, u"plus"_s);
    add->setObjectName(u"new"_s);
    m_list->addAction(add);
    m_list->setEmpty(u"users"_s, tr("No user here"), tr("Look for something else, or add one."), tr("Add user …"));
    m_list->setDetail(makeDetail(), 360, tr("Choose a user to see what they may"));
    connect(add, &QPushButton::clicked, this, [this] { ask({}); });
    connect(m_words, &QLineEdit::textChanged, this, &UsersPage::fill);
    connect(m_list, &ListDetail::picked, this, &UsersPage::show);
    connect(m_list, &ListDetail::opened, this, &UsersPage::ask);
    connect(m_list, &ListDetail::emptyActed, this, [this] { ask({}); });
    connect(m_list, &ListDetail::retried, this, &UsersPage::load);
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (isVisible() && event.type == "user.changed"_L1)
            load();
    });
}

QWidget *UsersPage::makeDetail() {
    auto *content = new QWidget;
    auto *lines = column(14);
    setMargins(lines, 16, 14, 16, 14);
    m_name->setObjectName(u"userName"_s);
    lines->addWidget(m_name);
    lines->addWidget(m_facts);
    auto *change = new Button(tr("Change …"), Button::Kind::Outline, u"pencil"_s);
    change->setObjectName(u"change"_s);
    auto *password = new Button(tr("New password …"), Button::Kind::Outline, u"key-round"_s);
    password->setObjectName(u"newPassword"_s);
    m_lock->setObjectName(u"lock"_s);
    m_unlock->setObjectName(u"unlock"_s);
    auto *buttons = row(8);
    buttons->addWidget(change);
    buttons->addWidget(password);
    buttons->addStretch(1);
    lines->addLayout(buttons);
    auto *locks = row(8);
    locks->addWidget(m_unlock);
    locks->addWidget(m_lock);
    locks->addStretch(1);
    lines->addLayout(locks);
    lines->addStretch(1);
    content->setLayout(lines);
    connect(change, &QPushButton::clicked, this, [this] { ask(m_user); });
    connect(password, &QPushButton::clicked, this, &UsersPage::askPassword);
    connect(m_lock, &QPushButton::clicked, this, &UsersPage::askLock);
    connect(m_unlock, &QPushButton::clicked, this,
            [this] { send(u"users.unlock"_s, {{u"id"_s, m_user["id"_L1]}}, tr("%1 can log in again.").arg(m_user["displayName"_L1].toString())); });
    return new ScrollColumn(content);
}

void UsersPage::load() {
    m_door.call(u"users.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        m_users = itemsOf(reply);
        fill();
    });
}

void UsersPage::fill() {
    const QString words = m_words->text().trimmed();
    QJsonArray shown;
    for (const auto &value : std::as_const(m_users)) {
        bool fits = words.isEmpty();
        for (const QLatin1StringView key : {"login"_L1, "displayName"_L1, "seatNumber"_L1})
            fits = fits || value[key].toString().contains(words, Qt::CaseInsensitive);
        if (fits)
            shown.append(value);
    }
    m_list->setRecords(shown);
}

void UsersPage::show(const QJsonObject &user) {
    m_user = user;
    m_name->setText(user["displayName"_L1].toString());
    m_facts->clear();
    m_facts->add(tr("Login"), user["login"_L1].toString());
    m_facts->add(tr("State"), userWord(user));
    m_facts->add(tr("Roles"), rolesText(user));
    m_facts->add(tr("Seat"), user["seatNumber"_L1].toString());
    if (const QString unit = user["unitId"_L1].toString(); !unit.isEmpty()) {
        QString name = unit;
        for (const auto &value : std::as_const(m_units))
            if (value["id"_L1].toString() == unit)
                name = value["name"_L1].toString();
        m_facts->add(tr("Unit"), name);
    }
    if (const qint64 made = whole(user, "createdAt"_L1); made > 0)
        m_facts->add(tr("Added"), dayTimeText(made));
    const qint64 seen = whole(user, "lastLoginAt"_L1);
    m_facts->add(tr("Last login"), seen > 0 ? dayTimeText(seen) : tr("never"));
    const bool locked = user["locked"_L1].toBool();
    m_unlock->setVisible(locked || isShutOut(user));
    m_lock->setVisible(!locked);
    m_lock->setEnabled(user["id"_L1].toString() != m_self); // they would be out at once
}

void UsersPage::ask(const QJsonObject &user) {
    auto *dialog = new UserDialog(m_door, user, !user.isEmpty() && user["id"_L1].toString() == m_self, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &UserDialog::saved, this, [this, fresh = user.isEmpty()](const QJsonObject &saved) {
        m_list->choose(saved["id"_L1].toString());
        m_list->note(fresh ? tr("%1 can log in now.").arg(saved["displayName"_L1].toString()) : tr("Changed: %1").arg(saved["displayName"_L1].toString()), Tone::Good);
        load();
    });
    dialog->open();
}

void UsersPage::askPassword() {
    auto *dialog = new VerbDialog(tr("A new password for %1").arg(m_user["displayName"_L1].toString()),
                                  tr("The one before no longer works, and they are logged off everywhere. Tell it to them yourself; they can change it in the "
                                     "menu of their name."),
                                  tr("Set the password"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *password = new QLineEdit;
    password->setObjectName(u"password"_s);
    password->setEchoMode(QLineEdit::Password);
    password->setPlaceholderText(tr("8 characters of two kinds at least"));
    dialog->body()->addWidget(new Field(tr("New password"), password));
    dialog->verb()->setEnabled(false);
    connect(password, &QLineEdit::textChanged, dialog, [dialog](const QString &words) { dialog->verb()->setEnabled(words.size() >= 8); });
    connect(dialog, &QDialog::accepted, this, [this, password, user = m_user] {
        send(u"users.update"_s, {{u"id"_s, user["id"_L1]}, {u"password"_s, password->text()}}, tr("%1 has a new password.").arg(user["displayName"_L1].toString()));
    });
    dialog->open();
    password->setFocus();
}

void UsersPage::askLock() {
    auto *dialog = new VerbDialog(tr("Lock %1?").arg(m_user["displayName"_L1].toString()),
                                  tr("They are logged off at once and can’t log in until somebody lets them in again. A call that is up goes on."), tr("Lock user"),
                                  Button::Kind::Danger, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, user = m_user] {
        send(u"users.lock"_s, {{u"id"_s, user["id"_L1]}}, tr("%1 is locked.").arg(user["displayName"_L1].toString()));
    });
    dialog->open();
}

void UsersPage::send(const QString &method, const QJsonObject &params, const QString &done) {
    m_door.call(method, params, this, [this, done](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        m_list->note(done, Tone::Good);
        load();
    });
}

void UsersPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    m_door.call(u"units.names"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        m_units = itemsOf(reply); // without them a liaison's unit is shown by its id
        if (!m_user.isEmpty())
            show(m_user);
    });
    load();
}

} // namespace lianxin
