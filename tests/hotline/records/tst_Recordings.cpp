// SPDX-License-Identifier: GPL-3.0-or-later
#include "hotline/records/RecordingWriter.h"
#include "hotline/records/Recordings.h"
#include "hotline/records/RecordsSchema.h"
#include "platform/base/Clock.h"
#include "support/StoreFixture.h"
#include "support/TestRegistry.h"
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>
#include <QtEndian>
#include <cmath>
#include <thread>

using namespace lianxin;
using namespace lianxin::test;

namespace {

//! A tone on the left, another on the right.
std::vector<qint16> tone(size_t frames, size_t from = 0) {
    std::vector<qint16> samples(frames * 2);
    for (size_t i = 0; i < frames; ++i) {
        samples[2 * i] = qint16(12'000 * std::sin(double(from + i) * 0.3));
        samples[2 * i + 1] = qint16(9'000 * std::sin(double(from + i) * 0.5));
    }
    return samples;
}

void speak(RecordingWriter &writer, size_t frames) {
    for (size_t done = 0; done < frames; done += 160)
        writer.write(tone(std::min<size_t>(160, frames - done), done).data(),
                     std::min<size_t>(160, frames - done));
}

QByteArray bytesOf(size_t frames) {
    const auto samples = tone(frames);
    return QByteArray(reinterpret_cast<const char *>(samples.data()), qsizetype(samples.size() * 2));
}

struct Bench {
    explicit Bench(StoreFixture &fixture_, Clock &clock_)
        : fixture(fixture_)
        , clock(clock_) {
        start();
    }
    void start() {
        recordings = std::make_unique<Recordings>(fixture.store(), fixture.keys(), clock,
                                                  fixture.directory() + u"/rec"_s);
    }
    StoreFixture &fixture;
    Clock &clock;
    std::unique_ptr<Recordings> recordings;
};

} // namespace

class tst_Recordings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recording_isExportedAsTheSameSound_data() { StoreFixture::addBackendColumn(); }
    void recording_isExportedAsTheSameSound() {
        ManualClock clock(1'773'194'400'000);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        Bench bench(fixture, clock);
        QSignalSpy finished(bench.recordings.get(), &Recordings::finished);
        auto writer = bench.recordings->start(u"call"_s);
        QVERIFY2(writer, writer ? "" : qPrintable(writer.error().toString()));
        const Id id = (*writer)->id();
        QCOMPARE(bench.recordings->info(id)->state, u"recording"_s);
        constexpr size_t frames = 8000 * 5 + 123;
        std::thread media([&] {
            speak(**writer, frames);
            (*writer)->finish();
            (*writer)->finish();
        });
        media.join();
        QTRY_COMPARE(finished.size(), 1);
        const auto info = bench.recordings->info(id);
        QCOMPARE(info->state, u"finished"_s);
        QCOMPARE(info->durationMs, qint64(frames / 8));
        const QString path = fixture.directory() + u"/out.wav"_s;
        const auto exported = bench.recordings->exportWav(id, path);
        QVERIFY2(exported, exported ? "" : qPrintable(exported.error().toString()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray wav = file.readAll();
        QCOMPARE(wav.size(), qsizetype(44 + frames * 4));
        QCOMPARE(exported->bytes, wav.size());
        QVERIFY(wav.startsWith("RIFF") && wav.mid(8, 8) == "WAVEfmt ");
        QCOMPARE(qFromLittleEndian<quint16>(wav.constData() + 22), quint16(2));
        QCOMPARE(qFromLittleEndian<quint32>(wav.constData() + 24), 8000u);
        QCOMPARE(qFromLittleEndian<quint32>(wav.constData() + 40), quint32(frames * 4));
        QVERIFY(wav.mid(44) == bytesOf(frames));
        QCOMPARE(exported->sha256,
                 QString::fromLatin1(QCryptographicHash::hash(wav, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(bench.recordings->info(id)->sha256, exported->sha256);
    }

    void soundOnTheDisk_isNeverInTheClear() {
        ManualClock clock(1'773'194'400'000);
        StoreFixture fixture(u"intl"_s, recordsSchema(), &clock);
        Bench bench(fixture, clock);
        auto writer = bench.recordings->start(u"call"_s).value();
        speak(*writer, 8000 * 20);
        QDirIterator files(fixture.directory() + u"/rec"_s, QDir::Files, QDirIterator::Subdirectories);
        int count = 0;
        const QByteArray piece = bytesOf(8000).mid(4000, 64);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto bytes = file.readAll();
            QVERIFY(bytes.size() > 300'000); // it is written as it comes
            QVERIFY(!bytes.contains(piece));
            ++count;
        }
        QCOMPARE(count, 1);
    }

    void engineDied_isUnfinished_andPlayableUpToThere_data() { StoreFixture::addBackendColumn(); }
    void engineDied_isUnfinished_andPlayableUpToThere() {
        ManualClock clock(1'773'194'400'000);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        Bench bench(fixture, clock);
        constexpr size_t frames = 8000 * 11;
        auto writer = bench.recordings->start(u"call"_s).value();
        speak(*writer, frames);
        const Id id = writer->id();
        // What a dead engine leaves: the file as it is on the disk now.
        const QString folder = fixture.directory() + u"/rec"_s;
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        const QString path = files.next();
        QVERIFY(QFile::copy(path, path + u".dead"_s));
        bench.recordings.reset(); // the row's end is lost with the engine
        writer.reset();
        QVERIFY(QFile::remove(path) && QFile::rename(path + u".dead"_s, path));
        fixture.reopen();
        bench.start();
        QCOMPARE(bench.recordings->info(id)->state, u"recording"_s);
        QCOMPARE(bench.recordings->recover().value(), 1);
        const auto info = bench.recordings->info(id);
        QCOMPARE(info->state, u"unfinished"_s);
        QVERIFY2(info->durationMs > 8'000 && info->durationMs <= 11'000,
                 qPrintable(QString::number(info->durationMs)));
        auto reader = bench.recordings->open(id);
        QVERIFY(reader);
        const auto sound = (*reader)->read(44, 1 << 30);
        QVERIFY(sound);
        QCOMPARE(sound->size(), info->durationMs * 32);
        QVERIFY(bytesOf(frames).startsWith(*sound));
        QVERIFY(bench.recordings->exportWav(id, fixture.directory() + u"/dead.wav"_s));
        QCOMPARE(bench.recordings->recover().value(), 0);
    }

    void fileFinishedButRowLost_isFinishedAfterRecovery() {
        ManualClock clock(1'773'194'400'000);
        StoreFixture fixture(u"intl"_s, recordsSchema(), &clock);
        Bench bench(fixture, clock);
        auto writer = bench.recordings->start(u"call"_s).value();
        speak(*writer, 8000);
        const Id id = writer->id();
        bench.recordings.reset();
        writer->finish();
        bench.start();
        QCOMPARE(bench.recordings->recover().value(), 1);
        QCOMPARE(bench.recordings->info(id)->state, u"finished"_s);
        QCOMPARE(bench.recordings->info(id)->durationMs, 1000);
    }

    void damagedFile_isSaid_notPlayedWrongly() {
        ManualClock clock(1'773'194'400'000);
        StoreFixture fixture(u"gm"_s, recordsSchema(), &clock);
        Bench bench(fixture, clock);
        auto writer = bench.recordings->start(u"call"_s).value();
        speak(*writer, 8000 * 8);
        const Id id = writer->id();
        writer->finish();
        QTRY_COMPARE(bench.recordings->info(id)->state, u"finished"_s);
        QDirIterator files(fixture.directory() + u"/rec"_s, QDir::Files, QDirIterator::Subdirectories);
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(100'000));
        QVERIFY(file.write("damage") == 6);
        file.close();
        const auto exported = bench.recordings->exportWav(id, fixture.directory() + u"/bad.wav"_s);
        QVERIFY(!exported);
        QCOMPARE(exported.error().code, u"records.unreadable_recording"_s);
    }

    void export_goesOnWhereItStopped_andNeverMixesFiles() {
        ManualClock clock(1'773'194'400'000);
        StoreFixture fixture(u"intl"_s, recordsSchema(), &clock);
        Bench bench(fixture, clock);
        auto writer = bench.recordings->start(u"call"_s).value();
        constexpr size_t frames = 8000 * 90;
        speak(*writer, frames);
        const Id id = writer->id();
        writer->finish();
        const QString path = fixture.directory() + u"/out.wav"_s;
        int steps = 0;
        const auto stopped =
            bench.recordings->exportWav(id, path, [&](qint64, qint64) { return ++steps < 3; });
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, u"records.cancelled"_s);
        const qint64 there = QFile(path).size();
        QVERIFY(there > 1'000'000 && there < qint64(frames * 4));
        qint64 firstDone = -1;
        QVERIFY(bench.recordings->exportWav(id, path, [&](qint64 done, qint64) {
            if (firstDone < 0)
                firstDone = done;
            return true;
        }));
        QCOMPARE(firstDone, there);
        QFile whole(path);
        QVERIFY(whole.open(QIODevice::ReadWrite));
        QVERIFY(whole.readAll().mid(44) == bytesOf(frames));
        whole.seek(50'000);
        whole.write("another file");
        whole.close();
        QVERIFY(bench.recordings->exportWav(id, path));
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QVERIFY(whole.readAll().mid(44) == bytesOf(frames));
    }

    void erase_destroysTheSound_keepsTheRow_data() { StoreFixture::addBackendColumn(); }
    void erase_destroysTheSound_keepsTheRow() {
        ManualClock clock(1'773'194'400'000);
        STORE_FIXTURE(fixture, recordsSchema(), &clock);
        Bench bench(fixture, clock);
        auto writer = bench.recordings->start(u"call"_s).value();
        speak(*writer, 8000);
        const Id id = writer->id();
        writer->finish();
        QTRY_COMPARE(bench.recordings->info(id)->state, u"finished"_s);
        QCOMPARE(bench.recordings->erase({u"call"_s, u"other"_s}).value(), 1);
        QCOMPARE(bench.recordings->erase({u"call"_s}).value(), 0);
        QCOMPARE(bench.recordings->open(id).error().code, u"records.recording_erased"_s);
        QDirIterator files(fixture.directory() + u"/rec"_s, QDir::Files, QDirIterator::Subdirectories);
        QVERIFY(!files.hasNext());
        const auto list = bench.recordings->list({u"call"_s, {}}, {}, 10).value();
        QCOMPARE(list[u"items"_s].toArray()[0][u"state"_s].toString(), u"erased"_s);
    }

    void folderThatCanNotBeWritten_isAnError_notACrash() {
        ManualClock clock(1'773'194'400'000);
        StoreFixture fixture(u"intl"_s, recordsSchema(), &clock);
        QFile blocker(fixture.directory() + u"/blocked"_s);
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        Recordings recordings(fixture.store(), fixture.keys(), clock, fixture.directory() + u"/blocked"_s);
        const auto writer = recordings.start(u"call"_s);
        QVERIFY(!writer);
        QCOMPARE(writer.error().code, u"records.cannot_write"_s);
        QCOMPARE(recordings.info(u"x"_s).error().code, u"records.unknown_recording"_s);
    }
};
LIANXIN_TEST(tst_Recordings);
#include "tst_Recordings.moc"
