// SPDX-License-Identifier: GPL-3.0-or-later
// Bringing articles in from a file: what is asked, how far it is, what could not be used.
#include "platform/base/Literals.h"
#include "ui/knowledge/KnowledgePage.h"
#include "ui/models/ErrorWords.h"
#include "ui/models/Format.h"
#include "ui/widgets/Table.h"
#include <QCheckBox>
#include <QFileDialog>

namespace lianxin {

void KnowledgePage::askImport() {
    auto *dialog = new VerbDialog(tr("Import articles"),
                                  tr("A table with the columns 标题, 内容 and 来源 (and 分类, 有效期起, 有效期至, 别名 where there are any), or JSON lines. "
                                     "An article is known again by its title and source; what did not change stays as it is."),
                                  tr("Import"), Button::Kind::Primary, this);
    auto *path = new QLineEdit;
    path->setObjectName(u"path"_s);
    path->setPlaceholderText(tr("file on the engine's machine"));
    auto *line = row(8);
    auto *choose = new Button(tr("Choose …"));
    line->addWidget(path, 1);
    line->addWidget(choose);
    dialog->body()->addLayout(line);
    auto *review = new QCheckBox(tr("Let a second person review them before they are in force"));
    review->setObjectName(u"review"_s);
    review->setChecked(true);
    dialog->body()->addWidget(review);
    dialog->verb()->setEnabled(false);
    connect(path, &QLineEdit::textChanged, dialog, [dialog](const QString &said) { dialog->verb()->setEnabled(!said.trimmed().isEmpty()); });
    connect(choose, &QPushButton::clicked, dialog, [dialog, path] {
        auto *files = new QFileDialog(dialog, tr("Articles"), {}, tr("Articles (*.jsonl *.xlsx *.xls *.csv)"));
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setFileMode(QFileDialog::ExistingFile);
        connect(files, &QFileDialog::fileSelected, path, &QLineEdit::setText);
        files->open();
    });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, path, review] { import(path->text().trimmed(), review->isChecked()); });
    dialog->open();
}

void KnowledgePage::import(const QString &path, bool review) {
    m_door.call(u"knowledge.import"_s, {{u"path"_s, path}, {u"review"_s, review}}, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        m_job = objectOf(reply)["job"_L1].toString();
        m_importWords->setText(tr("Articles are being read …"));
        m_importStop->setEnabled(true);
        m_importStop->show();
        m_poll.start();
    });
}

void KnowledgePage::followImport() {
    if (m_job.isEmpty())
        return;
    m_door.call(u"jobs.get"_s, {{u"id"_s, m_job}}, this, [this, job = m_job](const Expected<QJsonValue> &reply) {
        if (job != m_job)
            return;
        const QJsonObject state = objectOf(reply);
        if (reply && state["state"_L1].toString() == "running"_L1) {
            if (const qint64 total = whole(state, "total"_L1); total > 0)
                m_importWords->setText(tr("Importing: %1 of %2").arg(numberText(whole(state, "done"_L1)), numberText(total)));
            return;
        }
        m_poll.stop();
        m_job.clear();
        m_importStop->hide();
        m_importWords->clear();
        if (reply)
            importEnded(state);
        else
            m_list->error()->show(reply.error());
    });
}

void KnowledgePage::importEnded(const QJsonObject &job) {
    load();
    loadOverview();
    const QString state = job["state"_L1].toString();
    if (state == "cancelled"_L1) {
        m_importWords->setText(tr("Stopped; what was read is kept, and is known again next time."));
        return;
    }
    if (state != "done"_L1) {
        m_list->error()->show(Error::fromJson(job["error"_L1].toObject()));
        return;
    }
    const QJsonObject result = job["result"_L1].toObject();
    m_importWords->setText(tr("%1 new, %2 changed, %3 as before").arg(result["added"_L1].toInt()).arg(result["updated"_L1].toInt()).arg(result["unchanged"_L1].toInt()));
    const QJsonArray rejected = result["rejected"_L1].toArray();
    if (rejected.isEmpty())
        return;
    auto *dialog = new VerbDialog(tr("%1 rows could not be used").arg(result["rejectedRows"_L1].toInt()),
                                  tr("Everything else was imported. Mend these rows in the file and import it again."), tr("Understood"), Button::Kind::Primary, this);
    dialog->setObjectName(u"rejected"_s);
    auto *model = new RecordModel({{tr("Row"), 60, true, [](const QJsonObject &r) { return Cell{numberText(whole(r, "row"_L1))}; }},
                                   {tr("Why"), 0, false,
                                    [](const QJsonObject &r) {
                                        const Error why = inReadersWords({ErrorKind::BadInput, u"knowledge.bad_article"_s, r["reason"_L1].toString(), r["remedy"_L1].toString(), {}});
                                        return Cell{u"%1 %2"_s.arg(why.message, why.remedy)};
                                    }}},
                                  u"row"_s, dialog);
    model->setRecords(rejected);
    auto *table = new Table(u"knowledgeRejected"_s);
    table->setRecords(model);
    table->setAccessibleName(tr("Rows that could not be used"));
    Theme::current().holdSize(table, 640, 260);
    dialog->body()->addWidget(table);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace lianxin
