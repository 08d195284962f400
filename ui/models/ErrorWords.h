// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Error.h"

namespace lianxin {

//! The same failure with message and remedy in the reader's language; what names details stays as the engine wrote it,
//! unless it is a phrase or a state that has words of its own. What is not known here stays as it came.
Error inReadersWords(const Error &error);
//! A sentence or phrase that came without a code.
QString inReadersWords(const QString &sentence);
//! What an error's code means where nothing else of it is kept: a sentence in the reader's language, or the code.
QString codeInWords(const QString &code);
//! Message and remedy as one text, in the reader's language.
QString sentenceOf(const Error &error);

} // namespace lianxin
