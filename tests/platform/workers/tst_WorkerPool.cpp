// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/workers/WorkerPool.h"
#include "support/TestRegistry.h"
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace lianxin;

namespace {

WorkerSpec specOf(const QString &mode = {}) {
    WorkerSpec spec;
    spec.program = QStringLiteral(MISBEHAVING_WORKER);
    spec.arguments = {mode};
    spec.backOffMinMs = 1;
    spec.backOffMaxMs = 20;
    spec.requestTimeoutMs = 60'000;
    spec.startTimeoutMs = 60'000;
    return spec;
}

WorkerRequest request(const QString &what, const QJsonObject &more = {}) {
    WorkerRequest r;
    r.message.head = more;
    r.message.head.insert("do"_L1, what);
    return r;
}

//! Answers in order of arrival.
struct Answers {
    std::vector<Expected<WorkerMessage>> all;
    WorkerPool::Answer sink() {
        return [this](Expected<WorkerMessage> a) { all.push_back(std::move(a)); };
    }
    bool wait(size_t count, int ms = 60'000) {
        return QTest::qWaitFor([&] { return all.size() >= count; }, ms);
    }
    QString code(size_t i = 0) const { return all[i] ? u"ok"_s : all[i].error().code; }
};

} // namespace

class tst_WorkerPool : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void send_answersLater_withHeadAndBody() {
        WorkerPool pool(specOf());
        Answers answers;
        auto r = request(u"echo"_s);
        r.message.body = QByteArray(3'000'000, 'x');
        pool.send(r, answers.sink());
        QCOMPARE(answers.all.size(), size_t(0));
        QVERIFY(answers.wait(1));
        QVERIFY(answers.all[0].hasValue());
        QCOMPARE(answers.all[0]->body, r.message.body);
        QVERIFY(pool.health().ok);
        QCOMPARE(pool.health().served, 1);
    }
    void manyRequests_keepTheirAnswers_overSeveralChildren() {
        auto spec = specOf();
        spec.processes = 2;
        WorkerPool pool(spec);
        QSet<int> pids;
        int right = 0;
        int done = 0;
        for (int i = 0; i < 200; ++i) {
            pool.send(request(u"echo"_s, {{u"n"_s, i}}), [&, i](const Expected<WorkerMessage> &a) {
                ++done;
                right += a && a->head["echo"_L1].toObject()["n"_L1].toInt() == i;
                if (a)
                    pids << a->head["pid"_L1].toInt();
            });
        }
        QVERIFY(QTest::qWaitFor([&] { return done == 200; }, 60'000));
        QCOMPARE(right, 200);
        QVERIFY(pids.size() <= 2);
    }
    void errorOfTheWorker_arrivesWhole() {
        WorkerPool pool(specOf());
        Answers answers;
        pool.send(request(u"refuse"_s), answers.sink());
        QVERIFY(answers.wait(1));
        QVERIFY(!answers.all[0]);
        const Error error = answers.all[0].error();
        QCOMPARE(error.code, u"test.refused"_s);
        QVERIFY(error.kind == ErrorKind::BadInput);
        QCOMPARE(error.place, u"here"_s);
        QCOMPARE(pool.health().deaths, 0);
    }
    void printingToStandardOutput_doesNotSpoilTheAnswers() {
        WorkerPool pool(specOf());
        Answers answers;
        pool.send(request(u"print"_s), answers.sink());
        pool.send(request(u"echo"_s), answers.sink());
        QVERIFY(answers.wait(2));
        QCOMPARE(answers.code(0), u"ok"_s);
        QCOMPARE(answers.code(1), u"ok"_s);
    }
    void parts_arriveBeforeTheAnswer() {
        WorkerPool pool(specOf());
        Answers answers;
        QList<int> parts;
        auto r = request(u"parts"_s);
        r.onPart = [&](const WorkerMessage &m) { parts << m.head["part"_L1].toInt(); };
        pool.send(r, answers.sink());
        QVERIFY(answers.wait(1));
        QCOMPARE(parts, (QList<int>{0, 1, 2}));
    }
    void death_idempotentRequest_isAskedAgain() {
        const QTemporaryDir folder;
        WorkerPool pool(specOf());
        Answers answers;
        pool.send(request(u"die once"_s, {{u"file"_s, folder.filePath(u"died"_s)}}), answers.sink());
        QVERIFY(answers.wait(1));
        QCOMPARE(answers.code(), u"ok"_s);
        QCOMPARE(pool.health().deaths, 1);
    }
    void death_requestThatMustNotBeRepeated_fails() {
        const QTemporaryDir folder;
        WorkerPool pool(specOf());
        Answers answers;
        auto r = request(u"die once"_s, {{u"file"_s, folder.filePath(u"died"_s)}});
        r.idempotent = false;
        pool.send(r, answers.sink());
        QVERIFY(answers.wait(1));
        QCOMPARE(answers.code(), u"workers.died"_s);
    }
    void death_afterAPart_isNotRepeated() {
        WorkerPool pool(specOf());
        Answers answers;
        int parts = 0;
        auto r = request(u"part and die"_s);
        r.onPart = [&](const WorkerMessage &) { ++parts; };
        pool.send(r, answers.sink());
        QVERIFY(answers.wait(1));
        QCOMPARE(answers.code(), u"workers.died"_s);
        QCOMPARE(parts, 1);
    }
    void poisonousRequest_failsAlone_othersAreServed_data() {
        QTest::addColumn<QString>("poison");
        QTest::newRow("killed") << u"die"_s;
        QTest::newRow("leaves") << u"exit"_s;
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        QTest::newRow("eats memory") << u"eat"_s;
#endif
        QTest::newRow("spins") << u"spin"_s;
    }
    void poisonousRequest_failsAlone_othersAreServed() {
        QFETCH(QString, poison);
        auto spec = specOf();
        spec.memoryLimit = 128 << 20;
        spec.cpuSecondsPerRequest = 1;
        WorkerPool pool(spec);
        Answers bad;
        Answers good;
        pool.send(request(u"echo"_s), good.sink());
        pool.send(request(poison), bad.sink());
        pool.send(request(u"echo"_s), good.sink());
        QVERIFY(bad.wait(1));
        QVERIFY(good.wait(2));
        QCOMPARE(bad.code(), u"workers.died"_s);
        QCOMPARE(good.code(0), u"ok"_s);
        QCOMPARE(good.code(1), u"ok"_s);
        QCOMPARE(pool.health().deaths, 2); // once, and once more because it was idempotent
        QVERIFY(pool.health().ok);
    }
    void hangingRequest_timesOut_poolRecovers() {
        WorkerPool pool(specOf());
        Answers answers;
        auto r = request(u"hang"_s);
        r.timeoutMs = 50;
        r.idempotent = false;
        pool.send(r, answers.sink());
        pool.send(request(u"echo"_s), answers.sink());
        QVERIFY(answers.wait(2));
        QCOMPARE(answers.code(0), u"workers.timeout"_s);
        QCOMPARE(answers.code(1), u"ok"_s);
    }
    void unusableProgram_failsRequests_andSaysUnhealthy_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("code");
        const QString real = QStringLiteral(MISBEHAVING_WORKER);
        QTest::newRow("missing") << u"/nonexistent/worker"_s << QString() << u"workers.not_started"_s;
        QTest::newRow("not runnable") << u"/etc/hostname"_s << QString() << u"workers.not_started"_s;
        QTest::newRow("no program") << QString() << QString() << u"workers.not_started"_s;
        QTest::newRow("garbage") << real << u"garbage"_s << u"workers.garbage"_s;
        QTest::newRow("dies at start") << real << u"dies at start"_s << u"workers.died"_s;
        QTest::newRow("never ready") << real << u"never ready"_s << u"workers.timeout"_s;
    }
    void unusableProgram_failsRequests_andSaysUnhealthy() {
        QFETCH(QString, program);
        QFETCH(QString, mode);
        QFETCH(QString, code);
        auto spec = specOf(mode);
        spec.program = program;
        spec.startTimeoutMs = mode == u"never ready" ? 30 : 60'000;
        WorkerPool pool(spec);
        Answers answers;
        pool.send(request(u"echo"_s), answers.sink());
        QVERIFY(answers.wait(1));
        QCOMPARE(answers.code(), code);
        QVERIFY(!pool.health().ok);
        QVERIFY(!pool.health().lastProblem.isEmpty());
        pool.send(request(u"echo"_s), answers.sink());
        QVERIFY(answers.wait(2));
        QCOMPARE(answers.code(1), u"workers.unhealthy"_s);
    }
    void worker_thatStartsAfterAll_servesAgain() {
        const QTemporaryDir dir;
        auto spec = specOf();
        spec.arguments = {u"recovers"_s, dir.filePath(u"starts"_s)};
        WorkerPool pool(spec);
        Answers answers;
        pool.send(request(u"echo"_s), answers.sink());
        QVERIFY(answers.wait(1));
        QCOMPARE(answers.code(), u"workers.died"_s);
        QVERIFY(QTest::qWaitFor([&] { return pool.health().ok; }, 60'000));
        pool.send(request(u"echo"_s), answers.sink());
        QVERIFY(answers.wait(2));
        QCOMPARE(answers.code(1), u"ok"_s);
    }
    void fullQueue_refusesFurtherRequests() {
        auto spec = specOf();
        spec.maxQueued = 2;
        WorkerPool pool(spec);
        Answers answers;
        for (int i = 0; i < 3; ++i)
            pool.send(request(u"echo"_s), answers.sink());
        QVERIFY(answers.wait(3));
        int full = 0;
        for (size_t i = 0; i < 3; ++i)
            full += answers.code(i) == u"workers.queue_full";
        QCOMPARE(full, 1);
    }
    void stop_failsWhatWaits_andEndsTheChildren() {
        WorkerPool pool(specOf());
        Answers first;
        pool.send(request(u"echo"_s), first.sink());
        QVERIFY(first.wait(1));
        const int pid = first.all[0]->head["pid"_L1].toInt();
        Answers answers;
        pool.send(request(u"hang"_s), answers.sink());
        pool.send(request(u"echo"_s), answers.sink());
        pool.stop();
        QCOMPARE(answers.all.size(), size_t(2));
        QCOMPARE(answers.code(0), u"workers.stopped"_s);
        QCOMPARE(answers.code(1), u"workers.stopped"_s);
        QCOMPARE(::kill(pid, 0), -1);
        pool.send(request(u"echo"_s), answers.sink());
        QVERIFY(answers.wait(3));
        QCOMPARE(answers.code(2), u"workers.stopped"_s);
    }
    void stop_childThatIgnoresTheEndOfInput_isKilled() {
        WorkerPool pool(specOf(u"deaf"_s));
        pool.start();
        QVERIFY(QTest::qWaitFor([&] { return pool.health().ready == 1; }, 60'000));
        pool.stop();
        QCOMPARE(pool.health().ready, 0);
    }
    void answer_mayDeleteThePool() {
        auto pool = std::make_unique<WorkerPool>(specOf());
        int answered = 0;
        for (int i = 0; i < 3; ++i)
            pool->send(request(u"echo"_s), [&](const Expected<WorkerMessage> &) {
                ++answered;
                pool.reset();
            });
        QVERIFY(QTest::qWaitFor([&] { return answered == 3; }, 60'000));
        QVERIFY(!pool);
    }
};
LIANXIN_TEST(tst_WorkerPool);
#include "tst_WorkerPool.moc"
