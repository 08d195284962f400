// SPDX-License-Identifier: GPL-3.0-or-later
// Steps of the wizard: times, retries and pace.
#include "platform/base/Literals.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/RulesCard.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/ScrollColumn.h"
#include <QDateTime>
#include <QGridLayout>
#include <QTimeZone>

namespace lianxin {
namespace {

QSpinBox *spin(int low, int high, const QString &suffix) {
    auto *box = new QSpinBox;
    box->setRange(low, high);
    box->setSuffix(suffix);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return box;
}

QString momentText(qint64 at) {
    static const QTimeZone zone("Asia/Shanghai");
    return at > 0 ? QDateTime::fromMSecsSinceEpoch(at, zone).toString(u"yyyy-MM-dd HH:mm"_s) : QString();
}

//! UTC ms of a time of Beijing; 0 for no words; nothing for words that are no time.
std::optional<qint64> momentOf(const QString &words) {
    QString tidy = words.simplified();
    if (tidy.isEmpty())
        return 0;
    tidy.replace(u'：', u':').replace(u'/', u'-');
    static const QTimeZone zone("Asia/Shanghai");
    for (const QString &format : {u"yyyy-M-d H:mm"_s, u"yyyy-M-d"_s}) {
        QDateTime at = QDateTime::fromString(tidy, format);
        if (at.isValid()) {
            at.setTimeZone(zone);
            return at.toMSecsSinceEpoch();
        }
    }
    return std::nullopt;
}

//! A page that scrolls where it is taller than its place.
QWidget *inScroll(QWidget *page) { return new ScrollColumn(page); }

} // namespace

QWidget *CampaignWizard::makeAlternates() {
    auto *card = new Card(tr("Further numbers of a person"));
    auto *lines = column(8);
    setMargins(lines, 16, 12, 16, 14);
    m_alternates = new QCheckBox(tr("Call a further number where the list has one"));
    m_alternates->setObjectName(u"alternates"_s);
    lines->addWidget(m_alternates);
    auto *after = text(tr("After these outcomes; whoever was reached is called at no other number"), "small");
    after->setWordWrap(true);
    lines->addWidget(after);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(6));
    int at = 0;
    for (const QString &outcome : {u"busy"_s, u"no_answer"_s, u"powered_off"_s, u"suspended"_s, u"empty_number"_s, u"unreachable"_s, u"rejected"_s, u"machine"_s}) {
        auto *box = new QCheckBox(outcomeWord(outcome).text);
        box->setObjectName(u"alternates."_s + outcome);
        m_alternatesAfter.insert(outcome, box);
        grid->addWidget(box, at / 3, at % 3);
        ++at;
    }
    lines->addLayout(grid);
    m_alternateMinutes = spin(0, 1440, tr(" min"));
    m_alternateMinutes->setObjectName(u"alternateMinutes"_s);
    lines->addWidget(new Field(tr("Until the next number, wait"), m_alternateMinutes));
    card->body()->addLayout(lines);
    return card;
}

