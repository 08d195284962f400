// SPDX-License-Identifier: GPL-3.0-or-later
// The right of the wizard: what the file holds, and later what the campaign will do.
#include "platform/base/Literals.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/models/Format.h"
#include <QAbstractButton>

namespace lianxin {
namespace {

//! A thin bar whose length is a share of the worst problem; a click shows its rows. Keys reach them by the button beside it.
class ShareBar final : public QAbstractButton {
public:
    ShareBar(double share, Tone tone)
        : m_share(share)
        , m_tone(tone) {
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::NoFocus);
        Theme::current().holdSize(this, 90, 24);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const int thick = px(8);
        painter.fillRect(QRect(0, (height() - thick) / 2, qMax(px(6), static_cast<int>(width() * m_share)), thick), tokens().mark(m_tone));
    }

private:
    double m_share;
    Tone m_tone;
};

} // namespace

QWidget *CampaignWizard::makePreview() {
    auto *page = new QWidget;
    auto *lines = column(8);
    lines->addWidget(makeFileChoice());
    auto *check = new Card(tr("Result of the check"));
    m_export = new Button({}, Button::Kind::Outline, u"download"_s);
    m_export->setButtonSize(Button::Size::Small);
    m_export->setObjectName(u"exportProblems"_s);
    m_export->hide();
    connect(m_export, &QPushButton::clicked, this, &CampaignWizard::askExport);
    check->addTrailing(m_export);
    auto *halves = row(0);
    auto *left = column(2);
    setMargins(left, 16, 14, 16, 14);
    auto *can = row(4);
    can->addWidget(new IconLabel(u"circle-check"_s, 14, Tone::Good));
    auto *canWords = text(tr("Can be imported"), "small");
    setTone(canWords, "good");
    can->addWidget(canWords, 1);
    left->addLayout(can);
    m_valid = text(u"–"_s, "figure");
    left->addWidget(m_valid);
    m_validOf = text({}, "small");
    left->addWidget(m_validOf);
    left->addSpacing(px(4));
    m_refused = text({}, "small");
    setTone(m_refused, "bad");
    left->addWidget(m_refused);
    m_skipped = text({}, "small");
    setTone(m_skipped, "warn");
    left->addWidget(m_skipped);
    m_others = text({}, "small");
    m_others->setObjectName(u"otherNumbers"_s);
    left->addWidget(m_others);
    left->addStretch(1);
    auto *leftBox = new QWidget;
    leftBox->setLayout(left);
    Theme::current().holdSize(leftBox, 192, 0);
    halves->addWidget(leftBox);
    halves->addWidget(vline());
    m_problems = column(4);
    setMargins(m_problems, 14, 12, 14, 12);
    halves->addLayout(m_problems, 1);
    check->body()->addLayout(halves);
    check->setMinimumHeight(px(192));
    check->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    lines->addWidget(check);
    lines->addWidget(makeRows(), 1);
    page->setLayout(lines);

    auto *plan = new QWidget;
    auto *planLines = column(8);
    m_planCard = new Card(tr("What will happen"));
    m_plan = column(8);
    setMargins(m_plan, 16, 12, 16, 14);
    m_planCard->body()->addLayout(m_plan);
    planLines->addWidget(m_planCard);
    m_saysCard = new Card(tr("What the citizen hears"));
    m_says = column(0);
    m_saysCard->body()->addLayout(m_says);
    m_saysCard->body()->addStretch(1);
    planLines->addWidget(m_saysCard, 1);
    plan->setLayout(planLines);
    m_right->addWidget(page);
    m_right->addWidget(plan);
    return page;
}

