// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/CompoundFile.h"
#include "platform/sheets/SheetErrors.h"
#include "platform/sheets/LittleEndian.h"

namespace lianxin::sheets {

namespace {

constexpr uint32_t kEndOfChain = 0xfffffffa; // and every special number above it
constexpr size_t kMaxEntries = 100'000;

Error damagedOle(const QString &what) {
    return badSheet(u"sheet.ole_damaged"_s, what, u"Open the file in a spreadsheet program and save it anew as .xlsx"_s);
}

// The bytes of a chain of sectors in the order of the chain.
class ChainSource final : public ByteSource {
public:
    ChainSource(std::shared_ptr<ByteSource> source, std::vector<uint32_t> sectors, int sectorSize, qint64 base, qint64 size)
        : m_source(std::move(source))
        , m_sectors(std::move(sectors))
        , m_sectorSize(sectorSize)
        , m_base(base)
        , m_size(std::max<qint64>(size, 0)) {}
    //! What the directory says; reading gives less where the chain is shorter.
    qint64 size() const override { return m_size; }
    qint64 read(qint64 offset, char *to, qint64 size) override {
        const qint64 end = std::min(m_size, qint64(m_sectors.size()) * m_sectorSize);
        if (offset < 0 || offset >= end)
            return 0;
        const qint64 wanted = std::min(size, end - offset);
        qint64 done = 0;
        while (done < wanted) {
            const qint64 at = offset + done;
            size_t index = size_t(at / m_sectorSize);
            const qint64 inside = at % m_sectorSize;
            const qint64 first = m_base + qint64(m_sectors[index]) * m_sectorSize + inside;
            qint64 length = m_sectorSize - inside; // neighbours are read at once
            while (length < wanted - done && m_sectors[index + 1] == m_sectors[index] + 1) {
                length += m_sectorSize;
                ++index;
            }
            length = std::min(length, wanted - done);
            const qint64 got = m_source->read(first, to + done, length);
            done += got;
            if (got < length)
                break; // the file was cut off
        }
        return done;
    }

private:
    std::shared_ptr<ByteSource> m_source;
    std::vector<uint32_t> m_sectors;
    int m_sectorSize;
    qint64 m_base;
    qint64 m_size;
};

} // namespace

Expected<CompoundFile> CompoundFile::open(std::shared_ptr<ByteSource> source) {
    CompoundFile file;
    file.m_source = std::move(source);
    try {
        std::vector<unsigned char> header(512);
        if (file.m_source->read(0, reinterpret_cast<char *>(header.data()), 512) < 512 || le32(&header[0]) != 0xe011cfd0 || le32(&header[4]) != 0xe11ab1a1)
            return damagedOle(u"The file is no compound file, or it is cut off"_s);
        const int shift = le16(&header[30]);
        const int miniShift = le16(&header[32]);
        if (shift < 9 || shift > 16 || miniShift < 4 || miniShift > shift)
            return damagedOle(u"The head of the compound file is damaged"_s);
        file.m_sectorSize = 1 << shift;
        file.m_miniSize = 1 << miniShift;
        file.m_miniCutoff = le32(&header[56]);
        file.readTables(header);
        file.readDirectory(le32(&header[48]));
    } catch (const SheetFailure &failure) {
        return failure.error;
    }
    return file;
}

// Follows a chain; it is cut where it leaves the table or grows longer than \a limit (a circle).
std::vector<uint32_t> CompoundFile::chain(uint32_t start, const std::vector<uint32_t> &table, size_t limit) const {
    std::vector<uint32_t> sectors;
    for (uint32_t at = start; at < kEndOfChain && at < table.size() && sectors.size() < limit; at = table[at])
        sectors.push_back(at);
    return sectors;
}

// All 32-bit numbers of these sectors.
std::vector<uint32_t> CompoundFile::numbersIn(const std::vector<uint32_t> &sectors) const {
    std::vector<uint32_t> numbers;
    numbers.reserve(sectors.size() * size_t(m_sectorSize / 4));
    std::vector<unsigned char> sector(size_t(m_sectorSize), 0);
    for (const uint32_t at : sectors) {
        const qint64 got = m_source->read((qint64(at) + 1) * m_sectorSize, reinterpret_cast<char *>(sector.data()), m_sectorSize);
        std::fill(sector.begin() + got, sector.end(), 0xff);
        for (int i = 0; i < m_sectorSize; i += 4)
            numbers.push_back(le32(&sector[size_t(i)]));
    }
    return numbers;
}

void CompoundFile::readTables(const std::vector<unsigned char> &header) {
    const auto sectors = size_t(m_source->size() / m_sectorSize + 1);
    const size_t tableSectors = sectors / size_t(m_sectorSize / 4) + 1; // as many as can be needed
    std::vector<uint32_t> fatSectors;
    const auto take = [&](uint32_t sector) {
        if (sector < sectors && fatSectors.size() < tableSectors)
            fatSectors.push_back(sector);
    };
    for (int i = 0; i < 109; ++i)
        take(le32(&header[size_t(76 + 4 * i)]));
    uint32_t at = le32(&header[68]);
    for (size_t n = 0; at < sectors && n < tableSectors; ++n) {
        const std::vector<uint32_t> numbers = numbersIn({at});
        for (size_t i = 0; i + 1 < numbers.size(); ++i)
            take(numbers[i]);
        at = numbers.back();
    }
    m_fat = numbersIn(fatSectors);
    if (m_fat.size() > sectors)
        m_fat.resize(sectors);
    m_miniFat = numbersIn(chain(le32(&header[60]), m_fat, sectors));
}

void CompoundFile::readDirectory(uint32_t start) {
    const auto sectors = chain(start, m_fat, kMaxEntries / size_t(m_sectorSize / 128) + 1);
    ChainSource directory(m_source, sectors, m_sectorSize, m_sectorSize, qint64(sectors.size()) * m_sectorSize);
    std::vector<unsigned char> entry(128);
    for (qint64 at = 0; at < directory.size() && m_entries.size() < kMaxEntries; at += 128) {
        if (directory.read(at, reinterpret_cast<char *>(entry.data()), 128) < 128)
            break;
        Entry e;
        const int length = std::clamp(le16(&entry[64]) / 2 - 1, 0, 31);
        for (int i = 0; i < length; ++i)
            e.name += QChar(le16(&entry[size_t(2 * i)]));
        e.type = entry[66];
        e.left = le32(&entry[68]);
        e.right = le32(&entry[72]);
        e.child = le32(&entry[76]);
        e.start = le32(&entry[116]);
        e.size = le32(&entry[120]);
        if (m_sectorSize >= 4096)
            e.size |= qint64(le32(&entry[124]) & 0x7fff) << 32;
        m_entries.push_back(std::move(e));
    }
    if (m_entries.empty())
        throw SheetFailure{damagedOle(u"The directory of the compound file is missing"_s)};
    const Entry &root = m_entries.front();
    auto mini = chain(root.start, m_fat, m_fat.size());
    m_miniStream = std::make_shared<ChainSource>(m_source, std::move(mini), m_sectorSize, m_sectorSize, root.size);
}

std::vector<const CompoundFile::Entry *> CompoundFile::rootEntries() const {
    std::vector<const Entry *> found;
    std::vector<bool> seen(m_entries.size(), false);
    std::vector<uint32_t> todo{m_entries.front().child};
    while (!todo.empty()) {
        const uint32_t at = todo.back();
        todo.pop_back();
        if (at >= m_entries.size() || seen[at])
            continue;
        seen[at] = true;
        found.push_back(&m_entries[at]);
        todo.push_back(m_entries[at].left);
        todo.push_back(m_entries[at].right);
    }
    return found;
}

QStringList CompoundFile::streams() const {
    QStringList names;
    for (const Entry *entry : rootEntries())
        if (entry->type == 2)
            names << entry->name;
    return names;
}

std::shared_ptr<ByteSource> CompoundFile::stream(const QString &name) const {
    const Entry *found = nullptr;
    for (const Entry *entry : rootEntries())
        if (entry->type == 2 && entry->name.compare(name, Qt::CaseInsensitive) == 0)
            found = entry;
    if (!found)
        return nullptr;
    const bool isMini = found->size < m_miniCutoff;
    auto sectors = isMini ? chain(found->start, m_miniFat, m_miniFat.size()) : chain(found->start, m_fat, m_fat.size());
    const int sectorSize = isMini ? m_miniSize : m_sectorSize;
    if (isMini)
        return std::make_shared<ChainSource>(m_miniStream, std::move(sectors), sectorSize, 0, found->size);
    return std::make_shared<ChainSource>(m_source, std::move(sectors), sectorSize, m_sectorSize, found->size);
}

} // namespace lianxin::sheets
