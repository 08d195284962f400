// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dispatch/Responsibilities.h"
#include <tuple>

namespace lianxin {
namespace {

//! 0: the row does not cover the place; 1 everywhere, 2 the county, 3 the street.
int areaRank(const Responsibility &row, const Place &place) {
    if (row.district.isEmpty())
        return 1;
    if (!place.street.isEmpty() && row.district == place.street)
        return 3;
    return !place.district.isEmpty() && row.district == place.district ? 2 : 0;
}

} // namespace

const Responsibility *Responsibilities::of(const QString &category, const Place &place) const {
    const Responsibility *best = nullptr;
    std::tuple<bool, int, qsizetype, int, QString> bestRank;
    for (const auto &row : m_all) {
        const int area = areaRank(row, place);
        if (area == 0 || !CategoryTree::isWithin(category, row.category))
            continue;
        // The id decides between equals, so that the same question has the same answer.
        const std::tuple rank{!row.category.isEmpty(), area, row.category.size(), row.unitDepth, row.id};
        if (!best || rank > bestRank) {
            best = &row;
            bestRank = rank;
        }
    }
    return best;
}

} // namespace lianxin
