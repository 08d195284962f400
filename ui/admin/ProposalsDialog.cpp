// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/ProposalsDialog.h"
#include "platform/base/Literals.h"
#include "ui/models/Format.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Table.h"

namespace lianxin {

ProposalsDialog::ProposalsDialog(Door &door, const Wanted &wanted, const QStringList &months, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_wanted(wanted)
    , m_count(text({}, "secondary"))
    , m_figure(new Choice)
    , m_month(new Choice)
    , m_error(new ErrorBanner)
    , m_model(new RecordModel(
          {{tr("Number"), 140, false, [](const QJsonObject &p) { return Cell{p["number"_L1].toString()}; }},
           {tr("Title"), 0, false, [](const QJsonObject &p) { return Cell{p["title"_L1].toString()}; }},
           {tr("Proposed"), 150, false, [](const QJsonObject &p) { return Cell{p["unitName"_L1].toString()}; }},
           {tr("Sure"), 60, true, [](const QJsonObject &p) { return Cell{percentText(p["confidence"_L1].toDouble(), 0)}; }},
           {tr("Dispatched to"), 150, false,
            [](const QJsonObject &p) {
                const QString unit = p["chosenUnitName"_L1].toString();
                return Cell{.text = unit.isEmpty() ? u"–"_s : unit, .dim = unit.isEmpty()};
            }},
           {tr("What became of it"), 150, false,
            [](const QJsonObject &p) {
                if (p["returnedAt"_L1].toInteger() > 0)
                    return Cell{tr("given back"), u"undo-2"_s, Tone::Warn, true};
                if (p["overridden"_L1].toBool())
                    return Cell{tr("chosen otherwise"), u"repeat-2"_s, Tone::Warn, true};
                if (p["decidedAt"_L1].toInteger() == 0)
                    return Cell{tr("waits"), u"clock"_s, Tone::Mute, true};
                return p["decidedBy"_L1].toString() == "engine"_L1 ? Cell{tr("automatic"), u"bot"_s, Tone::Good, true}
                                                                   : Cell{tr("as proposed"), u"check"_s, Tone::Good, true};
            }},
           {tr("When"), 110, false, [](const QJsonObject &p) { return Cell{.text = dayTimeText(p["at"_L1].toInteger()), .dim = true}; }}},
          u"ticketId"_s, this))
    , m_table(new Table(u"proposals"_s)) {
    setWindowTitle(tr("Tickets behind the figure"));
    resize(px(1080), px(620));
    auto *lines = column(10);
    setMargins(lines, 16, 14, 16, 14);
    auto *head = row(8);
    head->addWidget(text(tr("Tickets behind the figure"), "h16"));
    head->addWidget(m_count);
    head->addStretch(1);
    if (!wanted.category.isEmpty())
        head->addWidget(new Chip({wanted.categoryPath, {}, Tone::Mute}));
    for (const auto &[figure, words] : {std::pair{u"proposed"_s, tr("All proposals")}, {u"automatic"_s, tr("Dispatched automatically")},
                                        {u"byPerson"_s, tr("Dispatched by people")}, {u"overridden"_s, tr("Chosen otherwise")},
                                        {u"returned"_s, tr("Given back by the unit")}})
        m_figure->addChoice(words, figure);
    m_figure->setAccessibleName(tr("Figure"));
    m_figure->setValue(wanted.figure);
    m_month->addChoice(tr("All months"), {});
    for (const QString &month : months)
        m_month->addChoice(month, month);
    m_month->setAccessibleName(tr("Month"));
    m_month->setValue(wanted.month);
    head->addWidget(m_figure);
    head->addWidget(m_month);
    lines->addLayout(head);
    lines->addWidget(m_error);
    m_table->setRecords(m_model);
    m_table->setAccessibleName(tr("Tickets behind the figure"));
    m_table->setEmptyWords(tr("No ticket of this kind in these months."));
    m_model->setPager([this](const QString &cursor) { load(cursor); });
    auto *card = new Card;
    card->body()->addWidget(m_table);
    lines->addWidget(card, 1);
    auto *foot = row(8);
    auto *open = new Button(tr("Open the ticket"), Button::Kind::Primary, u"external-link"_s);
    auto *close = new Button(tr("Close"));
    foot->addStretch(1);
    foot->addWidget(close);
    foot->addWidget(open);
    lines->addLayout(foot);
    setLayout(lines);
    const auto openOne = [this](const QJsonObject &one) {
        if (one.isEmpty())
            return;
        Q_EMIT ticketWanted(one["ticketId"_L1].toString());
        accept();
    };
    connect(open, &QPushButton::clicked, this, [this, openOne] { openOne(m_table->currentRecord()); });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_table, &Table::opened, this, openOne);
    connect(m_error, &ErrorBanner::retried, this, [this] { load(); });
    for (Choice *choice : {m_figure, m_month})
        connect(choice, &QComboBox::activated, this, [this] { load(); });
    load();
    m_table->setFocus();
}

void ProposalsDialog::load(const QString &cursor) {
    QJsonObject params{{u"figure"_s, m_figure->value()}, {u"limit"_s, 100}};
    if (!m_month->value().isEmpty())
        params.insert(u"month"_s, m_month->value());
    if (!m_wanted.category.isEmpty())
        params.insert(u"category"_s, m_wanted.category);
    if (!cursor.isEmpty())
        params.insert(u"cursor"_s, cursor);
    m_door.call(u"dispatch.proposals"_s, params, this, [this, cursor](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        m_model->takePage(cursor, itemsOf(reply), objectOf(reply)["next"_L1].toString());
        const int total = objectOf(reply)["total"_L1].toInt(m_model->rowCount());
        m_count->setText(total == 0 ? tr("none of this kind") : tr("%1 tickets").arg(numberText(total)));
        if (cursor.isEmpty() && m_model->rowCount() > 0)
            m_table->selectRow(0);
    });
}

} // namespace lianxin
