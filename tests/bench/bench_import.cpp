// SPDX-License-Identifier: GPL-3.0-or-later
// A whole import (read, normalise, validate, de-duplicate, do-not-call, seal, encrypted insert) of an .xlsx with a
// million rows of six columns, against what other programs need to merely read the same file. In turns, by the clock
// on the wall; the median counts. Peers that are not installed, or can't read the file, are named and left out.
//
//     bench_import [rows] [rounds] [suite: intl|gm] [peers]      → one JSON line each, then the ratio to the fastest peer
//
// peers: names of those to run against, "openpyxl,exceljs"; or of those to leave out, "-libreoffice,-sheetjs"; none: "none".
//
// Peers: openpyxl (python3-openpyxl), xlsx2csv, LibreOffice (libreoffice-calc-nogui), and from npm exceljs and xlsx,
// found by NODE_PATH.
#include "hotline/campaigns/CampaignsSchema.h"
#include "hotline/campaigns/ContactLists.h"
#include "hotline/directory/Directory.h"
#include "hotline/directory/DirectorySchema.h"
#include "platform/base/Clock.h"
#include "platform/base/Literals.h"
#include "platform/base/PhoneNumber.h"
#include "platform/crypto/FieldSealer.h"
#include "platform/sheets/SheetChild.h"
#include "platform/storage/OpenStore.h"
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <functional>
#include <minizip/zip.h>
#include <sys/resource.h>
#include <vector>

using namespace lianxin;

