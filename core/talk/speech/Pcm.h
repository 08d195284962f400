// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>
#include <memory>
#include <vector>

namespace lianxin {

//! Linear 16-bit mono sound at 8,000 samples a second: what prompts are made of and the telephone carries.
using Pcm = std::vector<qint16>;
//! Prompts are shared between cache, bot and player; nobody changes one.
using PcmPtr = std::shared_ptr<const Pcm>;

constexpr int pcmRate = 8000;

inline qint64 durationMs(const Pcm &pcm) {
    return qint64(pcm.size()) * 1000 / pcmRate;
}

} // namespace lianxin
