// SPDX-License-Identifier: GPL-3.0-or-later
// The right of the wizard: what the file holds, and later what the campaign will do.
#include "platform/base/Literals.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/models/Format.h"
#include "ui/widgets/Table.h"
#include <QButtonGroup>
#include <QFileDialog>
#include <QFileInfo>

namespace lianxin {
namespace {

//! A thin bar whose length is a share of the worst problem.
class ShareBar final : public QWidget {
public:
    ShareBar(double share, Tone tone)
        : m_share(share)
        , m_tone(tone) {
        Theme::current().holdSize(this, 130, 8);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.fillRect(QRect(0, 0, qMax(px(6), static_cast<int>(width() * m_share)), height()),
                         tokens().mark(m_tone));
    }

private:
    double m_share;
    Tone m_tone;
};

struct Reason {
    const char *code;
    const char *words;
    Tone tone;
};
const Reason reasons[] = {
    {"phone.empty", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "No number"), Tone::Bad},
    {"phone.not_a_number", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Not a number"), Tone::Bad},
    {"phone.digits_lost", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Digits lost (1.38E+10)"), Tone::Bad},
    {"phone.length", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Wrong number of digits"), Tone::Bad},
    {"phone.prefix", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Prefix does not exist"), Tone::Bad},
    {"phone.area_code_missing", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Area code missing"), Tone::Bad},
    {"duplicate", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Twice in the file"), Tone::Warn},
    {"same_number", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "The same number again"), Tone::Warn},
    {"phone.service", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Service number, never called"),
     Tone::Bad},
    {"lists.duplicate", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Twice in the file"), Tone::Warn},
    {"in_running_list", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "In a running campaign already"), Tone::Warn},
    {"do_not_call", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "On the do-not-call list"), Tone::Warn},
    {"lists.do_not_call", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "On the do-not-call list"),
     Tone::Warn},
};

Word reasonWord(const QString &code, const QString &fallback = {}) {
    for (const Reason &reason : reasons) {
        if (code == QLatin1StringView(reason.code))
            return {CampaignWizard::tr(reason.words),
                    reason.tone == Tone::Bad ? u"circle-alert"_s : u"triangle-alert"_s, reason.tone};
    }
    return {fallback.isEmpty() ? code : fallback, u"circle-alert"_s, Tone::Bad};
}

} // namespace

QWidget *CampaignWizard::makePreview() {
    auto *page = new QWidget;
    auto *lines = column(8);
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
    m_rowsCard = new Card(tr("Preview"));
    auto *which = row(0);
    auto *group = new QButtonGroup(this);
    m_allRows = new Button(QString());
    m_badRows = new Button(QString());
    m_allRows->setSegment(true, false);
    m_badRows->setSegment(false, true);
    m_allRows->setObjectName(u"allRows"_s);
    m_badRows->setObjectName(u"problemRows"_s);
    for (Button *button : {m_allRows, m_badRows}) {
        button->setButtonSize(Button::Size::Small);
        group->addButton(button);
        which->addWidget(button);
        connect(button, &QPushButton::clicked, this, &CampaignWizard::showRows);
    }
    m_rowsCard->head()->insertLayout(2, which);
    m_rowsCard->addTrailing(text(tr("numbers are masked"), "small"));
    m_rowsPlace = column(0);
    m_rowsCard->body()->addLayout(m_rowsPlace);
    lines->addWidget(m_rowsCard, 1);
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
    for (Button *button : {m_allRows, m_badRows})
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
    const qint64 checked = done ? m_draft.imported.value("rows"_L1).toInteger() : preview["checked"_L1].toInteger();
    const qint64 valid = done ? m_draft.imported.value("imported"_L1).toInteger() : preview["valid"_L1].toInteger();
    m_valid->setText(numberText(valid));
    m_validOf->setText(checked > 0
                           ? tr("%1 of %2 rows")
                                 .arg(percentText(static_cast<double>(valid) / static_cast<double>(checked)),
                                      numberText(checked))
                           : QString());
    const QJsonArray problems = preview["problems"_L1].toArray();
    QMap<QString, qint64> counts;
    QHash<int, std::pair<QString, QString>> byRow;
    for (const auto &value : problems) {
        const QJsonObject problem = value.toObject();
        byRow.insert(problem["row"_L1].toInt(),
                     {problem["code"_L1].toString(), problem["reason"_L1].toString()});
        ++counts[problem["code"_L1].toString()];
    }
    const QJsonObject summary =
        done ? m_draft.imported.value("reasons"_L1).toObject() : preview["reasons"_L1].toObject();
    if (!summary.isEmpty()) {
        counts.clear();
        for (auto it = summary.begin(); it != summary.end(); ++it)
            counts.insert(it.key(), it.value().toInteger());
    }
    qint64 refused = 0;
    qint64 skipped = 0;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        (reasonWord(it.key()).tone == Tone::Bad ? refused : skipped) += it.value();
    m_refused->setText(refused > 0 ? tr("%1 rows can’t be imported").arg(numberText(refused)) : QString());
    m_export->setText(tr("Export %1 rows with problems").arg(numberText(refused + skipped)));
    m_skipped->setText(skipped > 0 ? tr("%1 rows are not dialled").arg(numberText(skipped)) : QString());
    const QJsonObject others = preview["others"_L1].toObject();
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
    qint64 worst = 1;
    for (const qint64 count : std::as_const(counts))
        worst = qMax(worst, count);
    int shown = 0;
    for (auto it = counts.begin(); it != counts.end() && shown < 5; ++it, ++shown) {
        const Word word = reasonWord(it.key());
        auto *line = row(8);
        line->addWidget(new IconLabel(word.icon, 14, word.tone));
        line->addWidget(new ElidedLabel(word.text), 1);
        line->addWidget(
            new ShareBar(static_cast<double>(it.value()) / static_cast<double>(worst), word.tone));
        auto *count = text(numberText(it.value()));
        count->setAlignment(Qt::AlignRight);
        Theme::current().holdSize(count, 56, 24);
        line->addWidget(count);
        m_problems->addLayout(line);
    }
    if (counts.isEmpty()) {
        auto *line = row(8);
        line->addWidget(new IconLabel(u"circle-check"_s, 16, Tone::Good));
        line->addWidget(text(tr("No problem found in the rows looked at.")), 1);
        m_problems->addLayout(line);
    }
    m_problems->addStretch(1);

    const QJsonArray columns = preview["columns"_L1].toArray();
    QList<RecordColumn> shownColumns{{tr("Row"), 48, true, [](const QJsonObject &r) {
                                          return Cell{.text = QString::number(r["row"_L1].toInt()),
                                                      .dim = true};
                                      }}};
    // Three columns of the file, so that the result has room: the numbers and the name before all others.
    QList<std::pair<int, qsizetype>> wanted;
    for (qsizetype c = 0; c < columns.size(); ++c) {
        const QString role = m_draft.roleOf(columns.at(c).toObject());
        static const QStringList first{u"phone"_s, u"name"_s, u"phone2"_s};
        if (role != "ignore"_L1)
            wanted.append({first.contains(role) ? static_cast<int>(first.indexOf(role)) : 9, c});
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<qsizetype> inOrder;
    for (const auto &[rank, c] : wanted.first(qMin<qsizetype>(3, wanted.size())))
        inOrder << c;
    std::sort(inOrder.begin(), inOrder.end());
    for (const qsizetype c : std::as_const(inOrder)) {
        const QJsonObject info = columns.at(c).toObject();
        const QString role = m_draft.roleOf(info);
        const int at = info["column"_L1].toInt();
        shownColumns.append({info["title"_L1].toString(),
                             role.startsWith("phone"_L1) ? 124
                             : role == "name"_L1 ? 72
                                                 : 84,
                             false, [at](const QJsonObject &r) {
                                 return Cell{r["cells"_L1].toArray().at(at).toVariant().toString()};
                             }});
    }
    shownColumns.append({tr("Place"), 92, false, [](const QJsonObject &r) { return Cell{.text = r["place"_L1].toString(), .dim = true}; }});
    shownColumns.append({tr("Result"), 0, false, [](const QJsonObject &r) {
                             const QString code = r["code"_L1].toString();
                             if (code.isEmpty())
                                 return Cell{.text = tr("can be imported"),
                                             .icon = u"circle-check"_s,
                                             .tone = Tone::Good,
                                             .inked = true};
                             const Word word = reasonWord(code, r["reason"_L1].toString());
                             return Cell{
                                 .text = word.text, .icon = word.icon, .tone = word.tone, .inked = true};
                         }});
    auto *old = m_rowModel;
    m_rowModel = new RecordModel(shownColumns, u"row"_s, this);
    QJsonArray records;
    const QJsonArray rows = preview["rows"_L1].toArray();
    const QJsonArray numbers = preview["numbers"_L1].toArray();
    const QJsonArray places = preview["places"_L1].toArray();
    for (qsizetype r = 0; r < rows.size(); ++r) {
        QJsonObject record{{u"row"_s, numbers.at(r)}, {u"cells"_s, rows.at(r)}, {u"place"_s, places.at(r)["place"_L1]}};
        const auto problem = byRow.value(record["row"_L1].toInt());
        record.insert(u"code"_s, problem.first);
        record.insert(u"reason"_s, problem.second);
        records << record;
    }
    m_previewed = records;
    m_rows = new Table(u"importPreview"_s);
    m_rows->setObjectName(u"importPreview"_s);
    m_rows->setRecords(m_rowModel);
    m_rows->rows()->setRowTone([](const QModelIndex &index) {
        const QString code = index.data(RecordModel::RecordRole).toJsonObject()["code"_L1].toString();
        return code.isEmpty() ? Tone::Mute : reasonWord(code).tone;
    });
    m_rowsPlace->addWidget(m_rows, 1);
    m_rowsCard->setAside(tr("first %1 rows").arg(records.size()));
    m_allRows->setChecked(true);
    showRows();
    if (old)
        old->deleteLater();
}

void CampaignWizard::showRows() {
    QJsonArray bad;
    for (const auto &value : std::as_const(m_previewed))
        if (!value["code"_L1].toString().isEmpty())
            bad << value;
    m_allRows->setText(tr("All %1").arg(numberText(m_previewed.size())));
    m_badRows->setText(tr("With problems %1").arg(numberText(bad.size())));
    m_badRows->setEnabled(!bad.isEmpty());
    for (Button *button : {m_allRows, m_badRows})
        button->updateGeometry();
    m_rowModel->setRecords(m_badRows->isChecked() ? bad : m_previewed);
}

void CampaignWizard::askExport() {
    const QString name = tr("%1, rows with problems").arg(QFileInfo(m_draft.path).completeBaseName());
    auto *file = new QFileDialog(this, tr("Save the rows with problems"), name + u".xlsx"_s, tr("Workbook (*.xlsx)"));
    file->setAttribute(Qt::WA_DeleteOnClose);
    file->setAcceptMode(QFileDialog::AcceptSave);
    file->setDefaultSuffix(u"xlsx"_s);
    connect(file, &QFileDialog::fileSelected, this, &CampaignWizard::exportProblems);
    file->open();
}

void CampaignWizard::exportProblems(const QString &path) {
    m_door.call(u"lists.errors"_s, {{u"id"_s, m_draft.listId}}, this, [this, path](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_door.download(reply->toObject(), path, this, [this, path](const Expected<void> &done) {
            if (!done)
                m_error->show(done.error());
            else
                m_hint->setText(tr("Saved at %1.").arg(path));
        });
    });
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
    fact(u"users"_s, tr("%1 people are called, each at most %2 times, at most %3 times a day.")
                         .arg(numberText(people))
                         .arg(m_draft.maxAttempts)
                         .arg(m_draft.perDay));
    if (m_draft.alternates && !m_draft.alternatesAfter.isEmpty() && m_draft.imported.value("others"_L1).toInteger() > 0)
        fact(u"phone-forwarded"_s, tr("%1 further numbers: called %2 min after one did not reach the person, never once somebody was reached.")
                                       .arg(numberText(m_draft.imported.value("others"_L1).toInteger()))
                                       .arg(m_draft.alternateMinutes));
    fact(u"clock"_s, tr("Working days %1; weekends %2; holidays %3.")
                         .arg(CampaignDraft::windowText(m_draft.windows["workday"_L1]),
                              CampaignDraft::windowText(m_draft.windows["weekend"_L1]),
                              CampaignDraft::windowText(m_draft.windows["holiday"_L1])));
    fact(u"gauge"_s,
         tr("At most %1 calls at once and %2 new calls a second.").arg(m_draft.lines).arg(m_draft.cps));
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
