// SPDX-License-Identifier: GPL-3.0-or-later
// Gives the precompiled header a translation unit to be built with.
