// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/workers/WorkerHost.h"
#include <QFile>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <unistd.h>
#include <vector>

using namespace lianxin;

namespace {

//! True the first time it is asked for this path, over all processes.
bool firstTime(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
}

Expected<WorkerMessage> serve(const WorkerMessage &request,
                              const std::function<void(const WorkerMessage &)> &part) {
    const QString what = request.head.value("do"_L1).toString();
    if (what == u"die" || (what == u"die once" && firstTime(request.head.value("file"_L1).toString())))
        ::raise(SIGKILL);
    if (what == u"exit")
        ::_exit(7);
    if (what == u"hang")
        for (;;)
            ::pause();
    if (what == u"spin")
        for (;;) {
            (void)::getpid();
        }
    if (what == u"eat") {
        std::vector<char *> eaten;
        for (;;) {
            eaten.push_back(new char[16 << 20]);
            std::memset(eaten.back(), 1, 16 << 20);
        }
    }
    if (what == u"print")
        std::puts("a library that talks to standard output");
    if (what == u"parts") {
        for (int i = 0; i < 3; ++i)
            part({{{u"part"_s, i}}, {}});
    }
    if (what == u"part and die") {
        part({});
        ::raise(SIGKILL);
    }
    if (what == u"refuse")
        return Error{ErrorKind::BadInput, u"test.refused"_s, u"No."_s, u"Ask otherwise."_s, u"here"_s};
    return WorkerMessage{{{u"pid"_s, int(::getpid())}, {u"echo"_s, request.head}}, request.body};
}

} // namespace

int main(int argc, char **argv) {
    const std::string_view mode = argc > 1 ? argv[1] : "";
    if (mode == "garbage") {
        std::fputs("Hello, I am not a worker at all.\n", stdout);
        std::fflush(stdout);
        ::sleep(60);
    }
    if (mode == "never ready")
        ::sleep(60);
    if (mode == "dies at start")
        return 3;
    if (mode == "recovers") { // dies at its first four starts
        QFile starts(QString::fromLocal8Bit(argv[2]));
        if (!starts.open(QIODevice::Append) || starts.write("x") != 1 || !starts.flush() || starts.size() <= 4)
            return 3;
    }
    if (mode == "deaf") { // ready, then neither reads nor leaves
        const auto ready = encodeFrame({WorkerFrame::Kind::Ready, 0, {}});
        std::fwrite(ready.constData(), 1, size_t(ready.size()), stdout);
        std::fflush(stdout);
        ::sleep(60);
    }
    return runWorkerHost(serve);
}
