// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/ByteSource.h"
#include <QStringList>
#include <cstdint>
#include <vector>

namespace lianxin::sheets {

//! \brief A compound file (MS-CFB, "OLE2"): a small file system within a file, as .xls and protected .xlsx use it.
//! Every number in it is doubted: chains end at the size of the file, a damaged directory is read as far as it goes.
class CompoundFile {
public:
    //! Errors: sheet.ole_damaged.
    static Expected<CompoundFile> open(std::shared_ptr<ByteSource> source);

    //! The stream of that name (any case) in the root; nullptr when there is none. Its size is
    //! what the directory says; a chain that is cut off gives less when it is read.
    std::shared_ptr<ByteSource> stream(const QString &name) const;
    //! Names of the streams in the root.
    QStringList streams() const;

private:
    struct Entry {
        QString name;
        int type = 0; //!< 1 storage, 2 stream, 5 root
        uint32_t left = 0;
        uint32_t right = 0;
        uint32_t child = 0;
        uint32_t start = 0;
        qint64 size = 0;
    };
    std::vector<uint32_t> chain(uint32_t start, const std::vector<uint32_t> &table, size_t limit) const;
    std::vector<uint32_t> numbersIn(const std::vector<uint32_t> &sectors) const;
    void readTables(const std::vector<unsigned char> &header);
    void readDirectory(uint32_t start);
    std::vector<const Entry *> rootEntries() const;

    std::shared_ptr<ByteSource> m_source;
    std::shared_ptr<ByteSource> m_miniStream;
    int m_sectorSize = 512;
    int m_miniSize = 64;
    qint64 m_miniCutoff = 4096;
    std::vector<uint32_t> m_fat;
    std::vector<uint32_t> m_miniFat;
    std::vector<Entry> m_entries;
};

} // namespace lianxin::sheets
