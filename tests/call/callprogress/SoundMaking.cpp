// SPDX-License-Identifier: GPL-3.0-or-later
#include "SoundSet.h"
#include "call/media/AudioCodec.h"
#include "call/media/Concealer.h"
#include "platform/base/Literals.h"
#include "talk/speech/EspeakVoice.h"
#include <QtEndian>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace lianxin::test {
namespace {

constexpr double kTurn = 2 * std::numbers::pi / pcmRate;

std::size_t samplesOf(double ms) {
    return std::size_t(std::lround(ms * pcmRate / 1000));
}

qint16 clipped(double value) {
    return qint16(std::clamp(std::lround(value), -32768L, 32767L));
}

double activeRms(const Pcm &sound) {
    double sum = 0;
    std::size_t n = 0;
    for (std::size_t i = 0; i + kFrameSamples <= sound.size(); i += kFrameSamples) {
        double frame = 0;
        for (std::size_t k = 0; k < kFrameSamples; ++k)
            frame += double(sound[i + k]) * sound[i + k];
        if (frame > double(kFrameSamples) * 150 * 150) {
            sum += frame;
            n += kFrameSamples;
        }
    }
    return n > 0 ? std::sqrt(sum / double(n)) : 0;
}

Pcm noiseOf(const Channel &channel, std::size_t samples) {
    Dice dice(channel.seed * 7 + 3);
    const int ms = int(samples * 1000 / pcmRate) + 1;
    if (channel.noise == Noise::Street)
        return street(channel.seed, ms);
    if (channel.noise == Noise::Babble) {
        // Three voices on top of each other.
        Pcm out(samples);
        for (const char *voice : {"+m3", "+f4", "+m7"}) {
            const Pcm &talk = spoken(u"今天上午天气不错我们一起去公园里面走走然后到菜市场买一点水果带回家"_s, QString::fromLatin1(voice), 110);
            if (talk.empty())
                return out;
            std::size_t at = dice.below(quint32(talk.size()));
            for (auto &s : out)
                s = clipped(s + talk[at++ % talk.size()] / 3.0);
        }
        return out;
    }
    Pcm out(samples);
    for (auto &s : out)
        s = clipped(dice.between(-6000, 6000));
    return out;
}

Pcm drifted(const Pcm &sound, double ppm) {
    if (ppm == 0)
        return sound;
    Pcm out;
    out.reserve(sound.size());
    const double step = 1 + ppm / 1e6;
    for (double at = 1; at + 3 < double(sound.size()); at += step) {
        const auto i = std::size_t(at);
        const double f = at - double(i);
        // Catmull-Rom: clean enough far below half the sampling rate.
        const double a = sound[i - 1], b = sound[i], c = sound[i + 1], d = sound[i + 2];
        out.push_back(clipped(b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)))));
    }
    return out;
}

} // namespace

Pcm through(const Channel &channel, const Pcm &sound) {
    Pcm line = drifted(sound, channel.driftPpm);
    const double gain = std::pow(10, channel.gainDb / 20);
    if (channel.noise != Noise::None) {
        const Pcm noise = noiseOf(channel, line.size());
        double square = 0;
        for (const auto s : noise)
            square += double(s) * s;
        const double noiseRms = std::sqrt(square / double(std::max<std::size_t>(noise.size(), 1)));
        const double voice = activeRms(line);
        const double scale = noiseRms > 0 ? (voice > 0 ? voice : 1000) * std::pow(10, -channel.snrDb / 20) / noiseRms : 0;
        for (std::size_t i = 0; i < line.size(); ++i)
            line[i] = clipped((line[i] + scale * noise[i]) * gain);
    } else {
        for (auto &s : line)
            s = clipped(s * gain);
    }
    line.resize((line.size() + kFrameSamples - 1) / kFrameSamples * kFrameSamples); // whole packets
    Dice dice(channel.seed);
    Concealer concealer;
    for (std::size_t at = 0; at < line.size(); at += kFrameSamples) {
        const std::span<std::int16_t> frame(line.data() + at, kFrameSamples);
        // Losses come in twos now and then.
        const bool lost = dice.chance(channel.lossShare) || (at > 0 && channel.lossShare > 0 && dice.chance(channel.lossShare / 4));
        if (lost) {
            concealer.conceal(frame);
            continue;
        }
        for (auto &s : frame)
            s = channel.ulaw ? decodeUlaw(encodeUlaw(s)) : decodeAlaw(encodeAlaw(s));
        concealer.heard(frame);
    }
    return line;
}

Pcm silence(int ms) {
    return Pcm(samplesOf(ms));
}

Pcm sine(double hertz, int ms, double amplitude) {
    Pcm out(samplesOf(ms));
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double edge = std::min({1.0, double(i) / 40, double(out.size() - i) / 40}); // 5 ms: no clicks
        out[i] = clipped(edge * amplitude * std::sin(kTurn * hertz * double(i)));
    }
    return out;
}

Pcm joined(std::initializer_list<Pcm> parts) {
    Pcm out;
    for (const auto &p : parts)
        out.insert(out.end(), p.begin(), p.end());
    return out;
}

