// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/sip/SofiaLoop.h"
#include <future>

namespace lianxin::sip {

namespace {

// Sofia makes lazy process-wide things (ports, logs) when the first root is made: one after the other.
std::mutex &creationMutex() {
    static std::mutex mutex;
    return mutex;
}

void silence(void *, char const *, va_list) {}

void initialise() {
    static std::once_flag once;
    std::call_once(once, [] {
        su_init();
        // Sofia's own log holds phone numbers; nothing of it may reach a file.
        su_log_redirect(su_log_default, &silence, nullptr);
        su_log_redirect(su_log_global, &silence, nullptr);
        su_log_set_level(su_log_default, 0);
    });
}

void runPosted(su_root_magic_t *, su_msg_r message, Posted *posted) {
    (void)message;
    (*posted->function)();
}

void dispose(Posted *posted) {
    delete posted->function;
    posted->function = nullptr;
}

} // namespace

SofiaLoop::~SofiaLoop() {
    stop({});
}

bool SofiaLoop::start() {
    initialise();
    std::promise<bool> up;
    auto running = up.get_future();
    m_thread = std::thread([this, &up] {
        {
            const std::lock_guard lock(creationMutex());
            m_root = su_root_create(nullptr);
        }
        if (!m_root) {
            up.set_value(false);
            return;
        }
        su_root_threading(m_root, 0);
        su_task_copy(m_task, su_root_task(m_root));
        up.set_value(true);
        su_root_run(m_root);
        // Who sent the last message may still be about to wake this thread by the socket that goes now.
        { const std::lock_guard sent(m_mutex); }
        // A root is destroyed on its own thread (Sofia asserts it); messages still under way are freed with it.
        su_task_deinit(m_task);
        const std::lock_guard lock(creationMutex());
        su_root_destroy(m_root);
    });
    if (!running.get()) {
        m_thread.join();
        return false;
    }
    const std::lock_guard lock(m_mutex);
    m_accepting = true;
    return true;
}

bool SofiaLoop::send(std::function<void()> function) {
    su_msg_r message = SU_MSG_R_INIT;
    if (su_msg_create(message, m_task, su_task_null, &runPosted, sizeof(Posted)) != 0)
        return false;
    su_msg_deinitializer(message, &dispose);
    su_msg_data(message)->function = new std::function<void()>(std::move(function));
    return su_msg_send(message) == 0;
}

bool SofiaLoop::post(std::function<void()> function) {
    const std::lock_guard lock(m_mutex);
    return m_accepting && send(std::move(function));
}

void SofiaLoop::stop(std::function<void()> last) {
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_accepting = false;
        send([this, last = std::move(last)] {
            if (last)
                last();
            su_root_break(m_root);
        });
    }
    m_thread.join();
    m_root = nullptr;
}

} // namespace lianxin::sip
