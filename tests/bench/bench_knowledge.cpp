// SPDX-License-Identifier: GPL-3.0-or-later
// A question to 50,000 articles in force: our search (words, candidates, ranking, snippets) beside FTS5's own trigram
// tokenizer over the same articles in the same encrypted store, in turns. The articles are those of CityMatters.h; the questions
// those of the retrieval test, the first time round (how many articles have a word is not known yet, nor much of the index in
// memory) and the second. Processor time of the asking thread, so that other work blurs it little.
//   bench_knowledge [articles]
#include "CityMatters.h"
#include "hotline/knowledge/Knowledge.h"
#include "hotline/knowledge/KnowledgeSchema.h"
#include "hotline/knowledge/KnowledgeSearch.h"
#include "platform/base/Clock.h"
#include "platform/crypto/KeyRing.h"
#include "platform/storage/OpenStore.h"
#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace lianxin;

namespace {

double milliseconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

QString trigrams(const QString &question) {
    QStringList parts;
    for (qsizetype i = 0; i + 3 <= question.size(); ++i)
        if (const QString three = question.mid(i, 3); std::all_of(three.begin(), three.end(), [](QChar c) { return c.isLetterOrNumber(); }))
            parts << u'"' + three + u'"';
    return parts.join(u" OR "_s);
}

double at(std::vector<double> &times, double part) {
    std::sort(times.begin(), times.end());
    return times[std::min(times.size() - 1, std::size_t(double(times.size()) * part))];
}

} // namespace

int main(int argc, char **argv) {
    const QCoreApplication app(argc, argv);
    const int articles = argc > 1 ? std::atoi(argv[1]) : 50'000;
    const QTemporaryDir folder;
    const SystemClock clock;
    StoreConfig config;
    config.location = folder.filePath(u"knowledge.db"_s);
    config.keys = KeyRing::temporary(CryptoSuite::Intl);
    config.survivesPowerCut = false;
    config.migrations = knowledgeSchema();
    config.migrations.push_back({u"trigram"_s, 1, u"-- only: sqlite\nCREATE VIRTUAL TABLE trigram USING fts5(title, body, tokenize='trigram')"_s});
    auto store = openStore(config);
    if (!store)
        return 1;
    bench::writeMatters(folder.filePath(u"a.jsonl"_s), articles);
    Knowledge knowledge(**store, clock);
    KnowledgeSearch search(**store, knowledge, clock);
    const auto loaded = knowledge.load();
    const double begun = milliseconds();
    const auto imported = knowledge.import(folder.filePath(u"a.jsonl"_s), true, u"bench"_s);
    if (!loaded || !imported) {
        std::fprintf(stderr, "%s\n", qPrintable((loaded ? imported.error() : loaded.error()).toString()));
        return 1;
    }
    std::printf("%d articles imported in %.1f s\n", imported->added, (milliseconds() - begun) / 1e3);
    if (!(*store)->write([](Transaction &t) {
            t.execute(u"INSERT INTO trigram (rowid, title, body) SELECT a.row, v.title, v.source || ' ' || v.body FROM knowledge_article a "
                      "JOIN knowledge_version v ON v.article_id = a.id AND v.version = a.live_version");
        }))
        return 1;
    QFile file(QStringLiteral(LIANXIN_QUESTIONS));
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    std::vector<double> ours, plain;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n').mid(1);
    for (const auto place : {KnowledgePlace::Anywhere, KnowledgePlace::Titles}) {
        for (int round = 0; round < 2; ++round) {
            ours.clear();
            plain.clear();
            for (const QString &line : lines) {
                const QString asked = line.section(u'\t', 1, 1);
                if (asked.isEmpty())
                    continue;
                // In life somebody always writes: what readers keep of the file in memory is void then.
                if (!(*store)->write([](Transaction &t) { t.emitEvent(u"call.state"_s, u"bench"_s, {}, {}); }))
                    return 1;
                double start = milliseconds();
                const auto hits = search.search(asked, 8, nullptr, place);
                ours.push_back(milliseconds() - start);
                if (!hits)
                    return 1;
                start = milliseconds();
                (void)(*store)->read([&](Snapshot &s) {
                    (void)s.query(u"SELECT rowid, title FROM trigram WHERE trigram MATCH $1 ORDER BY bm25(trigram, 8.0, 1.0) LIMIT 5", {trigrams(asked)});
                });
                plain.push_back(milliseconds() - start);
            }
            std::printf("%zu questions, looked for %s, the %s time\nours    p50 %.2f ms  p95 %.2f ms  p99 %.2f ms\ntrigram p50 %.2f ms  p95 %.2f ms  p99 %.2f ms\nratio of the medians %.2f\n",
                        ours.size(), place == KnowledgePlace::Titles ? "in titles" : "anywhere",
                        round == 0 ? "first" : "second", at(ours, 0.5), at(ours, 0.95), at(ours, 0.99), at(plain, 0.5), at(plain, 0.95), at(plain, 0.99),
                        at(ours, 0.5) / std::max(0.001, at(plain, 0.5)));
        }
    }
    return 0;
}
