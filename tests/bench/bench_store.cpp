// SPDX-License-Identifier: GPL-3.0-or-later
// What encryption costs: inserts and look-ups of both suites against plain SQLite, all through the same layer, in
// interleaved rounds of one run. Look-ups twice: through the writer, and through a reader with the smaller page cache
// that readers have. Prints the best of each and the ratio to plain. Counts processor time of the calling thread, so
// that other work on the machine blurs it little.
//   bench_store [rows] [rounds]
#include "platform/base/Literals.h"
#include "platform/storage/OpenStore.h"
#include "platform/storage/sqlite/SqliteConnection.h"
#include <QTemporaryDir>
#include <array>
#include <cstdio>
#include <ctime>

using namespace lianxin;

namespace {

constexpr int kBatch = 50'000;
constexpr int kLookups = 100'000;

struct Candidate {
    const char *name;
    std::optional<CryptoSuite> suite; // none: plain
    double insertsPerSecond = 0;
    double lookupsPerSecond = 0;
    double readerPerSecond = 0;
};

double cpuSeconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

std::unique_ptr<SqliteConnection> connect(const QString &path, std::optional<CryptoSuite> suite, const SecretBytes &key, int cacheKib) {
    auto connection = suite ? SqliteConnection::open(path, SqliteConnection::Mode::Create, *suite, key)
                            : SqliteConnection::openUnencrypted(path);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().toString()));
    (*connection)->setCacheKib(cacheKib);
    return std::move(*connection);
}

std::unique_ptr<SqliteConnection> create(const QString &path, std::optional<CryptoSuite> suite, const SecretBytes &key) {
    auto connection = connect(path, suite, key, StoreConfig().writerCacheKib);
    connection->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
                        "CREATE TABLE number (id INTEGER PRIMARY KEY, phone TEXT NOT NULL UNIQUE, name TEXT, attrs TEXT)");
    return connection;
}

//! Mobile numbers in an order that is no order.
QString phoneOf(qint64 i) { return u"1%1"_s.arg(3'000'000'000LL + i * 2'654'435'761LL % 6'999'999'999LL); }

double insert(SqliteConnection &connection, int rows) {
    std::vector<Params> batch;
    double seconds = 0;
    for (int i = 0; i < rows;) {
        batch.clear();
        for (int n = 0; n < kBatch && i < rows; ++n, ++i)
            batch.push_back({phoneOf(i), u"张晓东"_s, u"{\"区县\":\"朝阳区\",\"诉求\":\"社保卡办理进度咨询\",\"编号\":%1}"_s.arg(i)});
        const double start = cpuSeconds();
        connection.exec("BEGIN IMMEDIATE");
        connection.executeMany(u"INSERT INTO number (phone, name, attrs) VALUES ($1, $2, $3)", batch);
        connection.exec("COMMIT");
        seconds += cpuSeconds() - start;
    }
    return rows / seconds;
}

double lookUp(SqliteConnection &connection, int rows) {
    quint32 random = 1;
    int found = 0;
    const double start = cpuSeconds();
    for (int i = 0; i < kLookups; ++i) {
        random = random * 1'664'525U + 1'013'904'223U;
        connection.forEach(u"SELECT id, name, attrs FROM number WHERE phone = $1", {phoneOf(random % quint32(rows))},
                           [&](const Row &row) { return ++found, row.integer(0) != 0; });
    }
    const double seconds = cpuSeconds() - start;
    if (found != kLookups)
        qFatal("%d of %d found", found, kLookups);
    return kLookups / seconds;
}

} // namespace

int main(int argc, char **argv) {
    const int rows = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : 3;
    std::array candidates{Candidate{"plain", std::nullopt}, Candidate{"intl", CryptoSuite::Intl},
                          Candidate{"gm", CryptoSuite::Gm}};
    for (int round = 0; round < rounds; ++round) {
        for (Candidate &candidate : candidates) {
            const QTemporaryDir directory;
            const QString path = directory.filePath(u"bench.db"_s);
            const SecretBytes key = SecretBytes::random(candidate.suite ? SuiteOperations::of(*candidate.suite).cipherKeySize() : 16);
            const auto writer = create(path, candidate.suite, key);
            candidate.insertsPerSecond = std::max(candidate.insertsPerSecond, insert(*writer, rows));
            candidate.lookupsPerSecond = std::max(candidate.lookupsPerSecond, lookUp(*writer, rows));
            const auto reader = connect(path, candidate.suite, key, StoreConfig().readerCacheKib);
            lookUp(*reader, rows); // its cache fills
            candidate.readerPerSecond = std::max(candidate.readerPerSecond, lookUp(*reader, rows));
        }
    }
    std::printf("%d rows, best of %d interleaved rounds\n%-6s %12s %6s %12s %6s %12s %6s\n", rows, rounds, "", "inserts/s", "ratio",
                "look-ups/s", "ratio", "by reader/s", "ratio");
    for (const Candidate &candidate : candidates)
        std::printf("%-6s %12.0f %6.2f %12.0f %6.2f %12.0f %6.2f\n", candidate.name, candidate.insertsPerSecond,
                    candidate.insertsPerSecond / candidates[0].insertsPerSecond, candidate.lookupsPerSecond,
                    candidate.lookupsPerSecond / candidates[0].lookupsPerSecond, candidate.readerPerSecond,
                    candidate.readerPerSecond / candidates[0].readerPerSecond);
    return 0;
}
