// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engine/rehearsal/Verdict.h"

namespace lianxin {

//! The result for people, in Chinese: what was imported, a line per behaviour, talks, orders, checks, failures.
QString reportText(const RehearsalSetup &setup, const RehearsalVerdict &verdict, double seconds);
//! Writes report.json and report.txt. Errors: rehearsal.folder.
Expected<void> writeReport(const QString &dir, const RehearsalSetup &setup, const RehearsalVerdict &verdict, double seconds);

} // namespace lianxin
