// SPDX-License-Identifier: GPL-3.0-or-later
// What the monitor shows beside the figures: what holds the campaign back, its lines, pace and retries, preflight and export.
#include "platform/base/Literals.h"
#include "ui/campaigns/CampaignExport.h"
#include "ui/campaigns/CampaignMonitor.h"
#include "ui/campaigns/LoadCharts.h"
#include "ui/campaigns/OutcomeChart.h"
#include "ui/campaigns/PaceWords.h"
#include "ui/campaigns/PreflightView.h"
#include "ui/models/EngineClock.h"
#include "ui/models/Format.h"
#include <QFileDialog>
#include <QMenu>

namespace lianxin {

QWidget *CampaignMonitor::makeNotice() {
    m_notice->setObjectName(u"hold"_s);
    auto *line = row(10);
    setMargins(line, 12, 8, 12, 8);
    line->addWidget(new IconLabel(u"circle-pause"_s, 16, Tone::Warn), 0, Qt::AlignTop);
    auto *words = column(0);
    for (QLabel *label : {m_noticeWhat, m_noticeRemedy}) {
        label->setWordWrap(true);
        words->addWidget(label);
    }
    line->addLayout(words, 1);
    m_notice->setLayout(line);
    m_notice->hide();
    return m_notice;
}

void CampaignMonitor::makeFaces() {
    m_chartCard->setTitle({});
    auto *tabs = row(0);
    auto *group = new QButtonGroup(this);
    const QStringList names{tr("Outcomes by hour"), tr("Lines and pace"), tr("Due again")};
    for (qsizetype i = 0; i < names.size(); ++i) {
        auto *tab = new Button(names.at(i));
        tab->setSegment(i == 0, i + 1 == names.size());
        tab->setObjectName(u"face.%1"_s.arg(i));
        tab->setButtonSize(Button::Size::Small);
        group->addButton(tab);
        tabs->addWidget(tab);
        m_faceButtons << tab;
        connect(tab, &QPushButton::clicked, this, [this, i] { showFace(static_cast<Face>(i)); });
    }
    m_chartCard->head()->insertLayout(0, tabs);
    auto *pace = new QWidget;
    auto *halves = row(12);
    setMargins(halves, 0, 0, 12, 8);
    halves->addWidget(m_lines, 1);
    m_paceWords->setWordWrap(true);
    m_paceWords->setObjectName(u"paceWords"_s);
    m_paceWords->setAlignment(Qt::AlignTop);
    auto *words = column(4);
    setMargins(words, 0, 10, 0, 0);
    words->addWidget(text(tr("How it is paced now"), "small"));
    words->addWidget(m_paceWords, 1);
    auto *side = new QWidget;
    side->setLayout(words);
    Theme::current().holdSize(side, 300, 0);
    halves->addWidget(side);
    pace->setLayout(halves);
    m_faces->addWidget(m_chart);
    m_faces->addWidget(pace);
    m_faces->addWidget(m_retries);
    m_chartCard->body()->addWidget(m_faces);
    showFace(Face::Outcomes);
}

void CampaignMonitor::showFace(Face face) {
    const int at = static_cast<int>(face);
    m_faces->setCurrentIndex(at);
    m_faceButtons.at(at)->setChecked(true);
    m_chartCard->setAside(face == Face::Outcomes ? tr("click a part to see its numbers") : QString());
    m_chartPause.stop();
    drawCharts();
    if (face == Face::Retries)
        load();
}

void CampaignMonitor::makeMenu() {
    m_more->setAccessibleName(tr("More actions"));
    m_more->setObjectName(u"more"_s);
    m_menu->addAction(tr("Preflight …"), this, &CampaignMonitor::showPreflight);
    if (!m_mayManage)
        return;
    m_menu->addAction(tr("Export as a workbook …"), this, &CampaignMonitor::askExport);
    m_menu->addSeparator();
    m_stop = m_menu->addAction(tr("Stop campaign …"), this, &CampaignMonitor::askStop);
}

// What would happen from here on: the same forecast as in the wizard, over those who are still to be called.
void CampaignMonitor::showPreflight() {
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"preflight"_s);
    dialog->setWindowTitle(tr("Preflight"));
    dialog->resize(px(1180), px(680));
    auto *view = new PreflightView(m_door, dialog);
    auto *lines = column(8);
    setMargins(lines, 16, 14, 16, 14);
    auto *head = row(10);
    head->addWidget(text(tr("Preflight of “%1”").arg(m_campaign["name"_L1].toString()), "h16"));
    head->addWidget(text(tr("Nobody is called by it; those whom the campaign has dealt with are left out."), "secondary"), 1);
    lines->addLayout(head);
    auto *halves = row(12);
    Theme::current().holdSize(view->side(), 440, 0);
    halves->addWidget(view->side());
    halves->addWidget(view->face(), 1);
    lines->addLayout(halves, 1);
    dialog->setLayout(lines);
    connect(dialog, &QDialog::finished, view, &PreflightView::cancel);
    view->run({{u"id"_s, m_id}});
    dialog->show();
}

