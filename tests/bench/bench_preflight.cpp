// SPDX-License-Identifier: GPL-3.0-or-later
// The preflight of a campaign on a list of a million rows in the encrypted store: rows held back by rule, expected finish, line
// hours, hand-overs and seats short by half hour. The list comes in by the production import; what is known of its numbers (calls
// of today, numbers that do not exist, people who are not to be called, wishes, another list that excludes them, calls of the
// past) is what a busy hotline would know. The floor is reading the list's rows bare, in the same run, both in processor time. Meanwhile the main thread
// keeps a timer and writes to the store as calls do: how long they wait is printed, too, and how soon a preflight ends that is
// cancelled.
//
//     bench_preflight [rows] [rounds] [share of the numbers that something is known of, in per cent]      → one JSON line
#include "hotline/calendar/Calendar.h"
#include "hotline/campaigns/Campaigns.h"
#include "hotline/campaigns/CampaignsSchema.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/dialling/Dialler.h"
#include "hotline/dialling/DiallingSchema.h"
#include "hotline/directory/Directory.h"
#include "hotline/directory/DirectorySchema.h"
#include "platform/access/AccessSchema.h"
#include "platform/access/Jobs.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/sheets/SheetChild.h"
#include "platform/storage/OpenStore.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <sys/resource.h>

using namespace lianxin;

