// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PasswordDialog.h"
#include "platform/base/Literals.h"

namespace lianxin {
namespace {

constexpr int kShortest = 8; // the engine knows the rest

} // namespace

PasswordDialog::PasswordDialog(Door &door, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_present(new QLineEdit)
    , m_fresh(new QLineEdit)
    , m_again(new QLineEdit)
    , m_againField(new Field(tr("The new one again"), m_again))
    , m_error(new ErrorBanner)
    , m_verb(new Button(tr("Change my password"), Button::Kind::Primary)) {
    setWindowTitle(tr("Change my password"));
    setObjectName(u"ownPassword"_s);
    setMinimumWidth(px(440));
    auto *lines = column(12);
    setMargins(lines, 24, 20, 24, 20);
    lines->addWidget(text(tr("Change my password"), "h16"));
    auto *words = text(tr("You are logged off everywhere with it and log in again with the new one. What you began to write is kept."));
    words->setWordWrap(true);
    lines->addWidget(words);
    lines->addWidget(m_error);
    for (const auto &[edit, name] : {std::pair{m_present, u"present"_s}, {m_fresh, u"fresh"_s}, {m_again, u"again"_s}}) {
        edit->setObjectName(name);
        edit->setEchoMode(QLineEdit::Password);
        connect(edit, &QLineEdit::textChanged, this, &PasswordDialog::check);
    }
    m_fresh->setPlaceholderText(tr("8 characters of two kinds at least"));
    lines->addWidget(new Field(tr("Password of now"), m_present));
    lines->addWidget(new Field(tr("New password"), m_fresh));
    lines->addWidget(m_againField);
    auto *buttons = row(8);
    auto *back = new Button(tr("Leave it as it is"));
    back->setAutoDefault(false);
    m_verb->setObjectName(u"verb"_s);
    m_verb->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(m_verb);
    lines->addLayout(buttons);
    setLayout(lines);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &PasswordDialog::save);
    connect(m_error, &ErrorBanner::retried, this, &PasswordDialog::save);
    check();
    m_present->setFocus();
}

void PasswordDialog::check() {
    const bool differs = !m_again->text().isEmpty() && m_again->text() != m_fresh->text();
    m_againField->setState(differs ? u"missing"_s : QString());
    m_againField->setMark(differs ? tr("not the same") : QString(), Tone::Bad);
    m_verb->setEnabled(!m_busy && !m_present->text().isEmpty() && m_fresh->text().size() >= kShortest && m_again->text() == m_fresh->text());
}

void PasswordDialog::save() {
    if (!m_verb->isEnabled())
        return;
    m_busy = true;
    check();
    Q_EMIT asked();
    m_door.call(u"session.changePassword"_s, {{u"password"_s, m_present->text()}, {u"newPassword"_s, m_fresh->text()}}, this,
                [this](const Expected<QJsonValue> &reply) {
                    m_busy = false;
                    check();
                    if (!reply) {
                        m_error->show(reply.error());
                        m_present->selectAll();
                        m_present->setFocus();
                        Q_EMIT refused();
                        return;
                    }
                    Q_EMIT changed();
                    accept();
                });
}

} // namespace lianxin
