// SPDX-License-Identifier: GPL-3.0-or-later
// How long the engine's main thread is busy at a stretch while a list is imported: a timer that should come every 5 ms notes
// how late it is, and a histogram of that is printed. Every 50 ms it writes something small to the store, as calls do. lianxin-worker must be in the PATH: PATH=$PWD/bin:$PATH bench_loop [ROWS]
#include "engine/engine/Engine.h"
#include "engine/engine/Services.h"
#include "hotline/campaigns/ContactLists.h"
#include "platform/access/Jobs.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>
#include <array>
#include <cstdio>

using namespace lianxin;

namespace {

constexpr std::array kEdges{5, 10, 20, 50, 100, 200, 500}; // ms
constexpr int kEveryMs = 5;

struct Watch {
    QTimer timer, calls;
    QElapsedTimer since, whole;
    qint64 longest = 0, longestWrite = 0;
    std::array<qint64, kEdges.size() + 1> counts{};

    explicit Watch(Store &store) {
        QObject::connect(&calls, &QTimer::timeout, [this, &store] {
            QElapsedTimer took;
            took.start();
            if (const auto kept = store.write([](Transaction &t) { t.emitEvent(u"call.state"_s, u"bench"_s, {}, {}); }); !kept)
                qFatal("%s", qPrintable(kept.error().toString()));
            longestWrite = qMax(longestWrite, took.elapsed());
        });
        calls.start(50);
        timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer, &QTimer::timeout, [this] {
            const qint64 late = qMax<qint64>(0, since.restart() - kEveryMs);
            longest = qMax(longest, late);
            if (late > 50)
                std::printf("  %lld ms late at %lld ms\n", static_cast<long long>(late), static_cast<long long>(whole.elapsed()));
            ++counts[size_t(std::lower_bound(kEdges.begin(), kEdges.end(), int(late)) - kEdges.begin())];
        });
        since.start();
        whole.start();
        timer.start(kEveryMs);
    }
    void print(const char *what) const {
        std::printf("%-28s longest %lld ms, longest write %lld ms;", what, static_cast<long long>(longest), static_cast<long long>(longestWrite));
        for (size_t i = 0; i < counts.size(); ++i)
            std::printf(i < kEdges.size() ? "  <=%d: %lld" : "  >%d: %lld", kEdges[std::min(i, kEdges.size() - 1)], static_cast<long long>(counts[i]));
        std::printf("\n");
    }
};

} // namespace

int main(int argc, char **argv) {
    QCoreApplication app(argc, argv);
    const int rows = argc > 1 ? atoi(argv[1]) : 100'000;
    QTemporaryDir folder;
    EngineConfig config;
    config.profile = EngineConfig::Profile::Rehearsal;
    config.storePath = folder.filePath(QStringLiteral("hotline.db"));
    config.keyRing = config.storePath + QStringLiteral(".keys.json");
    config.keyFile = config.storePath + QStringLiteral(".key");
    config.sipPort = config.seatPort = 0;
    config.mediaAddress = config.sipAddress;
    config.doorSocket = folder.filePath(QStringLiteral("door"));
    if (const auto created = Services::create(config, CryptoSuite::Intl); !created) {
        std::fprintf(stderr, "%s\n", qPrintable(created.error().toString()));
        return 1;
    }
    QFile file(folder.filePath(QStringLiteral("people.csv")));
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    file.write("姓名,电话,备用电话,区县\n");
    for (int i = 0; i < rows; ++i)
        file.write("张三,199" + QByteArray::number(10'000'000 + i) + ",198" + QByteArray::number(10'000'000 + i) + ",东城区\n");
    file.close();

    Engine engine(config);
    if (const auto started = engine.start(); !started) {
        std::fprintf(stderr, "%s\n", qPrintable(started.error().toString()));
        return 1;
    }
    const auto pass = [](int ms) {
        QEventLoop loop;
        QTimer::singleShot(ms, &loop, &QEventLoop::quit);
        loop.exec();
    };
    pass(2'000); // what a start brings along
    {
        const Watch idle(*engine.services().store);
        pass(3'000);
        idle.print("nothing to do");
    }
    auto &s = engine.services();
    ImportRequest request;
    request.name = QStringLiteral("bench");
    request.path = file.fileName();
    const auto list = s.lists->begin(request, QStringLiteral("bench"));
    if (!list)
        return 1;
    const Watch busy(*s.store);
    QElapsedTimer took;
    took.start();
    QEventLoop loop;
    std::optional<JobInfo> ended;
    const auto job = s.access->jobs.start(QStringLiteral("lists.import"), {}, [&](JobControl &control) -> Expected<QJsonValue> {
        LX_TRY(const ImportSummary summary, s.lists->runImport(*list, request, control, QStringLiteral("bench")));
        return QJsonValue(summary.toJson());
    }, [&](const JobInfo &info) {
        ended = info;
        loop.quit();
    });
    if (!job)
        return 1;
    loop.exec();
    busy.print(qPrintable(QStringLiteral("import of %1 rows, %2 s").arg(rows).arg(double(took.elapsed()) / 1000, 0, 'f', 1)));
    std::printf("job: %s %s\n", qPrintable(nameOf(ended->state)), ended->error ? qPrintable(ended->error->toString()) : "");
    engine.stop();
    return ended->state == JobState::Done ? 0 : 1;
}
