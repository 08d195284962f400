// SPDX-License-Identifier: GPL-3.0-or-later
// One step of a ladder: its editor, and what the engine refuses of it.
#include "platform/base/Literals.h"
#include "ui/admin/LaddersPage.h"
#include "ui/models/ErrorWords.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include "ui/widgets/Table.h"
#include <QCheckBox>
#include <QRegularExpression>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTimeEdit>

namespace lianxin {

QWidget *LaddersPage::makeEditor() {
    auto *card = new Card;
    Theme::current().holdSize(card, 350, 0);
    for (const QString &act : {u"remind_unit"_s, u"tell_citizen"_s, u"escalate"_s, u"supervise"_s})
        m_act->addChoice(stepWord(act).text, act);
    m_when->addChoice(tr("working days before the deadline"), u"workingDaysBefore"_s);
    m_when->addChoice(tr("working days after the deadline"), u"workingDaysAfter"_s);
    m_when->addChoice(tr("minutes before the deadline"), u"minutesBefore"_s);
    m_when->addChoice(tr("minutes after the deadline"), u"minutesAfter"_s);
    m_when->addChoice(tr("when a step brings no answer"), u"after"_s);
    m_amount->setRange(0, 100'000);
    for (QTimeEdit *time : {m_at, m_by})
        time->setDisplayFormat(u"HH:mm"_s);
    m_act->setObjectName(u"act"_s);
    m_when->setObjectName(u"when"_s);
    m_amount->setObjectName(u"amount"_s);
    m_after->setObjectName(u"after"_s);
    m_asks->setObjectName(u"asks"_s);
    m_sentence->setWordWrap(true);
    auto *lines = column(10);
    setMargins(lines, 16, 12, 16, 12);
    lines->addWidget(m_title);
    m_actLine = makeLine(tr("What happens"), m_act);
    m_whenLine = makeLine(tr("When"), m_when);
    m_amountLine = makeLine(tr("How many"), m_amount);
    m_atLine = makeLine(tr("At"), m_at);
    m_afterLine = makeLine(tr("Which step’s answer"), m_after);
    m_byLine = makeLine(tr("Answer by"), m_by);
    lines->addWidget(m_actLine.box);
    lines->addWidget(m_whenLine.box);
    auto *pair = row(8);
    pair->addWidget(m_amountLine.box, 1);
    pair->addWidget(m_atLine.box, 1);
    lines->addLayout(pair);
    lines->addWidget(m_afterLine.box);
    lines->addWidget(m_asks);
    lines->addWidget(m_byLine.box);
    lines->addWidget(m_anyHour);
    auto *sentence = box("accent");
    auto *inner = column(0);
    setMargins(inner, 12, 8, 12, 8);
    inner->addWidget(m_sentence);
    sentence->setLayout(inner);
    lines->addWidget(sentence);
    m_form->setLayout(lines);
    auto *inside = new QWidget;
    auto *both = column(0);
    both->addWidget(m_form);
    setMargins(m_meaning, 16, 4, 16, 12);
    both->addLayout(m_meaning);
    both->addStretch(1);
    inside->setLayout(both);
    card->body()->addWidget(new ScrollColumn(inside), 1);
    for (Choice *choice : {m_act, m_when, m_after})
        connect(choice, &QComboBox::activated, this, &LaddersPage::takeStep);
    connect(m_amount, &QSpinBox::valueChanged, this, &LaddersPage::takeStep);
    for (QTimeEdit *time : {m_at, m_by})
        connect(time, &QTimeEdit::timeChanged, this, &LaddersPage::takeStep);
    for (QCheckBox *check : {m_asks, m_anyHour})
        connect(check, &QCheckBox::clicked, this, &LaddersPage::takeStep);
    return card;
}

void LaddersPage::showStep() {
    if (m_filling)
        return;
    const int index = current();
    m_form->setVisible(index >= 0);
    m_up->setEnabled(index > 0);
    m_down->setEnabled(index >= 0 && index + 1 < m_model->rowCount());
    m_remove->setEnabled(index >= 0);
    if (index < 0)
        return;
    const QJsonArray steps = m_draft.stepsOf(m_ladder);
    const QJsonObject step = steps.at(index).toObject();
    m_filling = true;
    m_title->setText(tr("Step %1").arg(index + 1));
    m_act->setValue(step["do"_L1].toString());
    for (const QString &key : {u"workingDaysBefore"_s, u"workingDaysAfter"_s, u"minutesBefore"_s, u"minutesAfter"_s, u"after"_s}) {
        if (!step.contains(key))
            continue;
        m_when->setValue(key);
        m_amount->setValue(step[key].toInt());
    }
    m_at->setTime(QTime::fromString(step["at"_L1].toString(u"09:00"_s), u"HH:mm"_s));
    m_after->clear();
    for (int i = 0; i < index; ++i) {
        const QJsonObject asking = steps.at(i).toObject();
        if (!asking["feedbackBy"_L1].toString().isEmpty() || asking["id"_L1] == step["after"_L1])
            m_after->addChoice(tr("Step %1: %2").arg(i + 1).arg(stepWord(asking["do"_L1].toString()).text), asking["id"_L1].toString());
    }
    m_after->setValue(step["after"_L1].toString());
    const QString by = step["feedbackBy"_L1].toString();
    m_asks->setChecked(!by.isEmpty());
    m_by->setTime(by.isEmpty() ? QTime(18, 0) : QTime::fromString(by, u"HH:mm"_s));
    m_anyHour->setChecked(step["hours"_L1].toString() == "any"_L1);
    m_filling = false;
    const QString when = m_when->value();
    m_amountLine.box->setVisible(when != "after"_L1);
    m_atLine.box->setVisible(when.startsWith("workingDays"_L1));
    m_afterLine.box->setVisible(when == "after"_L1);
    m_amount->setSuffix(when.startsWith("minutes"_L1) ? tr(" minutes") : tr(" working days"));
    const bool calls = m_act->value() != "supervise"_L1;
    m_asks->setVisible(calls);
    m_anyHour->setVisible(calls);
    m_byLine.box->setVisible(calls && m_asks->isChecked());
    m_sentence->setText(stepSentence(step, steps));
}

void LaddersPage::takeStep() {
    const int index = current();
    if (m_filling || index < 0)
        return;
    const QJsonObject before = m_draft.step(m_ladder, index);
    QJsonObject step{{u"id"_s, before["id"_L1]}, {u"do"_s, m_act->value()}};
    for (const QString &kept : {u"reason"_s, u"since"_s})
        if (before.contains(kept))
            step.insert(kept, before[kept]);
    const QString when = m_when->value();
    if (when == "after"_L1) {
        step.insert(when, before.contains("after"_L1) || m_after->count() == 0 ? m_after->value() : m_after->itemData(0).toString());
    } else {
        const bool otherKind = !before.contains(when);
        const bool minutes = when.startsWith("minutes"_L1);
        // A number of days says nothing as a number of minutes.
        const bool otherUnit = otherKind && (minutes != (before.contains("minutesBefore"_L1) || before.contains("minutesAfter"_L1)));
        step.insert(when, otherUnit ? (minutes ? 240 : 1) : m_amount->value());
        if (!minutes)
            step.insert(u"at"_s, m_at->time().toString(u"HH:mm"_s));
    }
    const bool calls = m_act->value() != "supervise"_L1;
    if (calls && m_asks->isChecked())
        step.insert(u"feedbackBy"_s, m_by->time().toString(u"HH:mm"_s));
    if (calls && m_anyHour->isChecked())
        step.insert(u"hours"_s, u"any"_s);
    if (!calls && !step.contains("reason"_L1))
        step.insert(u"reason"_s, u"overdue"_s);
    if (step == before)
        return;
    m_draft.setStep(m_ladder, index, step);
    fillSteps(index);
    changed();
}

void LaddersPage::addStep() {
    const int place = m_draft.addStep(m_ladder, current());
    fillSteps(place);
    changed();
    m_act->setFocus();
}

void LaddersPage::moveStep(int by) {
    const int from = current();
    if (!m_draft.moveStep(m_ladder, from, from + by))
        return;
    fillSteps(from + by);
    changed();
}

void LaddersPage::removeStep() {
    const int index = current();
    if (index < 0)
        return;
    m_draft.removeStep(m_ladder, index);
    fillSteps(index);
    changed();
    m_table->setFocus();
}

void LaddersPage::clearRefusals() {
    for (const Line &line : {m_actLine, m_whenLine, m_amountLine, m_atLine, m_afterLine, m_byLine})
        line.refusal->hide();
    m_elsewhere->hide();
}

void LaddersPage::showRefusal(const Error &error) {
    m_effect = {};
    static const QRegularExpression place(u"^ladders\\[(\\d+)\\](?:\\.rungs\\[(\\d+)\\])?(?:\\.(\\w+))?$"_s);
    const auto match = place.match(error.place);
    QString sentence = sentenceOf(error);
    const QString key = match.captured(3);
    if (key == "after"_L1)
        sentence = tr("No earlier step of this ladder asks for the answer that this one waits for. Let an earlier step ask for an answer, "
                      "or choose another time.");
    const int ladder = match.hasMatch() ? match.captured(1).toInt() : -1;
    const int step = match.captured(2).isEmpty() ? -1 : match.captured(2).toInt();
    if (ladder == m_ladder && step >= 0 && step == current()) {
        const Line &line = key == "do"_L1           ? m_actLine
                           : key == "at"_L1         ? m_atLine
                           : key == "after"_L1      ? m_afterLine
                           : key == "feedbackBy"_L1 ? m_byLine
                           : key.isEmpty()          ? m_whenLine
                                                    : m_amountLine;
        line.refusal->setText(sentence);
        line.refusal->show();
        return;
    }
    if (error.kind != ErrorKind::BadInput) {
        m_error->show(error);
        return;
    }
    QString where = error.place;
    if (ladder >= 0)
        where = step >= 0 ? tr("%1, step %2").arg(m_draft.nameOf(ladder)).arg(step + 1) : m_draft.nameOf(ladder);
    else if (error.place.startsWith("windows"_L1))
        where = tr("Hours for calls");
    else if (error.place.startsWith("visits"_L1))
        where = tr("Return visits");
    m_elsewhere->setText(tr("%1: %2").arg(where, sentence));
    m_elsewhere->show();
}

} // namespace lianxin
