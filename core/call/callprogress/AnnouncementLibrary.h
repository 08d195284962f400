// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/callprogress/Fingerprint.h"
#include "call/callprogress/NumberState.h"
#include "platform/base/Expected.h"
#include <QByteArray>

namespace lianxin {

//! \brief An announcement of which a recording was shown.
struct Announcement {
    QString title;                            //!< for people: "移动 关机", at most 60 characters
    NumberState state = NumberState::Unknown; //!< what it says about the number
    qint64 learnedAt = 0;                     //!< UTC ms
    Fingerprint fingerprint;
    bool operator==(const Announcement &) const = default;
};

//! \brief The announcements that can be recognised. Holds fingerprints, from which nothing can be made audible again, and
//! no personal data. A value; change a copy and give it to new matchers.
//!
//! File: "LXPL", u16 version (1), u16 number of announcements; for each u8 state, i64 learned at, u8 + UTF-8 title,
//! u16 number of prints, the prints (u32), their activity (a bit each, in whole bytes); SHA-256 of all before. Numbers are little-endian.
class LIANXIN_EXPORT AnnouncementLibrary {
public:
    static constexpr int kAnnouncementsMost = 500;
    static constexpr int kPrintsMost = 60'000;          //!< 20 minutes in all
    static constexpr int kSecondsMost = 20;             //!< of a recording; what is later is left out
    static constexpr int kLeastActive = 50;             //!< prints, 1 s of sound

    //! Adds what a recording (8 kHz) says. Errors: BadInput progress.too_short, progress.title; Conflict
    //! progress.already_known (place = title of the one that it is), progress.library_full.
    Expected<void> learn(std::span<const std::int16_t> samples, NumberState state, const QString &title, qint64 nowMs);
    //! Adds one that was learned before, as it is. Errors: BadInput progress.title, progress.too_short; Conflict progress.library_full.
    Expected<void> add(Announcement announcement);
    //! Takes one out. Errors: NotFound progress.title_unknown.
    Expected<void> forget(const QString &title);

    const std::vector<Announcement> &announcements() const { return m_announcements; }
    int prints() const;

    QByteArray toBytes() const;
    //! Errors (BadInput): progress.library_damaged, progress.library_newer.
    static Expected<AnnouncementLibrary> fromBytes(const QByteArray &bytes);
    //! As above; errors besides: NotFound or BadInput progress.library_file; Store progress.library_write. The file appears whole or not at all.
    static Expected<AnnouncementLibrary> load(const QString &path);
    Expected<void> save(const QString &path) const;

private:
    Expected<void> hasRoomFor(const Announcement &announcement) const;

    std::vector<Announcement> m_announcements;
};

} // namespace lianxin
