// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/LineDiff.h"
#include "platform/base/Literals.h"
#include <algorithm>
#include <vector>

namespace lianxin {
namespace {

using Kind = DiffLine::Kind;

// By the longest run of lines that both have in common.
QList<DiffLine> wholeDiff(const QStringList &a, const QStringList &b) {
    const auto rows = a.size(), columns = b.size();
    const auto width = static_cast<std::size_t>(columns + 1);
    std::vector<int> common((static_cast<std::size_t>(rows) + 1) * width, 0);
    const auto at = [&](qsizetype i, qsizetype j) -> int & { return common[static_cast<std::size_t>(i) * width + static_cast<std::size_t>(j)]; };
    for (auto i = rows - 1; i >= 0; --i)
        for (auto j = columns - 1; j >= 0; --j)
            at(i, j) = a.at(i) == b.at(j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    QList<DiffLine> out;
    qsizetype i = 0, j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && a.at(i) == b.at(j)) {
            out << DiffLine{Kind::Same, a.at(i)};
            ++i;
            ++j;
        } else if (j >= columns || (i < rows && at(i + 1, j) >= at(i, j + 1))) {
            out << DiffLine{Kind::Removed, a.at(i++)};
        } else {
            out << DiffLine{Kind::Added, b.at(j++)};
        }
    }
    return out;
}

} // namespace

QList<DiffLine> lineDiff(const QString &before, const QString &after, int around) {
    if (before == after)
        return {};
    const QList<DiffLine> all = wholeDiff(before.split(u'\n'), after.split(u'\n'));
    std::vector<bool> kept(static_cast<std::size_t>(all.size()), false);
    for (qsizetype i = 0; i < all.size(); ++i)
        if (all.at(i).kind != Kind::Same)
            for (qsizetype near = std::max<qsizetype>(0, i - around); near <= std::min(all.size() - 1, i + around); ++near)
                kept[static_cast<std::size_t>(near)] = true;
    QList<DiffLine> out;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (kept[static_cast<std::size_t>(i)])
            out << all.at(i);
        else if (!out.isEmpty() && out.constLast().kind == Kind::Skipped)
            ++out.last().count;
        else
            out << DiffLine{Kind::Skipped, {}};
    }
    return out;
}

} // namespace lianxin
