// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/directory/SheetTable.h"
#include "platform/base/Literals.h"
#include "platform/base/Text.h"
#include "platform/sheets/SheetReader.h"

namespace lianxin {

namespace {

constexpr size_t kMaxRows = 200'000;
constexpr int kTitleRows = 20;

QString titleKey(const QString &text) {
    QString key = halfWidth(text).toLower();
    key.remove(u' ').remove(u'*').remove(u'\n').remove(u':');
    const qsizetype bracket = key.indexOf(u'(');
    return bracket > 0 ? key.first(bracket) : key;
}

QHash<QString, int> matches(const QStringList &titles, const std::vector<SheetTable::Column> &columns) {
    QHash<QString, int> out;
    for (const auto &column : columns)
        for (const QString &title : column.titles) {
            for (int i = 0; i < titles.size() && !out.contains(column.key); ++i)
                if (titleKey(titles[i]) == titleKey(title))
                    out.insert(column.key, i);
        }
    return out;
}

} // namespace

Expected<SheetTable> SheetTable::read(const QString &path, const std::vector<Column> &columns) {
    LX_TRY(const auto reader, SheetReader::openInChild(path));
    LX_TRY(const int sheet, reader->find({}));
    SheetTable table;
    bool tooMany = false;
    qsizetype width = 0;
    LX_CHECK(reader->read(sheet, [&](const SheetRow &row) {
        Line line{row.number, {}};
        for (const SheetCell &cell : row.cells)
            line.cells << cell.toString().trimmed();
        width = std::max(width, line.cells.size());
        table.m_lines.push_back(std::move(line));
        tooMany = table.m_lines.size() > kMaxRows;
        return !tooMany;
    }));
    if (tooMany)
        return Error{ErrorKind::BadInput, u"directory.too_many_rows"_s, u"The file has more than %1 rows"_s.arg(kMaxRows),
                     u"Split the file"_s, {}};
    int titleRow = -1;
    for (int i = 0; i < std::min<int>(kTitleRows, int(table.m_lines.size())); ++i) {
        const auto found = matches(table.m_lines[size_t(i)].cells, columns);
        if (found.size() > table.m_columnOf.size()) {
            table.m_columnOf = found;
            titleRow = i;
        }
    }
    QStringList missing;
    for (const Column &column : columns)
        if (column.required && !table.m_columnOf.contains(column.key))
            missing << column.titles.front();
    if (!missing.isEmpty() && width == 1 && titleRow < 0) {
        table.m_columnOf.insert(columns.front().key, 0);
    } else if (!missing.isEmpty()) {
        return Error{ErrorKind::BadInput, u"directory.columns_missing"_s, u"The file has no column %1"_s.arg(missing.join(u", "_s)),
                     u"Name the columns in the first row"_s, {}};
    }
    if (titleRow >= 0)
        table.m_titles = table.m_lines[size_t(titleRow)].cells;
    table.m_lines.erase(table.m_lines.begin(), table.m_lines.begin() + titleRow + 1);
    return table;
}

QHash<QString, QString> SheetTable::taken() const {
    QHash<QString, QString> out;
    for (auto i = m_columnOf.begin(); i != m_columnOf.end(); ++i)
        out.insert(i.key(), m_titles.value(i.value()));
    return out;
}

QString SheetTable::value(const Line &line, const QString &key) const {
    const int column = m_columnOf.value(key, -1);
    return column >= 0 && column < line.cells.size() ? line.cells[column] : QString();
}

} // namespace lianxin
