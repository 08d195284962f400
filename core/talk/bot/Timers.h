// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QHash>
#include <QObject>
#include <functional>

namespace lianxin {

//! \brief Port: waits of a conversation, in real milliseconds (a conversation is never compressed). Main
//! thread.
class LIANXIN_EXPORT Timers {
public:
    virtual ~Timers() = default;
    //! Calls \a action once after \a ms. Returns a token > 0 for cancel().
    virtual int after(qint64 ms, std::function<void()> action) = 0;
    virtual void cancel(int token) = 0;
};

//! \brief On Qt's event loop.
class LIANXIN_EXPORT QtTimers final : public Timers {
public:
    QtTimers();
    ~QtTimers() override;
    int after(qint64 ms, std::function<void()> action) override;
    void cancel(int token) override;

private:
    QObject m_context;
    QHash<int, QObject *> m_running;
    int m_next = 1;
};

} // namespace lianxin
