// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Observers.h"
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace lianxin {

//! \brief The ordinary thread that empties the recorders' rings into their sinks.
class RecorderPump {
public:
    //! \a finished is called on the writer thread after a sink's finish().
    explicit RecorderPump(std::function<void(const RecordingPipe &)> finished);
    ~RecorderPump();
    void start();
    //! Writes and finishes all pipes; those still open are finished too.
    void stop();
    void add(std::shared_ptr<RecordingPipe> pipe);

private:
    void run();
    //! True when the pipe has come to its end.
    bool drain(RecordingPipe &pipe, bool last);

    std::function<void(const RecordingPipe &)> m_finished;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::shared_ptr<RecordingPipe>> m_added;
    bool m_stop = false;
    std::vector<std::shared_ptr<RecordingPipe>> m_pipes; //!< writer thread only
    std::vector<StereoSample> m_block;                   //!< writer thread only
    std::thread m_thread;
};

} // namespace lianxin
