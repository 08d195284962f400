// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/ZipPackage.h"
#include "platform/sheets/SheetErrors.h"
#include <QFile>
#include <QFileInfo>
#include <minizip/unzip.h>

namespace lianxin::sheets {

namespace {

Error damagedZip(const QString &message, const QString &place = {}) {
    return badSheet(u"sheet.zip_damaged"_s, message, u"Copy the file again, or ask the sender to send it again"_s, place);
}

// A ByteSource as minizip wants to see files.
struct SourceStream {
    std::shared_ptr<ByteSource> source;
    qint64 position = 0;
    bool failed = false;

    static void *open(void *opaque, const void *, int) { return opaque; }
    static uLong read(void *, void *stream, void *buffer, uLong size) {
        auto *self = static_cast<SourceStream *>(stream);
        try { // no exception passes through C
            const qint64 got = self->source->read(self->position, static_cast<char *>(buffer), qint64(size));
            self->position += got;
            return uLong(got);
        } catch (...) {
            self->failed = true;
            return 0;
        }
    }
    static uLong write(void *, void *, const void *, uLong) { return 0; }
    static ZPOS64_T tell(void *, void *stream) { return ZPOS64_T(static_cast<SourceStream *>(stream)->position); }
    static long seek(void *, void *stream, ZPOS64_T offset, int origin) {
        auto *self = static_cast<SourceStream *>(stream);
        const qint64 base = origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? self->position : self->source->size();
        if (offset > ZPOS64_T(1) << 62)
            return -1;
        self->position = base + qint64(offset);
        return 0;
    }
    static int close(void *, void *stream) {
        delete static_cast<SourceStream *>(stream);
        return 0;
    }
    static int error(void *, void *stream) { return static_cast<SourceStream *>(stream)->failed; }
};

} // namespace

Expected<std::unique_ptr<ZipPackage>> ZipPackage::open(const QString &path, const SheetLimits &limits) {
    return opened(unzOpen64(QFile::encodeName(path).constData()), QFileInfo(path).size(), limits);
}

Expected<std::unique_ptr<ZipPackage>> ZipPackage::open(std::shared_ptr<ByteSource> source, const SheetLimits &limits) {
    const qint64 size = source->size();
    auto *stream = new SourceStream{std::move(source)}; // closed, that is deleted, by minizip also when opening fails
    zlib_filefunc64_def functions{&SourceStream::open, &SourceStream::read, &SourceStream::write, &SourceStream::tell,
                                  &SourceStream::seek, &SourceStream::close, &SourceStream::error, stream};
    return opened(unzOpen2_64("", &functions), size, limits);
}

Expected<std::unique_ptr<ZipPackage>> ZipPackage::opened(void *zip, qint64 size, const SheetLimits &limits) {
    if (!zip)
        return damagedZip(u"The file begins like an .xlsx but its directory is missing: it was cut off or damaged"_s);
    std::unique_ptr<ZipPackage> package(new ZipPackage(zip, limits));
    package->m_fileSize = uint64_t(size);
    LX_CHECK(package->readDirectory());
    return package;
}

ZipPackage::~ZipPackage() {
    closePart();
    unzClose(m_zip);
}

std::string ZipPackage::keyOf(std::string_view part) {
    std::string key;
    key.reserve(part.size());
    for (const char c : part)
        key += c == '\\' ? '/' : c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    while (!key.empty() && key.front() == '/')
        key.erase(0, 1);
    return key;
}

Expected<void> ZipPackage::readDirectory() {
    int count = 0;
    int status = unzGoToFirstFile(m_zip);
    while (status == UNZ_OK) {
        if (++count > m_limits.maxEntries)
            return limitReached(u"entries"_s, u"The package has more than %1 parts"_s.arg(m_limits.maxEntries));
        unz_file_info64 info;
        char name[1024];
        if (unzGetCurrentFileInfo64(m_zip, &info, name, sizeof name, nullptr, 0, nullptr, 0) != UNZ_OK)
            return damagedZip(u"The directory of the package can't be read"_s);
        unz64_file_pos position;
        if (info.size_filename < sizeof name && unzGetFilePos64(m_zip, &position) == UNZ_OK)
            m_entries.emplace(keyOf(name), Entry{position.pos_in_zip_directory, position.num_of_file, info.compressed_size,
                                                 (info.flag & 1) != 0});
        status = unzGoToNextFile(m_zip);
    }
    if (status != UNZ_END_OF_LIST_OF_FILE)
        return damagedZip(u"The directory of the package can't be read"_s);
    return {};
}

bool ZipPackage::hasSuffix(std::string_view suffix) const {
    for (const auto &[name, entry] : m_entries)
        if (name.ends_with(suffix))
            return true;
    return false;
}

void ZipPackage::openPart(const std::string &part) {
    closePart();
    m_openPart = QString::fromUtf8(part.data(), qsizetype(part.size()));
    const auto found = m_entries.find(keyOf(part));
    if (found == m_entries.end())
        throw SheetFailure{badSheet(u"sheet.part_missing"_s, u"A part of the workbook is missing"_s,
                                    u"Open the file in a spreadsheet program and save it anew as .xlsx"_s, m_openPart)};
    const Entry &entry = found->second;
    if (entry.encrypted)
        throw SheetFailure{badSheet(u"sheet.encrypted"_s, u"The file is protected by a password"_s,
                                    u"Save a copy without password and import that"_s, m_openPart)};
    const unz64_file_pos position{entry.directoryOffset, entry.number};
    if (unzGoToFilePos64(m_zip, &position) != UNZ_OK || unzOpenCurrentFile(m_zip) != UNZ_OK)
        throw SheetFailure{damagedZip(u"A part of the package can't be opened"_s, m_openPart)};
    m_isOpen = true;
    m_openStored = std::min(entry.stored, m_fileSize); // the directory may lie
    m_inflated = 0;
}

size_t ZipPackage::read(char *buffer, size_t size) {
    const int got = unzReadCurrentFile(m_zip, buffer, unsigned(size));
    if (got < 0)
        throw SheetFailure{damagedZip(u"A part of the package can't be decompressed"_s, m_openPart)};
    m_inflated += got;
    if (m_inflated > m_limits.maxInflatedBytes)
        throw SheetFailure{limitReached(u"inflated"_s, u"A part holds more than %1 MiB"_s.arg(m_limits.maxInflatedBytes >> 20), m_openPart)};
    if (m_inflated > (16 << 20)) {
        const qint64 consumed = std::max<qint64>(1, qint64(m_openStored));
        if (m_inflated / consumed > m_limits.maxInflationRatio)
            throw SheetFailure{limitReached(u"ratio"_s, u"A part grows more than %1-fold: this is how decompression bombs look"_s
                                                            .arg(m_limits.maxInflationRatio), m_openPart)};
    }
    if (got == 0) {
        m_isOpen = false;
        if (unzCloseCurrentFile(m_zip) == UNZ_CRCERROR)
            throw SheetFailure{damagedZip(u"The checksum of a part is wrong"_s, m_openPart)};
    }
    return size_t(got);
}

void ZipPackage::closePart() {
    if (m_isOpen)
        unzCloseCurrentFile(m_zip);
    m_isOpen = false;
}

qint64 ZipPackage::position() const { return m_isOpen ? qint64(unzGetCurrentFileZStreamPos64(m_zip)) : 0; }

} // namespace lianxin::sheets
