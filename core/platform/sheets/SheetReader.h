// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QString>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace lianxin {

namespace sheets {
class HelperThread;
}

//! What a cell holds; the value is the letter that `sheet cat` prints.
enum class CellType : char {
    Empty = 0,
    Text = 's',     //!< may be empty: a formula that gives ""
    Number = 'n',   //!< text is the exact decimal, without exponent: "13812341234", "-0.1"
    DateTime = 'd', //!< text is ISO 8601 local: "2026-02-14T08:30:00", with ".fff" where needed; a bare time of day "08:30:00"
    Boolean = 'b',  //!< text is "true" or "false"
    Error = 'e',    //!< text is "#N/A", "#REF!" …
};

//! \brief One cell of a row. The text is UTF-8 and lives as long as the call of the row visitor.
struct SheetCell {
    CellType type = CellType::Empty;
    std::string_view text;
    bool isEmpty() const { return text.empty(); }
    QString toString() const { return QString::fromUtf8(text.data(), qsizetype(text.size())); }
};

//! \brief One row that has at least one cell. Column i is cells[i]; trailing empty cells are left out.
struct SheetRow {
    qint64 number = 0; //!< as the spreadsheet program shows it, from 1
    std::span<const SheetCell> cells;
    bool hidden = false; //!< whoever opens the file in a spreadsheet program does not see it: hidden by hand or by a filter
};

struct SheetInfo {
    enum class State { Visible, Hidden, VeryHidden };
    QString name;
    State state = State::Visible;
};

//! \brief How far a file from outside is trusted. Reached: sheet.limit_* with the limit in the message.
struct SheetLimits {
    int maxEntries = 20000;                        //!< parts in the package
    qint64 maxInflatedBytes = 8LL << 30;           //!< of one part
    int maxInflationRatio = 300;                   //!< inflated : stored, checked from 16 MiB on
    qint64 maxSharedStringBytes = 1LL << 30;
    int maxColumns = 16384;
    qint64 maxRows = 20'000'000;                   //!< CSV has no limit of its own
    qint64 maxCellBytes = 1 << 20;                 //!< Excel allows 32,767 characters
    int maxSheets = 1024;
    // Of the child in which untrusted files are read:
    qint64 maxMemoryBytes = 448LL << 20;           //!< its private memory
    int maxCpuSeconds = 600;                       //!< its processor time
    int maxSilenceMs = 120'000;                    //!< how long it may take between two blocks of rows
};

//! \brief Choices of the person who opens the file; the empty ones are guessed.
struct SheetOptions {
    QString encoding;   //!< CSV: "auto" or empty, "utf-8", "gb18030", "gbk", "utf-16", "utf-16le", "utf-16be"
    char delimiter = 0; //!< CSV: ',' '\t' ';' '|'; 0 = guess
    QString password;   //!< of a protected workbook
    SheetLimits limits;
};

//! Return false to stop reading; that is no failure.
using RowVisitor = std::function<bool(const SheetRow &)>;

//! \brief Reads a spreadsheet from outside row by row in bounded memory: .xlsx/.xlsm/.xltx (ECMA-376 transitional and
//! strict; with a password too), .xls (Excel 2 to 2003), .csv, .tsv, .txt. What a file is, is seen from its content, not from its name.
//!
//! One reader, one thread, any thread. Never trusts a declared size; document type declarations are refused.
//! Errors (BadInput unless noted): sheet.not_found (NotFound), sheet.unreadable, sheet.empty_file,
//! sheet.xlsb_unsupported, sheet.ods_unsupported, sheet.encrypted (a password is needed), sheet.password_wrong,
//! sheet.encryption_unknown, sheet.not_a_spreadsheet, sheet.zip_damaged, sheet.ole_damaged, sheet.xls_damaged, sheet.part_missing, sheet.xml_damaged, sheet.xml_doctype, sheet.bad_shared_string,
//! sheet.encoding_unknown (Usage), sheet.no_such_sheet (NotFound), sheet.limit_entries, sheet.limit_inflated,
//! sheet.limit_ratio, sheet.limit_strings, sheet.limit_columns, sheet.limit_rows, sheet.limit_cell,
//! sheet.limit_sheets; from a child also sheet.limit_memory, sheet.limit_time, sheet.reader_died (it crashed or was
//! killed) and workers.not_started (Unreachable).
class LIANXIN_EXPORT SheetReader {
public:
    //! Reads in this process: for files of our own, and within the child. With a \a helper, which must outlive the reader, an
    //! .xlsx gives rows while its shared strings are still being read; what is wrong with those may be found after rows.
    static Expected<std::unique_ptr<SheetReader>> open(const QString &path, const SheetOptions &options = {}, sheets::HelperThread *helper = nullptr);
    //! Reads in a child process (`lianxin-worker sheet`) with limits on memory and time: for every file from outside.
    //! Whatever the file does to its reader, this process gets rows or an error. \a program: see
    //! defaultWorkerProgram(). Blocks; the thread must outlive the reader.
    static Expected<std::unique_ptr<SheetReader>> openInChild(const QString &path, const SheetOptions &options = {}, const QString &program = {});
    virtual ~SheetReader() = default;

    //! All worksheets, hidden ones too, in the order of the workbook. A CSV file has one, named like the file.
    virtual const std::vector<SheetInfo> &sheets() const = 0;
    //! Every row of sheet \a index from the top. May be called again, also for the same sheet.
    virtual Expected<void> read(int index, const RowVisitor &visit) = 0;
    //! What the file's text was written in: "utf-8", "gb18030", "utf-16le" … ("utf-8" for xlsx).
    virtual QString encoding() const = 0;
    //! How far read() has come, in bytes of the file on disk, and how many there are: for a progress bar.
    virtual qint64 bytesRead() const = 0;
    virtual qint64 bytesTotal() const = 0;
    //! Byte sequences that were not valid in encoding() and became U+FFFD, so far.
    virtual qint64 replacedSequences() const { return 0; }

    //! Index of the sheet called \a nameOrNumber (number from 1); empty = the first visible one.
    Expected<int> find(const QString &nameOrNumber) const;
};

LIANXIN_EXPORT QString nameOf(SheetInfo::State state);

} // namespace lianxin
