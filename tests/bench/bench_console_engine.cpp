// SPDX-License-Identifier: GPL-3.0-or-later
// The part of an engine that answers knowledge.*, behind a real door: a process of its own, as in life, that bench_console starts and asks
// (the console's and the engine's Door are different classes of one name, so that they can't be in one program).
//   bench_console_engine FOLDER ARTICLES     prints "ready" when FOLDER/door listens, and ends with its standard input
#include "CityMatters.h"
#include "hotline/knowledge/KnowledgeMethods.h"
#include "hotline/knowledge/KnowledgeSchema.h"
#include "platform/access/Access.h"
#include "platform/access/AccessSchema.h"
#include "platform/base/Clock.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/crypto/KeyRing.h"
#include "platform/door/DoorServer.h"
#include "platform/storage/OpenStore.h"
#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/mman.h>
#include <unistd.h>

using namespace lianxin;

namespace {

template <typename T> void must(const Expected<T> &done) {
    if (!done)
        qFatal("%s", qPrintable(done.error().toString()));
}

std::vector<Migration> schema() {
    std::vector<Migration> all = accessSchema();
    for (const Migration &migration : knowledgeSchema())
        all.push_back(migration);
    return all;
}

//! Keeps the file's pages where they are, as memory that nobody else asks for does by itself; some virtual machines take pages away
//! that were not touched for seconds, and what is measured then is their disk.
bool keepInMemory(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto bytes = std::size_t(file.size());
    void *pages = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, file.handle(), 0);
    return pages != MAP_FAILED && ::mlock(pages, bytes) == 0;
}

} // namespace

int main(int argc, char **argv) {
    QCoreApplication app(argc, argv);
    if (argc < 3)
        return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const SystemClock clock;
    StoreConfig config;
    config.location = folder + u"/knowledge.db"_s;
    config.keys = KeyRing::temporary(CryptoSuite::Intl);
    config.survivesPowerCut = false;
    config.migrations = schema();
    auto store = openStore(config);
    must(store);
    const AuditChain chain(*config.keys);
    Access access(**store, clock, chain, {});
    must(access.start());
    must(access.users.add({u"zhou"_s, u"周敏"_s, u"correct horse 1"_s, {u"seat"_s}, u"0217"_s}, u"engine"_s));
    Knowledge knowledge(**store, clock);
    must(knowledge.load());
    KnowledgeSearch search(**store, knowledge, clock);
    KnowledgeSearches searches(search);
    const QString matters = folder + u"/matters.jsonl"_s;
    bench::writeMatters(matters, std::atoi(argv[2]));
    must(knowledge.import(matters, true, u"bench"_s));
    must(search.search(u"社会保险"_s, 1)); // reads the dictionary, once a run
    if (!keepInMemory(config.location))
        std::fprintf(stderr, "the store's pages may leave memory: %s\n", std::strerror(errno));
    Registry registry;
    access.registerMethods(registry);
    registerKnowledgeMethods(registry, knowledge, searches, access);
    Door door(registry, access);
    DoorServer server(door);
    must(server.listen(folder + u"/door"_s));
    std::printf("ready\n");
    std::fflush(stdout);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, [] {
        char c = 0;
        if (::read(STDIN_FILENO, &c, 1) <= 0)
            QCoreApplication::quit();
    });
    return QCoreApplication::exec();
}