Pcm part(const Pcm &sound, int fromMs, int ms) {
    const auto begin = std::min(sound.size(), samplesOf(fromMs));
    const auto end = ms < 0 ? sound.size() : std::min(sound.size(), begin + samplesOf(ms));
    return {sound.begin() + std::ptrdiff_t(begin), sound.begin() + std::ptrdiff_t(end)};
}

Pcm toneSignal(ToneKind kind, int ms, double hertz, double stretch) {
    const auto burst = [&](double on, double off) { return joined({sine(hertz, int(on * stretch)), silence(int(off * stretch))}); };
    Pcm cycle;
    switch (kind) {
    case ToneKind::Dial:
        return sine(hertz, ms);
    case ToneKind::RingBack:
        cycle = burst(1000, 4000);
        break;
    case ToneKind::Busy:
        cycle = burst(350, 350);
        break;
    case ToneKind::Congestion:
        cycle = burst(700, 700);
        break;
    case ToneKind::Vacant:
        cycle = joined({burst(100, 100), burst(100, 100), burst(100, 100), burst(400, 400)});
        break;
    case ToneKind::SpecialInformation:
        cycle = joined({sine(hertz + 500, int(330 * stretch)), sine(hertz + 950, int(330 * stretch)), sine(hertz + 1350, int(330 * stretch)), silence(1000)});
        break;
    }
    Pcm out;
    while (out.size() < samplesOf(ms))
        out.insert(out.end(), cycle.begin(), cycle.end());
    out.resize(samplesOf(ms));
    return out;
}

Pcm music(quint32 seed, int ms) {
    Dice dice(seed + 77);
    static constexpr int scale[] = {0, 2, 4, 7, 9, 12, 14, 16};
    const double root = 196 * std::pow(2, dice.below(12) / 12.0);
    const auto beat = samplesOf(60'000.0 / dice.between(70, 140));
    std::vector<double> mix(samplesOf(ms) + 4 * beat);
    const auto note = [&](std::size_t at, std::size_t length, double hertz, double loud) {
        for (std::size_t i = 0; i < length && at + i < mix.size(); ++i) {
            const double edge = std::min(1.0, double(i) / 80) * std::exp(-1.2 * double(i) / double(length));
            double v = 0;
            for (int h = 1; h <= 4 && h * hertz < 3400; ++h)
                v += std::sin(kTurn * h * hertz * double(i)) / h;
            mix[at + i] += edge * loud * v;
        }
    };
    for (std::size_t at = 0, b = 0; at < samplesOf(ms); at += beat, ++b) {
        if (b % 4 == 0)
            for (const int step : {0, 4, 7})
                note(at, 4 * beat, root * std::pow(2, (step + (b / 4 % 2 == 0 ? 0 : 5)) / 12.0), 1100);
        const int halves = dice.chance(0.3) ? 2 : 1;
        for (int h = 0; h < halves; ++h)
            note(at + std::size_t(h) * beat / 2, beat / std::size_t(halves), 2 * root * std::pow(2, scale[dice.below(8)] / 12.0), 2600);
    }
    Pcm out(samplesOf(ms));
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = clipped(mix[i]);
    return out;
}

const Pcm &spoken(const QString &text, const QString &variant, int rate) {
    static std::map<QString, Pcm> cache;
    static const WorkerHandler espeak = espeakHandler();
    const QString key = variant + u'|' + QString::number(rate) + u'|' + text;
    const auto known = cache.find(key);
    if (known != cache.end())
        return known->second;
    WorkerMessage request;
    request.head = {{u"text"_s, text}, {u"voice"_s, QString::fromLatin1(espeakMandarin) + variant}, {u"rate"_s, rate}};
    Pcm pcm;
    if (const auto answer = espeak(request, {})) {
        pcm.resize(std::size_t(answer->body.size()) / 2);
        qFromLittleEndian<qint16>(answer->body.constData(), qsizetype(pcm.size()), pcm.data());
    }
    return cache.emplace(key, std::move(pcm)).first->second;
}

Pcm street(quint32 seed, int ms) {
    Dice dice(seed + 500);
    Pcm out(samplesOf(ms));
    double rumble = 0, hiss = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        rumble = 0.985 * rumble + dice.between(-220, 220);
        hiss = 0.5 * hiss + dice.between(-500, 500);
        const double swell = 1 + 0.5 * std::sin(2 * std::numbers::pi * double(i) / pcmRate / 3.1);
        out[i] = clipped(swell * (rumble + hiss));
    }
    const auto add = [&](std::size_t at, std::size_t length, std::initializer_list<double> tones, double loud) {
        for (std::size_t i = 0; i < length && at + i < out.size(); ++i)
            for (const double hertz : tones)
                out[at + i] = clipped(out[at + i] + loud * std::sin(kTurn * hertz * double(i)));
    };
    if (dice.chance(0.5)) // a horn: two tones and what they are made of
        add(samplesOf(dice.below(quint32(std::max(ms, 1)))), samplesOf(400), {420, 510, 840, 1020, 1260}, 900);
    if (dice.chance(0.4)) // a lorry that reverses
        for (std::size_t at = samplesOf(dice.below(2000)); at < out.size(); at += samplesOf(1000))
            add(at, samplesOf(500), {1250}, 1500);
    return out;
}

} // namespace lianxin::test
