// SPDX-License-Identifier: GPL-3.0-or-later
// The middle of the wizard: file, columns and flow.
#include "platform/base/Literals.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/ImportOptions.h"
#include "ui/campaigns/ChoiceRow.h"
#include "ui/campaigns/VoicePicker.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>

namespace lianxin {
namespace {

//! A scrolling column inside a card.
QVBoxLayout *scrolling(QVBoxLayout *place) {
    auto *inner = new QWidget;
    auto *lines = column(0);
    inner->setLayout(lines);
    place->addWidget(new ScrollColumn(inner), 1);
    return lines;
}

} // namespace

QWidget *CampaignWizard::makeFile() {
    auto *page = new QWidget;
    auto *lines = column(8);
    auto *card = new Card(tr("List of contacts"));
    auto *body = column(12);
    setMargins(body, 16, 16, 16, 16);
    auto *file = row(12);
    file->addWidget(new IconLabel(u"file-spreadsheet"_s, 24, Tone::Good));
    auto *words = column(0);
    auto *fileName = new ElidedLabel(tr("No file chosen"), "strong");
    fileName->setElideMode(Qt::ElideMiddle);
    m_fileName = fileName;
    m_fileFacts =
        new ElidedLabel(tr(".xlsx, .xls or .csv; UTF-8 and GB18030 are told apart by themselves"), "small");
    words->addWidget(m_fileName);
    words->addWidget(m_fileFacts);
    file->addLayout(words, 1);
    m_choose = new Button(tr("Choose file …"));
    m_choose->setObjectName(u"chooseFile"_s);
    file->addWidget(m_choose);
    body->addLayout(file);
    body->addWidget(hline());
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(12));
    m_sheet = new Choice;
    m_sheet->setPlaceholderText(tr("first visible sheet"));
    m_encoding = new Choice;
    m_encoding->addChoice(tr("Guess"), {});
    m_encoding->addChoice(u"UTF-8"_s, u"utf-8"_s);
    m_encoding->addChoice(u"GB18030"_s, u"gb18030"_s);
    m_areaCode = new QLineEdit;
    m_areaCode->setPlaceholderText(u"010"_s);
    m_areaCode->setMaxLength(4);
    grid->addWidget(new Field(tr("Sheet"), m_sheet), 0, 0);
    grid->addWidget(new Field(tr("Encoding (.csv)"), m_encoding), 0, 1);
    grid->addWidget(new Field(tr("Area code for bare landlines"), m_areaCode), 0, 2);
    body->addLayout(grid);
    card->body()->addLayout(body);
    lines->addWidget(card);
    m_options = new ImportOptions;
    connect(m_options, &ImportOptions::changed, this, &CampaignWizard::loadPreview);
    lines->addWidget(m_options);

    auto *care = new Card(tr("What happens to the numbers"));
    auto *notes = column(6);
    setMargins(notes, 16, 12, 16, 14);
    const auto note = [notes](const QString &icon, const QString &said) {
        auto *line = row(8);
        line->addWidget(new IconLabel(icon, 16, Tone::Good), 0, Qt::AlignTop);
        auto *label = text(said);
        label->setWordWrap(true);
        line->addWidget(label, 1);
        notes->addLayout(line);
    };
    note(u"circle-check"_s,
         tr("+86, spaces, dashes, full-width digits and leading apostrophes are put right."));
    note(u"circle-check"_s,
         tr("1.38E+10 is restored while no digit is lost; otherwise the row is refused with the reason."));
    note(u"circle-check"_s,
         tr("The same number twice is called once; the do-not-call list is asked at every dialling."));
    note(u"lock"_s, tr("Names and numbers are stored sealed and shown masked."));
    care->body()->addLayout(notes);
    lines->addWidget(care);
    lines->addStretch(1);
    page->setLayout(lines);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("List of contacts"), {}, tr("Tables (*.xlsx *.xlsm *.xltx *.xls *.csv *.tsv *.txt)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        connect(dialog, &QFileDialog::filesSelected, this, &CampaignWizard::chooseFiles);
        dialog->open();
    });
    const auto again = [this] {
        if (m_filling)
            return;
        m_draft.encoding = m_encoding->value();
        m_draft.areaCode = m_areaCode->text();
        if (m_draft.sheet != m_sheet->value() && !m_sheet->value().isEmpty())
            m_draft.setFile(m_draft.path, m_sheet->value());
        loadPreview();
    };
    connect(m_sheet, &QComboBox::activated, this, again);
    connect(m_encoding, &QComboBox::activated, this, again);
    connect(m_areaCode, &QLineEdit::editingFinished, this, again);
    return page;
}

