// SPDX-License-Identifier: GPL-3.0-or-later
// Reading spreadsheets (DESIGN §8, rows 1 and 3): a million rows of six columns, against the floor of inflating the
// same parts and scanning them once; and GB18030 CSV against iconv alone. Each pair is timed in turns; the best of
// five rounds counts. Prints one JSON line a path. Given lianxin-worker, also what reading in a child costs, as files
// from outside are read.
//   bench_sheets [rows [lianxin-worker]]
#include "platform/base/Literals.h"
#include "platform/sheets/SheetReader.h"
#include <QFile>
#include <QTemporaryDir>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <iconv.h>
#include <minizip/unzip.h>
#include <minizip/zip.h>
#include <string>
#include <vector>
#include <xlsxwriter.h>

using namespace lianxin;

namespace {

double seconds(const std::function<void()> &work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string phone(int i) {
    char text[16];
    std::snprintf(text, sizeof text, "199%08d", i);
    return text;
}

// What spreadsheet programs write: shared strings, two of them different in every row.
void writeShared(const QString &path, int rows) {
    const zipFile zip = zipOpen64(path.toUtf8().constData(), APPEND_STATUS_CREATE);
    zip_fileinfo info;
    std::memset(&info, 0, sizeof info);
    const auto part = [&](const char *name, const std::function<void(const std::function<void(const std::string &)> &)> &fill) {
        zipOpenNewFileInZip64(zip, name, &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6, 0);
        std::string pending;
        fill([&](const std::string &text) {
            pending += text;
            if (pending.size() > (1 << 16)) {
                zipWriteInFileInZip(zip, pending.data(), unsigned(pending.size()));
                pending.clear();
            }
        });
        zipWriteInFileInZip(zip, pending.data(), unsigned(pending.size()));
        zipCloseFileInZip(zip);
    };
    part("xl/workbook.xml", [](const auto &out) { out("<workbook><sheets><sheet name=\"1\" r:id=\"rId1\"/></sheets></workbook>"); });
    part("xl/sharedStrings.xml", [rows](const auto &out) {
        out("<sst>");
        for (const char *text : {"东城区", "西城区", "海淀区", "社保卡办理进度咨询", "路灯不亮", "供暖温度不足"})
            out("<si><t>" + std::string(text) + "</t></si>");
        for (int i = 0; i < rows; ++i)
            out("<si><t>张三" + std::to_string(i) + "</t></si><si><t>GD2026" + std::to_string(10000000 + i) + "</t></si>");
        out("</sst>");
    });
    part("xl/worksheets/sheet1.xml", [rows](const auto &out) {
        out("<worksheet><sheetData>");
        for (int i = 0; i < rows; ++i) {
            const std::string n = std::to_string(i + 1);
            out("<row r=\"" + n + "\" spans=\"1:6\"><c r=\"A" + n + "\" t=\"s\"><v>" + std::to_string(6 + 2 * i) + "</v></c><c r=\"B" + n + "\"><v>" + phone(i) +
                "</v></c><c r=\"C" + n + "\" s=\"1\" t=\"s\"><v>" + std::to_string(i % 3) + "</v></c><c r=\"D" + n + "\" t=\"s\"><v>" + std::to_string(7 + 2 * i) +
                "</v></c><c r=\"E" + n + "\" t=\"s\"><v>" + std::to_string(3 + i % 3) + "</v></c><c r=\"F" + n + "\"><v>" + std::to_string(46000 + i % 300) + ".5</v></c></row>");
        }
        out("</sheetData></worksheet>");
    });
    zipClose(zip, nullptr);
}

// What libxlsxwriter writes in constant memory: inline strings.
void writeInline(const QString &path, int rows) {
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    lxw_workbook *book = workbook_new_opt(path.toUtf8().constData(), &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, nullptr);
    for (int i = 0; i < rows; ++i) {
        const auto row = lxw_row_t(i);
        worksheet_write_string(sheet, row, 0, ("张三" + std::to_string(i)).c_str(), nullptr);
        worksheet_write_number(sheet, row, 1, 19900000000.0 + i, nullptr);
        worksheet_write_string(sheet, row, 2, "东城区", nullptr);
        worksheet_write_string(sheet, row, 3, ("GD2026" + std::to_string(i)).c_str(), nullptr);
        worksheet_write_string(sheet, row, 4, "社保卡办理进度咨询", nullptr);
        worksheet_write_number(sheet, row, 5, 46000.5 + i % 300, nullptr);
    }
    workbook_close(book);
}

void floorOf(const QString &path) {
    static std::vector<char> buffer(1 << 18);
    static std::vector<char> copy(1 << 18);
    const unzFile zip = unzOpen64(path.toUtf8().constData());
    size_t tags = 0;
    for (const char *part : {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}) {
        if (unzLocateFile(zip, part, 2) != UNZ_OK)
            continue;
        unzOpenCurrentFile(zip);
        int got = 0;
        while ((got = unzReadCurrentFile(zip, buffer.data(), unsigned(buffer.size()))) > 0) {
            std::memcpy(copy.data(), buffer.data(), size_t(got));
            const char *end = copy.data() + got;
            for (const char *p = copy.data(); (p = static_cast<const char *>(std::memchr(p, '<', size_t(end - p)))); ++p)
                ++tags;
        }
        unzCloseCurrentFile(zip);
    }
    unzClose(zip);
    if (tags == 0)
        std::fprintf(stderr, "nothing to inflate\n");
}

size_t g_cells = 0;
size_t g_bytes = 0;

QString g_worker;

void readAll(const QString &path, bool inChild) {
    g_cells = 0;
    const auto reader = inChild ? SheetReader::openInChild(path, {}, g_worker) : SheetReader::open(path);
    if (!reader || !(*reader)->read(0, [](const SheetRow &row) {
            for (const SheetCell &cell : row.cells) {
                g_cells += !cell.isEmpty();
                g_bytes += cell.text.size();
            }
            return true;
        }))
        std::fprintf(stderr, "can't read the file\n");
}

void iconvAlone(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return;
    const iconv_t handle = iconv_open("UTF-8", "GB18030");
    std::vector<char> in(1 << 18);
    std::vector<char> out(1 << 20);
    size_t kept = 0;
    qint64 got = 0;
    while ((got = file.read(in.data() + kept, qint64(in.size() - kept))) > 0) {
        char *from = in.data();
        size_t left = kept + size_t(got);
        char *to = out.data();
        size_t room = out.size();
        iconv(handle, &from, &left, &to, &room);
        std::memmove(in.data(), from, left);
        kept = left;
    }
    iconv_close(handle);
}

void writeCsv(const QString &path, int rows) {
    std::string text;
    for (int i = 0; i < rows; ++i)
        text += "张三" + std::to_string(i) + "," + phone(i) + ",东城区,GD2026" + std::to_string(i) + ",社保卡办理进度咨询,2026-02-14\r\n";
    const iconv_t handle = iconv_open("GB18030", "UTF-8");
    std::vector<char> out(text.size() + 16);
    char *from = text.data();
    size_t left = text.size();
    char *to = out.data();
    size_t room = out.size();
    iconv(handle, &from, &left, &to, &room);
    iconv_close(handle);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(out.data(), to - out.data());
}

long peakKiB() {
    QFile status(u"/proc/self/status"_s);
    if (status.open(QIODevice::ReadOnly))
        for (const QByteArray &line : status.readAll().split('\n'))
            if (line.startsWith("VmHWM:"))
                return line.mid(6).trimmed().split(' ').first().toLong();
    return 0;
}

void resetPeak() {
    QFile file(u"/proc/self/clear_refs"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

void compare(const char *name, int rows, const QString &path, void (*floor)(const QString &)) {
    double bestFloor = 1e9;
    double bestRead = 1e9;
    double bestChild = 1e9;
    floor(path);
    resetPeak();
    for (int round = 0; round < 5; ++round) {
        bestFloor = std::min(bestFloor, seconds([&] { floor(path); }));
        bestRead = std::min(bestRead, seconds([&] { readAll(path, false); }));
        if (!g_worker.isEmpty())
            bestChild = std::min(bestChild, seconds([&] { readAll(path, true); }));
    }
    std::printf("{\"bench\":\"%s\",\"rows\":%d,\"cells\":%zu,\"floor_s\":%.3f,\"read_s\":%.3f,\"ratio\":%.2f,\"rows_per_s\":%.0f,\"peak_mib\":%.0f", name, rows,
                g_cells, bestFloor, bestRead, bestRead / bestFloor, rows / bestRead, double(peakKiB()) / 1024);
    if (!g_worker.isEmpty())
        std::printf(",\"child_s\":%.3f,\"child_ratio\":%.2f", bestChild, bestChild / bestRead);
    std::printf("}\n");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv) {
    const int rows = argc > 1 ? std::atoi(argv[1]) : 1000000;
    g_worker = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    const QTemporaryDir dir;
    const QString shared = dir.filePath(u"shared.xlsx"_s);
    const QString inlined = dir.filePath(u"inline.xlsx"_s);
    const QString csv = dir.filePath(u"gb18030.csv"_s);
    writeShared(shared, rows);
    compare("xlsx shared strings", rows, shared, floorOf);
    writeInline(inlined, rows);
    compare("xlsx inline strings", rows, inlined, floorOf);
    writeCsv(csv, rows);
    compare("csv gb18030", rows, csv, iconvAlone);
}