void CampaignMonitor::askExport() {
    auto *file = new QFileDialog(this, tr("Export as a workbook"), CampaignExport::fileNameFor(m_campaign["name"_L1].toString()), tr("Workbook (*.xlsx)"));
    file->setAttribute(Qt::WA_DeleteOnClose);
    file->setAcceptMode(QFileDialog::AcceptSave);
    file->setDefaultSuffix(u"xlsx"_s);
    connect(file, &QFileDialog::fileSelected, this, &CampaignMonitor::exportTo);
    file->open();
}

void CampaignMonitor::exportTo(const QString &path) {
    (new CampaignExport(m_door, m_id, path, this))->open();
}

void CampaignMonitor::fillPace() {
    const QJsonObject pacing = m_figures["pacing"_L1].toObject();
    const QString state = m_campaign["state"_L1].toString();
    const bool live = state == "running"_L1 || !pacing["hold"_L1].toObject().isEmpty();
    const Word chip = live ? paceWord(pacing) : Word{};
    m_pace->setVisible(!chip.text.isEmpty());
    m_pace->setWord(chip);
    const QJsonObject hold = pacing["hold"_L1].toObject();
    m_notice->setVisible(live && !hold.isEmpty());
    if (!hold.isEmpty()) {
        const HoldText words = holdText(pacing);
        const qint64 since = whole(hold, "since"_L1);
        m_noticeWhat->setText(since > 0 ? tr("%1 Since %2.").arg(words.what, dayTimeText(since)) : words.what);
        m_noticeRemedy->setText(words.remedy);
        m_noticeRemedy->setVisible(!words.remedy.isEmpty());
        m_notice->setToolTip(hold["reason"_L1].toString());
    }
    const int lines = m_campaign["lines"_L1].toInt();
    const double cps = m_campaign["cps"_L1].toDouble();
    m_paceWords->setText(state == "running"_L1 ? paceText(pacing, lines, cps).join(u'\n') : tr("It does not run now."));
}

// A chart is laid out anew for every change, which is the dearest thing on this page: the one that is seen, and not for every
// call that ends.
void CampaignMonitor::drawCharts() {
    m_chartsDue = m_chartPause.isActive();
    if (m_chartsDue)
        return;
    const QJsonArray hours = m_figures["byHour"_L1].toArray();
    if (!hours.isEmpty()) // the first ones are not to be waited for
        m_chartPause.start();
    switch (static_cast<Face>(m_faces->currentIndex())) {
    case Face::Outcomes:
        m_chart->setHours(hours, businessNow());
        break;
    case Face::Lines:
        m_lines->setHours(hours, m_campaign["lines"_L1].toInt(), m_campaign["cps"_L1].toDouble(), businessNow());
        break;
    case Face::Retries:
        m_retries->setRetries(m_figures["retries"_L1].toObject());
        break;
    }
}

} // namespace lianxin
