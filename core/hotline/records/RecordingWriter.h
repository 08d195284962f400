// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/base/Expected.h"
#include "platform/base/Id.h"
#include "platform/crypto/SealedFile.h"
#include <cstddef>
#include <cstdint>
#include <functional>

namespace lianxin {

//! \brief Writes one recording, sealed while it is written: at no time is sound on the disk in the clear. Has
//! the shape of media's RecordingSink; the engine forwards. All calls on one thread of any kind. A full disk
//! ends the recording as unfinished (Recordings::failed tells), never the call.
class LIANXIN_EXPORT RecordingWriter {
public:
    using Ended = std::function<void(const Id &id, qint64 frames, const std::optional<Error> &error)>;
    //! Made by Recordings::start(). \a ended is called once, on the thread of finish().
    RecordingWriter(Id id, std::unique_ptr<SealedFileWriter> file, Ended ended);
    //! As finish().
    ~RecordingWriter();
    RecordingWriter(const RecordingWriter &) = delete;
    RecordingWriter &operator=(const RecordingWriter &) = delete;

    const Id &id() const { return m_id; }
    //! \a frames pairs of samples at 8 kHz: left, right, left, right …
    void write(const std::int16_t *stereo, std::size_t frames);
    //! Closes the file; the row becomes finished soon after, on the main thread. Idempotent.
    void finish();

private:
    Id m_id;
    std::unique_ptr<SealedFileWriter> m_file;
    Ended m_ended;
    std::optional<Error> m_failure;
    qint64 m_frames = 0;
};

} // namespace lianxin
