// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestRegistry.h"
#include "ui/audio/VoiceProcessing.h"
#include <QTest>
#include <cmath>
#include <numbers>
#include <random>

using namespace lianxin;

namespace {

constexpr int rate = VoiceProcessing::rate;

//! Something like speech: syllables of voiced sound through two resonances, with pauses; each \a seed speaks other "words".
std::vector<double> speech(int seconds, double pitch, unsigned seed, double loudness) {
    std::mt19937 dice(seed);
    std::uniform_real_distribution<double> any(0, 1);
    std::vector<double> out(static_cast<std::size_t>(seconds) * rate);
    double phase = 0, f1 = 500, f2 = 1500, y1[2] = {}, y2[2] = {};
    for (std::size_t at = 0; at < out.size();) {
        const auto length = static_cast<std::size_t>(rate * (0.12 + 0.18 * any(dice)));
        const bool pause = any(dice) < 0.25;
        const bool hiss = any(dice) < 0.2;
        f1 = 300 + 500 * any(dice);
        f2 = 1000 + 1500 * any(dice);
        const double turn = pitch * (0.85 + 0.3 * any(dice));
        for (std::size_t i = 0; i < length && at < out.size(); ++i, ++at) {
            if (pause)
                continue;
            phase += turn * (1 + 0.1 * std::sin(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(length))) / rate;
            phase -= std::floor(phase);
            const double source = hiss ? 0.6 * (any(dice) - 0.5) : (phase < 0.4 ? std::sin(std::numbers::pi * phase / 0.4) : -0.25);
            const auto resonate = [](double in, double hertz, double *y) {
                const double r = 0.95, c = 2 * r * std::cos(2 * std::numbers::pi * hertz / rate);
                const double v = 0.1 * in + c * y[0] - r * r * y[1];
                y[1] = y[0];
                y[0] = v;
                return v;
            };
            const double envelope = std::sin(std::numbers::pi * static_cast<double>(i) / static_cast<double>(length));
            out[at] = envelope * (resonate(source, f1, y1) + 0.6 * resonate(source, f2, y2));
        }
    }
    double most = 0;
    for (const double s : out)
        most = std::max(most, std::abs(s));
    for (double &s : out)
        s *= loudness / most;
    return out;
}

std::vector<std::int16_t> pcm(const std::vector<double> &in) {
    std::vector<std::int16_t> out;
    out.reserve(in.size());
    for (const double s : in)
        out.push_back(static_cast<std::int16_t>(std::lround(std::clamp(s, -32768.0, 32767.0))));
    return out;
}

//! A loudspeaker on a desk: 40 ms of buffers, a first way of 3 ms, and a room that dies away over 60 ms.
std::vector<double> echoOf(const std::vector<double> &played) {
    std::mt19937 dice(5);
    std::normal_distribution<double> normal;
    std::vector<double> room(480);
    for (std::size_t i = 0; i < room.size(); ++i)
        room[i] = (i == 0 ? 0.5 : 0.08 * normal(dice)) * std::exp(-static_cast<double>(i) / 120);
    const std::size_t late = rate * 43 / 1000;
    std::vector<double> out(played.size());
    for (std::size_t i = late; i < out.size(); ++i) {
        for (std::size_t k = 0; k < room.size() && k + late <= i; ++k)
            out[i] += room[k] * played[i - late - k];
        out[i] += 3 * normal(dice); // the room's own noise
    }
    return out;
}

struct Heard {
    std::vector<double> microphone; //!< what went in
    std::vector<double> line;       //!< what the citizen gets
    int voiced = 0;                 //!< steps
};

Heard run(VoiceProcessing &processing, const std::vector<double> &played, const std::vector<double> &microphone) {
    const auto far = pcm(played), near = pcm(microphone);
    Heard heard;
    heard.microphone = microphone;
    std::vector<std::int16_t> out;
    for (std::size_t at = 0; at + 160 <= far.size(); at += 160) { // as the sound thread does it: 20 ms to the loudspeaker, then the microphone
        processing.played({&far[at], 160});
        processing.heard({&near[at], 160}, 40, out);
        heard.voiced += processing.voice();
    }
    heard.line.assign(out.begin(), out.end());
    return heard;
}

double levelDb(const std::vector<double> &samples, int fromS, int toS) {
    double sum = 0;
    const auto from = static_cast<std::size_t>(fromS) * rate, to = std::min(samples.size(), static_cast<std::size_t>(toS) * rate);
    for (std::size_t i = from; i < to; ++i)
        sum += samples[i] * samples[i];
    return 10 * std::log10(sum / static_cast<double>(to - from) + 1e-9);
}

//! How much of \a out is \a in, at the best of all delays up to 60 ms: 1 all of it.
double likeness(const std::vector<double> &in, const std::vector<double> &out, int fromS, int toS) {
    double best = 0;
    for (std::size_t lag = 0; lag < static_cast<std::size_t>(rate) * 60 / 1000; lag += 2) {
        double both = 0, one = 0, other = 0;
        for (auto i = static_cast<std::size_t>(fromS) * rate; i < static_cast<std::size_t>(toS) * rate && i + lag < out.size(); ++i) {
            both += in[i] * out[i + lag];
            one += in[i] * in[i];
            other += out[i + lag] * out[i + lag];
        }
        best = std::max(best, std::abs(both) / std::sqrt(one * other + 1e-9));
    }
    return best;
}

} // namespace

