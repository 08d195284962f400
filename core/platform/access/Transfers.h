// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/access/Caller.h"
#include "platform/base/Clock.h"
#include "platform/base/Expected.h"
#include <QCryptographicHash>
#include <QFile>
#include <QJsonObject>
#include <QTemporaryDir>
#include <map>
#include <memory>

namespace lianxin {

//! \brief Bytes that a method offers to its caller: a recording being unsealed, an error workbook. read() runs on
//! the engine's main thread and returns quickly (256 KiB at most are asked for).
class LIANXIN_EXPORT TransferSource {
public:
    virtual ~TransferSource() = default;
    virtual qint64 size() const = 0;
    virtual Expected<QByteArray> read(qint64 offset, qint64 length) = 0;
};

//! A file on disk.
LIANXIN_EXPORT Expected<std::unique_ptr<TransferSource>> fileSource(const QString &path, bool removeAfterwards);
//! Bytes in memory.
LIANXIN_EXPORT std::unique_ptr<TransferSource> memorySource(const QByteArray &bytes);

//! \brief Binary data on its way in or out, by id. An offer belongs to the user it was made to and ends after ten
//! minutes without a read; an upload lies in a private directory and ends after an hour. Engine's main thread.
class LIANXIN_EXPORT Transfers {
public:
    explicit Transfers(const Clock &clock, const QString &directory = {});
    ~Transfers();

    //! What a method answers: {"transfer", "bytes", "sha256"} (hex; computed here when \a sha256 is empty, reading the
    //! whole source).
    Expected<QJsonObject> offer(const Caller &caller, std::unique_ptr<TransferSource> source,
                                const QByteArray &sha256 = {});
    //! Errors: transfers.unknown (NotFound), transfers.range (Usage).
    Expected<QByteArray> read(const Caller &caller, const Id &transfer, qint64 offset, qint64 length);

    //! Errors: transfers.too_large (Refused), transfers.disk (Store).
    Expected<Id> beginUpload(const Caller &caller, const QString &name, qint64 bytes, const QByteArray &sha256);
    //! Bytes received so far, from the start.
    Expected<qint64> received(const Caller &caller, const Id &transfer) const;
    //! \a offset must be where the last piece ended. Errors: transfers.gap (Conflict), transfers.range (Usage).
    Expected<qint64> write(const Caller &caller, const Id &transfer, qint64 offset, const QByteArray &data);
    //! Checks length and hash. Errors: transfers.incomplete, transfers.hash (BadInput).
    Expected<void> finishUpload(const Caller &caller, const Id &transfer);
    //! The file of a finished upload, for a method that takes `transfer` in place of `path`.
    Expected<QString> pathOf(const Caller &caller, const Id &transfer) const;
    void drop(const Id &transfer);
    //! Forgets what was not touched for too long.
    void purge();

    static constexpr qint64 kMaxUpload = qint64(2) << 30;

private:
    struct Offer;
    struct Upload;
    Upload *uploadOf(const Caller &caller, const Id &transfer) const;

    const Clock &m_clock;
    QString m_directory;
    std::unique_ptr<QTemporaryDir> m_ownDirectory;
    std::map<Id, std::unique_ptr<Offer>> m_offers;
    std::map<Id, std::unique_ptr<Upload>> m_uploads;
};

} // namespace lianxin
