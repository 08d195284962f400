// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/campaigns/RowsDialog.h"
#include "platform/base/Literals.h"
#include "ui/widgets/Table.h"

namespace lianxin {

constexpr int kRowsAtOnce = 200;

QString numberCell(const QJsonObject &row) {
    const int place = row["place"_L1].toInt(1);
    const QString phone = row["phone"_L1].toString();
    return place > 1 ? RowsDialog::tr("%1 (number %2)").arg(phone).arg(place) : phone;
}

RowsDialog::RowsDialog(Door &door, const What &what, QList<RecordColumn> columns, QWidget *parent)
    : QDialog(parent)
    , m_door(door)
    , m_method(what.method)
    , m_query(what.query)
    , m_model(new RecordModel(std::move(columns), what.idKey, this))
    , m_count(text({}, "small"))
    , m_error(new ErrorBanner) {
    m_query.insert(u"limit"_s, kRowsAtOnce);
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(what.name);
    setWindowTitle(what.title);
    resize(px(what.size.width()), px(what.size.height()));
    auto *lines = column(12);
    setMargins(lines, 20, 16, 20, 16);
    for (const auto &[words, role] : {std::pair{what.heading, "h16"}, {what.hint, "small"}}) {
        auto *line = text(words, role);
        line->setWordWrap(true);
        lines->addWidget(line);
    }
    lines->addWidget(m_error);
    auto *table = new Table(what.name);
    table->setRecords(m_model);
    table->setAccessibleName(what.title);
    table->setEmptyWords(tr("There is none."));
    m_model->setPager([this](const QString &cursor) { load(cursor); });
    auto *card = new Card;
    card->body()->addWidget(table);
    lines->addWidget(card, 1);
    lines->addWidget(m_count);
    setLayout(lines);
    connect(m_error, &ErrorBanner::retried, this, [this] { load({}); });
    connect(table, &Table::opened, this, [this](const QJsonObject &row) {
        Q_EMIT explanationWanted(row["orderId"_L1].toString(), row["phone"_L1].toString());
        close();
    });
    load({});
}

void RowsDialog::load(const QString &cursor) {
    QJsonObject page = m_query;
    if (!cursor.isEmpty())
        page.insert(u"cursor"_s, cursor);
    m_door.call(m_method, page, this, [this, cursor](const Expected<QJsonValue> &reply) {
        if (!reply) {
            m_error->show(reply.error());
            return;
        }
        m_error->clear();
        const QString next = reply->toObject()["next"_L1].toString();
        m_model->takePage(cursor, itemsOf(reply), next);
        m_count->setText(countText(m_model->rowCount(), !next.isEmpty()));
    });
}

} // namespace lianxin
