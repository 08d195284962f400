// SPDX-License-Identifier: GPL-3.0-or-later
// From a chosen file to an imported list, and back.
#include "platform/base/Literals.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/ImportOptions.h"
#include "ui/campaigns/TemplatesDialog.h"
#include "ui/models/Format.h"
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>

namespace lianxin {
namespace {

constexpr int previewRows = 3000;

void mergeInto(QJsonObject &params, const QJsonObject &more) {
    for (auto it = more.begin(); it != more.end(); ++it)
        params.insert(it.key(), it.value());
}

} // namespace

void CampaignWizard::chooseFile(const QString &path) {
    chooseFiles({path});
}

void CampaignWizard::chooseFiles(const QStringList &paths) {
    if (paths.isEmpty() || m_busy)
        return;
    m_files.set(paths);
    m_options->reset();
    m_status->showNothing();
    m_draft.setFile(paths.first(), {});
    m_draft.encoding.clear();
    m_encoding->setValue({});
    if (m_draft.name.isEmpty()) {
        m_draft.name = QFileInfo(paths.first()).completeBaseName();
        m_name->setText(m_draft.name);
    }
    fillFileChoice();
    loadPreview();
}

QString CampaignWizard::filesWords() const {
    if (m_files.count() == 0)
        return QFileInfo(m_draft.path).fileName();
    const QString first = QFileInfo(m_files.at(0).path).fileName();
    return m_files.count() == 1 ? first : tr("%1 and %n more", nullptr, m_files.count() - 1).arg(first);
}

void CampaignWizard::lookAtFile(int file) {
    if (file < 0 || file >= m_files.count() || file == m_files.current())
        return;
    m_files.keep(m_draft, m_options->saidHeaderRow());
    m_files.choose(file, m_draft);
    m_encoding->setValue(m_draft.encoding);
    m_options->setSaidHeaderRow(m_files.at(file).headerRow);
    m_options->setFound(m_draft.preview.value("headerRow"_L1).toInt(), m_draft.preview.value("hidden"_L1).toInt());
    fillFileChoice();
    fillMapping();
    fillPreview();
    fill();
    if (m_draft.preview.isEmpty())
        loadPreview();
}

void CampaignWizard::loadPreview() {
    if (m_draft.path.isEmpty())
        return;
    m_files.keep(m_draft, m_options->saidHeaderRow());
    QJsonObject common = m_options->readParams();
    common.insert(u"areaCode"_s, m_draft.areaCode);
    if (std::exchange(m_readWith, common) != common) // it holds for all files
        for (int i = 0; i < m_files.count(); ++i)
            m_files.setStale(i);
    m_files.setStale(m_files.current());
    m_files.shareMapping();
    m_fileName->setText(filesWords());
    m_fileFacts->setText(tr("being read …"));
    readFile(m_files.current());
}

void CampaignWizard::readFile(int file) {
    QJsonObject params = m_files.readParams(file);
    params.insert(u"rows"_s, previewRows);
    if (!m_draft.areaCode.isEmpty())
        params.insert(u"areaCode"_s, m_draft.areaCode);
    mergeInto(params, m_options->readParams());
    const int reading = m_files.beginReading(file);
    m_door.call(u"lists.preview"_s, params, this, [this, file, reading](const Expected<QJsonValue> &reply) {
        if (m_files.setPreview(file, reading, objectOf(reply)))
            takePreview(file, reply);
    });
}

// One after the other; what another file can't is told when it is looked at.
void CampaignWizard::readNextFile() {
    if (const int next = m_files.nextUnread(); next >= 0)
        readFile(next);
}

void CampaignWizard::takePreview(int file, const Expected<QJsonValue> &reply) {
    if (file != m_files.current()) {
        fillFileChoice();
        fillPreview();
        fill();
        readNextFile();
        return;
    }
    if (!reply) {
        const QString &code = reply.error().code;
        if (code == "sheet.encrypted"_L1 || code == "sheet.password_wrong"_L1)
            m_options->askPassword(code == "sheet.password_wrong"_L1);
        m_error->show(reply.error());
        m_fileFacts->setText(tr("can’t be read"));
        fillFileChoice();
        return;
    }
    m_error->clear();
    m_draft.preview = reply->toObject();
    m_options->passwordFits();
    m_options->setFound(m_draft.preview.value("headerRow"_L1).toInt(), m_draft.preview.value("hidden"_L1).toInt());
    m_files.shareMapping();
    fillFileChoice();
    fillMapping();
    fillPreview();
    fill();
    readNextFile();
}

QWidget *CampaignWizard::makeFileChoice() {
    m_fileLine = new QWidget;
    auto *line = row(8);
    auto *label = text(tr("File"), "small");
    m_fileChoice = new Choice;
    m_fileChoice->setObjectName(u"fileChoice"_s);
    label->setBuddy(m_fileChoice);
    m_fileChoice->setAccessibleName(tr("File that is looked at"));
    line->addWidget(label);
    line->addWidget(m_fileChoice, 1);
    m_fileLine->setLayout(line);
    m_fileLine->hide();
    connect(m_fileChoice, &QComboBox::activated, this, &CampaignWizard::lookAtFile);
    return m_fileLine;
}

void CampaignWizard::fillFileChoice() {
    m_fileChoice->clear();
    for (int i = 0; i < m_files.count(); ++i) {
        const ImportFiles::File &file = m_files.at(i);
        const QString name = QFileInfo(file.path).fileName();
        const qint64 checked = file.preview["checked"_L1].toInteger();
        m_fileChoice->addChoice(file.isFailed           ? tr("%1, can’t be read").arg(name)
                                : file.preview.isEmpty() ? tr("%1, being read …").arg(name)
                                                         : tr("%1, %2 of %3 rows").arg(name, numberText(file.preview["valid"_L1].toInteger()), numberText(checked)),
                                QString::number(i));
    }
    m_fileChoice->setCurrentIndex(m_files.count() > 0 ? m_files.current() : -1);
    m_fileLine->setVisible(m_files.count() > 1);
}

QLayout *CampaignWizard::makeRemember() {
    m_remember = new QCheckBox(tr("Remember for files with the same titles, as"));
    m_remember->setObjectName(u"remember"_s);
    m_remember->setToolTip(tr("The next file with these titles is matched like this by itself."));
    m_remember->setChecked(true);
    m_templateName = new QLineEdit;
    m_templateName->setObjectName(u"templateName"_s);
    m_templateName->setAccessibleName(tr("Name of the kind of file"));
    m_templateName->setMaxLength(60);
    connect(m_remember, &QCheckBox::toggled, m_templateName, &QWidget::setEnabled);
    auto *line = row(8);
    setMargins(line, 12, 6, 12, 6);
    line->addWidget(m_remember);
    line->addWidget(m_templateName, 1);
    auto *kept = new Button(tr("Kept ones …"), Button::Kind::Link);
    kept->setButtonSize(Button::Size::Small);
    kept->setObjectName(u"keptTemplates"_s);
    connect(kept, &QPushButton::clicked, this, [this] { (new TemplatesDialog(m_door, true, this))->open(); });
    line->addWidget(kept);
    return line;
}

// Files are known again by their titles; without any there is nothing to remember.
void CampaignWizard::fillRemember() {
    const QJsonObject &preview = m_draft.preview;
    const bool may = preview["headerRow"_L1].toInt() > 0 && m_draft.listId.isEmpty();
    const QString known = preview["template"_L1].toString();
    m_remember->setEnabled(may);
    m_templateName->setEnabled(may && m_remember->isChecked());
    m_templateName->setPlaceholderText(!known.isEmpty() ? known : QFileInfo(m_draft.path).completeBaseName().left(m_templateName->maxLength()));
    if (m_draft.path.isEmpty())
        m_templateName->clear();
}

void CampaignWizard::startImport() {
    m_files.keep(m_draft, m_options->saidHeaderRow());
    if (const int file = m_files.fileWithoutPhone(); file >= 0 && file != m_files.current()) {
        lookAtFile(file); // its columns say nothing yet
        m_hint->setText(tr("Say which column of %1 holds the phone number").arg(QFileInfo(m_draft.path).fileName()));
        return;
    }
    QJsonObject params = m_files.importParams();
    if (!m_draft.areaCode.isEmpty())
        params.insert(u"areaCode"_s, m_draft.areaCode);
    params.insert(u"name"_s, m_draft.name.isEmpty() ? QFileInfo(m_files.at(0).path).completeBaseName() : m_draft.name);
    mergeInto(params, m_options->readParams());
    mergeInto(params, m_options->importParams());
    if (m_remember->isEnabled() && m_remember->isChecked())
        params.insert(u"template"_s, m_templateName->text().trimmed().isEmpty() ? m_templateName->placeholderText() : m_templateName->text().trimmed());
    m_busy = true;
    fill();
    m_door.call(u"lists.import"_s, params, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_busy = false;
            m_error->show(reply.error());
            fill();
            return;
        }
        m_error->clear();
        m_job = reply->toObject()["job"_L1].toString();
        m_createdId = reply->toObject()["listId"_L1].toString();
        m_poll.start();
    });
}

