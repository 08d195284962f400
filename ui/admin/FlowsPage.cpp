// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/FlowsPage.h"
#include "platform/base/Literals.h"
#include "ui/admin/FlowEditor.h"
#include "ui/admin/FlowTrialPanel.h"
#include "ui/admin/NumbersDialog.h"
#include "ui/models/Format.h"
#include <QButtonGroup>

namespace lianxin {
namespace {

const QString kNewFlow = uR"(# What this flow is for, in one line.
id: new-flow
title: 新流程
direction: outbound
person_prompt: 好的，马上为您转接人工坐席，请稍候。

results:
  heard: 已告知

steps:
  - id: greet
    say: 您好，这里是12345政务服务便民热线，我是智能语音助手，正在用合成语音与您通话。
    next: done

  - id: done
    say: 感谢您的接听，再见。
    end: heard
)"_s;

bool hasEnded(const QString &campaignState) {
    return campaignState == "stopped"_L1 || campaignState == "completed"_L1;
}

} // namespace

FlowsPage::FlowsPage(Door &door, bool manages, QWidget *parent)
    : QWidget(parent)
    , m_door(door)
    , m_manages(manages)
    , m_list(new ListDetail(u"flows"_s, tr("Flows"),
                            {{tr("Flow"), 0, false, [](const QJsonObject &f) { return Cell{.text = f["title"_L1].toString(), .strong = true}; }},
                             {tr("Version"), 70, true, [](const QJsonObject &f) { return Cell{.text = QString::number(f["version"_L1].toInt()), .dim = true}; }},
                             {tr("In use"), 130, false,
                              [](const QJsonObject &f) {
                                  const int campaigns = f["campaigns"_L1].toInt();
                                  if (!f["numbers"_L1].toString().isEmpty())
                                      return Cell{tr("answers calls"), u"phone-incoming"_s, Tone::Accent, true};
                                  return campaigns > 0 ? Cell{tr("%1 campaigns").arg(campaigns), u"megaphone"_s, Tone::Accent, true} : Cell{};
                              }}},
                            u"id"_s))
    , m_name(text({}, "h16"))
    , m_aside(text({}, "secondary"))
    , m_tabs(new QButtonGroup(this))
    , m_faces(new QStackedWidget)
    , m_trial(new FlowTrialPanel(door))
    , m_editor(new FlowEditor(door, manages))
    , m_versions(new RecordModel({{tr("Version"), 80, true, [](const QJsonObject &v) { return Cell{.text = QString::number(v["version"_L1].toInt()), .strong = true}; }},
                                  {tr("State"), 120, false,
                                   [](const QJsonObject &v) {
                                       return v["inForce"_L1].toBool() ? Cell{tr("in force"), u"circle-check"_s, Tone::Good, true} : Cell{tr("kept"), u"history"_s, Tone::Mute, true};
                                   }},
                                  {tr("Title"), 0, false, [](const QJsonObject &v) { return Cell{v["title"_L1].toString()}; }},
                                  {tr("Published"), 130, false, [](const QJsonObject &v) { return Cell{.text = dayTimeText(whole(v, "importedAt"_L1)), .dim = true}; }}},
                                 u"sha256"_s, this))
    , m_versionTable(new Table(u"flowVersions"_s))
    , m_use(new Button(tr("Put in force again …"), Button::Kind::Outline, u"undo-2"_s)) {
    auto *lines = column(0);
    lines->addWidget(m_list);
    setLayout(lines);
    if (manages) {
        auto *numbers = new Button(tr("Numbers …"), Button::Kind::Outline, u"phone-incoming"_s);
        numbers->setObjectName(u"numbers"_s);
        m_list->addAction(numbers);
        connect(numbers, &QPushButton::clicked, this, &FlowsPage::askNumbers);
        auto *add = new Button(tr("New flow"), Button::Kind::Outline, u"plus"_s);
        add->setObjectName(u"new"_s);
        m_list->addAction(add);
        connect(add, &QPushButton::clicked, this, &FlowsPage::newFlow);
    }
    m_list->setEmpty(u"bot"_s, tr("No flow here"), tr("Flows come with the program; one of your own says what a bot says and what follows."));
    m_list->setDetail(makeDetail(), 0, tr("Choose a flow to try it out"));
    m_list->setListWidth(430);
    connect(m_list, &ListDetail::picked, this, [this](const QJsonObject &f) { open(f["id"_L1].toString()); });
    connect(m_list, &ListDetail::retried, this, &FlowsPage::load);
    connect(m_editor, &FlowEditor::sound, this, [this](const QString &yaml) {
        if (m_faces->currentIndex() != static_cast<int>(Face::Trial))
            m_trial->begin({{u"yaml"_s, yaml}}); // what is tried is what is written
    });
    connect(m_editor, &FlowEditor::abandoned, this, [this] { open(m_list->current()["id"_L1].toString()); });
    connect(m_editor, &FlowEditor::published, this, [this](const QJsonObject &flow) {
        m_id = flow["id"_L1].toString();
        m_list->choose(m_id);
        m_list->note(tr("Published: %1, version %2").arg(flow["title"_L1].toString()).arg(flow["version"_L1].toInt()), Tone::Good);
        load();
        loadVersions();
    });
    connect(&door, &Door::event, this, [this](const EventMessage &event) {
        if (isVisible() && event.type == "flow.imported"_L1)
            load();
    });
}