namespace {

constexpr int kDoNotCall = 1000;

std::string phoneOf(int i) {
    char text[16];
    std::snprintf(text, sizeof text, "1%010lld", 3'000'000'000LL + i * 2'654'435'761LL % 6'999'999'999LL);
    return text;
}

//! What spreadsheet programs write: shared strings, two of them different in every row, a header, numbers as numbers.
//! Of a thousand rows one has no number that can be called and one repeats another's.
bool writeWorkbook(const QString &path, int rows) {
    const zipFile zip = zipOpen64(path.toUtf8().constData(), APPEND_STATUS_CREATE);
    if (!zip)
        return false;
    zip_fileinfo info;
    std::memset(&info, 0, sizeof info);
    using Out = std::function<void(const std::string &)>;
    const auto part = [&](const char *name, const std::function<void(const Out &)> &fill) {
        zipOpenNewFileInZip64(zip, name, &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6, 1);
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
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string packages = "http://schemas.openxmlformats.org/package/2006/";
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    part("[Content_Types].xml", [&](const Out &out) {
        out(head + "<Types xmlns=\"" + packages + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/>"
            "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + type + "worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" + type +
            "styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + type + "sharedStrings+xml\"/></Types>");
    });
    part("_rels/.rels", [&](const Out &out) {
        out(head + "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"rId1\" Type=\"" + office + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    });
    part("xl/workbook.xml", [&](const Out &out) {
        out(head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\"><sheets><sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
    });
    part("xl/_rels/workbook.xml.rels", [&](const Out &out) {
        out(head + "<Relationships xmlns=\"" + packages + "relationships\"><Relationship Id=\"rId1\" Type=\"" + office + "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            "<Relationship Id=\"rId2\" Type=\"" + office + "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"" + office + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
    });
    part("xl/styles.xml", [&](const Out &out) {
        out(head + "<styleSheet xmlns=\"" + main + "\"><fonts count=\"1\"><font><sz val=\"11\"/><name val=\"SimSun\"/></font></fonts><fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills>"
            "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
    });
    const std::vector<std::string> common{"姓名", "手机号", "区县", "编号", "诉求内容", "受理日期", "东城区", "西城区", "海淀区", "社保卡办理进度咨询", "路灯不亮", "供暖温度不足"};
    part("xl/sharedStrings.xml", [&](const Out &out) {
        out(head + "<sst xmlns=\"" + main + "\">");
        for (const auto &text : common)
            out("<si><t>" + text + "</t></si>");
        for (int i = 0; i < rows; ++i)
            out("<si><t>张三" + std::to_string(i) + "</t></si><si><t>GD2026" + std::to_string(10'000'000 + i) + "</t></si>");
        out("</sst>");
    });
    part("xl/worksheets/sheet1.xml", [&](const Out &out) {
        out(head + "<worksheet xmlns=\"" + main + "\"><sheetData><row r=\"1\" spans=\"1:6\">");
        for (int c = 0; c < 6; ++c)
            out(std::string("<c r=\"") + char('A' + c) + "1\" t=\"s\"><v>" + std::to_string(c) + "</v></c>");
        out("</row>");
        const auto text = [](char column, const std::string &row, int index) { return std::string("<c r=\"") + column + row + "\" t=\"s\"><v>" + std::to_string(index) + "</v></c>"; };
        for (int i = 0; i < rows; ++i) {
            const std::string n = std::to_string(i + 2);
            const std::string phone = i % 1000 == 998 ? "10086" : phoneOf(i % 1000 == 999 ? i - 5 : i);
            out("<row r=\"" + n + "\" spans=\"1:6\">" + text('A', n, 12 + 2 * i) + "<c r=\"B" + n + "\"><v>" + phone + "</v></c>" + text('C', n, 6 + i % 3) + text('D', n, 13 + 2 * i) +
                text('E', n, 9 + i % 3) + "<c r=\"F" + n + "\" s=\"1\"><v>" + std::to_string(46'000 + i % 300) + "</v></c></row>");
        }
        out("</sheetData></worksheet>");
    });
    return zipClose(zip, nullptr) == ZIP_OK;
}

struct Cost {
    double wall = -1;
    double cpu = -1;
};

double cpuOf(int who) {
    rusage usage{};
    getrusage(who, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

//! Children count in both cases: ours reads the file.
Cost timed(int who, const std::function<bool()> &work) {
    const double cpu = cpuOf(who) + cpuOf(RUSAGE_CHILDREN) * (who == RUSAGE_SELF);
    const auto begin = std::chrono::steady_clock::now();
    if (!work())
        return {};
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(),
            cpuOf(who) + cpuOf(RUSAGE_CHILDREN) * (who == RUSAGE_SELF) - cpu};
}

Cost importAll(const QString &file, int rows, CryptoSuite suite) {
    const QTemporaryDir directory;
    const SystemClock clock;
    const auto keys = KeyRing::temporary(suite);
    StoreConfig config;
    config.location = directory.filePath(u"bench.db"_s);
    config.keys = keys;
    for (const auto &schema : {directorySchema(), campaignsSchema()})
        config.migrations.insert(config.migrations.end(), schema.begin(), schema.end());
    auto store = openStore(config);
    if (!store)
        qFatal("%s", qPrintable(store.error().toString()));
    const FieldSealer sealer(*keys);
    const BlindIndex index(*keys);
    // People who are not to be called, every hundredth of them in the list.
    const auto told = (*store)->write([&](Transaction &t) {
        for (int i = 0; i < kDoNotCall; ++i) {
            const QString phone = QString::fromStdString(phoneOf(i % 100 == 0 ? i : rows + i));
            t.execute(u"INSERT INTO do_not_call (id, phone_index, phone_sealed, phone_masked, reason, source, until_at, added_at, added_by) "
                      "VALUES ($1, $2, $3, '', 'asked', 'bench', 0, 0, 'bench')",
                      {newId(), index.of(phone), sealer.seal(phone, "phone")});
        }
    });
    if (!told)
        qFatal("%s", qPrintable(told.error().toString()));
    ContactLists lists(**store, sealer, index, clock, directory.path());
    ImportRequest request;
    request.name = u"bench"_s;
    request.path = file;
    JobControl control;
    return timed(RUSAGE_SELF, [&] {
        const auto id = lists.begin(request, u"bench"_s);
        const auto summary = id ? lists.runImport(*id, request, control, u"bench"_s) : Expected<ImportSummary>(id.error());
        if (!summary)
            qFatal("%s", qPrintable(summary.error().toString()));
        if (summary->rows != rows || summary->imported != rows - rows / 1000 * 2 || summary->doNotCall != kDoNotCall / 100)
            qFatal("imported %lld of %lld, %lld not to be called", summary->imported, summary->rows, summary->doNotCall);
        return true;
    });
}

struct Peer {
    const char *name;
    QString program;
    QStringList present; //!< arguments of a run that succeeds when it is there
    QStringList arguments;
    std::vector<double> wall{};
};

std::vector<Peer> peers(const QString &file, const QString &folder) {
    const QString openpyxl = u"import openpyxl,sys\nn=0\nfor r in openpyxl.load_workbook(sys.argv[1],read_only=True).worksheets[0].iter_rows(values_only=True):\n for c in r: n+=c is not None\nprint(n)"_s;
    const QString exceljs = u"const E=require('exceljs');(async()=>{let n=0;for await(const s of new E.stream.xlsx.WorkbookReader(process.argv[1],{sharedStrings:'cache',worksheets:'emit',styles:'ignore'}))"
                            "for await(const r of s)r.eachCell(()=>{n++});console.log(n)})()"_s;
    const QString sheetjs = u"const X=require('xlsx');const w=X.readFile(process.argv[1],{dense:true});console.log(X.utils.decode_range(w.Sheets[w.SheetNames[0]]['!ref']).e.r)"_s;
    return {{"openpyxl", u"python3"_s, {u"-c"_s, u"import openpyxl"_s}, {u"-c"_s, openpyxl, file}},
            {"xlsx2csv", u"xlsx2csv"_s, {u"--version"_s}, {file, u"/dev/null"_s}},
            {"libreoffice", u"soffice"_s, {u"--version"_s}, {u"--headless"_s, u"--convert-to"_s, u"csv"_s, u"--outdir"_s, folder, file}},
            {"exceljs", u"node"_s, {u"-e"_s, u"require('exceljs')"_s}, {u"--max-old-space-size=6000"_s, u"-e"_s, exceljs, file}},
            {"sheetjs", u"node"_s, {u"-e"_s, u"require('xlsx')"_s}, {u"--max-old-space-size=6000"_s, u"-e"_s, sheetjs, file}}};
}

bool runs(const QString &program, const QStringList &arguments) {
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, arguments);
    return process.waitForStarted() && process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? -1 : values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv) {
    if (argc == 2 && std::strcmp(argv[1], "sheet") == 0)
        return runSheetChild();
    const QCoreApplication app(argc, argv);
    // The child that reads is this very program.
    const QTemporaryDir programs;
    QFile::link(QCoreApplication::applicationFilePath(), programs.filePath(u"lianxin-worker"_s));
    qputenv("PATH", programs.path().toUtf8() + ':' + qgetenv("PATH"));
    const int rows = argc > 1 ? QByteArray(argv[1]).toInt() : 1'000'000;
    const int rounds = argc > 2 ? QByteArray(argv[2]).toInt() : 3;
    const auto suite = argc > 3 ? cryptoSuiteFromName(QString::fromLatin1(argv[3])) : CryptoSuite::Intl;
    if (rows < 1000 || rounds < 1 || !suite) {
        std::fprintf(stderr, "usage: bench_import [rows, at least 1000] [rounds] [intl|gm] [peer,peer... or -peer,-peer...]\n");
        return 2;
    }
    const QTemporaryDir directory;
    const QString file = directory.filePath(u"list.xlsx"_s);
    if (!writeWorkbook(file, rows / 1000 * 1000))
        qFatal("can't write the workbook");
    auto candidates = peers(file, directory.path());
    QStringList wanted;
    QStringList unwanted;
    const QStringList named = argc > 4 ? QString::fromLatin1(argv[4]).split(u',', Qt::SkipEmptyParts) : QStringList();
    for (const QString &name : named) {
        const QString plain = name.startsWith(u'-') ? name.sliced(1) : name;
        if (plain != "none"_L1 && std::none_of(candidates.begin(), candidates.end(), [&](const Peer &peer) { return plain == QLatin1StringView(peer.name); })) {
            std::fprintf(stderr, "there is no peer %s\n", qPrintable(plain));
            return 2;
        }
        (plain == name ? wanted : unwanted) << plain;
    }
    std::erase_if(candidates, [&](const Peer &peer) {
        const QString name = QString::fromLatin1(peer.name);
        if (unwanted.contains(name) || (!wanted.isEmpty() && !wanted.contains(name)))
            return true;
        const bool absent = !runs(peer.program, peer.present);
        if (absent)
            std::fprintf(stderr, "peer %s is NOT installed: left out\n", peer.name);
        return absent;
    });
    std::vector<double> wall;
    std::vector<double> cpu;
    for (int round = 0; round < rounds; ++round) {
        const Cost ours = importAll(file, rows / 1000 * 1000, *suite);
        wall.push_back(ours.wall);
        cpu.push_back(ours.cpu);
        std::fprintf(stderr, "import: %.2f s, %.2f s of processor\n", ours.wall, ours.cpu);
        std::erase_if(candidates, [](Peer &peer) {
            const Cost cost = timed(RUSAGE_CHILDREN, [&] { return runs(peer.program, peer.arguments); });
            if (cost.wall < 0) {
                std::fprintf(stderr, "peer %s can NOT read the file: left out\n", peer.name);
                return true;
            }
            peer.wall.push_back(cost.wall);
            std::fprintf(stderr, "%s: %.2f s, %.2f s of processor\n", peer.name, cost.wall, cost.cpu);
            return false;
        });
    }
    double fastest = -1;
    for (const auto &peer : candidates) {
        const double seconds = median(peer.wall);
        fastest = fastest < 0 ? seconds : std::min(fastest, seconds);
        std::printf("{\"bench\": \"import\", \"peer\": \"%s\", \"read_s\": %.2f}\n", peer.name, seconds);
    }
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"bench\": \"import\", \"rows\": %d, \"file_mib\": %lld, \"import_s\": %.2f, \"cpu_s\": %.2f, \"rows_per_s\": %.0f, \"peak_mib\": %ld, \"ratio\": %.2f}\n", rows,
                QFileInfo(file).size() >> 20, median(wall), median(cpu), rows / median(wall), usage.ru_maxrss / 1024, fastest < 0 ? 0 : fastest / median(wall));
    return 0;
}
