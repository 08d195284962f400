// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/AttemptsDialog.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/Words.h"
#include "ui/widgets/Table.h"

namespace lianxin {

AttemptsDialog::AttemptsDialog(Door &door, const QString &campaignId, qint64 hourAt, const QStringList &outcomes, std::optional<bool> handedOver,
                               QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_query{{u"id"_s, campaignId}, {u"outcomes"_s, QJsonArray::fromStringList(outcomes)}, {u"limit"_s, 200}}
    , m_model(new RecordModel(
          {{tr("Ended"), 120, false, [](const QJsonObject &c) { return Cell{.text = dayTimeText(whole(c, "endedAt"_L1)), .dim = true}; }},
           {tr("Number"), 150, false,
            [](const QJsonObject &c) {
                const int place = c["place"_L1].toInt(1);
                return Cell{place > 1 ? tr("%1 (number %2)").arg(c["phone"_L1].toString()).arg(place) : c["phone"_L1].toString()};
            }},
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
          u"id"_s, this))
    , m_count(text({}, "small"))
    , m_error(new ErrorBanner) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"attempts"_s);
    setWindowTitle(tr("Calls"));
    resize(px(860), px(560));
    if (hourAt > 0) {
        m_query.insert(u"from"_s, hourAt);
        m_query.insert(u"to"_s, hourAt + 3'600'000);
    }
    if (handedOver && (*handedOver || outcomes.contains(u"answered"_s)))
        m_query.insert(u"handedOver"_s, *handedOver);
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    QStringList words;
    for (const QString &outcome : outcomes)
        words << outcomeWord(outcome).text;
    auto *what = text(handedOver.value_or(false) ? tr("Asked for a person") : outcomes.size() > 8 ? tr("All calls") : words.join(u"、"_s), "h16");
    what->setWordWrap(true);
    lines->addWidget(what);
    lines->addWidget(text(tr("Calls that ended in the hour from %1. Open one to see why it was made, and what was decided.").arg(dayTimeText(hourAt)), "small"));
    lines->addWidget(m_error);
    auto *table = new Table(u"attempts"_s);
    table->setRecords(m_model);
    table->setAccessibleName(tr("Calls"));
    m_model->setPager([this](const QString &cursor) { load(cursor); });
    auto *card = new Card;
    card->body()->addWidget(table);
    lines->addWidget(card, 1);
    lines->addWidget(m_count);
    setLayout(lines);
    connect(m_error, &ErrorBanner::retried, this, [this] { load({}); });
    connect(table, &Table::opened, this, [this](const QJsonObject &call) {
        Q_EMIT explanationWanted(call["orderId"_L1].toString(), call["phone"_L1].toString());
        close();
    });
    load({});
}

void AttemptsDialog::load(const QString &cursor) {
    QJsonObject page = m_query;
    if (!cursor.isEmpty())
        page.insert(u"cursor"_s, cursor);
    m_door.call(u"campaigns.attempts"_s, page, this, [this, cursor](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        if (cursor.isEmpty())
            m_model->setRecords(itemsOf(reply));
        else
            m_model->append(itemsOf(reply));
        const QString next = reply->toObject()["next"_L1].toString();
        m_model->setNext(next);
        m_count->setText(next.isEmpty() ? tr("%1 calls").arg(numberText(m_model->rowCount()))
                                        : tr("%1 calls, more when you scroll").arg(numberText(m_model->rowCount())));
    });
}

} // namespace lianxin
