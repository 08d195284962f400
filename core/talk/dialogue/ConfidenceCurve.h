// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QJsonArray>
#include <optional>
#include <utility>
#include <vector>

namespace lianxin {

//! \brief From a confidence as it was set or computed to the share of the readings with it that are right: straight lines
//! between knots, never falling. Immutable; any thread.
class LIANXIN_EXPORT ConfidenceCurve {
public:
    ConfidenceCurve() = default; //!< leaves everything as it is
    //! Knots (from, to), each 0 … 1, "from" ascending, "to" not falling; none where they are something else.
    static std::optional<ConfidenceCurve> through(std::vector<std::pair<double, double>> knots);
    //! [[from, to], …]
    static std::optional<ConfidenceCurve> fromJson(const QJsonArray &knots);
    //! \brief Fitted to what was seen, as (confidence, whether it was right): groups of at least \a least observations
    //! in order of their confidence, neighbours pooled until the shares rise (Ayer et al. 1955). A share counts as if one
    //! more had been wrong, so that few observations promise little.
    static ConfidenceCurve fitted(std::vector<std::pair<double, bool>> seen, int least);

    double operator()(double confidence) const;
    QJsonArray toJson() const;

private:
    std::vector<std::pair<double, double>> m_knots;
};

} // namespace lianxin
