// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/softphone/TranscriptCard.h"
#include "ui/audio/RecordingPlayer.h"
#include "ui/models/Format.h"
#include "ui/softphone/TranscriptMarks.h"
#include "ui/softphone/TranscriptView.h"
#include "ui/widgets/Button.h"
#include <QFile>

namespace lianxin {

TranscriptCard::TranscriptCard(SeatDesk &desk, EngineWatch &engine, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_engine(engine)
    , m_hears(new Chip)
    , m_demo(new Chip({tr("Demo recognition model"), u"cpu"_s, Tone::Warn}))
    , m_view(new TranscriptView)
    , m_marks(new TranscriptMarks)
    , m_playing(box("accent"))
    , m_where(text({}, "small"))
    , m_player(new RecordingPlayer(this)) {
    auto *card = new Card(tr("Live transcript"));
    m_hears->setObjectName(u"hears"_s);
    m_demo->setObjectName(u"demoModel"_s);
    card->head()->insertWidget(1, m_hears);
    card->head()->insertWidget(2, m_demo);
    auto *hint = new ElidedLabel(tr("Underlined: key facts. Click a line to hear it"), "small");
    hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    card->head()->addWidget(hint, 1000);
    m_view->setModel(desk.transcript());
    m_marks->setModel(desk.transcript());
    auto *inner = column(0);
    setMargins(inner, 0, 8, 0, 8);
    inner->addWidget(m_view);
    card->body()->addLayout(inner, 1);
    auto *stop = new Button(tr("Stop listening"), Button::Kind::Outline, u"square"_s);
    stop->setButtonSize(Button::Size::Small);
    auto *playing = row(8);
    setMargins(playing, 12, 4, 12, 4);
    playing->addWidget(new IconLabel(u"audio-lines"_s, 16, Tone::Accent));
    playing->addWidget(m_where, 1);
    playing->addWidget(stop);
    m_playing->setLayout(playing);
    m_playing->hide();
    card->body()->addWidget(m_playing);
    card->body()->addWidget(hline());
    card->body()->addWidget(m_marks);
    auto *whole = column(0);
    whole->addWidget(card);
    setLayout(whole);

    connect(m_view, &TranscriptView::soundWanted, this, &TranscriptCard::play);
    connect(m_marks, &TranscriptMarks::placeWanted, m_view, &TranscriptView::goTo);
    connect(stop, &QPushButton::clicked, m_player, &RecordingPlayer::stop);
    connect(m_player, &RecordingPlayer::moved, this, [this](qint64 position) {
        m_playing->show();
        m_where->setText(u"%1 / %2"_s.arg(shortTimerText(position), shortTimerText(m_player->duration())));
    });
    connect(m_player, &RecordingPlayer::stopped, m_playing, &QWidget::hide);
    connect(m_player, &RecordingPlayer::failed, this, &TranscriptCard::failed);
    connect(&desk, &SeatDesk::changed, this, &TranscriptCard::fill);
    connect(&desk, &SeatDesk::wordHeard, this, &TranscriptCard::fill);
    connect(&engine, &EngineWatch::changed, this, &TranscriptCard::fill);
    fill();
}

void TranscriptCard::fill() {
    const QJsonObject hearing = m_engine.status()["hearing"_L1].toObject();
    const bool listens = hearing.contains("ok"_L1);
    m_demo->setVisible(hearing["demo"_L1].toBool());
    m_hears->setVisible(m_engine.isKnown());
    const qint64 delay = m_desk.wordDelayMs();
    if (!listens)
        m_hears->setWord({tr("no recogniser connected"), u"mic-off"_s, Tone::Mute});
    else if (m_desk.isDeaf() || !hearing["ok"_L1].toBool())
        m_hears->setWord({tr("recognition lost, trying again"), u"triangle-alert"_s, Tone::Warn});
    else if (m_desk.view() == SeatDesk::View::WrapUp)
        m_hears->setWord({tr("complete"), u"check"_s, Tone::Good});
    else if (delay < 0)
        m_hears->setWord({tr("listening"), u"audio-lines"_s, Tone::Good});
    else
        m_hears->setWord({tr("live, %1 s behind").arg(static_cast<double>(delay) / 1000, 0, 'f', 1), u"audio-lines"_s, Tone::Good});
}

void TranscriptCard::play(qint64 at, qint64 lengthMs) {
    const int clip = ++m_clips;
    m_desk.door().call(u"transcripts.sound"_s, {{u"id"_s, m_desk.callId()}, {u"at"_s, at}, {u"lengthMs"_s, lengthMs}}, this,
                       [this, clip](const Expected<QJsonValue> &reply) {
                           if (clip != m_clips)
                               return;
                           if (reply)
                               fetch(reply->toObject());
                           else
                               Q_EMIT failed(reply.error());
                       });
}

void TranscriptCard::fetch(const QJsonObject &offer) {
    const int clip = m_clips;
    const QString path = m_folder.filePath(QString::number(clip) + u".wav"_s);
    m_desk.door().download(offer, path, this, [this, clip, path](const Expected<void> &done) {
        if (!done)
            Q_EMIT failed(done.error());
        else if (clip == m_clips)
            m_player->play(path);
        if (clip != m_clips || !done)
            QFile::remove(path);
        else if (clip > 1) // the one before it is heard no more
            QFile::remove(m_folder.filePath(QString::number(clip - 1) + u".wav"_s));
    });
}

} // namespace lianxin
