// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SheetReader.h"

namespace lianxin {

//! \brief Rows of a sheet kept for a while: until the columns are known, or until their numbers were looked for elsewhere.
class HeldRows {
public:
    void add(const SheetRow &row) {
        m_rows.push_back({row.number, m_cells.size(), row.cells.size(), row.hidden});
        for (const SheetCell &cell : row.cells) {
            m_cells.push_back({cell.type, m_text.size(), cell.text.size()});
            m_text.append(cell.text);
        }
    }
    size_t size() const { return m_rows.size(); }
    void clear() {
        m_rows.clear();
        m_cells.clear();
        m_text.clear();
    }
    //! Valid until the next call.
    SheetRow row(size_t i) {
        const Kept &kept = m_rows[i];
        m_view.clear();
        for (size_t c = kept.first; c < kept.first + kept.count; ++c)
            m_view.push_back({m_cells[c].type, std::string_view(m_text).substr(m_cells[c].at, m_cells[c].size)});
        return {kept.number, m_view, kept.hidden};
    }

private:
    struct Kept {
        qint64 number;
        size_t first;
        size_t count;
        bool hidden;
    };
    struct Cell {
        CellType type;
        size_t at;
        size_t size;
    };
    std::vector<Kept> m_rows;
    std::vector<Cell> m_cells;
    std::string m_text;
    std::vector<SheetCell> m_view;
};

} // namespace lianxin
