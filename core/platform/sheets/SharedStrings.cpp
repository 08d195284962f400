// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/SharedStrings.h"
#include "platform/sheets/SheetErrors.h"
#include "platform/sheets/XlsxParts.h"
#include <new>

namespace lianxin::sheets {

namespace {

//! Thrown out of a scan that nobody waits for any more.
struct NobodyReads {};

// Gathers the text of <si> elements: plain, rich runs; phonetic hints (<rPh>) are no text.
struct StringCollector {
    SharedStrings &strings;
    const SheetLimits &limits;
    std::string string;
    bool inText = false;
    int phonetic = 0;

    void open(std::string_view name, const XmlAttributes &) {
        if (name == "t")
            inText = phonetic == 0;
        else if (name == "si")
            string.clear();
        else if (name == "rPh")
            ++phonetic;
    }
    void close(std::string_view name) {
        if (name == "t") {
            inText = false;
        } else if (name == "si") {
            finishText(string);
            strings.add(string, limits);
        } else if (name == "rPh") {
            --phonetic;
        }
    }
    bool wantsText() const { return inText; }
    void text(std::string_view raw, bool cdata) {
        if (cdata)
            string.append(raw);
        else
            appendUnescaped(string, raw);
        if (qint64(string.size()) > limits.maxCellBytes)
            throw SheetFailure{limitReached(u"cell"_s, u"A text is larger than %1 KiB"_s.arg(limits.maxCellBytes >> 10))};
    }
    bool wantsToStop() const { return false; }
    // <si><t>plain text</t></si>, which nearly all are.
    const char *shortcut(const char *tag, const char *end) {
        if (end - tag < 24 || std::memcmp(tag, "<si><t", 6) != 0)
            return nullptr;
        const char *p = tag + 6;
        if (*p == ' ') {
            if (end - p < 32 || std::memcmp(p, " xml:space=\"preserve\"", 21) != 0)
                return nullptr;
            p += 21;
        }
        if (*p != '>')
            return nullptr;
        const char *from = p + 1;
        const char *to = static_cast<const char *>(std::memchr(from, '<', size_t(end - from)));
        if (!to || end - to < 9 || std::memcmp(to, "</t></si>", 9) != 0)
            return nullptr;
        string.clear();
        appendUnescaped(string, {from, size_t(to - from)});
        finishText(string);
        strings.add(string, limits);
        return to + 9;
    }
};

} // namespace

SharedStrings::SharedStrings()
    : m_texts(std::make_unique<std::unique_ptr<char[]>[]>(kTextBlocks))
    , m_places(std::make_unique<std::unique_ptr<uint32_t[]>[]>(kPlacesBlocks)) {}

SharedStrings::~SharedStrings() { stop(); }

void SharedStrings::add(std::string_view text, const SheetLimits &limits) {
    m_textBytes += qint64(text.size());
    const size_t head = text.size() < kLong ? 1 : 1 + sizeof(uint32_t);
    const bool isFull = m_textUsed + head + text.size() > kTextBlock;
    if (m_textBytes > limits.maxSharedStringBytes || text.size() > kTextBlock - 16 || (isFull && m_textBlock == kTextBlocks))
        throw SheetFailure{limitReached(u"strings"_s, u"The shared texts of the workbook are larger than %1 MiB"_s
                                                       .arg(limits.maxSharedStringBytes >> 20))};
    if (isFull) {
        m_texts[m_textBlock++] = std::make_unique_for_overwrite<char[]>(kTextBlock);
        m_textUsed = 0;
    }
    auto &places = m_places[m_count / kPlacesInBlock];
    if (!places)
        places = std::make_unique_for_overwrite<uint32_t[]>(kPlacesInBlock);
    places[m_count % kPlacesInBlock] = uint32_t((m_textBlock - 1) * kTextBlock + m_textUsed);
    char *to = m_texts[m_textBlock - 1].get() + m_textUsed;
    *to = char(head == 1 ? text.size() : kLong);
    if (const auto size = uint32_t(text.size()); head > 1)
        std::memcpy(to + 1, &size, sizeof size);
    if (!text.empty())
        std::memcpy(to + head, text.data(), text.size());
    m_textUsed += head + text.size();
    if (++m_count % kToldAtOnce == 0)
        publish();
}

void SharedStrings::publish() {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isStopped)
            throw NobodyReads{};
        m_published = m_count;
    }
    m_grown.notify_one();
}

void SharedStrings::load(ZipPackage &zip, const std::string &part, const SheetLimits &limits) noexcept {
    std::exception_ptr failure;
    try {
        if (!part.empty() && zip.has(part)) {
            StringCollector handler{*this, limits, {}, false, 0};
            XmlScanner scanner(handler, QString::fromStdString(part));
            scanPart(zip, part, scanner);
        }
    } catch (...) {
        failure = std::current_exception();
    }
    const std::scoped_lock lock(m_mutex);
    m_published = m_count;
    m_failure = std::move(failure);
    m_isComplete = true;
    m_grown.notify_one();
}

bool SharedStrings::waitFor(size_t index) {
    std::unique_lock lock(m_mutex);
    m_grown.wait(lock, [&] { return m_isComplete || index < m_published; });
    m_known = m_published;
    if (index >= m_known && m_failure)
        std::rethrow_exception(m_failure);
    return index < m_known;
}

void SharedStrings::finish() {
    std::unique_lock lock(m_mutex);
    m_grown.wait(lock, [&] { return m_isComplete; });
    if (m_failure)
        std::rethrow_exception(m_failure);
}

void SharedStrings::stop() {
    std::unique_lock lock(m_mutex);
    m_isStopped = true;
    m_grown.wait(lock, [&] { return m_isComplete; });
}

} // namespace lianxin::sheets
