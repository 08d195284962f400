// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/RecordingWriter.h"
#include "platform/base/Log.h"

namespace lianxin {

RecordingWriter::RecordingWriter(Id id, std::unique_ptr<SealedFileWriter> file, Ended ended)
    : m_id(std::move(id))
    , m_file(std::move(file))
    , m_ended(std::move(ended)) {}

RecordingWriter::~RecordingWriter() {
    finish();
}

void RecordingWriter::write(const std::int16_t *stereo, std::size_t frames) {
    static_assert(Q_BYTE_ORDER == Q_LITTLE_ENDIAN, "samples are stored little-endian");
    if (!m_file || m_failure || frames == 0)
        return;
    if (auto done =
            m_file->append(QByteArrayView(reinterpret_cast<const char *>(stereo), qsizetype(frames * 4)));
        !done)
        m_failure = done.error();
    else
        m_frames += qint64(frames);
}

void RecordingWriter::finish() {
    if (!m_file)
        return;
    if (!m_failure)
        if (auto done = m_file->finish(); !done)
            m_failure = done.error();
    m_file.reset();
    m_ended(m_id, m_frames, m_failure);
}

} // namespace lianxin
