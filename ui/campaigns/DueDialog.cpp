// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/DueDialog.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/RuleWords.h"
#include "ui/models/Words.h"
#include "ui/widgets/Table.h"
#include <QJsonArray>

namespace lianxin {

DueDialog::DueDialog(Door &door, const QString &campaignId, qint64 from, qint64 to, QWidget *parent)
    : RowsDialog(door,
                 {u"due"_s, tr("Due again"), from > 0 ? tr("Due from %1 to %2").arg(dayTimeText(from), dayTimeText(to)) : tr("Due until %1").arg(dayTimeText(to)),
                  tr("Open one to see why it is called then. At the instant of dialling every rule is asked again."), u"campaigns.due"_s,
                  QJsonObject{{u"id"_s, campaignId}, {u"from"_s, from}, {u"to"_s, to}}, u"orderId"_s, {720, 520}},
                 {{tr("Due"), 120, false, [](const QJsonObject &c) { return Cell{dayTimeText(whole(c, "dueAt"_L1))}; }},
                  {tr("Number"), 150, false, [](const QJsonObject &c) { return Cell{numberCell(c)}; }},
                  {tr("Name"), 80, false, [](const QJsonObject &c) { return Cell{c["name"_L1].toString()}; }},
                  {tr("Last outcome"), 140, false,
                   [](const QJsonObject &c) {
                       const Word word = outcomeWord(c["outcome"_L1].toString());
                       return Cell{word.text, word.icon, word.tone, true};
                   }},
                  {tr("Attempts"), 0, true, [](const QJsonObject &c) { return Cell{QString::number(c["attempts"_L1].toInt())}; }}},
                 parent) {}

QString DueDialog::countText(int rows, bool more) const {
    return more ? tr("%1 people, more when you scroll").arg(numberText(rows)) : tr("%1 people").arg(numberText(rows));
}

HeldDialog::HeldDialog(Door &door, const QString &listId, const QString &rule, qint64 count, const QJsonArray &rows, QWidget *parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"held"_s);
    setWindowTitle(tr("Held back by the rules"));
    resize(px(640), px(520));
    auto *model = new RecordModel({{tr("Row"), 80, true, [](const QJsonObject &c) { return Cell{.text = numberText(whole(c, "row"_L1)), .dim = true}; }},
                                   {tr("Number"), 150, false, [](const QJsonObject &c) { return Cell{c["phone"_L1].toString()}; }},
                                   {tr("Name"), 110, false, [](const QJsonObject &c) { return Cell{c["name"_L1].toString()}; }},
                                   {tr("Place"), 0, false, [](const QJsonObject &c) { return Cell{.text = c["place"_L1].toString(), .dim = true}; }}},
                                  u"id"_s, this);
    auto *table = new Table(u"heldRows"_s);
    table->setRecords(model);
    table->setAccessibleName(heldText(rule));
    auto *error = new ErrorBanner;
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(text(heldText(rule), "h16"));
    lines->addWidget(text(count > rows.size() ? tr("%1 people; the first %2 of them").arg(numberText(count), numberText(rows.size())) : tr("%1 people").arg(numberText(count)), "small"));
    lines->addWidget(error);
    auto *card = new Card;
    card->body()->addWidget(table);
    lines->addWidget(card, 1);
    setLayout(lines);
    door.call(u"lists.contacts"_s, {{u"id"_s, listId}, {u"limit"_s, 1000}, {u"filter"_s, QJsonObject{{u"rows"_s, rows}}}}, this,
              [model, error](const Expected<QJsonValue> &reply) {
                  if (reply)
                      model->setRecords(itemsOf(reply));
                  else
                      error->show(reply.error());
              });
}

HalfHoursDialog::HalfHoursDialog(const QJsonObject &preflight, qint64 at, QWidget *parent)
    : QDialog(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"halfHours"_s);
    setWindowTitle(tr("Expected course"));
    resize(px(720), px(560));
    const auto number = [](QLatin1StringView key) { return [key](const QJsonObject &h) { return Cell{numberText(whole(h, key))}; }; };
    auto *model = new RecordModel({{tr("Half hour from"), 150, false, [](const QJsonObject &h) { return Cell{dayTimeText(whole(h, "at"_L1))}; }},
                                   {tr("Calls"), 90, true, number("calls"_L1)},
                                   {tr("Answered"), 90, true, number("answered"_L1)},
                                   {tr("Lines"), 80, true, number("lines"_L1)},
                                   {tr("Hand-overs"), 90, true, number("handOvers"_L1)},
                                   {tr("Seats needed"), 90, true, number("seatsNeeded"_L1)},
                                   {tr("Seats short"), 0, true,
                                    [](const QJsonObject &h) {
                                        const qint64 few = whole(h, "seatsShort"_L1);
                                        return Cell{.text = numberText(few), .tone = few > 0 ? Tone::Warn : Tone::Mute, .inked = few > 0};
                                    }}},
                                  u"at"_s, this);
    const QJsonArray halves = preflight["halfHours"_L1].toArray();
    model->setRecords(halves);
    auto *table = new Table(u"halfHours"_s);
    table->setRecords(model);
    table->setAccessibleName(tr("Expected course"));
    for (qsizetype i = 0; i < halves.size(); ++i)
        if (halves.at(i)["at"_L1].toInteger() == at)
            table->selectRow(static_cast<int>(i));
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    lines->addWidget(text(tr("What is expected, half hour by half hour"), "h16"));
    auto *card = new Card;
    card->body()->addWidget(table);
    lines->addWidget(card, 1);
    setLayout(lines);
}

} // namespace lianxin
