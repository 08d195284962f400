// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SheetReader.h"
#include "platform/sheets/TextDecoder.h"
#include "platform/sheets/XmlScanner.h"
#include "platform/sheets/ZipPackage.h"
#include <string>
#include <vector>

namespace lianxin::sheets {

//! \brief Reads a part piece by piece as UTF-8, whatever Unicode form it is written in.
class PartSource {
public:
    PartSource(ZipPackage &zip, const std::string &part)
        : m_zip(zip) {
        m_zip.openPart(part);
    }
    ~PartSource() { m_zip.closePart(); }
    PartSource(const PartSource &) = delete;
    PartSource &operator=(const PartSource &) = delete;
    size_t operator()(char *buffer, size_t size);

private:
    size_t convert(char *buffer, size_t size);

    ZipPackage &m_zip;
    std::unique_ptr<IconvStream> m_iconv;
    std::string m_raw;
    bool m_started = false;
    bool m_last = false;
};

template <class Scanner>
void scanPart(ZipPackage &zip, const std::string &part, Scanner &scanner) {
    PartSource source(zip, part);
    scanner.run([&source](char *buffer, size_t size) { return source(buffer, size); });
}

struct WorkbookSheet {
    SheetInfo info;
    std::string part;
};

//! \brief What a workbook says about itself.
struct Workbook {
    std::vector<WorkbookSheet> sheets;
    std::string sharedStrings;
    bool date1904 = false;
    std::vector<bool> dateStyles; //!< by index into cellXfs
};

//! \brief Finds and reads workbook, relationships and styles. Throws SheetFailure.
Workbook readWorkbook(ZipPackage &zip, const SheetLimits &limits);

} // namespace lianxin::sheets