QWidget *CampaignWizard::makeSchedule() {
    auto *page = new QWidget;
    auto *lines = column(8);
    auto *times = new Card(tr("When calls are allowed"));
    auto *a = column(8);
    setMargins(a, 16, 12, 16, 14);
    m_workday = new QLineEdit;
    m_weekend = new QLineEdit;
    m_holiday = new QLineEdit;
    m_holiday->setPlaceholderText(tr("no calls"));
    m_weekend->setPlaceholderText(tr("no calls"));
    m_workday->setPlaceholderText(tr("no calls"));
    a->addWidget(new Field(tr("Working days, make-up days among them"), m_workday));
    a->addWidget(new Field(tr("Weekends"), m_weekend));
    a->addWidget(new Field(tr("Public holidays"), m_holiday));
    a->addWidget(text(tr("From-to, several with commas: 08:00-11:30, 14:00-20:00"), "small"));
    times->body()->addLayout(a);
    lines->addWidget(times);
    auto *retry = new Card(tr("How often a number is tried"));
    auto *grid = new QGridLayout;
    setMargins(grid, 16, 12, 16, 14);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(8));
    m_max = spin(1, 20, tr(" times"));
    m_perDay = spin(1, 20, tr(" times"));
    grid->addWidget(new Field(tr("Attempts in all"), m_max), 0, 0);
    grid->addWidget(new Field(tr("Attempts a day"), m_perDay), 0, 1);
    int at = 0;
    for (const auto &[outcome, label] : std::initializer_list<std::pair<QString, QString>>{{u"busy"_s, tr("After busy, wait")},
                                                                                         {u"no_answer"_s, tr("After no answer, wait")},
                                                                                         {u"powered_off"_s, tr("After powered off, wait")},
                                                                                         {u"unreachable"_s, tr("After out of reach, wait")},
                                                                                         {u"machine"_s, tr("After an answering machine, wait")},
                                                                                         {u"rejected"_s, tr("After a refusal, wait")},
                                                                                         {u"suspended"_s, tr("After a number out of service, wait")},
                                                                                         {u"network"_s, tr("After a fault of the line, wait")}}) {
        QSpinBox *pause = spin(1, 10080, tr(" min"));
        pause->setObjectName(u"pause."_s + outcome);
        m_pauses.insert(outcome, pause);
        QSpinBox *most = spin(0, 20, tr(" times"));
        most->setObjectName(u"most."_s + outcome);
        most->setPrefix(tr("at most "));
        most->setSpecialValueText(tr("usual limit"));
        most->setToolTip(tr("When so many calls of a person have ended so, there is no further one."));
        m_most.insert(outcome, most);
        auto *both = row(4);
        setMargins(both, 0, 0, 0, 0);
        both->addWidget(pause, 1);
        both->addWidget(most, 1);
        auto *boxes = new QWidget;
        boxes->setLayout(both);
        boxes->setFocusProxy(pause);
        grid->addWidget(new Field(label, boxes), 1 + at / 2, at % 2);
        pause->setAccessibleName(label);
        most->setAccessibleName(tr("%1: calls at most").arg(outcomeWord(outcome).text));
        ++at;
    }
    retry->body()->addLayout(grid);
    lines->addWidget(retry);
    lines->addWidget(makeAlternates());
    auto *span = new Card(tr("Start and end"));
    auto *ends = new QGridLayout;
    setMargins(ends, 16, 12, 16, 14);
    ends->setHorizontalSpacing(px(12));
    m_start = new QLineEdit;
    m_end = new QLineEdit;
    m_start->setPlaceholderText(tr("when started"));
    m_end->setPlaceholderText(tr("when everybody is done"));
    m_start->setObjectName(u"start"_s);
    m_end->setObjectName(u"end"_s);
    m_startField = new Field(tr("Start (2026-10-12 09:00)"), m_start);
    m_endField = new Field(tr("End (2026-10-16 18:00)"), m_end);
    ends->addWidget(m_startField, 0, 0);
    ends->addWidget(m_endField, 0, 1);
    span->body()->addLayout(ends);
    lines->addWidget(span);
    lines->addStretch(1);
    page->setLayout(lines);
    const auto changed = [this] {
        if (m_filling)
            return;
        readSchedule();
        fill();
    };
    for (QLineEdit *edit : {m_workday, m_weekend, m_holiday, m_start, m_end})
        connect(edit, &QLineEdit::editingFinished, this, changed);
    for (QCheckBox *box : QList<QCheckBox *>{m_alternates} + m_alternatesAfter.values())
        connect(box, &QCheckBox::toggled, this, changed);
    for (QSpinBox *box : {m_max, m_perDay, m_alternateMinutes})
        connect(box, &QSpinBox::valueChanged, this, changed);
    for (const auto &boxes : {std::as_const(m_pauses), std::as_const(m_most)})
        for (QSpinBox *box : boxes)
            connect(box, &QSpinBox::valueChanged, this, changed);
    return inScroll(page);
}