void CampaignWizard::fillPreview() {
    const QJsonObject &preview = m_draft.preview;
    clearLayout(m_problems);
    clearLayout(m_rowsPlace);
    m_rows = nullptr;
    const bool workbook = !m_draft.listId.isEmpty() && !m_draft.imported.value("errorsPath"_L1).toString().isEmpty();
    m_export->setVisible(workbook && m_draft.fromFile);
    for (Button *button : {m_allRows, m_badRows, m_nextProblem})
        button->setVisible(!preview.isEmpty());
    if (preview.isEmpty()) {
        m_valid->setText(u"–"_s);
        m_validOf->setText(tr("no file yet"));
        m_refused->clear();
        m_skipped->clear();
        m_others->hide();
        m_problems->addWidget(
            new EmptyState(u"list-checks"_s, tr("Nothing to check yet"), tr("Choose a file first.")));
        m_rowsPlace->addWidget(new EmptyState(u"file-spreadsheet"_s, tr("The first rows appear here"),
                                              tr("With what is wrong in each, before anything is stored.")));
        return;
    }
    const bool done = !m_draft.imported.isEmpty();
    const QJsonObject totals = m_files.totals();
    const qint64 checked = done ? m_draft.imported.value("rows"_L1).toInteger() : totals["checked"_L1].toInteger();
    const qint64 valid = done ? m_draft.imported.value("imported"_L1).toInteger() : totals["valid"_L1].toInteger();
    m_valid->setText(numberText(valid));
    m_validOf->setText(checked > 0
                           ? tr("%1 of %2 rows")
                                 .arg(percentText(static_cast<double>(valid) / static_cast<double>(checked)),
                                      numberText(checked))
                           : QString());
    const QJsonObject summary = done ? m_draft.imported.value("reasons"_L1).toObject() : totals["reasons"_L1].toObject();
    QMap<QString, qint64> counts;
    for (auto it = summary.begin(); it != summary.end(); ++it)
        counts.insert(it.key(), it.value().toInteger());
    qint64 refused = 0;
    qint64 skipped = 0;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        (reasonWord(it.key()).tone == Tone::Bad ? refused : skipped) += it.value();
    m_refused->setText(refused > 0 ? tr("%1 rows can’t be imported").arg(numberText(refused)) : QString());
    m_export->setText(tr("Export %1 rows with problems").arg(numberText(refused + skipped)));
    m_skipped->setText(skipped > 0 ? tr("%1 rows are not dialled").arg(numberText(skipped)) : QString());
    const QJsonObject others = totals["others"_L1].toObject();
    const qint64 further = done ? m_draft.imported.value("others"_L1).toInteger() : others["numbers"_L1].toInteger();
    const QJsonObject left = done ? m_draft.imported.value("othersLeft"_L1).toObject() : others["left"_L1].toObject();
    qint64 leftOut = 0;
    QStringList whyLeft;
    for (auto it = left.begin(); it != left.end(); ++it) {
        leftOut += it.value().toInteger();
        whyLeft << tr("%1: %2").arg(reasonWord(it.key()).text, numberText(it.value().toInteger()));
    }
    m_others->setText(further + leftOut == 0 ? QString()
                      : leftOut == 0         ? tr("%1 further numbers").arg(numberText(further))
                                             : tr("%1 further numbers, %2 left out").arg(numberText(further), numberText(leftOut)));
    m_others->setVisible(further + leftOut > 0);
    m_others->setToolTip(whyLeft.join(u'\n'));
    fillProblems(counts);
    fillRows();
}

void CampaignWizard::fillProblems(const QMap<QString, qint64> &counts) {
    qint64 worst = 1;
    for (const qint64 count : std::as_const(counts))
        worst = qMax(worst, count);
    int shown = 0;
    for (auto it = counts.begin(); it != counts.end() && shown < 5; ++it, ++shown) {
        const Word word = reasonWord(it.key());
        auto *line = row(8);
        line->addWidget(new IconLabel(word.icon, 14, word.tone));
        line->addWidget(new ElidedLabel(word.text), 1);
        const bool isThere = m_files.fileWith(it.key()) >= 0; // of the others no row was looked at
        auto *bar = new ShareBar(static_cast<double>(it.value()) / static_cast<double>(worst), word.tone);
        bar->setObjectName(u"problemBar."_s + it.key());
        bar->setAccessibleName(u"%1: %2"_s.arg(word.text, numberText(it.value())));
        bar->setEnabled(isThere);
        connect(bar, &QAbstractButton::clicked, this, [this, code = it.key()] { showProblem(code); });
        line->addWidget(bar);
        auto *count = text(numberText(it.value()));
        count->setAlignment(Qt::AlignRight);
        Theme::current().holdSize(count, 56, 24);
        line->addWidget(count);
        auto *look = new Button(tr("View"), Button::Kind::Link);
        look->setButtonSize(Button::Size::Small);
        look->setAccessibleDescription(word.text);
        look->setEnabled(isThere);
        connect(look, &QPushButton::clicked, this, [this, code = it.key()] { showProblem(code); });
        line->addWidget(look);
        m_problems->addLayout(line);
    }
    if (counts.isEmpty()) {
        auto *line = row(8);
        line->addWidget(new IconLabel(u"circle-check"_s, 16, Tone::Good));
        line->addWidget(text(tr("No problem found in the rows looked at.")), 1);
        m_problems->addLayout(line);
    }
    m_problems->addStretch(1);
}

