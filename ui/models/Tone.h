// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace lianxin {

//! \brief The five meanings that colour may carry in the console. Always together with an icon and a word.
enum class Tone { Mute, Accent, Good, Warn, Bad };

//! \brief A word with its icon (a lucide name) and its tone: how every state is shown, wherever it appears.
struct Word {
    QString text = {};
    QString icon = {};
    Tone tone = Tone::Mute;
};

} // namespace lianxin