QWidget *FlowsPage::makeDetail() {
    auto *whole = new QWidget;
    auto *lines = column(0);
    auto *head = row(10);
    setMargins(head, 16, 10, 16, 10);
    m_name->setObjectName(u"flowName"_s);
    head->addWidget(m_name);
    head->addWidget(m_aside, 1);
    auto *tabs = row(0);
    const QStringList names{tr("Try out"), tr("File"), tr("Versions")};
    for (int i = 0; i < names.size(); ++i) {
        auto *tab = new Button(names.at(i));
        tab->setSegment(i == 0, i == names.size() - 1);
        tab->setObjectName(u"face.%1"_s.arg(i));
        m_tabs->addButton(tab, i);
        tabs->addWidget(tab);
        connect(tab, &QPushButton::clicked, this, [this, i] { showFace(static_cast<Face>(i)); });
    }
    m_tabs->button(0)->setChecked(true);
    head->addLayout(tabs);
    lines->addLayout(head);
    lines->addWidget(hline());
    m_faces->addWidget(m_trial);
    m_faces->addWidget(m_editor);
    auto *versions = new QWidget;
    auto *inner = column(0);
    auto *bar = row(8);
    setMargins(bar, 12, 8, 12, 8);
    auto *read = new Button(tr("Read it in the editor"), Button::Kind::Outline, u"file-text"_s);
    read->setObjectName(u"readVersion"_s);
    m_use->setObjectName(u"useVersion"_s);
    m_use->setVisible(m_manages);
    bar->addStretch(1);
    bar->addWidget(read);
    bar->addWidget(m_use);
    inner->addLayout(bar);
    m_versionTable->setRecords(m_versions);
    m_versionTable->setAccessibleName(tr("Versions"));
    inner->addWidget(m_versionTable, 1);
    versions->setLayout(inner);
    m_faces->addWidget(versions);
    lines->addWidget(m_faces, 1);
    whole->setLayout(lines);
    connect(read, &QPushButton::clicked, this, &FlowsPage::readVersion);
    connect(m_use, &QPushButton::clicked, this, &FlowsPage::askUse);
    connect(m_versionTable, &Table::picked, this, [this](const QJsonObject &v) { m_use->setEnabled(!v["inForce"_L1].toBool()); });
    connect(m_versionTable, &Table::opened, this, &FlowsPage::readVersion);
    return whole;
}

void FlowsPage::showFace(Face face) {
    m_faces->setCurrentIndex(static_cast<int>(face));
    m_tabs->button(static_cast<int>(face))->setChecked(true);
    if (face == Face::Versions)
        loadVersions();
}

void FlowsPage::load() {
    m_door.call(u"flows.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        if (!m_list->take(reply))
            return;
        m_flows = itemsOf(reply);
        fill();
    });
}

void FlowsPage::loadUse() {
    m_door.call(u"campaigns.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        m_campaigns.clear();
        for (const auto &campaign : itemsOf(reply))
            if (!hasEnded(campaign["state"_L1].toString()))
                ++m_campaigns[campaign["flowId"_L1].toString()];
        fill();
    });
    m_door.call(u"inbound.list"_s, {}, this, [this](const Expected<QJsonValue> &reply) {
        m_numbers.clear();
        for (const auto &route : itemsOf(reply))
            m_numbers[route["flowId"_L1].toString()] << route["number"_L1].toString();
        fill();
    });
}

void FlowsPage::askNumbers() {
    auto *dialog = new NumbersDialog(m_door, m_flows, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NumbersDialog::changed, this, &FlowsPage::loadUse);
    dialog->open();
}

