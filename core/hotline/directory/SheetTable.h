// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QHash>
#include <QStringList>
#include <vector>

namespace lianxin {

//! \brief A small spreadsheet with a title row, as rows of named values. For imports of some thousand rows.
class SheetTable {
public:
    //! Key → titles that mean it ("name" → 单位名称, 单位 …). The title row is the one among the first 20 that matches
    //! most; \a required keys must be found unless the sheet has one column only, which is then the first required.
    //! Errors: sheet.*, directory.columns_missing, directory.too_many_rows.
    struct Column {
        QString key;
        QStringList titles;
        bool required = false;
    };
    static Expected<SheetTable> read(const QString &path, const std::vector<Column> &columns);

    struct Line {
        qint64 row = 0;
        QStringList cells;
    };
    const std::vector<Line> &lines() const { return m_lines; }
    //! Of the title row; empty where there is none.
    const QStringList &titles() const { return m_titles; }
    //! Key → title of the column that was taken for it.
    QHash<QString, QString> taken() const;
    //! Trimmed; empty when the column or the cell is not there.
    QString value(const Line &line, const QString &key) const;

private:
    QHash<QString, int> m_columnOf;
    QStringList m_titles;
    std::vector<Line> m_lines;
};

} // namespace lianxin