QWidget *CampaignWizard::makeMapping() {
    auto *page = new QWidget;
    auto *lines = column(8);
    auto *top = new Card;
    auto *file = row(12);
    setMargins(file, 12, 10, 12, 10);
    file->addWidget(new IconLabel(u"file-spreadsheet"_s, 20, Tone::Good));
    auto *words = column(0);
    auto *mapFile = new ElidedLabel({}, "strong");
    mapFile->setElideMode(Qt::ElideMiddle);
    m_mapFile = mapFile;
    m_mapFacts = new ElidedLabel({}, "small");
    words->addWidget(m_mapFile);
    words->addWidget(m_mapFacts);
    file->addLayout(words, 1);
    auto *change = new Button(tr("Change how it is read"));
    change->setButtonSize(Button::Size::Small);
    connect(change, &QPushButton::clicked, this, [this] { go(CampaignDraft::File); });
    file->addWidget(change);
    top->body()->addLayout(file);
    lines->addWidget(top);
    m_status = new ImportStatus;
    connect(m_status, &ImportStatus::cancelled, this, &CampaignWizard::cancelImport);
    connect(m_status, &ImportStatus::undone, this, &CampaignWizard::undoImport);
    lines->addWidget(m_status);
    m_mapCard = new Card(tr("Columns"));
    auto *reset = new Button(tr("Back to the guess"), Button::Kind::Link, u"undo-2"_s);
    reset->setButtonSize(Button::Size::Small);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_draft.mapping = {};
        fillMapping();
        loadPreview();
        fill();
    });
    m_mapCard->addTrailing(reset);
    auto *head = box("sunken");
    Theme::current().holdSize(head, 0, 32);
    auto *titles = row(0);
    setMargins(titles, 12, 0, 12, 0);
    auto *source = text(tr("Column, with examples"), "small");
    Theme::current().holdSize(source, 188, 0);
    titles->addWidget(source);
    auto *target = text(tr("Used as"), "small");
    Theme::current().holdSize(target, 160, 0);
    titles->addWidget(target);
    titles->addWidget(text(tr("Why"), "small"), 1);
    head->setLayout(titles);
    m_mapCard->body()->addWidget(head);
    m_mapCard->body()->addWidget(hline());
    m_mapRows = scrolling(m_mapCard->body());
    m_mapCard->body()->addWidget(hline());
    m_mapCard->body()->addLayout(makeRemember());
    lines->addWidget(m_mapCard, 1);
    page->setLayout(lines);
    return page;
}

