// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audio/CallPlayer.h"
#include "platform/base/Literals.h"
#include "ui/audio/RecordingPlayer.h"
#include "ui/models/Format.h"
#include <QFile>

namespace lianxin {

CallPlayer::CallPlayer(Door &door, QWidget *parent)
    : QFrame(parent)
    , m_door(door)
    , m_words(text({}, "small"))
    , m_stop(new Button(tr("Stop listening"), Button::Kind::Outline, u"square"_s))
    , m_player(new RecordingPlayer(this)) {
    setProperty("box", u"accent"_s);
    m_stop->setButtonSize(Button::Size::Small);
    auto *line = row(8);
    setMargins(line, 16, 6, 12, 6);
    line->addWidget(new IconLabel(u"audio-lines"_s, 16, Tone::Accent));
    line->addWidget(m_words, 1);
    line->addWidget(m_stop);
    setLayout(line);
    hide();
    connect(m_stop, &QPushButton::clicked, m_player, &RecordingPlayer::stop);
    connect(m_player, &RecordingPlayer::moved, this, [this](qint64 position) {
        show(); // another one begins where the last was stopped
        m_words->setText(u"%1 / %2"_s.arg(shortTimerText(position), shortTimerText(m_player->duration())));
    });
    connect(m_player, &RecordingPlayer::stopped, this, &QWidget::hide);
    connect(m_player, &RecordingPlayer::failed, this, [this](const Error &error) {
        hide();
        Q_EMIT failed(error);
    });
}

void CallPlayer::forget() {
    m_purpose.clear();
    m_player->stop();
    hide();
}

void CallPlayer::play(const QString &callId, qint64 at, qint64 offsetMs) {
    if (!m_purpose.isEmpty()) {
        find(callId, at, offsetMs);
        return;
    }
    auto *dialog = new VerbDialog(tr("Listen to this call?"),
                                  tr("Who listened, when and why is written to the audit trail."), tr("Listen"),
                                  Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->askReason(tr("Purpose"), {tr("Handling the ticket"), tr("Quality check"), tr("Complaint")});
    connect(dialog, &QDialog::accepted, this, [this, dialog, callId, at, offsetMs] {
        m_purpose = dialog->reason();
        find(callId, at, offsetMs);
    });
    dialog->open();
}

void CallPlayer::find(const QString &callId, qint64 at, qint64 offsetMs) {
    show();
    m_words->setText(tr("being fetched …"));
    m_door.call(u"recordings.list"_s, {{u"callId"_s, callId}, {u"limit"_s, 20}}, this,
                [this, at, offsetMs](const Expected<QJsonValue> &reply) {
                    const QJsonArray items = itemsOf(reply);
                    if (!reply || items.isEmpty()) {
                        hide();
                        Q_EMIT failed(reply ? Error{ErrorKind::NotFound, u"ui.no_recording"_s,
                                                    tr("There is no recording of this call."), {}, {}}
                                            : reply.error());
                        return;
                    }
                    if (offsetMs >= 0) { // counted from where the first one begins; the newest comes first
                        fetch(items.last().toObject(), offsetMs);
                        return;
                    }
                    // A call that was handed over may have several: the one that was running then.
                    QJsonObject chosen = items.at(0).toObject();
                    for (const auto &item : items) {
                        const qint64 begun = item["startedAt"_L1].toInteger();
                        if (begun <= at && begun >= chosen["startedAt"_L1].toInteger())
                            chosen = item.toObject();
                    }
                    fetch(chosen, qMax<qint64>(0, at - chosen["startedAt"_L1].toInteger()));
                });
}

void CallPlayer::fetch(const QJsonObject &recording, qint64 from) {
    const QString id = recording["id"_L1].toString();
    Q_EMIT found(id, from);
    const QString path = m_folder.filePath(id + u".wav"_s);
    if (QFile::exists(path)) {
        m_player->play(path, from);
        return;
    }
    m_door.call(u"recordings.open"_s, {{u"id"_s, id}, {u"purpose"_s, m_purpose}}, this,
                [this, path, from](const Expected<QJsonValue> &reply) {
                    if (!reply) {
                        hide();
                        Q_EMIT failed(reply.error());
                        return;
                    }
                    m_door.download(reply->toObject(), path, this, [this, path, from](const Expected<void> &done) {
                        if (done) {
                            m_player->play(path, from);
                        } else {
                            hide();
                            Q_EMIT failed(done.error());
                        }
                    });
                });
}

} // namespace lianxin
