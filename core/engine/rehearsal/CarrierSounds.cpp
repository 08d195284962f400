// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/rehearsal/CarrierSounds.h"
#include "engine/rehearsal/Tone.h"
#include "platform/base/Wav.h"
#include "talk/speech/EspeakSynthesiser.h"
#include "talk/speech/PromptCache.h"
#include <QDir>
#include <QEventLoop>
#include <cmath>
#include <numbers>

namespace lianxin {
namespace {

constexpr int kBeepHz = 1000;
constexpr int kBeepMs = 500;
constexpr int kBeforeBeepMs = 300;

//! A melody with an accompaniment, four notes a second: what people choose to be heard instead of ringing.
std::vector<std::int16_t> tune() {
    constexpr double notes[] = {523.25, 587.33, 659.25, 783.99, 659.25, 587.33, 698.46, 880.0};
    constexpr std::size_t noteSamples = kPcmRate / 4;
    std::vector<std::int16_t> out;
    for (std::size_t n = 0; n < 24; ++n) {
        const double hz = notes[(n * 5 + n / 8) % std::size(notes)];
        for (std::size_t i = 0; i < noteSamples; ++i) {
            const double t = double(i) / kPcmRate;
            const double turn = 2 * std::numbers::pi * t;
            const double fade = 0.55 + 0.45 * std::exp(-4 * t);
            out.push_back(std::int16_t(fade * (5200 * std::sin(turn * hz) + 1500 * std::sin(turn * hz * 2) + 1100 * std::sin(turn * hz / 2))));
        }
    }
    return out;
}

Expected<Pcm> said(Synthesiser &voice, const QString &text) {
    QEventLoop loop;
    std::optional<Expected<PcmPtr>> made;
    voice.synthesise({text}, [&](const Expected<PcmPtr> &pcm) {
        made.emplace(pcm);
        loop.quit();
    });
    if (!made)
        loop.exec();
    if (!*made)
        return made->error();
    return ***made;
}

} // namespace

const std::vector<CarrierSound> &carrierSounds() {
    static const std::vector<CarrierSound> all{
        {u"powered_off"_s, u"您好，您拨打的电话已关机，请稍后再拨。"_s, NumberState::PoweredOff},
        {u"suspended"_s, u"您好，您拨打的用户已停机，请核对后再试。"_s, NumberState::Suspended},
        {u"vacant"_s, u"对不起，号码不存在，请查证后再拨。"_s, NumberState::Vacant},
        {u"untaught"_s, u"来电提醒业务已为您通知机主，感谢使用。"_s, std::nullopt},
        {u"tune"_s, {}, std::nullopt},
        {u"mailbox"_s, u"我现在不方便接听电话，有事请在提示音之后留言，我会尽快给您回电话。"_s, std::nullopt, true},
        {u"hello"_s, u"喂，你好，哪位？"_s, std::nullopt},
    };
    return all;
}

Expected<void> makeCarrierSounds(const QString &folder) {
    if (!QDir().mkpath(folder))
        return Error{ErrorKind::BadInput, u"rehearsal.folder"_s, u"The folder of the rehearsal can't be made."_s, u"Choose another folder with --report."_s, folder};
    EspeakSynthesiser voice(defaultWorkerProgram());
    for (const CarrierSound &sound : carrierSounds()) {
        WavSound wav;
        if (sound.text.isEmpty()) {
            wav.samples = tune();
        } else {
            LX_TRY(wav.samples, said(voice, sound.text));
        }
        if (sound.beep) {
            wav.samples.resize(wav.samples.size() + std::size_t(kBeforeBeepMs) * kPcmRate / 1000);
            const PcmBuffer beep = makeTone(kBeepHz, kBeepMs);
            wav.samples.insert(wav.samples.end(), beep->begin(), beep->end());
        }
        LX_CHECK(writeWav(folder + u'/' + sound.name + u".wav"_s, wav));
    }
    return {};
}

Expected<PcmBuffer> carrierSound(const QString &folder, const QString &name) {
    LX_TRY(WavSound wav, readWav(folder + u'/' + name + u".wav"_s));
    return makePcm({wav.samples.begin(), wav.samples.end()});
}

} // namespace lianxin
