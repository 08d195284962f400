// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/Door.h"
#include "ui/models/RecordModel.h"
#include "ui/widgets/Parts.h"

namespace lianxin {

//! \brief The rows behind a part of a chart, page by page as they are scrolled to. Opening one asks why it was decided so.
class RowsDialog : public QDialog {
    Q_OBJECT
public:
    struct What {
        QString name;    //!< remembers the columns
        QString title;   //!< of the window, and the table's accessible name
        QString heading;
        QString hint;
        QString method;  //!< that gives {items, next}
        QJsonObject query;
        QString idKey;
        QSize size;      //!< pixels at 100 %
    };
    RowsDialog(Door &door, const What &what, QList<RecordColumn> columns, QWidget *parent = nullptr);

Q_SIGNALS:
    void explanationWanted(const QString &orderId, const QString &phone);

protected:
    //! How many there are; \a more: below those that have been read.
    virtual QString countText(int rows, bool more) const = 0;

private:
    void load(const QString &cursor);
    Door &m_door;
    QString m_method;
    QJsonObject m_query;
    RecordModel *m_model;
    QLabel *m_count;
    ErrorBanner *m_error;
};

//! Which number of a person was called, where it is not the first.
QString numberCell(const QJsonObject &row);

} // namespace lianxin
