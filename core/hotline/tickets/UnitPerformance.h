// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include "platform/storage/Store.h"
#include <QJsonObject>

namespace lianxin {

class Directory;

//! \brief What units are judged by 考评, first form: timeliness, returns, what citizens said of outcome and attitude,
//! appeals. Read from rows that the tickets' events leave, with the unit that was responsible at that moment. Every
//! figure opens its tickets: tickets.list with filter.figure {name, unitId, from, to}.
class LIANXIN_EXPORT UnitPerformance {
public:
    UnitPerformance(Store &store, Directory &directory)
        : m_store(store)
        , m_directory(directory) {}

    //! {"from","to","items":[{"unitId","unitName","dispatched","finished","finishedInTime","finishedLate","returnAsked",
    //! "returned","supervised","urged","extended","appealed","appealsUpheld","appealsRejected","visited","satisfied","dissatisfied","resolved",
    //! "attitudeGood","attitudePoor","rates":{timeliness,return,satisfaction,attitude},"score","grade"}…]}, best score first.
    //! Rates are 0…1 or null where there is nothing to judge; the score of 100 weighs timeliness 40, satisfaction 40,
    //! attitude 10, returns 10, and leaves out what is null. What an upheld appeal took back is in none of them.
    Expected<QJsonObject> figures(qint64 from, qint64 to, const Id &unitId = {});

    //! Return visits of the tickets finished in [from, to): {"finished","visited","coverage","reviewPending",
    //! "reasons":{"no_number":n,"not_yet":n,"no_answer":n,"wrong_person":n,…},"satisfied","dissatisfied",
    //! "target","units":[{"unitId","unitName","finished","visited","coverage"}…]}. The tickets behind a reason: tickets.list with
    //! filter.visitReason {reason, unitId, from, to}.
    Expected<QJsonObject> coverage(qint64 from, qint64 to, const Id &unitId = {});

private:
    Store &m_store;
    Directory &m_directory;
};

//! The SQL condition on ticket.id for a figure; parameters are appended to \a params. Throws StoreFailure
//! (tickets.unknown_figure).
QString figureCondition(const QJsonObject &figure, Params &params);
//! The same for tickets that have no scored visit: {reason (as coverage() names it; "" those that have one), unitId, from, to}.
QString unvisitedCondition(const QJsonObject &filter, Params &params);

} // namespace lianxin
