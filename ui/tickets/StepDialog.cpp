// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tickets/StepDialog.h"
#include "platform/base/Literals.h"
#include "ui/models/Words.h"
#include <QCoreApplication>
#include <QLineEdit>

namespace lianxin {
namespace {

struct StepDialog {
    Q_DECLARE_TR_FUNCTIONS(StepDialog)
};

// Which tickets, where it is not obvious.
QString aboutText(const QJsonArray &tickets) {
    const QJsonObject first = tickets.at(0).toObject();
    const QString one = u"%1  %2"_s.arg(first["number"_L1].toString(), first["title"_L1].toString());
    return tickets.size() == 1 ? one : StepDialog::tr("%1 tickets, the first: %2").arg(tickets.size()).arg(one);
}

Choice *unitChoice(Door &door, VerbDialog *dialog) {
    auto *units = new Choice;
    units->setObjectName(u"unit"_s);
    units->setPlaceholderText(StepDialog::tr("Choose a unit"));
    dialog->verb()->setEnabled(false);
    QObject::connect(units, &QComboBox::currentIndexChanged, dialog,
                     [dialog](int index) { dialog->verb()->setEnabled(index >= 0); });
    door.call(u"units.list"_s, {}, units, [units](const Expected<QJsonValue> &reply) {
        const QJsonArray items = itemsOf(reply);
        for (const auto &unit : items)
            units->addChoice(unit.toObject()["name"_L1].toString(), unit.toObject()["id"_L1].toString());
        units->setCurrentIndex(-1);
    });
    return units;
}

Choice *answerChoice() {
    auto *answers = new Choice;
    answers->setObjectName(u"answer"_s);
    for (const QString &result : {u"satisfied"_s, u"dissatisfied"_s, u"no_answer"_s, u"refused"_s, u"wrong_person"_s})
        answers->addChoice(resultWord(result).text, result);
    return answers;
}

} // namespace

VerbDialog *askStep(Door &door, const QString &verb, const QJsonArray &tickets, QWidget *parent,
                    std::function<void(const QJsonObject &params)> done) {
    const TicketStepWords words = stepWords(verb);
    auto *dialog = new VerbDialog(words.question, words.consequence, words.label,
                                  words.dangerous ? Button::Kind::Danger : Button::Kind::Primary, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *about = new ElidedLabel(aboutText(tickets), "small");
    dialog->body()->addWidget(about);
    std::function<QJsonValue()> value;
    if (words.needs == "unitId"_L1) {
        auto *units = unitChoice(door, dialog);
        dialog->body()->addWidget(new Field(words.needsLabel, units));
        value = [units] { return units->value(); };
    } else if (words.needs == "result"_L1) {
        auto *answers = answerChoice();
        dialog->body()->addWidget(new Field(words.needsLabel, answers));
        value = [answers] { return answers->value(); };
    } else if (words.needs == "into"_L1) {
        auto *number = new QLineEdit;
        number->setObjectName(u"into"_s);
        dialog->body()->addWidget(new Field(words.needsLabel, number));
        dialog->verb()->setEnabled(false);
        QObject::connect(number, &QLineEdit::textChanged, dialog, [dialog](const QString &typed) {
            dialog->verb()->setEnabled(!typed.trimmed().isEmpty());
        });
        value = [number] { return number->text().trimmed(); };
    } else if (!words.needs.isEmpty()) {
        dialog->askReason(words.needsLabel, words.usual);
        value = [dialog] { return dialog->reason(); };
    }
    QObject::connect(dialog, &QDialog::accepted, parent, [value, needs = words.needs, done = std::move(done)] {
        done(value ? QJsonObject{{needs, value()}} : QJsonObject());
    });
    dialog->open();
    return dialog;
}

} // namespace lianxin
