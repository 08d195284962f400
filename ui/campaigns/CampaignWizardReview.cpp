// SPDX-License-Identifier: GPL-3.0-or-later
// The last step of the wizard: what was planned, on one page, before it starts.
#include "platform/base/Literals.h"
#include "ui/campaigns/CampaignWizard.h"
#include "ui/campaigns/RulesCard.h"
#include "ui/campaigns/VoicePicker.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include <QFileInfo>

namespace lianxin {

QWidget *CampaignWizard::makeReview() {
    auto *card = new Card(tr("Check before starting"));
    auto *lines = column(12);
    setMargins(lines, 16, 14, 16, 14);
    m_name = new QLineEdit;
    m_name->setObjectName(u"campaignName"_s);
    lines->addWidget(new Field(tr("Name of the campaign"), m_name));
    lines->addWidget(hline());
    m_review = column(8);
    lines->addLayout(m_review);
    lines->addStretch(1);
    card->body()->addLayout(lines);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &name) {
        m_draft.name = name;
        m_subtitle->setText(name);
        m_next->setEnabled(m_draft.isDone(CampaignDraft::Review) && !m_busy);
    });
    return card;
}

void CampaignWizard::fillReview() {
    if (m_name->text() != m_draft.name)
        m_name->setText(m_draft.name);
    clearLayout(m_review);
    const auto line = [this](const QString &name, const QString &value, int step) {
        auto *parts = row(8);
        auto *label = text(name, "small");
        Theme::current().holdSize(label, 96, 24);
        parts->addWidget(label, 0, Qt::AlignTop);
        auto *words = text(value);
        words->setWordWrap(true);
        parts->addWidget(words, 1);
        auto *change = new Button(tr("Change"), Button::Kind::Link);
        change->setButtonSize(Button::Size::Small);
        connect(change, &QPushButton::clicked, this, [this, step] { go(step); });
        parts->addWidget(change, 0, Qt::AlignTop);
        m_review->addLayout(parts);
        m_review->addWidget(hline());
    };
    line(
        tr("List"),
        tr("%1: %2 people")
            .arg(m_draft.fromFile ? filesWords() : m_draft.listName, numberText(m_draft.imported.value("imported"_L1).toInteger())),
        m_draft.fromFile ? CampaignDraft::Mapping : CampaignDraft::Scenario);
    const QString voice = m_voice->words();
    line(tr("What is said"), voice.isEmpty() ? m_draft.flowName : factsText({m_draft.flowName, voice}), CampaignDraft::Flow);
    line(tr("Working days"), CampaignDraft::windowText(m_draft.windows["workday"_L1]),
         CampaignDraft::Schedule);
    line(tr("Weekends"), CampaignDraft::windowText(m_draft.windows["weekend"_L1]), CampaignDraft::Schedule);
    line(tr("Public holidays"), CampaignDraft::windowText(m_draft.windows["holiday"_L1]),
         CampaignDraft::Schedule);
    line(tr("Attempts"),
         tr("%1 in all, %2 a day; after busy %3 min, after no answer %4 min")
             .arg(m_draft.maxAttempts)
             .arg(m_draft.perDay)
             .arg(m_draft.intervals.value(u"busy"_s))
             .arg(m_draft.intervals.value(u"no_answer"_s)),
         CampaignDraft::Schedule);
    line(tr("Further numbers"),
         m_draft.alternates && !m_draft.alternatesAfter.isEmpty() ? tr("called %1 min after the first did not reach the person").arg(m_draft.alternateMinutes)
                                                                  : tr("not called"),
         CampaignDraft::Schedule);
    if (m_draft.startAt > 0 || m_draft.endAt > 0)
        line(tr("Start and end"),
             tr("%1 to %2").arg(m_draft.startAt > 0 ? dayTimeText(m_draft.startAt) : tr("when started"),
                                m_draft.endAt > 0 ? dayTimeText(m_draft.endAt) : tr("when everybody is done")),
             CampaignDraft::Schedule);
    line(tr("Pace"), tr("%1 calls at once, %2 new ones a second").arg(m_draft.lines).arg(m_draft.cps),
         CampaignDraft::Seats);
    line(tr("Seats"),
         m_draft.seats == 0 ? tr("not said")
                            : m_draft.skill.isEmpty() ? tr("%1 seats").arg(m_draft.seats) : factsText({tr("%1 seats").arg(m_draft.seats), m_draft.skill}),
         CampaignDraft::Seats);
    line(tr("Rules"), RulesCard::words(m_draft.allRules()), CampaignDraft::Seats);
    const QJsonObject &found = m_draft.preflight;
    line(tr("Preflight"),
         !m_draft.isPreflightFresh() ? tr("to be made again: something was changed since")
         : found["finishAt"_L1].toInteger() > 0
             ? tr("%1 can be called, done on %2").arg(numberText(found["callable"_L1].toInteger()), dayTimeText(found["finishAt"_L1].toInteger()))
             : tr("%1 can be called").arg(numberText(found["callable"_L1].toInteger())),
         CampaignDraft::Preflight);
}

} // namespace lianxin
