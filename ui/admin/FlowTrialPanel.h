// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/widgets/ListDetail.h"
#include <QLineEdit>
#include <QTemporaryDir>

namespace lianxin {

class RecordingPlayer;
class ScrollColumn;

//! \brief Plays a flow through without a call: what the bot says, keys to press or words to say as a citizen would, what was
//! understood of them, the answers so far and how it ends. The dialogue is the engine's own.
class FlowTrialPanel final : public QWidget {
    Q_OBJECT
public:
    explicit FlowTrialPanel(Door &door, QWidget *parent = nullptr);
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
    void speak(const QString &sentence);
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
    Button *m_silence;
    Button *m_message;
    Button *m_action;
    Button *m_actionFails;
    Button *m_undo;
    RecordingPlayer *m_player;
    QTemporaryDir m_folder;
    int m_asked = 0;
    int m_spoken = 0;
};

} // namespace lianxin
