// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/SoundAnalyser.h"
#include <QString>
#include <optional>
#include <vector>

namespace lianxin {

//! \brief Signals of the telephone network (GB/T 3380: 450 Hz; special information tone: ITU-T E.180/Q.35).
enum class ToneKind {
    Dial,               //!< 450 Hz without a pause
    RingBack,           //!< 1 s on, 4 s off
    Busy,               //!< 0.35 s on, 0.35 s off
    Congestion,         //!< 0.7 s on, 0.7 s off
    Vacant,             //!< 空号音: three times 0.1 s on, 0.1 s off, then 0.4 s on, 0.4 s off
    SpecialInformation, //!< 950, 1,400 and 1,800 Hz, a third of a second each
};
LIANXIN_EXPORT QString nameOf(ToneKind kind); //!< "ring_back"

//! \brief A signal that was heard.
struct ToneFinding {
    ToneKind kind = ToneKind::Busy;
    std::int64_t fromMs = 0; //!< in the clock of the media
    std::int64_t toMs = 0;
    float hz = 0;            //!< measured carrier; of the special information tone the first
    int cycles = 0;          //!< how often the cadence was heard
};

//! \brief Finds them by carrier and cadence. Lost packets that were concealed count as what was there before; a
//! carrier may be 50 Hz off, a cadence a fifth. Allocates nothing while it listens.
class LIANXIN_EXPORT ToneRecogniser {
public:
    ToneRecogniser();
    void restart();
    void hear(const SoundStep &step);
    //! In the order in which they became certain, at most 16: the oldest goes when there are more.
    const std::vector<ToneFinding> &findings() const { return m_findings; }
    //! A 450 Hz burst or its cadence is going on.
    bool isInTone() const { return m_tone != 0; }

private:
    struct Run {
        int tone = 0; // 0: none of them; 450, 950, 1400, 1800
        bool first = false; // may have begun before we listened
        std::int64_t fromMs = 0;
        std::int64_t toMs = 0;
        double hz = 0, level = 0;
        int steps = 0;
        std::int64_t length() const { return toMs - fromMs; }
        float meanHz() const { return steps > 0 ? float(hz / steps) : 0; }
        double meanLevel() const { return steps > 0 ? level / steps : -120; }
    };
    static int toneOf(const SoundStep &step);
    void add(Run &run, const SoundStep &step) const;
    void closeRun(std::int64_t atMs);
    const Run *back(std::size_t n) const; //!< the nth run from the end, 0: the one going on
    bool isBurst(std::size_t n, std::int64_t least, std::int64_t most) const;
    bool isPause(std::size_t n, std::int64_t least, std::int64_t most) const;
    void evaluate();
    void evaluateBeats(ToneKind kind, std::int64_t least, std::int64_t most);
    void evaluateSpecialInformation();
    void found(ToneKind kind, std::int64_t fromMs, std::int64_t toMs, float hz);

    int m_tone = 0;
    Run m_run, m_next;
    bool m_begun = false;
    int m_concealedSteps = 0;
    std::array<Run, 16> m_runs{};
    std::size_t m_count = 0; // runs closed since restart()
    std::vector<ToneFinding> m_findings;
};

} // namespace lianxin
