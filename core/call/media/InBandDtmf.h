// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/media/Pcm.h"
#include <memory>
#include <optional>
#include <string_view>

namespace lianxin {

//! \brief Finds key tones (ITU-T Q.23/Q.24) in a leg's sound. Built on spandsp; made on an ordinary thread, fed on
//! a media thread.
class DtmfDetector {
public:
    DtmfDetector();
    ~DtmfDetector();
    //! The key whose tone began to be certain in this frame.
    std::optional<char> process(const PcmFrame &frame);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

//! \brief Makes key tones for peers without telephone-event.
class DtmfGenerator {
public:
    //! Keys to come; those that find no place among 32 are left out.
    void add(std::string_view digits, int durationMs);
    bool isSending() const { return m_count > 0 || m_pauseSamples > 0; }
    //! Replaces the whole frame by tones and the pauses between them.
    void fill(PcmFrame &frame);

private:
    struct Key {
        std::uint8_t event = 0;
        int samples = 0;
    };
    std::array<Key, 32> m_keys{};
    std::size_t m_first = 0;
    std::size_t m_count = 0;
    int m_elapsed = 0;
    int m_pauseSamples = 0;
};

} // namespace lianxin
