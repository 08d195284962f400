// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "hotline/records/RecordingWriter.h"
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include <QJsonObject>
#include <QObject>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace lianxin {

class Clock;
class KeyRing;
class Store;
class Transaction;

//! \brief What the store knows of a recording. States by name: recording, finished, unfinished (the engine
//! died; it can be played up to where it got), erased.
struct LIANXIN_EXPORT RecordingInfo {
    Id id;
    Id callId;
    QString state;
    QString path;         //!< relative to the folder of recordings
    qint64 startedAt = 0; //!< UTC ms
    qint64 durationMs = 0;
    qint64 bytes = 0; //!< of the WAV that export gives
    QString sha256;   //!< of that WAV, hex; empty until it was opened or exported once
    int channels = 2; //!< left: citizen, right: seat and bot
    QString kind = QStringLiteral("call"); //!< early_media: what the network said before anybody answered
    QJsonObject toJson() const;
};

//! \brief Sealed recordings of calls: stereo, 8 kHz, 16 bit. Engine main thread, except where it says
//! otherwise. Errors: records.unknown_recording (NotFound), records.recording_erased,
//! records.unreadable_recording (with what crypto found), records.cannot_write (disk), storage.*.
class LIANXIN_EXPORT Recordings : public QObject {
    Q_OBJECT
public:
    //! \a folder is made when it is missing. \a keys give the recordings' key.
    Recordings(Store &store, const KeyRing &keys, const Clock &clock, QString folder,
               QObject *parent = nullptr);
    ~Recordings() override;

    //! The row exists before the file does, so that nothing on the disk is unknown.
    Expected<std::unique_ptr<RecordingWriter>> start(const Id &callId, const QString &kind = QStringLiteral("call"));
    //! Marks what this engine left unfinished when it died, and measures how far it can be played. Call at
    //! start.
    Expected<int> recover();

    Expected<RecordingInfo> info(const Id &id);
    struct Filter {
        Id callId;
        QString state;
    };
    //! {"items":[…],"next":…}, newest first.
    Expected<QJsonObject> list(const Filter &filter, const QString &cursor, int limit);

    //! \brief Random access to a recording as the WAV file it stands for. Any thread; one user at a time.
    class LIANXIN_EXPORT Reader {
    public:
        virtual ~Reader() = default;
        virtual qint64 size() const = 0; //!< bytes of the WAV, header included
        virtual qint64 durationMs() const = 0;
        //! At most \a length bytes from \a offset on; fewer only at the end.
        virtual Expected<QByteArray> read(qint64 offset, qint64 length) = 0;
    };
    //! Also while it is being written: as far as it got.
    Expected<std::unique_ptr<Reader>> open(const Id &id);
    //! SHA-256 of the whole WAV, hex. Read through once, then kept in the row of a finished recording.
    Expected<QString> sha256(const Id &id, Reader &reader);
    //! Writes the WAV (stereo, 8 kHz, 16 bit). A file that is there from an earlier try is continued; \a
    //! progress (done, total) may return false to stop (records.cancelled).
    Expected<RecordingInfo> exportWav(const Id &id, const QString &path,
                                      const std::function<bool(qint64 done, qint64 total)> &progress = {});
    //! Destroys the sound of these calls for good; rows stay with state erased. Idempotent.
    Expected<int> erase(const std::vector<Id> &callIds);
    //! The same of recordings of a kind that were begun before \a before (UTC ms), the oldest \a most of them, in one transaction.
    Expected<int> eraseOlder(const QString &kind, qint64 before, int most);

Q_SIGNALS:
    void finished(const lianxin::Id &recordingId);
    //! The disk refused: the call goes on without its recording. Connect it to an alert.
    void failed(const lianxin::Id &recordingId, const lianxin::Error &error);

private:
    void settle(const Id &id, qint64 frames, const std::optional<Error> &error);

    Store &m_store;
    const KeyRing &m_keys;
    const Clock &m_clock;
    QString m_folder;
    struct Guard { //!< what writers on other threads hold of us
        std::mutex mutex;
        Recordings *self = nullptr;
    };
    std::shared_ptr<Guard> m_guard;
};

} // namespace lianxin
