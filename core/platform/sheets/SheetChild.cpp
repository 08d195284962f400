// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/SheetChild.h"
#include "platform/sheets/HelperThread.h"
#include "platform/sheets/SheetErrors.h"
#include "platform/sheets/SheetWire.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <new>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace lianxin {

using namespace sheets;

namespace {

constexpr size_t kFlush = 1 << 16;

void limit(int what, rlim_t soft, rlim_t hard) {
    const rlimit value{soft, hard};
    ::setrlimit(__rlimit_resource_t(what), &value);
}

void limitMyself(const SheetLimits &limits) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::signal(SIGXFSZ, SIG_IGN);
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_FSIZE, 0, 0);
    limit(RLIMIT_NPROC, 0, 0);
    limit(RLIMIT_NOFILE, 64, 64);
    const auto seconds = rlim_t(limits.maxCpuSeconds);
    limit(RLIMIT_CPU, seconds, seconds + 5);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // their shadow memory counts
    const auto memory = rlim_t(limits.maxMemoryBytes);
    limit(RLIMIT_DATA, memory, memory);
    limit(RLIMIT_AS, memory + (rlim_t(1) << 30), memory + (rlim_t(1) << 30)); // libraries are mapped too
#endif
}

class Output {
public:
    explicit Output(int fd)
        : m_fd(fd) {}
    //! The engine is gone when this fails: nothing is left to do.
    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t n = ::write(m_fd, bytes.data(), bytes.size());
            if (n < 0 && errno == EINTR)
                continue;
            if (n <= 0)
                ::_exit(1);
            bytes.remove_prefix(size_t(n));
        }
    }
    void write(SheetFrame kind, const QJsonObject &json) const {
        const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
        const uint32_t head[2] = {uint32_t(text.size()), uint32_t(kind)};
        write({reinterpret_cast<const char *>(head), sizeof head});
        write({text.constData(), size_t(text.size())});
    }

private:
    int m_fd;
};

// One line of standard input, byte by byte: they are few and short. Empty at its end.
QByteArray readLine() {
    QByteArray line;
    char c = 0;
    while (line.size() < (1 << 20)) {
        const ssize_t n = ::read(STDIN_FILENO, &c, 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return {};
        if (c == '\n')
            return line;
        line += c;
    }
    return {};
}

void stream(SheetReader &reader, int index, const Output &out) {
    RowEncoder rows;
    bool tooLarge = false;
    const auto head = [&] { return RowsHead{reader.bytesRead(), reader.replacedSequences()}; };
    const auto done = reader.read(index, [&](const SheetRow &row) {
        if (!rows.isEmpty() && rows.size() + row.cells.size() * 4 > kFlush)
            out.write(rows.finish(SheetFrame::Rows, head()));
        tooLarge = !rows.add(row);
        return !tooLarge;
    });
    if (!rows.isEmpty())
        out.write(rows.finish(SheetFrame::Rows, head()));
    if (tooLarge)
        out.write(SheetFrame::Failed, limitReached(u"cell"_s, u"A row is larger than %1 MiB"_s.arg(kMaxSheetFrame >> 20)).toJson());
    else if (!done)
        out.write(SheetFrame::Failed, done.error().toJson());
    else
        out.write(rows.finish(SheetFrame::Done, head()));
}

int serve(const Output &out) {
    QString path;
    SheetOptions options;
    const QByteArray request = readLine();
    if (request.isEmpty())
        return 0;
    fromSheetRequest(request, path, options);
    HelperThread helper; // the last that this process may make
    limitMyself(options.limits);
    auto reader = SheetReader::open(path, options, &helper);
    if (!reader) {
        out.write(SheetFrame::Failed, reader.error().toJson());
        return 0;
    }
    QJsonArray sheets;
    for (const SheetInfo &sheet : (*reader)->sheets())
        sheets.append(QJsonObject{{u"name"_s, sheet.name}, {u"state"_s, int(sheet.state)}});
    out.write(SheetFrame::Opened, {{u"sheets"_s, sheets}, {u"encoding"_s, (*reader)->encoding()}, {u"total"_s, (*reader)->bytesTotal()}});
    for (;;) {
        const QByteArray line = readLine();
        if (!line.startsWith("read "))
            return 0;
        stream(**reader, line.mid(5).toInt(), out);
    }
}

} // namespace

int runSheetChild() {
    // What anything prints by mistake must not get between the rows.
    const int fd = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (fd < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
        return 1;
    try {
        return serve(Output(fd));
    } catch (const std::bad_alloc &) {
        ::_exit(kOutOfMemory);
    }
}

} // namespace lianxin
