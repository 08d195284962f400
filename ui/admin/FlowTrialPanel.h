// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include <QLineEdit>
#include <QTemporaryDir>

namespace lianxin {

class Microphone;
class RecordingPlayer;
class ScrollColumn;
class TrialVoice;

//! \brief Plays a flow through without a call: what the bot says, keys to press, words to type or to say as a citizen would,
//! what was understood of them, the answers so far and how it ends. The dialogue is the engine's own.
class FlowTrialPanel final : public QWidget {
    Q_OBJECT
public:
    //! \a microphone: null is the one of the headset that was chosen for calls.
    explicit FlowTrialPanel(Door &door, QWidget *parent = nullptr, Microphone *microphone = nullptr);
    //! Begins anew with this flow: {id, version} or {yaml}; its voice says the prompts.
    void begin(const QJsonObject &flow);
    //! One more input, as flows.try takes it.
    void give(const QJsonObject &input);
    //! Takes the last one back.
    void undo();

private:
    QWidget *makeInputs();
    void ask();
    void show(const QJsonObject &state);
    void addLine(const QJsonObject &line);
    void showState(const QJsonObject &state);
    void speak(const QString &sentence, const QString &bargeIn);
    void beQuiet();
    void askValues();

    Door &m_door;
    QJsonObject m_flow;
    QJsonObject m_values; //!< given by a person
    QJsonObject m_used;   //!< with the examples
    QJsonArray m_inputs;
    ErrorBanner *m_error;
    QVBoxLayout *m_lines;
    ScrollColumn *m_scroll;
    Chip *m_awaits;
    Facts *m_facts;
    QWidget *m_keys;
    QList<Button *> m_keyButtons;
    QLineEdit *m_words;
    Button *m_say;
    TrialVoice *m_voice;
    Button *m_silence;
    Button *m_message;
    Button *m_action;
    Button *m_actionFails;
    Button *m_undo;
    RecordingPlayer *m_player;
    QString m_bargeIn; //!< of the sentence that was played last
    QTemporaryDir m_folder;
    int m_asked = 0;
    int m_spoken = 0;
};

} // namespace lianxin