namespace {

constexpr int kHistory = 20'000;

QString phoneOf(int i) { return u"1%1"_s.arg(3'000'000'000LL + i * 2'654'435'761LL % 6'999'999'999LL, 10, 10, QChar(u'0')); }

QString writeList(const QString &path, int from, int to) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("can't write the list");
    QByteArray text = "姓名,手机号,区县,编号,诉求内容,受理日期\n";
    for (int i = from; i < to; ++i) {
        text += "张三" + QByteArray::number(i) + ',' + phoneOf(i).toLatin1() + ",东城区,GD2026" + QByteArray::number(10'000'000 + i) + ",社保卡办理进度咨询,2026-10-10\n";
        if (text.size() > (1 << 20)) {
            file.write(text);
            text.clear();
        }
    }
    file.write(text);
    return path;
}

template <class T>
T must(Expected<T> result) {
    if (!result)
        qFatal("%s", qPrintable(result.error().toString()));
    return std::move(*result);
}
void must(const Expected<void> &result) {
    if (!result)
        qFatal("%s", qPrintable(result.error().toString()));
}

Id import(ContactLists &lists, const QString &name, const QString &path) {
    ImportRequest request;
    request.name = name;
    request.path = path;
    JobControl control;
    const Id id = must(lists.begin(request, u"bench"_s));
    must(lists.runImport(id, request, control, u"bench"_s));
    return id;
}

//! Of \a known numbers something is known: half were called today, a tenth each do not exist or are not to be called, the rest
//! are citizens with wishes of their own. As many others have called before.
void remember(Store &store, const Directory &directory, int known) {
    const QString today = civil::dateOf(SystemClock().now()).toString(Qt::ISODate);
    std::vector<Params> days, empty, refused, citizens;
    const auto plain = directory.seal(phoneOf(0));
    for (int i = 0; i < known; ++i) // who called before, is not on the list and wishes nothing
        citizens.push_back({newId(), newId().toLatin1(), plain.sealed, plain.masked, u"{}"_s});
    for (int i = 0; i < known; ++i) {
        const auto sealed = directory.seal(phoneOf(i));
        if (i % 10 < 5)
            days.push_back({sealed.index, today, qint64(i % 7 + 1)});
        else if (i % 10 == 5)
            empty.push_back({sealed.index});
        else if (i % 10 == 6)
            refused.push_back({newId(), sealed.index, sealed.sealed, sealed.masked, i % 4 ? u"本人要求"_s : u"投诉"_s});
        else
            citizens.push_back({newId(), sealed.index, sealed.sealed, sealed.masked,
                                i % 3 ? u"{\"hours\":[\"%1:00-18:00\"]}"_s.arg(9 + i % 8, 2, 10, QChar(u'0')) : u"{\"birthYear\":%1}"_s.arg(1930 + i % 90)});
    }
    must(store.write([&](Transaction &t) {
        t.executeMany(u"INSERT INTO number_day (phone_index, day, calls) VALUES ($1, $2, $3)", days);
        t.executeMany(u"INSERT INTO number_state (phone_index, active, empty, last_at) VALUES ($1, NULL, 1, 0)", empty);
        t.executeMany(u"INSERT INTO do_not_call (id, phone_index, phone_sealed, phone_masked, reason, source, until_at, added_at, added_by) "
                      "VALUES ($1, $2, $3, $4, $5, 'bench', 0, 0, 'bench')",
                      refused);
        t.executeMany(u"INSERT INTO citizen (id, phone_index, phone_sealed, phone_masked, name_sealed, name_masked, preferences, updated_at) "
                      "VALUES ($1, $2, $3, $4, '', '', $5, 0)",
                      citizens);
    }));
}

//! Calls of an earlier campaign, which say how people answer here.
void remindHistory(Store &store) {
    std::vector<Params> attempts, contacts;
    for (int i = 0; i < kHistory; ++i) {
        const QString order = u"o%1"_s.arg(i);
        const bool answered = i % 10 < 4;
        const qint64 sent = 1'760'000'000'000 + i * 1000;
        attempts.push_back({u"a%1"_s.arg(i, 8, 10, QChar(u'0')), order, sent, answered ? sent + 9000 : 0, sent + (answered ? 60'000 : 30'000), answered ? u"answered"_s : u"no_answer"_s});
        contacts.push_back({qint64(i + 1), order, answered && i % 3 == 0 ? u"answered"_s : QString()});
    }
    must(store.write([&](Transaction &t) {
        t.executeMany(u"INSERT INTO attempt (id, order_id, source, source_id, lane, contact_id, phone_index, phone_masked, number, engine, trunk_id, call_id, day, "
                      "intent_at, sent_at, answered_at, ended_at, outcome, cause, result, detail, resolved_by) "
                      "VALUES ($1, $2, 'campaign', 'old', 'campaign:old', '', '', '', 1, '', '', '', '', $3, $3, $4, $5, $6, '{}', '', '', '')",
                      attempts);
        t.executeMany(u"INSERT INTO campaign_contact (campaign_id, row_number, contact_id, order_id, phone_masked, name_masked, state, outcome, result, detail, "
                      "attempts, answered_at, ended_at, handover, handover_wait) VALUES ('old', $1, '', $2, '', '', 'done', '', '', '', 1, 0, 0, $3, 5000)",
                      contacts);
    }));
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double seconds(const std::function<void()> &work) {
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e9;
}

double threadSeconds() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) + double(used.tv_nsec) / 1e9;
}

//! Every row with what it holds, and nothing done with it.
double readBare(Store &store, const Id &list, int rows) {
    int read = 0;
    const double before = threadSeconds();
    must(store.read([&](Snapshot &s) {
        s.forEach(u"SELECT row_number, phone_index, phone_masked, phone_kind, phone_place, phone_carrier, name_masked, card_sealed FROM contact WHERE list_id = $1",
                  {list}, [&](const Row &row) {
                      read += row.size() == 8;
                      return true;
                  });
    }));
    if (read != rows)
        qFatal("read %d of %d rows", read, rows);
    return threadSeconds() - before;
}

struct Run {
    JobInfo job;
    double took = 0;      //!< seconds
    double cpu = 0;       //!< of a processor
    double late = 0;      //!< ms: the longest that a timer of 5 ms came late on the main thread
    double write = 0;     //!< ms: the longest that a small write took there
    double cancelled = 0; //!< ms from the cancelling to the end
    int steps = 0;        //!< of progress that were told
};

//! As campaigns.preflight does it: a job, beside the main thread's work. \a cancelAfter seconds, unless 0.
Run preflight(Store &store, Jobs &jobs, const Campaigns &campaigns, const PreflightQuestion &question, double cancelAfter = 0) {
    Run run;
    QElapsedTimer since, sinceTick, sinceCancel;
    QTimer timer;
    QEventLoop loop;
    int ticks = 0;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        run.late = std::max(run.late, double(sinceTick.nsecsElapsed()) / 1e6 - 5);
        if (++ticks % 10 == 0) {
            const double took = seconds([&] {
                must(store.write([&](Transaction &t) {
                    t.execute(u"INSERT INTO number_state (phone_index, active, empty, last_at) VALUES ($1, NULL, 0, 0)", {newId().toLatin1()});
                }));
            });
            run.write = std::max(run.write, took * 1000);
        }
        sinceTick.restart();
    });
    QObject::connect(&jobs, &Jobs::progressed, &loop, [&](const JobInfo &) { ++run.steps; });
    since.start();
    sinceTick.start();
    timer.start(5);
    const Id id = must(jobs.start(u"campaigns.preflight"_s, {}, [&](JobControl &control) -> Expected<QJsonValue> {
        const double before = threadSeconds();
        LX_TRY(const QJsonObject result, campaigns.preflight(question, control));
        run.cpu = threadSeconds() - before;
        run.took = double(since.nsecsElapsed()) / 1e9;
        return QJsonValue(result);
    }, [&](const JobInfo &info) {
        run.job = info;
        run.cancelled = sinceCancel.isValid() ? double(sinceCancel.nsecsElapsed()) / 1e6 : 0;
        loop.quit();
    }));
    if (cancelAfter > 0)
        QTimer::singleShot(int(cancelAfter * 1000), Qt::PreciseTimer, &loop, [&] {
            sinceCancel.start();
            must(jobs.cancel(id));
        });
    loop.exec();
    return run;
}

} // namespace

