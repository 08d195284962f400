// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "platform/sheets/SheetReader.h"
#include "platform/workers/ChildPipe.h"

namespace lianxin::sheets {

//! \brief The engine's side of `lianxin-worker sheet`. A visitor that has had enough ends the child; the next read()
//! starts another.
class ChildSheetReader final : public SheetReader {
public:
    static Expected<std::unique_ptr<SheetReader>> open(const QString &path, const SheetOptions &options, const QString &program);

    const std::vector<SheetInfo> &sheets() const override { return m_sheets; }
    Expected<void> read(int index, const RowVisitor &visit) override;
    QString encoding() const override { return m_encoding; }
    qint64 bytesRead() const override { return m_bytesRead; }
    qint64 bytesTotal() const override { return m_bytesTotal; }
    qint64 replacedSequences() const override { return m_replaced; }

private:
    struct Frame {
        uint32_t kind = 0;
        std::string_view content;
    };
    Expected<void> start();
    Expected<void> readFrames(const RowVisitor &visit);
    Expected<Frame> nextFrame();
    Error died();

    QString m_path;
    SheetOptions m_options;
    QString m_program;
    std::unique_ptr<ChildPipe> m_child;
    std::vector<char> m_buffer;
    size_t m_begin = 0;
    size_t m_end = 0;
    std::vector<SheetInfo> m_sheets;
    QString m_encoding;
    qint64 m_bytesRead = 0;
    qint64 m_bytesTotal = 0;
    qint64 m_replaced = 0;
};

} // namespace lianxin::sheets
