// SPDX-License-Identifier: GPL-3.0-or-later
// How well lines are understood, as confusion tables over the labelled set (tests/call/callprogress/SoundSet.h), and
// what listening costs: µs of processor for a second of sound, against one pass of the transform over the same sound.
// bench_callprogress [PERSONS [ROUNDS]]: 1,000 and 4. With LIANXIN_MISTAKES set, what went wrong goes to standard error.
#include "../call/callprogress/SoundSet.h"
#include "platform/base/Literals.h"
#include <cstdio>
#include <ctime>

using namespace lianxin;
using namespace lianxin::test;

namespace {

std::shared_ptr<const AnnouncementLibrary> library;

void mistake(const Labelled &labelled, const QString &answer) {
    if (qEnvironmentVariableIsSet("LIANXIN_MISTAKES") && answer != labelled.truth)
        std::fprintf(stderr, "%s taken for %s: %s\n", qPrintable(labelled.truth), qPrintable(answer), qPrintable(labelled.what));
}

Confusion states(const std::function<void(const Each &)> &set) {
    Confusion table;
    set([&](const Labelled &labelled) {
        CallCause cause;
        cause.status = 480; // says nothing: the sound alone decides
        const QString answer = nameOf(decideNumberState(cause, listenTo(labelled, library)).state);
        mistake(labelled, answer);
        table.add(labelled.truth, answer);
    });
    return table;
}

Confusion tones(int rounds) {
    Confusion table;
    eachTone(rounds, [&](const Labelled &labelled) {
        const auto heard = listenTo(labelled, library).tones;
        const QString answer = heard.empty() ? u"none"_s : nameOf(heard.front().kind);
        mistake(labelled, heard.size() > 1 ? answer + u" and more"_s : answer);
        table.add(labelled.truth, answer);
    });
    return table;
}

void answers(Confusion &table, const std::function<void(const Each &)> &set) {
    set([&](const Labelled &labelled) {
        const QString answer = nameOf(listenTo(labelled, library).answer->by);
        if (labelled.truth == "machine"_L1 || answer == "machine"_L1)
            mistake(labelled, answer);
        table.add(labelled.truth, answer);
    });
}

void print(const char *title, const Confusion &table) {
    std::printf("## %s\n\n%s\n%.1f %% of %d\n\n", title, qPrintable(table.table()), 100 * table.rightShare(), table.total());
}

double secondsOfProcessor(const auto &work) {
    const std::clock_t start = std::clock();
    work();
    return double(std::clock() - start) / CLOCKS_PER_SEC;
}

void costs() {
    Pcm sound;
    for (const char16_t *text : {u"您好，您拨打的电话已关机，请稍后再拨。", u"喂，你好，请问您找哪位"})
        sound = joined({sound, spoken(QString::fromUtf16(text)), toneSignal(ToneKind::Busy, 3'000), music(9, 5'000)});
    const double seconds = double(sound.size()) / pcmRate;
    double whole = 1e9, bare = 1e9, floor = 1e9;
    float sink = 0;
    for (int round = 0; round < 7; ++round) {
        const auto listen = [&](const std::shared_ptr<const AnnouncementLibrary> &known) {
            return secondsOfProcessor([&] {
                for (int i = 0; i < 5; ++i)
                    sink += float(listenTo({{}, {}, sound, false}, known).heardMs);
            });
        };
        whole = std::min(whole, listen(library));
        bare = std::min(bare, listen({}));
        floor = std::min(floor, secondsOfProcessor([&] {
                             for (int i = 0; i < 5; ++i) {
                                 SoundAnalyser analyser;
                                 analyser.hear(sound, false, [&](const SoundStep &step) { sink += step.purity; });
                             }
                         }));
    }
    const auto us = [&](double t) { return t * 1e6 / (5 * seconds); };
    std::printf("{\"path\":\"callprogress\",\"prints\":%d,\"us_per_second\":%.0f,\"without_library\":%.0f,\"floor_us\":%.0f,\"ratio\":%.2f,\"check\":%.0f}\n", library->prints(),
                us(whole), us(bare), us(floor), whole / floor, double(sink));
}

} // namespace

int main(int argc, char **argv) {
    const int persons = argc > 1 ? std::atoi(argv[1]) : 1000; // NOLINT(cert-err34-c)
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 4;     // NOLINT(cert-err34-c)
    library = std::make_shared<AnnouncementLibrary>(carriersLibrary());
    print("Signals", tones(10 * rounds));
    print("Known announcements", states([&](const Each &each) { eachKnownAnnouncement(rounds, each); }));
    print("Known announcements, from anywhere", states([&](const Each &each) { eachPartOfAnnouncement(rounds, each); }));
    print("Unknown sound", states([&](const Each &each) { eachForeignSound(rounds, each); }));
    print("Unknown ring-back tunes", states([&](const Each &each) { eachForeignMusic(10 * rounds, each); }));
    Confusion who;
    answers(who, [&](const Each &each) { eachPerson(persons, each); });
    answers(who, [&](const Each &each) { eachMachine(persons / 4, each); });
    print("Who answered", who);
    costs();
    return who.of(u"person"_s, u"machine"_s) == 0 ? 0 : 1;
}