int main(int argc, char **argv) {
    if (argc == 2 && std::strcmp(argv[1], "sheet") == 0)
        return runSheetChild();
    const QCoreApplication app(argc, argv);
    // The child that reads is this very program.
    const QTemporaryDir directory;
    QFile::link(QCoreApplication::applicationFilePath(), directory.filePath(u"lianxin-worker"_s));
    qputenv("PATH", directory.path().toUtf8() + ':' + qgetenv("PATH"));
    const int rows = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : 3;
    const int knownShare = argc > 3 ? QByteArray(argv[3]).toInt() : 20;
    if (rows < 1000 || rounds < 1 || knownShare < 0 || knownShare > 100) {
        std::fprintf(stderr, "usage: bench_preflight [rows, at least 1000] [rounds] [per cent of numbers known]\n");
        return 2;
    }
    const SystemClock clock;
    const auto keys = KeyRing::temporary(CryptoSuite::Intl);
    StoreConfig config;
    config.location = directory.filePath(u"bench.db"_s);
    config.keys = keys;
    for (const auto &schema : {accessSchema(), directorySchema(), diallingSchema(), campaignsSchema()})
        config.migrations.insert(config.migrations.end(), schema.begin(), schema.end());
    const auto store = must(openStore(config));
    const FieldSealer sealer(*keys);
    const BlindIndex index(*keys);
    const Calendar calendar;
    Directory people(*store, sealer, index, clock);
    Dialler dialler(*store, sealer, people, calendar, clock);
    ContactLists lists(*store, sealer, index, clock, directory.path());
    Campaigns campaigns(*store, lists, dialler, calendar, clock);

    CampaignSpec spec;
    const double imported = seconds([&] {
        spec.listId = import(lists, u"bench"_s, writeList(directory.filePath(u"list.csv"_s), 0, rows));
        // Another list, a tenth of this one's people among its own.
        spec.rules.excludeLists << import(lists, u"excluded"_s, writeList(directory.filePath(u"other.csv"_s), rows - rows / 10, rows + rows / 10));
    });
    remember(*store, people, int(qint64(rows) * knownShare / 100));
    remindHistory(*store);
    std::fprintf(stderr, "%d rows and %d excluded ones imported in %.1f s\n", rows, rows / 5, imported);
    spec.name = u"bench"_s;
    spec.flowId = u"policy-notice"_s;
    spec.lines = 500;
    spec.cps = 50;
    spec.handOverSkill = u"policy"_s;
    spec.handOverSeats = 40;
    const PreflightQuestion question = must(campaigns.preflightQuestion(spec));

    Jobs jobs(*store, clock);
    std::vector<double> took, cpu, floor;
    double late = 0, write = 0;
    int steps = 0;
    QJsonObject result;
    for (int round = 0; round < rounds; ++round) {
        floor.push_back(readBare(*store, spec.listId, rows));
        const Run run = preflight(*store, jobs, campaigns, question);
        if (run.job.state != JobState::Done)
            qFatal("the preflight failed");
        result = run.job.result.toObject();
        took.push_back(run.took);
        cpu.push_back(run.cpu);
        late = std::max(late, run.late);
        write = std::max(write, run.write);
        steps = std::max(steps, run.steps);
        std::fprintf(stderr, "preflight %.2f s, %.2f s of processor; rows read bare in %.2f s of processor\n", took.back(), cpu.back(), floor.back());
    }
    // Cancelled on its way, early and late: how much longer does it go on?
    double cancelled = 0;
    for (const double part : {0.1, 0.3, 0.5, 0.7})
        cancelled = std::max(cancelled, preflight(*store, jobs, campaigns, question, median(took) * part).cancelled);

    const auto number = [&](const char *key) { return result.value(QLatin1StringView(key)).toDouble(); };
    const qint64 blocked = [&] {
        qint64 sum = 0;
        for (const QJsonValue &n : result.value("blocked"_L1).toObject())
            sum += n.toInteger();
        return sum;
    }();
    if (number("total") != rows || blocked + qint64(number("callable")) != rows || result.value("halfHours"_L1).toArray().isEmpty())
        qFatal("the preflight is wrong");
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"bench\": \"preflight\", \"rows\": %d, \"known_pct\": %d, \"preflight_s\": %.2f, \"cpu_s\": %.2f, \"read_bare_cpu_s\": %.2f, \"ratio\": %.2f, \"blocked\": %lld, "
                "\"half_hours\": %lld, \"late_ms\": %.1f, \"write_ms\": %.1f, \"progress_steps\": %d, \"cancelled_ms\": %.1f, \"peak_mib\": %ld}\n",
                rows, knownShare, median(took), median(cpu), median(floor), median(cpu) / median(floor), blocked,
                qint64(result.value("halfHours"_L1).toArray().size()) + qint64(number("moreHalfHours")), late, write, steps, cancelled, usage.ru_maxrss / 1024);
    return median(took) <= 10 ? 0 : 1;
}
