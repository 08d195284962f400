// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ConfirmedCall.h"
#include "platform/base/Literals.h"
#include "ui/widgets/Parts.h"
#include <QCoreApplication>
#include <QLineEdit>

namespace lianxin {
namespace {

struct ConfirmedCall {
    Q_DECLARE_TR_FUNCTIONS(ConfirmedCall)
};

void askPassword(Door &door, QWidget *parent, const Error &wanted, const Door::Reply &refused, const std::function<void()> &confirmed) {
    auto *dialog = new VerbDialog(ConfirmedCall::tr("Your password, once more"),
                                  ConfirmedCall::tr("Personal data is shown in the clear only to who has just given their password."),
                                  ConfirmedCall::tr("Show it"), Button::Kind::Primary, parent);
    dialog->setObjectName(u"confirm"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *password = new QLineEdit;
    password->setObjectName(u"password"_s);
    password->setEchoMode(QLineEdit::Password);
    dialog->body()->addWidget(new Field(ConfirmedCall::tr("Password"), password));
    dialog->verb()->setEnabled(false);
    QObject::connect(password, &QLineEdit::textChanged, dialog, [dialog](const QString &words) { dialog->verb()->setEnabled(!words.isEmpty()); });
    QObject::connect(dialog, &QDialog::rejected, parent, [refused, wanted] { refused(wanted); });
    QObject::connect(dialog, &QDialog::accepted, parent, [&door, parent, password, refused, confirmed] {
        door.call(u"session.confirm"_s, {{u"password"_s, password->text()}}, parent, [refused, confirmed](const Expected<QJsonValue> &reply) {
            if (reply)
                confirmed();
            else
                refused(reply.error());
        });
    });
    dialog->open();
    password->setFocus();
}

} // namespace

void callConfirmed(Door &door, const QString &method, const QJsonObject &params, QWidget *parent, Door::Reply reply) {
    door.call(method, params, parent, [&door, method, params, parent, reply](const Expected<QJsonValue> &first) {
        if (first || first.error().code != "door.confirm_first"_L1) {
            reply(first);
            return;
        }
        askPassword(door, parent, first.error(), reply, [&door, method, params, parent, reply] { door.call(method, params, parent, reply); });
    });
}

} // namespace lianxin
