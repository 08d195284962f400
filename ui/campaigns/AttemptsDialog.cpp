// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/AttemptsDialog.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"

namespace lianxin {
namespace {

RowsDialog::What callsOf(const QString &campaignId, qint64 hourAt, const QStringList &outcomes, std::optional<bool> handedOver) {
    QJsonObject query{{u"id"_s, campaignId}, {u"outcomes"_s, QJsonArray::fromStringList(outcomes)}};
    if (hourAt > 0) {
        query.insert(u"from"_s, hourAt);
        query.insert(u"to"_s, hourAt + 3'600'000);
    }
    if (handedOver && (*handedOver || outcomes.contains(u"answered"_s)))
        query.insert(u"handedOver"_s, *handedOver);
    QStringList words;
    for (const QString &outcome : outcomes)
        words << outcomeWord(outcome).text;
    const QString heading = handedOver.value_or(false) ? AttemptsDialog::tr("Asked for a person") : outcomes.size() > 8 ? AttemptsDialog::tr("All calls") : listText(words);
    return {u"attempts"_s, AttemptsDialog::tr("Calls"), heading,
            AttemptsDialog::tr("Calls that ended in the hour from %1. Open one to see why it was made, and what was decided.").arg(dayTimeText(hourAt)),
            u"campaigns.attempts"_s, query, u"id"_s, {860, 560}};
}

} // namespace

AttemptsDialog::AttemptsDialog(Door &door, const QString &campaignId, qint64 hourAt, const QStringList &outcomes, std::optional<bool> handedOver,
                               QWidget *parent)
    : RowsDialog(door, callsOf(campaignId, hourAt, outcomes, handedOver),
                 {{tr("Ended"), 120, false, [](const QJsonObject &c) { return Cell{.text = dayTimeText(whole(c, "endedAt"_L1)), .dim = true}; }},
                  {tr("Number"), 150, false, [](const QJsonObject &c) { return Cell{numberCell(c)}; }},
                  {tr("Name"), 80, false, [](const QJsonObject &c) { return Cell{c["name"_L1].toString()}; }},
                  {tr("Outcome"), 140, false,
                   [](const QJsonObject &c) {
                       const Word word = outcomeWord(c["outcome"_L1].toString());
                       return Cell{word.text, word.icon, word.tone, true};
                   }},
                  {tr("Attempt"), 70, true, [](const QJsonObject &c) { return Cell{QString::number(c["number"_L1].toInt())}; }},
                  {tr("Talk"), 80, true,
                   [](const QJsonObject &c) {
                       const qint64 ms = whole(c, "talkMs"_L1);
                       return Cell{ms > 0 ? shortTimerText(ms) : u"–"_s};
                   }},
                  {tr("Remark"), 0, false, [](const QJsonObject &c) { return Cell{.text = c["result"_L1].toString(), .dim = true}; }}},
                 parent) {}

QString AttemptsDialog::countText(int rows, bool more) const {
    return more ? tr("%1 calls, more when you scroll").arg(numberText(rows)) : tr("%1 calls").arg(numberText(rows));
}

} // namespace lianxin
