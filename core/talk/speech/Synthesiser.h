// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "talk/speech/Pcm.h"
#include <QList>
#include <QObject>
#include <functional>

namespace lianxin {

//! \brief Something to be said.
struct Utterance {
    QString text;          //!< as it is to be read aloud: numbers already in words (language/Spoken…)
    QString voice = {};    //!< empty = the synthesiser's own
    int rate = 100;        //!< per cent of normal speed, 50–200
    bool personal = false; //!< holds personal data: never written to a disk
};

//! \brief A voice that a synthesiser has.
struct SpeechVoice {
    QString id;       //!< as Utterance::voice
    QString title;    //!< for people, Chinese
    QString language; //!< cmn, yue
    bool operator==(const SpeechVoice &) const = default;
};

//! \brief Port: text to speech. Main thread; results come later on the same thread, never from inside the
//! call, and in any order. Errors: speech.* of the implementation, workers.*.
class LIANXIN_EXPORT Synthesiser : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Expected<PcmPtr>)>;
    using QObject::QObject;

    virtual void synthesise(const Utterance &utterance, Done done) = 0;
    //! Whatever changes the sound of the same text: engine, version, voice, lexicon. Part of a prompt's cache
    //! key.
    virtual QString version() const = 0;
    //! "espeak-ng": for engine.status.
    virtual QString engineName() const = 0;
    virtual bool isHealthy() const = 0;
    //! The first is the one that an utterance without a voice is said with. Empty: it has only that one.
    virtual QList<SpeechVoice> voices() const { return {}; }
};

} // namespace lianxin
