// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/TapStream.h"
#include "call/telephony/TelephonyTypes.h"
#include "platform/base/Id.h"
#include "talk/bot/BotCall.h"
#include "talk/speech/Recogniser.h"
#include "talk/speech/HearingLoad.h"
#include "talk/speech/VoiceActivity.h"
#include <QElapsedTimer>
#include <QPointer>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace lianxin {

class Clock;
class Telephony;

//! \brief Words of one leg, by the clock of conversations.
struct LegWords {
    QString utterance; //!< of the segment; no two of a call are alike, whatever dies in between
    RecognisedSegment segment;
    qint64 zeroAt = 0; //!< UTC ms of the media clock's 0
    bool final = false;
};

//! \brief Listens to legs: to citizens for the bots (voice activity and recognised words, told by the signals of each
//! BotCall), to citizens and seats for the transcript (words, told by said()). Main thread; the detecting is done by a thread
//! of its own, every 20 ms, for all calls together.
//!
//! A recogniser that fails, is missing, or falls behind ends nothing: the call is told that nobody listens (keys go on), and
//! the recogniser is asked again after a pause that doubles up to a minute. An engine that is short of processor time lets new
//! calls of bots go by keys alone; those that are listened to go on.
class CallHearing : public QObject {
    Q_OBJECT
public:
    CallHearing(Telephony &telephony, Recogniser &recogniser, const Clock &clock, QObject *parent = nullptr);
    ~CallHearing() override;

    //! From now on, until rest() or the end of the call; a call that is listened to already goes on.
    void listen(const Id &callId, BotCall &call);
    //! What one side says is told by said() from now on, until rest(); a leg that is transcribed already begins anew.
    void transcribe(const Id &callId, CallSide side);
    //! Of a leg that was transcribed, what was said until now is still told.
    void rest(const Id &callId, CallSide side = CallSide::Citizen);
    int listening() const { return int(m_legs.size()); }
    //! Words would come too late for a talk (HearingLoad): calls that begin are answered by keys until it is better.
    bool isShort() { return m_load.isShort(m_time.elapsed()); }
    //! How late the sound of the last seconds was heard, in the middle.
    int lateMs() { return m_load.lateMs(m_time.elapsed()); }

    static constexpr int kFirstPauseMs = 1'000; //!< before a recogniser that failed is asked again
    static constexpr int kLongestPauseMs = 60'000;
    static constexpr int kFarBehindMs = 8'000; //!< such words are no answers any more
    static constexpr int kLastWordsMs = 6'000; //!< that a leg which rests is still waited for

Q_SIGNALS:
    //! Each telling replaces the one before it with the same utterance; the final one comes once.
    void said(const lianxin::Id &callId, lianxin::CallSide side, const lianxin::LegWords &words);
    //! Nobody listens to that leg for some time: utterances without a final one will have none.
    void deaf(const lianxin::Id &callId, lianxin::CallSide side);

private:
    using Leg = std::pair<Id, CallSide>;
    struct Ear; // of the listening thread
    struct Heard {
        qint64 atMs;
        bool voice;
        PcmFrame samples;
    };
    using Batch = std::vector<std::pair<std::shared_ptr<Ear>, std::vector<Heard>>>;
    struct Listened {
        std::shared_ptr<Ear> ear;
        QPointer<BotCall> call;                     //!< none: for the transcript
        std::unique_ptr<RecogniserSession> session; //!< none: nobody listens at the moment
        quint64 number = 0;                         //!< of the session
        qint64 zeroAt = 0;                          //!< as in LegWords; 0: not known yet
        std::optional<qint64> zero;                 //!< the same on our own clock, which nobody sets
    };
    void run();
    bool begin(const Leg &leg, BotCall *call);
    void onHeard(const Batch &batch);
    void watchLoad();
    void open(const Leg &leg);
    void lose(const Leg &leg, const Error &why);
    void tell(const Leg &leg, quint64 number, const RecognisedSegment &segment, bool final);

    Telephony &m_telephony;
    Recogniser &m_recogniser;
    const Clock &m_clock;
    std::map<Leg, Listened> m_legs;
    struct Ending {
        Leg leg;
        qint64 zeroAt;
        std::unique_ptr<RecogniserSession> session;
    };
    std::map<quint64, Ending> m_endings; //!< sessions that have heard everything, by their number
    quint64 m_sessions = 0;
    int m_pauseMs = kFirstPauseMs;
    QElapsedTimer m_time;
    HearingLoad m_load;
    bool m_toldShort = false; //!< in the log
    QElapsedTimer m_sinceLoss; //!< the first of those that began this pause; invalid while words come

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::shared_ptr<Ear>> m_ears;
    bool m_stop = false;
    std::thread m_thread; // last: it uses all of these
};

} // namespace lianxin
