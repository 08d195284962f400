// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/callprogress/AnnouncementLibrary.h"
#include "call/callprogress/AnnouncementMatcher.h"
#include "platform/base/Literals.h"
#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>
#include <QtEndian>
#include <algorithm>
#include <cstring>

namespace lianxin {
namespace {

constexpr char kLibraryMagic[] = {'L', 'X', 'P', 'L'};
constexpr quint16 kLibraryVersion = 1;
constexpr qsizetype kLibraryHash = 32;
constexpr qsizetype kLibraryMost = 4 << 20;
constexpr int kTitleMost = 60;

template <class T>
void put(QByteArray &out, T value) {
    char raw[sizeof(T)];
    qToLittleEndian(value, raw);
    out.append(raw, qsizetype(sizeof raw));
}

//! \brief Reads numbers from bytes; past their end it gives nothing.
class LibraryReader {
public:
    explicit LibraryReader(QByteArrayView bytes)
        : m_rest(bytes) {}
    template <class T>
    bool get(T &value) {
        if (m_rest.size() < qsizetype(sizeof(T)))
            return false;
        value = qFromLittleEndian<T>(m_rest.data());
        m_rest = m_rest.sliced(qsizetype(sizeof(T)));
        return true;
    }
    bool get(QByteArrayView &part, qsizetype size) {
        if (m_rest.size() < size)
            return false;
        part = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return true;
    }
    bool atEnd() const { return m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
};

Error libraryDamaged() {
    return {ErrorKind::BadInput, u"progress.library_damaged"_s, u"The library of announcements is damaged."_s,
            u"Restore it from a backup, or learn the announcements anew."_s, {}};
}

bool readAnnouncement(LibraryReader &in, Announcement &out) {
    quint8 state = 0, titleSize = 0;
    quint16 prints = 0;
    QByteArrayView title, active;
    if (!in.get(state) || state > quint8(NumberState::Voicemail) || !in.get(out.learnedAt) || !in.get(titleSize)
        || !in.get(title, titleSize) || !in.get(prints))
        return false;
    out.state = NumberState(state);
    out.title = QString::fromUtf8(title);
    out.fingerprint.prints.resize(prints);
    for (auto &print : out.fingerprint.prints)
        if (!in.get(print))
            return false;
    if (!in.get(active, (prints + 7) / 8))
        return false;
    out.fingerprint.active.resize(prints);
    for (int i = 0; i < prints; ++i)
        out.fingerprint.active[std::size_t(i)] = (quint8(active[i / 8]) >> (i % 8) & 1U) != 0;
    return !out.title.isEmpty() && out.title.size() <= kTitleMost && out.fingerprint.activeCount() >= AnnouncementLibrary::kLeastActive;
}

} // namespace

int AnnouncementLibrary::prints() const {
    std::size_t sum = 0;
    for (const auto &a : m_announcements)
        sum += a.fingerprint.prints.size();
    return int(sum);
}

// Everything that every announcement of a library must be, however it came.
Expected<void> AnnouncementLibrary::hasRoomFor(const Announcement &announcement) const {
    const bool taken = std::any_of(m_announcements.begin(), m_announcements.end(), [&](const auto &a) { return a.title == announcement.title; });
    if (announcement.title.isEmpty() || announcement.title.size() > kTitleMost || taken || announcement.state == NumberState::Reached)
        return Error{ErrorKind::BadInput, u"progress.title"_s, u"An announcement needs a title of its own, of at most 60 characters, and a state."_s,
                     u"Name it after carrier and meaning, e.g. 移动 关机."_s, announcement.title};
    if (announcement.fingerprint.activeCount() < kLeastActive)
        return Error{ErrorKind::BadInput, u"progress.too_short"_s, u"There is less than a second of sound in the recording."_s,
                     u"Give the whole announcement, without the ringing before it."_s, {}};
    if (int(m_announcements.size()) >= kAnnouncementsMost || prints() + int(announcement.fingerprint.prints.size()) > kPrintsMost)
        return Error{ErrorKind::Conflict, u"progress.library_full"_s, u"The library is full."_s, u"Forget announcements that are no longer played."_s, {}};
    return {};
}

Expected<void> AnnouncementLibrary::learn(std::span<const std::int16_t> samples, NumberState state, const QString &title, qint64 nowMs) {
    const auto first = samples.first(std::min(samples.size(), std::size_t(kSecondsMost) * kPcmRate));
    Announcement added{title.simplified(), state, nowMs, fingerprintOf(first)};
    LX_CHECK(hasRoomFor(added));
    if (const auto known = findIn(*this, first); known && m_announcements[known->index].state == state)
        return Error{ErrorKind::Conflict, u"progress.already_known"_s, u"The library knows this announcement already."_s, {},
                     m_announcements[known->index].title};
    m_announcements.push_back(std::move(added));
    return {};
}

Expected<void> AnnouncementLibrary::add(Announcement announcement) {
    LX_CHECK(hasRoomFor(announcement));
    m_announcements.push_back(std::move(announcement));
    return {};
}

Expected<void> AnnouncementLibrary::forget(const QString &title) {
    const auto erased = std::erase_if(m_announcements, [&](const auto &a) { return a.title == title; });
    if (erased == 0)
        return Error{ErrorKind::NotFound, u"progress.title_unknown"_s, u"The library has no announcement of that title."_s, u"See lianxinctl progress list."_s, title};
    return {};
}

QByteArray AnnouncementLibrary::toBytes() const {
    QByteArray out(kLibraryMagic, sizeof kLibraryMagic);
    put(out, kLibraryVersion);
    put(out, quint16(m_announcements.size()));
    for (const auto &a : m_announcements) {
        const QByteArray title = a.title.toUtf8();
        put(out, quint8(a.state));
        put(out, a.learnedAt);
        put(out, quint8(title.size()));
        out += title;
        put(out, quint16(a.fingerprint.prints.size()));
        for (const auto print : a.fingerprint.prints)
            put(out, print);
        QByteArray active(qsizetype(a.fingerprint.active.size() + 7) / 8, '\0');
        for (std::size_t i = 0; i < a.fingerprint.active.size(); ++i)
            if (a.fingerprint.active[i])
                active[qsizetype(i / 8)] = char(quint8(active[qsizetype(i / 8)]) | 1U << i % 8);
        out += active;
    }
    return out + QCryptographicHash::hash(out, QCryptographicHash::Sha256);
}

Expected<AnnouncementLibrary> AnnouncementLibrary::fromBytes(const QByteArray &bytes) {
    if (bytes.size() < qsizetype(sizeof kLibraryMagic) + 4 + kLibraryHash || bytes.size() > kLibraryMost
        || std::memcmp(bytes.constData(), kLibraryMagic, sizeof kLibraryMagic) != 0)
        return libraryDamaged();
    const auto body = QByteArrayView(bytes).chopped(kLibraryHash);
    LibraryReader in(body.sliced(qsizetype(sizeof kLibraryMagic)));
    quint16 version = 0, count = 0;
    in.get(version);
    if (version != kLibraryVersion)
        return Error{ErrorKind::BadInput, u"progress.library_newer"_s, u"The library of announcements was made by another version."_s, u"Update this program."_s, {}};
    if (QCryptographicHash::hash(body, QCryptographicHash::Sha256) != bytes.last(kLibraryHash) || !in.get(count) || count > kAnnouncementsMost)
        return libraryDamaged();
    AnnouncementLibrary library;
    library.m_announcements.resize(count);
    for (auto &announcement : library.m_announcements)
        if (!readAnnouncement(in, announcement))
            return libraryDamaged();
    if (!in.atEnd() || library.prints() > kPrintsMost)
        return libraryDamaged();
    return library;
}

Expected<AnnouncementLibrary> AnnouncementLibrary::load(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.exists() ? ErrorKind::BadInput : ErrorKind::NotFound, u"progress.library_file"_s, u"The library of announcements can't be read."_s,
                     u"Give the path of a file made by lianxinctl progress learn."_s, path};
    auto library = fromBytes(file.read(kLibraryMost + 1));
    if (library)
        return library;
    Error error = library.error();
    error.place = path;
    return error;
}

Expected<void> AnnouncementLibrary::save(const QString &path) const {
    QSaveFile file(path);
    const QByteArray bytes = toBytes();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{ErrorKind::Store, u"progress.library_write"_s, u"The library of announcements can't be written."_s, u"Look at the disk and the folder's permissions."_s, path};
    return {};
}

} // namespace lianxin
