// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/SheetImportDialog.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Table.h"
#include <QFileDialog>
#include <QGridLayout>

namespace lianxin {
namespace {

constexpr int kMappingColumns = 4;

} // namespace

SheetImportDialog::SheetImportDialog(Door &door, const QString &title, const QString &method, QList<ImportColumn> columns, const QString &hint, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_method(method)
    , m_columns(std::move(columns))
    , m_path(new QLineEdit)
    , m_error(new ErrorBanner)
    , m_found(new QWidget)
    , m_summary(text({}, "strong"))
    , m_rejectedBox(new QWidget)
    , m_import(new Button(tr("Import"), Button::Kind::Primary)) {
    setWindowTitle(title);
    setObjectName(u"sheetImport"_s);
    setMinimumWidth(px(820));
    auto *lines = column(12);
    setMargins(lines, 24, 20, 24, 20);
    lines->addWidget(text(title, "h16"));
    auto *words = text(hint, "secondary");
    words->setWordWrap(true);
    lines->addWidget(words);
    auto *file = row(8);
    m_path->setObjectName(u"path"_s);
    m_path->setPlaceholderText(tr("file on the engine's machine"));
    m_path->setAccessibleName(tr("File"));
    auto *choose = new Button(tr("Choose …"), Button::Kind::Outline, u"file-spreadsheet"_s);
    auto *look = new Button(tr("Read"), Button::Kind::Outline, u"search"_s);
    look->setObjectName(u"read"_s);
    file->addWidget(m_path, 1);
    file->addWidget(choose);
    file->addWidget(look);
    lines->addLayout(file);
    lines->addWidget(m_error);

    auto *found = column(10);
    m_summary->setObjectName(u"summary"_s);
    found->addWidget(m_summary);
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(8));
    QList<RecordColumn> shown{{tr("Row"), 56, true, [](const QJsonObject &r) { return Cell{.text = numberText(whole(r, "row"_L1)), .dim = true}; }}};
    for (int i = 0; i < m_columns.size(); ++i) {
        const ImportColumn &one = m_columns.at(i);
        auto *choice = new Choice;
        choice->setObjectName(u"map."_s + one.key);
        choice->setAccessibleName(one.words);
        m_mapping.insert(one.key, choice);
        grid->addWidget(new Field(one.words, choice), i / kMappingColumns, i % kMappingColumns);
        connect(choice, &QComboBox::activated, this, [this] { ask(false); });
        shown << RecordColumn{one.words, i == 0 ? 0 : 110, false, [key = one.key](const QJsonObject &r) { return Cell{r[key].toString()}; }};
    }
    found->addLayout(grid);
    m_sample = new RecordModel(shown, u"row"_s, this);
    auto *sample = new Table(u"importSample"_s);
    sample->setRecords(m_sample);
    sample->setAccessibleName(tr("The first rows"));
    Theme::current().holdSize(sample, 0, 200);
    auto *sampleCard = new Card;
    sampleCard->body()->addWidget(sample);
    found->addWidget(sampleCard);
    m_rejected = new RecordModel({{tr("Row"), 56, true, [](const QJsonObject &r) { return Cell{numberText(whole(r, "row"_L1))}; }},
                                  {tr("Why it can’t be used"), 0, false,
                                   [](const QJsonObject &r) { return Cell{.text = r["reason"_L1].toString(), .icon = u"circle-alert"_s, .tone = Tone::Bad, .inked = true}; }}},
                                 u"row"_s, this);
    auto *rejected = new Table(u"importRejected"_s);
    rejected->setRecords(m_rejected);
    rejected->setAccessibleName(tr("Rows that could not be used"));
    Theme::current().holdSize(rejected, 0, 150);
    auto *rejectedCard = new Card;
    rejectedCard->body()->addWidget(rejected);
    auto *rejectedLines = column(0);
    rejectedLines->addWidget(rejectedCard);
    m_rejectedBox->setLayout(rejectedLines);
    found->addWidget(m_rejectedBox);
    m_found->setLayout(found);
    m_found->hide();
    lines->addWidget(m_found);

    auto *buttons = row(8);
    auto *back = new Button(tr("Leave it as it is"));
    m_import->setObjectName(u"verb"_s);
    m_import->setEnabled(false);
    buttons->addStretch(1);
    buttons->addWidget(back);
    buttons->addWidget(m_import);
    lines->addLayout(buttons);
    setLayout(lines);
    connect(back, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, [this] { ask(true); });
    connect(look, &QPushButton::clicked, this, [this] { preview(m_path->text().trimmed()); });
    connect(m_path, &QLineEdit::returnPressed, look, &QPushButton::click);
    connect(m_path, &QLineEdit::textEdited, m_import, [this] { m_import->setEnabled(false); });
    connect(m_error, &ErrorBanner::retried, this, [this] { ask(false); });
    connect(choose, &QPushButton::clicked, this, [this] {
        auto *files = new QFileDialog(this, tr("Table"), {}, tr("Tables (*.xlsx *.xls *.csv)"));
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setFileMode(QFileDialog::ExistingFile);
        connect(files, &QFileDialog::fileSelected, this, &SheetImportDialog::preview);
        files->open();
    });
    m_path->setFocus();
}

void SheetImportDialog::preview(const QString &path) {
    m_path->setText(path);
    m_titles.clear(); // another file has other columns
    if (!path.isEmpty())
        ask(false);
}

void SheetImportDialog::ask(bool keep) {
    QJsonObject params{{u"path"_s, m_path->text().trimmed()}, {u"dryRun"_s, !keep}};
    QJsonObject columns;
    if (!m_titles.isEmpty())
        for (auto i = m_mapping.cbegin(); i != m_mapping.cend(); ++i)
            if (const QString title = i.value()->value(); !title.isEmpty())
                columns.insert(i.key(), title);
    if (!columns.isEmpty())
        params.insert(u"columns"_s, columns);
    m_import->setEnabled(false);
    const int asked = ++m_asked;
    m_door.call(m_method, params, this, [this, asked, keep](const Expected<QJsonValue> &reply) {
        if (asked != m_asked)
            return;
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        const QJsonObject result = objectOf(reply);
        if (!keep) {
            show(result);
            return;
        }
        Q_EMIT imported(result);
        accept();
    });
}

void SheetImportDialog::fillMapping(const QJsonObject &result) {
    QStringList titles;
    for (const auto &title : result["titles"_L1].toArray())
        titles << title.toString();
    const QJsonObject taken = result["columns"_L1].toObject();
    for (auto i = m_mapping.cbegin(); i != m_mapping.cend(); ++i) {
        Choice *choice = i.value();
        if (titles != m_titles) {
            choice->clear();
            choice->addChoice(tr("not in this file"), {});
            for (const QString &title : titles)
                if (!title.isEmpty())
                    choice->addChoice(title, title);
        }
        choice->setValue(taken[i.key()].toString());
    }
    m_titles = titles;
}

void SheetImportDialog::show(const QJsonObject &result) {
    fillMapping(result);
    m_sample->setRecords(result["sample"_L1].toArray());
    m_rejected->setRecords(result["rejected"_L1].toArray());
    const int rejected = result["rejectedRows"_L1].toInt();
    m_rejectedBox->setVisible(rejected > 0);
    const int added = result["added"_L1].toInt(), updated = result["updated"_L1].toInt();
    m_summary->setText(tr("%1 new, %2 known already and brought up to date, %3 rows can’t be used").arg(added).arg(updated).arg(rejected));
    setTone(m_summary, rejected > 0 ? "warn" : "good");
    m_import->setEnabled(added + updated > 0);
    m_import->setText(tr("Import %1 rows").arg(numberText(added + updated)));
    m_found->show();
    adjustSize();
}

} // namespace lianxin
