// SPDX-License-Identifier: GPL-3.0-or-later
#include "BiffBuilder.h"
#include <algorithm>

namespace lianxin::test {

namespace {

QByteArray characters(const QString &text, bool wide) {
    QByteArray out;
    for (const QChar c : text)
        out += wide ? le2(c.unicode()) : QByteArray(1, char(c.unicode()));
    return out;
}

bool isWide(const QString &text) {
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0xff; });
}

} // namespace

QByteArray BiffBuilder::record(quint32 id, const QByteArray &content) { return le2(id) + le2(quint32(content.size())) + content; }

QByteArray BiffBuilder::text(const QString &text) {
    const bool wide = isWide(text);
    return le2(quint32(text.size())) + char(wide) + characters(text, wide);
}

BiffBuilder &BiffBuilder::global(quint32 id, const QByteArray &content) {
    m_globals += record(id, content);
    return *this;
}

BiffBuilder &BiffBuilder::cell(quint32 id, int row, int column, const QByteArray &content, int style) {
    return sheetRecord(id, le2(quint32(row)) + le2(quint32(column)) + le2(quint32(style)) + content);
}

BiffBuilder &BiffBuilder::sheetRecord(quint32 id, const QByteArray &content) {
    m_sheet += record(id, content);
    return *this;
}

QByteArray BiffBuilder::stream() const {
    const QByteArray begin = record(0x809, le2(0x600) + le2(5) + QByteArray(12, '\0'));
    const QByteArray name = QByteArray(1, char(sheetName.size())) + '\x01' + characters(sheetName, true);
    const qsizetype sheetAt = begin.size() + m_globals.size() + 4 + 6 + name.size() + 4;
    const QByteArray bound = record(0x85, le4(quint32(sheetAt)) + char(sheetState) + '\0' + name);
    return begin + m_globals + bound + record(0x0a, {}) + record(0x809, le2(0x600) + le2(0x10) + QByteArray(12, '\0')) + m_sheet + record(0x0a, {});
}

} // namespace lianxin::test
