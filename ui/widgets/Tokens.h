// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Tone.h"
#include <QColor>
#include <QStringView>

// Every colour of the console: name, light, dark. The contrast test walks the pairs that are used together.
#define LIANXIN_TOKENS(X)                                                                                    \
    X(page, 0xF5F6F8, 0x14171B)                                                                              \
    X(surface, 0xFFFFFF, 0x1C2026)                                                                           \
    X(sunken, 0xF9FAFB, 0x20252C)                                                                            \
    X(hover, 0xF1F4F9, 0x262C34)                                                                             \
    X(line, 0xE3E6EB, 0x2C323A)                                                                              \
    X(control, 0x848D9B, 0x6B7683)                                                                           \
    X(text, 0x1B1F24, 0xE8EAED)                                                                              \
    X(text2, 0x5A6472, 0x9AA4B2)                                                                             \
    X(hint, 0x677180, 0x909BA9)                                                                              \
    X(accent, 0x2563EB, 0x5B8DEF)                                                                            \
    X(accentFill, 0x2563EB, 0x5B8DEF)                                                                        \
    X(onAccent, 0xFFFFFF, 0x0E1319)                                                                          \
    X(accentText, 0x1D4ED8, 0x8DB0F6)                                                                        \
    X(accentSoft, 0xEAF1FE, 0x1E2A42)                                                                        \
    X(accentLine, 0xB9CFFA, 0x34507F)                                                                        \
    X(good, 0x12773A, 0x56C48C)                                                                              \
    X(goodSoft, 0xE8F5EC, 0x17302A)                                                                          \
    X(goodLine, 0xB5DEC3, 0x2A5545)                                                                          \
    X(warn, 0x925000, 0xE3A94F)                                                                              \
    X(warnMark, 0xC77700, 0xE3A94F)                                                                          \
    X(warnSoft, 0xFDF3E1, 0x342915)                                                                          \
    X(warnLine, 0xEFD3A0, 0x5E4A22)                                                                          \
    X(bad, 0xBE2430, 0xF37B80)                                                                               \
    X(badSoft, 0xFDEDEE, 0x3B2024)                                                                           \
    X(badLine, 0xF1BFC3, 0x6B353B)                                                                           \
    X(onBad, 0xFFFFFF, 0x14171B)                                                                             \
    X(muteSoft, 0xEEF0F3, 0x282E36)                                                                          \
    X(muteLine, 0xD5DAE1, 0x3A424C)                                                                          \
    X(s1, 0x2563EB, 0x5B8DEF)                                                                                \
    X(s2, 0xC77700, 0xD0963E)                                                                                \
    X(s3, 0x828D9C, 0x7F8B9A)                                                                                \
    X(s4, 0xB9C1CC, 0x525C69)                                                                                \
    X(s5, 0x5A6472, 0x9AA4B2)

namespace lianxin {

//! \brief The palette of one mode. s1…s5 are the series of charts.
struct Tokens {
#define LIANXIN_TOKEN_MEMBER(name, light, dark) QColor name;
    LIANXIN_TOKENS(LIANXIN_TOKEN_MEMBER)
#undef LIANXIN_TOKEN_MEMBER

    static const Tokens &light();
    static const Tokens &dark();

    //! Text and icons of that tone on surface, or on its own soft fill.
    QColor ink(Tone tone) const;
    QColor soft(Tone tone) const;
    QColor edge(Tone tone) const;
    //! The strong fill of that tone: dots, bars.
    QColor mark(Tone tone) const;
    //! Calls \a visit with every name and colour.
    template <class Visit>
    void each(Visit visit) const {
#define LIANXIN_TOKEN_VISIT(name, light, dark) visit(#name, name);
        LIANXIN_TOKENS(LIANXIN_TOKEN_VISIT)
#undef LIANXIN_TOKEN_VISIT
    }
};

//! WCAG 2.1 contrast ratio of two opaque colours, 1…21.
double contrastRatio(const QColor &a, const QColor &b);

} // namespace lianxin
