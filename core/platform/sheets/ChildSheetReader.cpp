// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sheets/ChildSheetReader.h"
#include "platform/sheets/SheetErrors.h"
#include "platform/sheets/SheetWire.h"
#include "platform/workers/WorkerPool.h"
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <csignal>

namespace lianxin::sheets {

namespace {

constexpr size_t kChildChunk = 1 << 18;

QString saveAnew() { return u"Open the file in a spreadsheet program and save it anew as .xlsx"_s; }

Error talksNonsense() { return badSheet(u"sheet.reader_died"_s, u"The process that reads spreadsheets lost its way in this file"_s, saveAnew()); }

} // namespace

Expected<std::unique_ptr<SheetReader>> ChildSheetReader::open(const QString &path, const SheetOptions &options, const QString &program) {
    auto reader = std::make_unique<ChildSheetReader>();
    reader->m_path = path;
    reader->m_options = options;
    reader->m_program = program.isEmpty() ? defaultWorkerProgram() : program;
    LX_CHECK(reader->start());
    return std::unique_ptr<SheetReader>(std::move(reader));
}

Expected<void> ChildSheetReader::start() {
    m_begin = m_end = 0;
    LX_TRY(m_child, ChildPipe::start(m_program, {u"sheet"_s}));
    if (!m_child->send(sheetRequest(m_path, m_options)))
        return died();
    LX_TRY(const Frame frame, nextFrame());
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromRawData(frame.content.data(), qsizetype(frame.content.size()))).object();
    if (SheetFrame(frame.kind) == SheetFrame::Failed) {
        m_child.reset();
        return Error::fromJson(json);
    }
    if (SheetFrame(frame.kind) != SheetFrame::Opened) {
        m_child.reset();
        return talksNonsense();
    }
    m_sheets.clear();
    for (const QJsonValue &value : json.value("sheets"_L1).toArray())
        m_sheets.push_back({value["name"_L1].toString(), SheetInfo::State(std::clamp(value["state"_L1].toInt(), 0, 2))});
    m_encoding = json.value("encoding"_L1).toString();
    m_bytesTotal = json.value("total"_L1).toInteger();
    return {};
}

Expected<void> ChildSheetReader::read(int index, const RowVisitor &visit) {
    if (index < 0 || index >= int(m_sheets.size()))
        return Error{ErrorKind::NotFound, u"sheet.no_such_sheet"_s, u"The workbook has %1 sheets"_s.arg(m_sheets.size()), {}, {}};
    if (!m_child)
        LX_CHECK(start());
    m_bytesRead = 0;
    if (!m_child->send("read " + QByteArray::number(index) + '\n'))
        return died();
    return readFrames(visit);
}

Expected<void> ChildSheetReader::readFrames(const RowVisitor &visit) {
    std::vector<SheetCell> cells;
    SheetRow row;
    for (;;) {
        LX_TRY(const Frame frame, nextFrame());
        const auto kind = SheetFrame(frame.kind);
        if (kind == SheetFrame::Failed) {
            m_child.reset();
            return Error::fromJson(QJsonDocument::fromJson(QByteArray(frame.content.data(), qsizetype(frame.content.size()))).object());
        }
        if ((kind != SheetFrame::Rows && kind != SheetFrame::Done) || frame.content.size() < sizeof(RowsHead)) {
            m_child.reset();
            return talksNonsense();
        }
        RowsHead head{};
        std::memcpy(&head, frame.content.data(), sizeof head);
        m_bytesRead = kind == SheetFrame::Done ? m_bytesTotal : std::max(m_bytesRead, std::min(head.bytesRead, m_bytesTotal));
        m_replaced = head.replaced;
        if (kind == SheetFrame::Done)
            return {};
        for (RowDecoder rows(frame.content.substr(sizeof head)); !rows.atEnd();) {
            if (!rows.next(row, cells)) {
                m_child.reset();
                return talksNonsense();
            }
            if (!visit(row)) {
                m_child.reset();
                return {};
            }
        }
    }
}

// The content lies in the buffer until the next call.
Expected<ChildSheetReader::Frame> ChildSheetReader::nextFrame() {
    size_t needed = 8;
    uint32_t head[2] = {0, 0};
    for (;;) {
        if (m_end - m_begin >= 8) {
            std::memcpy(head, m_buffer.data() + m_begin, 8);
            if (head[0] > kMaxSheetFrame) {
                m_child.reset();
                return talksNonsense();
            }
            needed = 8 + head[0];
            if (m_end - m_begin >= needed) {
                const std::string_view content(m_buffer.data() + m_begin + 8, head[0]);
                m_begin += needed;
                return Frame{head[1], content};
            }
        }
        if (m_begin > 0) {
            std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
            m_end -= m_begin;
            m_begin = 0;
        }
        if (m_buffer.size() < std::max(needed, m_end + kChildChunk))
            m_buffer.resize(std::max(needed, m_end + kChildChunk));
        const qint64 got = m_child->read(m_buffer.data() + m_end, qint64(m_buffer.size() - m_end), m_options.limits.maxSilenceMs);
        if (got < 0) {
            m_child.reset();
            return badSheet(u"sheet.limit_time"_s, u"Reading the file took too long"_s, saveAnew());
        }
        if (got == 0)
            return died();
        m_end += size_t(got);
    }
}

Error ChildSheetReader::died() {
    const ChildPipe::End end = m_child->finish(5'000);
    m_child.reset();
    if (!end.bySignal && end.number == kOutOfMemory)
        return limitReached(u"memory"_s, u"The file needs more than %1 MiB of memory"_s.arg(m_options.limits.maxMemoryBytes >> 20));
    if (end.bySignal && end.number == SIGXCPU)
        return badSheet(u"sheet.limit_time"_s, u"Reading the file took too long"_s, saveAnew());
    return badSheet(u"sheet.reader_died"_s, u"The process that reads spreadsheets failed on this file"_s, saveAnew());
}

} // namespace lianxin::sheets
