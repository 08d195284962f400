// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/TapStream.h"
#include "platform/base/Id.h"
#include "talk/bot/BotCall.h"
#include "talk/speech/Recogniser.h"
#include "talk/speech/VoiceActivity.h"
#include <QPointer>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace lianxin {

class Telephony;

//! \brief Listens to the citizens' legs for the bots: voice activity and recognised words, told by the signals of each
//! BotCall. Main thread; the detecting is done by a thread of its own, every 20 ms, for all calls together.
//!
//! A recogniser that fails, is missing, or falls behind ends nothing: the call is told that nobody listens (keys go on), and
//! the recogniser is asked again after a pause that doubles up to a minute.
class CallHearing : public QObject {
    Q_OBJECT
public:
    CallHearing(Telephony &telephony, Recogniser &recogniser, QObject *parent = nullptr);
    ~CallHearing() override;

    //! From now on, until rest() or the end of the call; a call that is listened to already goes on.
    void listen(const Id &callId, BotCall &call);
    void rest(const Id &callId);
    int listening() const { return int(m_calls.size()); }

    static constexpr int kFirstPauseMs = 1'000; //!< before a recogniser that failed is asked again
    static constexpr int kLongestPauseMs = 60'000;
    static constexpr int kFarBehindMs = 8'000; //!< such words are no answers any more

private:
    struct Ear; // of the listening thread
    struct Heard {
        qint64 atMs;
        bool voice;
        PcmFrame samples;
    };
    using Batch = std::vector<std::pair<std::shared_ptr<Ear>, std::vector<Heard>>>;
    struct Listened {
        std::shared_ptr<Ear> ear;
        QPointer<BotCall> call;
        std::unique_ptr<RecogniserSession> session; //!< none: nobody listens at the moment
    };
    void run();
    void onHeard(const Batch &batch);
    void open(const Id &callId);
    void lose(const Id &callId, const Error &why);

    Telephony &m_telephony;
    Recogniser &m_recogniser;
    std::map<Id, Listened> m_calls;
    int m_pauseMs = kFirstPauseMs;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::shared_ptr<Ear>> m_ears;
    bool m_stop = false;
    std::thread m_thread; // last: it uses all of these
};

} // namespace lianxin
