// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/LineEars.h"
#include "platform/base/Id.h"
#include <QObject>
#include <QTimer>
#include <QThreadPool>
#include <map>

namespace lianxin {

class Announcements;
class Recordings;
class Telephony;
struct SipCause;
struct NumberVerdict;

//! \brief Listens to the citizens' legs of outbound calls: to what the network says before the answer, and to who answers.
//! Main thread; the listening itself is done by one thread of LineEars.
class LineHearing : public QObject {
    Q_OBJECT
public:
    LineHearing(Telephony &telephony, Announcements &announcements, Recordings &recordings, QObject *parent = nullptr);
    ~LineHearing() override;

    //! From now on; a call that is listened to already goes on.
    void listen(const Id &callId);
    void answered(const Id &callId);
    //! Nothing more of this call is wanted; what was heard stays for judge().
    void rest(const Id &callId);
    //! What was heard up to now; nothing when nobody listened.
    std::optional<ProgressEvidence> heard(const Id &callId);
    //! The call is over: cause and sound together, with the kept sound on its way to the disk. \a person as judgeNumber().
    NumberVerdict judge(const Id &callId, const SipCause &cause, bool answered, bool person);
    //! May a call be given up because of what was announced?
    bool mayEndEarly() const;

Q_SIGNALS:
    //! More is understood than before.
    void understood(const lianxin::Id &callId);

private:
    struct Line {
        std::shared_ptr<LineEar> ear;
        int version = 0; //!< of the announcements it was given
    };
    void keep(const Id &callId, const ProgressEvidence &heard, LineSound sound, NumberVerdict &verdict);

    Telephony &m_telephony;
    Announcements &m_announcements;
    Recordings &m_recordings;
    std::map<Id, Line> m_lines;
    QThreadPool m_sealing; //!< waits for its threads before the rest goes
    LineEars m_ears; // last: its thread tells us
    QTimer m_housekeeping; //!< erases what was kept longer than it should be
};

} // namespace lianxin
