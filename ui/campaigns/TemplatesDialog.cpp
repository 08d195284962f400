// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/TemplatesDialog.h"
#include "platform/base/Literals.h"
#include "ui/models/CampaignDraft.h"
#include "ui/models/Format.h"
#include "ui/widgets/Table.h"

namespace lianxin {
namespace {

//! "Phone: 联系电话; Name: 姓名"; what is an ordinary field goes without saying.
QString usesText(const QJsonObject &mapping) {
    QStringList uses;
    for (const QString &role : CampaignDraft::roles()) {
        const QString title = mapping[role].toString();
        if (!title.isEmpty())
            uses << TemplatesDialog::tr("%1: %2").arg(CampaignDraft::roleText(role), title);
    }
    return uses.join(TemplatesDialog::tr("; "));
}

} // namespace

TemplatesDialog::TemplatesDialog(Door &door, bool mayRemove, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_error(new ErrorBanner)
    , m_model(new RecordModel({{tr("Kind of file"), 180, false, [](const QJsonObject &t) { return Cell{t["name"_L1].toString()}; }},
                               {tr("Last used"), 140, false, [](const QJsonObject &t) { return Cell{.text = dayTimeText(t["usedAt"_L1].toInteger()), .dim = true}; }},
                               {tr("Columns"), 0, false, [](const QJsonObject &t) { return Cell{usesText(t["mapping"_L1].toObject())}; }}},
                              u"id"_s, this))
    , m_table(new Table(u"listTemplates"_s))
    , m_remove(new Button(tr("Remove"), Button::Kind::Outline, u"trash-2"_s))
    , m_waiting(new QWidget)
    , m_words(text({})) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"listTemplatesDialog"_s);
    setWindowTitle(tr("Kept uses of columns"));
    resize(px(720), px(480));
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(text(windowTitle(), "h16"));
    auto *hint = text(tr("A file with the same titles is matched by them. Without one its columns are guessed again."), "small");
    hint->setWordWrap(true);
    lines->addWidget(hint);
    lines->addWidget(m_error);
    m_table->setObjectName(u"listTemplates"_s);
    m_table->setRecords(m_model);
    m_table->setAccessibleName(windowTitle());
    m_table->setEmptyWords(tr("None is kept. They are kept when a list is imported."));
    auto *card = new Card;
    card->body()->addWidget(m_table);
    lines->addWidget(card, 1);
    auto *undone = row(8);
    undone->addWidget(new IconLabel(u"trash-2"_s, 16));
    undone->addWidget(m_words, 1);
    auto *back = new Button(tr("Keep it"), Button::Kind::Link, u"undo-2"_s);
    back->setObjectName(u"keepTemplate"_s);
    undone->addWidget(back);
    m_waiting->setLayout(undone);
    m_waiting->hide();
    lines->addWidget(m_waiting);
    auto *foot = row(8);
    foot->addStretch(1);
    m_remove->setObjectName(u"removeTemplate"_s);
    m_remove->setVisible(mayRemove);
    m_remove->setEnabled(false);
    foot->addWidget(m_remove);
    auto *close = new Button(tr("Done"));
    close->setObjectName(u"done"_s);
    foot->addWidget(close);
    lines->addLayout(foot);
    setLayout(lines);
    m_timer.setSingleShot(true);
    m_timer.setInterval(undoSeconds * 1000);
    connect(&m_timer, &QTimer::timeout, this, &TemplatesDialog::settle);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { m_remove->setEnabled(m_table->selectionModel()->hasSelection()); });
    connect(m_remove, &QPushButton::clicked, this, &TemplatesDialog::removeChosen);
    connect(back, &QPushButton::clicked, this, &TemplatesDialog::undo);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_error, &ErrorBanner::retried, this, &TemplatesDialog::load);
    load();
}

void TemplatesDialog::load() {
    m_door.call(u"lists.templates"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        show(itemsOf(reply));
    });
}

void TemplatesDialog::show(const QJsonArray &all) {
    m_all = all;
    QJsonArray shown;
    for (const auto &entry : all)
        if (entry["id"_L1].toString() != m_going)
            shown << entry;
    m_model->setRecords(shown);
    if (!m_model->isEmpty())
        m_table->selectRow(0);
    m_remove->setEnabled(!m_model->isEmpty());
}

void TemplatesDialog::removeChosen() {
    const QJsonObject chosen = m_table->currentRecord();
    if (chosen.isEmpty())
        return;
    settle();
    m_going = chosen["id"_L1].toString();
    m_words->setText(tr("“%1” is being removed.").arg(chosen["name"_L1].toString()));
    m_waiting->show();
    m_timer.start();
    show(m_all);
}

void TemplatesDialog::undo() {
    m_timer.stop();
    m_going.clear();
    m_waiting->hide();
    show(m_all);
}

void TemplatesDialog::settle() {
    m_timer.stop();
    m_waiting->hide();
    if (m_going.isEmpty())
        return;
    const QString id = std::exchange(m_going, {});
    QJsonArray left;
    for (const auto &entry : std::as_const(m_all))
        if (entry["id"_L1].toString() != id)
            left << entry;
    m_all = left;
    m_door.call(u"lists.removeTemplate"_s, {{u"id"_s, id}}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply)
            m_error->show(reply.error()); // trying again shows what is there
    });
}

void TemplatesDialog::done(int result) {
    settle();
    QDialog::done(result);
}

} // namespace lianxin
