// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Export.h"
#include <QJsonObject>
#include <cstddef>
#include <vector>

namespace lianxin {

//! \brief How long a stage of a call takes and how it ends, learned from calls as they come: competing hazards (the event that is
//! counted on, or any other end) by the time already spent. Old calls count less and less. Pure.
class LIANXIN_EXPORT ChanceTable {
public:
    //! Before anything is known, stages take \a typicalSeconds and \a share of them end with the event.
    //! \a memory: after so many more calls, one counts a third.
    ChanceTable(double binSeconds, int bins, double typicalSeconds, double share, double memory);

    void add(double seconds, bool event);
    //! Those in the stage now, with the seconds they have spent: known to last at least that long. Without them the short ones,
    //! which end first, would seem to be all there are.
    void stand(const std::vector<double> &elapsed);
    double seen() const { return m_seen; }   //!< of calls, all
    //! Share that ends with the event, of those that reach the stage.
    double share() const;
    //! Seconds that the stage takes on the average.
    double mean() const;
    double binSeconds() const { return m_bin; }
    int bins() const { return int(m_event.size()); }
    int binOf(double seconds) const;
    //! Of those that reached this bin: how many meet the event in it.
    double event(int bin) const { return hazards()[size_t(bin)].event; }
    //! … and how many end otherwise in it.
    double other(int bin) const { return hazards()[size_t(bin)].other; }
    //! What was learned, and back; false, and nothing changed, when it is that of another kind of table.
    QJsonObject toJson() const;
    bool restore(const QJsonObject &json);
    //! Event within \a horizon seconds, having spent \a elapsed.
    double within(double elapsed, double horizon) const;

private:
    struct Hazard {
        double event = 0;
        double other = 0;
    };
    const std::vector<Hazard> &hazards() const;

    double m_bin;
    double m_priorEvent; //!< per bin
    double m_priorOther;
    double m_fade;
    double m_total = 0;
    double m_seen = 0;
    double m_seconds = 0; //!< spent, faded
    double m_weight = 1; //!< of the newest; grows instead of everything else shrinking
    std::vector<double> m_event;
    std::vector<double> m_other;
    std::vector<double> m_standing;
    mutable std::vector<Hazard> m_hazards;
    mutable bool m_stale = true;
};

} // namespace lianxin
