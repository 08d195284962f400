// SPDX-License-Identifier: GPL-3.0-or-later
// The ticket board over a million tickets: an encrypted store with a city's distribution (built once, kept in the
// temporary folder), the engine's reads on a thread of their own with answers through JSON text as over the socket, and
// the console's own page. Prints how long first rows take, and how long the GUI thread is busy a frame while somebody
// scrolls and filters, against 200 ms and 16 ms.
//   QT_QPA_PLATFORM=offscreen bench_board [tickets]
#include "CityTickets.h"
#include "hotline/calendar/Calendar.h"
#include "hotline/directory/Directory.h"
#include "hotline/tickets/Tickets.h"
#include "ui/models/Door.h"
#include "ui/tickets/BoardColumn.h"
#include "ui/tickets/TicketFilterBar.h"
#include "ui/tickets/TicketsPage.h"
#include "ui/widgets/Table.h"
#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QPointer>
#include <QScrollBar>
#include <QSettings>
#include <QThread>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace lianxin;

namespace {

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
    const QString folder = bench::cityFolder(tickets);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
    QCoreApplication::setOrganizationName(u"lianxin-bench"_s);
    const bench::City city(folder);
    const auto store = bench::open(city, folder);
    const Calendar calendar;
    Directory directory(*store, city.sealer, city.index, bench::wallClock());
    Tickets service(*store, city.sealer, directory, calendar, bench::wallClock());
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
