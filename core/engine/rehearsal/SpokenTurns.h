// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Wav.h"
#include <QJsonObject>
#include <optional>
#include <vector>

namespace lianxin {

//! \brief A sentence of a simulated citizen, on the clock of their wave.
struct SaidSentence {
    qint64 fromMs = 0; //!< when it was begun; silence may come first
    qint64 lengthMs = 0;
};

//! \brief What the citizen's own ear heard around one sentence, in milliseconds.
struct TurnMeasure {
    std::optional<int> reply;   //!< from the last sound of the sentence to the first of the answer
    std::optional<int> ducked;  //!< from its first sound to 18 dB less of the prompt, for good
    std::optional<int> stopped; //!< from its first sound to the prompt's last
};

//! Measures turns on a wave of CitizenWave (left: said, right: heard), in frames of 10 ms. A sentence that began while the
//! other side was speaking gives `ducked` and `stopped`: the last frame of the prompt that is louder than 18 dB below the
//! prompt's level before, and the last one that can be heard at all, until 300 ms after the sentence. A reply is not looked for
//! when the next sentence began before it.
std::vector<TurnMeasure> measureTurns(const WavSound &wave, const std::vector<SaidSentence> &said);

//! \brief Values of one kind.
class Spread {
public:
    void add(int value) { m_values.push_back(value); }
    void add(std::optional<int> value) {
        if (value)
            add(*value);
    }
    std::size_t count() const { return m_values.size(); }
    //! The least value that a share of \a share is not above (nearest rank); 0 without values.
    int at(double share) const;
    //! {"count","p50","p95","most"}
    QJsonObject toJson() const;

private:
    std::vector<int> m_values;
};

} // namespace lianxin
