// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/CallTranscript.h"
#include "platform/base/Literals.h"
#include "ui/audio/CallPlayer.h"
#include "ui/softphone/TranscriptView.h"
#include "ui/widgets/ConfirmedCall.h"

namespace lianxin {

CallTranscript::CallTranscript(Door &door, QWidget *parent)
    : QFrame(parent)
    , m_door(door)
    , m_card(new Card(tr("What was said")))
    , m_view(new TranscriptView)
    , m_nothing(new EmptyState(u"audio-lines"_s, tr("Nothing was written down"),
                               tr("Choose a call. Where no recogniser listened, only what the robot said and the keys are known.")))
    , m_reveal(new Button(tr("Show names and numbers …"), Button::Kind::Quiet, u"eye"_s))
    , m_player(new CallPlayer(door)) {
    Theme::current().holdSize(this, 456, 0);
    m_reveal->setObjectName(u"reveal"_s);
    m_card->addTrailing(m_reveal);
    m_view->setReadOnly(true);
    m_view->setModel(&m_lines);
    m_card->body()->addWidget(m_nothing, 1);
    m_card->body()->addWidget(m_view, 1);
    m_card->body()->addWidget(m_player);
    auto *whole = column(0);
    whole->addWidget(m_card);
    setLayout(whole);
    m_view->hide();
    m_reveal->hide();
    connect(m_view, &TranscriptView::soundWanted, this, [this](qint64 at, qint64) { play(at); });
    connect(m_player, &CallPlayer::failed, this, &CallTranscript::failed);
    connect(m_reveal, &QPushButton::clicked, this, &CallTranscript::reveal);
}

void CallTranscript::setMayReveal(bool mayReveal) {
    m_reveal->setVisible(mayReveal);
}

void CallTranscript::show(const QString &callId, qint64 at) {
    if (callId == m_call) {
        m_view->goTo(at);
        return;
    }
    m_call = callId;
    m_player->forget();
    m_lines.clear();
    m_reveal->setEnabled(true);
    load(at);
}

void CallTranscript::load(qint64 at) {
    m_door.call(u"transcripts.get"_s, {{u"id"_s, m_call}}, this, [this, at, id = m_call](const Expected<QJsonValue> &reply) {
        if (id != m_call)
            return;
        if (!reply)
            Q_EMIT failed(reply.error());
        m_lines.setDialogue(objectOf(reply)["lines"_L1].toArray());
        m_view->setVisible(m_lines.rowCount() > 0);
        m_nothing->setVisible(m_lines.rowCount() == 0);
        if (at > 0)
            m_view->goTo(at);
    });
}

void CallTranscript::reveal() {
    auto *dialog = new VerbDialog(tr("Show names and numbers?"), tr("Who saw them, when and why is written to the audit trail."), tr("Show"),
                                  Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->askReason(tr("Purpose"), {tr("Handling the ticket"), tr("Quality check"), tr("Complaint")});
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = m_call] {
        callConfirmed(m_door, u"transcripts.reveal"_s, {{u"id"_s, id}, {u"purpose"_s, dialog->reason()}}, this, [this, id](const Expected<QJsonValue> &reply) {
            if (!reply)
                Q_EMIT failed(reply.error());
            else if (id == m_call)
                m_lines.setDialogue(objectOf(reply)["lines"_L1].toArray());
            m_reveal->setEnabled(!reply || id != m_call);
        });
    });
    dialog->open();
}

void CallTranscript::play(qint64 at) {
    if (!m_call.isEmpty())
        m_player->play(m_call, at);
}

} // namespace lianxin
