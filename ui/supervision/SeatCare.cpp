// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/SeatCare.h"
#include "platform/base/Literals.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include "ui/widgets/Parts.h"
#include <QJsonArray>
#include <QLineEdit>
#include <QRegularExpression>

namespace lianxin {
namespace {

const QList<int> kRests{5, 10, 15, 30};

} // namespace

SeatCare::SeatCare(Door &door, QWidget *parent)
    : Button(tr("Rest and skills"), Button::Kind::Outline, u"headphones"_s, parent)
    , m_door(door)
    , m_menu(new QMenu(this)) {
    setObjectName(u"seatCare"_s);
    setKey(u"Alt+T"_s);
    setToolTip(tr("Rest and skills of the chosen seat (Alt+T)"));
    setMenuArrow(true);
    setEnabled(false);
    connect(this, &QPushButton::clicked, this, [this] {
        fill();
        const QRect here(mapToGlobal(QPoint()), size());
        const QSize needed = m_menu->sizeHint();
        const bool below = here.bottom() + needed.height() <= window()->geometry().bottom(); // it stands at the foot of a page
        m_menu->popup({here.right() + 1 - needed.width(), below ? here.bottom() + 1 : here.top() - needed.height()});
    });
}

void SeatCare::setSeat(const QJsonObject &seat) {
    m_seat = seat;
    setEnabled(!seat["seatNumber"_L1].toString().isEmpty());
}

void SeatCare::fill() {
    m_menu->clear();
    const auto step = [this](const QString &words, const QString &name, const std::function<void()> &work) {
        QAction *action = m_menu->addAction(words);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, work);
    };
    if (m_seat["coolUntil"_L1].toInteger() > engineNow())
        step(tr("End the rest"), u"rest.0"_s, [this] { rest(0); });
    for (const int minutes : kRests)
        step(tr("Let it rest for %1 min").arg(minutes), u"rest.%1"_s.arg(minutes), [this, minutes] { rest(minutes); });
    m_menu->addSeparator();
    step(tr("Skills …"), u"skills"_s, [this] { askSkills(); });
}

void SeatCare::rest(int minutes) {
    send(u"seats.coolDown"_s, {{u"seatNumber"_s, m_seat["seatNumber"_L1]}, {u"minutes"_s, minutes}});
}

void SeatCare::askSkills() {
    const QString number = m_seat["seatNumber"_L1].toString();
    auto *dialog = new VerbDialog(tr("Skills of seat %1").arg(number),
                                  tr("Calls that ask for a skill are offered to seats that have it. A seat without any is offered everything."), tr("Set the skills"),
                                  Button::Kind::Primary, this);
    dialog->setObjectName(u"skills"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QStringList has;
    for (const auto &skill : m_seat["skills"_L1].toArray())
        has << skill.toString();
    auto *skills = new QLineEdit(has.join(u"、"_s));
    skills->setObjectName(u"skillNames"_s);
    skills->setPlaceholderText(tr("names with ; between; empty: everything"));
    dialog->body()->addWidget(new Field(tr("Skills"), skills));
    connect(dialog, &QDialog::accepted, this, [this, number, skills] {
        static const QRegularExpression between(u"[;；,，、\\s]+"_s);
        QStringList names = skills->text().split(between, Qt::SkipEmptyParts);
        names.removeDuplicates();
        send(u"seats.setSkills"_s, {{u"seatNumber"_s, number}, {u"skills"_s, QJsonArray::fromStringList(names)}});
    });
    dialog->open();
    skills->setFocus();
}

void SeatCare::send(const QString &method, const QJsonObject &params) {
    m_door.call(method, params, this, [this](const Expected<QJsonValue> &reply) {
        if (reply)
            Q_EMIT done();
        else
            Q_EMIT failed(reply.error());
    });
}

} // namespace lianxin
