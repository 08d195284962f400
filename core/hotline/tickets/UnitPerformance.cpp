// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/tickets/UnitPerformance.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Literals.h"
#include <QJsonArray>
#include <algorithm>
#include <array>
#include <map>

namespace lianxin {
namespace {

struct Figure {
    QLatin1StringView name;
    QLatin1StringView mark;  //!< kind in ticket_mark; empty: of the visits
    QLatin1StringView visit; //!< condition on ticket_visit
};
constexpr std::array kFigures{
    Figure{"dispatched"_L1, "dispatched"_L1, ""_L1},
    Figure{"finishedInTime"_L1, "finished_in_time"_L1, ""_L1},
    Figure{"finishedLate"_L1, "finished_late"_L1, ""_L1},
    Figure{"returnAsked"_L1, "return_asked"_L1, ""_L1},
    Figure{"returned"_L1, "returned"_L1, ""_L1},
    Figure{"supervised"_L1, "supervised"_L1, ""_L1},
    Figure{"urged"_L1, "urged"_L1, ""_L1},
    Figure{"extended"_L1, "extension_granted"_L1, ""_L1},
    Figure{"appealed"_L1, "appealed"_L1, ""_L1},
    Figure{"appealsUpheld"_L1, "appeal_upheld"_L1, ""_L1},
    Figure{"appealsRejected"_L1, "appeal_rejected"_L1, ""_L1},
    Figure{"visited"_L1, ""_L1, "scored = 1"_L1},
    // A request that nobody may grant is not held against the outcome.
    Figure{"satisfied"_L1, ""_L1, "scored = 1 AND result = 'satisfied'"_L1},
    Figure{"dissatisfied"_L1, ""_L1, "scored = 1 AND result = 'dissatisfied' AND out_of_scope = 0"_L1},
    Figure{"outOfScope"_L1, ""_L1, "scored = 1 AND out_of_scope = 1"_L1},
    Figure{"resolved"_L1, ""_L1, "scored = 1 AND outcome = 'resolved'"_L1},
    Figure{"attitudeGood"_L1, ""_L1, "scored = 1 AND attitude = 'good'"_L1},
    Figure{"attitudePoor"_L1, ""_L1, "scored = 1 AND attitude = 'poor'"_L1},
};

constexpr double kCoverageTarget = 0.8; // of the guide to digital hotlines (H6)

QJsonValue rate(int part, int whole) { return whole > 0 ? QJsonValue(double(part) / whole) : QJsonValue(); }

//! 100 points over what can be judged; null when nothing can.
QJsonValue scoreOf(const QJsonObject &rates) {
    double points = 0, weights = 0;
    for (const auto &[name, weight, good] : {std::tuple{u"timeliness"_s, 40.0, true}, std::tuple{u"satisfaction"_s, 40.0, true},
                                             std::tuple{u"attitude"_s, 10.0, true}, std::tuple{u"return"_s, 10.0, false}}) {
        if (rates[name].isNull())
            continue;
        const double value = rates[name].toDouble();
        points += weight * (good ? value : 1 - std::min(1.0, value));
        weights += weight;
    }
    return weights > 0 ? QJsonValue(std::round(1000 * points / weights) / 10) : QJsonValue();
}

} // namespace

QString figureCondition(const QJsonObject &figure, Params &params) {
    const QString name = figure[u"name"_s].toString();
    const auto found = std::find_if(kFigures.begin(), kFigures.end(), [&](const Figure &one) { return name == one.name; });
    const bool finished = name == u"finished";
    if (found == kFigures.end() && !finished)
        throw StoreFailure({ErrorKind::Usage, u"tickets.unknown_figure"_s, u"There is no figure called %1."_s.arg(name.left(40)),
                            u"The names are those of tickets.performance."_s, u"figure"_s});
    const auto bind = [&](const SqlValue &value) {
        params.push_back(value);
        return u"$%1"_s.arg(params.size());
    };
    QString condition = u"id IN (SELECT ticket_id FROM %1 WHERE %2 AND at >= %3 AND at < %4"_s.arg(
        finished || !found->mark.isEmpty() ? u"ticket_mark"_s : u"ticket_visit"_s,
        finished                 ? u"stands = 1 AND kind IN ('finished_in_time', 'finished_late')"_s
        : !found->mark.isEmpty() ? u"stands = 1 AND kind = '%1'"_s.arg(found->mark)
                                 : QString(found->visit),
        bind(figure[u"from"_s].toInteger()), bind(figure[u"to"_s].toInteger(std::numeric_limits<qint64>::max())));
    if (const QString unit = figure[u"unitId"_s].toString(); !unit.isEmpty())
        condition += u" AND unit_id = "_s + bind(unit);
    return condition + u')';
}

Expected<QJsonObject> UnitPerformance::figures(qint64 from, qint64 to, const Id &unitId) {
    LX_TRY(const auto units, m_directory.units());
    std::map<Id, QMap<QString, int>> counts;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        for (const auto &row : s.query(u"SELECT unit_id, kind, COUNT(*) FROM ticket_mark WHERE stands = 1 AND at >= $1 AND at < $2 AND ($3 = '' OR "
                                       "unit_id = $3) GROUP BY unit_id, kind",
                                       {from, to, unitId}))
            for (const auto &figure : kFigures)
                if (row.text(1) == figure.mark)
                    counts[row.text(0)][figure.name] = int(row.integer(2));
        QStringList sums;
        for (const auto &figure : kFigures)
            if (!figure.visit.isEmpty())
                sums << u"SUM(CASE WHEN %1 THEN 1 ELSE 0 END)"_s.arg(figure.visit);
        for (const auto &row : s.query(u"SELECT unit_id, %1 FROM ticket_visit WHERE at >= $1 AND at < $2 AND unit_id <> '' AND ($3 = '' "
                                       "OR unit_id = $3) GROUP BY unit_id"_s.arg(sums.join(u", "_s)),
                                       {from, to, unitId})) {
            int column = 1;
            for (const auto &figure : kFigures)
                if (!figure.visit.isEmpty())
                    counts[row.text(0)][figure.name] = int(row.integer(column++));
        }
    }));
    std::vector<QJsonObject> items;
    for (const auto &unit : units) {
        const auto found = counts.find(unit.id);
        if (found == counts.end())
            continue;
        const auto &n = found->second;
        QJsonObject item{{u"unitId"_s, unit.id}, {u"unitName"_s, unit.name}};
        for (const auto &figure : kFigures)
            item[figure.name] = n.value(figure.name);
        const int finished = n.value(u"finishedInTime"_s) + n.value(u"finishedLate"_s);
        item[u"finished"_s] = finished;
        const QJsonObject rates{{u"timeliness"_s, rate(n.value(u"finishedInTime"_s), finished)},
                                {u"return"_s, rate(n.value(u"returned"_s), n.value(u"dispatched"_s))},
                                {u"satisfaction"_s, rate(n.value(u"satisfied"_s), n.value(u"satisfied"_s) + n.value(u"dissatisfied"_s))},
                                {u"attitude"_s, rate(n.value(u"attitudeGood"_s), n.value(u"attitudeGood"_s) + n.value(u"attitudePoor"_s))}};
        item[u"rates"_s] = rates;
        item[u"score"_s] = scoreOf(rates);
        const double score = item[u"score"_s].toDouble(-1);
        item[u"grade"_s] = score < 0 ? QString() : score >= 90 ? u"优"_s : score >= 80 ? u"良"_s : score >= 60 ? u"中"_s : u"差"_s;
        items.push_back(item);
    }
    std::stable_sort(items.begin(), items.end(),
                     [](const auto &a, const auto &b) { return a[u"score"_s].toDouble(-1) > b[u"score"_s].toDouble(-1); });
    QJsonArray list;
    for (const auto &item : items)
        list.append(item);
    return QJsonObject{{u"from"_s, from}, {u"to"_s, to}, {u"items"_s, list}};
}

