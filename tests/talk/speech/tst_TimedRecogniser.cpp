// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/base/Literals.h"
#include "support/TestRegistry.h"
#include "talk/speech/TimedRecogniser.h"
#include <QTest>
#include <vector>

using namespace lianxin;

namespace {

//! Tells what the test says.
class ScriptedRecogniser final : public Recogniser {
public:
    class Session final : public RecogniserSession {
    public:
        void push(std::span<const qint16> sound, qint64) override { samples += qint64(sound.size()); }
        void finish() override {}
        qint64 behindMs() const override { return 77; }
        qint64 samples = 0;
    };
    std::unique_ptr<RecogniserSession> open(RecogniserEvents told) override {
        events = std::move(told);
        return std::make_unique<Session>();
    }
    void check(std::function<void(Expected<RecogniserModel>)> done) override { done(RecogniserModel{u"scripted"_s, {}, 8000, false}); }
    bool isHealthy() const override { return true; }
    RecogniserEvents events;
};

RecognisedSegment words(int number, std::initializer_list<qint64> at) {
    RecognisedSegment segment;
    segment.segment = number;
    for (const qint64 ms : at)
        segment.tokens.push_back({u"字"_s, ms});
    return segment;
}

} // namespace

class tst_TimedRecogniser : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void words_areTimedOnce_andPassedOn() {
        auto inner = std::make_unique<ScriptedRecogniser>();
        auto *scripted = inner.get();
        TimedRecogniser timed(std::move(inner));
        int partials = 0, finals = 0;
        RecogniserEvents events;
        events.partial = [&](const auto &) { ++partials; };
        events.final = [&](const auto &) { ++finals; };
        const auto session = timed.open(std::move(events));
        scripted->events.partial(words(0, {100})); // before any sound: nobody knows when that was
        QCOMPARE(timed.delays().count(), 0);
        const std::vector<qint16> second(8'000);
        session->push(second, 0);
        scripted->events.partial(words(0, {100, 800}));
        scripted->events.partial(words(0, {100, 800, 900}));
        scripted->events.final(words(0, {100, 800, 900}));
        QCOMPARE(timed.delays().count(), 2);
        scripted->events.partial(words(1, {1'000}));
        QCOMPARE(timed.delays().count(), 3);
        QCOMPARE(partials, 4);
        QCOMPARE(finals, 1);
        QCOMPARE(session->behindMs(), 77);
        // The clock stands at 1,000 ms of the sound, or later where the machine is slow.
        QVERIFY(timed.delays().at(1) >= 200);
        QVERIFY(timed.isHealthy());
        scripted->events.partial(words(2, {1'000}));
        scripted->events.trouble = {};
    }
    void delays_areByShare() {
        WordDelays delays;
        QCOMPARE(delays.at(0.95), 0);
        for (int i = 1; i <= 100; ++i)
            delays.add(i * 10);
        QCOMPARE(delays.count(), 100);
        QCOMPARE(delays.at(0.5), 500);
        QCOMPARE(delays.at(0.95), 960); // to 20 ms
        delays.add(-5);
        delays.add(1'000'000);
        QCOMPARE(delays.at(0), 0);
        QCOMPARE(delays.at(1), 499 * 20);
    }
};

LIANXIN_TEST(tst_TimedRecogniser);
#include "tst_TimedRecogniser.moc"
