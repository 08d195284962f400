// SPDX-License-Identifier: GPL-3.0-or-later
#include "call/media/Player.h"
#include <algorithm>
#include <cmath>
#include <cstring>

namespace lianxin {

void Player::finish(PlayRequest *request, PlayEnd end, Tick &tick) {
    MediaEvent event;
    event.kind = MediaEvent::Kind::PlayFinished;
    event.token = request->token;
    event.end = end;
    tick.post(event, id());
    tick.services.retire(request);
}

void Player::finishAll(PlayEnd end, Tick &tick) {
    while (m_current) {
        PlayRequest *const request = m_current;
        m_current = request->m_following;
        finish(request, end, tick);
    }
}

void Player::play(PlayRequest *request, Tick &tick) {
    if (request->options.append && m_current && !m_fading) {
        PlayRequest *last = m_current;
        while (last->m_following)
            last = last->m_following;
        last->m_following = request;
        return;
    }
    if (request->options.append && m_next) { // behind what is about to begin
        PlayRequest *last = m_next;
        while (last->m_following)
            last = last->m_following;
        last->m_following = request;
        return;
    }
    while (m_next) { // never heard
        PlayRequest *const skipped = m_next;
        m_next = skipped->m_following;
        finish(skipped, PlayEnd::Replaced, tick);
    }
    if (!m_current) {
        m_current = request;
        return;
    }
    m_next = request;
    if (!m_fading) {
        m_fading = true;
        m_fadeEnd = PlayEnd::Replaced;
    }
}

void Player::stop(PlayToken token, Tick &tick) {
    if (token == 0 || (m_current && m_current->token == token && !m_current->m_following)) {
        while (token == 0 && m_next) {
            PlayRequest *const skipped = m_next;
            m_next = skipped->m_following;
            finish(skipped, PlayEnd::Stopped, tick);
        }
        if (m_current && !m_fading) {
            m_fading = true;
            m_fadeEnd = PlayEnd::Stopped;
        }
        return;
    }
    for (PlayRequest **chain : {&m_current, &m_next}) {
        for (PlayRequest **at = chain; *at; at = &(*at)->m_following) {
            if ((*at)->token != token)
                continue;
            PlayRequest *const request = *at;
            *at = request->m_following;
            finish(request, PlayEnd::Stopped, tick);
            return;
        }
    }
}

void Player::duck(float gain, int rampSamples) {
    m_targetGain = gain;
    m_gainStep = (gain - m_gain) / float(std::max(rampSamples, 1));
}

std::size_t Player::render(PlayRequest &request, std::span<std::int16_t> out) {
    std::size_t written = 0;
    while (written < out.size()) {
        if (request.m_gapLeft > 0) {
            const std::size_t n = std::min(request.m_gapLeft, out.size() - written);
            std::fill_n(out.begin() + std::ptrdiff_t(written), n, std::int16_t(0));
            request.m_gapLeft -= n;
            written += n;
            continue;
        }
        if (request.m_buffer == request.buffers.size()) {
            // Somebody waiting behind a loop gets his turn at the loop's end.
            const bool empty = request.m_played == 0;
            if (!request.options.loop || request.m_following || empty)
                break;
            request.m_buffer = 0;
            request.m_gapLeft = std::size_t(request.options.gapMs) * kPcmRate / 1000;
            continue;
        }
        const auto &buffer = *request.buffers[request.m_buffer];
        const std::size_t n = std::min(buffer.size() - request.m_offset, out.size() - written);
        for (std::size_t i = 0; i < n; ++i) {
            const float sample = float(buffer[request.m_offset + i]) * request.gain;
            out[written + i] = std::int16_t(std::clamp(sample, -32768.0F, 32767.0F));
        }
        request.m_offset += n;
        request.m_played += std::int64_t(n);
        written += n;
        if (request.m_offset == buffer.size()) {
            request.m_offset = 0;
            if (++request.m_buffer < request.buffers.size())
                request.m_gapLeft = std::size_t(request.options.gapMs) * kPcmRate / 1000;
        }
    }
    return written;
}

bool Player::speak(Tick &tick, std::size_t, PcmFrame &frame) {
    if (!m_current) {
        m_position.store(0, std::memory_order_relaxed);
        m_gain = m_targetGain;
        return false;
    }
    std::size_t written = 0;
    while (m_current && written < frame.size()) {
        written += render(*m_current, std::span(frame).subspan(written));
        if (written == frame.size())
            break;
        if (m_fading) // the rest of the frame belongs to the next request, not to one appended here
            break;
        PlayRequest *const done = m_current;
        m_current = done->m_following;
        finish(done, PlayEnd::Completed, tick);
    }
    std::fill(frame.begin() + std::ptrdiff_t(written), frame.end(), std::int16_t(0));
    m_position.store(m_current ? m_current->m_played * 1000 / kPcmRate : 0, std::memory_order_relaxed);

    const bool held = m_fading && m_targetGain > m_gain; // what is faded out does not get louder on its way
    if (m_gain != 1 || m_targetGain != m_gain) {
        for (auto &sample : frame) {
            if (m_gain != m_targetGain && !held) {
                m_gain += m_gainStep;
                if ((m_gainStep >= 0) == (m_gain >= m_targetGain))
                    m_gain = m_targetGain;
            }
            sample = std::int16_t(std::clamp(float(sample) * m_gain, -32768.0F, 32767.0F));
        }
    }
    if (m_fading) {
        for (std::size_t i = 0; i < frame.size(); ++i)
            frame[i] = std::int16_t(int(frame[i]) * int(frame.size() - i) / int(frame.size()));
        m_fading = false;
        if (held)
            m_gain = m_targetGain;
        finishAll(m_fadeEnd, tick);
        m_current = std::exchange(m_next, nullptr);
    }
    return true;
}

void Player::leave(Tick &tick) {
    finishAll(PlayEnd::Stopped, tick);
    m_current = std::exchange(m_next, nullptr);
    finishAll(PlayEnd::Stopped, tick);
}

} // namespace lianxin