QWidget *CampaignWizard::makeSeats() {
    auto *page = new QWidget;
    auto *lines = column(8);
    auto *pace = new Card(tr("Lines and pace"));
    auto *grid = new QGridLayout;
    setMargins(grid, 16, 12, 16, 14);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(8));
    m_lines = spin(1, 10000, tr(" calls"));
    m_lines->setObjectName(u"lines"_s);
    m_cps = spin(1, 200, tr(" a second"));
    m_cps->setObjectName(u"cps"_s);
    m_priority = new Choice;
    m_priority->addChoice(tr("Low"), u"2"_s);
    m_priority->addChoice(tr("Normal"), u"5"_s);
    m_priority->addChoice(tr("High"), u"8"_s);
    m_priority->addChoice(tr("First of all"), u"9"_s);
    m_trunk = new Choice;
    m_trunk->addChoice(tr("the first that is free"), {});
    m_callerId = new Choice;
    m_callerId->addChoice(tr("as the trunk has it"), {});
    grid->addWidget(new Field(tr("Calls at once"), m_lines), 0, 0);
    grid->addWidget(new Field(tr("New calls"), m_cps), 0, 1);
    grid->addWidget(new Field(tr("Priority"), m_priority), 0, 2);
    grid->addWidget(new Field(tr("Trunk"), m_trunk), 1, 0, 1, 2);
    grid->addWidget(new Field(tr("Number shown to the citizen"), m_callerId), 1, 2);
    pace->body()->addLayout(grid);
    lines->addWidget(pace);
    auto *people = new Card(tr("Seats for those who ask for a person"));
    auto *grid2 = new QGridLayout;
    setMargins(grid2, 16, 12, 16, 14);
    grid2->setHorizontalSpacing(px(12));
    m_seatCount = spin(0, 10000, tr(" seats"));
    m_seatCount->setSpecialValueText(tr("not said"));
    m_seatCount->setObjectName(u"seatCount"_s);
    m_skill = new QLineEdit;
    m_skill->setPlaceholderText(tr("any seat"));
    m_skill->setObjectName(u"skill"_s);
    grid2->addWidget(new Field(tr("Seats planned"), m_seatCount), 0, 0);
    grid2->addWidget(new Field(tr("With the skill"), m_skill), 0, 1);
    people->body()->addLayout(grid2);
    auto *hint = text(tr("The preflight says in which half hours they are not enough."), "small");
    auto *hintRow = row(0);
    setMargins(hintRow, 16, 0, 16, 12);
    hintRow->addWidget(hint);
    people->body()->addLayout(hintRow);
    lines->addWidget(people);
    m_rules = new RulesCard(m_door);
    connect(m_rules, &RulesCard::changed, this, [this] {
        m_draft.rules = m_rules->rules();
        m_draft.urgent = m_draft.rules.take(u"urgent"_s).toBool();
        fill();
    });
    connect(m_middle, &QStackedWidget::currentChanged, m_rules, [this] { m_rules->setOwnList(m_draft.listId); });
    lines->addWidget(m_rules);
    lines->addStretch(1);
    page->setLayout(lines);
    const auto changed = [this] {
        if (m_filling)
            return;
        readSchedule();
        fill();
    };
    for (QSpinBox *box : {m_lines, m_cps, m_seatCount})
        connect(box, &QSpinBox::valueChanged, this, changed);
    connect(m_skill, &QLineEdit::editingFinished, this, changed);
    connect(m_priority, &QComboBox::activated, this, changed);
    connect(m_callerId, &QComboBox::activated, this, changed);
    connect(m_trunk, &QComboBox::activated, this, [this, changed] {
        m_draft.callerId.clear();
        changed();
        fillTrunks();
    });
    return inScroll(page);
}

void CampaignWizard::fillTrunks() {
    const auto show = [this] {
        m_filling = true;
        m_trunk->clear();
        m_trunk->addChoice(tr("the first that is free"), {});
        m_callerId->clear();
        m_callerId->addChoice(tr("as the trunk has it"), {});
        for (const auto &value : std::as_const(m_trunks)) {
            const QJsonObject trunk = value.toObject();
            const QString id = trunk["id"_L1].toString();
            m_trunk->addChoice(tr("%1, %2 lines").arg(trunk["name"_L1].toString()).arg(trunk["channels"_L1].toInt()), id);
            if (!m_draft.trunkId.isEmpty() && id != m_draft.trunkId)
                continue;
            const QJsonArray numbers = trunk["callerIds"_L1].toArray();
            for (const auto &number : numbers) {
                if (m_callerId->findData(number.toString()) < 0)
                    m_callerId->addChoice(number.toString(), number.toString());
            }
        }
        m_trunk->setValue(m_draft.trunkId);
        m_callerId->setValue(m_draft.callerId);
        m_filling = false;
    };
    if (!m_trunks.isEmpty()) {
        show();
        return;
    }
    m_door.call(u"trunks.list"_s, {}, this, [this, show](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_trunks = itemsOf(reply);
        show();
    });
}