void CampaignWizard::fillPlan() {
    clearLayout(m_plan);
    const auto fact = [this](const QString &icon, const QString &words, Tone tone = Tone::Mute) {
        auto *line = row(8);
        line->addWidget(new IconLabel(icon, 16, tone), 0, Qt::AlignTop);
        auto *label = text(words);
        label->setWordWrap(true);
        line->addWidget(label, 1);
        m_plan->addLayout(line);
    };
    const qint64 people = m_draft.imported.value("imported"_L1).toInteger();
    if (people > 0)
        fact(u"users"_s, tr("%1 people are called, each at most %2 times, at most %3 times a day.").arg(numberText(people)).arg(m_draft.maxAttempts).arg(m_draft.perDay));
    else // no list yet, or one that has not been counted
        fact(u"users"_s, tr("Each person of the list is called at most %1 times, at most %2 times a day.").arg(m_draft.maxAttempts).arg(m_draft.perDay));
    if (m_draft.alternates && !m_draft.alternatesAfter.isEmpty() && m_draft.imported.value("others"_L1).toInteger() > 0)
        fact(u"phone-forwarded"_s, tr("%1 further numbers: called %2 min after one did not reach the person, never once somebody was reached.")
                                       .arg(numberText(m_draft.imported.value("others"_L1).toInteger()))
                                       .arg(m_draft.alternateMinutes));
    fact(u"clock"_s, tr("Working days %1; weekends %2; holidays %3.")
                         .arg(CampaignDraft::windowText(m_draft.windows["workday"_L1]),
                              CampaignDraft::windowText(m_draft.windows["weekend"_L1]),
                              CampaignDraft::windowText(m_draft.windows["holiday"_L1])));
    fact(u"gauge"_s,
         tr("At most %1 calls at once; new ones: %2 a second.").arg(m_draft.lines).arg(m_draft.cps));
    if (m_draft.urgent)
        fact(u"triangle-alert"_s, tr("Urgent: hours that people asked for, and the gentle hours of the old, don’t hold it back. Whoever refused is still not called."), Tone::Warn);
    fact(u"ban"_s, tr("Do-not-call list, daily cap over all campaigns and allowed times are asked again "
                      "before every call."));
    if (m_draft.cps > 0 && people > 0) {
        const double seconds = static_cast<double>(people) / qMin(m_draft.cps, m_draft.lines / 45.0);
        fact(u"timer"_s, tr("The first round takes about %1 of allowed time (45 s a call).")
                             .arg(spanText(static_cast<qint64>(seconds * 1000))));
    }
    clearLayout(m_says);
    if (m_flows.isEmpty())
        fillFlows(); // the sentences of the template's flow
    if (m_draft.flowId.isEmpty()) {
        m_says->addWidget(new EmptyState(u"message-square-text"_s, tr("No flow chosen"),
                                         tr("Choose what the robot says; its sentences appear here.")));
        return;
    }
    m_saysCard->setAside(m_draft.flowName);
    if (m_flow["id"_L1].toString() != m_draft.flowId)
        loadFlow();
    const QJsonArray steps =
        m_flow["id"_L1].toString() == m_draft.flowId ? m_flow["steps"_L1].toArray() : QJsonArray();
    for (const auto &value : steps) {
        const QJsonObject step = value.toObject();
        const QString sentence = step["say"_L1].toString();
        if (sentence.isEmpty())
            continue;
        auto *line = row(10);
        setMargins(line, 16, 10, 16, 10);
        line->addWidget(new IconLabel(u"bot"_s, 16), 0, Qt::AlignTop);
        auto *words = column(4);
        auto *said = text(sentence);
        said->setWordWrap(true);
        words->addWidget(said);
        if (step["kind"_L1].toString() == "collect"_L1) {
            auto *chips = row(4);
            chips->addWidget(new Chip({tr("waits for a key"), u"grid-3x3"_s, Tone::Accent}));
            chips->addStretch(1);
            words->addLayout(chips);
        }
        line->addLayout(words, 1);
        m_says->addLayout(line);
        m_says->addWidget(hline());
    }
    if (steps.isEmpty())
        m_says->addWidget(new EmptyState(u"message-square-text"_s, m_draft.flowName,
                                         tr("Its sentences are being fetched.")));
}

} // namespace lianxin
