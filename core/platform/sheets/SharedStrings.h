// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SheetReader.h"
#include "platform/sheets/ZipPackage.h"
#include <array>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::sheets {

//! \brief The shared strings of a workbook, in blocks that never move: one thread reads them while another looks up those
//! that were read already. Spreadsheet programs number them as they first occur, so rows hardly ever wait.
//!
//! load() on one thread, at() and finish() on another or the same after it; stop() by whoever ends the reading.
class SharedStrings {
public:
    SharedStrings();
    ~SharedStrings();
    SharedStrings(const SharedStrings &) = delete;
    SharedStrings &operator=(const SharedStrings &) = delete;

    //! Reads all of them. A part that is not there has none. What fails is kept for whoever asks.
    void load(ZipPackage &zip, const std::string &part, const SheetLimits &limits) noexcept;

    //! Text number \a index into \a text, waiting until it was read; false when there is none. Throws what load() met before it.
    bool at(size_t index, std::string_view &text) {
        if (index >= m_known && !waitFor(index))
            return false;
        const uint32_t place = m_places[index / kPlacesInBlock][index % kPlacesInBlock];
        const char *from = m_texts[place / kTextBlock].get() + place % kTextBlock;
        uint32_t size = uint8_t(*from++);
        if (size == kLong) {
            std::memcpy(&size, from, sizeof size);
            from += sizeof size;
        }
        text = {from, size};
        return true;
    }
    //! Waits until all were read. Throws what load() met.
    void finish();
    //! Lets load() end soon and waits for it.
    void stop();
    //! load() will be called: on another thread, maybe later.
    void expect() { m_isComplete = false; }

    //! \name For load(), and for formats that read their strings in another way
    //! @{
    void add(std::string_view text, const SheetLimits &limits);
    void publish(); //!< lets those that were added be found
    //! @}

private:
    static constexpr size_t kTextBlock = size_t(1) << 21;
    static constexpr size_t kTextBlocks = (size_t(1) << 32) / kTextBlock; // so that a place has 32 bits
    static constexpr size_t kPlacesInBlock = size_t(1) << 18;
    static constexpr size_t kPlacesBlocks = (size_t(1) << 32) / kPlacesInBlock;
    static constexpr uint32_t kLong = 255; // and the size follows in four bytes
    static constexpr size_t kToldAtOnce = 4096;
    bool waitFor(size_t index);

    // Of the thread that loads.
    size_t m_count = 0;
    size_t m_textBlock = 0; //!< blocks of texts begun
    size_t m_textUsed = kTextBlock;
    qint64 m_textBytes = 0;
    // Of the thread that looks up.
    size_t m_known = 0;
    // Entries are written before m_published counts them.
    std::unique_ptr<std::unique_ptr<char[]>[]> m_texts;
    std::unique_ptr<std::unique_ptr<uint32_t[]>[]> m_places;

    std::mutex m_mutex; // of everything below
    std::condition_variable m_grown;
    size_t m_published = 0;
    bool m_isComplete = true;
    bool m_isStopped = false;
    std::exception_ptr m_failure;
};

} // namespace lianxin::sheets
