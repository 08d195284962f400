// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include <QFile>
#include <QString>
#include <memory>
#include <string_view>
#include <vector>

namespace lianxin::sheets {

//! \brief iconv from one encoding to UTF-8, piece by piece. What is invalid becomes U+FFFD and is counted.
class IconvStream {
public:
    explicit IconvStream(const char *from);
    ~IconvStream();
    IconvStream(const IconvStream &) = delete;
    IconvStream &operator=(const IconvStream &) = delete;
    bool isValid() const { return m_handle != nullptr; }

    //! Converts as much as fits; returns the bytes written and takes what was read off \a input. \a last: no more
    //! input follows, so a cut-off sequence at the end is invalid.
    size_t convert(std::string_view &input, char *out, size_t size, bool last);
    qint64 replaced() const { return m_replaced; }

private:
    void *m_handle = nullptr;
    qint64 m_replaced = 0;
};

//! \brief What the bytes of a text file are.
struct TextEncoding {
    QString name;    //!< "utf-8", "gb18030", "utf-16le", "utf-16be"
    int bomBytes = 0;
    bool clean = true; //!< UTF-8 that needs no repair
};

//! \brief BOM, else UTF-16 by its zero bytes, else strict UTF-8 over the whole file, else GB18030. A UTF-8 file with a
//! few broken bytes stays UTF-8. Errors: sheet.unreadable, sheet.not_a_spreadsheet (binary data).
Expected<TextEncoding> detectEncoding(QFile &file);
//! "GBK", "utf8", "UTF-16 LE" … → the names above. Errors (Usage): sheet.encoding_unknown.
Expected<QString> normalisedEncoding(const QString &name);

//! \brief A text file as UTF-8.
class TextDecoder {
public:
    TextDecoder(QFile &file, const TextEncoding &encoding);
    //! Bytes of UTF-8 written to \a out, 0 at the end. \a size of at least 16. Throws SheetFailure (sheet.unreadable).
    size_t read(char *out, size_t size);
    qint64 replaced() const { return m_iconv ? m_iconv->replaced() : 0; }

private:
    QFile &m_file;
    std::unique_ptr<IconvStream> m_iconv; //!< none: the bytes are UTF-8 already
    std::vector<char> m_raw;
    size_t m_begin = 0;
    size_t m_end = 0;
    bool m_last = false;
};

} // namespace lianxin::sheets