void CampaignWizard::fillSchedule() {
    m_filling = true;
    m_workday->setText(CampaignDraft::rangeWords(m_draft.windows["workday"_L1]));
    m_weekend->setText(CampaignDraft::rangeWords(m_draft.windows["weekend"_L1]));
    m_holiday->setText(CampaignDraft::rangeWords(m_draft.windows["holiday"_L1]));
    m_max->setValue(m_draft.maxAttempts);
    m_perDay->setValue(m_draft.perDay);
    for (auto it = m_pauses.begin(); it != m_pauses.end(); ++it)
        it.value()->setValue(m_draft.intervals.value(it.key(), 60));
    for (auto it = m_most.begin(); it != m_most.end(); ++it)
        it.value()->setValue(m_draft.most.value(it.key()));
    m_alternates->setChecked(m_draft.alternates);
    for (auto it = m_alternatesAfter.begin(); it != m_alternatesAfter.end(); ++it) {
        it.value()->setChecked(m_draft.alternatesAfter.contains(it.key()));
        it.value()->setEnabled(m_draft.alternates);
    }
    m_alternateMinutes->setValue(m_draft.alternateMinutes);
    m_alternateMinutes->setEnabled(m_draft.alternates);
    m_start->setText(momentText(m_draft.startAt));
    m_end->setText(momentText(m_draft.endAt));
    m_skill->setText(m_draft.skill);
    m_seatCount->setValue(m_draft.seats);
    m_lines->setValue(m_draft.lines);
    m_cps->setValue(static_cast<int>(m_draft.cps));
    m_priority->setValue(QString::number(m_draft.priority));
    m_filling = false;
    m_rules->setRules(m_draft.allRules());
}

void CampaignWizard::readSchedule() {
    m_draft.windows = {{u"workday"_s, CampaignDraft::rangesOf(m_workday->text())},
                       {u"weekend"_s, CampaignDraft::rangesOf(m_weekend->text())},
                       {u"holiday"_s, CampaignDraft::rangesOf(m_holiday->text())}};
    m_draft.maxAttempts = m_max->value();
    m_draft.perDay = qMin(m_perDay->value(), m_max->value());
    for (auto it = m_pauses.begin(); it != m_pauses.end(); ++it)
        m_draft.intervals[it.key()] = it.value()->value();
    m_draft.most.clear();
    for (auto it = m_most.begin(); it != m_most.end(); ++it)
        if (it.value()->value() > 0)
            m_draft.most.insert(it.key(), it.value()->value());
    m_draft.alternates = m_alternates->isChecked();
    m_draft.alternatesAfter.clear();
    for (auto it = m_alternatesAfter.begin(); it != m_alternatesAfter.end(); ++it) {
        if (it.value()->isChecked())
            m_draft.alternatesAfter << it.key();
        it.value()->setEnabled(m_draft.alternates);
    }
    m_draft.alternateMinutes = m_alternateMinutes->value();
    m_alternateMinutes->setEnabled(m_draft.alternates);
    const auto moment = [](QLineEdit *edit, Field *field, qint64 &at) {
        const std::optional<qint64> read = momentOf(edit->text());
        at = read.value_or(0);
        field->setState(read ? QString() : u"check"_s);
        field->setMark(read ? QString() : CampaignWizard::tr("not a time"), Tone::Warn);
    };
    moment(m_start, m_startField, m_draft.startAt);
    moment(m_end, m_endField, m_draft.endAt);
    m_draft.skill = m_skill->text().trimmed();
    m_draft.seats = m_seatCount->value();
    m_draft.trunkId = m_trunk->value();
    m_draft.callerId = m_callerId->value();
    m_draft.lines = m_lines->value();
    m_draft.cps = m_cps->value();
    m_draft.priority = m_priority->value().toInt();
}

} // namespace lianxin
