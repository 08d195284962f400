// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
//! \brief Marks what the two shared libraries (liblianxin, liblianxin-client) show to the programs in app/ and
//! to ui/. Everything else stays hidden.
#define LIANXIN_EXPORT __attribute__((visibility("default")))
