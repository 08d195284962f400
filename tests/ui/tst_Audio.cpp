// SPDX-License-Identifier: GPL-3.0-or-later
#include "Fixture.h"
#include "call/media/PcmPort.h"
#include "support/TestRegistry.h"
#include "platform/base/Wav.h"
#include "ui/audio/DeviceDialog.h"
#include "ui/audio/RecordingPlayer.h"
#include "ui/audio/Resampler.h"
#include "ui/audio/SoundDevice.h"
#include "ui/audio/WavStream.h"
#include <QMediaDevices>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>
#include <cmath>
#include <numbers>

using namespace lianxin;

namespace {

std::vector<std::int16_t> tone(double hertz, int rate, int samples) {
    std::vector<std::int16_t> out(static_cast<std::size_t>(samples));
    for (int i = 0; i < samples; ++i)
        out[static_cast<std::size_t>(i)] =
            static_cast<std::int16_t>(10000 * std::sin(2 * std::numbers::pi * hertz * i / rate));
    return out;
}

double levelOf(const std::vector<std::int16_t> &samples, std::size_t skip) {
    double sum = 0;
    for (std::size_t i = skip; i < samples.size(); ++i)
        sum += static_cast<double>(samples[i]) * samples[i];
    return std::sqrt(sum / static_cast<double>(samples.size() - skip));
}

} // namespace

class tst_Audio : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::prepareUi(); }
    void resampler_voice_keepsLevelAndLength_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("48 to 8") << 48000 << 8000;
        QTest::newRow("44.1 to 8") << 44100 << 8000;
        QTest::newRow("16 to 8") << 16000 << 8000;
        QTest::newRow("8 to 48") << 8000 << 48000;
        QTest::newRow("8 to 44.1") << 8000 << 44100;
        QTest::newRow("same") << 8000 << 8000;
    }
    void resampler_voice_keepsLevelAndLength() {
        QFETCH(int, from);
        QFETCH(int, to);
        Resampler resampler(from, to);
        const auto in = tone(1000, from, from);
        std::vector<std::int16_t> out;
        // in pieces of odd length: state is kept over the seams
        for (std::size_t at = 0; at < in.size(); at += 441)
            resampler.run(std::span(in).subspan(at, std::min<std::size_t>(441, in.size() - at)), out);
        QVERIFY(std::abs(static_cast<double>(out.size()) - to) < to * 0.02);
        QVERIFY(std::abs(levelOf(out, out.size() / 10) - 7071) < 150);
    }
    void recording_thatIsNone_saysWhy() {
        const QTemporaryDir folder;
        RecordingPlayer player;
        const QSignalSpy failed(&player, &RecordingPlayer::failed);
        player.play(folder.filePath(u"gone.wav"_s));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Error>().code, u"wav.read"_s);
        QVERIFY(!player.isPlaying());
    }
    void recording_isPlayedFromTheMoment_orSaysThatThereIsNoDevice() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"call.wav"_s);
        WavSound sound;
        sound.channels = 2;
        sound.samples.resize(2 * 8000 * 3);
        QVERIFY(writeWav(path, sound));
        RecordingPlayer player;
        const QSignalSpy failed(&player, &RecordingPlayer::failed), moved(&player, &RecordingPlayer::moved), stopped(&player, &RecordingPlayer::stopped);
        player.play(path, 1500);
        if (QMediaDevices::defaultAudioOutput().isNull()) {
            QCOMPARE(failed.size(), 1);
            QCOMPARE(failed[0][0].value<Error>().code, u"ui.no_speaker"_s);
            QVERIFY(!failed[0][0].value<Error>().remedy.isEmpty());
            QVERIFY(!player.isPlaying());
            return;
        }
        QVERIFY(player.isPlaying());
        QCOMPARE(player.duration(), 3000);
        QCOMPARE(moved[0][0].toLongLong(), 1500);
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(!player.isPlaying());
    }
    void recording_isReadInPieces_andStaysTheSame() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"call.wav"_s);
        WavSound sound;
        sound.channels = 2;
        for (const std::int16_t sample : tone(440, 8000, 16000))
            for (const int channel : {1, 2})
                sound.samples.push_back(static_cast<std::int16_t>(sample / channel));
        QVERIFY(writeWav(path, sound));
        WavFile file;
        QVERIFY(file.open(path));
        {
            WavStream stream(file, 8000, 500);
            QVERIFY(stream.bytesAvailable() < 8000); // not the whole of it
            QByteArray read;
            while (!stream.atEnd())
                read += stream.read(1023); // odd: samples stay whole
            const auto from = static_cast<qsizetype>(8000 / 2 * 2 * 2);
            const QByteArray whole(reinterpret_cast<const char *>(sound.samples.data()), static_cast<qsizetype>(sound.samples.size() * 2));
            QVERIFY(read == whole.sliced(from));
        }
        WavStream faster(file, 48'000, 0);
        std::vector<std::int16_t> left;
        for (QByteArray piece = faster.read(4096); !piece.isEmpty(); piece = faster.read(4096))
            for (qsizetype i = 0; i < piece.size(); i += 4)
                left.push_back(qFromLittleEndian<qint16>(piece.constData() + i));
        QVERIFY(std::abs(static_cast<double>(left.size()) - 96'000) < 1000);
        QVERIFY(std::abs(levelOf(left, left.size() / 10) - 7071) < 150);
    }
    void resampler_aboveTheLine_isFilteredOut() {
        Resampler resampler(48000, 8000);
        std::vector<std::int16_t> out;
        resampler.run(tone(6000, 48000, 48000), out);
        QVERIFY(levelOf(out, 800) < 70); // 40 dB down: no alias at 2 kHz
    }
    void device_startAndStopWithoutHardware_neverCrashes() {
        SoundDevice device;
        auto line = std::make_shared<PcmPort>();
        device.start(line);
        device.choose({"no-such-microphone", u"Jabra"_s}, {"no-such-speaker", u"Jabra"_s});
        QVERIFY(!device.trouble().isEmpty()); // at once, and in words
        QTest::qWait(60);
        device.start(line); // the line changes without a stop
        QTest::qWait(30);
        device.stop();
        device.setMonitoring(true);
        device.setMonitoring(false);
    }
    void dialog_openAndClose_leavesTheDeviceQuiet() {
        SoundDevice device;
        {
            Ringer ringer(device);
            DeviceDialog dialog(device, ringer);
            dialog.show();
            QTest::qWait(30);
        }
        QVERIFY(!device.isRunning());
    }
};
LIANXIN_TEST(tst_Audio);
#include "tst_Audio.moc"
