// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "talk/speech/Pcm.h"
#include <QObject>
#include <functional>
#include <optional>
#include <span>

namespace lianxin {

//! \brief A character or word and when it was heard.
struct RecognisedToken {
    QString text;
    qint64 atMs = 0; //!< media ms, as given to push()
    bool operator==(const RecognisedToken &) const = default;
};

//! \brief How a voice sounds, where the engine tells: ordered by what it asks of the listener.
enum class VoiceMood { Untold, Sad, Angry };

//! \brief What was heard from one pause to the next. While somebody speaks, a segment is told again and again; each
//! telling replaces the one before it with the same number.
struct RecognisedSegment {
    int segment = 0;                         //!< 0, 1, 2 … within a session, without gaps
    QString text;                            //!< all of the segment so far
    qsizetype stableLength = 0;              //!< of the text: what will hardly change any more, UTF-16 units
    qint64 startMs = 0;                      //!< media ms of the first and the last token
    qint64 endMs = 0;                        //!<
    std::optional<double> confidence = {};   //!< 0 … 1, where the engine gives one
    std::vector<RecognisedToken> tokens = {};
    VoiceMood mood = VoiceMood::Untold;      //!< of a final telling
    bool operator==(const RecognisedSegment &) const = default;
};

//! \brief How a session goes on after an error.
enum class RecogniserTrouble {
    Retry, //!< by itself: sound that no final answered is heard once more, so that nothing is lost or said twice
    Fatal, //!< not at all: nothing more comes, push() is without effect
};

//! \brief What a session tells, on the recogniser's thread and never from inside a call of it. A session may be
//! deleted from any of them.
struct RecogniserEvents {
    std::function<void(const RecognisedSegment &)> partial = {};
    std::function<void(const RecognisedSegment &)> final = {}; //!< once for each segment, in order
    std::function<void(RecogniserTrouble, const Error &)> trouble = {};
    std::function<void()> finished = {}; //!< after finish(): every final was told
};

//! \brief One leg that is listened to. Deleting it ends it without further events. The recogniser's thread.
class LIANXIN_EXPORT RecogniserSession {
public:
    RecogniserSession() = default;
    RecogniserSession(const RecogniserSession &) = delete;
    RecogniserSession &operator=(const RecogniserSession &) = delete;
    virtual ~RecogniserSession() = default;

    //! Sound at 8,000 samples a second that begins at \a startMs of the leg's media clock. A gap is heard as silence,
    //! what overlaps with earlier sound is dropped.
    virtual void push(std::span<const qint16> sound, qint64 startMs) = 0;
    //! No more sound comes: what is left is recognised, then `finished`.
    virtual void finish() = 0;
    //! How much of the sound that was pushed has not been worked through yet.
    virtual qint64 behindMs() const = 0;
    //! How much of it, at its end, may still be told otherwise or at all: at least behindMs().
    virtual qint64 untoldMs() const { return behindMs(); }
};

//! \brief What the recogniser listens with.
struct RecogniserModel {
    QString engine;    //!< "sherpa-onnx 1.13.8"
    QString kind;      //!< "transducer", "paraformer", "zipformer2_ctc", "nemo_ctc"
    int rate = 0;      //!< samples a second that the model was made for
    bool demo = false; //!< understands synthetic voices only; must be said wherever it listens
};

//! \brief Port: speech to text, a session for each leg. One thread, which needs an event loop.
class LIANXIN_EXPORT Recogniser : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    //! Never fails: what stands in the way comes as trouble. A session outlives its recogniser harmlessly.
    virtual std::unique_ptr<RecogniserSession> open(RecogniserEvents events) = 0;
    //! Loads the model and says what it is, or why it can't be used.
    virtual void check(std::function<void(Expected<RecogniserModel>)> done) = 0;
    virtual bool isHealthy() const = 0;
};

} // namespace lianxin
