// SPDX-License-Identifier: GPL-3.0-or-later
// From a chosen file to an imported list, and back.
#include "platform/base/Literals.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/ImportOptions.h"
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
    const QString &path = paths.first();
    m_more = paths.sliced(1);
    m_options->reset();
    m_status->showNothing();
    m_draft.setFile(path, {});
    if (m_draft.name.isEmpty()) {
        m_draft.name = QFileInfo(path).completeBaseName();
        m_name->setText(m_draft.name);
    }
    loadPreview();
}

void CampaignWizard::loadPreview() {
    if (m_draft.path.isEmpty())
        return;
    QJsonObject params = m_draft.fileParams();
    params.insert(u"rows"_s, previewRows);
    mergeInto(params, m_options->readParams());
    const QString file = QFileInfo(m_draft.path).fileName();
    m_fileName->setText(m_more.isEmpty() ? file : tr("%1 and %n more", nullptr, int(m_more.size())).arg(file));
    m_fileFacts->setText(tr("being read …"));
    const QString path = m_draft.path;
    m_door.call(u"lists.preview"_s, params, this, [this, path](const Expected<QJsonValue> &reply) {
        if (path != m_draft.path)
            return;
        if (!reply) {
            const QString &code = reply.error().code;
            if (code == "sheet.encrypted"_L1 || code == "sheet.password_wrong"_L1)
                m_options->askPassword(code == "sheet.password_wrong"_L1);
            m_error->show(reply.error());
            m_fileFacts->setText(tr("can’t be read"));
            return;
        }
        m_error->clear();
        m_draft.preview = reply->toObject();
        m_options->passwordFits();
        m_options->setFound(m_draft.preview.value("headerRow"_L1).toInt(), m_draft.preview.value("hidden"_L1).toInt());
        fillMapping();
        fillPreview();
        fill();
    });
}

void CampaignWizard::startImport() {
    QJsonObject params = m_draft.fileParams();
    params.insert(u"name"_s,
                  m_draft.name.isEmpty() ? QFileInfo(m_draft.path).completeBaseName() : m_draft.name);
    mergeInto(params, m_options->readParams());
    mergeInto(params, m_options->importParams());
    if (m_remember->isEnabled() && m_remember->isChecked())
        params.insert(u"template"_s, m_templateName->text().trimmed().isEmpty() ? m_templateName->placeholderText() : m_templateName->text().trimmed());
    if (!m_more.isEmpty())
        params.insert(u"more"_s, QJsonArray::fromStringList(m_more));
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
