// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Tokens.h"
#include <cmath>

namespace lianxin {

const Tokens &Tokens::light() {
#define LIANXIN_TOKEN_LIGHT(name, light, dark) QColor(static_cast<QRgb>(0xFF000000u | light)),
    static const Tokens tokens{LIANXIN_TOKENS(LIANXIN_TOKEN_LIGHT)};
#undef LIANXIN_TOKEN_LIGHT
    return tokens;
}

const Tokens &Tokens::dark() {
#define LIANXIN_TOKEN_DARK(name, light, dark) QColor(static_cast<QRgb>(0xFF000000u | dark)),
    static const Tokens tokens{LIANXIN_TOKENS(LIANXIN_TOKEN_DARK)};
#undef LIANXIN_TOKEN_DARK
    return tokens;
}

QColor Tokens::ink(Tone tone) const {
    switch (tone) {
    case Tone::Accent:
        return accentText;
    case Tone::Good:
        return good;
    case Tone::Warn:
        return warn;
    case Tone::Bad:
        return bad;
    case Tone::Mute:
        break;
    }
    return text2;
}

QColor Tokens::soft(Tone tone) const {
    switch (tone) {
    case Tone::Accent:
        return accentSoft;
    case Tone::Good:
        return goodSoft;
    case Tone::Warn:
        return warnSoft;
    case Tone::Bad:
        return badSoft;
    case Tone::Mute:
        break;
    }
    return muteSoft;
}

QColor Tokens::edge(Tone tone) const {
    switch (tone) {
    case Tone::Accent:
        return accentLine;
    case Tone::Good:
        return goodLine;
    case Tone::Warn:
        return warnLine;
    case Tone::Bad:
        return badLine;
    case Tone::Mute:
        break;
    }
    return muteLine;
}

QColor Tokens::mark(Tone tone) const {
    switch (tone) {
    case Tone::Accent:
        return accent;
    case Tone::Good:
        return good;
    case Tone::Warn:
        return warnMark;
    case Tone::Bad:
        return bad;
    case Tone::Mute:
        break;
    }
    return s3;
}

double contrastRatio(const QColor &a, const QColor &b) {
    const auto luminance = [](const QColor &c) {
        const auto linear = [](double v) {
            return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace lianxin
