// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SharedStrings.h"
#include "platform/sheets/XlsxParts.h"

namespace lianxin::sheets {

//! \brief .xlsx, .xlsm, .xltx: ECMA-376 transitional and strict.
class XlsxReader final : public SheetReader {
public:
    static Expected<std::unique_ptr<SheetReader>> open(const QString &path, const SheetOptions &options, HelperThread *helper);
    //! \a package: what a protected file holds.
    static Expected<std::unique_ptr<SheetReader>> open(std::shared_ptr<ByteSource> package, const SheetOptions &options);

    const std::vector<SheetInfo> &sheets() const override { return m_sheets; }
    Expected<void> read(int index, const RowVisitor &visit) override;
    QString encoding() const override { return u"utf-8"_s; }
    qint64 bytesRead() const override { return m_zip->position(); }
    qint64 bytesTotal() const override { return m_size; }

private:
    static Expected<std::unique_ptr<XlsxReader>> opened(std::unique_ptr<ZipPackage> zip, qint64 size, const SheetOptions &options);

    void startStrings();

    QString m_path; //!< empty: the package lies within something else
    HelperThread *m_helper = nullptr;
    std::unique_ptr<ZipPackage> m_zip;
    std::unique_ptr<ZipPackage> m_stringsZip; //!< the same package, for the helper
    SheetLimits m_limits;
    Workbook m_book;
    std::vector<SheetInfo> m_sheets;
    SharedStrings m_strings;
    bool m_stringsStarted = false;
    qint64 m_size = 0;
};

} // namespace lianxin::sheets
