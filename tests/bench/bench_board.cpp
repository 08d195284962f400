// SPDX-License-Identifier: GPL-3.0-or-later
// The ticket board over a million tickets: an encrypted store with a city's distribution (built once, kept in the
// temporary folder), the engine's reads on a thread of their own with answers through JSON text as over the socket, and
// the console's own page. Prints how long first rows take, and how long the GUI thread is busy a frame while somebody
// scrolls and filters, against 200 ms and 16 ms.
//   QT_QPA_PLATFORM=offscreen bench_board [tickets]
#include "hotline/calendar/Calendar.h"
#include "hotline/directory/Directory.h"
#include "hotline/directory/DirectorySchema.h"
#include "hotline/tickets/Tickets.h"
#include "hotline/tickets/TicketsSchema.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/OpenStore.h"
#include "ui/models/Door.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/tickets/TicketFilterBar.h"
#include "ui/tickets/TicketsPage.h"
#include "ui/widgets/Table.h"
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QPointer>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSettings>
#include <QThread>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace lianxin;

namespace {

const Clock &wallClock() {
    static const SystemClock clock;
    return clock;
}

constexpr qint64 kDayMs = 24LL * 3600 * 1000;

QString idOf(qint64 at, quint64 n) {
    const QString time = u"%1"_s.arg(at, 12, 16, QChar(u'0'));
    return u"%1-%2-7000-8000-%3"_s.arg(time.left(8), time.mid(8), u"%1"_s.arg(n, 12, 16, QChar(u'0')));
}

struct City {
    explicit City(const QString &folder)
        : keys(KeyRing::open(folder + u"/keys"_s, *Unlock::keyFile(folder + u"/key"_s)).value())
        , sealer(*keys)
        , index(*keys) {}
    std::shared_ptr<KeyRing> keys;
    FieldSealer sealer;
    BlindIndex index;
};

std::unique_ptr<Store> open(const City &city, const QString &folder) {
    StoreConfig config;
    config.location = folder + u"/store.db"_s;
    config.keys = city.keys;
    config.migrations = directorySchema();
    for (const auto &migration : ticketsSchema())
        config.migrations.push_back(migration);
    config.survivesPowerCut = false;
    auto store = openStore(config);
    if (!store)
        qFatal("%s", qPrintable(store.error().toString()));
    return std::move(*store);
}

void fill(Store &store, const City &city, int tickets) {
    const QStringList places{u"春江路"_s, u"望江大道"_s, u"解放北路"_s, u"学府街"_s, u"滨河小区"_s, u"东方花园"_s, u"火车站"_s, u"老城里"_s};
    const QStringList matters{u"路灯不亮"_s, u"夜间施工噪音扰民"_s, u"垃圾堆积无人清运"_s, u"井盖松动"_s,   u"医保报销进度"_s,
                              u"暖气不热"_s, u"公交站牌缺失"_s,     u"小区门禁损坏"_s,     u"油烟直排居民楼"_s, u"违建举报未答复"_s};
    QRandomGenerator random(1);
    const auto skewed = [&](int n) { return int(double(n) * random.generateDouble() * random.generateDouble()); };
    const qint64 now = wallClock().now(), first = now - 700 * kDayMs;
    const QByteArray sealed = city.sealer.seal(u"市民诉求"_s, "ticket.content");
    std::vector<QString> indexes; // made after the rows: sorted once instead of a million look-ups
    (void)store.write([&](Transaction &t) {
        for (const auto &row : t.query(u"SELECT sql, name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'ticket' AND sql IS NOT NULL")) {
            indexes.push_back(row.text(0));
            t.execute(u"DROP INDEX "_s + row.text(1));
        }
    });
    QHash<QString, int> ofDay;
    for (int begin = 0; begin < tickets;) {
        std::vector<Params> rows;
        for (; rows.size() < 50'000 && begin < tickets; ++begin) {
            const qint64 at = first + qint64(double(begin) / tickets * 700 * double(kDayMs));
            const QString day = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(u"yyyyMMdd"_s);
            const double age = 1 - double(begin) / tickets; // the newest are open
            const int roll = random.bounded(100);
            const QString state = age < 0.003  ? (roll < 40 ? u"pending_dispatch"_s : u"pending_sign"_s)
                                  : age < 0.03 ? (roll < 12 ? u"pending_sign"_s : roll < 72 ? u"processing"_s : u"pending_visit"_s)
                                  : age < 0.10 ? (roll < 3 ? u"processing"_s : u"closed"_s)
                                               : u"archived"_s;
            const int unit = skewed(400);
            const bool open = state != u"closed" && state != u"archived";
            const qint64 deadline = open ? now + (random.bounded(200) - 8) * 3'600'000LL : at + 7 * kDayMs;
            const QString title = places.at(skewed(8)) + u" %1 号"_s.arg(random.bounded(400)) + matters.at(skewed(10));
            rows.push_back({idOf(at, quint64(begin)), u"%1%2"_s.arg(day).arg(++ofDay[day], 7, 10, QChar(u'0')), title, sealed,
                            u"市民反映%1，多次联系未解决，要求尽快处理并答复。"_s.arg(title), sealed, u"类别%1"_s.arg(skewed(180), 3, 10, QChar(u'0')),
                            u"第%1区"_s.arg(skewed(16)), u"张**"_s, u"138****%1"_s.arg(random.bounded(10000), 4, 10, QChar(u'0')),
                            at, at, state, qint64(open && random.bounded(400) == 0), u"unit-%1"_s.arg(unit, 3, 10, QChar(u'0')),
                            u"第 %1 承办单位"_s.arg(unit), deadline, qint64(random.bounded(33) == 0 ? 2 : 0)});
        }
        const auto done = store.write([&](Transaction &t) {
            t.executeMany(u"INSERT INTO ticket (id, number, title, title_sealed, content, content_sealed, category, district, contact_id, "
                          "name_masked, phone_masked, source, call_id, urgency, accepted_at, created_at, changed_at, seq, state, "
                          "supervised, unit_id, unit_name, deadline, due_order, urged, repeats, returned, satisfaction, finished_seq, "
                          "finished_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,'',$9,$10,'call','','normal',$11,$12,$12,1,$13,$14,$15,$16,$17,"
                          "$17,$18,$18,0,'',0,0)",
                          rows);
        });
        if (!done)
            qFatal("%s", qPrintable(done.error().toString()));
        std::fprintf(stderr, "\r%d tickets", begin);
    }
    const auto done = store.write([&](Transaction &t) {
        for (const QString &sql : indexes)
            t.execute(sql);
    });
    if (!done)
        qFatal("%s", qPrintable(done.error().toString()));
    std::fprintf(stderr, "\n");
}

//! The engine's reads on a thread of their own.
class StoreDoor final : public Door {
public:
    explicit StoreDoor(Tickets &tickets)
        : m_tickets(tickets) {
        m_worker.moveToThread(&m_thread);
        m_thread.start();
    }
    ~StoreDoor() override {
        m_thread.quit();
        m_thread.wait();
    }
    Link link() const override { return Link::Live; }
    qint64 ageMs() const override { return 0; }
    QJsonObject engineInfo() const override { return {}; }
    void call(const QString &method, const QJsonObject &params, QObject *context, Reply reply) override {
        ++waiting;
        QMetaObject::invokeMethod(&m_worker, [this, method, params, alive = QPointer<QObject>(context), reply] {
            QElapsedTimer timer;
            timer.start();
            const auto result = answer(method, params);
            const QByteArray text = result ? QJsonDocument(*result).toJson(QJsonDocument::Compact) : QByteArray();
            const double ms = double(timer.nsecsElapsed()) / 1e6;
            QMetaObject::invokeMethod(this, [this, method, alive, reply, result, text, ms] {
                --waiting;
                engineMs[method] << ms;
                if (alive)
                    reply(result ? Expected<QJsonValue>(QJsonDocument::fromJson(text).object()) : Expected<QJsonValue>(result.error()));
            });
        });
    }
    void login(const QString &, const QString &, QObject *, Reply) override {}
    void logout(QObject *, Reply) override {}
    void subscribe() override {}
    void download(const QJsonObject &, const QString &, QObject *, std::function<void(const Expected<void> &)>) override {}

