// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "call/phone/AudioDevicePort.h"
#include <atomic>
#include <chrono>
#include <cmath>
#include <mutex>
#include <numbers>
#include <thread>

namespace lianxin::test {

//! \brief A sound device that speaks a tone and keeps what it hears.
class ToneDevice : public AudioDevicePort {
public:
    explicit ToneDevice(double hertz)
        : m_hertz(hertz) {}
    ~ToneDevice() override { stop(); }

    void start(std::shared_ptr<PcmPort> line) override {
        stop();
        ++starts;
        m_running = true;
        m_thread = std::thread([this, line = std::move(line)] {
            double phase = 0;
            auto next = std::chrono::steady_clock::now();
            while (m_running) {
                PcmFrame frame;
                for (auto &sample : frame) {
                    sample = std::int16_t(8000 * std::sin(phase));
                    phase += 2 * std::numbers::pi * m_hertz / kPcmRate;
                }
                line->write(frame);
                const auto got = line->read(frame);
                {
                    const std::lock_guard lock(m_mutex);
                    m_heard.insert(m_heard.end(), frame.begin(), frame.begin() + std::ptrdiff_t(got));
                }
                next += std::chrono::milliseconds(kFrameMs);
                std::this_thread::sleep_until(next);
            }
        });
    }
    void stop() override {
        m_running = false;
        if (m_thread.joinable())
            m_thread.join();
    }
    bool running() const { return m_running; }
    void forget() {
        const std::lock_guard lock(m_mutex);
        m_heard.clear();
    }
    //! Share (0…1) of \a hertz in the energy of the last \a ms heard (Goertzel); −1 while less was heard.
    double share(double hertz, int ms = 200) {
        const std::lock_guard lock(m_mutex);
        const auto count = std::size_t(ms * kPcmRate / 1000);
        if (m_heard.size() < count)
            return -1;
        return shareOf({m_heard.data() + m_heard.size() - count, count}, hertz);
    }
    static double shareOf(std::span<const std::int16_t> sound, double hertz) {
        const double w = 2 * std::numbers::pi * hertz / kPcmRate;
        double re = 0, im = 0, energy = 0;
        for (std::size_t i = 0; i < sound.size(); ++i) {
            re += sound[i] * std::cos(w * double(i));
            im += sound[i] * std::sin(w * double(i));
            energy += double(sound[i]) * sound[i];
        }
        return energy < double(sound.size()) * 100 ? 0 : 2 * (re * re + im * im) / (double(sound.size()) * energy);
    }
    std::atomic<int> starts{0};

private:
    double m_hertz;
    std::atomic<bool> m_running{false};
    std::thread m_thread;
    std::mutex m_mutex;
    std::vector<std::int16_t> m_heard;
};

} // namespace lianxin::test
