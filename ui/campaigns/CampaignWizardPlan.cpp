// SPDX-License-Identifier: GPL-3.0-or-later
// The last steps of the wizard: times, retries, pace, and the check before the start.
#include "platform/base/Literals.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/models/Format.h"
#include <QFileInfo>
#include <QGridLayout>

namespace lianxin {
namespace {

QSpinBox *spin(int low, int high, const QString &suffix) {
    auto *box = new QSpinBox;
    box->setRange(low, high);
    box->setSuffix(suffix);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    return box;
}

QJsonArray rangesOf(const QString &words) {
    QJsonArray ranges;
    QString tidy = words;
    tidy.replace(u'–', u'-').replace(u'，', u',').replace(u'、', u',').replace(u'：', u':');
    const QStringList parts = tidy.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts)
        ranges << part.trimmed();
    return ranges;
}

QString wordsOf(const QJsonValue &ranges) {
    QStringList words;
    const QJsonArray list = ranges.toArray();
    for (const auto &range : list)
        words << range.toString();
    return words.join(u", "_s);
}

} // namespace

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
    m_busyPause = spin(1, 1440, tr(" min"));
    m_noAnswerPause = spin(1, 10080, tr(" min"));
    grid->addWidget(new Field(tr("Attempts in all"), m_max), 0, 0);
    grid->addWidget(new Field(tr("Attempts a day"), m_perDay), 0, 1);
    grid->addWidget(new Field(tr("After busy, wait"), m_busyPause), 1, 0);
    grid->addWidget(new Field(tr("After no answer, wait"), m_noAnswerPause), 1, 1);
    retry->body()->addLayout(grid);
    lines->addWidget(retry);
    auto *pace = new Card(tr("Lines and pace"));
    auto *grid2 = new QGridLayout;
    setMargins(grid2, 16, 12, 16, 14);
    grid2->setHorizontalSpacing(px(12));
    m_lines = spin(1, 10000, tr(" calls"));
    m_cps = spin(1, 200, tr(" a second"));
    m_priority = new Choice;
    m_priority->addChoice(tr("Low"), u"2"_s);
    m_priority->addChoice(tr("Normal"), u"5"_s);
    m_priority->addChoice(tr("High"), u"8"_s);
    grid2->addWidget(new Field(tr("Calls at once"), m_lines), 0, 0);
    grid2->addWidget(new Field(tr("New calls"), m_cps), 0, 1);
    grid2->addWidget(new Field(tr("Priority"), m_priority), 0, 2);
    pace->body()->addLayout(grid2);
    lines->addWidget(pace);
    lines->addStretch(1);
    page->setLayout(lines);
    const auto changed = [this] {
        if (m_filling)
            return;
        readSchedule();
        fill();
    };
    for (QLineEdit *edit : {m_workday, m_weekend, m_holiday})
        connect(edit, &QLineEdit::editingFinished, this, changed);
    for (QSpinBox *box : {m_max, m_perDay, m_busyPause, m_noAnswerPause, m_lines, m_cps})
        connect(box, &QSpinBox::valueChanged, this, changed);
    connect(m_priority, &QComboBox::activated, this, changed);
    return page;
}

void CampaignWizard::fillSchedule() {
    m_filling = true;
    m_workday->setText(wordsOf(m_draft.windows["workday"_L1]));
    m_weekend->setText(wordsOf(m_draft.windows["weekend"_L1]));
    m_holiday->setText(wordsOf(m_draft.windows["holiday"_L1]));
    m_max->setValue(m_draft.maxAttempts);
    m_perDay->setValue(m_draft.perDay);
    m_busyPause->setValue(m_draft.busyMinutes);
    m_noAnswerPause->setValue(m_draft.noAnswerMinutes);
    m_lines->setValue(m_draft.lines);
    m_cps->setValue(static_cast<int>(m_draft.cps));
    m_priority->setValue(QString::number(m_draft.priority));
    m_filling = false;
}

void CampaignWizard::readSchedule() {
    m_draft.windows = {{u"workday"_s, rangesOf(m_workday->text())},
                       {u"weekend"_s, rangesOf(m_weekend->text())},
                       {u"holiday"_s, rangesOf(m_holiday->text())}};
    m_draft.maxAttempts = m_max->value();
    m_draft.perDay = qMin(m_perDay->value(), m_max->value());
    m_draft.busyMinutes = m_busyPause->value();
    m_draft.noAnswerMinutes = m_noAnswerPause->value();
    m_draft.lines = m_lines->value();
    m_draft.cps = m_cps->value();
    m_draft.priority = m_priority->value().toInt();
}

QWidget *CampaignWizard::makeReview() {
    auto *card = new Card(tr("Check before starting"));
    auto *lines = column(12);
    setMargins(lines, 16, 14, 16, 14);
    m_name = new QLineEdit;
    m_name->setObjectName(u"campaignName"_s);
    lines->addWidget(new Field(tr("Name of the campaign"), m_name));
    lines->addWidget(hline());
    m_review = column(8);
    lines->addLayout(m_review);
    lines->addStretch(1);
    card->body()->addLayout(lines);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &name) {
        m_draft.name = name;
        m_subtitle->setText(name);
        m_next->setEnabled(m_draft.isDone(CampaignDraft::Review) && !m_busy);
    });
    return card;
}

void CampaignWizard::fillReview() {
    if (m_name->text() != m_draft.name)
        m_name->setText(m_draft.name);
    clearLayout(m_review);
    const auto line = [this](const QString &name, const QString &value, int step) {
        auto *parts = row(8);
        auto *label = text(name, "small");
        Theme::current().holdSize(label, 96, 24);
        parts->addWidget(label, 0, Qt::AlignTop);
        auto *words = text(value);
        words->setWordWrap(true);
        parts->addWidget(words, 1);
        auto *change = new Button(tr("Change"), Button::Kind::Link);
        change->setButtonSize(Button::Size::Small);
        connect(change, &QPushButton::clicked, this, [this, step] { go(step); });
        parts->addWidget(change, 0, Qt::AlignTop);
        m_review->addLayout(parts);
        m_review->addWidget(hline());
    };
    line(
        tr("List"),
        tr("%1: %2 people")
            .arg(QFileInfo(m_draft.path).fileName(), numberText(m_draft.imported.value("imported"_L1).toInteger())),
        CampaignDraft::Mapping);
    line(tr("What is said"), m_draft.flowName, CampaignDraft::Flow);
    line(tr("Working days"), CampaignDraft::windowText(m_draft.windows["workday"_L1]),
         CampaignDraft::Schedule);
    line(tr("Weekends"), CampaignDraft::windowText(m_draft.windows["weekend"_L1]), CampaignDraft::Schedule);
    line(tr("Public holidays"), CampaignDraft::windowText(m_draft.windows["holiday"_L1]),
         CampaignDraft::Schedule);
    line(tr("Attempts"),
         tr("%1 in all, %2 a day; after busy %3 min, after no answer %4 min")
             .arg(m_draft.maxAttempts)
             .arg(m_draft.perDay)
             .arg(m_draft.busyMinutes)
             .arg(m_draft.noAnswerMinutes),
         CampaignDraft::Schedule);
    line(tr("Pace"), tr("%1 calls at once, %2 new ones a second").arg(m_draft.lines).arg(m_draft.cps),
         CampaignDraft::Schedule);
}

} // namespace lianxin
