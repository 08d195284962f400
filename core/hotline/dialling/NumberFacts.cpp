// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/dialling/NumberFacts.h"
#include "hotline/dialling/OrderRows.h"
#include "hotline/directory/Directory.h"
#include "platform/base/Literals.h"

namespace lianxin {

void forEachKnownNumber(Snapshot &s, const QString &among, const Id &parameter, qint64 at,
                        const std::function<bool(const QByteArray &, const NumberFacts &)> &visit) {
    std::unordered_map<QByteArray, NumberFacts> known;
    const auto of = [&](const QString &table) { return QString(among).replace(u'@', table); };
    s.forEach(u"SELECT x.phone_index FROM number_state x WHERE x.empty = 1 AND %1"_s.arg(of(u"x"_s)), {parameter}, [&](const Row &row) {
        known[row.blob(0)].empty = true;
        return true;
    });
    s.forEach(u"SELECT x.phone_index, x.calls FROM number_day x WHERE x.day = $2 AND x.calls > 0 AND %1"_s.arg(of(u"x"_s)), {parameter, rows::dayOf(at)},
              [&](const Row &row) {
                  known[row.blob(0)].today = int(row.integer(1));
                  return true;
              });
    Directory::forEachDoNotCall(s, of(u"x"_s), parameter, at, [&](const QByteArray &index, const QString &reason) {
        NumberFacts &facts = known[index];
        facts.doNotCall = true;
        facts.doNotCallReason = reason;
    });
    Directory::forEachPreference(s, of(u"x"_s), parameter, [&](const QByteArray &index, const QJsonObject &preferences) {
        known[index].preferences = preferences;
    });
    for (const auto &[index, facts] : known)
        if (!visit(index, facts))
            return;
}

} // namespace lianxin
