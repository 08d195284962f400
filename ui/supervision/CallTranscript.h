// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/TranscriptModel.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

class CallPlayer;
class TranscriptView;

//! \brief A drawer with what was said in a past call; a click on a line plays that second of the recording, once a purpose was
//! given. Names and numbers are masked until somebody who may says what they need them for.
class CallTranscript final : public QFrame {
    Q_OBJECT
public:
    explicit CallTranscript(Door &door, QWidget *parent = nullptr);
    //! \a mayReveal: the reader has the permission.
    void setMayReveal(bool mayReveal);
    //! \a at: UTC ms of the line to go to; 0: the first.
    void show(const QString &callId, qint64 at = 0);
    void play(qint64 at);
    const QString &callId() const { return m_call; }

Q_SIGNALS:
    void failed(const lianxin::Error &error);

private:
    void load(qint64 at);
    void reveal();

    Door &m_door;
    QString m_call;
    Card *m_card;
    TranscriptModel m_lines;
    TranscriptView *m_view;
    EmptyState *m_nothing;
    Button *m_reveal;
    CallPlayer *m_player;
};

} // namespace lianxin
