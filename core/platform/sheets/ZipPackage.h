// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/sheets/ByteSource.h"
#include "platform/sheets/SheetReader.h"
#include <QString>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace lianxin::sheets {

//! \brief The parts of a ZIP package by name (without leading slash, case-insensitive as in OPC §9.1.1). Opens one
//! part at a time. Failures while reading are thrown as SheetFailure.
class ZipPackage {
public:
    static Expected<std::unique_ptr<ZipPackage>> open(const QString &path, const SheetLimits &limits);
    //! A package within something else, e.g. one that is decrypted where it is read.
    static Expected<std::unique_ptr<ZipPackage>> open(std::shared_ptr<ByteSource> source, const SheetLimits &limits);
    ~ZipPackage();
    ZipPackage(const ZipPackage &) = delete;
    ZipPackage &operator=(const ZipPackage &) = delete;

    bool has(const std::string &part) const { return m_entries.count(keyOf(part)) != 0; }
    //! Parts that end like this, e.g. ".bin"; in the order of the package.
    bool hasSuffix(std::string_view suffix) const;
    //! Throws sheet.part_missing when there is none.
    void openPart(const std::string &part);
    //! Bytes of the open part, 0 at its end (where its checksum has been compared).
    size_t read(char *buffer, size_t size);
    //! Of the open part; may be called before its end.
    void closePart();
    //! Position in the file on disk, for progress.
    qint64 position() const;

private:
    struct Entry {
        uint64_t directoryOffset;
        uint64_t number;
        uint64_t stored;
        bool encrypted;
    };
    ZipPackage(void *zip, const SheetLimits &limits)
        : m_zip(zip)
        , m_limits(limits) {}
    static Expected<std::unique_ptr<ZipPackage>> opened(void *zip, qint64 size, const SheetLimits &limits);
    static std::string keyOf(std::string_view part);
    Expected<void> readDirectory();

    void *m_zip;
    SheetLimits m_limits;
    std::unordered_map<std::string, Entry> m_entries;
    QString m_openPart;
    uint64_t m_fileSize = 0;
    uint64_t m_openStored = 0;
    qint64 m_inflated = 0;
    bool m_isOpen = false;
};

} // namespace lianxin::sheets