namespace {

// The best visit of the last finish decides: scored before unscored, later before earlier. Why it is not scored, else "".
const QString kUnvisitedBecause =
    u"CASE WHEN EXISTS (SELECT 1 FROM ticket_visit v WHERE v.ticket_id = t.id AND v.finished_seq = t.finished_seq AND v.scored = 1) THEN '' "
    "ELSE COALESCE((SELECT CASE WHEN v.why = '' THEN 'unknown' ELSE v.why END FROM ticket_visit v WHERE v.ticket_id = t.id AND "
    "v.finished_seq = t.finished_seq ORDER BY v.id DESC LIMIT 1), CASE WHEN t.phone_index IS NULL THEN 'no_number' ELSE 'not_yet' END) END"_s;

struct Covered {
    QString name;
    int finished = 0, visited = 0;
};

} // namespace

Expected<QJsonObject> UnitPerformance::coverage(qint64 from, qint64 to, const Id &unitId) {
    int satisfied = 0, dissatisfied = 0, review = 0;
    Covered all;
    std::map<Id, Covered> units;
    std::map<QString, int> reasons;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        s.forEach(u"SELECT t.unit_id, t.unit_name, t.review_pending, %1, (SELECT v.result FROM ticket_visit v WHERE v.ticket_id = t.id AND "
                  "v.finished_seq = t.finished_seq AND v.scored = 1 ORDER BY v.id DESC LIMIT 1) FROM ticket t WHERE t.finished_at >= $1 AND "
                  "t.finished_at < $2 AND t.finished_at > 0 AND ($3 = '' OR t.unit_id = $3)"_s.arg(kUnvisitedBecause),
                  {from, to, unitId}, [&](const Row &row) {
                      auto &unit = units[row.text(0)];
                      unit.name = row.text(1);
                      review += row.boolean(2);
                      const QString reason = row.text(3);
                      for (auto *count : {&all, &unit}) {
                          ++count->finished;
                          count->visited += reason.isEmpty();
                      }
                      if (!reason.isEmpty())
                          ++reasons[reason];
                      satisfied += row.text(4) == u"satisfied";
                      dissatisfied += row.text(4) == u"dissatisfied";
                      return true;
                  });
    }));
    QJsonObject why;
    for (const auto &[reason, count] : reasons)
        why[reason] = count;
    QJsonArray byUnit;
    for (const auto &[id, unit] : units)
        byUnit.append(QJsonObject{{u"unitId"_s, id},
                                  {u"unitName"_s, unit.name},
                                  {u"finished"_s, unit.finished},
                                  {u"visited"_s, unit.visited},
                                  {u"coverage"_s, rate(unit.visited, unit.finished)}});
    return QJsonObject{{u"finished"_s, all.finished},
                       {u"visited"_s, all.visited},
                       {u"coverage"_s, rate(all.visited, all.finished)},
                       {u"target"_s, kCoverageTarget},
                       {u"reviewPending"_s, review},
                       {u"reasons"_s, why},
                       {u"units"_s, byUnit},
                       {u"satisfied"_s, satisfied},
                       {u"dissatisfied"_s, dissatisfied}};
}

QString unvisitedCondition(const QJsonObject &filter, Params &params) {
    const auto bind = [&](const SqlValue &value) {
        params.push_back(value);
        return u"$%1"_s.arg(params.size());
    };
    QString condition = u"id IN (SELECT t.id FROM ticket t WHERE t.finished_at > 0 AND t.finished_at >= %1 AND t.finished_at < %2 AND %3 = %4"_s.arg(
        bind(filter[u"from"_s].toInteger()), bind(filter[u"to"_s].toInteger(std::numeric_limits<qint64>::max())), kUnvisitedBecause,
        bind(filter[u"reason"_s].toString()));
    if (const QString unit = filter[u"unitId"_s].toString(); !unit.isEmpty())
        condition += u" AND t.unit_id = "_s + bind(unit);
    return condition + u')';
}

} // namespace lianxin