void CampaignWizard::fillMapping() {
    fillRemember();
    clearLayout(m_mapRows);
    m_filling = true;
    m_sheet->clear();
    const QJsonObject &preview = m_draft.preview;
    const QJsonArray sheets = preview["sheets"_L1].toArray();
    for (const auto &sheet : sheets) {
        const QString name = sheet.isString() ? sheet.toString() : sheet.toObject()["name"_L1].toString();
        const QString state = sheet["state"_L1].toString(u"visible"_s);
        m_sheet->addChoice(state == "visible"_L1 ? name : tr("%1 (hidden in the file)").arg(name), name);
    }
    m_sheet->setValue(preview["sheet"_L1].toString());
    m_filling = false;
    const QString file = QFileInfo(m_draft.path).fileName();
    const QJsonArray columns = preview["columns"_L1].toArray();
    const QJsonArray rows = preview["rows"_L1].toArray();
    QStringList facts;
    if (!preview.isEmpty()) {
        if (const auto checked = preview["checked"_L1].toInteger(); checked > 0)
            facts << tr("%1 rows").arg(numberText(preview["total"_L1].toInteger(checked)));
        if (const QString encoding = preview["encoding"_L1].toString(); !encoding.isEmpty())
            facts << encoding;
        if (const QString sheet = preview["sheet"_L1].toString(); !sheet.isEmpty())
            facts << tr("sheet %1").arg(sheet);
        facts << (preview["headerRow"_L1].toInt() > 0 ? tr("titles found") : tr("no titles"));
        if (const QString known = preview["template"_L1].toString(); !known.isEmpty())
            facts << tr("matched as “%1”").arg(known);
    }
    m_mapFile->setText(file);
    m_mapFacts->setText(factsText(facts));
    if (!file.isEmpty() && !preview.isEmpty()) {
        m_fileName->setText(filesWords());
        m_fileFacts->setText(m_mapFacts->text());
    } else if (file.isEmpty()) {
        m_fileName->setText(tr("No file chosen"));
        m_fileFacts->setText(tr(".xlsx, .xls or .csv; UTF-8 and GB18030 are told apart by themselves"));
    }
    int sure = 0;
    for (qsizetype c = 0; c < columns.size(); ++c) {
        const QJsonObject info = columns.at(c).toObject();
        const QString title = info["title"_L1].toString();
        const int score = info["score"_L1].toInt();
        const QString role = m_draft.roleOf(info);
        const bool chosen = role != info["role"_L1].toString();
        sure += chosen || score >= 80;
        QStringList examples;
        for (qsizetype r = 0; r < rows.size() && examples.size() < 3; ++r) {
            const QJsonValue record = rows.at(r);
            const QJsonArray cells =
                record.isArray() ? record.toArray() : record.toObject()["cells"_L1].toArray();
            const QString value = cells.at(info["column"_L1].toInt()).toVariant().toString();
            if (!value.isEmpty() && !examples.contains(value))
                examples << value;
        }
        auto *widget = new QWidget;
        Theme::current().holdSize(widget, 0, 63);
        auto *line = row(8);
        setMargins(line, 12, 0, 12, 0);
        auto *names = column(0);
        names->addStretch(1);
        names->addWidget(new ElidedLabel(title, "strong"));
        names->addWidget(new ElidedLabel(listText(examples), "small"));
        names->addStretch(1);
        auto *left = new QWidget;
        left->setLayout(names);
        Theme::current().holdSize(left, 148, 0);
        line->addWidget(left);
        line->addWidget(new IconLabel(u"arrow-right"_s, 16));
        auto *choice = new Choice;
        const QStringList roles = CampaignDraft::roles();
        for (const QString &name : roles)
            choice->addChoice(CampaignDraft::roleText(name), name);
        choice->setValue(role);
        choice->setAccessibleName(title);
        choice->setFieldState(!chosen && score < 80 && role != "ignore"_L1 ? u"check"_s : QString());
        Theme::current().holdSize(choice, 148, 32);
        connect(choice, &QComboBox::activated, this, [this, choice, title] {
            m_draft.setRole(title, choice->value());
            QMetaObject::invokeMethod(
                this,
                [this] {
                    fillMapping();
                    loadPreview();
                    fill();
                },
                Qt::QueuedConnection);
        });
        line->addWidget(choice);
        auto *why = column(2);
        why->addStretch(1);
        Word mark = chosen                ? Word{tr("your choice"), u"check"_s, Tone::Accent}
                    : role == "ignore"_L1 ? Word{tr("left out"), u"circle-slash"_s, Tone::Mute}
                    : score >= 80         ? Word{tr("guessed %1%").arg(score), u"check"_s, Tone::Good}
                                  : Word{tr("please check %1%").arg(score), u"circle-help"_s, Tone::Warn};
        why->addWidget(new Chip(mark));
        why->addWidget(
            new ElidedLabel(info["reason"_L1].toString(score >= 80 ? tr("title and content agree")
                                                                   : tr("by title or content only")),
                            "small"));
        why->addStretch(1);
        line->addLayout(why, 1);
        widget->setLayout(line);
        m_mapRows->addWidget(widget);
        m_mapRows->addWidget(hline());
    }
    if (columns.isEmpty())
        m_mapRows->addWidget(
            new EmptyState(u"file-spreadsheet"_s, tr("No file read yet"), tr("Go back and choose one.")));
    m_mapRows->addStretch(1);
    m_mapCard->setAside(columns.isEmpty() ? QString()
                                          : tr("%1 columns: %2 sure, %3 to check")
                                                .arg(columns.size())
                                                .arg(sure)
                                                .arg(columns.size() - sure));
}

