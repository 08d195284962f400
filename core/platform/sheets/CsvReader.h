// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SheetReader.h"
#include "platform/sheets/TextDecoder.h"

namespace lianxin::sheets {

class SeparatorScanner;

//! \brief CSV after RFC 4180, tolerant: any line end, embedded line breaks, quotes inside unquoted fields, other
//! delimiters, Excel's "sep=;" line. Every cell is text.
class CsvReader final : public SheetReader {
public:
    static Expected<std::unique_ptr<SheetReader>> open(const QString &path, const SheetOptions &options);

    const std::vector<SheetInfo> &sheets() const override { return m_sheets; }
    Expected<void> read(int index, const RowVisitor &visit) override;
    QString encoding() const override { return m_encoding.name; }
    qint64 bytesRead() const override { return m_file.pos(); }
    qint64 bytesTotal() const override { return m_file.size(); }
    qint64 replacedSequences() const override { return m_replaced; }

private:
    const char *behindQuotes(const char *start, const char *end, bool last) const;
    void addCell(const char *start, const char *end, bool quoted);
    const char *parseRow(const char *begin, const char *end, bool last, SeparatorScanner &separators);
    void finishCells();
    void parse(const RowVisitor &visit);

    QFile m_file;
    TextEncoding m_encoding;
    SheetOptions m_options;
    std::vector<SheetInfo> m_sheets;
    char m_delimiter = ',';
    qint64 m_row = 0;
    qint64 m_replaced = 0;
    std::vector<SheetCell> m_cells;
    std::vector<size_t> m_quoted; //!< which of m_cells still have their quotes
};

//! The delimiter that splits the first lines of \a sample most evenly; ',' when none does.
char guessDelimiter(std::string_view sample);

} // namespace lianxin::sheets
