// SPDX-License-Identifier: GPL-3.0-or-later
// The first step of the wizard: what the campaign is for, and where its people come from.
#include "platform/base/Literals.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/ChoiceRow.h"
#include "ui/campaigns/PeoplePicker.h"
#include "ui/models/Format.h"
#include "ui/widgets/ScrollColumn.h"

namespace lianxin {

QWidget *CampaignWizard::makeScenario() {
    auto *page = new QWidget;
    auto *lines = column(8);
    auto *purpose = new Card(tr("What the campaign is for"));
    m_templateGroup = new QButtonGroup(this);
    const auto templates = CampaignDraft::templates();
    for (const auto &t : templates) {
        auto *choice = new ChoiceRow(t.title, t.note, t.icon);
        choice->setObjectName(u"template."_s + t.id);
        m_templateGroup->addButton(choice);
        const QString id = t.id;
        connect(choice, &QAbstractButton::toggled, this, [this, id](bool on) {
            if (!on || m_filling || m_draft.templateId == id)
                return;
            m_draft.useTemplate(id);
            fillSchedule();
            for (const auto &value : std::as_const(m_flows)) {
                if (value["id"_L1].toString() == m_draft.flowId)
                    m_draft.flowName = value["title"_L1].toString();
            }
            fill();
        });
        purpose->body()->addWidget(choice);
    }
    lines->addWidget(purpose);
    auto *people = new Card(tr("Whom it calls"));
    m_sourceGroup = new QButtonGroup(this);
    const auto source = [&](const QString &name, const QString &title, const QString &note, const QString &icon, bool file, bool query) {
        auto *choice = new ChoiceRow(title, note, icon);
        choice->setObjectName(name);
        m_sourceGroup->addButton(choice);
        connect(choice, &QAbstractButton::toggled, this, [this, file, query](bool on) {
            if (!on || m_filling || (m_draft.fromFile == file && m_draft.fromQuery == query))
                return;
            m_draft.fromFile = file;
            m_draft.fromQuery = query;
            m_draft.listId.clear();
            m_draft.imported = {};
            m_listCard->setVisible(!file && !query);
            if (!file && !query)
                fillLists();
            fill();
        });
        people->body()->addWidget(choice);
    };
    source(u"source.file"_s, tr("People in a file"), tr("A spreadsheet, as it comes from an office"), u"file-spreadsheet"_s, true, false);
    source(u"source.list"_s, tr("A list that is here already"), tr("Imported before"), u"users"_s, false, false);
    source(u"source.query"_s, tr("People of tickets, or citizens"), tr("Picked by state, category, unit, district, days or wishes"), u"search"_s, false, true);
    lines->addWidget(people);
    m_listCard = new Card(tr("Lists"));
    m_listGroup = new QButtonGroup(this);
    auto *inner = new QWidget;
    m_listRows = column(0);
    inner->setLayout(m_listRows);
    m_listCard->body()->addWidget(new ScrollColumn(inner), 1);
    lines->addWidget(m_listCard, 1);
    lines->addStretch(1);
    page->setLayout(lines);
    m_listCard->hide();
    return page;
}

void CampaignWizard::fillScenario() {
    m_filling = true;
    const auto mark = [](QButtonGroup *group, const QString &name) {
        group->setExclusive(false);
        const auto buttons = group->buttons();
        for (QAbstractButton *button : buttons)
            button->setChecked(button->objectName() == name);
        group->setExclusive(true);
    };
    mark(m_templateGroup, u"template."_s + m_draft.templateId);
    mark(m_sourceGroup, m_draft.fromFile ? u"source.file"_s : m_draft.fromQuery ? u"source.query"_s : u"source.list"_s);
    m_listCard->setVisible(!m_draft.fromFile && !m_draft.fromQuery);
    m_filling = false;
}

// What is asked for stands where the other steps have their preview, with its count and the first people below.
QWidget *CampaignWizard::makePicker() {
    auto *card = new Card(tr("Pick people"));
    card->addTrailing(text(tr("checked like a file; kept with the list"), "small"));
    m_picker = new PeoplePicker(m_door);
    card->body()->addWidget(new ScrollColumn(m_picker), 1);
    connect(m_picker, &PeoplePicker::made, this, [this](const QString &listId, const QString &name, const QJsonObject &summary) {
        m_draft.listId = listId;
        m_draft.listName = name;
        m_draft.imported = summary;
        if (m_draft.name.isEmpty())
            m_draft.name = name;
        fill();
    });
    connect(m_picker, &PeoplePicker::changed, this, [this] {
        if (!m_draft.fromQuery || m_draft.listId.isEmpty())
            return;
        m_draft.listId.clear(); // the list stays among the lists; this campaign is not of it any more
        m_draft.imported = {};
        fill();
    });
    connect(m_picker, &PeoplePicker::busyChanged, this, &CampaignWizard::fill);
    return card;
}

void CampaignWizard::fillLists() {
    m_listCard->show();
    m_door.call(u"lists.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        clearLayout(m_listRows);
        const QJsonArray lists = itemsOf(reply);
        int shown = 0;
        for (const auto &value : lists) {
            const QJsonObject list = value.toObject();
            if (list["state"_L1].toString() != "ready"_L1)
                continue;
            ++shown;
            const QString name = list["name"_L1].toString();
            auto *choice = new ChoiceRow(name, tr("%1 people | imported %2")
                                                   .arg(numberText(list["imported"_L1].toInteger()), dayTimeText(list["createdAt"_L1].toInteger())),
                                         u"users"_s);
            m_listGroup->addButton(choice);
            choice->setChecked(list["id"_L1].toString() == m_draft.listId);
            connect(choice, &QAbstractButton::toggled, this, [this, list, name](bool on) {
                if (!on)
                    return;
                m_draft.listId = list["id"_L1].toString();
                m_draft.listName = name;
                m_draft.imported = list;
                if (m_draft.name.isEmpty())
                    m_draft.name = name;
                fill();
            });
            m_listRows->addWidget(choice);
        }
        if (shown == 0)
            m_listRows->addWidget(new EmptyState(u"users"_s, tr("No list yet"), tr("Begin with a file; its list can be used again.")));
        m_listRows->addStretch(1);
    });
}

} // namespace lianxin
