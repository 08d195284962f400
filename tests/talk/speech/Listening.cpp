// SPDX-License-Identifier: GPL-3.0-or-later
#include "Listening.h"
#include <QDir>
#include <QFile>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>
#include <unistd.h>

namespace lianxin::test {
namespace {

constexpr int kPacket = 160;
constexpr int kLongestMs = 90'000;

//! A-law there and back, by its definition.
qint16 throughAlaw(qint16 sample) {
    constexpr double a = 87.6;
    const double log = 1 + std::log(a);
    const double size = std::min(std::abs(sample / 32768.0), 1.0);
    const double code = (size < 1 / a ? a * size : 1 + std::log(a * size)) / log;
    const double level = (std::floor(code * 128) + .5) / 128;
    const double back = level < 1 / log ? level * log / a : std::exp(level * log - 1) / a;
    return qint16(std::lround(std::clamp(std::copysign(back * 32768, double(sample)), -32768.0, 32767.0)));
}

} // namespace

RecogniserEvents Told::events() {
    return {.partial = [this](const RecognisedSegment &segment) { partials.push_back(segment); },
            .final = [this](const RecognisedSegment &segment) { finals.push_back(segment); },
            .trouble = [this](RecogniserTrouble trouble, const Error &error) { troubles.emplace_back(trouble, error.code); },
            .finished = [this] { finished = true; }};
}

QString Told::text() const {
    QString all;
    for (const auto &segment : finals)
        all += segment.text;
    return all;
}

bool Told::isFatal() const {
    return std::any_of(troubles.begin(), troubles.end(), [](const auto &trouble) { return trouble.first == RecogniserTrouble::Fatal; });
}

SherpaOptions demoOptions() {
    SherpaOptions options;
    options.workerProgram = QStringLiteral(LIANXIN_WORKER);
    options.modelFolder = demoModelFolder();
    options.allowDemo = true;
    options.backOffMinMs = 1;
    options.backOffMaxMs = 20;
    return options;
}

Pcm said(EspeakSynthesiser &voice, const QString &text, const QString &variant, int rate) {
    std::optional<Expected<PcmPtr>> got;
    voice.synthesise({text, variant.isEmpty() ? QString() : u"cmn-latn-pinyin+"_s + variant, rate}, [&](Expected<PcmPtr> made) { got = std::move(made); });
    return QTest::qWaitFor([&] { return got.has_value(); }, kLongestMs) && *got ? ***got : Pcm();
}

Pcm withPauses(const std::vector<Pcm> &sounds, int gapMs) {
    Pcm all(size_t(gapMs * pcmRate / 1000), 0);
    for (const Pcm &sound : sounds) {
        all.insert(all.end(), sound.begin(), sound.end());
        all.resize(all.size() + size_t(gapMs * pcmRate / 1000), 0);
    }
    return all;
}

Pcm overLine(Pcm sound, double loss, quint32 seed) {
    std::mt19937 dice(seed);
    std::transform(sound.begin(), sound.end(), sound.begin(), throughAlaw);
    for (size_t at = 0; at + kPacket <= sound.size(); at += kPacket) {
        if (double(dice()) / double(std::mt19937::max()) < loss)
            std::fill_n(sound.begin() + qsizetype(at), kPacket, qint16(0));
    }
    return sound;
}

bool hearAll(RecogniserSession &session, const Told &told, const Pcm &sound, qint64 startMs) {
    for (size_t at = 0; at < sound.size(); at += kPacket)
        session.push(std::span(sound).subspan(at, std::min<size_t>(kPacket, sound.size() - at)), startMs + qint64(at) * 1000 / pcmRate);
    session.finish();
    return QTest::qWaitFor([&] { return told.finished || told.isFatal(); }, kLongestMs) && told.finished;
}

int distance(const QString &a, const QString &b) {
    std::vector<int> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i) + 1);
        for (size_t j = 1; j < row.size(); ++j)
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i] != b[qsizetype(j) - 1])}));
    }
    return row.back();
}

std::vector<qint64> recogniserWorkers() {
    std::vector<qint64> found;
    for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile command(u"/proc/%1/cmdline"_s.arg(name));
        QFile status(u"/proc/%1/stat"_s.arg(name));
        if (!command.open(QIODevice::ReadOnly) || !command.readAll().endsWith(QByteArray("recognise\0", 10)) || !status.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = status.readAll();
        if (line.mid(line.lastIndexOf(')') + 4).split(' ').value(0).toLongLong() == ::getpid())
            found.push_back(name.toLongLong());
    }
    return found;
}

} // namespace lianxin::test
