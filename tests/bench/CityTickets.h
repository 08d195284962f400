// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A city's tickets in an encrypted store: what bench_board and bench_console scroll through.
#include "hotline/directory/DirectorySchema.h"
#include "hotline/tickets/TicketsSchema.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/storage/OpenStore.h"
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <cstdio>

namespace lianxin::bench {

inline const Clock &wallClock() {
    static const SystemClock clock;
    return clock;
}

inline constexpr qint64 kDayMs = 24LL * 3600 * 1000;

inline QString idOf(qint64 at, quint64 n) {
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

inline std::unique_ptr<Store> open(const City &city, const QString &folder) {
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

inline void fill(Store &store, const City &city, int tickets) {
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

//! Made once a number of tickets, kept in the temporary folder.
inline QString cityFolder(int tickets) {
    const QString folder = QDir::tempPath() + u"/lianxin-bench-board-%1"_s.arg(tickets);
    if (QFile::exists(folder + u"/ready"_s))
        return folder;
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    if (!Unlock::makeKeyFile(folder + u"/key"_s) ||
        !KeyRing::create(folder + u"/keys"_s, CryptoSuite::Intl, *Unlock::keyFile(folder + u"/key"_s)))
        qFatal("no keys");
    const City city(folder);
    fill(*open(city, folder), city, tickets);
    QFile ready(folder + u"/ready"_s);
    if (!ready.open(QIODevice::WriteOnly))
        qFatal("no place");
    return folder;
}

} // namespace lianxin::bench
