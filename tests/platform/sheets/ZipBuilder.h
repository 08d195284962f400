// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SheetReader.h"
#include <QByteArray>
#include <QStringList>
#include <vector>

namespace lianxin::test {

//! \brief Writes packages part by part, so that tests can make workbooks that no program would.
class ZipBuilder {
public:
    ZipBuilder &add(const QByteArray &part, const QByteArray &content);
    //! Writes the file to \a path; false on failure.
    bool write(const QString &path) const;

    //! A workbook with one sheet: \a sheetData is what stands between <sheetData> and </sheetData>.
    static ZipBuilder workbook(const QByteArray &sheetData, const QByteArray &sharedStrings = {}, const QByteArray &styles = {},
                               const QByteArray &workbookProperties = {});

private:
    std::vector<std::pair<QByteArray, QByteArray>> m_parts;
};

//! All rows of one sheet as "s:text" cells, "-" for empty ones; a failure as one row with "error:code".
std::vector<QStringList> rowsOf(const QString &path, int sheet = 0, const SheetOptions &options = {});

} // namespace lianxin::test
