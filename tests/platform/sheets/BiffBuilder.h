// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "CompoundBuilder.h"

namespace lianxin::test {

//! \brief Writes the workbook stream of an .xls (BIFF 8) with one sheet, record by record.
class BiffBuilder {
public:
    static QByteArray record(quint32 id, const QByteArray &content);
    //! A text with a length of two bytes; wide when it has to be.
    static QByteArray text(const QString &text);

    //! Records of the workbook as a whole: code page, formats, styles, shared texts …
    BiffBuilder &global(quint32 id, const QByteArray &content);
    //! Records of the sheet.
    BiffBuilder &cell(quint32 id, int row, int column, const QByteArray &content, int style = 0);
    BiffBuilder &sheetRecord(quint32 id, const QByteArray &content);
    QByteArray stream() const;
    //! The whole file.
    QByteArray bytes() const { return CompoundBuilder().add(QStringLiteral("Workbook"), stream()).bytes(); }
    QString sheetName = QStringLiteral("名单");
    int sheetState = 0;

private:
    QByteArray m_globals;
    QByteArray m_sheet;
};

} // namespace lianxin::test
