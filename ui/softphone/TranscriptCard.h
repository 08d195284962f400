// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/SeatDesk.h"
#include "ui/widgets/Basics.h"
#include <QTemporaryDir>

namespace lianxin {

class Button;
class RecordingPlayer;
class TranscriptMarks;
class TranscriptView;

//! \brief The transcript of the seat's call: how well it is heard at the moment, the lines, the sound of one of them, mood and
//! key facts. A click on a line plays that second of the recording, also while the call goes on.
class TranscriptCard final : public QFrame {
    Q_OBJECT
public:
    TranscriptCard(SeatDesk &desk, EngineWatch &engine, QWidget *parent = nullptr);
    TranscriptView *view() const { return m_view; }
    //! Plays what was said at \a at of this call; shows the line.
    void play(qint64 at, qint64 lengthMs);

Q_SIGNALS:
    void failed(const lianxin::Error &error);

private:
    void fill();
    void fetch(const QJsonObject &offer);

    SeatDesk &m_desk;
    EngineWatch &m_engine;
    Chip *m_hears;
    Chip *m_demo;
    TranscriptView *m_view;
    TranscriptMarks *m_marks;
    QFrame *m_playing;
    QLabel *m_where;
    RecordingPlayer *m_player;
    QTemporaryDir m_folder;
    int m_clips = 0; //!< asked for so far; only the last one is played
};

} // namespace lianxin
