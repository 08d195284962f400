// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/audio/Microphone.h"
#include "ui/models/Door.h"
#include "ui/widgets/Parts.h"
#include <QElapsedTimer>

class QShortcut;

namespace lianxin {

//! \brief A sentence of a citizen, spoken: F9 or the button begins and ends it, holding the button (or Space on it) lasts as long as it
//! is held, silence after words ends it by itself, Escape throws it away. The engine says what bots hear in it. This is the line that
//! tells how it goes; the button stands where words are entered.
class TrialVoice final : public QWidget {
    Q_OBJECT
public:
    //! \a microphone becomes a part of this.
    TrialVoice(Door &door, Microphone *microphone, QWidget *parent = nullptr);
    //! For a place outside of this; lives and is enabled with it.
    Button *button() const { return m_speak; }
    //! Throws away what is being said or heard, and forgets what was.
    void cancel();
    //! Shown while the sentence that begins now is being said.
    void remark(const QString &words) { m_remark = words; }

Q_SIGNALS:
    //! A sentence begins: be quiet.
    void began();
    //! Its words, and how sure they are, 0 … 1.
    void heard(const QString &words, double confidence);
    void failed(const lianxin::Error &error);

protected:
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class State { Idle, Speaking, Hearing };
    void setState(State state);
    void toggle();
    void showTime();
    void send(const std::vector<std::int16_t> &samples);
    void take(const QJsonObject &heard);
    void warn(const QString &words);

    Door &m_door;
    Microphone *m_microphone;
    Button *m_speak;
    LevelMeter *m_level;
    QLabel *m_words;
    Chip *m_demo;
    QShortcut *m_escape;
    QElapsedTimer m_since; //!< the sentence began
    QElapsedTimer m_held;  //!< invalid: not begun by the press that goes on
    QString m_remark;
    State m_state = State::Idle;
    int m_asked = 0;
};

} // namespace lianxin
