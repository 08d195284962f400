// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/Recordings.h"
#include "platform/base/Clock.h"
#include "platform/base/Log.h"
#include "platform/base/Wav.h"
#include "platform/crypto/SealedFile.h"
#include "platform/storage/Store.h"
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>

namespace lianxin {
namespace {

constexpr int kRate = 8'000;
constexpr qint64 kWavHeaderBytes = 44;
constexpr qint64 kFrameBytes = 4; // two channels of 16 bit
const QString kRecordingColumns = u"id, call_id, state, path, started_at, frames, sha256, channels, kind"_s;

RecordingInfo infoOf(const Row &row) {
    RecordingInfo info;
    info.id = row.text(0);
    info.callId = row.text(1);
    info.state = row.text(2);
    info.path = row.text(3);
    info.startedAt = row.integer(4);
    info.durationMs = row.integer(5) * 1000 / kRate;
    info.bytes = kWavHeaderBytes + row.integer(5) * kFrameBytes;
    info.sha256 = row.text(6);
    info.channels = int(row.integer(7));
    info.kind = row.text(8);
    return info;
}

Error unreadable(const Error &why, const Id &id) {
    return {ErrorKind::Store, u"records.unreadable_recording"_s,
            u"The recording can't be read: "_s + why.message, why.remedy, id};
}

class SealedReader final : public Recordings::Reader {
public:
    SealedReader(std::unique_ptr<SealedFileReader> file, Id id)
        : m_file(std::move(file))
        , m_id(std::move(id))
        , m_data(m_file->size() / kFrameBytes * kFrameBytes)
        , m_header(wavHeader(m_data / kFrameBytes, kRate, 2)) {}
    qint64 size() const override { return kWavHeaderBytes + m_data; }
    qint64 durationMs() const override { return m_data / kFrameBytes * 1000 / kRate; }
    Expected<QByteArray> read(qint64 offset, qint64 length) override {
        offset = std::clamp<qint64>(offset, 0, size());
        length = std::clamp<qint64>(length, 0, size() - offset);
        QByteArray bytes;
        if (offset < kWavHeaderBytes)
            bytes = m_header.mid(offset, length);
        if (const qint64 rest = length - bytes.size(); rest > 0) {
            auto sound = m_file->read(offset + bytes.size() - kWavHeaderBytes, rest);
            if (!sound)
                return unreadable(sound.error(), m_id);
            bytes += *sound;
        }
        return bytes;
    }

private:
    std::unique_ptr<SealedFileReader> m_file;
    Id m_id;
    qint64 m_data;
    QByteArray m_header;
};

} // namespace

QJsonObject RecordingInfo::toJson() const {
    return {{u"id"_s, id},
            {u"callId"_s, callId},
            {u"state"_s, state},
            {u"startedAt"_s, startedAt},
            {u"durationMs"_s, durationMs},
            {u"bytes"_s, bytes},
            {u"sha256"_s, sha256},
            {u"channels"_s, channels},
            {u"kind"_s, kind}};
}

Recordings::Recordings(Store &store, const KeyRing &keys, const Clock &clock, QString folder, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_keys(keys)
    , m_clock(clock)
    , m_folder(std::move(folder))
    , m_guard(std::make_shared<Guard>()) {
    m_guard->self = this;
}

Recordings::~Recordings() {
    const std::lock_guard lock(m_guard->mutex);
    m_guard->self = nullptr;
}

Expected<std::unique_ptr<RecordingWriter>> Recordings::start(const Id &callId, const QString &kind) {
    const Id id = newId();
    const qint64 now = m_clock.now();
    const QString day = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).date().toString(u"yyyyMMdd"_s);
    const QString path = u"%1/%2.lxseal"_s.arg(day, id);
    if (!QDir(m_folder).mkpath(day))
        return Error{ErrorKind::Store, u"records.cannot_write"_s,
                     u"The folder of recordings can't be made."_s,
                     u"Check the disk and who may write there."_s, m_folder};
    LX_CHECK(m_store.write([&](Transaction &t) {
        t.execute(
            u"INSERT INTO recording (id, call_id, engine, state, path, started_at, frames, sha256, channels, kind) "
            "VALUES ($1,$2,$3,'recording',$4,$5,0,'',2,$6)",
            {id, callId, m_store.engineId(), path, now, kind});
    }));
    auto file = SealedFileWriter::create(QDir(m_folder).filePath(path), m_keys);
    if (!file) {
        settle(id, 0, file.error());
        return Error{ErrorKind::Store, u"records.cannot_write"_s,
                     u"The recording can't be written: "_s + file.error().message, file.error().remedy, id};
    }
    auto ended = [guard = m_guard](const Id &recording, qint64 frames, const std::optional<Error> &error) {
        // On the writer's thread: the row is the main thread's. After our end the next start settles it.
        const std::lock_guard lock(guard->mutex);
        if (auto *self = guard->self)
            QMetaObject::invokeMethod(
                self, [self, recording, frames, error] { self->settle(recording, frames, error); },
                Qt::QueuedConnection);
    };
    return std::make_unique<RecordingWriter>(id, std::move(*file), std::move(ended));
}

void Recordings::settle(const Id &id, qint64 frames, const std::optional<Error> &error) {
    const auto done = m_store.write([&](Transaction &t) {
        t.execute(u"UPDATE recording SET state = $1, frames = $2 WHERE id = $3 AND state = 'recording'",
                  {error ? u"unfinished"_s : u"finished"_s, frames, id});
    });
    if (!done)
        qCWarning(lcHotline) << "the end of a recording was not noted:" << done.error().toString();
    if (error) {
        qCWarning(lcHotline) << "a recording broke off:" << error->toString();
        Q_EMIT failed(id, *error);
    } else {
        Q_EMIT finished(id);
    }
}

Expected<int> Recordings::recover() {
    std::vector<RecordingInfo> left;
    LX_CHECK(m_store.read([&](Snapshot &s) {
        for (const auto &row :
             s.query(u"SELECT %1 FROM recording WHERE engine = $1 AND state = 'recording'"_s.arg(kRecordingColumns),
                     {m_store.engineId()}))
            left.push_back(infoOf(row));
    }));
    for (const auto &info : left) {
        qint64 frames = 0;
        bool whole = false;
        if (auto file = SealedFileReader::open(QDir(m_folder).filePath(info.path), m_keys)) {
            frames = (*file)->size() / kFrameBytes;
            whole = (*file)->isFinished(); // only the row's end was lost
        }
        LX_CHECK(m_store.write([&](Transaction &t) {
            t.execute(u"UPDATE recording SET state = $1, frames = $2 WHERE id = $3 AND state = 'recording'",
                      {whole ? u"finished"_s : u"unfinished"_s, frames, info.id});
        }));
    }
    return int(left.size());
}

Expected<RecordingInfo> Recordings::info(const Id &id) {
    return m_store.readReturning<RecordingInfo>([&](Snapshot &s) {
        const auto row = s.first(u"SELECT %1 FROM recording WHERE id = $1"_s.arg(kRecordingColumns), {id});
        if (!row)
            throw StoreFailure({ErrorKind::NotFound,
                                u"records.unknown_recording"_s,
                                u"There is no such recording."_s,
                                {},
                                id});
        return infoOf(*row);
    });
}

Expected<QJsonObject> Recordings::list(const Filter &filter, const QString &cursor, int limit) {
    return m_store.readReturning<QJsonObject>([&](Snapshot &s) {
        const int most = std::clamp(limit, 1, 1000);
        QJsonArray items;
        QJsonValue next;
        s.forEach(
            u"SELECT %1 FROM recording WHERE ($1 = '' OR call_id = $1) AND ($2 = '' OR state = $2) "
            "AND ($3 = '' OR id < $3) ORDER BY id DESC LIMIT %2"_s.arg(kRecordingColumns, QString::number(most + 1)),
            {filter.callId, filter.state, cursor}, [&](const Row &row) {
                if (items.size() == most) {
                    next = items.last().toObject()[u"id"_s];
                    return false;
                }
                items.append(infoOf(row).toJson());
                return true;
            });
        return QJsonObject{{u"items"_s, items}, {u"next"_s, next}};
    });
}

Expected<std::unique_ptr<Recordings::Reader>> Recordings::open(const Id &id) {
    LX_TRY(const auto known, info(id));
    if (known.state == u"erased")
        return Error{
            ErrorKind::Refused, u"records.recording_erased"_s, u"This recording has been erased."_s, {}, id};
    auto file = SealedFileReader::open(QDir(m_folder).filePath(known.path), m_keys);
    if (!file)
        return unreadable(file.error(), id);
    return std::unique_ptr<Reader>(std::make_unique<SealedReader>(std::move(*file), id));
}

Expected<QString> Recordings::sha256(const Id &id, Reader &reader) {
    LX_TRY(const auto known, info(id));
    if (!known.sha256.isEmpty())
        return known.sha256;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 at = 0; at < reader.size();) {
        LX_TRY(const auto bytes, reader.read(at, 1 << 20));
        hash.addData(bytes);
        at += bytes.size();
        if (bytes.isEmpty())
            break;
    }
    const QString text = QString::fromLatin1(hash.result().toHex());
    if (known.state == u"finished" || known.state == u"unfinished")
        LX_CHECK(m_store.write([&](Transaction &t) {
            t.execute(u"UPDATE recording SET sha256 = $1 WHERE id = $2", {text, id});
        }));
    return text;
}

