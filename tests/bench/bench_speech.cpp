// SPDX-License-Identifier: GPL-3.0-or-later
// What recognising costs and how late words come: legs in the pace of calls through our recogniser (sessions, worker, its
// pipe, end-pointing), against the engine's bare decoder over the same sound in one piece. Also the character error rate
// of the shipped model over tests/talk/speech/held-out.tsv. bench_speech [LEGS [SECONDS]]: 100 and 30. Fails where words are told
// later than 600 ms at p95, or the recogniser can't keep up.
#include "../talk/speech/Listening.h"
#include "platform/base/Literals.h"
#include "talk/speech/SherpaLibrary.h"
#include "talk/speech/TimedRecogniser.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <thread>
#include <unistd.h>
#include <sys/resource.h>

using namespace lianxin;
using namespace lianxin::test;

namespace {

constexpr int kPacket = 160;
constexpr int kGapMs = 1'000;
constexpr int kLegsOfAWorker = 50;
constexpr qint64 kSettledMs = 2'000; // every worker has its model by then

struct Sentence {
    QString text;
    Pcm sound; // as it arrives
    qint64 endMs = 0;
};

std::vector<Sentence> sentences() {
    EspeakSynthesiser voice(QStringLiteral(LIANXIN_WORKER));
    QFile file(QStringLiteral(LIANXIN_SOURCE_DIR "/tests/talk/speech/held-out.tsv"));
    std::vector<Sentence> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    quint32 seed = 1;
    for (const QByteArray &line : file.readAll().trimmed().split('\n')) {
        const QStringList row = QString::fromUtf8(line).split(u'\t');
        const Pcm bare = said(voice, row[0], row[1], row[2].toInt());
        const Pcm whole = withPauses({bare}, kGapMs);
        all.push_back({row[0], overLine(whole, 0.01, seed++), kGapMs + durationMs(bare) - 150}); // 150 ms of silence behind each prompt
    }
    return all;
}

double cpuSeconds(int who) {
    rusage used{};
    ::getrusage(who, &used);
    return double(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + double(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

//! Processor seconds that a process has used.
double cpuOf(qint64 pid) {
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    const QByteArray line = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const auto fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return fields.size() > 13 ? (fields[11].toDouble() + fields[12].toDouble()) / double(::sysconf(_SC_CLK_TCK)) : 0;
}

//! CPU seconds of the bare decoder for a second of sound.
double bareDecoder(const std::vector<Sentence> &all) {
    const auto folder = RecogniserFolder::inspect(demoModelFolder());
    const auto library = SherpaLibrary::open();
    if (!folder || !library)
        return 0;
    const auto model = (*library)->load(*folder);
    if (!model)
        return 0;
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
        const double before = cpuSeconds(RUSAGE_SELF);
        double seconds = 0;
        for (const Sentence &sentence : all) {
            std::vector<float> sound(sentence.sound.begin(), sentence.sound.end());
            for (float &sample : sound)
                sample /= 32768;
            const auto stream = (*model)->stream();
            stream->accept(sound);
            stream->end();
            seconds += double(sound.size()) / pcmRate;
        }
        best = std::min(best, (cpuSeconds(RUSAGE_SELF) - before) / seconds);
    }
    return best;
}

void errorRate(const std::vector<Sentence> &all) {
    SherpaRecogniser recogniser(demoOptions());
    int wrong = 0;
    int total = 0;
    int perfect = 0;
    for (const Sentence &sentence : all) {
        Told told;
        const auto session = recogniser.open(told.events());
        hearAll(*session, told, sentence.sound);
        const int mistakes = distance(told.text(), sentence.text);
        wrong += mistakes;
        perfect += mistakes == 0;
        total += int(sentence.text.size());
    }
    std::printf("held-out sentences: %zu, %d of them right, CER %.2f %%\n", all.size(), perfect, 100.0 * wrong / total);
}

//! \brief A leg that hears sentences in the pace in which they are said.
struct Leg {
    std::unique_ptr<RecogniserSession> session;
    size_t sentence = 0;
    size_t at = 0;
    qint64 beganMs = 0;
    qint64 lastWordMs = 0; // on the clock, of the latest partial
    qint64 packets = 0;
};

//! \brief What legs in the pace of calls cost.
struct Paced {
    double cpu = 0;    //!< processor seconds for a second of sound, of worker and engine
    int p95Ms = 0;     //!< from the beginning of a character to its being told
    qint64 behindMs = 0;
};

Paced pace(const std::vector<Sentence> &all, int legs, int seconds, double floor) {
    SherpaOptions options = demoOptions();
    options.processes = legs > kLegsOfAWorker ? 2 : 1; // one is at its core's end before a hundred
    TimedRecogniser recogniser(std::make_unique<SherpaRecogniser>(options));
    QEventLoop loop;
    recogniser.check([&](const auto &) { loop.quit(); });
    loop.exec();
    QElapsedTimer clock;
    std::vector<qint64> lastWord; // ms after the end of speech
    std::vector<qint64> final;
    double heard = 0;
    std::vector<Leg> all_legs(static_cast<size_t>(legs));
    clock.start();
    for (size_t i = 0; i < all_legs.size(); ++i) {
        Leg &leg = all_legs[i];
        leg.sentence = i % all.size();
        RecogniserEvents events;
        events.partial = [&clock, &leg](const RecognisedSegment &) { leg.lastWordMs = clock.elapsed(); };
        events.final = [&](const RecognisedSegment &) { final.push_back(clock.elapsed() - leg.beganMs - all[leg.sentence].endMs); };
        leg.session = recogniser.open(std::move(events));
    }
    std::vector<std::pair<qint64, double>> workers; // processor seconds when all had settled
    double ownBefore = 0;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, [&] {
        if (clock.elapsed() > seconds * 1000LL)
            return loop.quit();
        if (workers.empty() && clock.elapsed() > kSettledMs) {
            for (const qint64 pid : recogniserWorkers())
                workers.emplace_back(pid, cpuOf(pid));
            ownBefore = cpuSeconds(RUSAGE_SELF);
            heard = 0;
        }
        for (Leg &leg : all_legs) {
            for (; leg.packets * 20 <= clock.elapsed(); ++leg.packets) {
                const Pcm &sound = all[leg.sentence].sound;
                leg.session->push(std::span(sound).subspan(leg.at, std::min<size_t>(kPacket, sound.size() - leg.at)), leg.packets * 20);
                leg.at += kPacket;
                heard += .02;
                if (leg.at >= sound.size()) {
                    if (leg.lastWordMs > 0)
                        lastWord.push_back(leg.lastWordMs - leg.beganMs - all[leg.sentence].endMs);
                    leg.sentence = (leg.sentence + 7) % all.size();
                    leg.at = 0;
                    leg.beganMs = clock.elapsed();
                    leg.lastWordMs = 0;
                }
            }
        }
    });
    timer.start(10);
    loop.exec();
    double workerCpu = 0;
    for (const auto &[pid, before] : workers)
        workerCpu += (cpuOf(pid) - before) / heard;
    const double ownCpu = (cpuSeconds(RUSAGE_SELF) - ownBefore) / heard;
    const auto at = [](std::vector<qint64> &values, double share) {
        std::sort(values.begin(), values.end());
        return values.empty() ? -1 : values[std::min(values.size() - 1, size_t(double(values.size()) * share))];
    };
    qint64 behind = 0;
    for (const Leg &leg : all_legs)
        behind = std::max(behind, leg.session->behindMs());
    std::printf("last word after the end of speech: p50 %lld ms, p95 %lld ms (%zu sentences); final p50 %lld ms, p95 %lld ms; behind at the end: %lld ms\n",
                static_cast<long long>(at(lastWord, .5)), static_cast<long long>(at(lastWord, .95)), lastWord.size(), static_cast<long long>(at(final, .5)),
                static_cast<long long>(at(final, .95)), static_cast<long long>(behind));
    const WordDelays &words = recogniser.delays();
    std::printf("%lld characters told for the first time: p50 %d ms, p95 %d ms after their beginning\n", static_cast<long long>(words.count()), words.at(.5), words.at(.95));
    const double cores = std::max(1U, std::thread::hardware_concurrency());
    std::printf("{\"path\":\"speech\",\"legs\":%d,\"workers\":%zu,\"worker_cpu_per_second\":%.5f,\"engine_cpu_per_second\":%.5f,\"legs_per_core\":%.0f,\"cpu_share\":%.3f,\"real_time_factor\":%.3f,"
                "\"word_ms\":{\"p50\":%d,\"p95\":%d},\"behind_ms\":%lld,\"floor\":%.5f,\"ratio\":%.2f}\n",
                legs, workers.size(), workerCpu, ownCpu, 1 / (workerCpu + ownCpu), (workerCpu + ownCpu) * legs / cores, workerCpu * legs, words.at(.5), words.at(.95),
                static_cast<long long>(behind), floor, (workerCpu + ownCpu) / floor);
    return {workerCpu + ownCpu, words.at(.95), behind};
}

} // namespace

int main(int argc, char **argv) {
    const QCoreApplication app(argc, argv);
    const int legs = argc > 1 ? std::atoi(argv[1]) : 100;   // NOLINT(cert-err34-c)
    const int seconds = argc > 2 ? std::atoi(argv[2]) : 30; // NOLINT(cert-err34-c)
    const std::vector<Sentence> all = sentences();
    if (all.empty())
        return 1;
    qputenv("LIANXIN_SHERPA", LIANXIN_BIN_DIR "/sherpa-onnx");
    errorRate(all);
    const double floor = bareDecoder(all);
    const Paced one = pace(all, 1, std::min(seconds, 20), floor);
    const Paced many = pace(all, legs, seconds, floor);
    std::printf("a leg among %d costs %.2f of what one alone costs\n", legs, many.cpu / one.cpu);
    return many.p95Ms <= 600 && many.behindMs <= 1'000 ? 0 : 1;
}
