// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Error.h"

namespace lianxin {

//! The same failure with message and remedy in the reader's language, where its code is one that people at a console meet;
//! what names details stays as the engine wrote it.
Error inReadersWords(const Error &error);

} // namespace lianxin
