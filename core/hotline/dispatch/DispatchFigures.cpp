// SPDX-License-Identifier: GPL-3.0-or-later
// How right dispatch is, and whether matters still look as they did when the model was trained.
#include "hotline/calendar/Deadline.h"
#include "hotline/dispatch/Dispatch.h"
#include "platform/base/Clock.h"
#include <cmath>
#include <limits>
#include <map>

namespace lianxin {
namespace {

constexpr qint64 kFewest = 100; //!< tickets of a month before it is compared with anything
constexpr double kWatch = 0.1, kShifted = 0.25; //!< the usual marks of the population stability index

double rate(qint64 part, qint64 whole) { return whole > 0 ? std::round(double(part) / double(whole) * 10'000) / 10'000 : 0; }

struct Tally {
    qint64 proposed = 0, automatic = 0, byPerson = 0, overridden = 0, returned = 0;
    std::map<QString, qint64> categories;
};

//! Shares of the labels that the model was trained on.
std::map<QString, double> trainedShares(const QJsonObject &card) {
    std::map<QString, double> shares;
    const auto distribution = card[u"data"_s][u"distribution"_s].toObject();
    for (auto it = distribution.begin(); it != distribution.end(); ++it)
        shares[it.key()] = it.value().toDouble();
    return shares;
}

//! A category as the model knows it: itself, or the nearest above it.
QString asTrained(const std::map<QString, double> &trained, QString code) {
    while (!code.isEmpty() && !trained.contains(code))
        code.chop(2);
    return code;
}

//! \brief Population stability index Σ (now − then)·ln(now / then); nothing where there is too little to compare.
std::optional<double> stability(const std::map<QString, double> &trained, const std::map<QString, qint64> &now) {
    std::map<QString, double> counts;
    for (const auto &[code, share] : trained)
        counts[code] = 0;
    qint64 all = 0;
    for (const auto &[code, count] : now) {
        counts[asTrained(trained, code)] += double(count);
        all += count;
    }
    if (trained.empty() || all < kFewest)
        return std::nullopt;
    double psi = 0;
    const double smallest = 0.5 / double(all); // what is not there once in so many
    for (const auto &[code, count] : counts) {
        const auto it = trained.find(code);
        const double then = std::max(smallest, it == trained.end() ? 0 : it->second), is = std::max(smallest, count / double(all));
        psi += (is - then) * std::log(is / then);
    }
    return std::round(psi * 10'000) / 10'000;
}

QJsonValue json(const std::optional<double> &value) { return value ? QJsonValue(*value) : QJsonValue(); }

} // namespace

Expected<QJsonObject> Dispatch::figures(qint64 from, qint64 to) {
    refresh();
    const qint64 end = to > 0 ? to : std::numeric_limits<qint64>::max();
    std::map<QString, Tally> months, categories;
    Tally all;
    qint64 waiting = 0;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        s.forEach(u"SELECT month, CASE WHEN chosen_category <> '' THEN chosen_category ELSE category END, "
                  "automatic, CASE WHEN decided_at = 0 THEN 0 WHEN decided_by = 'engine' THEN 1 ELSE 2 END, overridden, "
                  "CASE WHEN returned_at > 0 THEN 1 ELSE 0 END, COUNT(*) FROM dispatch_proposal WHERE proposed_at >= $1 AND proposed_at < $2 "
                  "GROUP BY 1, 2, 3, 4, 5, 6",
                  {from, end}, [&](const Row &row) {
                      const QString category = row.text(1);
                      const qint64 count = row.integer(6), who = row.integer(3);
                      for (Tally *tally : {&all, &months[row.text(0)], &categories[category]}) {
                          tally->proposed += count;
                          tally->automatic += who == 1 ? count : 0;
                          tally->byPerson += who == 2 ? count : 0;
                          tally->overridden += who > 0 && row.boolean(4) ? count : 0;
                          tally->returned += who == 1 && row.boolean(5) ? count : 0;
                          if (!category.isEmpty())
                              tally->categories[category] += count;
                      }
                      return true;
                  });
        const auto row = s.first(u"SELECT COUNT(*) FROM ticket WHERE state = 'pending_dispatch'");
        waiting = row ? row->integer(0) : 0;
    }));
    const auto trained = m_model ? trainedShares(m_model->card()) : std::map<QString, double>();
    const auto tallyJson = [](const Tally &t) {
        const qint64 decidedOnes = t.automatic + t.byPerson;
        return QJsonObject{{u"proposed"_s, t.proposed},     {u"automatic"_s, t.automatic}, {u"automaticRate"_s, rate(t.automatic, decidedOnes)},
                           {u"byPerson"_s, t.byPerson},     {u"overridden"_s, t.overridden}, {u"overrideRate"_s, rate(t.overridden, decidedOnes)},
                           {u"returned"_s, t.returned},     {u"returnRate"_s, rate(t.returned, t.automatic)}};
    };
    QJsonArray byMonth;
    QJsonObject drift{{u"psi"_s, QJsonValue()}, {u"verdict"_s, u"unknown"_s}, {u"month"_s, QString()}};
    for (const auto &[month, tally] : months) {
        QJsonObject item = tallyJson(tally);
        const auto psi = stability(trained, tally.categories);
        item[u"month"_s] = month;
        item[u"psi"_s] = json(psi);
        byMonth.append(item);
        if (psi) // the latest that can be judged
            drift = {{u"psi"_s, *psi}, {u"verdict"_s, *psi < kWatch ? u"stable"_s : *psi < kShifted ? u"watch"_s : u"shifted"_s}, {u"month"_s, month}};
    }
    qint64 known = 0;
    for (const auto &[code, count] : all.categories)
        known += count;
    QJsonArray byCategory;
    for (const auto &[code, tally] : categories) {
        if (code.isEmpty())
            continue;
        const auto share = trained.find(code);
        byCategory.append(QJsonObject{{u"code"_s, code},
                                      {u"path"_s, m_categories.path(code)},
                                      {u"trained"_s, share == trained.end() ? QJsonValue() : QJsonValue(share->second)},
                                      {u"now"_s, rate(tally.proposed, known)},
                                      {u"decided"_s, tally.automatic + tally.byPerson},
                                      {u"overridden"_s, tally.overridden}});
    }
    QJsonObject result = tallyJson(all);
    result[u"waiting"_s] = waiting;
    result[u"drift"_s] = drift;
    result[u"months"_s] = byMonth;
    result[u"categories"_s] = byCategory;
    return result;
}

} // namespace lianxin
