// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the ticket in the drawer: the steps that the engine allows this person now.
#include "platform/base/Literals.h"
#include "ui/models/TicketSteps.h"
#include "ui/tickets/AppealDialog.h"
#include "ui/tickets/StepDialog.h"
#include "ui/tickets/TicketDrawer.h"
#include <QMenu>

namespace lianxin {

QStringList TicketDrawer::verbs() const {
    QStringList verbs;
    for (const auto &verb : m_ticket["verbs"_L1].toArray())
        verbs << verb.toString();
    return verbs;
}

// The engine says what this person may do now; the likeliest stands first, the rest in a menu.
void TicketDrawer::fillActions() {
    clearLayout(m_actions);
    if (!m_mayWrite)
        return;
    QStringList left = verbs();
    left.removeAll(u"edit"_s);
    const auto take = [&left](const QStringList &wanted) {
        for (const QString &verb : wanted) {
            if (left.removeAll(verb) > 0)
                return verb;
        }
        return QString();
    };
    const auto add = [this](const QString &verb, Button::Kind kind, const QString &label = {}) {
        const TicketStepWords words = stepWords(verb);
        auto *button = new Button(label.isEmpty() ? words.label : label, kind,
                                  kind == Button::Kind::Outline ? QString() : words.icon);
        button->setObjectName(verb);
        connect(button, &QPushButton::clicked, this, [this, verb] { step(verb); });
        m_actions->addWidget(button);
    };
    const QString supervise = take({u"supervise"_s});
    const QString first = take({u"uphold_appeal"_s, u"grant_extension"_s, u"dispatch"_s, u"visit"_s, u"urge"_s, u"archive"_s,
                                u"sign"_s, u"finish"_s});
    const QString unit = m_ticket["unitName"_L1].toString();
    if (!first.isEmpty())
        add(first, Button::Kind::Primary,
            first == "urge"_L1 && !unit.isEmpty() && unit.size() <= 8 ? tr("Urge %1").arg(unit) : QString());
    if (const QString verb = take({u"reject_appeal"_s, u"refuse_extension"_s, u"refuse_return"_s, u"appeal"_s, u"reassign"_s, u"close"_s,
                                   u"reopen"_s, u"process"_s, u"note"_s});
        !verb.isEmpty())
        add(verb, Button::Kind::Outline);
    if (!left.isEmpty()) {
        auto *more = new Button({}, Button::Kind::Outline, u"ellipsis"_s);
        more->setAccessibleName(tr("More steps"));
        more->setObjectName(u"more"_s);
        auto *menu = new QMenu(more);
        for (const QString &verb : std::as_const(left))
            connect(menu->addAction(stepWords(verb).label + u" …"_s), &QAction::triggered, this,
                    [this, verb] { step(verb); });
        connect(more, &QPushButton::clicked, menu, [more, menu] {
            menu->popup(more->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
        });
        m_actions->addWidget(more);
    }
    m_actions->addStretch(1);
    if (!supervise.isEmpty())
        add(supervise, Button::Kind::Danger);
}

void TicketDrawer::step(const QString &verb) {
    if (verb == "appeal"_L1) { // with evidence, so by a method of its own
        askAppeal(m_ticket, this, [this](QJsonObject params) {
            params.insert(u"id"_s, m_ticket["id"_L1]);
            take(u"tickets.appeal"_s, params);
        });
        return;
    }
    askStep(m_door, verb, {m_ticket}, this, [this, verb](const QJsonObject &params) { act(verb, params); });
}

void TicketDrawer::merge(const QJsonObject &into) {
    const TicketStepWords words = stepWords(u"merge"_s);
    auto *dialog = new VerbDialog(tr("Merge into %1?").arg(into["number"_L1].toString()), words.consequence, words.label,
                                  Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, number = into["number"_L1].toString()] { act(u"merge"_s, {{u"into"_s, number}}); });
    dialog->open();
}

void TicketDrawer::act(const QString &action, const QJsonObject &params) {
    take(u"tickets.act"_s, {{u"id"_s, m_ticket["id"_L1].toString()}, {u"action"_s, action}, {u"params"_s, params}});
}

void TicketDrawer::take(const QString &method, const QJsonObject &params) {
    m_door.call(method, params, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        open(m_id);
        Q_EMIT changed();
    });
}

} // namespace lianxin
