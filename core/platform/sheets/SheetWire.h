// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SheetReader.h"
#include <QByteArray>
#include <QJsonObject>
#include <cstdint>
#include <cstring>

namespace lianxin::sheets {

//! \brief What the child that reads spreadsheets writes to the engine, frame by frame: size of the content (4 bytes),
//! kind (4 bytes), content. Numbers in the order of this machine; both ends are the same program.
enum class SheetFrame : uint32_t {
    Opened = 1, //!< JSON {"sheets":[{"name","state"}],"encoding","total"}
    Rows = 2,   //!< RowsHead, then rows
    Done = 3,   //!< RowsHead: the sheet is at its end
    Failed = 4, //!< JSON of an Error
};

//! Larger frames are damage: a row does not need so much.
constexpr uint32_t kMaxSheetFrame = 64u << 20;
//! Exit status of a child that ran out of memory.
constexpr int kOutOfMemory = 77;

struct RowsHead {
    qint64 bytesRead;
    qint64 replaced;
};

//! Bit of the count of cells that says that the row is hidden.
constexpr uint32_t kHiddenRow = 1u << 31;

//! \brief Rows as bytes: number (8), count of cells (4), then of each cell its type and size (4) and its text.
class RowEncoder {
public:
    RowEncoder() { m_bytes.resize(1 << 17); }
    //! False when the row alone is larger than a frame may be.
    bool add(const SheetRow &row) {
        size_t size = 12;
        for (const SheetCell &cell : row.cells)
            size += 4 + cell.text.size();
        if (size > kMaxSheetFrame - kFrameHead)
            return false;
        if (m_used + size > m_bytes.size())
            m_bytes.resize(std::max(m_bytes.size() * 2, m_used + size));
        char *to = m_bytes.data() + m_used;
        const auto count = uint32_t(row.cells.size()) | (row.hidden ? kHiddenRow : 0);
        std::memcpy(to, &row.number, 8);
        std::memcpy(to + 8, &count, 4);
        to += 12;
        for (const SheetCell &cell : row.cells) {
            const uint32_t head = uint32_t(cell.text.size()) << 3 | typeNumber(cell.type);
            std::memcpy(to, &head, 4);
            if (!cell.text.empty())
                std::memcpy(to + 4, cell.text.data(), cell.text.size());
            to += 4 + cell.text.size();
        }
        m_used += size;
        return true;
    }
    size_t size() const { return m_used; }
    bool isEmpty() const { return m_used == kFrameHead; }
    //! The frame so far, ready to be written; begins anew.
    std::string_view finish(SheetFrame kind, const RowsHead &head) {
        const auto size = uint32_t(m_used - 8);
        std::memcpy(m_bytes.data(), &size, 4);
        std::memcpy(m_bytes.data() + 4, &kind, 4);
        std::memcpy(m_bytes.data() + 8, &head, sizeof head);
        const std::string_view frame(m_bytes.data(), m_used);
        m_used = kFrameHead;
        return frame;
    }

private:
    static constexpr size_t kFrameHead = 8 + sizeof(RowsHead);
    static uint32_t typeNumber(CellType type) {
        switch (type) {
        case CellType::Text:
            return 1;
        case CellType::Number:
            return 2;
        case CellType::DateTime:
            return 3;
        case CellType::Boolean:
            return 4;
        case CellType::Error:
            return 5;
        case CellType::Empty:
            break;
        }
        return 0;
    }
    std::vector<char> m_bytes;
    size_t m_used = kFrameHead;
};

//! \brief Takes rows out of a frame. The child may have been taken over by the file it reads: every number is checked.
class RowDecoder {
public:
    explicit RowDecoder(std::string_view rows)
        : m_at(rows.data())
        , m_end(rows.data() + rows.size()) {}
    bool atEnd() const { return m_at == m_end; }
    //! The next row, its texts within the frame; false when the frame is damaged.
    bool next(SheetRow &row, std::vector<SheetCell> &cells) {
        static constexpr CellType types[8] = {CellType::Empty, CellType::Text, CellType::Number, CellType::DateTime,
                                              CellType::Boolean, CellType::Error, CellType::Empty, CellType::Empty};
        if (m_end - m_at < 12)
            return false;
        uint32_t count = 0;
        std::memcpy(&row.number, m_at, 8);
        std::memcpy(&count, m_at + 8, 4);
        m_at += 12;
        row.hidden = (count & kHiddenRow) != 0;
        count &= ~kHiddenRow;
        if (count > size_t(m_end - m_at) / 4)
            return false;
        cells.resize(count);
        for (SheetCell &cell : cells) {
            uint32_t head = 0;
            if (m_end - m_at < 4)
                return false;
            std::memcpy(&head, m_at, 4);
            m_at += 4;
            const size_t size = head >> 3;
            if (size > size_t(m_end - m_at))
                return false;
            cell = {types[head & 7], {m_at, size}};
            m_at += size;
        }
        row.cells = cells;
        return true;
    }

private:
    const char *m_at;
    const char *m_end;
};

//! What the child is told: the file and how to read it, one line of JSON.
QByteArray sheetRequest(const QString &path, const SheetOptions &options);
void fromSheetRequest(const QByteArray &line, QString &path, SheetOptions &options);

} // namespace lianxin::sheets
