// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QByteArray>
#include <QString>
#include <memory>

struct lxw_workbook;

namespace lianxin::sheets {

//! \brief A workbook that is being written in constant memory (libxlsxwriter): beside its name until it is whole, readable by
//! nobody else, and gone where it is never finished. One thread. Errors (BadInput): sheet.write_failed.
class WorkbookFile {
public:
    static constexpr int mostText = 32767;     //!< ECMA-376: characters in a cell
    static constexpr int mostRows = 1048575;   //!< beside the titles

    static Expected<std::unique_ptr<WorkbookFile>> create(const QString &path);
    ~WorkbookFile();
    WorkbookFile(const WorkbookFile &) = delete;
    WorkbookFile &operator=(const WorkbookFile &) = delete;

    //! Until finish().
    lxw_workbook *book() const { return m_book; }
    //! Closes the file, waits for the disk and moves it to its name in one step: what is there under that name is the file that was
    //! there before or this one, whatever happens.
    Expected<void> finish();

    //! What may stand in a cell: cut where it is too long, characters that XML does not allow replaced.
    static QByteArray cellText(const QString &text);
    //! What a sheet may be called.
    static QByteArray sheetName(const QString &name);
    static Error failed(const QString &why);

private:
    WorkbookFile() = default;
    bool isReadable() const;

    QString m_path;
    QString m_temporary;
    QByteArray m_folder;
    lxw_workbook *m_book = nullptr;
};

} // namespace lianxin::sheets
