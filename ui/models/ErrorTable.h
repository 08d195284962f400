// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lianxin {

//! An error as the engine may say it, %1 … %9 standing for what only it knows. Without a code: a phrase that stands for
//! such a place.
struct ErrorTemplate {
    const char *code;
    const char *message;
    const char *remedy;
};

//! All of the sources, collected by docs/errors.py.
extern const ErrorTemplate errorTemplates[];
extern const int errorTemplateCount;

//! What the operating system and the libraries say, and values of the engine that stand in its sentences.
extern const ErrorTemplate foreignPhrases[];
extern const int foreignPhraseCount;

//! A parameter, and what it is called on the pages.
struct ErrorField {
    const char *name;
    const char *words;
};
extern const ErrorField errorFields[];
extern const int errorFieldCount;

} // namespace lianxin
