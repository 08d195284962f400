// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Id.h"
#include "talk/speech/Pcm.h"
#include "talk/speech/Recogniser.h"
#include <QChar>
#include <QObject>

namespace lianxin {

//! \brief Port: the telephone call as the bot sees it; the engine implements it over telephony. Main thread.
class LIANXIN_EXPORT BotCall : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual Id callId() const = 0;
    //! Plays \a pcm to the far end, after whatever is still playing. Returns a token > 0, growing, for
    //! playFinished(). On a call that has ended: 0, and no signal.
    virtual int play(PcmPtr pcm) = 0;
    //! Silence at once; everything queued is dropped. playFinished(complete = false) follows for each.
    virtual void stopPlaying() = 0;
    //! Changes the loudness of what is played within 40 ms, by \a gainDb (0: as it is), until told otherwise.
    virtual void setLoudness(double gainDb) = 0;
    //! Ends the call in an orderly way; ended() follows.
    virtual void hangUp() = 0;

Q_SIGNALS:
    //! \a playedMs is how much of it was heard.
    void playFinished(int token, bool complete, qint64 playedMs);
    //! A key of the far end, RFC 4733 or in band, once per press: 0–9 * # A–D.
    void keyPressed(QChar key);
    //! 20 ms of what the far end says, only where somebody listens: from \a atMs of the media's clock, with or without a
    //! \a voice; the recogniser has heard everything before \a recognisedToMs.
    void soundHeard(qint64 atMs, bool voice, qint64 recognisedToMs);
    //! Words in it; each telling replaces the one before it with the same number.
    void wordsHeard(const lianxin::RecognisedSegment &segment);
    //! Nobody listens any more, or not for some time.
    void hearingLost();
    //! The call is over, whoever ended it. Nothing follows.
    void ended();
};

} // namespace lianxin
