// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <cstdint>
#include <span>
#include <vector>

namespace lianxin {

//! The announcement in a sound of 8 kHz: the longest stretch between the signals of the network, without the silence around;
//! the whole sound where there is nothing but signals. At most 20 s.
LIANXIN_EXPORT std::span<const std::int16_t> announcementIn(std::span<const std::int16_t> samples);

//! The first channel of a .wav file of 8 kHz. Errors: wav.*, progress.sample_rate.
LIANXIN_EXPORT Expected<std::vector<std::int16_t>> firstChannelOf(const QByteArray &wav);

//! A-law and back: what examples are kept as.
LIANXIN_EXPORT QByteArray alawOf(std::span<const std::int16_t> samples);
LIANXIN_EXPORT std::vector<std::int16_t> linearOf(const QByteArray &alaw);

} // namespace lianxin
