// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QTemporaryDir>

namespace lianxin {

class RecordingPlayer;

//! \brief Plays the recording of a call from a second on. Asks once a ticket for the purpose, which goes into the audit
//! trail; shows how far it is, and stops. Hidden while nothing plays.
class CallPlayer final : public QFrame {
    Q_OBJECT
public:
    explicit CallPlayer(Door &door, QWidget *parent = nullptr);
    //! \a at: UTC ms, a moment within the call; 0 plays from the beginning. \a offsetMs, unless negative: milliseconds into
    //! the recording, to the exact word; goes before \a at.
    void play(const QString &callId, qint64 at, qint64 offsetMs = -1);
    //! Another ticket: the purpose is asked anew.
    void forget();

Q_SIGNALS:
    void failed(const lianxin::Error &error);
    //! This recording is fetched, to be played from this millisecond on.
    void found(const QString &recordingId, qint64 fromMs);

private:
    void find(const QString &callId, qint64 at, qint64 offsetMs);
    void fetch(const QJsonObject &recording, qint64 from);

    Door &m_door;
    QLabel *m_words;
    Button *m_stop;
    QTemporaryDir m_folder;
    QString m_purpose;
    RecordingPlayer *m_player;
};

} // namespace lianxin
