// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/engine/CallbackCalls.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/routing/Router.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"

namespace lianxin {
namespace {

constexpr int kPriority = 8; // somebody waits for it

} // namespace

CallbackCalls::CallbackCalls(Callbacks &callbacks, Dialler &dialler, Seats &seats, Router &router, const Clock &clock, Settings settings)
    : m_callbacks(callbacks)
    , m_dialler(dialler)
    , m_seats(seats)
    , m_router(router)
    , m_clock(clock)
    , m_settings(settings) {
    m_callbacks.setPlacer(this);
    m_dialler.setSource(OrderSourceKind::Callback, this);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (auto placed = offer(); !placed)
            qCWarning(lcHotline).noquote() << "call-backs:" << placed.error().toString();
    });
}

CallbackCalls::~CallbackCalls() {
    m_callbacks.setPlacer(nullptr);
    m_dialler.setSource(OrderSourceKind::Callback, nullptr);
}

void CallbackCalls::start() { m_timer.start(m_settings.everyMs); }

Expected<int> CallbackCalls::offer() {
    LX_TRY(const auto open, m_callbacks.openBefore(m_clock.now() - m_settings.leastAgeMs, 20));
    if (open.empty())
        return 0;
    // Whoever waits in the queue comes first, and seats that a call-back is on its way to are not free.
    LX_TRY(const int placed, m_callbacks.placedCount());
    const auto queue = m_router.figures();
    int count = 0;
    for (const Callback &callback : open) {
        LX_TRY(const auto seats, m_seats.count(callback.skill));
        if (seats.readyAble - queue.waiting - placed - count <= 0)
            continue;
        const auto order = m_callbacks.call(callback.id, u"engine"_s);
        if (!order && order.error().code != u"routing.callback_taken"_s)
            return order.error();
        count += order.hasValue();
    }
    return count;
}

Expected<Id> CallbackCalls::place(const Callback &callback, const QString &) {
    CallOrder order;
    order.callee.contactId = callback.id;
    order.callee.phoneSealed = callback.phoneSealed;
    order.callee.phoneIndex = callback.phoneIndex;
    order.callee.phoneMasked = callback.phoneMasked;
    order.callee.nameMasked = callback.nameMasked;
    order.source = OrderSourceKind::Callback;
    order.sourceId = callback.id;
    order.handOverSkill = callback.skill;
    order.priority = kPriority;
    return m_dialler.place(std::move(order));
}

SourceGate CallbackCalls::gate(const Id &callbackId) {
    SourceGate gate;
    // The lane of all call-backs has no source of its own; each order is asked about by its id.
    if (callbackId.isEmpty())
        return gate;
    const auto callback = m_callbacks.callback(callbackId);
    if (!callback)
        gate.state = SourceGate::State::Unknown;
    else if (callback->state != u"placed")
        gate.state = SourceGate::State::Ended;
    return gate;
}

void CallbackCalls::attemptEnded(Transaction &t, const CallOrder &order, const Attempt &) { settle(t, order); }
void CallbackCalls::orderEnded(Transaction &t, const CallOrder &order) { settle(t, order); }

void CallbackCalls::settle(Transaction &t, const CallOrder &order) {
    // Waiting: it is tried again. Ambiguous: a person decides first.
    if (order.state != OrderState::Done && order.state != OrderState::Cancelled)
        return;
    const bool reached = order.outcome == Outcome::Answered;
    Callbacks::settle(t, order.sourceId, reached ? u"done"_s : u"failed"_s, order.outcome ? nameOf(*order.outcome) : QString());
}

} // namespace lianxin