QWidget *CampaignWizard::makeFlow() {
    auto *card = new Card(tr("What the robot says"));
    card->setAside(tr("flows that have been checked"));
    m_flowGroup = new QButtonGroup(this);
    m_flowRows = scrolling(card->body());
    auto *page = new QWidget;
    auto *lines = column(8);
    lines->addWidget(card, 1);
    m_voice = new VoicePicker(m_door);
    connect(m_voice, &VoicePicker::changed, this, [this] {
        m_draft.voice = m_voice->voice();
        m_draft.voiceRate = m_voice->rate();
    });
    lines->addWidget(m_voice);
    page->setLayout(lines);
    return page;
}

void CampaignWizard::fillFlows() {
    m_door.call(u"flows.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_flows = itemsOf(reply);
        clearLayout(m_flowRows);
        for (const auto &value : std::as_const(m_flows)) {
            const QJsonObject flow = value.toObject();
            const QString id = flow["id"_L1].toString();
            const QString name = flow["title"_L1].toString(flow["name"_L1].toString(id));
            auto *choice = new ChoiceRow(name, tr("%1, version %2").arg(id).arg(flow["version"_L1].toInt()));
            choice->setObjectName(u"flow."_s + id);
            m_flowGroup->addButton(choice);
            connect(choice, &QAbstractButton::toggled, this, [this, id, name](bool on) {
                if (!on || m_filling)
                    return;
                m_draft.flowId = id;
                m_draft.flowName = name;
                loadFlow();
                fill();
            });
            m_flowRows->addWidget(choice);
        }
        if (m_flows.isEmpty())
            m_flowRows->addWidget(
                new EmptyState(u"message-square-text"_s, tr("No flow yet"),
                               tr("Import one with lianxinctl flow import FILE, then come back.")));
        m_flowRows->addStretch(1);
        markFlow();
        fill();
    });
}

// The draft's flow may come from a template that is taken after the flows were fetched.
void CampaignWizard::markFlow() {
    m_filling = true;
    m_flowGroup->setExclusive(false);
    const auto rows = m_flowGroup->buttons();
    for (QAbstractButton *row : rows)
        row->setChecked(row->objectName() == u"flow."_s + m_draft.flowId);
    m_flowGroup->setExclusive(true);
    m_filling = false;
}

void CampaignWizard::loadFlow() {
    const QString id = m_draft.flowId;
    if (std::exchange(m_flowAsked, id) == id)
        return;
    m_door.call(u"flows.get"_s, {{u"id"_s, id}}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (!reply)
            m_flowAsked.clear(); // the next look asks again
        if (!reply || id != m_draft.flowId)
            return;
        m_flow = reply->toObject();
        fillPlan();
    });
}

} // namespace lianxin
