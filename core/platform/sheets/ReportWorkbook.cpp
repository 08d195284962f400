// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/ReportWorkbook.h"
#include "platform/base/Literals.h"
#include "platform/sheets/WorkbookFile.h"
#include <xlsxwriter.h>

namespace lianxin {

using sheets::WorkbookFile;

struct ReportWorkbook::Book {
    std::unique_ptr<WorkbookFile> file;
    lxw_worksheet *sheet = nullptr;
    lxw_format *header = nullptr;
    lxw_format *text = nullptr;
    lxw_format *number = nullptr;
    lxw_format *share = nullptr;
    QByteArray name;
    std::vector<Column> columns;
    lxw_row_t row = 0;
    int charts = 0;
};

ReportWorkbook::ReportWorkbook()
    : m_book(std::make_unique<Book>()) {}

ReportWorkbook::~ReportWorkbook() = default;

Expected<std::unique_ptr<ReportWorkbook>> ReportWorkbook::create(const QString &path) {
    std::unique_ptr<ReportWorkbook> report(new ReportWorkbook);
    Book &book = *report->m_book;
    LX_TRY(book.file, WorkbookFile::create(path));
    book.header = workbook_add_format(book.file->book());
    format_set_bold(book.header);
    format_set_bottom(book.header, LXW_BORDER_THIN);
    book.text = workbook_add_format(book.file->book());
    format_set_num_format(book.text, "@");
    book.number = workbook_add_format(book.file->book());
    format_set_num_format(book.number, "#,##0");
    book.share = workbook_add_format(book.file->book());
    format_set_num_format(book.share, "0.0%");
    return report;
}

void ReportWorkbook::addSheet(const QString &name, const std::vector<Column> &columns) {
    Book &book = *m_book;
    book.name = WorkbookFile::sheetName(name);
    book.sheet = workbook_add_worksheet(book.file->book(), book.name.constData());
    book.columns = columns;
    book.row = 0;
    book.charts = 0;
    if (!book.sheet)
        return;
    worksheet_freeze_panes(book.sheet, 1, 0);
    for (size_t i = 0; i < columns.size(); ++i)
        worksheet_set_column(book.sheet, lxw_col_t(i), lxw_col_t(i), columns[i].width, nullptr);
    for (size_t i = 0; i < columns.size(); ++i)
        worksheet_write_string(book.sheet, 0, lxw_col_t(i), WorkbookFile::cellText(columns[i].title).constData(), book.header);
}

void ReportWorkbook::addRow(const std::vector<Value> &values) {
    Book &book = *m_book;
    if (!book.sheet || book.row >= WorkbookFile::mostRows)
        return;
    ++book.row;
    for (size_t i = 0; i < values.size(); ++i) {
        const lxw_col_t column = lxw_col_t(i);
        if (const auto *text = std::get_if<QString>(&values[i]); text && !text->isEmpty())
            worksheet_write_string(book.sheet, book.row, column, WorkbookFile::cellText(*text).constData(), book.text);
        else if (const auto *whole = std::get_if<qint64>(&values[i]))
            worksheet_write_number(book.sheet, book.row, column, double(*whole), book.number);
        else if (const auto *share = std::get_if<double>(&values[i]))
            worksheet_write_number(book.sheet, book.row, column, *share, book.share);
    }
}

qint64 ReportWorkbook::rows() const { return m_book->row; }

void ReportWorkbook::addChart(Chart kind, const QString &title, const std::vector<int> &columns) {
    Book &book = *m_book;
    if (!book.sheet || book.row == 0)
        return;
    const uint8_t type = kind == Chart::StackedColumns ? LXW_CHART_COLUMN_STACKED : kind == Chart::Columns ? LXW_CHART_COLUMN : LXW_CHART_LINE;
    lxw_chart *chart = workbook_add_chart(book.file->book(), type);
    chart_title_set_name(chart, title.toUtf8().constData());
    for (const int column : columns) {
        lxw_chart_series *series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, book.name.constData(), 1, 0, book.row, 0);
        chart_series_set_values(series, book.name.constData(), 1, lxw_col_t(column), book.row, lxw_col_t(column));
        chart_series_set_name(series, book.columns[size_t(column)].title.toUtf8().constData());
    }
    if (columns.size() == 1)
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    else
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    lxw_chart_options options = {};
    options.x_scale = 1.6;
    options.y_scale = 1.3;
    worksheet_insert_chart_opt(book.sheet, lxw_row_t(1 + 20 * book.charts), lxw_col_t(book.columns.size() + 1), chart, &options);
    ++book.charts;
}

Expected<void> ReportWorkbook::finish() { return m_book->file->finish(); }

} // namespace lianxin
