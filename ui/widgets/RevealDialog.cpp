// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/RevealDialog.h"
#include "platform/base/Literals.h"
#include "ui/widgets/ConfirmedCall.h"

namespace lianxin {

RevealDialog::RevealDialog(Door &door, const QString &method, const QString &id, const QString &about, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_method(method)
    , m_id(id)
    , m_purpose(new QLineEdit)
    , m_error(new ErrorBanner)
    , m_asking(new QWidget)
    , m_answer(new QWidget)
    , m_name(text({}, "secondary"))
    , m_number(text({}, "h20"))
    , m_left(text({}, "small"))
    , m_noted(text({}, "small"))
    , m_verb(new Button(tr("Show the number"), Button::Kind::Primary))
    , m_back(new Button(tr("Leave it hidden"))) {
    setWindowTitle(tr("Show the citizen’s number?"));
    setMinimumWidth(px(480));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *lines = column(12);
    setMargins(lines, 24, 20, 24, 20);
    lines->addWidget(text(tr("Show the citizen’s number?"), "h16"));
    lines->addWidget(new ElidedLabel(about, "small"));
    auto *asking = column(12);
    setMargins(asking, 0, 0, 0, 0);
    auto *words = text(tr("What you need it for is kept in the audit trail under your name. To call the citizen you don’t need the "
                          "number: the engine dials."));
    words->setWordWrap(true);
    asking->addWidget(words);
    auto *usual = row(8);
    for (const QString &purpose : {tr("Written answer to the citizen"), tr("Visit on the spot"), tr("The line broke off")}) {
        auto *choice = new Button(purpose);
        choice->setButtonSize(Button::Size::Small);
        connect(choice, &QPushButton::clicked, m_purpose, [this, purpose] { m_purpose->setText(purpose); });
        usual->addWidget(choice);
    }
    usual->addStretch(1);
    asking->addLayout(usual);
    m_purpose->setObjectName(u"purpose"_s);
    m_purpose->setMaxLength(200);
    m_purpose->setPlaceholderText(tr("Choose a purpose above or write your own"));
    asking->addWidget(new Field(tr("Purpose"), m_purpose));
    m_asking->setLayout(asking);
    lines->addWidget(m_asking);
    auto *answer = column(4);
    setMargins(answer, 0, 0, 0, 0);
    m_number->setObjectName(u"number"_s);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    answer->addWidget(m_name);
    answer->addWidget(m_number);
    m_left->setObjectName(u"left"_s);
    answer->addWidget(m_left);
    m_noted->setObjectName(u"noted"_s);
    m_noted->setWordWrap(true);
    answer->addWidget(m_noted);
    m_answer->setLayout(answer);
    m_answer->hide();
    lines->addWidget(m_answer);
    m_error->hide();
    lines->addWidget(m_error);
    auto *buttons = row(8);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    m_verb->setObjectName(u"verb"_s);
    m_verb->setDefault(true);
    buttons->addWidget(m_verb);
    lines->addLayout(buttons);
    setLayout(lines);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &RevealDialog::tick);
    m_verb->setEnabled(false);
    connect(m_purpose, &QLineEdit::textChanged, m_verb,
            [this](const QString &words) { m_verb->setEnabled(words.simplified().size() >= 2); });
    connect(m_back, &QPushButton::clicked, this, &QDialog::close);
    connect(m_verb, &QPushButton::clicked, this, &RevealDialog::ask);
    connect(m_error, &ErrorBanner::retried, this, &RevealDialog::ask);
    resize(px(520), heightForWidth(px(520))); // the words whole
    m_purpose->setFocus();
}

void RevealDialog::ask() {
    m_verb->setEnabled(false);
    m_error->clear();
    callConfirmed(m_door, m_method, {{u"id"_s, m_id}, {u"purpose"_s, m_purpose->text().simplified()}}, this,
                  [this](const Expected<QJsonValue> &reply) {
                      if (reply) {
                          reveal(reply->toObject());
                          return;
                      }
                      m_error->show(reply.error());
                      m_verb->setEnabled(true);
                  });
}

void RevealDialog::reveal(const QJsonObject &contact) {
    const auto either = [&contact](QLatin1StringView one, QLatin1StringView other) {
        return contact[one].toString(contact[other].toString());
    };
    m_name->setText(either("contactName"_L1, "name"_L1));
    m_number->setText(either("contactPhone"_L1, "phone"_L1));
    m_noted->setText(tr("Noted in the audit trail under your name. Purpose: %1").arg(m_purpose->text().simplified()));
    m_asking->hide();
    m_answer->show();
    m_verb->hide();
    m_back->setText(tr("Hide it again"));
    m_back->setFocus();
    m_timer.start();
    tick();
}

void RevealDialog::tick() {
    if (m_seconds <= 0) {
        close();
        return;
    }
    m_left->setText(tr("hidden again in %1 s").arg(m_seconds--));
}

} // namespace lianxin