void FlowsPage::fill() {
    QJsonArray shown;
    for (const auto &value : std::as_const(m_flows)) {
        QJsonObject flow = value.toObject();
        const QString id = flow["id"_L1].toString();
        flow.insert(u"campaigns"_s, m_campaigns.value(id));
        flow.insert(u"numbers"_s, listText(m_numbers.value(id)));
        shown.append(flow);
    }
    if (!shown.isEmpty())
        m_list->setRecords(shown);
}

void FlowsPage::open(const QString &id) {
    if (id == m_id || id == m_wanted || id.isEmpty())
        return;
    if (m_editor->isDirty()) { // what somebody writes is not thrown away by a click in the list
        m_list->note(tr("Publish or undo your changes of this flow first."), Tone::Warn);
        showFace(Face::File);
        return;
    }
    m_wanted = id;
    m_door.call(u"flows.get"_s, {{u"id"_s, id}}, this, [this, id](const Expected<QJsonValue> &reply) {
        if (id != m_wanted)
            return;
        m_wanted.clear();
        if (!m_list->take(reply))
            return;
        const QJsonObject flow = objectOf(reply);
        m_id = id;
        m_name->setText(flow["title"_L1].toString());
        QString aside = u"%1 · %2"_s.arg(id, flow["direction"_L1].toString() == "inbound"_L1 ? tr("answers calls") : tr("calls people"));
        if (const QString numbers = listText(m_numbers.value(id)); !numbers.isEmpty())
            aside += u" · "_s + numbers;
        m_aside->setText(aside);
        m_trial->begin({{u"id"_s, id}});
        m_editor->edit(flow["yaml"_L1].toString(), flow["yaml"_L1].toString());
        if (m_faces->currentIndex() == static_cast<int>(Face::Versions))
            loadVersions();
    });
}

void FlowsPage::newFlow() {
    if (m_editor->isDirty()) {
        m_list->note(tr("Publish or undo your changes of this flow first."), Tone::Warn);
        return;
    }
    m_id.clear();
    m_wanted.clear(); // what was asked for comes too late
    m_name->setText(tr("New flow"));
    m_aside->setText(tr("nobody uses it before it is published"));
    m_editor->edit(kNewFlow, {});
    showFace(Face::File);
}

void FlowsPage::loadVersions() {
    m_versions->setRecords({});
    if (m_id.isEmpty())
        return;
    m_door.call(u"flows.versions"_s, {{u"id"_s, m_id}}, this, [this, id = m_id](const Expected<QJsonValue> &reply) {
        if (id != m_id || !m_list->take(reply))
            return;
        QJsonArray numbered;
        for (const auto &value : itemsOf(reply)) {
            QJsonObject version = value.toObject();
            version.insert(u"sha256"_s, QString::number(version["version"_L1].toInt())); // the same file may stand twice
            numbered.append(version);
        }
        m_versions->setRecords(numbered);
        if (!numbered.isEmpty())
            m_versionTable->selectRow(0);
    });
}

void FlowsPage::readVersion() {
    const QJsonObject version = m_versionTable->currentRecord();
    if (version.isEmpty() || m_editor->isDirty()) {
        if (m_editor->isDirty())
            m_list->note(tr("Publish or undo your changes of this flow first."), Tone::Warn);
        return;
    }
    m_door.call(u"flows.get"_s, {{u"id"_s, m_id}, {u"version"_s, version["version"_L1]}}, this, [this](const Expected<QJsonValue> &older) {
        if (!m_list->take(older))
            return;
        m_door.call(u"flows.get"_s, {{u"id"_s, m_id}}, this, [this, yaml = objectOf(older)["yaml"_L1].toString()](const Expected<QJsonValue> &now) {
            if (!m_list->take(now))
                return;
            m_editor->edit(yaml, objectOf(now)["yaml"_L1].toString());
            showFace(Face::File);
        });
    });
}

void FlowsPage::askUse() {
    const QJsonObject version = m_versionTable->currentRecord();
    if (version.isEmpty())
        return;
    auto *dialog = new VerbDialog(tr("Put version %1 in force again?").arg(version["version"_L1].toInt()),
                                  tr("New calls take it from now on. The version that is in force now is kept and can be put in force again, too."),
                                  tr("Put in force"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, number = version["version"_L1].toInt()] {
        m_door.call(u"flows.use"_s, {{u"id"_s, m_id}, {u"version"_s, number}}, this, [this, number](const Expected<QJsonValue> &reply) {
            if (!m_list->take(reply))
                return;
            m_list->note(tr("Version %1 is in force.").arg(number), Tone::Good);
            const QString id = std::exchange(m_id, {}); // read anew
            open(id);
            load();
        });
    });
    dialog->open();
}

void FlowsPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    load();
    loadUse();
}

} // namespace lianxin
