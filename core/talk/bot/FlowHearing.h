// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Method.h"
#include "talk/speech/Recogniser.h"

namespace lianxin {

//! \brief Hears what somebody says to a flow that is tried out: by the recogniser of calls, as a telephone would bring it (8 kHz,
//! A-law). Nothing of it is kept or logged. Main thread.
class LIANXIN_EXPORT FlowHearing final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Expected<QJsonObject>)>;
    //! \a recogniser: null where none is configured; outlives this. \a isShort: hearing is short of processor time, so that citizens
    //! go first; may be empty.
    FlowHearing(Recogniser *recogniser, std::function<bool()> isShort, QObject *parent = nullptr);

    //! \a sound: mono, s16le, \a rate 8,000 or 16,000 samples a second, kLeastMs … kMostMs long. \a done is called once, unless this
    //! is gone: {text, confidence, soundMs, tookMs, demo}; text is empty where no words were heard. The confidence is what bots
    //! reckon with. Errors: flow.bad_sound (Usage), flow.no_recogniser (NotFound), flow.hearing_busy (Conflict),
    //! flow.hearing_late (Unreachable), speech.*, workers.*.
    void hear(const QByteArray &sound, int rate, Done done);

    static constexpr int kLeastMs = 100;
    static constexpr int kMostMs = 16'000;
    static constexpr int kMostAtOnce = 2;
    static constexpr int kDeadlineMs = 12'000; //!< before a client gives up waiting for an answer

private:
    struct Trial;
    void end(const std::shared_ptr<Trial> &trial, Expected<QJsonObject> result);

    Recogniser *m_recogniser;
    std::function<bool()> m_isShort;
    int m_running = 0;
};

//! flows.hear. \a hearing outlives the calls of the registry's methods.
LIANXIN_EXPORT void registerFlowHearing(Registry &registry, FlowHearing &hearing);

} // namespace lianxin
