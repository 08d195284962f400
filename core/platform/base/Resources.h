// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QString>

namespace lianxin {

//! \brief Absolute path of the folder with calendars, flows, samples and prompts (`resources/` of the source tree, or
//! where it was installed). The environment variable LIANXIN_RESOURCES overrides the path compiled in.
//! Any thread.
LIANXIN_EXPORT QString resourceDir();

//! Absolute path of \a relative ("calendar/2026.json") inside resourceDir(); says nothing about its existence.
LIANXIN_EXPORT QString resourcePath(QStringView relative);

} // namespace lianxin
