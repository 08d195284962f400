// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QJsonObject>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QWidget>

namespace lianxin {

class RecordingPlayer;

//! \brief With which voice, and how fast, the robot speaks; and how that sounds: the flow's first words, said to one of the
//! people of the list, through this console's loudspeaker. Another click, another choice or leaving stops it at once.
class VoicePicker final : public QWidget {
    Q_OBJECT
public:
    explicit VoicePicker(Door &door, QWidget *parent = nullptr);
    //! Fetches the voices once.
    void load();
    void setVoice(const QString &id, int rate);
    QString voice() const { return m_voice->value(); }
    //! Per cent; 0: the flow's.
    int rate() const;
    //! “普通话，女声 | 85 %”; empty where all is as the flow has it.
    QString words() const;
    //! What is played: flowId, listId, variables as campaigns.audition takes them; without flowId there is nothing to play.
    void setQuestion(const QJsonObject &question);
    void stop();
    bool isPlaying() const { return m_playing; }

Q_SIGNALS:
    void changed();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void listen();
    void showState();

    Door &m_door;
    Choice *m_voice;
    QSpinBox *m_rate;
    Button *m_listen;
    QLabel *m_words;
    ErrorBanner *m_error;
    RecordingPlayer *m_player;
    QTemporaryDir m_folder;
    QJsonObject m_question;
    QString m_wanted; //!< voice that is chosen once the voices are known
    bool m_loaded = false;
    bool m_filling = false;
    bool m_playing = false; //!< asked for, or heard
    int m_turn = 0;         //!< answers to earlier ones come too late
};

} // namespace lianxin
