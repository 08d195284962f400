// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "talk/speech/LegSound.h"
#include "talk/speech/Recogniser.h"
#include <QJsonObject>

namespace lianxin {

//! \brief What the engine's side knows of a session: the sound that no final answered, where the worker is in it, and
//! which moment each sample is. One thread.
class RecogniserLeg {
public:
    RecogniserLeg(qint64 id, RecogniserEvents events)
        : id(id)
        , events(std::move(events)) {}

    void push(std::span<const qint16> sound, qint64 startMs) { m_sound.push(sound, startMs); }
    //! Sound that the worker has not been given yet.
    bool hasMore() const { return m_sent < m_sound.end() || (finishing && !m_finishSent); }
    //! Sound that the worker has not answered at all yet.
    qint64 behindMs() const { return (m_sound.end() - m_heard) * 1000 / pcmRate; }
    //! The next piece, of \a most samples at the most: its part of a request, its samples into \a body.
    QJsonObject take(qint64 most, QByteArray &body);
    //! The worker is gone: everything from the last final on has to be given once more.
    void rewind();
    //! \a answer of the worker to a piece; calls the events. \a lost is told when it is another worker than before.
    void handle(const QJsonObject &answer, const Error &lost = {});

    const qint64 id;
    RecogniserEvents events;
    bool finishing = false;
    bool closed = false; //!< no further events

private:
    RecognisedSegment segmentOf(const QJsonObject &event) const;

    LegSound m_sound;
    qint64 m_sent = 0;
    qint64 m_heard = 0; // of which a living worker said so
    bool m_finishSent = false;
    int m_segment = 0;
    QString m_said; // of the latest partial
};

} // namespace lianxin
