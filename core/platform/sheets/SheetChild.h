// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lianxin {

//! \brief What `lianxin-worker sheet` does: takes a request on standard input, then "read N" lines, and writes the
//! rows to standard output (SheetWire.h). Limits its own memory, processor time and rights before it opens the file.
int runSheetChild();

} // namespace lianxin
