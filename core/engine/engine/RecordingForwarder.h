// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/RecordingSink.h"
#include "hotline/records/Recordings.h"

namespace lianxin {

//! \brief Hands a call's sound from the media engine's writer thread to the sealed recording.
class RecordingForwarder final : public RecordingSink {
public:
    explicit RecordingForwarder(std::unique_ptr<RecordingWriter> writer)
        : m_writer(std::move(writer)) {}
    void write(const std::int16_t *stereo, std::size_t frames) override { m_writer->write(stereo, frames); }
    void finish() override { m_writer->finish(); }

private:
    std::unique_ptr<RecordingWriter> m_writer;
};

} // namespace lianxin
