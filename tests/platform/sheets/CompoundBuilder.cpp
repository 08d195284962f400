// SPDX-License-Identifier: GPL-3.0-or-later
#include "CompoundBuilder.h"
#include <QFile>
#include <cstring>

namespace lianxin::test {

namespace {

constexpr quint32 kFree = 0xffffffff;
constexpr quint32 kEnd = 0xfffffffe;
constexpr quint32 kTable = 0xfffffffd;
constexpr int kSector = 512;

QByteArray padded(const QByteArray &content, int unit) {
    return content.leftJustified((content.size() + unit - 1) / unit * unit, '\0');
}

void chain(std::vector<quint32> &table, quint32 first, qsizetype count) {
    for (qsizetype i = 0; i < count; ++i)
        table.push_back(i + 1 < count ? first + quint32(i) + 1 : kEnd);
}

QByteArray entry(const QString &name, int type, quint32 left, quint32 child, quint32 start, quint32 size) {
    QByteArray out;
    for (const QChar c : name)
        out += le2(c.unicode());
    out = out.leftJustified(64, '\0') + le2(quint32(name.size() + 1) * 2) + char(type) + char(1) + le4(left) + le4(kFree) + le4(child);
    return out.leftJustified(116, '\0') + le4(start) + le4(size) + le4(0);
}

} // namespace

QByteArray le2(quint32 number) { return QByteArray(1, char(number)) + char(number >> 8); }
QByteArray le4(quint32 number) { return le2(number & 0xffff) + le2(number >> 16); }
QByteArray leDouble8(double number) {
    quint64 bits = 0;
    std::memcpy(&bits, &number, 8);
    return le4(quint32(bits)) + le4(quint32(bits >> 32));
}

CompoundBuilder &CompoundBuilder::add(const QString &name, const QByteArray &content) {
    m_streams.emplace_back(name, content);
    return *this;
}

QByteArray CompoundBuilder::bytes() const {
    QByteArray sectors;
    std::vector<quint32> fat;
    const auto store = [&](const QByteArray &content) {
        const auto first = quint32(fat.size());
        const QByteArray whole = padded(content, kSector);
        chain(fat, first, whole.size() / kSector);
        sectors += whole;
        return whole.isEmpty() ? kEnd : first;
    };
    QByteArray mini;
    std::vector<quint32> miniFat;
    QByteArray directory;
    std::vector<std::pair<quint32, quint32>> places;
    for (const auto &[name, content] : m_streams) {
        if (content.size() < 4096) {
            const auto first = quint32(miniFat.size());
            const QByteArray whole = padded(content, 64);
            chain(miniFat, first, whole.size() / 64);
            mini += whole;
            places.emplace_back(first, quint32(content.size()));
        } else {
            places.emplace_back(store(content), quint32(content.size()));
        }
    }
    const quint32 miniStart = store(mini);
    QByteArray miniTable;
    for (const quint32 next : miniFat)
        miniTable += le4(next);
    while (miniTable.size() % kSector)
        miniTable += le4(kFree);
    const quint32 miniTableStart = store(miniTable);
    directory += entry(QStringLiteral("Root Entry"), 5, kFree, m_streams.empty() ? kFree : 1, miniStart, quint32(mini.size()));
    for (size_t i = 0; i < m_streams.size(); ++i) // a list along the left branches
        directory += entry(m_streams[i].first, 2, i + 1 < m_streams.size() ? quint32(i + 2) : kFree, kFree, places[i].first, places[i].second);
    const quint32 directoryStart = store(directory);
    quint32 tables = 1;
    while (tables * (kSector / 4) < fat.size() + tables)
        ++tables;
    const auto tableStart = quint32(fat.size());
    for (quint32 i = 0; i < tables; ++i)
        fat.push_back(kTable);
    for (const quint32 next : fat)
        sectors += le4(next);
    while (sectors.size() % kSector)
        sectors += le4(kFree);

    QByteArray header("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
    header = header.leftJustified(24, '\0') + le2(0x3e) + le2(3) + le2(0xfffe) + le2(9) + le2(6);
    header = header.leftJustified(44, '\0') + le4(tables) + le4(directoryStart) + le4(0) + le4(4096) + le4(miniTableStart) + le4(quint32(miniTable.size() / kSector)) + le4(kEnd) + le4(0);
    for (quint32 i = 0; i < 109; ++i)
        header += le4(i < tables ? tableStart + i : kFree);
    return header + sectors;
}

bool CompoundBuilder::write(const QString &path) const {
    QFile file(path);
    const QByteArray all = bytes();
    return file.open(QIODevice::WriteOnly) && file.write(all) == all.size();
}

} // namespace lianxin::test