void CampaignWizard::followJob(const QString &job) {
    if (job.isEmpty())
        return;
    m_door.call(u"jobs.get"_s, {{u"id"_s, job}}, this, [this, job](const Expected<QJsonValue> &reply) {
        if (job != m_job)
            return;
        const QJsonObject state = objectOf(reply);
        const QString name = state["state"_L1].toString();
        if (name == "running"_L1) {
            m_next->setText(tr("Importing, %1 of %2")
                                .arg(numberText(state["done"_L1].toInteger()),
                                     numberText(state["total"_L1].toInteger())));
            m_next->updateGeometry();
            m_status->showRunning(state);
            return;
        }
        m_poll.stop();
        m_job.clear();
        m_busy = false;
        m_status->showNothing();
        if (!reply)
            m_error->show(reply.error());
        else if (name == "done"_L1)
            takeImport(state["result"_L1].toObject());
        else
            m_error->show(Error::fromJson(state["error"_L1].toObject()));
        fill();
    });
}

void CampaignWizard::takeImport(const QJsonObject &summary) {
    m_draft.imported = summary;
    m_draft.listId = summary["listId"_L1].toString(m_createdId);
    m_status->showDone(summary);
    fillRemember();
    fillPreview();
    go(CampaignDraft::Flow);
}

void CampaignWizard::cancelImport() {
    if (m_job.isEmpty())
        return;
    m_door.call(u"jobs.cancel"_s, {{u"id"_s, m_job}}, this, [this](const Expected<QJsonValue> &) { followJob(m_job); });
}

// As long as nobody was called; the file, its columns and everything else stay as they are.
void CampaignWizard::undoImport() {
    if (m_draft.listId.isEmpty() || m_busy)
        return;
    m_busy = true;
    fill();
    m_door.call(u"lists.undo"_s, {{u"id"_s, m_draft.listId}}, this, [this](const Expected<QJsonValue> &reply) {
        m_busy = false;
        if (!reply) {
            m_error->show(reply.error());
        } else {
            m_error->clear();
            m_draft.listId.clear();
            m_draft.imported = {};
            m_status->showNothing();
            fillRemember();
            fillPreview();
        }
        fill();
    });
}

void CampaignWizard::dragEnterEvent(QDragEnterEvent *event) {
    if (!m_busy && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void CampaignWizard::dropEvent(QDropEvent *event) {
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    m_draft.fromFile = true;
    go(CampaignDraft::File);
    chooseFiles(paths);
}

} // namespace lianxin
