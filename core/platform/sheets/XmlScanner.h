// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SheetErrors.h"
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::sheets {

//! Appends the character \a code; U+FFFD when it is none.
void appendUtf8(std::string &out, unsigned code);
//! Appends \a raw with its entities (&amp; &#x4e2d; …) resolved; what is no entity stays as it is.
void appendUnescaped(std::string &out, std::string_view raw);
//! Resolves Excel's own escape _xHHHH_ (ECMA-376 22.9.2.19) and turns CR LF into LF, in place.
void finishText(std::string &text, size_t from = 0);

//! \brief The attributes of one start tag, looked at without copying. Values are raw (entities unresolved).
class XmlAttributes {
public:
    XmlAttributes(const char *begin, const char *end)
        : m_begin(begin)
        , m_end(end) {}
    //! Raw value of the attribute with that local name ("id" finds "r:id"); empty if there is none.
    std::string_view value(std::string_view localName) const;
    std::string text(std::string_view localName) const {
        std::string out;
        appendUnescaped(out, value(localName));
        return out;
    }

private:
    const char *m_begin;
    const char *m_end;
};

//! \brief A streaming scanner for the XML of spreadsheets: tags and text, no DTD, no entities of one's own.
//!
//! Handler: void open(std::string_view localName, const XmlAttributes &), void close(std::string_view localName),
//! bool wantsText(), void text(std::string_view raw, bool cdata),
//! const char *shortcut(const char *tag, const char *end): may eat a whole element that lies in the buffer (the byte
//! at \a end is NUL) and return where it ended, or nullptr; bool wantsToStop(): asked after every end tag.
//! Failures are thrown as SheetFailure.
template <class Handler>
class XmlScanner {
public:
    XmlScanner(Handler &handler, QString part)
        : m_handler(handler)
        , m_part(std::move(part)) {}

    //! Calls \a read(buffer, size) until it gives 0 bytes or the handler had enough.
    template <class Read>
    void run(Read read) {
        std::vector<char> buffer(kChunk + kPadding);
        size_t kept = 0;
        for (;;) {
            if (buffer.size() < kept + kChunk / 2 + kPadding) {
                if (kept > kMaxToken)
                    throw SheetFailure{damagedXml(m_part, u"A tag or comment never ends"_s)};
                buffer.resize(buffer.size() * 2);
            }
            const size_t got = read(buffer.data() + kept, buffer.size() - kept - kPadding);
            const char *begin = buffer.data();
            const char *end = begin + kept + got;
            std::memset(const_cast<char *>(end), 0, kPadding);
            const char *used = scan(begin, end, got == 0);
            if (m_stopped)
                return;
            kept = size_t(end - used);
            if (got == 0) {
                if (kept || m_depth != 0 || !m_sawRoot)
                    throw SheetFailure{damagedXml(m_part, u"The XML ends too early"_s)};
                return;
            }
            if (used != begin)
                std::memmove(buffer.data(), used, kept);
        }
    }

private:
    static constexpr size_t kChunk = 1 << 18;
    static constexpr size_t kPadding = 16;
    static constexpr size_t kMaxToken = 4 << 20;

    // Ends of tags are '>' outside quotes.
    static const char *tagEnd(const char *from, const char *end) {
        const char *gt = static_cast<const char *>(std::memchr(from, '>', size_t(end - from)));
        const char *p = from;
        while (gt) {
            while (p < gt && *p != '"' && *p != '\'')
                ++p;
            if (p >= gt)
                return gt;
            const char *close = static_cast<const char *>(std::memchr(p + 1, *p, size_t(end - p - 1)));
            if (!close)
                return nullptr;
            p = close + 1;
            if (p > gt)
                gt = static_cast<const char *>(std::memchr(p, '>', size_t(end - p)));
        }
        return nullptr;
    }

    void emitText(const char *from, const char *to) {
        if (to > from && m_handler.wantsText())
            m_handler.text({from, size_t(to - from)}, false);
    }

    // Returns how far it came; what is left belongs in front of the next bytes.
    const char *scan(const char *s, const char *end, bool last) {
        while (!m_stopped) {
            const char *lt = static_cast<const char *>(std::memchr(s, '<', size_t(end - s)));
            if (!lt)
                return textTail(s, end, last);
            if (const char *next = m_handler.shortcut(lt, end)) {
                s = next;
                continue;
            }
            emitText(s, lt);
            const char *next = lt + 1 < end && (lt[1] == '!' || lt[1] == '?') ? special(lt, end) : tag(lt, end);
            if (!next)
                return lt;
            s = next;
        }
        return s;
    }

    const char *textTail(const char *s, const char *end, bool last) {
        const char *safe = end;
        if (!last) // an entity or a CR LF may be cut in two
            for (const char *p = end; p > s && end - p < 16; --p)
                if (p[-1] == '&' || p[-1] == '\r')
                    safe = p - 1;
        emitText(s, safe);
        return safe;
    }

    const char *special(const char *lt, const char *end) {
        const std::string_view rest(lt, size_t(end - lt));
        const auto after = [&](std::string_view terminator, size_t from) -> const char * {
            const size_t at = rest.find(terminator, from);
            return at == rest.npos ? nullptr : lt + at + terminator.size();
        };
        if (rest.size() < 9)
            return nullptr;
        if (rest.starts_with("<?"))
            return after("?>", 2);
        if (rest.starts_with("<!--"))
            return after("-->", 4);
        if (rest.starts_with("<![CDATA[")) {
            const char *next = after("]]>", 9);
            if (next && m_handler.wantsText())
                m_handler.text({lt + 9, size_t(next - 3 - lt - 9)}, true);
            return next;
        }
        throw SheetFailure{badSheet(u"sheet.xml_doctype"_s, u"The file declares XML entities, which no spreadsheet program writes"_s,
                                    u"Don't open this file; ask the sender for a clean one"_s, m_part)};
    }

    const char *tag(const char *lt, const char *end) {
        const char *gt = tagEnd(lt + 1, end);
        if (!gt)
            return nullptr;
        const char *name = lt + 1;
        const bool closing = *name == '/';
        if (closing)
            ++name;
        const char *nameEnd = name;
        const char *local = name;
        while (nameEnd < gt && *nameEnd != ' ' && *nameEnd != '/' && *nameEnd != '\t' && *nameEnd != '\n' && *nameEnd != '\r') {
            if (*nameEnd == ':')
                local = nameEnd + 1;
            ++nameEnd;
        }
        const std::string_view localName(local, size_t(nameEnd - local));
        if (closing) {
            if (--m_depth < 0)
                throw SheetFailure{damagedXml(m_part, u"An end tag without its start"_s)};
            m_handler.close(localName);
            m_stopped = m_handler.wantsToStop();
            return gt + 1;
        }
        const bool selfClosing = gt[-1] == '/';
        m_sawRoot = true;
        ++m_depth;
        if (m_depth > 1000)
            throw SheetFailure{damagedXml(m_part, u"The XML is nested too deeply"_s)};
        m_handler.open(localName, XmlAttributes(nameEnd, selfClosing ? gt - 1 : gt));
        if (selfClosing) {
            --m_depth;
            m_handler.close(localName);
        }
        return gt + 1;
    }

    Handler &m_handler;
    QString m_part;
    int m_depth = 0;
    bool m_sawRoot = false;
    bool m_stopped = false;
};

//! \brief A handler made of functions, for the small parts of a package.
struct XmlCallbacks {
    std::function<void(std::string_view, const XmlAttributes &)> onOpen;
    std::function<void(std::string_view)> onClose;
    void open(std::string_view name, const XmlAttributes &attributes) {
        if (onOpen)
            onOpen(name, attributes);
    }
    void close(std::string_view name) {
        if (onClose)
            onClose(name);
    }
    bool wantsText() const { return false; }
    void text(std::string_view, bool) {}
    const char *shortcut(const char *, const char *) { return nullptr; }
    bool wantsToStop() const { return false; }
};

} // namespace lianxin::sheets
