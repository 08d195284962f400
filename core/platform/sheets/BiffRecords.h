// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/LittleEndian.h"
#include "platform/sheets/TextDecoder.h"
#include <QByteArray>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::sheets {

//! Numbers of the records of .xls (MS-XLS §2.3) and of its forerunners that hold cells or say how to read them.
namespace biff {
enum Id : uint16_t {
    Integer2 = 0x02,
    Number2 = 0x03,
    Label2 = 0x04,
    BoolErr2 = 0x05,
    Formula = 0x06, //!< of BIFF 2, 5 and 8
    String2 = 0x07,
    Bof2 = 0x09,
    Eof = 0x0a,
    Format2 = 0x1e, //!< of BIFF 2 and 3
    Date1904 = 0x22,
    FilePass = 0x2f,
    Continue = 0x3c,
    CodePage = 0x42,
    BoundSheet = 0x85,
    MulRk = 0xbd,
    RString = 0xd6,
    Xf = 0xe0,
    Sst = 0xfc,
    LabelSst = 0xfd,
    Number = 0x203,
    Label = 0x204,
    BoolErr = 0x205,
    Formula3 = 0x206,
    String = 0x207,
    Row = 0x208,
    Bof3 = 0x209,
    Xf3 = 0x243,
    Rk = 0x27e,
    Formula4 = 0x406,
    Bof4 = 0x409,
    Format = 0x41e,
    Xf4 = 0x443,
    Bof = 0x809,
};
}

struct BiffRecord {
    uint16_t id = 0;
    const unsigned char *data = nullptr;
    size_t size = 0;
    size_t next = 0; //!< where the record behind it begins
};

//! \brief The records of a workbook stream. What reaches over its end is cut there.
class BiffStream {
public:
    explicit BiffStream(const QByteArray &bytes)
        : m_bytes(reinterpret_cast<const unsigned char *>(bytes.constData()))
        , m_size(size_t(bytes.size())) {}
    bool at(size_t offset, BiffRecord &record) const;

private:
    const unsigned char *m_bytes;
    size_t m_size;
};

//! \brief The content of a record and of the Continue records behind it, as texts that may run over their borders.
class BiffTexts {
public:
    BiffTexts(const BiffStream &stream, const BiffRecord &first, size_t skip = 0);
    bool atEnd();
    //! A text of BIFF 8 with a length of two bytes, its runs and phonetic hints skipped; false at the end.
    bool read(std::string &out);

private:
    bool take(unsigned char *to, size_t size);
    void skip(size_t size);
    void characters(std::string &out, size_t count, bool wide);

    std::vector<std::string_view> m_segments;
    size_t m_segment = 0;
    size_t m_at = 0;
};

//! Appends UTF-16LE (\a wide) or its low bytes as UTF-8; \a high carries half a pair from one piece to the next.
void appendBiffCharacters(std::string &out, std::string_view raw, bool wide, unsigned &high);
//! A number packed into 32 bits (MS-XLS §2.5.217).
double rkNumber(uint32_t rk);
//! "#N/A" …
std::string_view biffErrorText(unsigned char code);
//! Name for iconv of a Windows code page; "CP1252" for those that are not known.
const char *codePageName(int page);

} // namespace lianxin::sheets