Expected<RecordingInfo> Recordings::exportWav(const Id &id, const QString &path,
                                              const std::function<bool(qint64, qint64)> &progress) {
    LX_TRY(const auto reader, open(id));
    QFile out(path);
    if (!out.open(QIODevice::ReadWrite))
        return Error{ErrorKind::Store, u"records.cannot_write"_s,
                     u"The file can't be written: "_s + out.errorString(),
                     u"Choose a folder that may be written to."_s, path};
    // An earlier try is continued only where it is, byte for byte, a beginning of this recording.
    qint64 at = std::min(out.size(), reader->size());
    for (qint64 checked = 0; checked < at;) {
        LX_TRY(const auto ours, reader->read(checked, std::min<qint64>(1 << 20, at - checked)));
        const auto theirs = out.read(ours.size());
        if (ours != theirs) {
            at = 0;
            break;
        }
        checked += ours.size();
    }
    out.resize(at);
    out.seek(at);
    while (at < reader->size()) {
        if (progress && !progress(at, reader->size()))
            return Error{ErrorKind::Cancelled, u"records.cancelled"_s, u"The export was stopped."_s,
                         u"Start it again to go on from there."_s, path};
        LX_TRY(const auto bytes, reader->read(at, 1 << 20));
        if (bytes.isEmpty() || out.write(bytes) != bytes.size())
            return Error{ErrorKind::Store, u"records.cannot_write"_s,
                         u"The file can't be written: "_s + out.errorString(), u"Check the disk."_s, path};
        at += bytes.size();
    }
    if (!out.flush())
        return Error{ErrorKind::Store, u"records.cannot_write"_s,
                     u"The file can't be written: "_s + out.errorString(), u"Check the disk."_s, path};
    if (progress)
        progress(at, reader->size());
    LX_TRY(auto known, info(id));
    LX_TRY(known.sha256, sha256(id, *reader));
    known.bytes = reader->size();
    known.durationMs = reader->durationMs();
    return known;
}

