// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QStringList>

namespace lianxin {

//! \brief One line of the difference between two texts.
struct DiffLine {
    enum class Kind { Same, Added, Removed, Skipped };
    Kind kind = Kind::Same;
    QString text; //!< of Skipped: empty
    int count = 1; //!< of Skipped: how many lines are the same
    bool operator==(const DiffLine &) const = default;
};

//! What was added and removed, with \a around unchanged lines about each change; the rest is skipped. No change: empty.
QList<DiffLine> lineDiff(const QString &before, const QString &after, int around = 3);

} // namespace lianxin
