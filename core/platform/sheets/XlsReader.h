// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/BiffRecords.h"
#include "platform/sheets/SharedStrings.h"
#include "platform/sheets/SheetErrors.h"
#include "platform/sheets/SheetReader.h"
#include "platform/sheets/TextDecoder.h"

namespace lianxin::sheets {

//! \brief .xls: BIFF 8 (Excel 97–2003) and 5 in a compound file, and the worksheets of Excel 2 to 4 (MS-XLS). Values
//! of formulas are those that were stored. The workbook stream is held in memory.
class XlsReader final : public SheetReader {
public:
    //! \a book is the stream "Workbook" or "Book", or a whole file of Excel 2 to 4; \a name is what a sheet without
    //! a name is called.
    static Expected<std::unique_ptr<SheetReader>> open(ByteSource &book, const QString &name, const SheetOptions &options);

    const std::vector<SheetInfo> &sheets() const override { return m_sheets; }
    Expected<void> read(int index, const RowVisitor &visit) override;
    QString encoding() const override { return u"utf-8"_s; }
    qint64 bytesRead() const override { return m_position; }
    qint64 bytesTotal() const override { return m_book.size(); }

private:
    friend class XlsSheetScanner;
    void readGlobals(const SheetOptions &options, const QString &name);
    void readFormat(const BiffRecord &record);
    void readStyle(const BiffRecord &record);
    void readBoundSheet(const BiffRecord &record);
    void readStrings(const BiffStream &stream, const BiffRecord &record);
    std::string decoded(std::string_view raw);

    QByteArray m_book;
    SheetLimits m_limits;
    int m_version = 8; //!< 2, 3, 4, 5, 8
    int m_codePage = 1252;
    bool m_date1904 = false;
    std::unique_ptr<IconvStream> m_iconv;
    std::vector<SheetInfo> m_sheets;
    std::vector<size_t> m_offsets; //!< where each sheet's records begin
    std::unordered_map<int, bool> m_formats;
    std::vector<int> m_styleFormats;
    std::vector<bool> m_dateStyles;
    SharedStrings m_strings;
    qint64 m_position = 0;
};

} // namespace lianxin::sheets
