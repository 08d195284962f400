// SPDX-License-Identifier: GPL-3.0-or-later
// What is decided at the dispatch desk: who gets a ticket, taking it back, and from which certainty on nobody is asked.
#include "platform/base/Literals.h"
#include "ui/tickets/DispatchPage.h"
#include "ui/tickets/StepDialog.h"
#include "ui/widgets/Table.h"
#include <QDoubleSpinBox>

namespace lianxin {
namespace {

QJsonArray proposalsOf(const QJsonObject &row) { return row["suggestion"_L1]["units"_L1].toArray(); }

} // namespace

QJsonArray DispatchPage::chosen() const {
    QJsonArray rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(m_model->recordAt(index.row()));
    return rows;
}

void DispatchPage::decide(int nth) {
    const QJsonObject current = m_table->currentRecord();
    const QJsonArray units = proposalsOf(current);
    if (nth < 0 || nth >= units.size())
        return;
    const QJsonObject unit = units.at(nth).toObject();
    QJsonObject item{{u"ticket"_s, current["id"_L1]}, {u"unitId"_s, unit["unitId"_L1]}};
    if (const QString category = unit["category"_L1].toString(); !category.isEmpty())
        item.insert(u"category"_s, category);
    send({item});
}

void DispatchPage::decideAll() {
    QJsonArray items;
    for (const auto &value : chosen()) {
        const QJsonArray units = proposalsOf(value.toObject());
        if (!units.isEmpty())
            items.append(QJsonObject{{u"ticket"_s, value.toObject()["id"_L1]}, {u"unitId"_s, units.at(0)["unitId"_L1]}});
    }
    if (items.isEmpty())
        return;
    auto *dialog = new VerbDialog(tr("Dispatch %1 tickets by their first proposal?").arg(items.size()),
                                  tr("Each goes to the unit that stands first. The last batch can be taken back."),
                                  tr("Dispatch"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, items] { send(items); });
    dialog->open();
}

void DispatchPage::decideOther() {
    const QJsonArray rows = chosen();
    QJsonArray tickets;
    for (const auto &value : rows)
        tickets.append(value.toObject()["ticket"_L1]);
    if (tickets.isEmpty())
        return;
    askStep(m_door, u"dispatch"_s, tickets, this, [this, tickets](const QJsonObject &params) {
        QJsonArray items;
        for (const auto &ticket : tickets)
            items.append(QJsonObject{{u"ticket"_s, ticket.toObject()["id"_L1]}, {u"unitId"_s, params["unitId"_L1]}});
        send(items);
    });
}

void DispatchPage::send(const QJsonArray &items) {
    const int row = m_table->currentIndex().row();
    m_door.call(u"dispatch.decide"_s, {{u"items"_s, items}}, this, [this, row](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        const QJsonObject result = reply->toObject();
        m_last.clear();
        for (const auto &done : result["done"_L1].toArray()) {
            m_last << done["ticket"_L1].toString();
            m_model->remove(m_last.constLast());
        }
        m_back->setEnabled(!m_last.isEmpty());
        if (const QJsonArray failed = result["failed"_L1].toArray(); !failed.isEmpty())
            m_error->show({ErrorKind::Conflict, failed.at(0)["code"_L1].toString(), failed.at(0)["message"_L1].toString(),
                           failed.at(0)["remedy"_L1].toString(), {}});
        else
            m_error->clear();
        if (m_model->rowCount() > 0)
            m_table->selectRow(qMin(row, m_model->rowCount() - 1)); // on to the next
        showPanel();
        m_soon.start();
    });
}

// What was dispatched is not undone, it is taken back: a step of its own in the ticket.
void DispatchPage::takeBack() {
    for (const QString &id : std::exchange(m_last, {}))
        m_door.call(u"tickets.act"_s,
                    {{u"id"_s, id}, {u"action"_s, u"return"_s}, {u"params"_s, QJsonObject{{u"reason"_s, tr("Taken back at the dispatch desk")}}}},
                    this, [this](const Expected<QJsonValue> &reply) {
                        if (!reply)
                            m_error->show(reply.error());
                        m_soon.start();
                    });
    m_back->setEnabled(false);
}

void DispatchPage::saveSettings(const QJsonObject &settings) {
    m_door.call(u"dispatch.saveSettings"_s, settings, this, [this](const Expected<QJsonValue> &reply) {
        if (reply)
            m_settings = reply->toObject();
        else
            m_error->show(reply.error());
        showSettings();
    });
}

void DispatchPage::askThreshold() {
    auto *dialog = new VerbDialog(tr("From which certainty on?"),
                                  tr("Proposals at least this sure are dispatched without a person while automatic dispatch is on."),
                                  tr("Set the threshold"), Button::Kind::Primary, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *percent = new QDoubleSpinBox;
    percent->setRange(50, 100);
    percent->setDecimals(0);
    percent->setSuffix(u"%"_s);
    percent->setValue(m_settings["threshold"_L1].toDouble() * 100);
    dialog->body()->addWidget(new Field(tr("Certainty"), percent));
    connect(dialog, &QDialog::accepted, this,
            [this, percent] { saveSettings({{u"threshold"_s, percent->value() / 100}}); });
    dialog->open();
}

} // namespace lianxin