Expected<int> Recordings::eraseOlder(const QString &kind, qint64 before, int most) {
    LX_TRY(const auto old, m_store.readReturning<std::vector<RecordingInfo>>([&](Snapshot &s) {
        std::vector<RecordingInfo> found;
        for (const auto &row : s.query(u"SELECT %1 FROM recording WHERE kind = $1 AND started_at < $2 AND state IN ('finished', 'unfinished') "
                                       "ORDER BY started_at LIMIT $3"_s.arg(kRecordingColumns),
                                       {kind, before, qint64(most)}))
            found.push_back(infoOf(row));
        return found;
    }));
    if (old.empty())
        return 0;
    for (const auto &info : old) {
        const QString path = QDir(m_folder).filePath(info.path);
        if (QFile::exists(path) && !QFile::remove(path))
            return Error{ErrorKind::Store, u"records.cannot_write"_s, u"A recording could not be removed."_s, u"Check the disk and who may write there."_s, info.id};
    }
    LX_CHECK(m_store.write([&](Transaction &t) {
        for (const auto &info : old)
            t.execute(u"UPDATE recording SET state = 'erased', frames = 0, sha256 = '' WHERE id = $1", {info.id});
    }));
    return int(old.size());
}

Expected<int> Recordings::erase(const std::vector<Id> &callIds) {
    int erased = 0;
    for (const auto &callId : callIds) {
        std::vector<RecordingInfo> found;
        LX_CHECK(m_store.read([&](Snapshot &s) {
            for (const auto &row :
                 s.query(u"SELECT %1 FROM recording WHERE call_id = $1 AND state <> 'erased'"_s.arg(kRecordingColumns),
                         {callId}))
                found.push_back(infoOf(row));
        }));
        for (const auto &info : found) {
            // The file carries its own wrapped key: without the file nothing of the sound is left.
            const QString path = QDir(m_folder).filePath(info.path);
            if (QFile::exists(path) && !QFile::remove(path))
                return Error{ErrorKind::Store, u"records.cannot_write"_s,
                             u"A recording could not be removed."_s,
                             u"Check the disk and who may write there."_s, info.id};
            LX_CHECK(m_store.write([&](Transaction &t) {
                t.execute(u"UPDATE recording SET state = 'erased', frames = 0, sha256 = '' WHERE id = $1",
                          {info.id});
            }));
            ++erased;
        }
    }
    return erased;
}

} // namespace lianxin
