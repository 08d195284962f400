// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Jobs.h"
#include <QString>
#include <vector>

namespace lianxin {

class Announcements;

//! \brief Judges attempts anew by the announcements that are known now, one after the other, on a job's thread: reading and
//! listening there, looking up and noting on the main thread, on which \a main and \a announcements live. Gives {"looked",
//! "understood","changed","stayed"}: stayed are those whose order has gone on, so that their outcome can't change any more.
//! What was noted until a cancel stays. Errors: jobs.cancelled, storage.*.
LIANXIN_EXPORT Expected<QJsonValue> rejudge(Announcements &announcements, std::vector<Id> attempts, QObject &main, JobControl &control, const QString &actor);

} // namespace lianxin
