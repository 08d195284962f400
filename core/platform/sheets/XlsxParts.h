// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SheetReader.h"
#include "platform/sheets/TextDecoder.h"
#include "platform/sheets/XmlScanner.h"
#include "platform/sheets/ZipPackage.h"
#include <cstdlib>
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

//! \brief Bytes that grow without copying (realloc moves pages) and without being cleared.
class GrowingBytes {
public:
    GrowingBytes() = default;
    ~GrowingBytes() { std::free(m_data); }
    GrowingBytes(const GrowingBytes &) = delete;
    GrowingBytes &operator=(const GrowingBytes &) = delete;
    char *grow(size_t by);
    const char *data() const { return m_data; }
    size_t size() const { return m_size; }

private:
    char *m_data = nullptr;
    size_t m_size = 0;
    size_t m_capacity = 0;
};

//! \brief The shared strings of a workbook: one arena and an offset each.
class SharedStrings {
public:
    //! Throws SheetFailure. A part that is not there leaves it empty.
    void load(ZipPackage &zip, const std::string &part, const SheetLimits &limits);
    size_t size() const { return m_count; }
    std::string_view at(size_t index) const {
        const auto *offsets = reinterpret_cast<const uint32_t *>(m_offsets.data());
        return {m_text.data() + offsets[index], offsets[index + 1] - offsets[index]};
    }
    void add(std::string_view text, const SheetLimits &limits);

private:
    GrowingBytes m_text;
    GrowingBytes m_offsets;
    size_t m_count = 0;
};

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
