// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/engine/CallHearing.h"
#include "platform/base/Expected.h"
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <map>

namespace lianxin {

class CallRecords;
class Clock;
class Door;
class Transcripts;

//! \brief The transcript of calls that a seat talks on: has both sides recognised, tells the seat's console each word as it
//! comes (transcript.said, kept nowhere), keeps every final sentence as a line of the call, and marks in lines what matters
//! and what must not be shown. Main thread.
//!
//! While the recogniser is away a line of the system says so, and another one that it is back; the call goes on.
class CallTranscripts : public QObject {
    Q_OBJECT
public:
    //! All outlive it. \a ears none: nothing is recognised, what there is can be read.
    struct Parts {
        const Clock &clock;
        CallRecords &records;
        Transcripts &transcripts;
        Door &door;
        CallHearing *ears = nullptr;
    };
    explicit CallTranscripts(Parts parts, QObject *parent = nullptr);

    //! \a seat talks with the citizen from now on; also after somebody else did.
    void begin(const Id &callId, const QString &seat);
    //! The citizen hears music: what is said at the seat meanwhile is not said to them. Or no more.
    void setHeld(const Id &callId, bool held);
    //! Nobody talks with the citizen any more. Last words still come.
    void pause(const Id &callId);

    //! {"rev", "lines", "live"}: the lines that changed since \a afterRev, and what is being said now; as shown().
    Expected<QJsonObject> read(const Id &callId, qint64 afterRev) const;
    //! {"rev", "lines"} in the clear.
    Expected<QJsonObject> unmasked(const Id &callId) const;
    //! As Transcripts::correct(); consoles are told.
    Expected<QJsonObject> correct(const Id &callId, qint64 seq, const QString &text, const Id &userId);
    //! A line as whoever has no reason to see more may see it: names and numbers masked. With `facts` ([{kind, from, length,
    //! text}], places in the masked text) and, of the citizen, `emotion` (upset, unhappy; none: nothing to say).
    static QJsonObject shown(QJsonObject line, const QStringList &names);

Q_SIGNALS:
    //! A sentence of the call was kept, or put right.
    void sentenceChanged(const lianxin::Id &callId);

private:
    struct Live {
        CallSide side = CallSide::Citizen;
        int revision = 0;
        QString committed; //!< what was told as certain
        QJsonObject line;
    };
    struct Talk {
        QString seat;
        QStringList names;
        bool held = false;
        bool over = false;
        std::map<QString, Live> live; //!< by utterance
        std::map<CallSide, bool> deaf;
    };
    QStringList namesOf(const Id &callId) const;
    void onSaid(const Id &callId, CallSide side, const LegWords &words);
    void onDeaf(const Id &callId, CallSide side);
    void onPartial(const Id &callId, Talk &talk, CallSide side, const LegWords &words);
    void onFinal(const Id &callId, Talk &talk, CallSide side, const LegWords &words);
    void drop(const Id &callId, Talk &talk, const QString &utterance);
    void noteHearing(const Id &callId, Talk &talk);
    void tell(const Id &callId, const Talk &talk, const QJsonObject &line);

    Parts m_parts;
    std::map<Id, Talk> m_talks;
};

} // namespace lianxin
