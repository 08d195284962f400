// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the file in the wizard: what is wrong in which, one after the other, and as a workbook.
#include "platform/base/Literals.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/models/Format.h"
#include "ui/widgets/Table.h"
#include <QButtonGroup>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>

namespace lianxin {
namespace {

struct Reason {
    const char *code;
    const char *words;
    Tone tone;
};
const Reason reasons[] = {
    {"phone.empty", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "No number"), Tone::Bad},
    {"phone.not_a_number", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Not a number"), Tone::Bad},
    {"phone.digits_lost", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Digits lost"), Tone::Bad},
    {"phone.length", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Wrong length"), Tone::Bad},
    {"phone.prefix", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Prefix does not exist"), Tone::Bad},
    {"phone.area_code_missing", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Area code missing"), Tone::Bad},
    {"duplicate", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Twice in the file"), Tone::Warn},
    {"hidden_row", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Hidden in the file"), Tone::Warn},
    {"same_number", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "The same number again"), Tone::Warn},
    {"phone.service", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Service number, never called"),
     Tone::Bad},
    {"lists.duplicate", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Twice in the file"), Tone::Warn},
    {"in_running_list", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "In a running campaign already"), Tone::Warn},
    {"do_not_call", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Do not call"), Tone::Warn},
    {"lists.do_not_call", QT_TRANSLATE_NOOP("lianxin::CampaignWizard", "Do not call"),
     Tone::Warn},
};

} // namespace

Word CampaignWizard::reasonWord(const QString &code, const QString &fallback) {
    for (const Reason &reason : reasons) {
        if (code == QLatin1StringView(reason.code))
            return {tr(reason.words),
                    reason.tone == Tone::Bad ? u"circle-alert"_s : u"triangle-alert"_s, reason.tone};
    }
    return {fallback.isEmpty() ? code : fallback, u"circle-alert"_s, Tone::Bad};
}

Card *CampaignWizard::makeRows() {
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
        connect(button, &QPushButton::clicked, this, [this] { showRows(); });
    }
    m_rowsCard->head()->insertLayout(2, which);
    m_rowsCard->addTrailing(new ElidedLabel(tr("masked"), "small"));
    m_nextProblem = new Button(tr("Next problem"), Button::Kind::Link, u"arrow-down"_s);
    m_nextProblem->setButtonSize(Button::Size::Small);
    m_nextProblem->setKeyHint(u"F8"_s);
    m_nextProblem->setObjectName(u"nextProblem"_s);
    connect(m_nextProblem, &QPushButton::clicked, this, &CampaignWizard::nextProblem);
    m_rowsCard->addTrailing(m_nextProblem);
    m_rowsPlace = column(0);
    m_rowsCard->body()->addLayout(m_rowsPlace);
    return m_rowsCard;
}

void CampaignWizard::fillRows() {
    const QJsonObject &preview = m_draft.preview;
    QHash<int, std::pair<QString, QString>> byRow;
    for (const auto &problem : preview["problems"_L1].toArray())
        byRow.insert(problem["row"_L1].toInt(), {problem["code"_L1].toString(), problem["reason"_L1].toString()});
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
    shownColumns.append({tr("Place"), 112, false, [](const QJsonObject &r) {
                             return Cell{.text = placeText(r), .dim = true};
                         }});
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
        QJsonObject record{{u"row"_s, numbers.at(r)}, {u"cells"_s, rows.at(r)}, {u"place"_s, places.at(r)["place"_L1]}, {u"carrier"_s, places.at(r)["carrier"_L1]}};
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
    m_allRows->setChecked(true);
    showRows();
    if (old)
        old->deleteLater();
}

void CampaignWizard::showRows(const QString &reason) {
    QJsonArray bad;
    QJsonArray ofReason;
    for (const auto &value : std::as_const(m_previewed)) {
        const QString code = value["code"_L1].toString();
        if (!code.isEmpty())
            bad << value;
        if (!reason.isEmpty() && code == reason)
            ofReason << value;
    }
    m_allRows->setText(tr("First %1 rows").arg(numberText(m_previewed.size())));
    m_badRows->setText(tr("With problems %1").arg(numberText(bad.size())));
    m_badRows->setEnabled(!bad.isEmpty());
    m_nextProblem->setVisible(!bad.isEmpty());
    for (Button *button : {m_allRows, m_badRows})
        button->updateGeometry();
    m_rowModel->setRecords(!ofReason.isEmpty() ? ofReason : m_badRows->isChecked() ? bad : m_previewed);
}

void CampaignWizard::showProblem(const QString &code) {
    const int file = m_files.fileWith(code);
    if (file < 0)
        return;
    lookAtFile(file);
    m_badRows->setChecked(true);
    showRows(code);
    m_rows->clearSelection();
    m_rows->setCurrentIndex({});
    nextProblem();
    m_rows->setFocus();
}

void CampaignWizard::nextProblem() {
    if (m_rows == nullptr || !m_nextProblem->isVisibleTo(this))
        return;
    const int count = m_rowModel->rowCount();
    const int from = m_rows->currentIndex().row(); // -1: none yet
    for (int step = 1; step <= count; ++step) {
        const int row = (from + step) % count;
        if (m_rowModel->recordAt(row)["code"_L1].toString().isEmpty())
            continue;
        m_rows->selectRow(row);
        m_rows->scrollTo(m_rowModel->index(row, 0), QAbstractItemView::PositionAtCenter);
        return;
    }
}

// No shortcut of the window: while a seat is in a call, F8 belongs to the call.
void CampaignWizard::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_F8 && event->modifiers() == Qt::NoModifier && m_right->currentIndex() == 0)
        nextProblem();
    else
        QWidget::keyPressEvent(event);
}

void CampaignWizard::askExport() {
    const QString name = tr("%1, rows with problems").arg(QFileInfo(m_files.count() > 0 ? m_files.at(0).path : m_draft.path).completeBaseName());
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

} // namespace lianxin