    int waiting = 0;
    QMap<QString, QList<double>> engineMs;

private:
    Expected<QJsonObject> answer(const QString &method, const QJsonObject &p) {
        if (method == u"tickets.board")
            return m_tickets.board(p[u"filter"_s].toObject(), p[u"perColumn"_s].toInt(50));
        if (method == u"tickets.list")
            return m_tickets.list(p[u"filter"_s].toObject(), p[u"cursor"_s].toString(), p[u"limit"_s].toInt(100), p[u"sort"_s].toString());
        if (method == u"tickets.choices")
            return m_tickets.choices();
        return Error{ErrorKind::NotFound, u"bench.no_method"_s, method, {}, {}};
    }
    Tickets &m_tickets;
    QThread m_thread;
    QObject m_worker;
};

double percentile(QList<double> values, double p) {
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values.at(std::min(qsizetype(p * double(values.size())), values.size() - 1));
}

// What this thread has had of a processor: under load, other work does not count in it.
double threadMs() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

class Frames {
public:
    //! One turn of the event loop, painting included, with what somebody \a did right before. True when it had something to do.
    bool turn(const std::function<void()> &did = {}) {
        QElapsedTimer timer;
        timer.start();
        const double before = threadMs();
        if (did)
            did();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        const double ms = double(timer.nsecsElapsed()) / 1e6;
        const bool busy = ms > 0.05;
        if (busy) {
            m_ms << ms;
            m_cpu << threadMs() - before;
        }
        return busy;
    }
    void report(const char *what) const {
        std::printf("%-26s %5lld frames  p50 %6.2f ms  p95 %6.2f ms  max %6.2f ms  p95/16 ms = %.2f  processor: p50 %6.2f ms  "
                    "p95 %6.2f ms  max %6.2f ms\n",
                    what, qint64(m_ms.size()), percentile(m_ms, .5), percentile(m_ms, .95), percentile(m_ms, 1),
                    percentile(m_ms, .95) / 16, percentile(m_cpu, .5), percentile(m_cpu, .95), percentile(m_cpu, 1));
    }

private:
    QList<double> m_ms, m_cpu;
};

//! Until nothing is asked of the engine any more, and what it said is on the screen.
double settle(StoreDoor &door, Frames &frames) {
    QElapsedTimer timer;
    timer.start();
    do {
        frames.turn();
        QThread::usleep(500);
    } while (door.waiting > 0 && timer.elapsed() < 60'000);
    double ms = double(timer.nsecsElapsed()) / 1e6;
    for (int idle = 0; idle < 3; ++idle) {
        if (frames.turn()) {
            idle = -1;
            ms = double(timer.nsecsElapsed()) / 1e6;
        }
    }
    return ms;
}

} // namespace

int main(int argc, char **argv) {
    QApplication app(argc, argv);
    const int tickets = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    const QString folder = QDir::tempPath() + u"/lianxin-bench-board-%1"_s.arg(tickets);
    const bool fresh = !QFile::exists(folder + u"/ready"_s);
    if (fresh) {
        QDir(folder).removeRecursively();
        QDir().mkpath(folder);
        if (!Unlock::makeKeyFile(folder + u"/key"_s) ||
            !KeyRing::create(folder + u"/keys"_s, CryptoSuite::Intl, *Unlock::keyFile(folder + u"/key"_s)))
            qFatal("no keys");
    }
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    QCoreApplication::setOrganizationName(u"lianxin-bench"_s);
    City city(folder);
    const auto store = open(city, folder);
    if (fresh) {
        fill(*store, city, tickets);
        QFile(folder + u"/ready"_s).open(QIODevice::WriteOnly);
    }
    const Calendar calendar;
    Directory directory(*store, city.sealer, city.index, wallClock());
    Tickets service(*store, city.sealer, directory, calendar, wallClock());
    Theme::current().apply(Theme::Mode::Light, 100);
    StoreDoor door(service);

    for (const char *when : {"cold", "again"}) {
        TicketsPage page(door, true);
        page.resize(1368, 816);
        Frames opening;
        const double before = threadMs();
        QElapsedTimer timer;
        timer.start();
        page.showView(TicketsPage::View::Board);
        page.show();
        while (page.columns().at(2)->model()->rowCount() == 0 && timer.elapsed() < 60'000)
            opening.turn();
        opening.turn();
        const double first = double(timer.nsecsElapsed()) / 1e6;
        std::printf("first rows, %-13s %7.1f ms  / 200 ms = %.2f  processor: %.1f ms; the engine took %.1f ms for them\n", when, first,
                    first / 200, threadMs() - before, door.engineMs[u"tickets.board"_s].last());
        settle(door, opening);
        opening.report("  frames while opening");
        Frames scrolling;
        for (const int column : {1, 2, 3}) {
            QScrollBar *bar = page.columns().at(column)->list()->verticalScrollBar();
            for (int step = 0; step < 300; ++step) {
                scrolling.turn([&] { bar->setValue(bar->value() + 60); });
                QThread::usleep(300);
            }
        }
        settle(door, scrolling);
        std::printf("  rows loaded by scrolling: %d\n", page.columns().at(2)->model()->rowCount());
        scrolling.report("  scroll, board");
        auto *filters = page.findChild<TicketFilterBar *>();
        Frames filtering;
        QList<double> shown;
        for (const QJsonObject &filter :
             {QJsonObject{{u"district"_s, u"第3区"_s}}, QJsonObject{{u"category"_s, u"类别150"_s}},
              QJsonObject{{u"district"_s, u"第9区"_s}, {u"category"_s, u"类别020"_s}}, QJsonObject{{u"unitId"_s, u"unit-017"_s}},
              QJsonObject{{u"overdue"_s, true}}, QJsonObject{{u"repeated"_s, true}}, QJsonObject{{u"dueSoon"_s, true}},
              QJsonObject{{u"text"_s, u"路灯"_s}}, QJsonObject{{u"text"_s, u"学府街 井盖"_s}}, QJsonObject{}}) {
            QElapsedTimer asked;
            asked.start();
            filtering.turn([&] {
                filters->setFilter(filter, {});
                page.load();
            });
            settle(door, filtering);
            shown << double(asked.nsecsElapsed()) / 1e6;
        }
        filtering.report("  filter, board");
        std::printf("  filter to rows shown: p50 %.1f ms, max %.1f ms\n", percentile(shown, .5), percentile(shown, 1));
        Frames toTable;
        toTable.turn([&] { page.showView(TicketsPage::View::Table); });
        settle(door, toTable);
        toTable.report("  from board to table");
        Frames table;
        QScrollBar *bar = page.findChild<Table *>()->verticalScrollBar();
        for (int step = 0; step < 400; ++step) {
            table.turn([&] { bar->setValue(bar->value() + 3); });
            QThread::usleep(300);
        }
        settle(door, table);
        table.report("  scroll, table");
    }
    for (auto it = door.engineMs.cbegin(); it != door.engineMs.cend(); ++it)
        std::printf("engine %-18s %4lld calls  p50 %6.1f ms  p95 %6.1f ms  max %6.1f ms\n", qPrintable(it.key()), qint64(it->size()),
                    percentile(*it, .5), percentile(*it, .95), percentile(*it, 1));
    return 0;
}