class tst_VoiceProcessing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void echo_ofTheLoudspeaker_isTakenOut_whileTheSeatIsHeard() {
        VoiceProcessing processing;
        processing.setActive(true);
        const auto played = speech(16, 180, 1, 14000);
        auto microphone = echoOf(played);
        const auto echo = microphone;
        const auto said = speech(16, 115, 2, 9000);
        for (std::size_t i = static_cast<std::size_t>(11) * rate; i < microphone.size(); ++i)
            microphone[i] += said[i]; // from 11 s on both speak
        const Heard heard = run(processing, played, microphone);
        const double loss = levelDb(echo, 6, 11) - levelDb(heard.line, 6, 11);
        const double kept = levelDb(heard.line, 11, 16) - levelDb(said, 11, 16);
        const double like = likeness(said, heard.line, 11, 16), before = likeness(said, microphone, 11, 16);
        qInfo("echo return loss %.1f dB; both speak: the seat at %+.1f dB, likeness %.2f (microphone %.2f)", loss, kept, like, before);
        QVERIFY2(loss >= 20, qPrintable(QString::number(loss)));
        QVERIFY2(kept > -6 && kept < 14, qPrintable(QString::number(kept)));
        QVERIFY2(like > 0.55, qPrintable(QStringLiteral("%1, %2 before").arg(like).arg(before)));
    }
    void gain_softAndLoud_comeCloserTogether() {
        const auto level = [](double loudness) {
            VoiceProcessing processing;
            processing.setActive(true);
            const auto said = speech(10, 130, 3, loudness);
            return levelDb(run(processing, std::vector<double>(said.size()), said).line, 5, 10) - levelDb(said, 5, 10);
        };
        const double soft = level(1500), loud = level(28000);
        qInfo("gain of a soft voice %+.1f dB, of a loud one %+.1f dB", soft, loud);
        QVERIFY(soft > loud + 1 && soft > 2);
        QVERIFY(loud < 3);
    }
    void inactive_soundPassesAsItIs_andVoicesAreFound() {
        VoiceProcessing processing;
        const auto said = speech(4, 130, 4, 9000);
        const Heard heard = run(processing, std::vector<double>(said.size()), said);
        QCOMPARE(heard.line.size(), said.size());
        for (std::size_t i = 0; i < said.size(); ++i)
            QVERIFY(std::abs(heard.line[i] - said[i]) <= 0.5);
        QVERIFY2(heard.voiced > 60, qPrintable(QString::number(heard.voiced))); // of 200 steps, a quarter of them pauses
        std::mt19937 dice(6);
        std::normal_distribution<double> normal;
        std::vector<double> hum(said.size());
        for (double &s : hum)
            s = 30 * normal(dice);
        VoiceProcessing quiet;
        const int voiced = run(quiet, std::vector<double>(hum.size()), hum).voiced;
        QVERIFY2(voiced < 12, qPrintable(QString::number(voiced)));
    }
    void steps_ofAnySize_comeOutWhole() {
        VoiceProcessing processing;
        processing.setActive(true);
        std::vector<std::int16_t> in(VoiceProcessing::step * 3 + 7), out;
        processing.heard(in, 0, out);
        QCOMPARE(out.size(), VoiceProcessing::step * 3);
        processing.heard(std::vector<std::int16_t>(73), 0, out);
        QCOMPARE(out.size(), VoiceProcessing::step * 4);
        processing.forget();
        processing.heard(std::vector<std::int16_t>(10), 0, out);
        QCOMPARE(out.size(), VoiceProcessing::step * 4);
    }
};
LIANXIN_TEST(tst_VoiceProcessing);
#include "tst_VoiceProcessing.moc"
